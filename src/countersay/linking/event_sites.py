"""Attacks that two documents tell of by what was hit: "the shooting at the checkpoint on 9 March", "warplanes bombed the hospital".

Of attacks each side tells its own, so one thing in common shows little. It is enough where all of this holds:

1. One account speaks of the attack as of a known one, or both name as what was hit a thing of a kind that stays where it is or is
   seldom met with (a hospital, a bridge, a convoy); a post, a position or a vehicle of a side is no such thing.
2. Each document tells of one such attack on such a thing on that day.
3. Where an account names its place, the other document names it somewhere, too.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
from countersay.linking.event_things import canonical, is_definite
from countersay.linking.event_told import Told, name_stems
from countersay.model import Name


class Sites:
    """What the documents name, by document; read when first asked for."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._known: Mapping[str, set[str]] | None = None

    def are_one(
        self, one: Told, other: Told, members: Sequence[int], told: Sequence[Told], find: Callable[[int], int]
    ) -> bool:
        """Say whether two accounts of one day that share a thing tell of one attack; `members` are all accounts of the day."""
        things = {thing for thing in one.things & other.things if not _is_moving(thing)}
        if not (_is_known(one) or _is_known(other)):
            things &= _fixed()
        alone = (
            _single(one.mention.document, thing, members, told, find)
            and _single(other.mention.document, thing, members, told, find)
            for thing in sorted(things)
        )
        return any(alone) and self._of_one_place(one, other)

    def _of_one_place(self, one: Told, other: Told) -> bool:
        """Rule 3."""
        return all(
            part.mention.place is None
            or not (words := name_stems(part.mention.place))
            or bool(words & self._named_in(against.mention.document))
            for part, against in ((one, other), (other, one))
        )

    def _named_in(self, document: str) -> set[str]:
        if self._known is None:
            known: dict[str, set[str]] = defaultdict(set)
            for name in self._names:
                for mention in name.mentions:
                    known[mention.document] |= name_stems(mention.text)
            self._known = known
        return self._known.get(document, set())


def _single(
    document: str, thing: str, members: Sequence[int], told: Sequence[Told], find: Callable[[int], int]
) -> bool:
    """Rule 2."""
    rows = (k for k in members if told[k].mention.document == document and "strike" in told[k].deeds)
    return len({find(k) for k in rows if thing in told[k].things}) == 1


def _is_known(told: Told) -> bool:
    """Say whether the account names the attack as a known one: "the shooting at the checkpoint"."""
    mention = told.mention
    return mention.verb is None and mention.noun is not None and is_definite(mention, mention.noun)


def _is_moving(thing: str) -> bool:
    """Say whether the thing is one of many, or people: each account may speak of its own."""
    return thing in _words("moving") or known_as(thing, "person") is True


@cache
def _fixed() -> frozenset[str]:
    return _words("sites")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(canonical(word) for word in table("happenings")["same_deed"][key].split())
