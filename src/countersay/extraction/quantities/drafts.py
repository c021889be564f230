"""Numbers with the units beside them, and two numbers that are one: ranges, ratios, dollars and cents.

A range keeps both ends ("between 20 and 30", "8- to 16-metre", "$10 to $15 billion", where the scale belongs to both).
"From 40 to 60" after a word of change ("rose from 40 to 60") is two figures: joined, it would claim a spread that
nobody claimed.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from countersay.extraction.numbers import comparators, units
from countersay.extraction.numbers.comparators import Left
from countersay.extraction.numbers.numerals import Numeral
from countersay.extraction.numbers.units import Unit
from countersay.extraction.quantities.candidates import Candidate, Kept, VagueWord
from countersay.lexicon.load import table, word_set

MAX_GAP = 28


@dataclass(slots=True)
class Draft:
    """A quantity in the making: number (and upper number of a range), unit, what it is counted per.

    `start` and `end` hold number, unit and rate; `left` the words before, once they have been read; `noun_from` is where
    the noun begins that stands inside a ratio: "one worker in ten".
    """

    number: Numeral
    start: int
    end: int
    unit: Unit | None = None
    per: str | None = None
    top: Numeral | None = None
    number_end: int = 0
    left: Left | None = None
    noun_from: int | None = None


def assemble(text: str, kept: Kept) -> list[Draft | VagueWord]:
    """Return the drafts of a text, with ranges, ratios and compounds joined, in text order."""
    drafts: list[Draft | VagueWord] = [item if isinstance(item, VagueWord) else _draft(text, item) for item in kept]
    _share_units(text, drafts)
    joined: list[Draft | VagueWord] = []
    for item in drafts:
        last = joined[-1] if joined else None
        if isinstance(item, Draft) and isinstance(last, Draft):
            if item.start < last.end and not _without_sign(item, last.end):
                continue
            if item.start - last.end <= MAX_GAP and last.top is None and _join(text, last, item):
                continue
        joined.append(item)
    return joined


def _without_sign(item: Draft, floor: int) -> bool:
    """Take from a number the currency sign that the number before it owns ("0$.0"); say whether digits are left."""
    if item.number.start < floor:
        return False
    if item.unit is not None and item.unit.start < floor:
        item.unit = None
    item.start = item.number.start
    return True


def _draft(text: str, candidate: Candidate) -> Draft:
    number, money = candidate.number, candidate.money
    after = units.after(text, number.end, number.scale)
    start, end, unit = number.start, number.end, money
    if money is not None:
        start = min(money.start, start)
        if after is not None and after.kind == "money":
            end = after.end
        else:
            unit = units.after_dollar(text, money, end)
            end = unit.end
    elif after is not None:
        unit, end = after, after.end
        if after.kind == "money" and (scale := units.scale_after(text, end)):
            number = replace(number, value=number.value * scale[0], scale=scale[0], plain=False)
            end = scale[1]
    draft = Draft(number, start, end, unit, number_end=candidate.number.end)
    rate = units.rate(text, end)
    if rate is not None and number.fraction and number.scale == 1 and unit is None and rate[0] in units.periods():
        draft.unit, draft.end = units.Unit(rate[0], "time", end + 1, rate[1]), rate[1]  # "half a day"
    elif rate is not None:
        draft.per, draft.end = rate
    elif unit is not None and unit.code.endswith("/d"):
        draft.unit, draft.per = unit._replace(code=unit.code.removesuffix("/d")), "day"  # "4,000 bpd"
    return draft


_LIST_GAP = re.compile(r",? (?:and|or) |, ")


def _share_units(text: str, drafts: list[Draft | VagueWord]) -> None:
    """Give "45" in "45 and 50 mg" the unit of its neighbour."""
    for index in range(len(drafts) - 2, -1, -1):
        item, following = drafts[index], drafts[index + 1]
        if not isinstance(item, Draft) or not isinstance(following, Draft) or item.unit or not following.unit:
            continue
        gap = text[item.end : following.start] if following.start - item.end < 8 else ""
        if "or" in gap and item.number.value >= following.number.value:
            continue  # "275 or 68% of them"
        if following.unit.start > following.number.start and _LIST_GAP.fullmatch(gap):
            item.unit = following.unit


def _join(text: str, first: Draft, second: Draft) -> bool:
    gap = text[first.end : second.start]
    if "\n\n" in gap:
        return False
    return (
        _said_twice(text, first, second, gap)
        or _compound(first, second, gap)
        or _ratio(text, first, second, gap)
        or _range(text, first, second, gap.lower())
    )


def _said_twice(text: str, first: Draft, second: Draft, gap: str) -> bool:
    """Join "five (5) days" and "40 (forty) lorries": one number, in words and in digits."""
    if gap != " (" or text[second.end : second.end + 1] != ")" or first.unit or second.unit or first.per:
        return False
    if first.number.value != second.number.value or first.number.digits == second.number.digits:
        return False
    first.end = second.end + 1
    if scale := units.scale_after(text, first.end):
        value = first.number.value * scale[0]
        first.number = replace(first.number, value=value, scale=scale[0], resolution=Fraction(scale[0]), plain=False)
        first.end = scale[1]
    unit = units.after(text, first.end, first.number.scale)
    if unit is not None:
        first.unit, first.end = unit, unit.end
    rate = units.rate(text, first.end)
    if rate is not None:
        first.per, first.end = rate
    return True


_COMPOUND_GAP = re.compile(r"(?:,? and)? ")
_SUBUNITS = {
    ("ft", "in"): 12,
    ("USD", "cent"): 100,
    ("EUR", "cent"): 100,
    ("AUD", "cent"): 100,
    ("CAD", "cent"): 100,
    ("GBP", "penny"): 100,
    ("lb", "oz"): 16,
    ("hour", "minute"): 60,
}


def _compound(first: Draft, second: Draft, gap: str) -> bool:
    """Join "3 dollars 50 cents", "5 feet 2 inches" and "nine hours and ten minutes" into one number of the larger unit."""
    if first.unit is None or second.unit is None or first.per or not _COMPOUND_GAP.fullmatch(gap):
        return False
    parts = _SUBUNITS.get((first.unit.code, second.unit.code))
    if parts is None or not second.number.value < parts or first.number.value.denominator != 1:
        return False
    value = first.number.value + second.number.value / parts
    first.number = replace(first.number, value=value, resolution=Fraction(1, parts), plain=False)
    first.number_end = second.number.end
    first.end, first.per = second.end, second.per
    return True


_RATIO_GAP = re.compile(r" (?:in|out of|over|of)(?: every)? ")
_NOUN_GAP = re.compile(r" (?!of\b|in\b)[a-z]{3,} (?:in|out of)(?: every)? ")
_ROUND_BASES = {12, 15, 20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000}


@cache
def _said_of_ratio() -> re.Pattern[str]:
    """What is said of a share behind it: "one worker in ten fell ill"; "one man in two cars" is none."""
    said = "|".join(table("numbers")["ratio"]["said"])
    return re.compile(rf"(?= (?:{said})\b| [a-z]{{3,}}ed\b|[,.;]|$)")


def _ratio(text: str, first: Draft, second: Draft, gap: str) -> bool:
    """Join "one in five" into 1/5; "over" only where nothing follows ("one over three")."""
    if first.unit or second.unit or first.per:
        return False
    top, base = first.number, second.number
    if (
        top.value == 1 and not top.digits and not base.digits and _NOUN_GAP.fullmatch(gap)
    ):  # "one worker in ten fell ill"
        if base.value > 1 and _said_of_ratio().match(text, second.end):
            first.noun_from, gap = first.end, " in "
    if not _RATIO_GAP.fullmatch(gap):
        return False
    if gap == " over ":
        if base.value == 0 or top.fraction or text[second.end : second.end + 1] not in ("", ".", "?", "!"):
            return False
    elif (gap == " of " and base.value not in (10, 100)) or not (
        0 < top.value <= 20
        and top.value < base.value
        and (top.value == 1 or base.value <= 10 or base.value in _ROUND_BASES)
    ):
        return False
    first.number = replace(top, value=top.value / base.value, resolution=None, plain=False, fraction=True)
    first.number_end = second.number.end
    first.end, first.per = second.end, second.per
    return True


class _Links(NamedTuple):
    """What stands between the two numbers of a range."""

    to: re.Pattern[str]
    alternative: re.Pattern[str]
    between: re.Pattern[str]
    leads: dict[str, str]


@cache
def _links() -> _Links:
    data = table("comparators")["ranges"]
    hedges = "|".join(f"{word} " for word in data["to_hedges"])
    even = "|".join(f"{word} " for word in data["or_hedges"])
    near = "|".join(f"{word} " for word in data["and_hedges"])
    return _Links(
        re.compile(rf"[-‐‑]?\s(?:{'|'.join(data['to'])})\s(?:{hedges})?(?:a )?|-to-"),
        re.compile(rf"-?\s(?:{'|'.join(data['or'])})\s(?:{even})?"),
        re.compile(rf",?\s(?:{'|'.join(data['and'])})\s(?:{near})?"),
        data["leads"],
    )


_DASH = re.compile(r"\s?[-–—‐‑~]\s?")


def _range(text: str, first: Draft, second: Draft, gap: str) -> bool:
    if first.unit and second.unit and first.unit.code != second.unit.code:
        return False
    if first.number.fraction != second.number.fraction and first.unit is None and second.unit is None:
        return False
    left = first.left = Left(text, first.start)
    size = len(left.lows)
    links = _links()
    between, start = links.leads["spread"], links.leads["move"]
    low, high = first.number, second.number
    falling = low.value >= high.value and high.scale == 1
    if links.between.fullmatch(gap) and between in left.lows[-4:]:
        index = size - 1 - left.lows[::-1].index(between)
        if index and left.lows[index - 1] in word_set("grammar", "quantities", "apart"):
            return False  # "the difference between 14,000 barrels and 1,000"
        if "," not in text[left.starts[index] : first.start]:
            return _make(first, second, left.starts[index])
    if links.to.fullmatch(gap):
        if start in left.lows[-3:]:
            moves = comparators.moves(left, size)
            if (moves and _of_one_scale(low, high)) or _falls(low, high):
                first.number = _scaled(low, high)  # "fell by a fifth, from 112 to 90 million": two levels
                return False
            if moves or (falling and high.value > 0):
                return False  # "went from 25 to 19": no range falls
            index = size - 1 - left.lows[::-1].index(start)
            return _make(first, second, left.starts[index] if index == size - 1 else first.start)
        # "rose 5 percent to 80" is a step and a level, "rose by 5 to 8 percent" a range.
        stepped = left.lows[-1:] == ["by"] and comparators.trend(left, size) is not None and first.unit is None
        if stepped and second.unit is None and high.scale == 1 and high.value > 2 * low.value:
            return False  # "fell by 40 to 160"
        trend = comparators.trend(left, size) is not None and not (first.unit is None and left.lows[-1] == "by")
        return not trend and not falling and _make(first, second, first.start)
    if _DASH.fullmatch(gap):
        return not falling and _make(first, second, first.start)
    if links.alternative.fullmatch(gap):
        if first.unit is None and second.start < second.number.start:
            first.unit = second.unit  # "8 or $9" are two choices
            return False
        close = low.value < high.value <= low.value * Fraction(3, 2) + 1
        return (close or high.scale > low.scale) and _make(first, second, first.start)
    return False


def _falls(low: Numeral, high: Numeral) -> bool:
    """Say whether the first number is the larger, with the scale of the second where it has none: "112 to 103 million"."""
    return _scaled(low, high).value > high.value > low.value and _of_one_scale(low, high)


def _of_one_scale(low: Numeral, high: Numeral) -> bool:
    """Say whether the scale of the second number is that of both: "from 112 to 103 million", not "from 500 to 2 million"."""
    ratio = low.value * high.scale / high.value if high.value else Fraction(0)
    return Fraction(1, 5) <= ratio <= 5


def _scaled(number: Numeral, by: Numeral) -> Numeral:
    """Give a number below 1,000 without a scale the scale of another: "10" in "10 to 15 billion"."""
    if by.scale <= 1 or number.scale != 1 or number.value >= 1000:
        return number
    resolution = number.resolution * by.scale if number.resolution is not None else None
    return replace(number, value=number.value * by.scale, resolution=resolution, scale=by.scale)


def _make(first: Draft, second: Draft, start: int) -> bool:
    number, scale = first.number, second.number.scale
    if number.value <= second.number.value / scale:
        number = _scaled(number, second.number)
    first.number, first.top = number, second.number
    first.start = start
    first.end, first.number_end = second.end, second.number.end
    first.unit = second.unit or first.unit
    first.per = second.per or first.per
    first.left = None
    return True
