"""Reduce a mention to the keys by which it is linked: what is left without titles, articles and ways of spelling."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from countersay.lexicon.countries import country_table
from countersay.lexicon.load import table
from countersay.linking.variants import variant_key

_SMALL = frozenset(("of", "the", "for", "and", "on", "in", "to", "under", "de", "&", "a", "an"))
COMPANIES = frozenset(("cjsc", "ojsc", "jsc", "llc", "ltd", "inc", "plc", "corp", "gmbh", "ag", "spa", "sa"))
"""Legal forms of companies, which one writer gives and the next leaves out."""
_INVERTED = frozenset(("ministry", "department", "committee", "commission", "parliament", "institute", "council"))
_ROADS = {
    "roads": "road",
    "highways": "road",
    "routes": "road",
    "road": "road",
    "highway": "road",
    "route": "road",
    "motorway": "road",
}


@cache
def _names() -> dict[str, frozenset[str]]:
    data = table("names")
    return {
        "titles": frozenset(data["persons"]["titles"]),
        "heads": frozenset(data["persons"]["title_heads"]),
        "offices": frozenset(data["persons"]["offices"]),
        "calendar": frozenset(data["sentence"]["calendar"]),
        "roads": frozenset(data["places"]["roads"]),
        "deposits": frozenset(data["places"]["deposits"]),
    }


@cache
def _bodies() -> dict[str, str]:
    return dict(row.split("=") for row in table("names")["groups"]["bodies"])


@cache
def _by_length() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return all forms and adjectives of countries as lower-case words, longest first."""
    countries = country_table()
    rows = {tuple(plain(form).split()): name for form, name in countries.forms.items()}
    rows.update({tuple(plain(form).split()): name for form, name in countries.adjectives.items()})
    return tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])))


@cache
def _country_index() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in _by_length():
        index.setdefault(words[0], []).append((words, name))
    return {first: tuple(rows) for first, rows in index.items()}


@lru_cache(maxsize=65536)
def plain(form: str) -> str:
    """Return the form in lower case with single spaces, without article, bracketed acronym, possessive and points.

    >>> plain("The International Committee of the Red Cross (ICRC)"), plain("U.S.")
    ('international committee of the red cross', 'us')
    """
    text = re.sub(r"\s*\([^()]{1,80}\)", "", form)
    text = re.sub(r"[‐‑–]", "-", text.replace("’", "'").replace("\u200e", ""))
    text = re.sub(r"'s$", "", text.strip(" '\"“”"))
    text = re.sub(r"\b((?:[A-Za-z]\.){2,})", lambda m: m[1].replace(".", ""), text)
    words = re.findall(r"[^\s,]+", text.lower().replace(". ", " "))
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(word.strip(".") for word in words)


@lru_cache(maxsize=65536)
def country_of(form: str) -> str | None:
    """Return the country that a form names by itself or through its government, or None.

    >>> country_of("Government of Peru"), country_of("the French government"), country_of("U.S."), country_of("Lima")
    ('Peru', 'France', 'United States', None)
    """
    words = plain(form).split()
    if words[:2] == ["government", "of"]:
        words = [word for word in words[2:] if word != "the"] or words
    elif words[-1:] == ["government"]:
        words = words[:-1]
        adjective = _adjectives().get(" ".join(words))
        if adjective is not None:
            return adjective
    elif len(words) == 1 and words[0] == "us" and "US" not in form and "U.S" not in form:
        return None
    return _forms().get(" ".join(words))


@cache
def _forms() -> dict[str, str]:
    return {plain(form): name for form, name in country_table().forms.items()}


@cache
def _adjectives() -> dict[str, str]:
    return {plain(form): name for form, name in country_table().adjectives.items()}


@cache
def _capitals() -> dict[str, str]:
    return {plain(form): name for form, name in country_table().capitals.items()}


def capital_of(form: str) -> str | None:
    """Return the country whose capital a form names, or None.

    >>> capital_of("Lima")
    'Peru'
    """
    return _capitals().get(plain(form))


