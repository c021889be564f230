"""What a register shows under each reading, and whether the claim can be so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from countersay.evidence.declaration import Measure
from countersay.evidence.questions import Question
from countersay.evidence.spans import DAY, Days, Span
from countersay.evidence.tables import Filters
from countersay.model import CheckOutcome, CheckReading, Figure
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import PER_DAYS, tighten
from countersay.reconciliation.interpretation import Interval, choices, take

NUMERIC = ("exactness", "scale", "hedge", "rounding")
MOST_READINGS = 64


@dataclass(frozen=True, slots=True)
class Way:
    """One way to count: which rows, which measure."""

    label: str
    filters: Filters
    base: Filters
    measure: Measure


def ways(question: Question) -> list[Way]:
    """Return the ways in which the question may be meant, the plain one first."""
    found = [Way("plain", question.filters, question.base, question.measure)]
    found += [Way(label, filters, question.base, question.measure) for label, filters in question.others]
    others = question.table.declaration.measure
    if question.kind in ("total", "average", "change") and question.measure.count is not None:
        found += [
            Way(f"counted:{one.name}", question.filters, question.base, one)
            for one in others
            if one.count is not None and one.count != question.measure.count
        ]
    if question.kind == "share":
        found += [
            Way(f"counted:{one.name}", question.filters, question.base, one)
            for one in others
            if one.name != question.measure.name
        ]
    return found


def observe(question: Question, way: Way, span: Span) -> Fraction | None:
    """Return what the register shows, None where that is no number (a share of nothing)."""
    table = question.table
    if question.kind == "distinct":
        return table.distinct(question.column, way.filters, span.first, span.last, span.time)
    total = table.daily(way.measure, way.filters, span.time).between(span.first, span.last)
    if question.kind == "share":
        whole = table.daily(way.measure, way.base, span.time).between(span.first, span.last)
        return 100 * total / whole if whole else None
    return total


def rate(figure: Figure, total: Fraction, span: Span) -> Fraction | None:
    """Turn a total into the rate that a figure gives, a day, week or month; None where the days are no whole months."""
    if figure.per in PER_DAYS:
        return total * PER_DAYS[figure.per] / ((span.last - span.first).days + 1)
    after = span.last + DAY
    if figure.per == "month" and span.first.day == after.day == 1:
        return total / ((after.year - span.first.year) * 12 + after.month - span.first.month)
    return None if figure.per is not None else total / ((span.last - span.first).days + 1)


def intervals(claim: Claim) -> list[tuple[str, Interval]]:
    """Return what the number may be, plainly first, then as each reading of the number alone widens it."""
    figure = claim.figure
    found = [("", tighten(take(figure).interval, figure))]
    for label in choices(figure, claim.published):
        if label.split(":")[0] in NUMERIC:
            found.append((label, tighten(take(figure, frozenset([label]), claim.published).interval, figure)))
    return found


def holds(value: Fraction, interval: Interval, *, at_least: bool) -> CheckOutcome:
    """Compare an observed value with an interval.

    `at_least` says that the register may lack rows, so that there can be more than it shows.

    >>> holds(Fraction(9), Interval(Fraction(10), Fraction(12)), at_least=True)
    'not_comparable'
    >>> holds(Fraction(13), Interval(Fraction(10), Fraction(12)), at_least=True)
    'differs'
    """
    low, high = interval.lower, interval.upper
    under = low is not None and (value < low or (value == low and interval.lower_open))
    over = high is not None and (value > high or (value == high and interval.upper_open))
    if at_least:
        if over:
            return "differs"
        return "agrees" if high is None and not under else "not_comparable"
    return "differs" if under or over else "agrees"


@dataclass(frozen=True, slots=True)
class Answer:
    """All readings of a question, the plain one first, with what decides how they count."""

    readings: tuple[CheckReading, ...]
    plain: Span
    at_least: str
    silent: int = 0


def answer(claim: Claim, question: Question, days: Days) -> Answer | None:
    """Ask a register under every reading; None where no reading lies within what it covers."""
    table = question.table
    numbers = intervals(claim)
    spans = [
        span
        for span in days.spans
        if table.first - DAY * table.declaration.lag <= span.first and span.last <= table.last
    ]
    if not spans or (days.spans[0] not in spans and not days.uncertain):
        return None
    at_least, silent = _gaps(question, spans[0])
    found: list[CheckReading] = []
    for way, span in _order(ways(question), spans):
        value = observe(question, way, span)
        if value is not None and question.kind == "average":
            value = rate(claim.figure, value, span)
        labels = [label for label in (way.label, span.label) if label != "plain"]
        found += _compared(value, labels, numbers, span, at_least=bool(at_least))
        if len(found) >= MOST_READINGS:
            break
    return Answer(tuple(found), spans[0], at_least, silent)


def _order(all_ways: Sequence[Way], spans: Sequence[Span]) -> Iterator[tuple[Way, Span]]:
    """Yield one change at a time: all days plainly counted, then other ways of counting on the plain days, then both."""
    yield from ((all_ways[0], span) for span in spans)
    yield from ((way, spans[0]) for way in all_ways[1:])
    yield from ((way, span) for way in all_ways[1:] for span in spans[1:] if span.label.startswith(("end:", "until:")))


def _compared(
    value: Fraction | None, labels: list[str], numbers: Sequence[tuple[str, Interval]], span: Span, *, at_least: bool
) -> Iterator[CheckReading]:
    """Yield the reading as such, and where it does not agree the first reading of the number alone that does."""
    plain = " + ".join(labels) or "plain"
    outcome: CheckOutcome = "not_comparable" if value is None else holds(value, numbers[0][1], at_least=at_least)
    yield CheckReading(label=plain, observed=value, outcome=outcome, first=span.first, last=span.last)
    if value is None or outcome != "differs":
        return
    for label, interval in numbers[1:]:
        # That a bare count is round is the weakest reading: it stands alone, never beside another change.
        if labels and label.startswith("exactness"):
            continue
        if holds(value, interval, at_least=at_least) == "agrees":
            name = " + ".join([*labels, label])
            yield CheckReading(label=name, observed=value, outcome="agrees", first=span.first, last=span.last)
            return


def _gaps(question: Question, span: Span) -> tuple[str, int]:
    """Return why the register gives a lower bound only, "" if it does not; and how many days have no row at all."""
    table = question.table
    declaration = table.declaration
    if not declaration.complete:
        return "the register is declared incomplete: there can be more than it shows", 0
    if declaration.silent == "unknown" and question.kind in ("total", "average", "change"):
        length = (span.last - span.first).days + 1
        silent = length - table.daily(question.measure).count_days(span.first, span.last)
        if silent:
            return f"{silent} of the {length} days have no row, and what such a day means is not declared", silent
    return "", 0


def gap_of(question: Question, span: Span) -> str:
    """Return why the register gives a lower bound only for some days, "" if it does not."""
    return _gaps(question, span)[0]


def outside(table_first: date, table_last: date, span: Span) -> str:
    """Say in what way some days lie outside the period that a register covers."""
    if span.first > table_last or span.last < table_first:
        return "none of the days"
    return "not all of the days"
