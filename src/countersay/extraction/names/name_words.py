"""Words of a text with their places, and the word lists by which names are recognised."""

import re
from dataclasses import dataclass
from functools import cache

from countersay.lexicon.countries import CountryTable, country_table
from countersay.lexicon.load import table


@cache
def _word_pattern() -> re.Pattern[str]:
    # An acronym with points; or letters and digits, joined by apostrophes, hyphens or an inner point ("Site.Org").
    # A possessive "'s" is left outside; addresses are stepped over. Every alternative consumes: the scan is linear.
    return re.compile(
        r"(?P<plain>(?<![\w'’])[A-Za-z]++(?=[\s,;)]))|"  # most of a text, and none of what follows
        r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,64}|(?P<word>(?:[A-Z]\.){2,}(?:-[^\W_]+)*|"
        r"(?!(?<=[\w]['’])(?:[sS]|ll|ve|re|[dm])(?![^\W_]))[^\W_]+(?:(?:[-‑–](?=[^\W_])|['’‘`](?!(?:[sS]|ll|ve|re|[dm])(?![^\W_]))(?=[^\W_])|\.(?=[A-Z][a-z]|[a-z]{2,4}(?![^\W_])))[^\W_]+)*)"
    )


def is_cap(word: str) -> bool:
    """Say whether a word begins with a capital, or with an article and hyphen before one ("al-Amin").

    >>> is_cap("Alm"), is_cap("al-Amin"), is_cap("pre-War")
    (True, True, False)
    """
    return word[0].isupper() or (
        word[2:3] == "-" and word[3:4].isupper() and word[:2] in ("al", "el", "ar", "as", "an", "ad", "at", "az")
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text` in order, as parallel lists; ends are exclusive.

    Attributes:
        lows: the words in lower case. caps: whether each begins with a capital, as `is_cap` says.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    caps: list[bool]

    def gap(self, i: int) -> str:
        """Return the characters between word `i - 1` and word `i`, at most eight of them."""
        if i <= 0 or i >= len(self.words):
            return "\n\n"
        start = self.ends[i - 1]
        return self.text[start : min(self.starts[i], start + 8)]

    def low(self, i: int) -> str:
        """Return word `i` in lower case, or "" outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def cap(self, i: int) -> bool:
        """Say whether word `i` exists and begins with a capital."""
        return 0 <= i < len(self.caps) and self.caps[i]

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
        if match.lastgroup is not None:
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            words.append(text[start:end])
    return Words(text, starts, ends, words, list(map(str.lower, words)), list(map(is_cap, words)))


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Sets of lower-case words by the part they play in names.

    Attributes:
        sets: "section.key" of names.toml to its words.
        surname_ends: endings of surnames. known: form as written to its kind. countries: the table of countries.
        known_starts: first word of each known form of several words to those forms' words, longest first.
    """

    sets: dict[str, frozenset[str]]
    surname_ends: tuple[str, ...]
    known: dict[str, str]
    known_starts: dict[str, tuple[tuple[str, ...], ...]]
    countries: CountryTable

    def has(self, key: str, word: str) -> bool:
        """Say whether the list `key` ("persons.titles") holds `word`."""
        return word in self.sets[key]


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
    starts: dict[str, list[tuple[str, ...]]] = {}
    for form in known:
        words = tuple(form.split())
        if len(words) > 1:
            starts.setdefault(words[0], []).append(words)
    sets = {
        f"{section}.{key}": frozenset(words)
        for section, rows in data.items()
        for key, words in rows.items()
        if isinstance(words, list)
    }
    ordered = {first: tuple(sorted(rows, key=lambda row: (-len(row), row))) for first, rows in starts.items()}
    return NameLexicon(sets, tuple(data["persons"]["surname_ends"]), known, ordered, countries)
