"""A series to which claims are added one by one: each is taken in, or the claims it clashes with are named.

Running totals that satisfy all claims so far are kept. A new claim that they satisfy costs nothing; else they are lowered where
need be, in the order of how far (Cotton and Maler 2006, Fast and Flexible Difference Constraint Propagation, 4): a way back to
where it began is the circle of a contradiction. Lowering the totals at the end of a window or raising those at its start does
as well: both go on step by step until one of them is done. Where one end hangs on thousands of days and the other on few, the
few are moved.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import cycle

from countersay.reconciliation.constraints import Bound
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences
from countersay.reconciliation.systems import ends

Number = int | Fraction
_Step = tuple[int, int]  # the day a step comes from, and the claim it is of, -1 for the axiom


class Totals:
    """Running totals of one series. Days are ordinals; claims are named by the number in their bounds."""

    def __init__(self, bounds: Sequence[Bound] = ()) -> None:
        """Take in bounds that can all hold.

        Raises:
            ValueError: if they cannot.
        """
        days = sorted({end for bound in bounds for end in (bound.after or 0, bound.through or 0)})
        place = {day: at for at, day in enumerate(days)}
        weights, factor = scaled([bound.value for bound in bounds], [bound.strict for bound in bounds])
        edges = [
            Edge(place[source], place[target], weight, row)
            for row, (weight, (source, target)) in enumerate(zip(weights, map(ends, bounds), strict=True))
        ]
        outcome = solve_differences(len(days), edges, monotone=True)
        if outcome.point is None:
            raise ValueError("expected bounds that can all hold")
        self.days = days
        self.total: dict[int, Number] = {
            day: value if factor == 1 else Fraction(value, factor)
            for day, value in zip(days, outcome.point, strict=True)
        }
        self.leaving: dict[int, list[tuple[int, Number, int]]] = defaultdict(list)
        self.entering: dict[int, list[tuple[int, Number, int]]] = defaultdict(list)
        for bound in bounds:
            source, target = ends(bound)
            self.leaving[source].append((target, _plain(bound.value), bound.claim))
            self.entering[target].append((source, _plain(bound.value), bound.claim))

    def add(self, bound: Bound) -> tuple[int, ...]:
        """Take in a bound; or leave all as it was and return the claims, the new one among them, that cannot all hold.

        A strict bound is taken as if its end were allowed.
        """
        source, target = ends(bound)
        for day in (source, target):
            self._enter(day)
        weight = _plain(bound.value)
        if source == target:
            return (bound.claim,) if weight < 0 else ()
        if self.total[target] > self.total[source] + weight:
            circle = self._settle(source, target, weight, bound.claim)
            if circle:
                return circle
        self.leaving[source].append((target, weight, bound.claim))
        self.entering[target].append((source, weight, bound.claim))
        return ()

    def _settle(self, source: int, target: int, weight: Number, claim: int) -> tuple[int, ...]:
        """Move totals until the new claim holds; or change nothing and return the claims of a circle."""
        lack = self.total[source] + weight - self.total[target]
        runs = (_Run(self, target, source, lack, claim, 1), _Run(self, source, target, lack, claim, -1))
        for run in cycle(runs):
            if run.step():
                continue
            if run.circle:
                return run.circle
            self.total.update(run.moved)
            return ()
        return ()

    def _enter(self, day: int) -> None:
        """Give a new day the total of the day before, or of the first day."""
        if day in self.total:
            return
        at = bisect_left(self.days, day)
        near = self.days[at - 1] if at else (self.days[0] if self.days else day)
        self.total[day] = self.total.get(near, 0)
        insort(self.days, day)

    def steps(self, day: int, sign: int) -> list[tuple[int, Number, int]]:
        """Return what is bounded by the total of `day`: by its claims, and by the axiom that no total ever falls.

        If it is lowered (`sign` 1) these are bounds from above of other days, if it is raised (-1) those from below.
        """
        at = bisect_left(self.days, day)
        if sign > 0:
            near = [(self.days[at - 1], 0, -1)] if at else []
            return [*self.leaving.get(day, ()), *near]
        near = [(self.days[at + 1], 0, -1)] if at + 1 < len(self.days) else []
        return [*self.entering.get(day, ()), *near]


class _Run:
    """Totals lowered (`sign` 1) or raised (-1) from the day `start` on; reaching `goal` closes a circle."""

    def __init__(self, totals: Totals, start: int, goal: int, lack: Number, claim: int, sign: int) -> None:
        self.totals, self.start, self.goal, self.sign = totals, start, goal, sign
        self.claim = claim
        self.lack: dict[int, Number] = {start: lack}
        self.came: dict[int, _Step] = {start: (goal, claim)}
        self.heap: list[tuple[Number, int]] = [(lack, start)]
        self.moved: dict[int, Number] = {}
        self.circle: tuple[int, ...] = ()

    def step(self) -> bool:
        """Move the day that lacks most; return False when all is settled or a circle is found."""
        total, sign = self.totals.total, self.sign
        while self.heap:
            short, day = heappop(self.heap)
            if day in self.moved or short > self.lack[day]:
                continue
            if day == self.goal:
                self.circle = self._walked()
                return False
            moved = self.moved[day] = total[day] + sign * short
            for following, distance, claim in self.totals.steps(day, sign):
                if following in self.moved:
                    continue
                further = sign * (moved - total[following]) + distance
                if further < self.lack.get(following, 0):
                    self.lack[following] = further
                    self.came[following] = (day, claim)
                    heappush(self.heap, (further, following))
            return True
        return False

    def _walked(self) -> tuple[int, ...]:
        """Return the claims on the way from `start` to `goal`, and the new one."""
        found, day = {self.claim}, self.goal
        while day != self.start:
            day, by = self.came[day]
            found.add(by)
        return tuple(sorted(found - {-1}))


def _plain(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value
