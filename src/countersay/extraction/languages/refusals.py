"""Numbers of a language that are no figures: places in documents, model numbers, scores, ordinals, addresses."""

import re
from functools import lru_cache
from typing import NamedTuple

from countersay.extraction.languages.numbers import grammar
from countersay.extraction.languages.templates import either
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.numbers.numerals import Numeral
from countersay.extraction.numbers.shapes import token_reason

WINDOW = 40
_EDGE = frozenset(' \t\n\u00a0\u202f\u2009—“”"«»„()[]{}|;')
_SCORE = re.compile(r"\d{1,3}(?:[-–:])(\d{1,3})(?![\d%]|[.,]\d)")
_LIST_MARK = re.compile(r"(?:\A|\n)[ \t]*\(?\Z")
_LAST_WORD = re.compile(r"([^\s\d,;:()\[\]\"“”„]+)[ \u00a0\n]?\Z")
_LETTER = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][ \u00a0]\Z")
_PHONE = re.compile(r"\+\d{1,3}(?:[ /-]\(?\d{1,8}\)?){1,6}")
_PAIR_WORD = re.compile(r"([^\s\d,;:()\[\]\"“”„]+) \d{1,4}[a-z]?(?:,| [a-zà-ÿ]{1,4}) \Z")


class _Traps(NamedTuple):
    before: frozenset[str]
    scores: frozenset[str]
    half_after: frozenset[str]
    marks: re.Pattern[str]
    stop_after: frozenset[str]


@lru_cache(maxsize=KEPT)
def _traps(tongue: Tongue) -> _Traps:
    marks = tongue.words("numbers", "ordinals", "marks")
    return _Traps(
        frozenset(tongue.words("traps", "before")),
        frozenset(tongue.words("traps", "scores")),
        frozenset(tongue.words("traps", "shares", "not_after")),
        re.compile(rf"\.?-?(?:{either(marks)})(?![^\W_])" if marks else r"(?!)", re.IGNORECASE),
        frozenset(tongue.words("numbers", "ordinals", "stop_after")),
    )


def token_is_none(tongue: Tongue, text: str, start: int, end: int) -> bool:
    """Say whether the token around the digits in [start, end) is an address, a code or the like.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> token_is_none(tongue("de"), "der T-72 fuhr", 6, 8), token_is_none(tongue("de"), "1.250.000", 0, 9)
    (True, False)
    """
    low, high = start, end
    while low > 0 and text[low - 1] not in _EDGE and start - low < 200:
        low -= 1
    while high < len(text) and text[high] not in _EDGE and high - end < 200:
        high += 1
    token = text[low:high].strip(".,:;!?'’")
    if grammar(tongue).digits.fullmatch(token):
        return False
    why = token_reason(text, low, high)
    return why is not None and why != "section"


def phones(text: str) -> list[tuple[int, int]]:
    """Return where telephone numbers stand that begin with the code of a country.

    >>> phones("Anruf unter +49 30 1234567.")
    [(12, 26)]
    """
    return [match.span() for match in _PHONE.finditer(text)] if "+" in text else []


def is_refused(tongue: Tongue, text: str, number: Numeral) -> bool:
    """Say whether a number in digits or words is no figure, by the word before it and the marks behind it.

    >>> from countersay.extraction.languages.numbers import read_digits
    >>> from countersay.extraction.languages.tongue import tongue
    >>> text = "nach Artikel 5 der Charta"
    >>> is_refused(tongue("de"), text, read_digits(tongue("de"), text, 13))
    True
    """
    known = _traps(tongue)
    word = word_before(text, number.start)
    if number.fraction:
        return word in known.half_after
    if word in known.before and number.scale == 1:
        return True
    if number.plain and _LETTER.search(text, max(0, number.start - 3), number.start):
        return True  # "die A 7"
    if not number.digits:
        return False
    pair = _PAIR_WORD.search(text, max(0, number.start - WINDOW), number.start)
    if pair is not None and pair[1].lower().strip(".") in known.before:
        return True  # "Artikel 5 und 7"
    return _is_marked(known, text, number, word) or _is_score(known, text, number)


def word_before(text: str, start: int) -> str:
    """Return the word before `start`, lower case, without the marks beside it; "" where there is none."""
    match = _LAST_WORD.search(text, max(0, start - WINDOW), start)
    return match[1].lower().strip(".'’‘„-–") if match else ""


def _is_marked(known: _Traps, text: str, number: Numeral, word: str) -> bool:
    """Say whether ordinal marks, a bracket or the beginning of a line make the number a place in a list or text."""
    end = number.end
    if known.marks.match(text, end):
        return True
    if number.plain and text[end : end + 1] == "." and word in known.stop_after:
        return True  # "am 3. Tag", "die 12. Brigade"
    if not number.plain or end - number.start > 3:
        return number.plain and end - number.start > 11
    if text[number.start - 1 : number.start] == "[" and text[end : end + 1] == "]":
        return True
    if number.start > 1 and text[number.start - 1] in '”"»“.' and text[number.start - 2].isalpha():
        return True  # a footnote mark glued to the word before
    return (
        text[end : end + 1] in (".", ")")
        and text[end + 1 : end + 2] in (" ", "\t")
        and _LIST_MARK.search(text, max(0, number.start - 12), number.start) is not None
    )


def _is_score(known: _Traps, text: str, number: Numeral) -> bool:
    """Say whether "2-1" or "2:1" is a result: the first number is no smaller, or the words beside it say so."""
    match = _SCORE.match(text, number.start) if number.plain else None
    if match is None:
        previous = text[number.start - 1 : number.start]
        return previous != "" and previous in ":-–" and text[number.start - 2 : number.start - 1].isdigit()
    if ":" in match.group() or number.value >= int(match[1]):
        return True
    near = text[max(0, number.start - WINDOW) : match.end() + WINDOW].lower().split()
    return not known.scores.isdisjoint(word.strip(".,;:()") for word in near)
