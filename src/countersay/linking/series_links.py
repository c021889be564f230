"""How the series of one block stand to each other: a piece of work that can be done elsewhere, or was done before.

A block is a connected component of series: those of one unit, family and thing counted. No link leads out of it, and what
comes of it depends on nothing but the block. So any number of processes find the same, and what an earlier run found
still holds where the block is the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION
from countersay.lexicon.places import may_be_one
from countersay.linking.neighbours import Counted, Key, Windows, neighbours
from countersay.linking.regrouping import PARTED, are_apart
from countersay.model import LinkKind, SeriesLink, identify

OF = "of: "
APART = "part of the same words: "
UNSAID = (APART, OF, PARTED)
"""Beginnings of words in a key that part series and are not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A series of a block; its figures stand in the order of documents, and by place in them."""

    key: Key
    id: str
    place: str | None
    figures: tuple[Counted, ...]

    @property
    def first(self) -> tuple[int, str, int]:
        """The place of its first figure."""
        return self.figures[0].order


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """All series of one unit, family and thing counted, by their first figures.

    `apart` are pairs of groups of figures whose series people keep apart.
    """

    members: tuple[Member, ...]
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """What was found in a block."""

    links: tuple[SeriesLink, ...]


LinkBlocks = Callable[[Iterable[Block]], Iterable[Linked]]
"""Links blocks; yields what was found in each, in their order."""


def link_here(blocks: Iterable[Block]) -> Iterable[Linked]:
    """Link blocks one after the other, in this process."""
    return map(link_block, blocks)


def link_block(block: Block) -> Linked:
    """Return the links between the series of a block."""
    by_key = {one.key: one for one in block.members}
    windows = {one.key: Windows(one.figures) for one in block.members}
    documents = {one.key: frozenset(figure.document for figure in one.figures) for one in block.members}
    ids = {one.key: frozenset(figure.id for figure in one.figures) for one in block.members} if block.apart else {}
    found = []
    for one, other in neighbours([member.key for member in block.members], documents):
        link = _link(by_key[one], by_key[other], windows[one], windows[other])
        if link is not None and not (block.apart and are_apart(ids[one], ids[other], block.apart)):
            found.append(link)
    return Linked(tuple(found))


def _link(left: Member, right: Member, one: Windows, other: Windows) -> SeriesLink | None:
    (_, _, _, words, said, place), (_, _, _, words_there, said_there, place_there) = left.key, right.key
    same_place, same_said, same_words = place == place_there, said == said_there, words == words_there
    if same_place and same_said and (words < words_there or words_there < words):
        return _subset(*((left, right) if words_there < words else (right, left)))
    if same_said and same_words and not same_place:
        pairs = _overlapping(one, other)
        if not pairs:
            return None
        if not place or not place_there:
            return _made("unsure", left, right, "one names a place, the other none", pairs)
        if left.place and right.place and left.place.lower() == right.place.lower():
            return _made(
                "unsure", left, right, f"each text says “{left.place}”, and may mean a place of its own", pairs
            )
        if left.place and right.place and may_be_one(left.place, right.place):
            return _made("unsure", left, right, f"“{left.place}” and “{right.place}” may be one place", pairs)
        return _made("other_scope", left, right, f"counted at different places: {left.place} / {right.place}", pairs)
    if same_place and same_words and said and said_there and _one_chain(said, said_there):
        pairs = _overlapping(one, other)
        if pairs:
            reason = f"counted at different points: {' and '.join(sorted(said))} / {' and '.join(sorted(said_there))}"
            return _made("other_definition", left, right, reason, pairs)
    return None


def _subset(narrow: Member, wide: Member) -> SeriesLink | None:
    more = narrow.key[3] - wide.key[3]
    if any(word.startswith(OCCASION) for word in more):
        return None  # the other count may be that of an event its sentence does not name again
    extra = ", ".join(sorted(word for word in more if not word.startswith(UNSAID)))
    if not extra:
        return None  # the relation of the figures says it already
    return _made("subset", narrow, wide, f"one counts only those that are: {extra}")


def _one_chain(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(left <= set(chain) and right <= set(chain) for chain in table("predicates")["counting_points"]["chains"])


def _overlapping(left: Windows, right: Windows) -> tuple[Counted, ...]:
    """Figures of different documents whose windows share a day and whose values differ."""
    met = {figure.id: figure for figure in (*right.met_by(left), *left.met_by(right))}
    return tuple(sorted(met.values(), key=lambda figure: (figure.order, figure.id)))


def _made(kind: LinkKind, left: Member, right: Member, reason: str, figures: Sequence[Counted] = ()) -> SeriesLink:
    return SeriesLink(
        id=identify("l", kind, left.id, right.id),
        kind=kind,
        left=left.id,
        right=right.id,
        reason=reason,
        figures=tuple(figure.id for figure in figures),
    )
