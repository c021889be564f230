"""Group propositions into questions: by family, by what they are about, by the names in it and by the accused side."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.sides import Sides
from countersay.model import Extent, Name, Proposition

PRONOUNS = frozenset({"it", "they", "them", "one", "two", "nothing", "this", "that", "which", "these", "those", "all"})


_STATEMENT_DF = 60
_PLACE = "place "


_BREATH = 160  # code points
_ANY = frozenset({"traffic", "movement", "passage", "access", "transport", "people", "vehicle"})
_NEARBY = 1500  # code points: a section


@dataclass(frozen=True, slots=True)
class Item:
    """A proposition with what it is compared by."""

    row: Proposition
    family: str
    about: str
    atoms: frozenset[str]
    agent: str | None
    generic: bool
    voice: str | None

    @property
    def alleges(self) -> bool:
        """Whether it says, or reports, that something happened."""
        return self.row.act != "denies"


def mentions_in(names: Sequence[Name]) -> Mapping[str, list[tuple[int, int, str]]]:
    """Return the mentions of places and things by document: start, end, id of the name."""
    at: dict[str, list[tuple[int, int, str]]] = {}
    for name in names:
        if name.kind in ("place", "road", "deposit", "agreement", "event"):
            for mention in name.mentions:
                place = _PLACE if name.kind in ("place", "road") else ""
                at.setdefault(mention.document, []).append((mention.start, mention.end, place + name.id))
    return {document: sorted(rows) for document, rows in at.items()}


def make_item(row: Proposition, sides: Sides, at: Mapping[str, list[tuple[int, int, str]]]) -> Item:
    """Add to a proposition what it is compared by."""
    target = row.object if row.object and row.object.text.lower() not in PRONOUNS else None
    family, about = row.family, _about(row.family, target)
    if family == "access" and about == "supply":
        family = "supply"
    if family == "supply":
        about = "supply"
    if about == "other" and target is not None and _is_place(row.document, target, at):
        about = "way"  # "closed the Tolm Bank"
    agent = row.agent
    side = sides.side(agent.text, row.document) if agent is not None else None
    source = row.source.text if row.source is not None else row.speaker
    if agent is not None and side is None and row.act == "denies" and agent.text.lower().startswith(("its ", "their ")):
        # "Alm denies that its guards fired": the guards of the one who denies
        side = sides.side(row.speaker, row.document) or sides.side(source, row.document)
    voice = sides.side(row.speaker, row.document) or sides.side(source, row.document)
    if row.act == "reports" and row.speaker is None:
        voice = None
    return Item(row, family, about, _atoms(row.document, target, at), side, agent is not None and side is None, voice)


def _is_place(document: str, target: Extent, at: Mapping[str, list[tuple[int, int, str]]]) -> bool:
    """Say whether an object is a place by its name and nothing else."""
    lead = 4 if target.text.lower().startswith("the ") else 0
    named = (target.start + lead, target.end)
    return any(
        (start, end) in (named, (target.start, target.end)) and name.startswith(_PLACE)
        for start, end, name in at.get(document, ())
    )


@cache
def _classes() -> Mapping[str, str]:
    return {word: name for name, rows in table("allegations")["classes"].items() for word in rows}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _about(family: str, target: Extent | None) -> str:
    """Class of the object of "access": the first word that tells; other families are not divided."""
    if family != "access":
        return family
    if target is None:
        return "way"
    return next((_classes()[word] for word in _things(target) if word in _classes()), "other")


def _things(target: Extent) -> list[str]:
    """The words of an object in the singular, without whose it is: "the Mission's patrols" is about patrols."""
    return [_singular(word.lower()) for word in re.findall(r"[^\W\d_]+", re.sub(r"\w+['’]s\b", "", target.text))]


@cache
def _counting() -> frozenset[str]:
    return frozenset(table("periods")["numbers"]) | frozenset(table("allegations")["words"]["negations"])


def _atoms(document: str, target: Extent | None, at: Mapping[str, list[tuple[int, int, str]]]) -> frozenset[str]:
    """Names in the object: ids of names there, and its capitalised words without vowels, so that spellings meet."""
    if target is None:
        return frozenset()
    atoms = {name for start, end, name in at.get(document, ()) if start < target.end and target.start < end}
    for word in re.findall(r"(?<![.!?] )\b[A-Z][^\W\d_]{3,}", target.text):
        if word.lower() in _counting():
            continue  # "None of the lorries", "Forty lorries" open a sentence
        atoms.add(re.sub(r"[aeiouyhAEIOUYH]", "", word.lower().replace("j", "z")) or word.lower())
    return frozenset(atoms)


def grouped(items: Sequence[Item]) -> list[list[Item]]:
    """Group by family and object class, by the names in the object, then by the accused side."""
    buckets: dict[tuple[str, str], list[Item]] = {}
    for item in items:
        buckets.setdefault((item.family, item.about), []).append(item)
    groups = []
    for key in sorted(buckets):
        for component in _components(buckets[key], key[0] != "omission" and key[1] != "other"):
            groups.extend(_by_agent(component))
    return groups


def _components(items: Sequence[Item], joins: bool) -> list[list[Item]]:
    """Split a bucket by the names in the objects; items without a name go where `_Parts.of` says."""
    find = _named_together(items, joins)
    parts = _Parts(items, find)
    out: dict[str, list[Item]] = {}
    for item in items:
        if item.atoms:
            root = find(min(item.atoms))
            parts.nearest[item.row.document] = (item.row.end, root)
        else:
            root = parts.of(item) if joins else _alone(item)
        out.setdefault(root, []).append(item)
    return [out[root] for root in sorted(out)]


def _alone(item: Item) -> str:
    """The part of an item that joins no other by a name: by its object, which a reply to it has in common with it.

    Other things of "access" ("sabotaged two cranes") are one where predicate and noun are.
    """
    target = item.row.object
    if target is not None and item.family == "access" and (things := _things(target)):
        return f"{item.row.predicate} {things[-1]}"
    return f"{item.row.document}:{target.start if target is not None else item.row.start}"


def _named_together(items: Sequence[Item], joins: bool) -> Callable[[str], str]:
    """Join names that stand in one object, or in one breath of one voice; return what finds the first of those joined."""
    parent: dict[str, str] = {}

    def find(atom: str) -> str:
        while parent.setdefault(atom, atom) != atom:
            parent[atom] = parent[parent[atom]]
            atom = parent[atom]
        return atom

    for item in items:
        atoms = sorted(item.atoms)
        for atom in atoms[1:]:
            parent[find(atom)] = find(atoms[0])
    last: dict[tuple[str, str, str], Item] = {}
    for item in items:  # "the closure of the road, the siege of the valley"
        if not joins or not item.atoms:
            continue
        key = (item.row.document, item.row.act, item.row.speaker or "")
        before = last.get(key)
        if before is not None and item.row.start - before.row.end < _BREATH:
            parent[find(min(item.atoms))] = find(min(before.atoms))
        last[key] = item
    return find


class _Parts:
    """The parts of a bucket that bear names: by document, by the noun of the object, by predicate."""

    def __init__(self, items: Sequence[Item], find: Callable[[str], str]) -> None:
        self.by_document: dict[str, set[str]] = {}
        self.by_noun: dict[str, set[str]] = {}
        self.by_predicate: dict[str, set[str]] = {}
        self.nouns: dict[str, set[str]] = {}
        self.nearest: dict[str, tuple[int, str]] = {}
        for item in items:
            if not item.atoms:
                continue
            root, word = find(min(item.atoms)), _head(item.row.object)
            self.by_document.setdefault(item.row.document, set()).add(root)
            self.by_predicate.setdefault(item.row.predicate, set()).add(root)
            nouns = self.nouns.setdefault(root, set())
            if word is not None:
                self.by_noun.setdefault(word, set()).add(root)
                nouns.add(word)
        self.loose = {word for item in items if (word := _head(item.row.object)) is not None} - _ANY

    def of(self, item: Item) -> str:
        """Return the part of an item without a name.

        In order: the only part of the corpus, of its document, with its noun, with its bare predicate ("the blockade"); the
        part named last before it in its document. Never one that is about other things: patrols turned back are no answer
        to a closed gate. "It" joins nothing beyond its document.
        """
        row, word = item.row, _head(item.row.object)
        vague = row.object is not None and row.object.text.lower() in PRONOUNS
        before = self.nearest.get(row.document)
        choices = [
            set() if vague else set(self.nouns),
            self.by_document.get(row.document, set()),
            self.by_noun.get(word, set()) if word is not None else set(),
            self.by_predicate.get(row.predicate, set()) if row.object is None else set(),
            {before[1]} if before is not None and 0 <= row.start - before[0] < _NEARBY else set(),
        ]
        for choice in choices:
            if len(choice) == 1 and (item.about != "way" or self._fits(next(iter(choice)), word)):
                return next(iter(choice))
        if self.nouns or item.about != "way":
            return f"{row.document}:" if self.nouns else ""
        return _nameless(item, self.loose)

    def _fits(self, root: str, word: str | None) -> bool:
        """Say whether a noun may be spoken of in a part: it is there, or says only that something moves."""
        nouns = self.nouns[root] - _ANY
        return word is None or word in _ANY or not nouns or word in nouns


def _nameless(item: Item, known: set[str]) -> str:
    """The part of an item where no name is in any: by the noun, so that stopped patrols and a closed gate stay apart.

    What names nothing, or only the traffic, joins where one thing is spoken of.
    """
    target, word = item.row.object, _head(item.row.object)
    if target is not None and target.text.lower() in PRONOUNS:
        return f"{item.row.document}:{item.row.start}"
    if word is None or word in _ANY:
        return min(known) if len(known) == 1 else ""
    return word


def _head(target: Extent | None) -> str | None:
    """The word that tells the class of an object: "the closed road to Alm" gives "road"."""
    if target is None:
        return None
    return next((word for word in _things(target) if word in _classes()), None)


def _by_agent(items: Sequence[Item]) -> list[list[Item]]:
    """Split by the accused side.

    A denial that names nobody answers what is said of the denier's own side; an agentless claim of one side is said of
    the only other one accused; other rows that name nobody join where only one side is accused.
    """
    accused = sorted({item.agent for item in items if item.agent})
    groups: dict[str, list[Item]] = {side: [] for side in accused}
    by_document: dict[str, set[str]] = {}
    answered = {(i.row.document, i.row.start): i.agent or i.voice for i in items if not i.alleges}
    for item in items:
        if item.agent:
            by_document.setdefault(item.row.document, set()).add(item.agent)
    for item in items:
        if item.agent:
            groups[item.agent].append(item)
            continue
        if item.voice in groups and not item.alleges:
            groups[item.voice].append(item)  # a denial answers what is alleged of the denier's own side
            continue
        others = [side for side in accused if side != item.voice]
        if item.voice is not None and item.row.agent is None and item.alleges and len(others) == 1:
            groups[others[0]].append(item)
            continue
        side = answered.get((item.row.document, item.row.start))
        if side is not None and item.row.agent is None and item.alleges and side in groups:
            groups[side].append(item)  # the claim that a denial repeats goes where the denial goes
            continue
        if item.alleges and item.voice is not None and accused == [item.voice]:
            groups.setdefault(f"?{item.voice}", []).append(item)  # nobody alleges what nobody else did of himself
            continue
        here = by_document.get(item.row.document, set())
        joins = not item.generic or not item.alleges or item.row.explicit
        if joins and len(accused) == 1:
            groups[accused[0]].append(item)
        elif joins and len(here) == 1:
            groups[next(iter(here))].append(item)
        elif joins and not accused:
            groups.setdefault("", []).append(item)
        else:
            head = item.row.agent.text.lower() if item.row.agent else item.row.document
            groups.setdefault(f"?{head}", []).append(item)
    return [groups[side] for side in sorted(groups) if groups[side]]


def grouped_statements(items: Sequence[Item]) -> list[list[Item]]:
    """Group denied and alleged contents that share most of their words; plain assertions only beside a denial."""
    words = [content(item.row.predicate) for item in items]
    counts = Counter(word for some in words for word in some)
    index: dict[str, list[int]] = {}
    groups = []
    for k in range(len(items)):
        for word in words[k]:
            if counts[word] <= _STATEMENT_DF:
                index.setdefault(word, []).append(k)
    used: set[int] = set()
    for k, item in enumerate(items):
        if not item.row.explicit or k in used:
            continue
        shared = Counter(j for word in words[k] for j in index.get(word, ()))
        group = [
            j
            for j in sorted(shared)
            if (j not in used and (items[j].row.start, items[j].row.document) == (item.row.start, item.row.document))
            or (shared[j] >= 3 and 10 * shared[j] >= 6 * len(words[k] | words[j]))
        ]
        group = sorted({k, *group})
        used.update(group)
        groups.append([items[j] for j in group])
    return groups


@cache
def _small() -> frozenset[str]:
    return frozenset(table("allegations")["words"]["small"])


def content(text: str) -> frozenset[str]:
    """Return the weighty words of a text in the singular."""
    return frozenset(_singular(w) for w in re.findall(r"[^\W_]+", text.lower()) if w not in _small() and len(w) > 2)
