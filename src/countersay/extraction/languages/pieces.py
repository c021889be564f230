"""The pieces that templates of time are put together from: what each `{name}` may be, and what it says of a date."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Any

from countersay.extraction.languages.numbers import grammar, read_digits, read_words
from countersay.extraction.languages.templates import FIGURE, Piece, either, key_of, piece
from countersay.extraction.languages.tongue import KEPT, Tongue

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1\d|20)\d\d(?![\d%]|[.,]\d)"
_FIGURES = frozenset(FIGURE)
UNIT_CODES = {"second": "S", "minute": "MIN", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}


@lru_cache(maxsize=KEPT)
def pieces(tongue: Tongue) -> dict[str, Piece]:
    """Return every piece by its name.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> sorted(pieces(tongue("de")))[:6]
    ['bare', 'bc', 'clock_word', 'count', 'count2', 'd']
    """
    periods = tongue.topic("periods")
    writing = periods["writing"]
    marks = either(writing["day_marks"])
    day = rf"{_DAY}(?:{marks})?(?!\d)" if marks else rf"{_DAY}(?!\d)"
    link = rf"\s{{0,2}}(?:{either(writing['day_links'])})\s{{0,2}}"
    plural = set(periods["plurals"]["words"])
    count = _count(tongue)
    ordinal = piece(tongue.section("numbers", "ordinal_words"))
    tails = {
        word: code for word, code in tongue.section("numbers", "tails").items() if code in UNIT_CODES and code != "year"
    }
    figures = {
        "day": day,
        "days": rf"{day}(?>(?:{link}{day}){{0,6}})",
        "year": _YEAR,
        "two": r"\d\d(?:\d\d)?(?!\d)",
        "bare": r"\d{1,4}(?!\d)",
        "decade": r"(?:(?:1\d|20)\d0|[2-9]0)(?!\d)",
        "number": r"\d{1,2}(?!\d)",
        "hour": r"(?:2[0-4]|[01]?\d)(?!\d)",
        "minute": r"[0-5]\d(?!\d)",
        "y": r"(?:1\d|20)\d\d(?!\d)",
        "m": r"(?:1[0-2]|0?[1-9])(?!\d)",
        "d": rf"{_DAY}(?!\d)",
    }
    found = {name: Piece(pattern, _FIGURES) for name, pattern in figures.items()}
    for name, words in (
        ("weekday", periods["weekdays"]),
        ("month", periods["months"]),
        ("season", periods["seasons"]),
        ("part", periods["parts"]),
        ("clock_word", periods["clock_words"]),
        ("unit", periods["units"]),
        ("one", [word for word in periods["units"] if word not in plural]),
        ("many", [word for word in periods["units"] if word in plural]),
        ("set", periods["adverb_sets"]),
        ("reference", periods["references"]),
        ("deictic", periods["deictic_days"]),
        ("decade_word", periods["decade_words"]),
        ("mod", periods["modifiers"]),
        ("hedge", periods["hedges"]),
        ("vague", periods["vague"]),
        ("step", periods["steps"]),
        ("holiday", [*periods["holidays_fixed"], *periods["holidays_floating"], *periods["holidays_easter"]]),
        ("bc", writing["before_common_era"]),
    ):
        found[name] = piece(words)
    found["ord"] = Piece(rf"{day}|{ordinal.pattern}", ordinal.keys | _FIGURES)
    found["count"] = found["count2"] = count
    found["worded"] = Piece(_worded(tongue), count.keys - _FIGURES)
    found["tail"] = Piece(rf"(?:{either(tails)})[^\W\d_]{{0,2}}" if tails else r"(?!)", frozenset(map(key_of, tails)))
    return found


def _worded(tongue: Tongue) -> str:
    """Return a loose pattern of a number in words; `count_of` says whether it is one."""
    known = grammar(tongue)
    words = either([*known.small, *(word for word, value in known.scales.items() if value <= 1000), *known.links])
    if known.joined:
        return rf"(?:{words}){{1,8}}"
    return rf"(?:{words})(?![^\W_])(?:[ -](?:{words})(?![^\W_])){{0,6}}"


def _count(tongue: Tongue) -> Piece:
    known = grammar(tongue)
    mark = re.escape(known.decimal)
    sign = re.escape(known.thousands.replace(" ", ""))
    digits = rf"\d{{1,3}}(?:[{sign or mark}]\d{{3}}){{1,2}}(?!\d)|\d{{1,4}}(?:[{mark}]\d{{1,2}})?(?!\d)"
    keys = {key_of(word) for word in (*known.small, *known.articles, *known.alone)}
    return Piece(rf"{digits}|(?:{either(known.articles)})(?![^\W_])|{_worded(tongue)}", frozenset(keys | _FIGURES))


def count_of(tongue: Tongue, written: str) -> Fraction | None:
    """Return the number of a count in digits or words, None where the words are none.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> [str(count_of(tongue("de"), word)) for word in ("24", "2,5", "einundzwanzig", "einem", "zweizwei")]
    ['24', '5/2', '21', '1', 'None']
    """
    low = written.lower()
    if low in grammar(tongue).articles:
        return Fraction(1)
    read = read_digits if written[:1].isdigit() else read_words
    number = read(tongue, written, 0)
    return number.value if number is not None and number.end == len(written) else None


def ordinal_of(tongue: Tongue, written: str) -> int | None:
    """Return the number of an ordinal in digits or words.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> ordinal_of(tongue("de"), "19."), ordinal_of(tongue("de"), "ersten")
    (19, 1)
    """
    if digits := re.match(r"\d+", written):
        return int(digits[0])
    found: int | None = tongue.section("numbers", "ordinal_words").get(written.lower())
    return found


def look_up(tongue: Tongue, section: str, written: str) -> Any:
    """Return what a section of the lexicon's words of time says of a word as written, or None.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> look_up(tongue("de"), "months", "Mai")
    5
    """
    return _folded(tongue, section).get(" ".join(written.lower().replace("’", "'").split()))


@lru_cache(maxsize=KEPT * 24)
def _folded(tongue: Tongue, section: str) -> dict[str, Any]:
    return {word.lower(): value for word, value in tongue.section("periods", section).items()}
