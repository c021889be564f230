"""Numbers in digits and words, in any mix: "390,709", "4,7", "10 thousand", "one and a half million", "two thirds".

Only the number itself is read here: what it measures, and whether it is a figure at all, is decided elsewhere. A
numeral is read left to right, once, so the work is linear in its length; a run of more than 40 digits is no number.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from countersay.extraction.numbers import number_words
from countersay.extraction.numbers.number_words import SPACE, alternation, lexicon
from countersay.model.quick import quickly_made

MAX_DIGITS = 40

# The order matters: grouped thousands before decimal commas ("390,709" against "4,7"), both before a plain run.
_DIGITS = r"""
(?P<int>
    \d{1,3}(?>(?:,\d{3}){1,12})(?!\d)(?:\.\d++)?
  | \d{1,3}(?>(?:\.\d{3}){1,12}),\d{1,9}+
  | \d{1,2}(?:,\d\d){1,5},\d{3}(?!,?\d)(?:\.\d++)?
  | \d{1,3}(?>(?:[ \u00a0\u2009\u202f]\d{3}){1,6})(?![\d,:/-]|\.\d{3})(?:\.\d++)?
  | (?<!\d,)\d{1,9},\d{1,2}(?!\d|,\d)
  | (?<!\d,)0,\d{1,9}(?!\d)
  | \d++(?:\.\d++(?!\.\d))?
  | \.\d++(?!\.\d)
)
(?P<exp>[eE][+-]?\d{1,3}(?![\w.])|[ ]?[x×*][ ]?10(?:[ ]?\^[ ]?[-−+]?\d{1,3}|[-−]\d{1,3}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))?
(?P<frac>[ \u00a0]{1,2}\d{1,2}[ ]?/[ ]?\d{1,3}(?![\d/])|-\d/\d(?![\d/])|/\d{1,4}(?![\d/])|[ \u00a0]?[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])?
"""
_POWER = re.compile(r"[eE]|[ ]?[xX×*][ ]?10[ ]?\^?[ ]?")
_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


@quickly_made
@dataclass(frozen=True, slots=True)
class Numeral:
    """A number with its place.

    Attributes:
        start, end: half-open, code points.
        value: exact; negative when a sign or "minus" stands before it.
        resolution: one unit of the last significant digit as written; None for fractions in words.
        digits: True when it begins with digits.
        plain: True for a bare run of digits: no sign, separator, decimals, fraction or scale.
        scale: the last scale multiplied in ("1.2 million": 1000000), else 1.
        fraction: True for "a third", "1/4", "half"; a bare fraction, smaller than one.
        ordinal: True for "22nd" and "twenty-first", which count nothing.
    """

    start: int
    end: int
    value: Fraction
    resolution: Fraction | None
    digits: bool
    plain: bool = False
    scale: int = 1
    fraction: bool = False
    ordinal: bool = False


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(_DIGITS, re.VERBOSE)


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"({SPACE}?)({alternation(lexicon().suffixes)})(?!\w)")


@cache
def _scale_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{SPACE}{{0,2}}|\n|-)({alternation(lexicon().scales)})(?!\w)", re.IGNORECASE)


@cache
def _and_fraction() -> re.Pattern[str]:
    small = alternation(word for word, value in lexicon().small.items() if 0 < value < 20)
    bottoms = alternation(lexicon().denominators)
    return re.compile(
        rf"(?:{SPACE}{{1,2}}|-)and(?:{SPACE}{{1,2}}|-)(?P<n>an?|{small})[ -](?P<d>{bottoms})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _denominator() -> re.Pattern[str]:
    ordinals = {"first", "second", *lexicon().denominators, "seventieth", "eightieth", "ninetieth", "sixtieth"}
    return re.compile(rf"{SPACE}?[ -]{SPACE}?(?P<d>{alternation(ordinals)})(?!\w)", re.IGNORECASE)


@cache
def _point() -> re.Pattern[str]:
    small = alternation(lexicon().small)
    return re.compile(rf" point((?:[ -](?:{small})){{1,6}})(?!\w)", re.IGNORECASE)


@cache
def _of_scale() -> re.Pattern[str]:
    return re.compile(
        r"(?: of)?(?:[ -]an?)?[ -]{1,2}(hundred|thousand|million|billion|trillion|dozen)(?!\w)", re.IGNORECASE
    )


def trailing_unit(value: int) -> int:
    """Return the value of one unit of the last digit that is not zero: 10 for 980, 1 for 403, 1 for 0.

    >>> trailing_unit(980), trailing_unit(4000), trailing_unit(0)
    (10, 1000, 1)
    """
    unit = 1
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit


def _number(written: str) -> tuple[Fraction, Fraction]:
    """Return value and resolution of a number in digits with its separators."""
    if written.isdigit():
        value = int(written)
        return Fraction(value), Fraction(trailing_unit(value))
    for space in " \u00a0\u2009\u202f":
        written = written.replace(space, "")
    comma, dot = written.rfind(","), written.rfind(".")
    if comma > dot and (dot != -1 or len(written) - comma - 1 != 3 or written.startswith("0,")):
        written = written.replace(".", "").replace(",", ".")  # "1.111,11", "4,7", "0,125"
    else:
        written = written.replace(",", "")
    whole, _, decimals = written.partition(".")
    if decimals:
        unit = 10 ** len(decimals)
        return Fraction(int((whole or "0") + decimals), unit), Fraction(1, unit)
    value = int(whole)
    return Fraction(value), Fraction(trailing_unit(value))


def read_digits(text: str, start: int, money: bool = False) -> Numeral | None:
    """Read the number that begins with the digit or decimal point at `start`; `money` allows "m" and "b" as scales.

    >>> read_digits("390,709 mines", 0).value
    Fraction(390709, 1)
    >>> read_digits("1,25 percent", 0).value
    Fraction(5, 4)
    """
    match = _digits().match(text, start)
    if match is None or len(match["int"]) > MAX_DIGITS:
        return None
    value, resolution = _number(match["int"])
    plain = match["int"].isdigit()
    numeral = Numeral(start, match.end("int"), value, resolution, True, plain=plain)
    if match["exp"]:
        factor = Fraction(10) ** int(_POWER.sub("", match["exp"].translate(_SUPERSCRIPTS)))
        numeral = replace(
            numeral, end=match.end("exp"), value=value * factor, resolution=resolution * factor, plain=False
        )
    elif match["frac"]:
        with_part = _with_part(numeral, match["frac"], match.end("frac"))
        if with_part is None:
            return None
        numeral = with_part
    return _scaled(text, numeral, money)


def _with_part(numeral: Numeral, part: str, end: int) -> Numeral | None:
    """Add " 1/2" or "½" to a number, or read "1/40" as a fraction; None for what is no fraction ("1/0")."""
    glyph = lexicon().glyphs.get(part[-1])
    if glyph is not None:
        return replace(numeral, end=end, value=numeral.value + Fraction(glyph), resolution=None, plain=False)
    top, _, bottom = part.lstrip(" \u00a0-/").partition("/")
    if part[0] == "/":
        if not numeral.plain or not int(top):
            return None
        value = numeral.value / int(top)
        return replace(numeral, end=end, value=value, resolution=None, plain=False, fraction=True)
    if not int(bottom) or int(top) >= int(bottom):
        return numeral
    value = numeral.value + Fraction(int(top), int(bottom))
    return replace(numeral, end=end, value=value, resolution=None, plain=False)


def _scaled(text: str, numeral: Numeral, money: bool) -> Numeral:
    """Multiply by the scale words or suffix that follow."""
    after = text[numeral.end : numeral.end + 2]
    if not after or not (after[0].isalpha() or (after[0] in " \u00a0\u202f\t\n-" and after[1:].isalpha())):
        return numeral
    if match := _suffix().match(text, numeral.end):
        entry = lexicon().suffixes[match[2]]
        if (money or not entry.get("money")) and not (match[1] and entry.get("glued") and not money):
            return _times(numeral, entry["value"], match.end())
    if (
        numeral.plain
        and numeral.value < 1000
        and (run := number_words.read(text, numeral.end, int(numeral.value)))
        and run.scale > 1
    ):
        unit = trailing_unit(run.value) if run.scale != 12 else 12
        scaled = Numeral(numeral.start, run.end, Fraction(run.value), Fraction(unit), True, scale=run.scale)
        return _with_half(text, scaled)
    for _ in range(2):  # "hundred thousand" is the longest chain
        match = _scale_word().match(text, numeral.end)
        if match is None:
            break
        numeral = _times(numeral, lexicon().scales[match[1].lower()], match.end())
    return _with_half(text, numeral) if numeral.scale > 1 else numeral


def _times(numeral: Numeral, scale: int, end: int) -> Numeral:
    resolution = numeral.resolution * scale if numeral.resolution is not None else None
    return replace(numeral, end=end, value=numeral.value * scale, resolution=resolution, scale=scale, plain=False)


def _with_half(text: str, numeral: Numeral) -> Numeral:
    """Add "and a half": of the last scale in "two million and a half", of one in "two and a half"."""
    match = _and_fraction().match(text, numeral.end)
    if match is None:
        return numeral
    small = lexicon().small
    top = small.get(match["n"].lower(), 1)
    bottom = lexicon().denominators[match["d"].lower()]
    part = Fraction(top, bottom) * (numeral.scale if numeral.scale >= 1000 else 1)
    joined = replace(numeral, end=match.end(), value=numeral.value + part, resolution=None, plain=False)
    if numeral.scale == 1 and (scale := _scale_word().match(text, joined.end)):
        factor = lexicon().scales[scale[1].lower()]
        joined = replace(joined, end=scale.end(), value=joined.value * factor, scale=factor)
    if joined.value.denominator == 1:
        joined = replace(joined, resolution=Fraction(trailing_unit(int(joined.value))))
    return joined


def read_words(text: str, start: int) -> Numeral | None:
    """Read the number that begins with the number word at `start`; a fraction or "point" may follow.

    >>> read_words("one and a half million people", 0).value
    Fraction(1500000, 1)
    >>> read_words("two thirds of them", 0).value
    Fraction(2, 3)
    """
    run = number_words.read(text, start)
    if run is None:
        return None
    unit = 12 if run.scale == 12 else trailing_unit(run.value)
    numeral = Numeral(start, run.end, Fraction(run.value), Fraction(unit), False, scale=run.scale)
    if match := _denominator().match(text, run.end):
        return _over(text, numeral, match, run.base)
    if match := _point().match(text, run.end):
        return _scaled(text, _decimals(numeral, match), True)
    return _with_half(text, numeral)


def _over(text: str, numeral: Numeral, match: re.Match[str], base: int | None) -> Numeral:
    """Read "two thirds" as a fraction and "twenty-first" or "two third" as an ordinal.

    After "and" a proper fraction is added: "one hundred and three quarters" is 100.75.
    """
    name = match["d"].lower()
    bottom = lexicon().denominators.get(name)
    top = numeral.value - (base or 0)
    if bottom == 4 and name.startswith("q") and not _is_quarter_share(text, top, match):
        return numeral
    plural = name.endswith("s") or name == "half"
    if bottom is None or (not plural and numeral.value != 1):
        return replace(numeral, end=match.end(), ordinal=True)
    if base and 0 < top < bottom:
        unit = numeral.scale if numeral.scale >= 1000 else 1
        value = base + top / bottom * unit
        return replace(numeral, end=match.end(), value=value, resolution=None)
    over = replace(numeral, end=match.end(), value=numeral.value / bottom, resolution=None, fraction=True, scale=1)
    return _of_a_scale(text, over)


_QUARTER_AFTER = re.compile(
    r"[ -]of\b|[ ](?:the|a|an|its|their|to)\b|[ ](?:hundred|thousand|million|billion)|[.,;)]|\Z"
)


def _is_quarter_share(text: str, top: Fraction, match: re.Match[str]) -> bool:
    """Tell "three-quarters of" and "one quarter" from "two quarters" and "a four-quarter test" (of a year)."""
    if top not in (1, 3):
        return False
    return "-" in match.group() or _QUARTER_AFTER.match(text, match.end()) is not None


def _of_a_scale(text: str, numeral: Numeral) -> Numeral:
    if scale := _of_scale().match(text, numeral.end):
        factor = lexicon().scales[scale[1].lower()]
        value = numeral.value * factor
        resolution = Fraction(trailing_unit(int(value))) if value.denominator == 1 else None
        return replace(numeral, end=scale.end(), value=value, resolution=resolution, scale=factor, fraction=False)
    return numeral


def _decimals(numeral: Numeral, match: re.Match[str]) -> Numeral:
    """Add what follows "point": "zero three" is 03, "seventy-one" is 71."""
    small = lexicon().small
    written = ""
    tens = 0
    for word in re.split(r"[ -]", match[1].strip(" -").lower()):
        digit = small[word]
        written = written[:-1] + str(digit) if tens and 0 < digit < 10 else written + str(digit)
        tens = digit if 20 <= digit < 100 else 0
    unit = Fraction(1, 10 ** len(written))
    return replace(numeral, end=match.end(), value=numeral.value + int(written) * unit, resolution=unit)


def read_share(text: str, start: int, end: int) -> Numeral:
    """Read "half", "a third", "a quarter" in [start, end), with a scale after it ("half a million").

    >>> read_share("half a million", 0, 4).value
    Fraction(500000, 1)
    """
    bottom = lexicon().denominators[re.split(r"[ -]", text[start:end].lower())[-1]]
    share = Numeral(start, end, Fraction(1, bottom), None, False, fraction=True)
    return _of_a_scale(text, share)
