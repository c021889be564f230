"""The interval of a quantity, and what a quantity takes over from the one beside it.

"More than 100 km (60 miles)" bounds both numbers; "greater than 100 and smaller than 300" is one interval; "rose from
80 to 110 vessels" counts vessels twice.
"""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from countersay.extraction.numbers.comparators import Bound
from countersay.extraction.quantities.drafts import Draft
from countersay.model import Change, Extent, Quantity

_PARENTHESIS = re.compile(r" ?\((?:or )?")
_RESTATED = re.compile(r",? or ")


@dataclass(slots=True)
class Bounds:
    """The interval of a quantity and the word that says so; both ends inclusive unless open, None where left open."""

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = False
    upper_open: bool = False
    approximate: bool = False
    change: Change = "="
    hedge: str | None = None

    @classmethod
    def of(cls, draft: Draft, bound: Bound | None, tail: Bound | None, trend: str | None) -> "Bounds":
        """Return the interval that comparators before and after a number make of it."""
        value = draft.number.value
        top = value if draft.top is None else draft.top.value
        made = cls(top, value) if top < value else cls(value, top)
        if trend is not None:
            made.change = "up" if trend == "up" else "down"
        for item in (bound, tail):
            if item is not None and item.kind != "exact":
                made._apply(item)
        return made

    def _apply(self, bound: Bound) -> None:
        self.hedge = self.hedge or bound.word
        if bound.kind == "lower":
            self.upper, self.lower_open, self.change = None, bound.open, ">"
        elif bound.kind == "upper":
            self.lower, self.upper_open, self.change = None, bound.open, "<"
        else:
            self.approximate = True
            if self.change == "=":
                self.change = "~"

    def inherit(self, text: str, draft: Draft, previous: Quantity) -> None:
        """Take over the bound of the number before in "more than 100 km (60 miles)" and "up 2 points, or 1%"."""
        unit = draft.unit.code if draft.unit else None
        if unit is None or unit == previous.unit or draft.start - previous.end > 6:
            return
        gap = text[previous.end : draft.start]
        if not _PARENTHESIS.fullmatch(gap) and not _RESTATED.fullmatch(gap):
            return
        if previous.change in ("<", ">"):
            self.change, self.hedge = previous.change, previous.hedge
            self.lower = None if previous.change == "<" else self.lower
            self.upper = None if previous.change == ">" else self.upper
            self.lower_open, self.upper_open = previous.lower_open, previous.upper_open
        elif self.change == "=" and ((unit and previous.unit) or previous.change in ("up", "down")):
            self.change, self.approximate = previous.change, previous.approximate
            self.hedge = previous.hedge


_FROM = re.compile(r"\bfrom (?:about |around |nearly |over |under |just )?\Z", re.IGNORECASE)
_OF = re.compile(r" (?:out )?of (?:the |its |their |these |those |all )?")
_OR = re.compile(r"(?:, or | or | \()")
_AMOUNTS = frozenset({"m3", "L", "gal", "t", "kg", "km", "m", "mi", "ha", "acre", "km2", "bbl"})
_TO = re.compile(r" to ")
_BACK_TO = re.compile(r",? (?:(?:up|down) )?(?:from|compared with|compared to|against|versus) ")
_BOTH = re.compile(r",? (?:and|but) |, ")


def completed(text: str, previous: Quantity, quantity: Quantity, found: list[Quantity]) -> Quantity:
    """Return `quantity` with what stands only beside `previous`; change or remove the last of `found` alike.

    "Three of the five suspects" counts suspects twice. The unit or noun of "from 80 to 110 vessels" and "to 412 trucks
    from 380" belongs to both numbers. Two opposite bounds of one thing become one interval.
    """
    gap = text[previous.end : quantity.start]
    if len(gap) > 20:
        return quantity
    of_rate = previous.per is not None and quantity.per is None and quantity.unit != previous.unit
    if of_rate and quantity.unit in _AMOUNTS and _OR.fullmatch(gap):
        return replace(quantity, per=previous.per)  # "5,000 barrels a day, or 210,000 gallons"
    if _BOTH.fullmatch(gap) and {previous.change, quantity.change} == {"<", ">"}:
        merged = interval(text, previous, quantity)
        if merged is not None:
            found.pop()
            return merged
    if _OF.fullmatch(gap) and previous.counted is None and quantity.counted and quantity.unit is None:
        found[-1] = replace(previous, counted=quantity.counted)
        if len(found) > 1 and _is_bare(found[-2]) and text[found[-2].end : previous.start] == " or ":
            found[-2] = replace(found[-2], counted=quantity.counted)  # "275 or 68% of 402 vehicles"
    elif _TO.fullmatch(gap) and _is_bare(previous) and _FROM.search(text, max(0, previous.start - 20), previous.start):
        found[-1] = replace(previous, unit=quantity.unit, counted=quantity.counted, per=quantity.per)
    elif (previous.unit == "percent" and previous.change in ("up", "down")) or previous.counted == "fold":
        return quantity  # "rose by 25 per cent from 120": what rose is no percentage; "rose four-fold, from 120"
    elif _BACK_TO.fullmatch(gap) and _is_bare(quantity) and quantity.qualifiers == ():
        return replace(quantity, unit=previous.unit, counted=previous.counted, per=previous.per)
    return quantity


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.counted is None and quantity.value is not None


def interval(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Join a lower and an upper bound of one thing; None when they count different things or leave nothing between."""
    if first.counted or first.qualifiers or (first.unit and second.unit and first.unit != second.unit):
        return None
    low, high = (first, second) if first.change == ">" else (second, first)
    if low.lower is None or high.upper is None or not low.lower < high.upper:
        return None
    start, end = first.start, second.end
    number = Extent(first.number.start, second.number.end, text[first.number.start : second.number.end])
    return replace(
        second,
        start=start,
        end=end,
        text=text[start:end],
        number=number,
        value=None,
        lower=low.lower,
        lower_open=low.lower_open,
        upper=high.upper,
        upper_open=high.upper_open,
        change="=",
        unit=first.unit or second.unit,
        hedge=f"{first.hedge} {second.hedge}",
        resolution=None,
    )
