"""What claims about different windows leave open for the days between: shortest paths between neighbouring breakpoints.

Breakpoints are the days at which windows start or end; `ways` finds the shortest way between two of them. Where claims clash,
the range is the union over maximal sets of claims that do not. Averages give no rows here: they are checked against totals, not
the other way round.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from countersay.model import Certificate, CertificateRow, Implied, identify
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import ONE, Bound, bounds_of, day, is_average
from countersay.reconciliation.grouping import Group
from countersay.reconciliation.interpretation import Taken, take
from countersay.reconciliation.subsets import minimise
from countersay.reconciliation.systems import SeriesSystem
from countersay.reconciliation.ways import Proof, Range, Ways
from countersay.reconciliation.wording import row_text

# So many breakpoints a series has mostly. Ranges of those with more come after all others, as far as `MOST_WORK` goes.
MOST_BREAKPOINTS = 40
LONGEST = 2_000
"""Breakpoints of a series beyond which its ranges are worked out on demand alone (`left_between`)."""
MOST_WORK = 300_000
"""Rows looked at for the ranges of all series with more than 40 breakpoints together, so that the time stays in bounds."""
# So many facts a record holds at most: nobody reads more, and writing their proofs takes longer than all checks together.
MOST_FACTS = 6_000
MOST_SETS = 16
MOST_SEEN = 256


@dataclass(frozen=True, slots=True)
class Open:
    """What claims leave open.

    Attributes:
        facts: by series and first day.
        left: series with several windows that were left without, because there are many facts.
        cut: long series of which some stretches, or all, were left out.
        clashing: series whose claims clash in too many ways to say what each choice of them leaves open.
    """

    facts: tuple[Implied, ...]
    left: int = 0
    cut: int = 0
    clashing: int = 0


@dataclass(frozen=True, slots=True)
class Ranged:
    """What the claims of one series leave open.

    Attributes:
        clashing: whether they clash in too many ways to say so for some days.
        spent: how many rows were looked at. whole: whether that was enough for all facts.
    """

    facts: tuple[Implied, ...]
    clashing: bool = False
    spent: int = 0
    whole: bool = True


RangesOf = Callable[[str, Sequence[Claim], int | None], Ranged]
"""Works out what the claims of a series leave open within so much work; the outcome depends on nothing else."""


def ranges_of(series: str, claims: Sequence[Claim], most_work: int | None = None) -> Ranged:
    """Work out what the claims of a series leave open; None sets no bound to the work."""
    facts, spent, whole, clashing = _of_series(series, claims, most_work)
    return Ranged(tuple(facts), clashing, spent, whole)


def implied_facts(groups: Sequence[tuple[Group, Sequence[Claim]]], ranges: RangesOf = ranges_of) -> Open:
    """Return what each group's claims leave open between neighbouring breakpoints.

    Only ranges are returned that rest on two claims at least: what one claim says by itself is no news.
    """
    found: list[Implied] = []
    long = []
    left = cut = clashing = 0
    for group, members in groups:
        claims = [claim for claim in members if not is_average(claim.figure)]
        windows = [window for claim in claims if (window := claim.figure.window) is not None]
        firsts, lasts = {window.first for window in windows}, {window.last for window in windows}
        if len(firsts) < 2 and len(lasts) < 2:
            continue
        days = _breakpoints(firsts, lasts)
        if days > MOST_BREAKPOINTS:
            long.append((group.series, claims, days))
        elif len(found) >= MOST_FACTS:
            left += 1
        else:
            one = ranges(group.series, claims, None)
            found += one.facts
            clashing += one.clashing
    work = MOST_WORK
    for series, claims, days in sorted(long, key=lambda one: (one[2], one[0])):
        if days > LONGEST or work <= 0 or len(found) >= MOST_FACTS:
            cut += 1
            continue
        one = ranges(series, claims, work)
        found += one.facts
        work -= one.spent
        clashing += one.clashing
        cut += not (one.whole or one.clashing)
    return Open(
        tuple(sorted(found, key=lambda fact: (fact.series, fact.first, fact.last, fact.id))), left, cut, clashing
    )


def left_between(series: str, members: Sequence[Claim], first: date, last: date) -> Implied | None:
    """Return what the claims of a series leave open for any days, also where one claim alone says so.

    None if they say nothing of them, or clash in so many ways that no range was worked out.
    """
    claims = [claim for claim in members if not is_average(claim.figure)]
    ends = first.toordinal() - 1, last.toordinal()
    _, bounds, days = _laid_out(claims, ends)
    system = SeriesSystem(series, claims, totals=True)
    sets = maximal_sets(system, range(len(claims)))
    if not sets:  # no claim outside its part says anything of a day
        part = next((part for part in _apart(bounds) if _about(bounds, part, ends)), None)
        sets = maximal_sets(system, part) if part else []
    span = days.index(first.toordinal() - 1), days.index(last.toordinal())
    ways = [Ways(series, claims, [row for index in one for row in bounds[index]], days) for one in sets]
    if not ways:
        return None
    by_id = {claim.figure.id: claim for claim in claims}
    ranges = [one.between(*span) for one in ways]
    return _fact(series, days[span[0]], days[span[1]], ranges, by_id, conflicted=len(sets) > 1, least=1)


def _breakpoints(firsts: Iterable[date | None], lasts: Iterable[date | None]) -> int:
    """Count the days at which windows begin or end."""
    before = {first.toordinal() - 1 for first in firsts if first is not None}
    return len(before.union(last.toordinal() for last in lasts if last is not None))


def _laid_out(claims: Sequence[Claim], more: Iterable[int] = ()) -> tuple[list[Taken], list[list[Bound]], list[int]]:
    """Return each claim as plainly read, its rows, and the days at which they begin or end, with `more` days."""
    taken = [take(claim.figure) for claim in claims]
    bounds = [bounds_of(index, claim, one) for index, (claim, one) in enumerate(zip(claims, taken, strict=True))]
    ends = {end for rows in bounds for row in rows for end in (row.after, row.through) if end is not None}
    return taken, bounds, sorted(ends.union(more))


def _of_series(series: str, claims: Sequence[Claim], most_work: int | None) -> tuple[list[Implied], int, bool, bool]:
    """Return the facts of a series, how many rows were looked at, and whether the facts are all that the work was for.

    And whether there are none for some days because the claims clash in too many ways. Days with which the clash has
    nothing to do keep theirs: no claim speaks of them and of days of the clash. None for `most_work` sets no bound, as
    is done for a series of few breakpoints.
    """
    taken, bounds, days = _laid_out(claims)
    if len(days) <= 2:
        return [], 0, True, False
    system = SeriesSystem(series, claims, totals=True)
    most_seen = MOST_SEEN if most_work is None else most_work // (8 * len(claims))
    parts: Sequence[Sequence[int]] = [range(len(claims))]
    known = [maximal_sets(system, parts[0], most_seen)]
    if not known[0]:
        parts = _apart(bounds)
        known = [maximal_sets(system, part, most_seen) for part in parts] if len(parts) > 1 else [[]]
    found: list[Implied] = []
    work = 0 if all(known) else len(claims)
    by_id = {claim.figure.id: claim for claim in claims}
    for part, sets in zip(parts, known, strict=True):
        if not sets:
            continue
        if len(parts) > 1:
            days = sorted(
                {end for index in part for row in bounds[index] for end in (row.after, row.through) if end is not None}
            )
        ways = [Ways(series, claims, [row for index in one for row in bounds[index]], days) for one in sets]
        written: dict[int, CertificateRow] = {}  # the rows live as long as the ways
        for one, other in _spans([claims[index] for index in part], [taken[index] for index in part], days):
            if most_work is not None and work + sum(way.work for way in ways) > most_work:
                return found, most_work, False, not all(known)
            ranges = [way.between(one, other) for way in ways]
            fact = _fact(series, days[one], days[other], ranges, by_id, conflicted=len(sets) > 1, written=written)
            if fact is not None:
                found.append(fact)
        work += sum(way.work for way in ways)
    return found, work, True, not all(known)


def _apart(bounds: Sequence[Sequence[Bound]]) -> list[list[int]]:
    """Part claims, by position, into those whose days overlap; what bounds nothing is left out."""
    spans = sorted(
        (min(row.after or 0 for row in rows), max(row.through or 0 for row in rows), index)
        for index, rows in enumerate(bounds)
        if rows
    )
    parts: list[list[int]] = []
    reached = 0
    for after, through, index in spans:
        if after >= reached:
            parts.append([])
        parts[-1].append(index)
        reached = max(reached, through)
    return [sorted(part) for part in parts]


def _about(bounds: Sequence[Sequence[Bound]], part: Sequence[int], ends: tuple[int, int]) -> bool:
    """Say whether days lie within those that claims of a part speak of."""
    rows = [row for index in part for row in bounds[index]]
    return min(row.after or 0 for row in rows) <= ends[0] and ends[1] <= max(row.through or 0 for row in rows)


def _spans(claims: Sequence[Claim], taken: Sequence[Taken], days: Sequence[int]) -> list[tuple[int, int]]:
    """Return pairs of positions in `days`: neighbours, and the ends of totals that run from one and the same day."""
    place = {one: position for position, one in enumerate(days)}
    spans = set(pairwise(range(len(days))))
    ends: dict[object, set[int]] = defaultdict(set)
    for index, (claim, one) in enumerate(zip(claims, taken, strict=True)):
        window = claim.figure.window
        if window is not None and one.outer is not None and one.outer == one.inner:
            throughs = {row.through for row in bounds_of(index, claim, one) if row.through is not None}
            ends[window.first] |= {place[day_] for day_ in throughs if day_ in place}
    for stops in ends.values():
        spans |= set(pairwise(sorted(stops)))
    return sorted(spans)


def maximal_sets(system: SeriesSystem, claims: Sequence[int], most_seen: int = MOST_SEEN) -> list[tuple[int, ...]]:
    """Return the sets of some claims that can all hold and that no further one can join; none if they are too many.

    A range over some of the sets only would be too narrow, so more than `MOST_SETS` give no range at all, nor do more than
    `most_seen` sets that were looked at.
    """
    queue = [tuple(claims)]
    seen = set(queue)
    found: list[tuple[int, ...]] = []
    while queue:
        if len(found) > MOST_SETS or len(seen) > most_seen:
            return []
        active = queue.pop()
        conflict = system.conflict(active)
        if conflict is None:
            if not any(set(active) <= set(known) for known in found):
                found.append(active)
            continue
        for claim in minimise(conflict, system.conflict).claims:
            rest = tuple(other for other in active if other != claim)
            if rest not in seen:
                seen.add(rest)
                queue.append(rest)
    return found


def _fact(
    series: str,
    after: int,
    through: int,
    ranges: Sequence[Range],
    by_id: dict[str, Claim],
    *,
    conflicted: bool,
    least: int = 2,
    written: dict[int, CertificateRow] | None = None,
) -> Implied | None:
    """Write a range; None if no bound of it rests on `least` claims. `written` are rows in words, by the row's identity."""
    lows = [low for low, _ in ranges]
    highs = [high for _, high in ranges]
    # Each bound is written `<=`, a lower one with its sign turned: of several sets the weakest counts.
    low = lows[0] if len(lows) == 1 else max((one for one in lows if one), key=lambda proof: proof[0], default=None)
    high = highs[0]
    if len(highs) > 1:
        high = None if None in highs else max((one for one in highs if one), key=lambda proof: proof[0])
    used = [{row.claim for row in proof[1] if row.claim is not None} for proof in (low, high) if proof is not None]
    if not any(len(claims) >= least for claims in used):
        return None
    length = through - after
    first, last = day(after + 1), day(through)
    assert first is not None
    assert last is not None
    lower = -low[0] if low is not None else None
    upper = high[0] if high is not None else None
    return Implied(
        id=identify("m", series, first, last),
        series=series,
        first=first,
        last=last,
        lower=lower,
        upper=upper,
        per_day=(lower / length if lower is not None else None, upper / length if upper is not None else None),
        certificate_lower=_certificate(low, by_id, {} if written is None else written),
        certificate_upper=_certificate(high, by_id, {} if written is None else written),
        claims=tuple(sorted({claim for claims in used for claim in claims}, key=lambda one: by_id[one].order)),
        conflicted=conflicted,
    )


def _certificate(
    proof: Proof | None, by_id: dict[str, Claim], written: dict[int, CertificateRow]
) -> Certificate | None:
    """Write a bound's proof: its rows add up to the days of the fact, its bounds to the bound."""
    if proof is None:
        return None
    for row in proof[1]:
        if id(row) not in written:
            written[id(row)] = row.certified(ONE, row_text(row, by_id))
    return Certificate(rows=tuple(written[id(row)] for row in proof[1]), sum=proof[0])
