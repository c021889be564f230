"""What a figure says under a reading: an interval, and the days over which each of its ends holds.

Two windows belong to a claim. What it bounds from below happened within the `outer` one, what it bounds from above is
no less than what happened in the `inner` one. They are equal when the window is certain.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Figure, Period
from countersay.model.quick import quickly_made
from countersay.reconciliation.readings import LOOSEST, PLAIN

DAY = timedelta(days=1)
HALF = Fraction(1, 2)
NUMERIC_AXES = frozenset({"exactness", "scale", "hedge", "rounding"})
Window = tuple[date, date]


@quickly_made
@dataclass(frozen=True, slots=True)
class Interval:
    """What a number may be; None is open."""

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = False
    upper_open: bool = False


@quickly_made
@dataclass(frozen=True, slots=True)
class Taken:
    """A claim under one reading. A window is (first, last), both in, or None where there is none or it is empty."""

    interval: Interval
    outer: Window | None
    inner: Window | None
    label: str = PLAIN


@cache
def words(topic: str) -> frozenset[str]:
    """Return a word list of the lexicon `readings`."""
    return frozenset(table("readings")[topic])


def is_whole(figure: Figure) -> bool:
    """Say whether the figure counts things, which come in whole numbers."""
    if figure.unit is not None or figure.kind not in ("flow", "stock", "constant") or is_rate(figure):
        return False
    value, lower, upper = figure.value, figure.lower, figure.upper
    return (
        (value is None or value.denominator == 1)
        and (lower is None or lower.denominator == 1)
        and (upper is None or upper.denominator == 1)
    )


def is_rate(figure: Figure) -> bool:
    """Say whether the figure is calculated from others: a share, an average, a rate."""
    if figure.unit in ("percent", "percentage point") or figure.average or figure.per is not None:
        return True
    return figure.kind in ("share", "average")


def same(one: Fraction | None, other: Fraction | None) -> bool:
    """Say whether two numbers are equal; ten times faster than `==`, which asks for the kind of either first."""
    if one is None or other is None or one is other:
        return one is other
    return one.numerator == other.numerator and one.denominator == other.denominator


def is_exact(figure: Figure) -> bool:
    """Say whether the figure gives one number and no range about it."""
    value, lower, upper = figure.value, figure.lower, figure.upper
    if value is None:
        return False
    return (lower is value or same(lower, value)) and (upper is value or same(upper, value))


def numeric_axis(figure: Figure) -> str | None:
    """Name the axis on which the figure's number may be read otherwise; None if it says bounds or a bare count."""
    if figure.value is None or figure.resolution is None:
        return None
    if figure.approximate:
        return "hedge"
    if not is_exact(figure):
        return None
    if is_rate(figure):
        return "rounding"
    written = figure.number.text
    if not written.isdecimal() and not written.replace(",", "").isdigit():
        if any(c.isdigit() for c in written) and any(c.isalpha() for c in written):
            return "scale"
    unit = figure.resolution
    return "exactness" if unit.numerator > unit.denominator or not is_whole(figure) else None


BOTH_WAYS = "both directions"
"""The qualifier of a count whose words say that it holds for both ways."""


def choices(figure: Figure, published: date | None = None) -> tuple[str, ...]:
    """List the labels of the readings that the figure by itself has, besides the plain one.

    Args:
        figure: the claim.
        published: day of publication, when the words were spoken on another day.
    """
    return _choices(figure, numeric_axis(figure), published)


