"""Thousands set off by a point where no decimals can stand: "120.000 people" are 120,000."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from countersay.extraction.numbers.numerals import Numeral, trailing_unit
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import known_as

_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_STOP = re.compile(r"[.;!?](?=\s)|\n\n")
_AROUND = 60  # code points on both sides in which a word of averages makes decimals of persons likely


@cache
def _averaged() -> re.Pattern[str]:
    words = "|".join(table("grammar")["points"]["averaged"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_BARE = re.compile(
    r"[1-9]\d{1,2}\.000(?![.,]?\d|%|\s?(?:per|x|times)\b)|[1-9]\.000(?=\s+of\s+(?:them|whom|which|these|those)\b)"
)


def with_bare_thousands(text: str, number: Numeral) -> Numeral:
    """Return a number that counts no noun with its point read as a mark of thousands, if three zeros stand behind it.

    Nobody writes a plain count with three decimals that are nothing: "30.000 of which are children", not "a factor of 1.000".
    """
    around = text[max(0, number.start - _AROUND) : number.end + _AROUND]
    if number.scale != 1 or _BARE.match(text, number.start) is None or _averaged().search(around):
        return number
    value = int(number.value * 1000)
    return replace(number, value=Fraction(value), resolution=Fraction(trailing_unit(value)))


def with_thousands(text: str, number: Numeral, counted: str) -> Numeral:
    """Return a number of things that cannot be divided with its point read as a mark of thousands.

    `counted` is the lemma of the noun right behind it. "2.125 persons per household" stays: an average may have decimals.

    >>> from countersay.extraction.numbers.numerals import read_digits
    >>> [int(with_thousands(t, read_digits(t, 0), n).value) for t, n in (("120.000 people", "person"), ("2.125 tonnes", "tonne"))]
    [120000, 2]
    """
    if _GROUPED.fullmatch(text, number.start, number.end) is None or number.scale != 1:
        return number
    head = counted.split(" ")[-1]
    whole = head in word_set("grammar", "points", "whole") or any(known_as(counted, k) for k in ("person", "vehicle"))
    before = _STOP.split(text[max(0, number.start - _AROUND) : number.start])[-1]
    behind = _STOP.split(text[number.end : number.end + _AROUND])[0]
    if not whole or _averaged().search(f"{before} {behind}"):
        return number
    value = int(number.value * 1000)
    return replace(number, value=Fraction(value), resolution=Fraction(trailing_unit(value)))
