"""Numbers of a language in digits and words, as its lexicon describes them.

"1.250.000", "4,7", "3 Mio.", "einundzwanzig", "zweihundert", "two million three hundred thousand" in whatever words. A
numeral is read once from left to right; a run of more than 40 digits is no number.
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from countersay.extraction.languages.templates import either
from countersay.extraction.languages.tongue import KEPT, Tongue
from countersay.extraction.numbers.numerals import MAX_DIGITS, Numeral, trailing_unit

SPACE = r"[ \t\u00a0\u202f\u2009]"
MAX_WORDS = 24  # pieces of one number in words
MAX_VALUE = 10**18


class Grammar(NamedTuple):
    """The number words of a language and the patterns made of them."""

    digits: re.Pattern[str]
    element: re.Pattern[str]
    openers: re.Pattern[str]
    scale: re.Pattern[str]
    suffix: re.Pattern[str]
    denominator: re.Pattern[str]
    half: re.Pattern[str]
    halves: re.Pattern[str]
    small: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    denominators: dict[str, int]
    shares: dict[str, str]
    glyphs: dict[str, str]
    links: frozenset[str]
    alone: frozenset[str]
    articles: frozenset[str]
    decimal: str
    thousands: str
    joined: bool
    ones_first: bool


@lru_cache(maxsize=KEPT)
def grammar(tongue: Tongue) -> Grammar:
    """Return the grammar of a language's numbers, arranged once."""
    data = tongue.topic("numbers")
    writing = data["writing"]
    small, scales = data["small"], data["scales"]
    links, articles = writing["links"], writing["articles"]
    inner = [*small, *(word for word in scales), *links]
    opening = [*small, *articles, *writing["alone"], *writing["half"], *data.get("shares", {})]
    decimal, thousands = "".join(writing["decimal"]), "".join(writing["thousands"])
    mark, sign = re.escape(decimal), re.escape(thousands) + ("\u00a0\u2009\u202f" if " " in thousands else "")
    return Grammar(
        digits=re.compile(
            rf"\d{{1,3}}(?P<sep>[{sign}])\d{{3}}(?:(?P=sep)\d{{3}}){{0,11}}(?!\d)(?:[{mark}]\d{{1,12}}(?!\d))?"
            rf"|\d++(?:[{mark}]\d{{1,12}}(?!\d))?"
        ),
        element=re.compile(rf"(?:{either(inner)})" + ("" if writing["joined"] else r"(?![^\W_])"), re.IGNORECASE),
        openers=re.compile(rf"(?<![^\W_])(?:{either(opening)})", re.IGNORECASE),
        scale=re.compile(rf"(?:{SPACE}{{1,2}}|\n|-)({either(scales)})(?![^\W_])", re.IGNORECASE),
        suffix=re.compile(rf"{SPACE}?({either(data['suffixes'])})(?![^\W_])"),
        denominator=re.compile(rf"(?:{SPACE}{{1,2}}|-)({either(data['denominators'])})(?![^\W_])", re.IGNORECASE),
        half=re.compile(rf"(?:{either(writing['half'])})(?![^\W_])" if writing["half"] else r"(?!)", re.IGNORECASE),
        halves=re.compile(
            rf"(?:{SPACE}{{1,2}}|-)?(?:{either(writing['halves'])})(?![^\W_])" if writing["halves"] else r"(?!)",
            re.IGNORECASE,
        ),
        small=small,
        scales=scales,
        suffixes=data["suffixes"],
        denominators=data["denominators"],
        shares=data.get("shares", {}),
        glyphs=data.get("glyphs", {}),
        links=frozenset(links),
        alone=frozenset(writing["alone"]),
        articles=frozenset(articles),
        decimal=decimal,
        thousands=thousands,
        joined=writing["joined"],
        ones_first=writing["ones_first"],
    )


