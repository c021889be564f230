"""Words of a text with their places, and the word lists by which names are recognised."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from countersay.lexicon.countries import CountryTable, country_table
from countersay.lexicon.load import table


@cache
def _word_pattern() -> re.Pattern[str]:
    # An acronym with points; or letters and digits, joined by apostrophes, hyphens or an inner point ("Site.Org").
    # A possessive "'s" is left outside. Every alternative consumes, so the scan is linear.
    return re.compile(
        r"(?:[A-Z]\.){2,}(?:-[^\W_]+)*|"
        r"(?!(?<=['’])[sS](?![^\W_]))[^\W_]+(?:(?:[-‑–](?=[^\W_])|['’‘`](?![sS](?![^\W_]))(?=[^\W_])|\.(?=[A-Z][a-z]|[a-z]{2,4}(?![^\W_])))[^\W_]+)*"
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text` in order, as three parallel lists; ends are exclusive."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]

    def gap(self, i: int) -> str:
        """Return the characters between word `i - 1` and word `i`, at most eight of them."""
        if i <= 0 or i >= len(self.words):
            return "\n\n"
        start = self.ends[i - 1]
        return self.text[start : min(self.starts[i], start + 8)]

    def low(self, i: int) -> str:
        """Return word `i` in lower case, or "" outside the text."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""

    def cap(self, i: int) -> bool:
        """Say whether word `i` exists and begins with a capital."""
        return 0 <= i < len(self.words) and self.words[i][0].isupper()

    def possessive(self, i: int) -> bool:
        """Say whether "'s" or, after a plural, an apostrophe stands right after word `i`."""
        tail = self.text[self.ends[i] : self.ends[i] + 2]
        return tail[:1] in ("'", "’") and (tail[1:2] in ("s", "S") or self.words[i].endswith("s"))


def split_words(text: str) -> Words:
    """Cut `text` into words."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    for match in _word_pattern().finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        words.append(match[0])
    return Words(text, starts, ends, words)


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Sets of lower-case words by the part they play in names; `known` leads from a form as written to its kind."""

    titles: frozenset[str]
    title_heads: frozenset[str]
    offices: frozenset[str]
    abbreviated: frozenset[str]
    particles: frozenset[str]
    surname_ends: tuple[str, ...]
    given: frozenset[str]
    org_heads: frozenset[str]
    of_heads: frozenset[str]
    nested_under: frozenset[str]
    acronyms_not: frozenset[str]
    place_heads: frozenset[str]
    roads: frozenset[str]
    deposits: frozenset[str]
    place_before: frozenset[str]
    directions: frozenset[str]
    locatives: frozenset[str]
    agreement_heads: frozenset[str]
    weak_agreements: frozenset[str]
    event_heads: frozenset[str]
    event_before: frozenset[str]
    speech: frozenset[str]
    auxiliaries: frozenset[str]
    government_nouns: frozenset[str]
    openers: frozenset[str]
    calendar: frozenset[str]
    known: dict[str, str]
    countries: CountryTable


def _words_of(data: dict[str, Any], section: str, key: str) -> frozenset[str]:
    return frozenset(data[section][key])


@cache
def name_lexicon(language: str = "en") -> NameLexicon:
    """Return the word lists of `lexicon/<language>/names.toml` and `countries.toml`."""
    data = table("names", language)
    countries = country_table(language)
    known = dict.fromkeys(data["places"]["known"], "place")
    for acronym, expansion in data["organisations"]["expansions"].items():
        known.update({acronym: "organisation", expansion: "organisation"})
    known.update(dict.fromkeys(countries.capitals, "place"))
    known.update(dict.fromkeys(countries.forms, "country"))
    known.update(dict.fromkeys(data["places"]["acting"], "country"))
    known.update({"European Union": "organisation", "EU": "organisation"})
    return NameLexicon(
        titles=_words_of(data, "persons", "titles"),
        title_heads=_words_of(data, "persons", "title_heads"),
        offices=_words_of(data, "persons", "offices"),
        abbreviated=_words_of(data, "persons", "abbreviated"),
        particles=_words_of(data, "persons", "particles"),
        surname_ends=tuple(data["persons"]["surname_ends"]),
        given=_words_of(data, "persons", "given"),
        org_heads=_words_of(data, "organisations", "heads"),
        of_heads=_words_of(data, "organisations", "of_heads"),
        nested_under=_words_of(data, "organisations", "nested_under"),
        acronyms_not=_words_of(data, "organisations", "acronyms_not"),
        place_heads=_words_of(data, "places", "heads"),
        roads=_words_of(data, "places", "roads"),
        deposits=_words_of(data, "places", "deposits"),
        place_before=_words_of(data, "places", "before"),
        directions=_words_of(data, "places", "directions"),
        locatives=_words_of(data, "places", "locatives"),
        agreement_heads=_words_of(data, "agreements", "heads"),
        weak_agreements=_words_of(data, "agreements", "weak"),
        event_heads=_words_of(data, "events", "heads"),
        event_before=_words_of(data, "events", "before"),
        speech=_words_of(data, "speech", "verbs"),
        auxiliaries=_words_of(data, "speech", "auxiliaries"),
        government_nouns=_words_of(data, "speech", "government_nouns"),
        openers=_words_of(data, "sentence", "openers"),
        calendar=_words_of(data, "sentence", "calendar"),
        known=known,
        countries=countries,
    )