def _choices(figure: Figure, axis: str | None, published: date | None) -> tuple[str, ...]:
    found: list[str] = []
    value, resolution = figure.value, figure.resolution
    if axis == "exactness":
        found.append("exactness:round")
    elif axis == "scale":
        found.append("scale:whole_unit")
    elif axis == "hedge" and value is not None and resolution is not None:
        found.append("hedge:whole_unit")
        if abs(value) / 100 > resolution:
            found.append("hedge:one_percent")
    elif axis == "rounding" and resolution is not None:
        found += ["rounding:up", "rounding:down"] + (["rounding:coarse"] if resolution > 1 else [])
    window = figure.window
    if window is not None and figure.kind != "stock":
        if window.kind == "between":
            found += ["ends:first_out", "ends:last_out"]
        elif window.kind in ("since", "after"):
            found += ["since:start_out", "since:as_of_out"]
            found += ["since:publication"] if published is not None and published != window.last else []
        if is_coarse(window):
            found.append("coarse:any_day")
    if window is not None and window.inherited:
        found.append("window:other")
    if includes(figure):
        found.append("including:at_least")
    if moves(figure):
        found += [] if BOTH_WAYS in figure.qualifiers else ["counting:both_ways"]
        found += ["counting:register_lag"] if window is not None else []
    return tuple(found)


def is_coarse(window: Period) -> bool:
    """Say whether the words name a month or a year as the first day.

    Where they name a part of a day ("since noon on 2 June"), the first day counts only from below in every reading.
    """
    if window.first is None or window.first_latest is None or window.first_latest - window.first <= DAY:
        return False
    return window.kind in ("since", "after", "between")


def includes(figure: Figure) -> bool:
    """Say whether the figure stands behind a word that may name examples only."""
    relation = figure.relation
    return relation is not None and relation.type == "part_of" and (relation.cue or "") in words("including")


def moves(figure: Figure) -> bool:
    """Say whether the figure counts movements over days."""
    if figure.kind != "flow" or not figure.predicate:
        return False
    return not words("movement").isdisjoint(figure.predicate.split("+"))


def take(figure: Figure, labels: frozenset[str] = frozenset(), published: date | None = None) -> Taken:
    """Take the figure as the plain reading says, changed by those of `labels` that apply to it."""
    axis = numeric_axis(figure)
    own = labels.intersection(_choices(figure, axis, published)) if labels else labels
    name = "+".join(sorted(own)) or PLAIN
    outer, inner = _windows(figure, own, published)
    return Taken(_interval(figure, axis, own), outer, inner, name)


def loosest(figure: Figure, published: date | None = None) -> Taken:
    """Take the figure as loosely as all of its readings together grant."""
    axis = numeric_axis(figure)
    own = _choices(figure, axis, published)
    if not own:
        outer, inner = _loosest_windows(figure, own, published)
        return Taken(_interval(figure, axis, frozenset()), outer, inner, LOOSEST)
    # A label of another axis leaves the numbers as they stand.
    plain = _interval(figure, axis, frozenset())
    lower, upper, lower_open, upper_open = plain.lower, plain.upper, plain.lower_open, plain.upper_open
    wider = [label for label in own if label.split(":")[0] == axis] if axis is not None else []
    if wider:
        intervals = [plain, *(_interval(figure, axis, frozenset([label])) for label in wider)]
        lower, lower_open = _least([(i.lower, i.lower_open) for i in intervals])
        upper, upper_open = _most([(i.upper, i.upper_open) for i in intervals])
    if lower is None:
        lower_open = False
    if upper is None:
        upper_open = False
    if "including:at_least" in own:
        upper, upper_open = None, False
    if "counting:both_ways" in own and lower is not None and lower.numerator > 0:
        lower = lower / 2
    outer, inner = _loosest_windows(figure, own, published)
    return Taken(Interval(lower, upper, lower_open, upper_open), outer, inner, LOOSEST)


def _loosest_windows(
    figure: Figure, own: tuple[str, ...], published: date | None
) -> tuple[Window | None, Window | None]:
    """Grant all choices at once: the longest window for the lower bound, the shortest for the upper one."""
    window = figure.window
    if window is None or window.first is None or window.last is None or window.inherited:
        return None, None
    lag = "counting:register_lag" in own
    first, last, last_earliest = window.first, window.last, window.last_earliest or window.last
    if "since:publication" in own and published is not None:
        last, last_earliest = max(last, published), min(last_earliest, published)
    inner_first = window.first_latest or first
    if "ends:first_out" in own or "since:start_out" in own:
        inner_first += DAY
    if lag:
        first -= DAY
        last_earliest -= DAY
    if "ends:last_out" in own or "since:as_of_out" in own:
        last_earliest -= DAY
    outer, inner = (first, last), (inner_first, last_earliest)
    return outer if outer[0] <= outer[1] else None, inner if inner[0] <= inner[1] else None


