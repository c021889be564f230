"""From a claim under a reading to linear rows over running totals; the named axioms.

Every row is written `terms <= bound`. With T the running total of a flow, a claim about the days from `first` through
`last` gives at most two rows: `T(last) - T(first - 1) <= upper` and `-(T(last) - T(first - 1)) <= -lower`. A stock
gives the level of one day; a figure without date, or one that does not add up over days, gives an unknown of its own.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Literal, NamedTuple

from countersay.model import Axiom, CertificateRow, Figure, Term
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.interpretation import Interval, Taken, Window, is_whole
from countersay.reconciliation.readings import PLAIN

Sense = Literal["lower", "upper"]
Mode = Literal["total", "level", "undated", "window"]
ONE, MINUS_ONE, NOUGHT = Fraction(1), Fraction(-1), Fraction(0)
PER_DAYS = {"day": 1, "week": 7}
Key = tuple[int | None, int | None]


class Bound(NamedTuple):
    """One row of a claim; `after` and `through` are ordinals of days as in `Term`. A lower one has coefficient -1."""

    claim: int
    sense: Sense
    after: int | None
    through: int | None
    value: Fraction
    strict: bool


class Row(NamedTuple):
    """A row with where it comes from; becomes a line of a certificate."""

    terms: tuple[Term, ...]
    bound: Fraction
    strict: bool
    sense: Literal["lower", "upper", "axiom"]
    claim: str | None = None
    axiom: Axiom | None = None
    reading: str = PLAIN

    def certified(self, multiplier: Fraction, text: str) -> CertificateRow:
        """Write the row as a line of a certificate."""
        return CertificateRow(
            claim=self.claim,
            axiom=self.axiom,
            multiplier=multiplier,
            terms=self.terms,
            sense=self.sense,
            bound=self.bound,
            reading=self.reading,
            text=text,
            strict=self.strict,
        )


def mode_of(figure: Figure) -> Mode:
    """Say what kind of unknown a figure speaks of."""
    if figure.kind == "stock":
        return "level"
    if figure.kind in ("constant", "distance"):
        return "undated"
    if figure.kind == "flow" or (figure.kind == "average" and figure.per in PER_DAYS):
        return "total"
    return "window"


def is_average(figure: Figure) -> bool:
    """Say whether the figure is a mean per day or week, which bounds a total once multiplied by the days."""
    return figure.per in PER_DAYS and mode_of(figure) == "total"


def tighten(interval: Interval, figure: Figure) -> Interval:
    """Apply the axiom `whole_counts`: more than 850 things are at least 851.

    Figures that count no things keep their open ends, which the arithmetic then carries along.
    """
    if not is_whole(figure):
        return interval
    lower, upper = interval.lower, interval.upper
    if lower is not None and (interval.lower_open or lower.denominator > 1):
        lower = Fraction(floor(lower) + 1 if interval.lower_open else ceil(lower))
    if upper is not None and (interval.upper_open or upper.denominator > 1):
        upper = Fraction(ceil(upper) - 1 if interval.upper_open else floor(upper))
    return Interval(lower, upper)


def bounds_of(index: int, claim: Claim, taken: Taken) -> list[Bound]:
    """Return the rows that a claim gives to its series under one reading, none if it has no place there."""
    figure = claim.figure
    mode = mode_of(figure)
    if figure.window is not None and figure.window.inherited and taken.outer is None:
        return []
    if mode == "total":
        return _total(index, figure, taken)
    key = _key(mode, figure, taken)
    if key is None:
        return []
    found = []
    interval = tighten(taken.interval, figure)
    if interval.lower is not None:
        found.append(Bound(index, "lower", *key, -interval.lower, interval.lower_open))
    if interval.upper is not None:
        found.append(Bound(index, "upper", *key, interval.upper, interval.upper_open))
    return found


def _key(mode: Mode, figure: Figure, taken: Taken) -> Key | None:
    if mode == "undated":
        # A length given for a certain time is a claim about that time; only bare ones are compared with bare ones.
        return (None, None) if figure.window is None else None
    window = figure.window
    if window is None or window.last is None or window.last_earliest not in (None, window.last):
        return None
    if mode == "level":
        one_day = window.first == window.last or window.kind == "as_of"
        return (None, window.last.toordinal()) if one_day else None
    if window.first is None or window.first_latest not in (None, window.first):
        return None
    return window.first.toordinal() - 1, window.last.toordinal()


def _total(index: int, figure: Figure, taken: Taken) -> list[Bound]:
    interval, outer, inner = taken.interval, taken.outer, taken.inner
    if outer is None:
        return []
    lower, upper = interval.lower, interval.upper
    lower_open, upper_open = interval.lower_open, interval.upper_open
    if figure.per in PER_DAYS:
        days = PER_DAYS[figure.per]
        lower = None if lower is None or inner is None else lower * _length(inner) / days
        upper = None if upper is None else upper * _length(outer) / days
    elif figure.per is not None:
        return []
    else:
        interval = tighten(interval, figure)
        lower, upper = interval.lower, interval.upper
        lower_open, upper_open = interval.lower_open, interval.upper_open
    found = []
    if lower is not None and lower.numerator >= 0:
        found.append(Bound(index, "lower", outer[0].toordinal() - 1, outer[1].toordinal(), -lower, lower_open))
    if upper is not None and inner is not None:
        found.append(Bound(index, "upper", inner[0].toordinal() - 1, inner[1].toordinal(), upper, upper_open))
    return found


def _length(window: Window) -> int:
    return (window[1] - window[0]).days + 1


def day(ordinal: int | None) -> date | None:
    """Turn an ordinal back into a day."""
    return None if ordinal is None else date.fromordinal(ordinal)


def claim_row(bound: Bound, claim: Claim, series: str, reading: str) -> Row:
    """Write a claim's bound as a row over the unknowns of `series`."""
    sign = ONE if bound.sense == "upper" else MINUS_ONE
    term = Term(series=series, after=day(bound.after), through=day(bound.through), coefficient=sign)
    return Row((term,), bound.value, bound.strict, bound.sense, claim=claim.figure.id, reading=reading)


