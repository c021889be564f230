"""What a proposition is compared by: the matter, the names in it, the accused side and the side of the voice."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from countersay.lexicon.load import table
from countersay.linking.sides import Sides
from countersay.model import Extent, Name, Proposition
from countersay.model.quick import quickly_made

PRONOUNS = frozenset(
    {"it", "they", "them", "one", "two", "nothing", "this", "that", "which", "these", "those", "all"}
    | {"he", "she", "him", "her"}
)
PLACE = "place "


@quickly_made
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


def mentions_in(names: Sequence[Name]) -> Mapping[str, list[tuple[int, int, str, str]]]:
    """Return the mentions of names by document: start, end, id of the name ("" where it is no place or thing), words."""
    at: dict[str, list[tuple[int, int, str, str]]] = {}
    for name in names:
        known = name.kind in ("place", "road", "deposit", "agreement", "event")
        key = (PLACE if name.kind in ("place", "road") else "") + name.id if known else ""
        for mention in name.mentions if known or name.kind in ("organisation", "other") else ():
            at.setdefault(mention.document, []).append((mention.start, mention.end, key, mention.text))
    return {document: sorted(rows) for document, rows in at.items()}


def make_item(row: Proposition, sides: Sides, at: Mapping[str, list[tuple[int, int, str, str]]]) -> Item:
    """Add to a proposition what it is compared by."""
    target = row.object if row.object and row.object.text.lower() not in PRONOUNS else None
    family, about = row.family, _about(row.family, target)
    if family == "access" and about == "supply":
        family = "supply"
    if family == "supply":
        about = "supply"
    short = _short_for(row.document, target, at) if target is not None else None
    if about == "other" and target is not None:
        if _is_place(row.document, target, at) or (short is not None and short[0].startswith(PLACE)):
            about = "way"  # "closed the Tolm Bank", "the bank is closed"
    agent = row.agent
    side = sides.side(agent.text, row.document) if agent is not None else None
    source = row.source.text if row.source is not None else row.speaker
    if agent is not None and side is None and row.act == "denies" and agent.text.lower().startswith(("its ", "their ")):
        # "Alm denies that its guards fired": the guards of the one who denies
        side = sides.side(row.speaker, row.document) or sides.side(source, row.document)
    voice = sides.side(row.speaker, row.document) or sides.side(source, row.document)
    if row.act == "reports" and row.speaker is None:
        voice = None
    atoms = _atoms(row.document, target, at) | (_named(*short) if short is not None else frozenset())
    if family == "breach" and target is not None and (article := _ARTICLE.search(target.text)) is not None:
        # different articles of one agreement are different matters
        known = {name for name in atoms if name.startswith("n-")} or {re.sub(r"\W+", " ", target.text.lower())}
        atoms = frozenset({f"{min(known)} {article[1].lower()}"})
    return Item(row, family, about, atoms, side, agent is not None and side is None, voice)


_ARTICLE = re.compile(r"\b(?:Article|Section|Clause|Paragraph|Rule|Point|Annex)s? ([\dIVX]+(?:\(\w+\))*)", re.I)


def _short_for(
    document: str, target: Extent, at: Mapping[str, list[tuple[int, int, str, str]]]
) -> tuple[str, str] | None:
    """Return the name (id and words) that "the bank" stands for: of those with this last word the last one before it."""
    found = re.fullmatch(r"(?:the|this|that) ([^\W\d_]{3,})", target.text, re.I)
    if found is None or not found[1].islower():
        return None
    before = [
        (key, words)
        for start, _, key, words in at.get(document, ())
        if start < target.start and words.split()[-1].lower() == found[1] and len(words.split()) > 1
    ]
    return before[-1] if before else None


def _is_place(document: str, target: Extent, at: Mapping[str, list[tuple[int, int, str, str]]]) -> bool:
    """Say whether an object is a place by its name and nothing else."""
    lead = 4 if target.text.lower().startswith("the ") else 0
    named = (target.start + lead, target.end)
    return any(
        (start, end) in (named, (target.start, target.end)) and name.startswith(PLACE)
        for start, end, name, _ in at.get(document, ())
    )


@cache
def classes() -> Mapping[str, str]:
    """Return the nouns of ways, supplies, visits and talks with their class."""
    return {word: name for name, rows in table("allegations")["classes"].items() for word in rows}


def singular(word: str) -> str:
    """Return a noun without its plural ending."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _about(family: str, target: Extent | None) -> str:
    """Class of the object of "access": the first word that tells; other families are not divided."""
    if family != "access":
        return family
    if target is None:
        return "way"
    return next((classes()[word] for word in things(target) if word in classes()), "other")


def things(target: Extent) -> list[str]:
    """The words of an object in the singular, without whose it is: "the Mission's patrols" is about patrols."""
    return [singular(word.lower()) for word in re.findall(r"[^\W\d_]+", re.sub(r"\w+['’]s\b", "", target.text))]


@cache
def _counting() -> frozenset[str]:
    return frozenset(table("periods")["numbers"]) | frozenset(table("allegations")["words"]["negations"])


def _atoms(document: str, target: Extent | None, at: Mapping[str, list[tuple[int, int, str, str]]]) -> frozenset[str]:
    """Names in the object: ids of names there, and its capitalised words without vowels, so that spellings meet."""
    if target is None:
        return frozenset()
    atoms = {name for start, end, name, _ in at.get(document, ()) if name and start < target.end and target.start < end}
    return frozenset(atoms) | _named("", target.text)


def _named(key: str, text: str) -> frozenset[str]:
    atoms = {key} if key else set()
    for word in re.findall(r"(?<![.!?] )\b[A-Z][^\W\d_]{2,}", text):
        if word.lower() in _counting() or word.lower() in _small() or word == "Our":
            continue  # "None of the lorries", "Forty lorries" open a sentence
        atoms.add(re.sub(r"[aeiouyhAEIOUYH]", "", word.lower().replace("j", "z")) or word.lower())
    return frozenset(atoms)


@cache
def _small() -> frozenset[str]:
    return frozenset(table("allegations")["words"]["small"])


_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=50_000)
def _weighty(word: str) -> str | None:
    return singular(word) if word not in _small() and len(word) > 2 else None


def content(text: str) -> frozenset[str]:
    """Return the weighty words of a text in the singular."""
    return frozenset(filter(None, map(_weighty, _WORD.findall(text.lower()))))


class _Stretch(Protocol):
    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def overlap(one: _Stretch, other: _Stretch) -> bool:
    """Say whether two stretches of documents share a character."""
    return one.document == other.document and one.start < other.end and other.start < one.end