def _least(bounds: list[tuple[Fraction | None, bool]]) -> tuple[Fraction | None, bool]:
    if len(bounds) == 1:
        return bounds[0] if bounds[0][0] is not None else (None, False)
    if any(bound is None for bound, _ in bounds):
        return None, False
    least = min(bound for bound, _ in bounds if bound is not None)
    return least, all(is_open for bound, is_open in bounds if bound == least)


def _most(bounds: list[tuple[Fraction | None, bool]]) -> tuple[Fraction | None, bool]:
    if len(bounds) == 1:
        return bounds[0] if bounds[0][0] is not None else (None, False)
    if any(bound is None for bound, _ in bounds):
        return None, False
    most = max(bound for bound, _ in bounds if bound is not None)
    return most, all(is_open for bound, is_open in bounds if bound == most)


def _interval(figure: Figure, axis: str | None, labels: frozenset[str]) -> Interval:
    """Return what the number may be; `axis` is its numeric one."""
    value, unit = figure.value, figure.resolution
    if axis is not None and value is not None and unit is not None:
        plain = _around(figure, axis, value, unit, labels)
    else:
        plain = Interval(figure.lower, figure.upper, figure.lower_open, figure.upper_open)
    if "including:at_least" in labels:
        plain = replace(plain, upper=None, upper_open=False)
    if "counting:both_ways" in labels and plain.lower is not None:
        plain = replace(plain, lower=min(plain.lower, plain.lower / 2))
    return plain


def _around(figure: Figure, axis: str, value: Fraction, unit: Fraction, labels: frozenset[str]) -> Interval:
    if axis == "exactness":
        return _within(value, unit * HALF if "exactness:round" in labels else Fraction(0))
    if axis == "scale":
        return _within(value, unit if "scale:whole_unit" in labels else unit * HALF)
    if axis == "rounding":
        last_digit = min(unit, Fraction(1))
        if "rounding:up" in labels:
            return Interval(value - last_digit, value)
        if "rounding:down" in labels:
            return Interval(value, value + last_digit)
        return _within(value, unit * HALF if "rounding:coarse" in labels else last_digit * HALF)
    width = unit * HALF
    if "hedge:whole_unit" in labels:
        width = unit
    if "hedge:one_percent" in labels:
        width = abs(value) / 100
    hedge = figure.hedge or ""
    low = value if hedge in words("above") else value - width
    high = value if hedge in words("below") else value + width
    # A hedge widens what the words say, it does not make a bound narrower: "just over 850" stays open above.
    if figure.lower is not None and figure.upper is None and hedge in words("above"):
        return Interval(value, None, figure.lower_open)
    return Interval(low, high)


def _within(value: Fraction, width: Fraction) -> Interval:
    if not width.numerator:
        return Interval(value, value)
    return Interval(value - width, value + width)


def _windows(figure: Figure, labels: frozenset[str], published: date | None) -> tuple[Window | None, Window | None]:
    window = figure.window
    if window is None or window.first is None or window.last is None or "window:other" in labels:
        return None, None
    first = inner_first = window.first
    if window.first_latest is not None and (not is_coarse(window) or "coarse:any_day" in labels):
        inner_first = window.first_latest
    last = window.last
    inner_last = window.last_earliest or last
    if labels:
        if "since:publication" in labels and published is not None:
            last = inner_last = published
        if not labels.isdisjoint(("ends:first_out", "since:start_out")):
            first, inner_first = first + DAY, inner_first + DAY
        if not labels.isdisjoint(("ends:last_out", "since:as_of_out")):
            last, inner_last = last - DAY, inner_last - DAY
        if "counting:register_lag" in labels:
            first, inner_last = first - DAY, inner_last - DAY
    outer = (first, last) if first <= last else None
    return outer, (inner_first, inner_last) if inner_first <= inner_last else None
