"""Group propositions into questions: by family, by what they are about, by the names in it and by the accused side."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.sides import Sides
from countersay.model import Extent, Name, Proposition

PRONOUNS = frozenset({"it", "they", "them", "one", "two", "nothing", "this", "that", "which", "these", "those", "all"})


_STATEMENT_DF = 60


_BREATH = 160  # code points
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
                at.setdefault(mention.document, []).append((mention.start, mention.end, name.id))
    return {document: sorted(rows) for document, rows in at.items()}


def make_item(row: Proposition, sides: Sides, at: Mapping[str, list[tuple[int, int, str]]]) -> Item:
    """Add to a proposition what it is compared by."""
    target = row.object if row.object and row.object.text.lower() not in PRONOUNS else None
    family, about = row.family, _about(row.family, target)
    if family == "access" and about == "supply":
        family = "supply"
    if family == "supply":
        about = "supply"
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
    words = [_singular(word.lower()) for word in re.findall(r"[^\W\d_]+", target.text)]
    return next((_classes()[word] for word in words if word in _classes()), "other")


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
    """Split a bucket by names; items without a name join the only component of the corpus, else of their document."""
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
    for item in items:  # two names in one breath of one voice: "the closure of the road, the siege of the valley"
        if not joins or not item.atoms:
            continue
        key = (item.row.document, item.row.act, item.row.speaker or "")
        before = last.get(key)
        if before is not None and item.row.start - before.row.end < _BREATH:
            parent[find(min(item.atoms))] = find(min(before.atoms))
        last[key] = item
    roots = {find(min(item.atoms)) for item in items if item.atoms}
    by_document: dict[str, set[str]] = {}
    for item in items:
        if item.atoms:
            by_document.setdefault(item.row.document, set()).add(find(min(item.atoms)))
    heads: dict[str, set[str]] = {}
    for item in items:
        if item.atoms and (word := _head(item.row.object)) is not None:
            heads.setdefault(word, set()).add(find(min(item.atoms)))
    predicates: dict[str, set[str]] = {}
    for item in items:
        if item.atoms:
            predicates.setdefault(item.row.predicate, set()).add(find(min(item.atoms)))
    out: dict[str, list[Item]] = {}
    near: dict[str, tuple[int, str]] = {}
    for item in items:
        nearest = near.get(item.row.document)
        if item.atoms:
            near[item.row.document] = (item.row.end, find(min(item.atoms)))
        if item.atoms:
            root = find(min(item.atoms))
        elif joins and len(roots) == 1:
            root = next(iter(roots))
        elif joins and len(by_document.get(item.row.document, ())) == 1:
            root = next(iter(by_document[item.row.document]))
        elif joins and len(alike := _alike(item, heads)) == 1:
            root = next(iter(alike))
        elif joins and item.row.object is None and len(predicates.get(item.row.predicate, ())) == 1:
            root = next(iter(predicates[item.row.predicate]))  # a bare "blockade" is the one that the corpus knows
        elif joins and nearest is not None and 0 <= item.row.start - nearest[0] < _NEARBY:
            root = nearest[1]  # "The protesters do not hinder the traffic" goes on about the road named just before
        else:
            root = "" if joins and not roots else f"{item.row.document}:{item.row.start if not joins else ''}"
        out.setdefault(root, []).append(item)
    return [out[root] for root in sorted(out)]


def _head(target: Extent | None) -> str | None:
    """The word that tells the class of an object: "the closed road to Alm" gives "road"."""
    if target is None:
        return None
    words = [_singular(word.lower()) for word in re.findall(r"[^\W\d_]+", target.text)]
    return next((word for word in words if word in _classes()), None)


def _alike(item: Item, heads: Mapping[str, set[str]]) -> set[str]:
    """Components whose objects bear the same noun: "the valley" and "the Khorven valley"."""
    word = _head(item.row.object)
    return heads.get(word, set()) if word is not None else set()


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
    words = [_content(item.row.predicate) for item in items]
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


def _content(text: str) -> frozenset[str]:
    return frozenset(_singular(w) for w in re.findall(r"[^\W_]+", text.lower()) if w not in _small() and len(w) > 2)
