"""The rows of one series as a system that can be asked which claims cannot all hold.

Totals of a flow form difference constraints over days; levels of a stock, undated figures and sums of things that do
not add up over days have an unknown of their own for each day or window, where the greatest lower bound meets the least
upper one.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.circles import fewest_claims_cycle, is_ordinary, nested_pair
from countersay.reconciliation.constraints import Bound, Row, bounds_of, claim_row, day, monotone_row, part_row
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences
from countersay.reconciliation.holding import Tie, Verdict, judge, tie_of
from countersay.reconciliation.interpretation import Taken, take
from countersay.reconciliation.lookup import LONGEST, SMALL, Lookup
from countersay.reconciliation.readings import PLAIN
from countersay.reconciliation.subsets import Conflict

# Claims of one series from which on the graph is laid out once for all of them, and not for each subset anew. The days of
# claims left out stay in it: no claim bounds them then, so that what can hold is the same.
LONG = 1_000
# Claims of one series up to which all their pairs are kept; of few claims of a longer one none are.
MOST_KEPT = 2_000
FEW = 16
Reader = Callable[[Claim], Taken]


class SeriesSystem:
    """Claims of one series, each taken under one reading.

    Args:
        series: id of the series.
        claims: in canonical order; subsets name them by position.
        read: how each claim is taken; None for what it says when plainly read.
        totals: whether the claims bound running totals of a flow.
        parts: series of those claims that count a part of this series: only their lower bounds hold here.
        ties: what `tie_of` says of each claim, where it was asked before.
    """

    def __init__(
        self,
        series: str,
        claims: Sequence[Claim],
        read: Reader | None = None,
        *,
        totals: bool,
        parts: Sequence[str | None] = (),
        ties: Sequence[Tie | None] | None = None,
    ) -> None:
        self.series = series
        self.claims = claims
        self.totals = totals
        self.parts = parts or [None] * len(claims)
        self._read: Reader = read or (lambda claim: take(claim.figure))
        self._plain = read is None
        self._known_ties = ties
        self._rows: dict[int, tuple[str, list[Bound]]] = {}
        self._known: dict[tuple[int, ...], Conflict | None] = {}
        self._proofs: dict[tuple[int, ...], Conflict] = {}

    def is_tied(self, index: int) -> bool:
        """Say whether a claim is known to give an exact count over certain days, which bounds a total from both sides."""
        return self.totals and self._plain and self._ties[index] is not None

    def _row(self, index: int) -> tuple[str, list[Bound]]:
        """How a claim is taken, and the rows it gives; worked out once, when first asked for."""
        known = self._rows.get(index)
        if known is None:
            tie = self._ties[index] if self._plain and self.totals else None
            if tie is not None:
                after, through, count = tie
                lower = Bound(index, "lower", after, through, Fraction(-count), False)
                known = PLAIN, [lower, Bound(index, "upper", after, through, Fraction(count), False)]
            else:
                taken = self._read(self.claims[index])
                rows = bounds_of(index, self.claims[index], taken)
                if self.parts[index] is not None:
                    rows = [row for row in rows if row.sense == "lower"]
                known = taken.label, rows
            self._rows[index] = known
        return known

    @cached_property
    def bounds(self) -> list[list[Bound]]:
        """The rows of each claim."""
        return [self._row(index)[1] for index in range(len(self.claims))]

    @cached_property
    def _ties(self) -> list[Tie | None]:
        """What each claim says when plainly read, where that is an exact count."""
        known = self._known_ties or [tie_of(claim.figure) for claim in self.claims]
        return [tie if part is None else None for tie, part in zip(known, self.parts, strict=True)]

    @cached_property
    def _laid(self) -> tuple[list[int], list[list[Edge]], list[Bound]]:
        """The graph of all claims: its days, the edges of each claim, and the bounds that the rows of edges number."""
        flat = [bound for rows in self.bounds for bound in rows]
        days, edges, _ = _graph(flat)
        following = iter(edges)
        return days, [[next(following) for _ in rows] for rows in self.bounds], flat

    @cached_property
    def _lookup(self) -> Lookup | None:
        """What is known of the graph of all claims so far; None where it is too large, or rows are strict."""
        if len(self.claims) > MOST_KEPT or any(bound.strict for rows in self.bounds for bound in rows):
            return None
        laid = self._laid[1]
        return Lookup(laid) if all(map(is_ordinary, laid)) else None

    def lay_out(self) -> None:
        """Lay out all claims of a short series for many questions: it is known that they clash."""
        if self.totals and len(self.claims) < LONG:
            _ = self._lookup

    def conflict(self, active: Sequence[int]) -> Conflict | None:
        """Return claims that cannot all hold, None if all can. The same question is answered once."""
        key = tuple(active)
        if key not in self._known:
            self._known[key] = self._search(key)
        return self._known[key]

    def holds(self, active: Sequence[int]) -> bool:
        """Say whether the claims can all hold, without naming any that cannot."""
        if not self.totals:
            return self.conflict(active) is None
        lookup: Lookup | None = self.__dict__.get("_lookup")
        if lookup is not None:
            return lookup.holds(active)
        if self._plain:
            return self._quick(active).holds
        days, edges, _ = _graph([bound for index in active for bound in self._row(index)[1]])
        return solve_differences(len(days), edges, monotone=True).feasible

    def clash_of_all(self) -> tuple[int, ...] | None:
        """Return claims that cannot all hold, as far as they are quickly found among very many; None if all claims can hold."""
        every = range(len(self.claims))
        if not (self.totals and self._plain and len(every) >= LONG):
            return None if self.holds(every) else ()
        verdict = self._quick(every)
        if verdict.holds:
            return None
        return verdict.clash if len(verdict.clash) < len(every) else ()

    def take_up(self, clash: Sequence[int]) -> None:
        """Take for known which claims `clash_of_all` found to clash, so that they are not looked for again."""
        self._known[tuple(range(len(self.claims)))] = self.conflict(clash)

    def _quick(self, active: Sequence[int]) -> Verdict:
        """Judge claims that are plainly read by what exact counts tie together."""
        ties = {index: tie for index in active if (tie := self._ties[index]) is not None}
        return judge(ties, [bound for index in active if index not in ties for bound in self._row(index)[1]])

    def _search(self, active: tuple[int, ...]) -> Conflict | None:
        if not self.totals:
            cycle = _at_one_unknown([bound for index in active for bound in self._row(index)[1]])
            return self._conflict(cycle) if cycle else None
        # What holds mostly is seen so before all claims are laid out for further questions.
        few = len(active) <= FEW and "_lookup" not in self.__dict__ and len(self.claims) >= LONG
        unasked = not self._known and "_lookup" not in self.__dict__
        if self._plain and (unasked or few or self._lookup is None):
            verdict = self._quick(active)
            if verdict.holds:
                return None
            if len(active) >= LONG and len(verdict.clash) < len(active):
                return self.conflict(verdict.clash)
        if not few and self._lookup is not None:
            circle = self._lookup.circle(active)
            return self._proof(tuple(edge.row for edge in circle)) if circle else None
        bounds = [bound for index in active for bound in self._row(index)[1]]
        cycle = self._over_days(active, bounds) if bounds else []
        return self._conflict(cycle) if cycle else None

    def _proof(self, rows: tuple[int, ...]) -> Conflict:
        known = self._proofs.get(rows)
        if known is None:
            bounds = self._laid[2]
            known = self._proofs[rows] = self._conflict([bounds[row] for row in rows])
        return known

    def point(self, active: Sequence[int]) -> dict[int, Fraction] | None:
        """Return a running total for each day named by the claims (by ordinal) under which all hold, or None."""
        bounds = [bound for index in active for bound in self._row(index)[1]]
        days, edges, factor = _graph(bounds)
        outcome = solve_differences(len(days), edges, monotone=True)
        if outcome.point is None:
            return None
        first = outcome.point[0] if outcome.point else 0
        return {one: Fraction(value - first, factor) for one, value in zip(days, outcome.point, strict=True)}

    def _over_days(self, active: Sequence[int], bounds: list[Bound]) -> list[Bound]:
        if len(active) >= LONG and not any(bound.strict for bound in bounds):
            days, laid, bounds = self._laid
            edges = [edge for index in active for edge in laid[index]]
        else:  # a strict bound gives up one part of a scale that counts the strict ones
            days, edges, _ = _graph(bounds)
        outcome = solve_differences(len(days), edges, monotone=True)
        if outcome.feasible:
            return []
        cycle = outcome.cycle
        if len(days) * len(edges) <= SMALL:
            cycle = fewest_claims_cycle(len(days), edges, most=min(LONGEST, len(cycle))) or cycle
        elif len(cycle) > 2:
            cycle = nested_pair(edges, len(days)) or cycle
        return [bounds[edge.row] for edge in cycle]

    def _conflict(self, cycle: list[Bound]) -> Conflict:
        rows: list[Row] = []
        for position, bound in enumerate(cycle):
            part = self.parts[bound.claim]
            rows.append(claim_row(bound, self.claims[bound.claim], part or self.series, self._row(bound.claim)[0]))
            if part is not None:
                rows.append(part_row(part, self.series, day(bound.after), day(bound.through)))
            if self.totals:
                following = cycle[(position + 1) % len(cycle)]
                here, there = ends(bound)[1], ends(following)[0]
                if here != there:
                    rows.append(monotone_row(self.series, there, here))
        claims = tuple(sorted({bound.claim for bound in cycle}))
        if len(cycle) == 2:  # neither a claim nor the days between come twice in it
            return Conflict(claims, tuple((row, 1) for row in rows))
        merged: dict[Row, int] = {}
        for row in rows:
            merged[row] = merged.get(row, 0) + 1
        return Conflict(claims, tuple(merged.items()))


def ends(bound: Bound) -> tuple[int, int]:
    """Return source and target of a bound's edge: an upper bound leads onwards in time, a lower one back."""
    after, through = bound.after or 0, bound.through or 0
    return (after, through) if bound.sense == "upper" else (through, after)