def read_digits(tongue: Tongue, text: str, start: int) -> Numeral | None:
    """Read the number that begins with the digit at `start`; None for what is none ("12:30", "3.5.1").

    >>> from countersay.extraction.languages.tongue import tongue
    >>> [read_digits(tongue("de"), text, 0).value for text in ("1.250 Tonnen", "4,7 km", "3 Mio. Euro")]
    [Fraction(1250, 1), Fraction(47, 10), Fraction(3000000, 1)]
    """
    known = grammar(tongue)
    match = known.digits.match(text, start)
    if match is None or match.end() - start > MAX_DIGITS:
        return None
    written = match.group()
    end = match.end()
    if text[end : end + 1] in ".,:/'’" and text[end + 1 : end + 2].isdigit():
        return None
    value, resolution = _value(known, written)
    plain = written.isdigit()
    number = Numeral(start, end, value, resolution, True, plain=plain)
    glyph = text[end + 1 : end + 2] if text[end : end + 1] in " \u00a0" else text[end : end + 1]
    if glyph and glyph in known.glyphs:
        stop = text.index(glyph, end) + 1
        number = replace(number, end=stop, value=value + Fraction(known.glyphs[glyph]), resolution=None, plain=False)
    return _scaled(known, text, number)


def _value(known: Grammar, written: str) -> tuple[Fraction, Fraction]:
    """Return value and resolution of a number in digits."""
    whole, decimals = written, ""
    for mark in known.decimal:
        if written.count(mark) == 1 and (mark not in known.thousands or len(written.rpartition(mark)[2]) != 3):
            whole, _, decimals = written.rpartition(mark)
            break
    digits = "".join(character for character in whole if character.isdigit())
    if decimals:
        unit = 10 ** len(decimals)
        return Fraction(int(digits + decimals), unit), Fraction(1, unit)
    return Fraction(int(digits)), Fraction(trailing_unit(int(digits)))


def _scaled(known: Grammar, text: str, number: Numeral) -> Numeral:
    """Multiply by the scale words or the suffix that follow; "and a half" after a scale is half of it."""
    if match := known.suffix.match(text, number.end):
        return _times(number, known.suffixes[match[1]], match.end())
    scale = number.scale
    for _ in range(2):  # "hundert Millionen" is the longest chain
        match = known.scale.match(text, number.end)
        if match is None or number.value > MAX_VALUE:
            break
        number = _times(number, known.scales[match[1].lower()], match.end())
    if number.scale > scale:
        number = replace(number, fraction=False)
    if number.scale > 1 and (half := known.halves.match(text, number.end)):
        value = number.value + Fraction(number.scale, 2)
        number = replace(number, end=half.end(), value=value, resolution=_resolution(value))
    return number


def _times(number: Numeral, scale: int, end: int) -> Numeral:
    resolution = number.resolution * scale if number.resolution is not None else None
    return replace(number, end=end, value=number.value * scale, resolution=resolution, scale=scale, plain=False)


def _resolution(value: Fraction) -> Fraction | None:
    return Fraction(trailing_unit(int(value))) if value.denominator == 1 else None


class Sum:
    """The running sum of a number in words: whole groups below a thousand, each under a scale smaller than the last."""

    __slots__ = ("group", "last", "total")

    def __init__(self) -> None:
        self.total, self.group, self.last = 0, 0, 0

    @property
    def value(self) -> int:
        """What has been read so far."""
        return self.total + self.group

    def small(self, value: int, linked: bool, ones_first: bool) -> bool:
        """Add a number below a thousand; False where it cannot belong to the same number ("zwei drei")."""
        group = self.group
        tens, ones = group % 100, group % 10
        if group == 0:
            fits = value > 0 or self.total == 0
        elif tens == 0:
            fits = 0 < value < 100
        elif ones_first:
            fits = linked and tens < 10 and 20 <= value < 100 and value % 10 == 0
        else:
            fits = tens >= 20 and ones == 0 and 0 < value < 10
        if fits:
            self.group += value
        return fits

    def scale(self, value: int, alone: bool) -> bool:
        """Multiply by a scale; False where it cannot belong to the same number."""
        if value < 1000 and value != 12:
            if self.group >= 100 or (self.group == 0 and not alone):
                return False
            self.group = max(self.group, 1) * value
            return True
        if (self.group == 0 and not (alone and self.total == 0)) or (self.last and value >= self.last):
            return False
        self.total, self.group, self.last = self.total + max(self.group, 1) * value, 0, value
        return True


