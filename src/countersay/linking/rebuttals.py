"""Pair what is alleged with who denies or affirms it, across documents and wordings.

1. Propositions come together by family (closing, firing, mines …), by what they are about (a road, supplies, a visit)
   and by the names in it, and by the side that is said to do it. A name left out joins where only one group is open.
2. Plain statements without an agent count as allegations only against a side that is not the speaker's own.
3. A denial is what the words deny. Where it speaks of less than is alleged, its note says so: of a stronger word
   ("closing" where hindering is alleged), of other people than the accused, or with a limiting word.
4. Contents denied without any known predicate pair with assertions that share most of their words.
Silence is no denial: an allegation that nobody answers stays without a reply.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.load import table
from countersay.linking.sides import Sides
from countersay.model import Allegation, Document, Extent, Name, Party, Proposition, Utterance, identify

_PRONOUNS = frozenset({"it", "they", "them", "one", "two", "nothing", "this", "that", "which", "these", "those", "all"})
_TOPIC = 90
_STATEMENT_DF = 60
_BREATH = 160  # code points


@dataclass(frozen=True, slots=True)
class _Item:
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
        return self.row.act != "denies"


def link_allegations(
    propositions: Sequence[Proposition],
    documents: Sequence[Document],
    sides: Sides,
    names: Sequence[Name] = (),
    parties: Sequence[Party] = (),
) -> tuple[Allegation, ...]:
    """Return the answered allegations, then the others, each part by date and place of the first words; input in any order."""
    at = _mentions(names)
    order = sorted(documents, key=lambda d: (d.issued.value if d.issued else "~", d.path, d.id))
    rank = {document.id: number for number, document in enumerate(order)}
    items = [_item(row, sides, at) for row in sorted(propositions, key=lambda row: _place(row, rank))]
    labels = {party.id: party.label for party in parties}
    groups = _groups([item for item in items if item.family != "statement"])
    groups += _statement_groups([item for item in items if item.family == "statement"])
    found = {row.id: (_place(group[0].row, rank), row) for group in groups for row in _allegation(group, labels)}
    return tuple(row for _, row in sorted(found.values(), key=lambda pair: (pair[1].reply, pair[0], pair[1].id)))


def _place(row: Proposition, rank: Mapping[str, int]) -> tuple[int, int, int, str, str, str]:
    """Earlier documents first, then by position."""
    return rank.get(row.document, len(rank)), row.start, row.end, row.act, row.predicate, row.speaker or ""


def _mentions(names: Sequence[Name]) -> Mapping[str, list[tuple[int, int, str]]]:
    at: dict[str, list[tuple[int, int, str]]] = {}
    for name in names:
        if name.kind in ("place", "road", "deposit", "agreement", "event"):
            for mention in name.mentions:
                at.setdefault(mention.document, []).append((mention.start, mention.end, name.id))
    return {document: sorted(rows) for document, rows in at.items()}


def _item(row: Proposition, sides: Sides, at: Mapping[str, list[tuple[int, int, str]]]) -> _Item:
    target = row.object if row.object and row.object.text.lower() not in _PRONOUNS else None
    family, about = row.family, _about(row.family, target)
    if family == "access" and about == "supply":
        family = "supply"
    if family == "supply":
        about = "supply"
    agent = row.agent
    side = sides.side(agent.text, row.document) if agent is not None else None
    source = row.source.text if row.source is not None else row.speaker
    voice = sides.side(row.speaker, row.document) or sides.side(source, row.document)
    if row.act == "reports" and row.speaker is None:
        voice = None
    return _Item(row, family, about, _atoms(row.document, target, at), side, agent is not None and side is None, voice)


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


def _atoms(document: str, target: Extent | None, at: Mapping[str, list[tuple[int, int, str]]]) -> frozenset[str]:
    """Names in the object: ids of names there, and its capitalised words without vowels, so that spellings meet."""
    if target is None:
        return frozenset()
    atoms = {name for start, end, name in at.get(document, ()) if start < target.end and target.start < end}
    for word in re.findall(r"(?<![.!?] )\b[A-Z][^\W\d_]{3,}", target.text):
        atoms.add(re.sub(r"[aeiouyhAEIOUYH]", "", word.lower().replace("j", "z")) or word.lower())
    return frozenset(atoms)


def _groups(items: Sequence[_Item]) -> list[list[_Item]]:
    """Group by family and object class, by the names in the object, then by the accused side."""
    buckets: dict[tuple[str, str], list[_Item]] = {}
    for item in items:
        buckets.setdefault((item.family, item.about), []).append(item)
    groups = []
    for key in sorted(buckets):
        for component in _components(buckets[key], key[0] != "omission" and key[1] != "other"):
            groups.extend(_by_agent(component))
    return groups


def _components(items: Sequence[_Item], joins: bool) -> list[list[_Item]]:
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
    last: dict[tuple[str, str, str], _Item] = {}
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
    out: dict[str, list[_Item]] = {}
    for item in items:
        if item.atoms:
            root = find(min(item.atoms))
        elif joins and len(roots) == 1:
            root = next(iter(roots))
        elif joins and len(by_document.get(item.row.document, ())) == 1:
            root = next(iter(by_document[item.row.document]))
        elif joins and len(alike := _alike(item, heads)) == 1:
            root = next(iter(alike))
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


def _alike(item: _Item, heads: Mapping[str, set[str]]) -> set[str]:
    """Components whose objects bear the same noun: "the valley" and "the Khorven valley"."""
    word = _head(item.row.object)
    return heads.get(word, set()) if word is not None else set()


def _by_agent(items: Sequence[_Item]) -> list[list[_Item]]:
    """Split by the accused side; agentless rows and denials of unnamed people join where only one side is accused."""
    accused = sorted({item.agent for item in items if item.agent})
    groups: dict[str, list[_Item]] = {side: [] for side in accused}
    by_document: dict[str, set[str]] = {}
    for item in items:
        if item.agent:
            by_document.setdefault(item.row.document, set()).add(item.agent)
    for item in items:
        if item.agent:
            groups[item.agent].append(item)
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


def _statement_groups(items: Sequence[_Item]) -> list[list[_Item]]:
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
    return frozenset(
        [
            "the",
            "a",
            "an",
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "by",
            "with",
            "and",
            "or",
            "but",
            "that",
            "which",
            "who",
            "it",
            "its",
            "they",
            "their",
            "he",
            "she",
            "his",
            "her",
            "was",
            "were",
            "is",
            "are",
            "be",
            "been",
            "had",
            "has",
            "have",
            "not",
            "no",
            "any",
            "as",
            "this",
            "these",
            "those",
            "there",
            "would",
            "will",
            "could",
            "may",
            "might",
            "than",
            "into",
            "over",
        ]
    )


def _content(text: str) -> frozenset[str]:
    return frozenset(_singular(w) for w in re.findall(r"[^\W_]+", text.lower()) if w not in _small() and len(w) > 2)


def _allegation(group: Sequence[_Item], labels: Mapping[str, str]) -> Iterable[Allegation]:
    """Make the row of a group, or none where nothing is alleged that names who or is answered."""
    against = next((item.agent for item in group if item.agent), None)
    denied = [item for item in group if not item.alleges]
    deniers = {item.voice for item in denied}
    alleged, affirmed = [], []
    for item in group:
        if not item.alleges:
            continue
        own = item.voice is not None and item.voice == against
        if item.row.act == "alleges" and own and (item.agent is not None or item.row.agent is not None):
            affirmed.append(item)
        elif (
            item.row.explicit
            or (item.row.agent is not None and not own)
            or (item.voice is not None and not own and item.voice not in deniers and (against is not None or deniers))
        ):
            alleged.append(item)
    if not alleged and not any(item.row.explicit for item in denied):
        return
    if not alleged and not denied:
        return
    if not alleged and not any(item.row.explicit for item in denied):
        return
    if not denied and not affirmed and all(item.family == "statement" for item in alleged):
        if not any(item.row.explicit for item in alleged):
            return
    topic = _topic(alleged or denied, against, labels)
    first = next(item.row for item in group if item in alleged or item in denied)
    yield Allegation(
        id=identify("al", first.document, first.start, first.end, first.family, against or ""),
        topic=topic,
        alleged_by=_utterances(alleged),
        denied_by=_utterances(denied, alleged),
        affirmed_by=_utterances(affirmed),
        reply="in_corpus" if denied or affirmed else "none_in_corpus",
        kind=group[0].family,
    )


def _utterances(items: Sequence[_Item], alleged: Sequence[_Item] = ()) -> tuple[Utterance, ...]:
    found: dict[tuple[str, int, int, str], Utterance] = {}
    for item in items:
        row = item.row
        key = (row.document, row.start, row.end, row.speaker or "")
        side = item.voice if item.voice and not item.voice.startswith("country:") else None
        found.setdefault(
            key,
            Utterance(
                speaker=row.speaker if row.speaker or row.act != "reports" else "not said who",
                document=row.document,
                start=row.start,
                end=row.end,
                side=side,
                what=_what(row),
                note=_note(item, alleged) if alleged else None,
            ),
        )
    return tuple(found.values())


def _what(row: Proposition) -> str | None:
    if row.family == "statement":
        return None
    parts = [row.predicate]
    if row.object is not None:
        parts.append(_short(row.object.text))
    if row.agent is not None:
        parts.append("by " + _short(row.agent.text))
    return " · ".join(parts)


def _short(text: str, limit: int = 60) -> str:
    words = " ".join(text.split())
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def _note(denial: _Item, alleged: Sequence[_Item]) -> str | None:
    """Say in words how far a denial falls short of what is alleged; None where it meets it."""
    notes = []
    row = denial.row
    below = sorted({(item.row.rank, item.row.predicate) for item in alleged if 0 < item.row.rank < row.rank})
    if below:
        notes.append(f"denies “{row.predicate}”; “{below[0][1]}” is alleged too")
    accused = {item.agent for item in alleged if item.agent}
    if denial.generic and accused and row.agent is not None:
        notes.append(f"speaks of {_short(row.agent.text)}")
    said = {word for item in alleged for word in item.row.narrows}
    limits = [word for word in dict.fromkeys(row.narrows) if word not in said]
    if limits:
        notes.append("with the limiting word " + ", ".join(f"“{word}”" for word in limits))
    return "; ".join(notes) or None


@cache
def _labels() -> Mapping[str, str]:
    return {family["name"]: family["label"] for family in table("allegations")["family"]}


def _topic(items: Sequence[_Item], against: str | None, labels: Mapping[str, str]) -> str:
    first = items[0]
    if first.family == "statement":
        return _short(first.row.predicate, _TOPIC)
    named = [item for item in items if item.row.object is not None and item.atoms] or [
        item for item in items if item.row.object is not None and item.row.object.text.lower() not in _PRONOUNS
    ]
    words = _labels().get(first.family, first.family)
    if named and named[0].row.object is not None:
        words += ": " + _short(named[0].row.object.text)
    if against is not None:
        words += " (said of " + labels.get(against, against.removeprefix("country:")) + ")"
    return words
