"""The noun that a number counts, by the shape that a language gives to nouns and its list of singulars.

No parser: words that may stand before a noun, then the noun. What the list of singulars does not hold stays as written.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from countersay.extraction.languages.templates import GAP, either
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.nouns.counted import Noun

MAX_BEFORE = 3  # words between a number and its noun


class _Nouns(NamedTuple):
    singular: dict[str, str]
    stop: frozenset[str]
    drop: frozenset[str]
    before: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    direct: frozenset[str]
    of: re.Pattern[str]
    capital: bool
    joined: bool
    longest: int


@lru_cache(maxsize=KEPT)
def _nouns(tongue: Tongue) -> _Nouns:
    data = tongue.topic("nouns")
    phrase = data["phrase"]
    singular = {word.lower(): one for word, one in data["singular"].items()}
    return _Nouns(
        singular,
        frozenset(phrase["stop"]),
        frozenset(phrase["drop"]),
        tuple(phrase["before"]),
        tuple((ending, other) for ending, other in phrase["endings"]),
        frozenset(phrase["direct"]),
        re.compile(rf"{GAP}(?:{either(phrase['of'])})(?![^\W_])" if phrase["of"] else r"(?!)", re.IGNORECASE),
        phrase["capital"],
        phrase["joined"],
        max((len(word) for word in singular), default=0),
    )


def have_capitals(tongue: Tongue) -> bool:
    """Say whether nouns are told by a capital.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> have_capitals(tongue("de"))
    True
    """
    return _nouns(tongue).capital


_WORD = re.compile(r"(?:[ \u00a0]{1,2}|\n(?!\n))([^\W\d_][\w’'-]*)")


def follows(tongue: Tongue, text: str, end: int) -> bool:
    """Say whether a noun, or what may stand before one, follows right behind `end`.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> follows(tongue("de"), "2000 Menschen", 4), follows(tongue("de"), "2021 begann", 4)
    (True, False)
    """
    known = _nouns(tongue)
    match = _WORD.match(text, end)
    if match is None:
        return False
    low = match[1].lower()
    if low in known.stop:
        return False
    return match[1][0].isupper() or low in known.singular if known.capital else True


def after(tongue: Tongue, text: str, pos: int) -> Noun | None:
    """Return the noun counted by a number that ends at `pos`; words before it that narrow it are its qualifiers.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> after(tongue("de"), "26 schwere Kampfpanzer fuhren", 2)
    Noun(lemma='Kampfpanzer', start=3, end=22, qualifiers=('schwere',))
    """
    known = _nouns(tongue)
    narrowing: list[str] = []
    at, start = pos, None
    for _ in range(MAX_BEFORE + 1):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word, low = match[1].rstrip("’'-"), match[1].lower().rstrip("’'-")
        start = match.start(1) if start is None else start
        if low in known.stop:
            return None
        if (known.capital and word[:1].isupper()) or low in known.singular:
            end = match.start(1) + len(word)
            return Noun(singular(tongue, word), start, end, tuple(narrowing))
        if low not in known.drop and not (known.before and low.endswith(known.before)):
            if known.capital or narrowing or len(low) < 3:
                return None
            return Noun(singular(tongue, word), start, match.start(1) + len(word), ())
        if low not in known.drop:
            narrowing.append(low)
        at = match.end()
    return None


def of_whole(tongue: Tongue, text: str, pos: int, kind: str | None = None) -> Noun | None:
    """Return the noun of "of the X" behind a share, a vague word or a unit of `kind` that ends at `pos`.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> of_whole(tongue("de"), "die Hälfte der Soldaten", 10).lemma
    'Soldat'
    """
    known = _nouns(tongue)
    match = known.of.match(text, pos)
    if match is not None:
        return after(tongue, text, match.end())
    return after(tongue, text, pos) if kind in known.direct else None


def singular(tongue: Tongue, word: str) -> str:
    """Return the singular of a noun, by its longest known ending where the language joins nouns.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> [singular(tongue("de"), word) for word in ("Häuser", "Krankenhäuser", "Wasserwerke")]
    ['Haus', 'Krankenhaus', 'Wasserwerke']
    """
    known = _nouns(tongue)
    low = word.lower()
    if (one := known.singular.get(low)) is not None:
        return one
    if known.joined:
        for size in range(min(known.longest, len(low) - 2), 3, -1):
            if (one := known.singular.get(low[-size:])) is not None:
                return word[: len(word) - size] + one.lower()
    for ending, other in known.endings:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return word[: len(word) - len(ending)] + other
    return word