def content_words(form: str) -> tuple[str, ...]:
    """Return the keys of a form's words without small ones; adjectives and names of countries become one word.

    >>> content_words("Peruvian Ministry of Trade") == content_words("Peru Ministry of Trade")
    True
    """
    words = re.sub(r"(?<=\w)-(?=\w)", " ", plain(form)).split()
    keys: list[str] = []
    i = 0
    while i < len(words):
        for country, name in _country_index().get(words[i], ()):
            if tuple(words[i : i + len(country)]) == country:
                keys.append(name)
                i += len(country)
                break
        else:
            if words[i] not in _SMALL:
                keys.append(variant_key(_spelling(words[i])))
            i += 1
    return tuple(keys)


def _spelling(word: str) -> str:
    """Level British and American spelling of common words of bodies."""
    pairs = {"defense": "defence", "center": "centre", "labor": "labour", "program": "programme"}
    return re.sub(r"is(?=ation)", "iz", pairs.get(word, word))


@cache
def _expansions() -> dict[str, str]:
    return {short.lower(): plain(long) for short, long in table("names")["organisations"]["expansions"].items()}


@lru_cache(maxsize=65536)
def organisation_key(form: str) -> tuple[str, ...]:
    """Return a key in which "Trade Ministry" and "Ministry of Trade" agree.

    >>> organisation_key("Foreign Ministry") == organisation_key("Ministry of Foreign Affairs")
    True
    """
    words = re.sub(r"\bforeign ministry\b", "foreign affairs ministry", plain(form))
    first, _, rest = words.partition(" ")
    if not rest and form.replace(".", "").isupper():
        return ("acronym", first)  # folding would make one of two short acronyms
    if rest and first in _expansions():
        words = f"{_expansions()[first]} {rest}"
    keys = content_words(words)
    if len(keys) > 1 and words.split()[-1] in COMPANIES:
        keys = keys[:-1]
    return tuple(sorted(keys)) if _INVERTED & set(words.split()) else keys


def _after_office(words: list[str]) -> list[str]:
    """Return what stands after the last small word, body or country: "the Alm Council Ana Bel" gives "Ana Bel"."""
    heads = table("names")["organisations"]["heads"]
    countries = country_table()
    last = -1
    for k, word in enumerate(words):
        known = word in countries.forms or word in countries.adjectives or word.lower() in heads
        if known or word in ("of", "for", "the", "to", "and", "on"):
            last = k
    bare = words[last + 1 :]
    return [] if last >= 0 and words[last] in ("of", "for", "the", "to", "and", "on") else bare


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A person's name without titles: keys of its words, and the titles before it in lower case."""

    words: tuple[str, ...]
    titles: frozenset[str]
    initials: tuple[bool, ...]


@lru_cache(maxsize=65536)
def person_key(form: str) -> PersonKey:
    """Take the titles off a person's name.

    >>> person_key("Foreign Minister Ana de la Cruz").words
    ('ana', 'de', 'la', 'kruz')
    """
    words = [
        word.strip(".") for word in re.sub(r"[“\"'‘’”][^“\"'‘’” ]{1,12}[“\"'‘’”] ", "", form).replace(". ", " ").split()
    ]
    names = _names()
    at = next((k for k, word in enumerate(words) if word.lower() in names["heads"]), None)
    titles: set[str] = set()
    if at is not None:
        end = at + 1
        while end < len(words) and (
            words[end].lower() in names["titles"] | names["offices"] or words[end].lower() in ("of", "for", "the")
        ):
            end += 1
        titles = {word.lower() for word in words[:end] if word.lower() in names["heads"] | names["titles"]}
        words = _after_office(words[end:]) if end > at + 1 or words[end : end + 1] else []
    elif len(words) == 2 and words[0].lower() == "the":
        words = []
    kept = [word for word in words if word.lower() not in ("jr", "sr")]
    keys = tuple(variant_key(re.sub(r"^(?:al|el|ar|as)-", "", word, flags=re.I)) for word in kept)
    return PersonKey(keys, frozenset(titles), tuple(len(word) == 1 for word in kept))


def bare_person(form: str) -> str:
    """Return the form from the first word after its titles on, or "" where only titles stand.

    >>> bare_person("US Secretary of State Ana Bel")
    'Ana Bel'
    """
    count = len(person_key(form).words)
    return " ".join(form.split()[-count:]) if count else ""


