"""What claims about different windows leave open for the days between: shortest paths between neighbouring breakpoints.

Breakpoints are the days at which windows start or end. With totals that satisfy all rows as potentials, every edge has
a length of at least nought, so Dijkstra's algorithm finds the tightest bounds (Johnson 1977). Where claims clash, the
range is the union over maximal sets of claims that do not. Averages give no rows here: they are checked against
totals, not the other way round.
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import pairwise

from countersay.model import Certificate, Implied, Issue, identify
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import ONE, Bound, Row, bounds_of, claim_row, day, is_average, monotone_row
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences
from countersay.reconciliation.grouping import Group
from countersay.reconciliation.interpretation import Taken, take
from countersay.reconciliation.subsets import minimise
from countersay.reconciliation.systems import SeriesSystem
from countersay.reconciliation.wording import row_text

# A series with more breakpoints is left without implied facts: a page of them would be longer than the claims.
MOST_BREAKPOINTS = 40
# So many facts a record holds at most: nobody reads more, and writing their proofs takes longer than all checks together.
MOST_FACTS = 6_000
MOST_SETS = 16
MOST_SEEN = 256

Proof = tuple[Fraction, tuple[Row, ...]]
Range = tuple[Proof | None, Proof | None]


def implied_facts(groups: Sequence[tuple[Group, Sequence[Claim]]]) -> tuple[Implied, ...]:
    """Return what each group's claims leave open between neighbouring breakpoints, by series and first day.

    Only ranges are returned that rest on two claims at least: what one claim says by itself is no news. Once there are
    `MOST_FACTS`, the series that come after are left without: see `implied_and_left`.
    """
    return implied_and_left(groups)[0]


def implied_and_left(groups: Sequence[tuple[Group, Sequence[Claim]]]) -> tuple[tuple[Implied, ...], int]:
    """Return what `implied_facts` returns, and how many series with several windows were left without."""
    found: list[Implied] = []
    left = 0
    for group, members in groups:
        claims = [claim for claim in members if not is_average(claim.figure)]
        days = {one for claim in claims for one in _ends(claim)}
        if len({_ends(claim) for claim in claims}) < 2 or len(days) > MOST_BREAKPOINTS:
            continue
        if len(found) >= MOST_FACTS:
            left += 1
        else:
            found += _of_series(group.series, claims)
    return tuple(sorted(found, key=lambda fact: (fact.series, fact.first, fact.last, fact.id))), left


def cut_issues(left: int) -> tuple[Issue, ...]:
    """Tell that series were left without implied facts.

    >>> cut_issues(0)
    ()
    """
    if not left:
        return ()
    some = f"{left} further series are" if left > 1 else "One further series is"
    text = f"{some} shown without implied facts: a record holds about {MOST_FACTS} of them. Examine fewer documents at a time."
    return (Issue(code="implied-cut", message=text),)


def _ends(claim: Claim) -> tuple[object, object]:
    window = claim.figure.window
    return (None, None) if window is None else (window.first, window.last)


def _of_series(series: str, claims: Sequence[Claim]) -> list[Implied]:
    taken = [take(claim.figure) for claim in claims]
    bounds = [bounds_of(index, claim, one) for index, (claim, one) in enumerate(zip(claims, taken, strict=True))]
    days = sorted({end for rows in bounds for row in rows for end in (row.after, row.through) if end is not None})
    if not 2 < len(days) <= MOST_BREAKPOINTS:
        return []
    system = SeriesSystem(series, claims, totals=True)
    sets = maximal_sets(system, len(claims))
    if not sets:
        return []
    spans = _spans(claims, taken, days)
    ranges = [_ranges(series, claims, [row for index in one for row in bounds[index]], days, spans) for one in sets]
    by_id = {claim.figure.id: claim for claim in claims}
    found = []
    for place, (after, through) in enumerate((days[one], days[other]) for one, other in spans):
        fact = _fact(series, after, through, [one[place] for one in ranges], by_id, conflicted=len(sets) > 1)
        if fact is not None:
            found.append(fact)
    return found


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


def maximal_sets(system: SeriesSystem, count: int) -> list[tuple[int, ...]]:
    """Return the sets of claims that can all hold and that no further claim can join; none if they are too many.

    A range over some of the sets only would be too narrow, so more than `MOST_SETS` give no range at all.
    """
    queue = [tuple(range(count))]
    seen = set(queue)
    found: list[tuple[int, ...]] = []
    while queue:
        if len(found) > MOST_SETS or len(seen) > MOST_SEEN:
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


def _ranges(
    series: str, claims: Sequence[Claim], bounds: Sequence[Bound], days: Sequence[int], spans: Sequence[tuple[int, int]]
) -> list[Range]:
    """Return the upper and lower proof for each pair of days, given by their positions."""
    place = {one: position for position, one in enumerate(days)}
    weights, _ = scaled([bound.value for bound in bounds], [bound.strict for bound in bounds])
    edges = []
    for row, (bound, weight) in enumerate(zip(bounds, weights, strict=True)):
        after, through = place[bound.after or 0], place[bound.through or 0]
        source, target = (after, through) if bound.sense == "upper" else (through, after)
        edges.append(Edge(source, target, weight, row))
    outcome = solve_differences(len(days), edges, monotone=True)
    assert outcome.point is not None
    edges += [Edge(node, node - 1, 0, -1) for node in range(1, len(days))]
    leaving: list[list[Edge]] = [[] for _ in days]
    for edge in edges:
        leaving[edge.source].append(edge)
    proofs = []
    for one, other in spans:
        path_up = _shortest(leaving, outcome.point, one, other)
        path_down = _shortest(leaving, outcome.point, other, one)
        proofs.append((_proof(series, claims, bounds, days, path_down), _proof(series, claims, bounds, days, path_up)))
    return proofs


def _shortest(leaving: Sequence[Sequence[Edge]], potential: Sequence[int], start: int, goal: int) -> list[Edge] | None:
    """Return the edges of a shortest way, fewest edges first among equals; None if there is none."""
    best: dict[int, tuple[int, int]] = {start: (0, 0)}
    came: dict[int, Edge] = {}
    heap = [(0, 0, start)]
    while heap:
        length, steps, node = heappop(heap)
        if (length, steps) > best[node]:
            continue
        if node == goal:
            break
        for edge in leaving[node]:
            further = length + edge.weight + potential[node] - potential[edge.target], steps + 1
            if edge.target not in best or further < best[edge.target]:
                best[edge.target] = further
                came[edge.target] = edge
                heappush(heap, (*further, edge.target))
    if goal not in came:
        return None
    path = []
    while goal != start:
        path.append(came[goal])
        goal = came[goal].source
    return path[::-1]


def _proof(
    series: str, claims: Sequence[Claim], bounds: Sequence[Bound], days: Sequence[int], path: list[Edge] | None
) -> Proof | None:
    """Write a way through the graph as rows; neighbouring steps of the axiom become one."""
    if path is None:
        return None
    rows: list[Row] = []
    for position, edge in enumerate(path):
        if edge.row >= 0:
            bound = bounds[edge.row]
            rows.append(claim_row(bound, claims[bound.claim], series, "plain"))
        elif position == 0 or path[position - 1].row >= 0:
            last = position
            while last + 1 < len(path) and path[last + 1].row < 0:
                last += 1
            rows.append(monotone_row(series, days[path[last].target], days[edge.source]))
    # Axioms add nought: leaving them out of the sum keeps long ways cheap.
    return sum((row.bound for row in rows if row.claim is not None), Fraction(0)), tuple(rows)


def _fact(
    series: str, after: int, through: int, ranges: Sequence[Range], by_id: dict[str, Claim], *, conflicted: bool
) -> Implied | None:
    lows = [low for low, _ in ranges]
    highs = [high for _, high in ranges]
    # Each bound is written `<=`, a lower one with its sign turned: of several sets the weakest counts.
    low = lows[0] if len(lows) == 1 else max((one for one in lows if one), key=lambda proof: proof[0], default=None)
    high = highs[0]
    if len(highs) > 1:
        high = None if None in highs else max((one for one in highs if one), key=lambda proof: proof[0])
    used = [{row.claim for row in proof[1] if row.claim is not None} for proof in (low, high) if proof is not None]
    if not any(len(claims) > 1 for claims in used):
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
        certificate_lower=_certificate(low, by_id),
        certificate_upper=_certificate(high, by_id),
        claims=tuple(sorted({claim for claims in used for claim in claims}, key=lambda one: by_id[one].order)),
        conflicted=conflicted,
    )


def _certificate(proof: Proof | None, by_id: dict[str, Claim]) -> Certificate | None:
    """Write a bound's proof: its rows add up to the days of the fact, its bounds to the bound."""
    if proof is None:
        return None
    rows = tuple(row.certified(ONE, row_text(row, by_id)) for row in proof[1])
    return Certificate(rows=rows, sum=proof[0])