def _graph(bounds: Sequence[Bound]) -> tuple[list[int], list[Edge], int]:
    days = sorted({end for bound in bounds for end in ends(bound)})
    place = {one: position for position, one in enumerate(days)}
    weights, factor = scaled([bound.value for bound in bounds], [bound.strict for bound in bounds])
    edges = []
    for row, (bound, weight) in enumerate(zip(bounds, weights, strict=True)):
        source, target = ends(bound)
        edges.append(Edge(place[source], place[target], weight, row))
    return days, edges, factor


def _at_one_unknown(bounds: Sequence[Bound]) -> list[Bound]:
    """Return the first lower and upper bound of one unknown that exclude each other."""
    greatest: dict[tuple[int | None, int | None], Bound] = {}
    least: dict[tuple[int | None, int | None], Bound] = {}
    for bound in bounds:
        side = greatest if bound.sense == "lower" else least
        key = bound.after, bound.through
        known = side.get(key)
        if known is None or (bound.value, not bound.strict) < (known.value, not known.strict):
            side[key] = bound
    for key in sorted(greatest.keys() & least.keys(), key=str):
        low, high = greatest[key], least[key]
        total = low.value + high.value
        if total < 0 or (total == 0 and (low.strict or high.strict)):
            return [high, low]
    return []
