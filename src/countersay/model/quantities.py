"""Numbers as written: intervals with exact ends, units and what is counted."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from countersay.model.quick import quickly_made
from countersay.model.spans import Extent

Precision = Literal["exact", "approximate", "vague", "universal"]
Change = Literal["=", "~", "<", ">", "up", "down"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as its words say it, nothing more: rounding and hedges become intervals only in readings.

    Attributes:
        start, end: comparator, number and counted noun where they touch; half-open, code points.
        text: exactly the characters from start to end.
        number: the number alone.
        value: the number denoted; None for a range or a vague word.
        precision: exact, approximate (a hedge stands by it), vague ("dozens"), universal ("no", "all").
        lower, upper: what the words say, None where they leave it open: "over 850" is lower 850, lower_open.
        change: "=" plain, "~" hedged, "<" below, ">" above, "up" or "down" for a trend ("rose by 12").
        unit: ISO 4217 for money, "percent", UCUM-like codes for measures, "year" ... "second"; None for counts.
        counted: lemma of the counted noun with its noun modifiers, lower case ("heavy duty vehicle"); None if none.
        qualifiers: words that narrow the counted noun, lower case, in text order.
        per: None, or "day", "week", "month", "year", "hour", or another noun ("capita").
        average: True when the words make it a mean ("an average of 58", "58 on average").
        hedge: the hedging or bounding word as written, lower case ("some", "around", "nearly", "over"); None if none.
        resolution: value of one unit of the last significant digit as written: 1 for 403, 10 for 980, 1/100 for 1.25,
            100000 for "1.2 million", 1/10 for 400.0; None where there is no number.
    """

    start: int
    end: int
    text: str
    number: Extent
    value: Fraction | None = None
    precision: Precision = "exact"
    lower: Fraction | None = None
    upper: Fraction | None = None
    lower_open: bool = False
    upper_open: bool = False
    approximate: bool = False
    change: Change = "="
    unit: str | None = None
    counted: str | None = None
    qualifiers: tuple[str, ...] = ()
    per: str | None = None
    average: bool = False
    hedge: str | None = None
    resolution: Fraction | None = None


def is_money(unit: str | None) -> bool:
    """Say whether a unit is one of money.

    >>> is_money("EUR"), is_money("penny"), is_money("km"), is_money(None)
    (True, True, False, False)
    """
    return unit is not None and re.fullmatch(r"[A-Z]{3}|cent|penny", unit) is not None
