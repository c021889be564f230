"""Registers among the claims: what they show for the days that claims leave open, and two registers day by day.

A register is one more voice. Where it is complete its total takes the place of a range; where it may lack rows it only
raises the lower end. A clash between a register and the claims is told here and in the checks, never as a finding: the
register may count elsewhere.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from itertools import combinations

from countersay.evidence.declaration import Measure
from countersay.evidence.questions import Question
from countersay.evidence.tables import Table
from countersay.evidence.vocabulary import normal
from countersay.model import Implied, Record, RegisterPair, RegisterRange, identify

LAGS = (0, -1, 1, -2, 2, -3, 3)
MOST_DAYS = 60


def register_ranges(record: Record, asked: Mapping[str, Question]) -> tuple[RegisterRange, ...]:
    """Return what registers show for the ranges that the claims of a series leave, where all its figures ask the same."""
    found = []
    of_series = {series.id: series.figures for series in record.series}
    for fact in record.implied:
        questions = [asked[figure] for figure in of_series.get(fact.series, ()) if figure in asked]
        keys = {(one.table.id, one.measure.name, one.filters) for one in questions}
        if len(keys) == 1:
            one = _range(fact, questions[0])
            if one is not None:
                found.append(one)
    return tuple(found)


def _range(fact: Implied, question: Question) -> RegisterRange | None:
    table = question.table
    if not table.first <= fact.first <= fact.last <= table.last:
        return None
    daily = table.daily(question.measure, question.filters)
    observed = daily.between(fact.first, fact.last)
    length = (fact.last - fact.first).days + 1
    silent = (
        table.declaration.silent == "unknown"
        and table.daily(question.measure).count_days(fact.first, fact.last) < length
    )
    at_least = silent or not table.declaration.complete
    over = fact.upper is not None and observed > fact.upper
    under = fact.lower is not None and observed < fact.lower
    clash = over or (under and not at_least)
    lower: Fraction | None = None if clash else observed
    upper = None if clash else fact.upper if at_least else observed
    if at_least and lower is not None and fact.lower is not None:
        lower = max(lower, fact.lower)
    return RegisterRange(
        id=identify("o", table.id, fact.id),
        table=table.id,
        series=fact.series,
        implied=fact.id,
        first=fact.first,
        last=fact.last,
        lower=fact.lower,
        upper=fact.upper,
        observed=observed,
        at_least=at_least,
        sharper_lower=lower,
        sharper_upper=upper,
        outcome="outside" if clash else "open" if at_least else "within",
        sql=table.sql(question.measure, question.filters, fact.first, fact.last),
    )


def register_pairs(tables: Sequence[Table]) -> tuple[RegisterPair, ...]:
    """Compare each two registers that count the same thing, day by day."""
    found = []
    for left, right in combinations(tables, 2):
        shared = _shared_measure(left, right)
        if shared is not None:
            pair = _pair(left, right, *shared)
            if pair is not None:
                found.append(pair)
    return tuple(found)


def _shared_measure(left: Table, right: Table) -> tuple[Measure, Measure] | None:
    for one in left.declaration.measure:
        for other in right.declaration.measure:
            words = {normal(word) for word in one.words} & {normal(word) for word in other.words}
            if one.unit == other.unit and words:
                return one, other
    return None


def _pair(left: Table, right: Table, one: Measure, other: Measure) -> RegisterPair | None:
    first, last = max(left.first, right.first), min(left.last, right.last)
    if first > last:
        return None
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    mine, theirs = dict(left.daily(one).by_day()), dict(right.daily(other).by_day())
    pairs = [(day, mine.get(day), theirs.get(day)) for day in days]
    both = [(day, a, b) for day, a, b in pairs if a is not None and b is not None]
    moved = []
    for lag in LAGS:
        step = timedelta(days=lag)
        equal = sum(mine[day] == theirs.get(day + step) for day in days if day in mine and day + step in theirs)
        moved.append((lag, equal))
    differing = [row for row in pairs if row[1] != row[2]]
    best = sorted(moved, key=lambda pair: (-pair[1], abs(pair[0]), pair[0]))
    return RegisterPair(
        id=identify("p", left.id, right.id, one.name),
        left=left.id,
        right=right.id,
        measure=one.name,
        first=first,
        last=last,
        same=sum(a == b for _, a, b in both),
        apart=sum(a != b for _, a, b in both),
        only_left=sum(a is not None and b is None for _, a, b in pairs),
        only_right=sum(a is None and b is not None for _, a, b in pairs),
        silent=sum(a is None and b is None for _, a, b in pairs),
        left_total=sum((a for _, a, _ in pairs if a is not None), Fraction(0)),
        right_total=sum((b for _, _, b in pairs if b is not None), Fraction(0)),
        lags=tuple(best),
        days=tuple(differing[:MOST_DAYS]),
        note=_note(left, right, best),
    )


def _note(left: Table, right: Table, lags: Sequence[tuple[int, int]]) -> str:
    points = [table.declaration.point or f"no point declared for {table.declaration.label}" for table in (left, right)]
    where = f"Counting points: {points[0]}; {points[1]}."
    best, equal = lags[0]
    plain = dict(lags)[0]
    if best and equal > plain:
        late = "later" if best > 0 else "earlier"
        return f"{where} With the second taken {abs(best)} day{'s' if abs(best) > 1 else ''} {late}, {equal} days agree instead of {plain}."
    return where
