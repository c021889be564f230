"""The words of claims that name columns and cells of a register.

Words are compared without case, accents, hyphens and plural endings, longest phrase first. Countries are known by any
form of their name, goods by the synonyms of the lexicon; the rest is declared.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from countersay.evidence.declaration import Role
from countersay.evidence.tables import Filters, Table
from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table as lexicon

Words = tuple[str, ...]
Sort = Literal["value", "choice", "measure", "column", "about", "point"]
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_LONGEST = 9
MOST_VALUES = 5_000
"""A column with more different cells names nothing by their own words: it holds texts or numbers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for. `cells` are given for a value; `readings` for a choice between several."""

    sort: Sort
    phrase: str
    column: str = ""
    cells: tuple[str, ...] = ()
    role: Role = "category"
    readings: tuple[tuple[str, Filters], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the vocabulary in a text; half-open, code points of that text."""

    start: int
    end: int
    entry: Entry


@dataclass(slots=True)
class Vocabulary:
    """Phrases of one register."""

    entries: dict[Words, list[Entry]] = field(default_factory=dict)

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a phrase; the same phrase may name cells of several columns."""
        key = tuple(word for word, _, _ in tokens(phrase))[:_LONGEST]
        known = self.entries.setdefault(key, []) if key else []
        for place, other in enumerate(known):
            if (other.sort, other.column) == (entry.sort, entry.column):
                cells = tuple(dict.fromkeys((*other.cells, *entry.cells)))
                known[place] = Entry(other.sort, other.phrase, other.column, cells, other.role, other.readings)
                return
        known.append(entry)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return the phrases between two places of a text, longest first where they overlap, in text order."""
        words = tokens(text[start:end])
        found: list[Hit] = []
        place = 0
        while place < len(words):
            for size in range(min(_LONGEST, len(words) - place), 0, -1):
                entries = self.entries.get(tuple(word for word, _, _ in words[place : place + size]))
                if entries:
                    low, high = start + words[place][1], start + words[place + size - 1][2]
                    found += [Hit(low, high, entry) for entry in entries]
                    place += size
                    break
            else:
                place += 1
        return self._elliptic(text, found, start)

    def _elliptic(self, text: str, found: list[Hit], low: int) -> list[Hit]:
        """Complete "low- and middle-income": a word with a hyphen left open before a value of the same column."""
        more = []
        for hit in found:
            match = re.search(r"([^\W_]+)-\s+(?:and|or)\s+\Z", text[max(low, hit.start - 40) : hit.start])
            if hit.entry.sort != "value" or match is None:
                continue
            ending = [word for word, _, _ in tokens(text[hit.start : hit.end])]
            for size in range(1, len(ending) + 1):
                whole = (*[word for word, _, _ in tokens(match[1])], *ending[-size:])
                same = [e for e in self.entries.get(whole, ()) if e.column == hit.entry.column]
                if same:
                    begin = max(low, hit.start - 40) + match.start()
                    more += [Hit(begin, begin + len(match[1]), entry) for entry in same]
                    break
        return sorted([*found, *more], key=lambda hit: (hit.start, hit.end))


def vocabulary_of(table: Table) -> Vocabulary:
    """Return the phrases by which claims can name columns and cells of a register."""
    own = Vocabulary()
    declaration = table.declaration
    for column in declaration.column:
        cells = table.values(column.column)
        by_fold = {normal(cell): cell for cell in cells}
        for phrase, named in column.values.items():
            meant = tuple(by_fold.get(normal(cell), cell) for cell in ((named,) if isinstance(named, str) else named))
            own.add(phrase, Entry("value", phrase, column.column, meant, column.role))
        if len(cells) <= MOST_VALUES:
            for cell in cells:
                for phrase in spellings(cell):
                    own.add(phrase, Entry("value", cell, column.column, (cell,), column.role))
        for word in column.words:
            own.add(word, Entry("column", word, column.column, (), column.role))
    for choice in declaration.words:
        readings = tuple((label, _filters(table, reading)) for label, reading in choice.readings.items())
        for phrase in choice.words:
            own.add(phrase, Entry("choice", phrase, readings=readings))
    for measure in declaration.measure:
        for word in measure.words:
            own.add(word, Entry("measure", measure.name))
    for phrase in (*declaration.about, declaration.point):
        own.add(phrase, Entry("about", phrase))
    for phrase in declaration.other_points:
        own.add(phrase, Entry("point", phrase))
    return own


def _filters(table: Table, reading: Mapping[str, str | tuple[str, ...]]) -> Filters:
    found = []
    for column, named in reading.items():
        by_fold = {normal(cell): cell for cell in table.values(column)}
        found.append(
            (column, tuple(by_fold.get(normal(cell), cell) for cell in ((named,) if isinstance(named, str) else named)))
        )
    return tuple(sorted(found))


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text, made comparable, with their places; half-open.

    >>> [word for word, _, _ in tokens("Low-income countries' ships, Türkiye")]
    ['low', 'income', 'country', 'ship', 'turkiye']
    """
    return [(_plain(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


@cache
def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    bare = re.sub(r"['’]s?\Z", "", bare).replace("’", "'")
    if len(bare) > 4 and bare.endswith("ies"):
        return f"{bare[:-3]}y"
    if len(bare) > 4 and bare.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return bare[:-2]
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith(("ss", "us", "is")) else bare


def normal(text: str) -> str:
    """Return a phrase made comparable.

    >>> normal("Lower-middle income") == normal("lower middle incomes")
    True
    """
    return " ".join(word for word, _, _ in tokens(text))


def spellings(cell: str) -> tuple[str, ...]:
    """Return the ways in which claims may name what stands in a cell, its own words first.

    >>> spellings("Corn"), spellings("The Netherlands")[:2]
    (('Corn', 'maize', 'corn'), ('The Netherlands', 'Netherlands'))
    """
    if not re.search(r"[^\W\d_]{2}", cell) or len(cell) > 80 or normal(cell) in _not_names():
        return ()
    bare = re.sub(r"\A[Tt]he ", "", cell)
    found = [cell, bare, *_countries().get(normal(bare), ()), *_synonyms().get(normal(bare), ())]
    return tuple(dict.fromkeys(found))


@cache
def _not_names() -> frozenset[str]:
    return frozenset(lexicon("evidence")["neutral"]["not_names"])


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    return {normal(word): tuple(words) for words in lexicon("evidence")["same"].values() for word in words}


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    by_name: dict[str, list[str]] = {}
    for form, name in country_table().forms.items():
        by_name.setdefault(name, []).append(form)
    return {normal(form): tuple(forms) for forms in by_name.values() for form in forms}


def phrases(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the phrases of some entries, each once."""
    return tuple(dict.fromkeys(entry.phrase for entry in entries))