def monotone_row(series: str, after: int, through: int) -> Row:
    """A running total never falls: `-(T(through) - T(after)) <= 0`."""
    term = Term(series=series, after=day(after), through=day(through), coefficient=MINUS_ONE)
    return Row((term,), NOUGHT, False, "axiom", axiom="monotone_total")


def part_row(part: str, whole: str, after: date | None, through: date | None) -> Row:
    """A part is never more than its whole over the same days: `part - whole <= 0`."""
    terms = (
        Term(series=part, after=after, through=through, coefficient=Fraction(1)),
        Term(series=whole, after=after, through=through, coefficient=Fraction(-1)),
    )
    return Row(terms, Fraction(0), False, "axiom", axiom="part_within_whole")


def balance_row(opening: str, came: Sequence[str], went: Sequence[str], closing: str, *, upper: bool) -> Row:
    """What there was, with what came and without what went, is no more (`upper`) or no less than what there is."""
    sign = ONE if upper else MINUS_ONE
    signs = [(opening, sign), *((one, sign) for one in came), *((one, -sign) for one in went), (closing, -sign)]
    terms = tuple(Term(series=one, after=None, through=None, coefficient=times) for one, times in signs)
    return Row(terms, NOUGHT, False, "axiom", axiom="balance")


def multiple_row(then: str, base: str, factor: Fraction, *, upper: bool) -> Row:
    """One count is no more (`upper`), or no less, than `factor` times the other."""
    sign = ONE if upper else MINUS_ONE
    terms = (
        Term(series=then, after=None, through=None, coefficient=sign),
        Term(series=base, after=None, through=None, coefficient=-sign * factor),
    )
    return Row(terms, NOUGHT, False, "axiom", axiom="multiple")


def sum_row(parts: Sequence[str], whole: str, *, exhaustive: bool) -> Row:
    """Parts that exclude each other are together no more than the whole; parts that make it up are no less."""
    sign = Fraction(-1 if exhaustive else 1)
    terms = [Term(series=part, after=None, through=None, coefficient=sign) for part in parts]
    terms.append(Term(series=whole, after=None, through=None, coefficient=-sign))
    axiom: Axiom = "exhaustive_parts" if exhaustive else "disjoint_groups"
    return Row(tuple(terms), Fraction(0), False, "axiom", axiom=axiom)


def question_row(one: str, other: str, axiom: Axiom = "one_question") -> Row:
    """What two figures that answer one question count is no more in the one than in the other: `one - other <= 0`."""
    terms = (
        Term(series=one, after=None, through=None, coefficient=ONE),
        Term(series=other, after=None, through=None, coefficient=MINUS_ONE),
    )
    return Row(terms, NOUGHT, False, "axiom", axiom=axiom)
