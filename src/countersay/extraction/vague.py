"""Vague words with conventional bounds: "dozens of trucks", "several hundred", "a handful", "the majority".

The bounds come from the settings, both ends inclusive; a product such as "tens of thousands" multiplies both.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from countersay.config import Conventions
from countersay.extraction.candidates import VagueWord

_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_PLURALS = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}
_TAIL = re.compile(
    r"[ ](?:of[ ])?(hundreds|thousands|millions|billions|hundred|thousand|million|billion|dozen)(?![\w])", re.IGNORECASE
)


class Vague(NamedTuple):
    """A vague number: its place and its bounds; `unit` is set for shares and decades."""

    start: int
    end: int
    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool
    unit: str | None
    of: bool


def read(text: str, hit: VagueWord, conventions: Conventions) -> Vague | None:
    """Return the bounds of the vague word, or None when it is no quantity here.

    >>> found = read("tens of thousands of people", VagueWord(0, 4, "tens"), Conventions())
    >>> int(found.lower), int(found.upper)
    (20000, 99000)
    """
    word, start, end = hit.word, hit.start, hit.end
    if word == "majority":
        follows = re.compile(r" of ").match(text, end)
        return Vague(start, end, Fraction(50), None, True, "percent", True) if follows else None
    if word == "decades":
        return (
            Vague(start, end, *_bounds(conventions.decades, 1), False, "year", False)
            if text[end : end + 4] == "-old"
            or _before(text, start) in {"for", "several", "over", "than", "past", "last", "of"}
            else None
        )
    bounds = _base(text, hit, conventions)
    if bounds is None:
        return None
    factor = 1
    while match := _TAIL.match(text, end):
        name = match[1].lower()
        if word in ("several", "few", "couple") and name in _PLURALS:
            break
        factor *= _SCALES.get(name) or _PLURALS[name]
        end = match.end()
    of = text[end : end + 4] == " of "
    if (
        word in ("scores", "tens", "handful", "couple", "dozens", "hundreds", "thousands", "millions", "billions")
        and not of
        and factor == 1
        and not _noun_like(text, end)
    ):
        return None
    return Vague(start, end, *_bounds(bounds, factor), False, None, of)


def _base(text: str, hit: VagueWord, conventions: Conventions) -> tuple[int, int | None] | None:
    word = hit.word
    last = _before(text, hit.start)
    if word in _PLURALS:
        low, high = conventions.hundreds if word == "hundreds" else conventions.thousands
        step = _PLURALS[word] // (100 if word == "hundreds" else 1000)
        return low * step, None if high is None else high * step
    if word == "few":
        return conventions.few if last in {"a", "past", "last", "next", "these"} else None
    if word in ("couple", "handful"):
        return getattr(conventions, word) if last in {"a", "another", "last", "past"} else None
    return getattr(conventions, word)  # type: ignore[no-any-return]


def _bounds(bounds: tuple[int, int | None], factor: int) -> tuple[Fraction, Fraction | None]:
    low, high = bounds
    return Fraction(low * factor), None if high is None else Fraction(high * factor)


def _before(text: str, start: int) -> str:
    words = text[max(0, start - 16) : start].lower().split()
    return words[-1] if words else ""


def _noun_like(text: str, end: int) -> bool:
    return re.compile(r" (?:more|others|people|dead|killed|injured|wounded|displaced)\b").match(text, end) is not None