@cache
def _known_places() -> frozenset[str]:
    return frozenset(plain(form) for form in table("names")["places"]["known"])


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """A place's name: keys of its words, and the head that tells a road or district from a town."""

    words: tuple[str, ...]
    head: str


@lru_cache(maxsize=65536)
def place_key(form: str) -> PlaceKey:
    """Split a place's name from its head; a town needs no head.

    >>> place_key("the city of Alm") == place_key("Alm"), place_key("Alm district") == place_key("Alm road")
    (True, False)
    """
    text = re.sub(r"^[^ ]+'s (?=.)", "", plain(form)) if " " in plain(form) else plain(form)
    text = re.sub(r"^(?:city|town|village|port|settlement) of (?:the )?", "", text)
    words = re.sub(r"(?<=\w)-(?=\w)", " ", text).split()
    head = ""
    names = _names()
    if len(words) > 1:
        last = words[-1]
        if last in names["roads"]:
            head, words = _ROADS.get(last, last), words[:-1]
        elif (last in ("city", "town") and not re.search(r"[ -](?:City|Town)$", form)) or (
            last == "region" and " ".join(words[:-1]) in _known_places()
        ):  # but "Alm City" may be a town in a land called Alm
            words = words[:-1]
        elif last in (
            "region",
            "district",
            "province",
            "governorate",
            "oblast",
            "raion",
            "county",
            "area",
            "zone",
            "village",
        ):
            head, words = last, words[:-1]
            if len(words) > 1 and words[-1] in ("economic", "administrative", "autonomous"):
                words = words[:-1]
        elif last in names["deposits"] or last.rstrip("s") in names["deposits"]:
            head, words = "deposit", words[:-1]
    return PlaceKey(tuple(variant_key(" ".join(words)).split()), head)


@dataclass(frozen=True, slots=True)
class DatedKey:
    """An agreement's or event's name without its date, and the date's words in no order."""

    words: tuple[str, ...]
    date: frozenset[str]


@lru_cache(maxsize=65536)
def dated_key(form: str) -> DatedKey:
    """Split the date off an agreement's or event's name.

    >>> dated_key("Alm Statement of 3 May 2001") == dated_key("Alm Statement of May 3, 2001")
    True
    """
    words = plain(form).split()
    months = _names()["calendar"]
    date = {
        word[:3] if word in months else word
        for word in words
        if word in months or re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?", word)
    }
    kept = [word for word in words if word not in months and not re.fullmatch(r"\d{1,4}(?:st|nd|rd|th)?", word)]
    return DatedKey(content_words(" ".join(kept)), frozenset(date))


def group_key(form: str) -> tuple[tuple[str, ...], str]:
    """Return the modifiers and the noun of a group; bodies with one meaning share the noun.

    >>> group_key("Peruvian peacekeepers") == group_key("Peruvian peacekeeping contingent")
    True
    """
    words = plain(form).split()
    for length in (2, 1):
        noun = " ".join(words[-length:])
        if noun in _bodies():
            return content_words(" ".join(words[:-length])), _bodies()[noun]
    return content_words(" ".join(words[:-1])), words[-1] if words else ""


def acronym_letters(form: str) -> str:
    """Return the letters of an acronym in lower case, or "" where the form is none."""
    letters = re.sub(r"[.\s]", "", form)
    return letters.lower() if len(letters) > 1 and letters.isupper() and letters.isalpha() else ""


def initialisms(form: str) -> frozenset[str]:
    """Return the acronyms that a long form gives: with and without its small words.

    >>> sorted(initialisms("World Health Union"))
    ['whu']
    """
    text = re.sub(r"\s*\([^()]{1,80}\)", "", form)
    words = [word for word in re.split(r"[\s\-–]+", text) if (word and word.lower() not in ("the",)) or word == "The"]
    words = words[1:] if words[:1] in (["The"], ["the"]) else words
    if len(words) < 2:
        return frozenset()
    parts = [
        (word.lower() if word.replace(".", "").isupper() and len(word) > 1 else word[0].lower()).replace(".", "")
        for word in words
    ]
    full = "".join(parts)
    short = "".join(part for part, word in zip(parts, words, strict=True) if word.lower() not in _SMALL)
    return frozenset((full, short))
