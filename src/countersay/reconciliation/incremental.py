"""A series to which claims are added one by one: each is taken in, or the claims it clashes with are named.

Running totals that satisfy all claims so far are kept. A new claim that they satisfy costs nothing; else they are lowered where
need be, in the order of how far (Cotton and Maler 2006, Fast and Flexible Difference Constraint Propagation, 4). Lowering the
totals at the end of a window or raising those at its start does as well: both go on side by side until one of them is done.
Where one end hangs on thousands of days and the other on few, the few are moved. A day that must be lowered below what it must
be raised to closes the circle of a contradiction, half of which was walked from either end: so a clash is found without going
through all that hangs on its days.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from itertools import chain

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
        down, up = _Run(self, target, lack, 1), _Run(self, source, lack, -1)
        while True:
            run, other = (down, up) if down.work_ahead() <= up.work_ahead() else (up, down)
            if not run.heap:
                self.total.update(run.moved)
                return ()
            meeting = run.step(other.lack, lack)
            if meeting is not None:
                return _circle(claim, down.walked(meeting), up.walked(meeting))

    def _enter(self, day: int) -> None:
        """Give a new day the total of the day before, or of the first day."""
        if day in self.total:
            return
        at = bisect_left(self.days, day)
        near = self.days[at - 1] if at else (self.days[0] if self.days else day)
        self.total[day] = self.total.get(near, 0)
        insort(self.days, day)

    def degree(self, day: int, sign: int) -> int:
        """Return how many claims bound other days by the total of `day`."""
        return len((self.leaving if sign > 0 else self.entering).get(day, ()))

    def steps(self, day: int, sign: int) -> Iterator[tuple[int, Number, int]]:
        """Go through what is bounded by the total of `day`: by its claims, and by the axiom that no total ever falls.

        If it is lowered (`sign` 1) these are bounds from above of other days, if it is raised (-1) those from below.
        """
        at = bisect_left(self.days, day) - sign
        near = [(self.days[at], 0, -1)] if 0 <= at < len(self.days) else []
        return chain((self.leaving if sign > 0 else self.entering).get(day, ()), near)


class _Run:
    """Totals lowered (`sign` 1) or raised (-1) from the day `start` on, those that lack most first.

    Of days that lack the same, those on which few claims hang come first: the first day of a series, on which thousands do,
    is mostly reached from both ends before it is gone on from.
    """

    def __init__(self, totals: Totals, start: int, lack: Number, sign: int) -> None:
        self.totals, self.sign = totals, sign
        self.lack: dict[int, Number] = {start: lack}
        self.came: dict[int, _Step] = {}
        self.heap: list[tuple[Number, int, int]] = [(lack, totals.degree(start, sign), start)]
        self.moved: dict[int, Number] = {}
        self.work = 0

    def work_ahead(self) -> int:
        """Return how many claims were looked at, with those of the next day."""
        return self.work + (self.heap[0][1] if self.heap else 0)

    def step(self, theirs: Mapping[int, Number], whole: Number) -> int | None:
        """Move the day that lacks most; return a day that the other run cannot leave so, None if there is none yet.

        Args:
            theirs: what days lack in the other run.
            whole: what the new claim lacks. Where both runs together ask more of a day, a circle is closed.
        """
        sign, total = self.sign, self.totals.total
        short, degree, day = heappop(self.heap)
        if day in self.moved or short > self.lack[day]:
            return None
        moved = self.moved[day] = total[day] + sign * short
        self.work += degree + 1
        for following, distance, claim in self.totals.steps(day, sign):
            if following in self.moved:
                continue
            further = sign * (moved - total[following]) + distance
            if further < self.lack.get(following, 0):
                self.lack[following] = further
                self.came[following] = (day, claim)
                if further + theirs.get(following, 0) < whole:
                    return following
                heappush(self.heap, (further, self.totals.degree(following, sign), following))
        return None

    def walked(self, day: int) -> list[_Step]:
        """Return the steps from the start to a day, the last one first: the day each led to, and its claim."""
        found = []
        while day in self.came:
            before, claim = self.came[day]
            found.append((day, claim))
            day = before
        return [*found, (day, -1)]


def _circle(claim: int, down: Sequence[_Step], up: Sequence[_Step]) -> tuple[int, ...]:
    """Return the claims of the circle that a new claim closes with the ways from either of its ends to one day.

    Days that both ways pass are passed once: what lies between asks for nothing, since it could hold before.
    """
    ahead = {day: place for place, (day, _) in enumerate(down)}
    shared = [(ahead[day], place) for place, (day, _) in enumerate(up) if day in ahead]
    first, second = max(shared)
    used = {claim, *(by for _, by in down[first:]), *(by for _, by in up[second:])}
    return tuple(sorted(used - {-1}))


def _plain(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value
