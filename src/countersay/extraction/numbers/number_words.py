"""Whole numbers written in words, also after digits: "two hundred and five", "3 hundred and 21", "three lakh crore".

A number is a sum of groups below a thousand, each multiplied by a scale smaller than the one before. What cannot go
on the same number ends it: "two three" are two numbers, "between two hundred and three hundred" likewise.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from countersay.lexicon.load import table

MAX_VALUE = 10**18
SPACE = r"[ \t\u00a0\u202f\u2009]"


class Lexicon(NamedTuple):
    """The number words of the lexicon in the shape the readers want."""

    small: dict[str, int]
    scales: dict[str, int]
    denominators: dict[str, int]
    suffixes: dict[str, dict[str, Any]]
    glyphs: dict[str, str]


class Run(NamedTuple):
    """A whole number read from words: where it ends, what it denotes, its last scale, whether digits took part.

    `base` is the sum before a last "and" ("one hundred and three": 100), or None.
    """

    end: int
    value: int
    scale: int
    mixed: bool
    base: int | None


@cache
def lexicon() -> Lexicon:
    """Return the number words, arranged once."""
    data = table("numbers")
    plural = {f"{word}s": value for word, value in data["denominators"].items() if value != 2}
    return Lexicon(data["small"], data["scales"], data["denominators"] | plural, data["suffixes"], data["glyphs"])


def alternation(names: Any) -> str:
    """Return the names as one alternation, longest first, so that "seventeen" wins over "seven"."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _element() -> re.Pattern[str]:
    known = lexicon()
    names = alternation({*known.small, *known.scales})
    return re.compile(
        rf"(?:(?P<join>(?:{SPACE}|\n(?!\n)){{1,3}}(?:and|&){SPACE}{{1,3}})|{SPACE}{{0,2}}[-‐‑]{SPACE}{{0,2}}|,{SPACE}|(?:{SPACE}|\n(?!\n)){{1,3}})?"
        rf"(?:(?P<word>{names})(?![^\W\d_])|(?P<num>\d{{1,3}})(?![\w%]|[.,/:-]\d|{SPACE}?%))",
        re.IGNORECASE,
    )


@cache
def _scaled_on() -> re.Pattern[str]:
    """Return what stands behind the first word of a further part: "three million, two hundred"; not "$40 million, three times"."""
    known = lexicon()
    small, scales = alternation(known.small), alternation(known.scales)
    return re.compile(
        rf"(?:[\s-](?:{small}))?[\s-](?:{scales})\b|[\s-](?:{small})\b|[ ]and[ ](?:{small})\b", re.IGNORECASE
    )


_HUNDRED = re.compile(rf"{SPACE}?hundred\b", re.IGNORECASE)
_COMPOUND = re.compile(r"-([a-z]+)")


def _opens_compound(text: str, end: int) -> bool:
    """Say whether a number word that ends at `end` opens a compound adjective ("two-year")."""
    match = _COMPOUND.match(text, end)
    known = lexicon()
    return (
        match is not None
        and match[1] not in known.small
        and match[1] not in known.scales
        and match[1] not in known.denominators
    )


class _Sum:
    """The running sum. `room` is what the next small number must stay below; `last` the scale just multiplied."""

    __slots__ = ("group", "last", "room", "total")

    def __init__(self, group: int = 0) -> None:
        self.total, self.group, self.last = 0, group, 0
        self.room = 1 if group else 1000

    def snapshot(self) -> tuple[int, int, int, int]:
        return self.total, self.group, self.last, self.room

    def restore(self, state: tuple[int, int, int, int]) -> None:
        self.total, self.group, self.last, self.room = state

    def small(self, value: int) -> bool:
        if value >= self.room or (value == 0 and (self.total or self.group)):
            return False
        self.group += value
        self.room = 10 if 20 <= value < 100 and value % 10 == 0 else 1
        return True

    def scale(self, value: int) -> bool:
        if self.group == 0 and self.total == 0:
            self.group, self.room = (100, 100) if value == 100 else (1, 1)
            return value == 100 or self.scale(value)
        if value == 100:
            if not (0 < self.group < 100 and self.room <= 10):
                return False
            self.group, self.room = self.group * 100, 100
            return True
        if value == 12:  # "three hundred and two dozen"
            if not 0 < self.group < 1000:
                return False
            rest = self.group % 100 if self.group > 100 else self.group
            self.group, self.room = self.group + rest * 11, 1
            return True
        if self.group == 0:  # "three lakh crore", "a hundred thousand million"
            if value < self.last or self.total > MAX_VALUE:
                return False
            self.total, self.last = self.total * value, value
            return True
        if self.last and value >= self.last:
            return False
        self.total, self.group, self.room, self.last = self.total + self.group * value, 0, 1000, value
        return True


def read(text: str, start: int, head: int | None = None) -> Run | None:
    """Read the number in words that begins at `start`; `head` is a number in digits that ends there.

    >>> read("two hundred and five men", 0).value
    205
    >>> read("two hundred and three hundred", 0).end
    11
    """
    small, scales = lexicon().small, lexicon().scales
    element = _element()
    state = _Sum(head or 0)
    begun, mixed, scale, end, pos = head is not None, head is not None, 1, start, start
    base: int | None = None
    before_and: tuple[tuple[int, int, int, int], int, int] | None = None
    while match := element.match(text, pos):
        word, joined = match["word"], match["join"] is not None
        if not begun and match.end() - len(word or match["num"]) != start:
            break
        if joined and scale == 1:  # only "hundred and five": "five and six" are two numbers
            break
        if joined:
            before_and = (state.snapshot(), end, scale)
        low = word.lower() if word else ""
        if begun and scale > 1 and not joined and _opens_compound(text, match.end()):
            break  # "$24 million one-time charge", "two million two-year loans"
        value = small.get(low) if word else int(match["num"])
        if value is not None:
            allowed = (
                not begun or text[pos] != "," or (scale >= 1000 and _scaled_on().match(text, match.end()) is not None)
            )
            if not word:  # "3 hundred and 21", "4 thousand 3 hundred"; but "2 million, 163 days" are two numbers
                allowed = scale > 1 and (joined or (text[pos] == " " and _HUNDRED.match(text, match.end()) is not None))
            ok = allowed and state.small(value)
        else:
            value = scales[low]
            ok = state.scale(value)
            if ok:
                scale = value
            elif before_and is not None:  # "two hundred and three hundred"
                saved, end, scale = before_and
                state.restore(saved)
                base = None
        if not ok:
            break
        mixed = mixed or not word
        begun = True
        base = sum(before_and[0][:2]) if joined and before_and is not None else None
        pos = end = match.end()
    return Run(end, state.total + state.group, scale, mixed, base) if end > start else None
