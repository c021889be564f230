"""Quantities in a text: numbers with their comparators, units and what they count.

The stops, in order: 1 find numbers and vague words and refuse what is no figure (`candidates`, `refusals`); 2 units
beside each number (`units`); 3 two numbers that are one range; 4 comparators (`comparators`); 5 what is counted
(`counted`); 6 the frozen object.
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from countersay.config import Conventions
from countersay.extraction import comparators, counted, units, vague
from countersay.extraction.candidates import Refused, VagueWord, sift
from countersay.extraction.comparators import Bound, Left
from countersay.extraction.numerals import Numeral
from countersay.extraction.units import Unit
from countersay.model import Extent, Quantity

DEFAULT = Conventions()


@dataclass(slots=True)
class Draft:
    """A quantity in the making: a number with the unit beside it, still without comparator and noun."""

    number: Numeral
    start: int
    end: int
    unit: Unit | None
    bound: Bound | None = None
    upper: Numeral | None = None
    used: bool = field(default=False)


def find_quantities(text: str, conventions: Conventions = DEFAULT) -> list[Quantity]:
    """Return the quantities of `text` in text order; spans are code points and do not overlap.

    >>> found = find_quantities("Over 850 trucks and 4,7 km of road")
    >>> [(q.text, q.change, q.unit, q.counted) for q in found]
    [('Over 850 trucks', '>', None, 'truck'), ('4,7 km', '=', 'km', 'road')]
    """
    return find_all(text, conventions)[0]


def find_all(text: str, conventions: Conventions = DEFAULT) -> tuple[list[Quantity], list[Refused]]:
    """Return quantities and refused numbers of `text` together, at the cost of one scan."""
    kept, refused = sift(text)
    drafts: list[Draft | VagueWord] = []
    for item in kept:
        if isinstance(item, VagueWord):
            drafts.append(item)
            continue
        drafts.append(_draft(text, item))
    found: list[Quantity] = []
    floor = 0
    index = 0
    while index < len(drafts):
        item = drafts[index]
        index += 1
        if isinstance(item, VagueWord):
            quantity = _vague(text, item, conventions, floor)
            if quantity is None:
                continue
        else:
            if item.start < floor:
                continue
            following = drafts[index] if index < len(drafts) else None
            if isinstance(following, Draft) and _joined(text, item, following, floor):
                index += 1
            quantity = _quantity(text, item, floor)
        found.append(quantity)
        floor = quantity.end
    return found, refused


def _draft(text: str, number: Numeral) -> Draft:
    after = units.after(text, number.end, number.scale)
    before = units.before(text, number.start)
    if after and after.kind == "money" and before:
        return Draft(number, before.start, after.end, after)
    if before and before.kind == "money":
        return Draft(number, before.start, number.end, before)
    if after:
        return Draft(number, number.start, after.end, after)
    return Draft(number, number.start, number.end, None)


_RANGE_GAP = re.compile(
    r"[-‐‑]?\s?(?:to|through|till|until|or)\s(?:up to |about |as much as )?(?:a )?|\s?[-–—‐‑~]\s?|-?\s?(?:to|or)\s"
)
_AND_GAP = re.compile(r",?\s(?:and|to)\s(?:the\s)?(?:about |around |up to )?")


def _joined(text: str, first: Draft, second: Draft, floor: int) -> bool:
    """Join two numbers into one range: "between 20 and 30", "from 5 to 7", "8- to 16-metre", "10-15"."""
    gap = text[first.end : second.start]
    if len(gap) > 24 or "\n\n" in gap:
        return False
    left = Left(text, first.start)
    last = left.lows[-1] if left.lows else ""
    low = gap.lower()
    if _AND_GAP.fullmatch(low) and "between" in left.lows[-4:]:
        begin = left.starts[len(left.lows) - 1 - left.lows[::-1].index("between")]
        return _make_range(text, first, second, max(begin, floor))
    if not _RANGE_GAP.fullmatch(low):
        return False
    if first.unit and second.unit and first.unit.code != second.unit.code:
        return False
    if first.unit and not second.unit and first.unit.kind != "money":
        return False
    starts_from = "from" in left.lows[-3:]
    spelt = "to" in low.split() or "to" in low.replace("-", " ").split()
    if spelt and starts_from and comparators.moves(left, len(left.lows)):
        return False
    if spelt and not starts_from and (last in ("up", "down") or comparators.trend(left, len(left.lows)) is not None):
        return False  # "rose 5 percent to 80": two figures
    if "or" in low.split() and not (
        first.number.value < second.number.value <= first.number.value * 3
        and first.number.scale == second.number.scale
        or second.number.scale > 1
    ):
        return False
    if (
        not spelt
        and "or" not in low.split()
        and first.number.value >= second.number.value
        and second.number.scale == 1
        and second.number.value >= 0
    ):
        return False
    if spelt and not starts_from and first.number.value >= second.number.value and second.number.scale == 1:
        return False
    begin = first.start
    if starts_from:
        begin = left.starts[len(left.lows) - 1 - left.lows[::-1].index("from")]
        if len(left.lows) - 1 - left.lows[::-1].index("from") < len(left.lows) - 1:
            begin = first.start
    return _make_range(text, first, second, max(begin, floor))


def _make_range(text: str, first: Draft, second: Draft, begin: int) -> bool:
    number = first.number
    if (
        second.number.scale > 1
        and number.scale == 1
        and number.value < 1000
        and not number.fraction
        and number.value <= second.number.value / second.number.scale
    ):
        resolution = number.resolution * second.number.scale if number.resolution is not None else None
        number = Numeral(
            number.start,
            number.end,
            number.value * second.number.scale,
            resolution,
            number.digits,
            scale=second.number.scale,
        )
    first.number = number
    first.upper = second.number
    first.start = begin
    first.end = second.end
    first.unit = second.unit or first.unit
    return True


def _quantity(text: str, draft: Draft, floor: int) -> Quantity:
    number = draft.number
    left = Left(text, draft.start)
    bound = comparators.before(text, left, draft.start)
    if bound is not None and bound.start < floor:
        bound = None
    size = len(left.lows)
    start = draft.start
    if bound is not None:
        start = bound.start
        size = sum(1 for place in left.starts if place < bound.start)
    end = draft.end
    rate = units.rate(text, end)
    tail = comparators.after(text, end)
    if tail is not None and bound is None:
        bound, end = tail, tail.end
    noun: counted.Noun | None = None
    lemma: str | None = None
    qualifiers: tuple[str, ...] = ()
    per: str | None = None
    if rate is not None:
        per = rate[0]
        end = max(end, rate[1]) if draft.unit is None or draft.unit.kind != "percent" else end
    elif draft.unit is not None or number.fraction:
        noun = counted.of_whole(text, end)
        if noun is not None:
            lemma, qualifiers = noun.lemma, noun.qualifiers
            if number.fraction:
                end = noun.end
    else:
        noun = counted.after(text, end, one=number.value == 1)
        if noun is not None:
            lemma, qualifiers, end = noun.lemma, noun.qualifiers, noun.end
            if rate := units.rate(text, end):
                per = rate[0]
        elif found := counted.participle(text, end):
            qualifiers = (found[0],)
            if found[2]:
                end = found[1]
    if lemma is None and draft.unit is None:
        lemma = counted.number_of(text, start)
    window = " ".join(left.lows[max(0, size - 4) : size])
    average = "average" in window or "averag" in window or " on average" in text[end : end + 12]
    if per is None and ("daily average" in window or "daily" in window.split()[-1:]):
        per = "day"
    trend = comparators.trend(left, size)
    return _frozen(text, draft, start, end, bound, trend[0] if trend else None, lemma, qualifiers, per, average)


def _frozen(
    text: str,
    draft: Draft,
    start: int,
    end: int,
    bound: Bound | None,
    trend: str | None,
    lemma: str | None,
    qualifiers: tuple[str, ...],
    per: str | None,
    average: bool,
) -> Quantity:
    number, top = draft.number, draft.upper
    lower: Fraction | None = number.value
    upper: Fraction | None = number.value if top is None else top.value
    number_end = number.end if top is None else top.end
    value: Fraction | None = number.value if top is None else None
    if top is not None and number.value > top.value:
        lower, upper = top.value, number.value
    kind = bound.kind if bound else ""
    change = {"lower": ">", "upper": "<", "hedge": "~"}.get(kind) or trend or "="
    if kind == "lower":
        upper = None
    elif kind == "upper":
        lower = None
    return Quantity(
        start=start,
        end=end,
        text=text[start:end],
        number=Extent(number.start, number_end, text[number.start : number_end]),
        value=value,
        precision="approximate" if kind == "hedge" else "exact",
        lower=lower,
        upper=upper,
        lower_open=kind == "lower" and bound is not None and bound.open,
        upper_open=kind == "upper" and bound is not None and bound.open,
        approximate=kind == "hedge",
        change=change,  # type: ignore[arg-type]
        unit=draft.unit.code if draft.unit else None,
        counted=lemma,
        qualifiers=qualifiers,
        per=per,
        average=average,
        hedge=bound.word if bound and kind != "exact" else None,
        resolution=number.resolution if top is None else None,
    )


def _vague(text: str, hit: VagueWord, conventions: Conventions, floor: int) -> Quantity | None:
    if hit.start < floor:
        return None
    found = vague.read(text, hit, conventions)
    if found is None:
        return None
    end = found.end
    unit = units.after(text, end) if found.unit is None else None
    if unit:
        end = unit.end
        noun = None
    else:
        noun = counted.of_whole(text, end) if found.of else counted.after(text, end)
    if noun:
        end = noun.end
    elif not found.of and unit is None and hit.word not in ("decades", "hundreds", "thousands", "dozens", "millions"):
        return None
    return Quantity(
        start=hit.start,
        end=end,
        text=text[hit.start : end],
        number=Extent(hit.start, found.end, text[hit.start : found.end]),
        precision="vague",
        lower=found.lower,
        upper=found.upper,
        lower_open=found.lower_open,
        unit=found.unit or (unit.code if unit else None),
        counted=noun.lemma if noun else None,
        qualifiers=noun.qualifiers if noun else (),
    )