def read_words(tongue: Tongue, text: str, start: int) -> Numeral | None:
    """Read the number that begins with the word at `start`, with what multiplies or divides it; None if there is none.

    >>> from countersay.extraction.languages.tongue import tongue
    >>> [str(read_words(tongue("de"), text, 0).value) for text in ("einundzwanzig", "zwei Drittel", "eine halbe Million")]
    ['21', '2/3', '500000']
    """
    known = grammar(tongue)
    opening = known.openers.match(text, start)
    if opening is None:
        return None
    word = opening.group().lower()
    if word in known.shares and _ends_word(text, opening.end()):
        value = Fraction(known.shares[word])
        return _scaled(known, text, Numeral(start, opening.end(), value, None, False, fraction=value < 1))
    if half := known.half.match(text, start):
        return _half(known, text, start, half.end())
    article = _article(known, text, start)
    if article is not None and (half := known.half.match(text, article + 1)):
        return _half(known, text, start, half.end())
    if article is not None:
        number = Numeral(start, article, Fraction(1), Fraction(1), False)
        return _finished(known, text, number, counts=False)
    return _finished(known, text, _run(known, text, start), counts=True)


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalnum()


def _article(known: Grammar, text: str, start: int) -> int | None:
    """Return where an article that may mean one ends ("eine Million"), if a whole word is one."""
    end = start
    while end < len(text) and text[end].isalpha() and end - start < 12:
        end += 1
    return end if text[start:end].lower() in known.articles else None


def _half(known: Grammar, text: str, start: int, end: int) -> Numeral | None:
    """Read "eine halbe Million"; without a scale it is a fraction of whatever unit follows."""
    return _scaled(known, text, Numeral(start, end, Fraction(1, 2), None, False, fraction=True))


def _finished(known: Grammar, text: str, number: Numeral | None, counts: bool) -> Numeral | None:
    """Add halves, scales and denominators to a whole number in words; `counts` says that it is a number by itself."""
    if number is None:
        return None
    if counts and number.scale == 1 and (half := known.halves.match(text, number.end)):
        number = replace(number, end=half.end(), value=number.value + Fraction(1, 2), resolution=None)
        counts = True
    elif counts and not _ends_word(text, number.end):
        return replace(number, plain=True)  # "dreitägig": whoever asks looks for what hangs on
    if number.value > 0 and (part := known.denominator.match(text, number.end)):
        bottom = known.denominators[part[1].lower()]
        return replace(
            number, end=part.end(), value=number.value / bottom, resolution=None, fraction=number.value < bottom
        )
    scaled = _scaled(known, text, number) if number.scale < 10**6 else number
    if number.scale >= 10**6 and (half := known.halves.match(text, number.end)):
        value = number.value + Fraction(number.scale, 2)
        scaled = replace(number, end=half.end(), value=value, resolution=None)
    if scaled.resolution is None and scaled.scale > 1:
        scaled = replace(scaled, resolution=_resolution(scaled.value))  # "zweieinhalb Millionen"
    return scaled if counts or scaled.scale > 1 else None


def _run(known: Grammar, text: str, start: int) -> Numeral | None:
    """Read the whole number in words that begins at `start`."""
    state, scale, end, at = Sum(), 1, start, start
    linked = False
    begun = False
    for _ in range(MAX_WORDS):
        match = known.element.match(text, at)
        if match is None:
            break
        word = match.group().lower()
        if word in known.links and word not in known.small:
            if not begun or linked:
                break
            linked = True
            at = _next(known, text, match.end(), scale)
            continue
        if word in known.small:
            fits = state.small(known.small[word], linked, known.ones_first)
        else:
            fits = not linked and state.scale(known.scales[word], word in known.alone)
            scale = known.scales[word] if fits else scale
        if not fits:
            break
        begun, linked, end = True, False, match.end()
        at = _next(known, text, end, scale)
    if not begun:
        return None
    return Numeral(start, end, Fraction(state.value), _unit(state, scale), False, scale=scale)


def _unit(state: Sum, scale: int) -> Fraction:
    return Fraction(12 if scale == 12 else trailing_unit(state.value))


def _next(known: Grammar, text: str, end: int, scale: int) -> int:
    """Return where the next piece of a number may begin: at once in joined words, after a space or hyphen in others."""
    if text[end : end + 1].isalpha() and known.joined:
        return end
    if text[end : end + 1] == "-" and not known.joined:
        return end + 1
    spaced = not known.joined or scale >= 10**6 or _large_follows(known, text, end)
    if spaced and text[end : end + 1] in " \u00a0" and text[end + 1 : end + 2].isalpha():
        return end + 1
    return end if known.joined else len(text)


def _large_follows(known: Grammar, text: str, end: int) -> bool:
    """Say whether a scale of millions stands behind a space: "zwei Millionen" in a language that joins its words."""
    match = known.scale.match(text, end)
    return match is not None and known.scales[match[1].lower()] >= 10**6
