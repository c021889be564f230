"""A series to which claims are added one by one: each is taken in, or the claims it clashes with are named.

Running totals that satisfy all claims so far are kept. A new claim that they satisfy costs nothing; else they are lowered where
need be, in the order of how far (Cotton and Maler 2006, Fast and Flexible Difference Constraint Propagation, 4): the days
reached are few, and a way back to where it began is the circle of a contradiction.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from heapq import heappop, heappush

from countersay.reconciliation.constraints import Bound
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences

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
            for row, (weight, (source, target)) in enumerate(zip(weights, map(_ends, bounds), strict=True))
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
        for bound in bounds:
            source, target = _ends(bound)
            self.leaving[source].append((target, _plain(bound.value), bound.claim))

    def add(self, bound: Bound) -> tuple[int, ...]:
        """Take in a bound; or leave all as it was and return the claims, the new one among them, that cannot all hold.

        A strict bound is taken as if its end were allowed.
        """
        source, target = _ends(bound)
        for day in (source, target):
            self._enter(day)
        weight = _plain(bound.value)
        if source == target:
            return (bound.claim,) if weight < 0 else ()
        if self.total[target] > self.total[source] + weight:
            came = self._lower(source, target, weight, bound.claim)
            if came is not None:
                return self._circle(source, target, came, bound.claim)
        self.leaving[source].append((target, weight, bound.claim))
        return ()

    def _enter(self, day: int) -> None:
        """Give a new day the total of the day before, or of the first day."""
        if day in self.total:
            return
        at = bisect_left(self.days, day)
        near = self.days[at - 1] if at else (self.days[0] if self.days else day)
        self.total[day] = self.total.get(near, 0)
        insort(self.days, day)

    def _steps(self, day: int) -> list[tuple[int, Number, int]]:
        """Return what bounds the totals of other days by that of `day`: its claims, and that no total ever falls."""
        at = bisect_left(self.days, day)
        before = [(self.days[at - 1], 0, -1)] if at else []
        return [*self.leaving.get(day, ()), *before]

    def _lower(self, source: int, target: int, weight: Number, claim: int) -> dict[int, _Step] | None:
        """Lower totals until all holds again; return how `source` was reached if it was, with nothing changed."""
        lack: dict[int, Number] = {target: self.total[source] + weight - self.total[target]}
        came: dict[int, _Step] = {target: (source, claim)}
        heap: list[tuple[Number, int]] = [(lack[target], target)]
        lowered: dict[int, Number] = {}
        while heap:
            short, day = heappop(heap)
            if day in lowered or short > lack[day]:
                continue
            if day == source:
                return came
            lowered[day] = self.total[day] + short
            for following, distance, of_claim in self._steps(day):
                if following in lowered:
                    continue
                further = lowered[day] + distance - self.total[following]
                if further < lack.get(following, 0):
                    lack[following] = further
                    came[following] = (day, of_claim)
                    heappush(heap, (further, following))
        self.total.update(lowered)
        return None

    def _circle(self, source: int, target: int, came: dict[int, _Step], claim: int) -> tuple[int, ...]:
        """Return the claims on the way from `target` to `source`, and the new one."""
        found, day = {claim}, source
        while day != target:
            day, by = came[day]
            found.add(by)
        return tuple(sorted(found - {-1}))


def _ends(bound: Bound) -> tuple[int, int]:
    after, through = bound.after or 0, bound.through or 0
    return (after, through) if bound.sense == "upper" else (through, after)


def _plain(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value
