"""Vague and universal words: "dozens of trucks", "several hundred", "the majority", "almost all".

Bounds of vague words come from the settings, both ends inclusive; a product such as "tens of thousands" multiplies
both.
"""

import re
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from countersay.config import Conventions
from countersay.extraction.nouns import counted, narrowing
from countersay.extraction.numbers import units
from countersay.extraction.quantities.candidates import VagueWord
from countersay.extraction.quantities.refusals import words_before
from countersay.extraction.quantities.zeros import ZEROS, zero
from countersay.lexicon.load import table
from countersay.model import Extent, Quantity


@cache
def _scales() -> dict[str, int]:
    """Return what a scale after a vague word multiplies by, in the singular and the plural."""
    data = table("vague")
    return {**data["scales"], **data["plurals"]}


@cache
def _plurals() -> dict[str, int]:
    found: dict[str, int] = table("vague")["plurals"]
    return found


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:of[ ])?({'|'.join([*_plurals(), *table('vague')['scales']])})(?!\w)", re.IGNORECASE)


@cache
def _people() -> re.Pattern[str]:
    """Return the pattern of what follows a vague word that stands for people."""
    return re.compile(rf" (?:{'|'.join(table('vague')['people']['after'])})\b")


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(table("vague")[section][key])


class _Vague(NamedTuple):
    """Where the number words stand and what they hold."""

    start: int
    end: int
    lower: Fraction | None
    upper: Fraction | None
    of: bool = False
    unit: str | None = None
    more: tuple[tuple[str, Any], ...] = ()


def find(text: str, hit: VagueWord, conventions: Conventions) -> Quantity | None:
    """Return the quantity at a vague word, or None when the word is no quantity there.

    >>> found = find("tens of thousands of people", VagueWord(0, 4, "tens"), Conventions())
    >>> int(found.lower), int(found.upper), found.counted
    (20000, 99000, 'person')
    """
    if hit.word in ZEROS:
        return zero(text, hit)
    if hit.word == "all":
        return _nearly_all(text, hit)
    vague = _read(text, hit, conventions)
    if vague is None:
        return None
    end = vague.end
    at = end + 3 if vague.of else end
    unit = units.after(text, at) if vague.unit is None else None
    noun = None
    if unit is not None:
        end = unit.end
    elif text.startswith("-old", end):
        end += 4
    else:
        noun = counted.of_whole(text, end) if vague.of else counted.after(text, end)
    if noun is not None:
        end = noun.end
    elif unit is None and vague.unit is None and _people().match(text, end) is None:
        return None
    if noun is None and unit is None and (participle := narrowing.participle(text, end)) is not None:
        noun = counted.Noun(None, end, end, (participle[0],))  # "hundreds were killed"
    return _quantity(
        text,
        vague.start,
        end,
        (hit.start, vague.end),
        noun,
        vague.lower,
        vague.upper,
        unit=vague.unit or (unit.code if unit else None),
        precision="vague",
        **dict(vague.more),
    )


def _quantity(
    text: str,
    start: int,
    end: int,
    number: tuple[int, int],
    noun: counted.Noun | None,
    lower: Fraction | None,
    upper: Fraction | None,
    **more: Any,
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        number=Extent(*number, text[slice(*number)]),
        lower=lower,
        upper=upper,
        counted=noun.lemma if noun else None,
        qualifiers=noun.qualifiers if noun else (),
        **more,
    )


def _read(text: str, hit: VagueWord, conventions: Conventions) -> _Vague | None:
    word, start, end = hit.word, hit.start, hit.end
    last = _before(text, start)
    of = text[end : end + 4] == " of "
    if word == "majority":
        return (
            _Vague(start, end, Fraction(50), None, True, "percent", (("lower_open", True), ("change", ">")))
            if of
            else None
        )
    if word == "decades":
        known = text.startswith("-old", end) or last in {"for", "several", "over", "than", "few"}
        return _Vague(start, end, *_bounds(conventions.decades, 1), False, "year") if known else None
    if word in ("days", "weeks", "months", "years"):
        if last not in _words("times", "before") or (text[end : end + 1] in "-'’" and text[end : end + 1]):
            return None
        return _Vague(start - len(last) - 1, end, *_bounds(conventions.few, 1), False, word[:-1])
    if word in ("series", "number"):
        return _size(text, hit, conventions) if of else None
    bounds = _convention(word, last, conventions)
    if bounds is None:
        return None
    factor = 1
    while match := _tail().match(text, end):
        name = match[1].lower()
        if word in ("several", "few", "couple") and name in _plurals():
            break
        factor *= _scales()[name]
        end = match.end()
    if word in ("few", "couple", "handful") and last in {"a", "another"}:
        start -= len(last) + 1
    of = text[end : end + 4] == " of "
    bare = word in ("several", "few")
    if not bare and not of and factor == 1 and (word == "scores" or not _people().match(text, end)):
        return None
    return _Vague(start, end, *_bounds(bounds, factor), of)


def _size(text: str, hit: VagueWord, conventions: Conventions) -> _Vague | None:
    """Read "a large number of": the size word joins the number, "the number of" counts nothing."""
    before = words_before(text, hit.start)
    last = before[-1].lower() if before else ""
    if hit.word == "number":
        if last not in _words("several", "size") or len(before) < 2 or before[-2].lower() not in {"a", "an"}:
            return None
        size = text.rfind(before[-1], 0, hit.start)
        start = text.rfind(before[-2], 0, size)
        return _Vague(start, hit.end, *_bounds(conventions.many, 1), True)
    start = text.rfind(before[-1], 0, hit.start) if last == "a" else hit.start
    return _Vague(start, hit.end, *_bounds(conventions.many, 1), True) if last in {"a", "taken", "whole"} else None


def _convention(word: str, last: str, conventions: Conventions) -> tuple[int, int | None] | None:
    if word in _plurals():
        low, high = conventions.hundreds if word == "hundreds" else conventions.thousands
        step = _plurals()[word] // (100 if word == "hundreds" else 1000)
        return low * step, None if high is None else high * step
    if word == "few":
        return conventions.few if last in {"a", "past", "last", "next", "these"} else None
    if word in ("couple", "handful"):
        return _named(conventions, word) if last in {"a", "another", "last", "past"} else None
    return _named(conventions, word)


def _named(conventions: Conventions, word: str) -> tuple[int, int | None]:
    bounds: tuple[int, int | None] = getattr(conventions, word)
    return bounds


def _bounds(bounds: tuple[int, int | None], factor: int) -> tuple[Fraction, Fraction | None]:
    low, high = bounds
    return Fraction(low * factor), None if high is None else Fraction(high * factor)


def _before(text: str, start: int) -> str:
    words = text[max(0, start - 16) : start].lower().split()
    return words[-1] if words else ""


def _nearly_all(text: str, hit: VagueWord) -> Quantity | None:
    """Read "almost all statements": a share above half and short of all; a bare "all" is left alone."""
    before = words_before(text, hit.start)
    if not before or before[-1].lower() not in _words("nearly_all", "before"):
        return None
    noun = counted.of_whole(text, hit.end) or counted.after(text, hit.end)
    if noun is None:
        return None
    hedge = before[-1].lower()
    start = text.rfind(before[-1], 0, hit.start)
    lower = None if hedge == "not" else Fraction(50)
    return _quantity(
        text,
        start,
        noun.end,
        (hit.start, hit.end),
        noun,
        lower,
        Fraction(100),
        lower_open=lower is not None,
        upper_open=True,
        unit="percent",
        precision="universal",
        hedge=hedge,
        change="<",
    )
