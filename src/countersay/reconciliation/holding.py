"""A quick way to see whether claims about running totals can all hold, for the many series that are told in exact numbers.

An exact count over certain days ties the totals of two days together: days so tied need one unknown between them, from which
each is so far off. What is left are the axiom between days that are not tied, and the claims that give no exact count; of these
`solve_differences` decides. Nothing is estimated: the answer is that of the full system, in a fraction of the time.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from countersay.model import Figure
from countersay.reconciliation.constraints import Bound
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences
from countersay.reconciliation.interpretation import is_exact, numeric_axis

Tie = tuple[int, int, int]
"""The day before the first one, the last day, and the exact count between them."""


def tie_of(figure: Figure) -> Tie | None:
    """Return what an exact count over certain days says when plainly read; None if the figure is no such count.

    It is what `bounds_of` makes of `take`, for the plainest of claims alone.
    """
    window, value = figure.window, figure.value
    if figure.kind != "flow" or value is None or window is None or figure.per is not None or figure.unit == "percent":
        return None
    first, last = window.first, window.last
    if first is None or last is None or window.first_latest is not None or window.last_earliest is not None:
        return None
    count = value.numerator
    if value.denominator != 1 or count < 0 or figure.approximate or figure.average or not is_exact(figure):
        return None
    if not figure.number.text.isdecimal() and numeric_axis(figure) not in (None, "exactness"):
        return None
    after, through = first.toordinal() - 1, last.toordinal()
    return (after, through, count) if after < through else None


class Tied:
    """Days tied together by exact counts, each with its distance from the first of its set.

    Attributes:
        circle: claims of a circle of ties that does not come to nought, () if there is none.
    """

    def __init__(self, ties: Mapping[int, Tie], days: Iterable[int] = ()) -> None:
        """Walk through the ties of claims, by number; `days` are further days to be placed."""
        self._beside: dict[int, list[tuple[int, int, int]]] = {day: [] for day in days}
        for claim, (after, through, count) in ties.items():
            self._beside.setdefault(after, []).append((through, count, claim))
            self._beside.setdefault(through, []).append((after, -count, claim))
        self.days = sorted(self._beside)
        self.home: dict[int, int] = {}
        self.off: dict[int, int] = {}
        self._came: dict[int, tuple[int, int]] = {}
        self.sets = 0
        self.circle: tuple[int, ...] = ()
        for start in self.days:
            if start not in self.home:
                self._spread(start)
                self.sets += 1
            if self.circle:
                return

    def _spread(self, start: int) -> None:
        """Give all days tied to `start` their distance from it, near ones first, so that circles are short."""
        home, off, came, number = self.home, self.off, self._came, self.sets
        home[start], off[start] = number, 0
        waiting = deque([start])
        while waiting:
            day = waiting.popleft()
            here = off[day]
            for other, count, claim in self._beside[day]:
                known = off.get(other)
                if known is None:
                    home[other], off[other], came[other] = number, here + count, (day, claim)
                    waiting.append(other)
                elif known != here + count:
                    self.circle = self.between(day, other, claim)
                    return

    def between(self, one: int, other: int, *claims: int) -> tuple[int, ...]:
        """Return the claims that tie two days of one set together, and those given."""
        found = set(claims)
        for day in (one, other):
            while day in self._came:
                day, claim = self._came[day]
                found.add(claim)
        return tuple(sorted(found))


def can_hold(ties: Mapping[int, Tie], bounds: Sequence[Bound]) -> bool:
    """Say whether running totals that never fall can satisfy all exact counts and all bounds."""
    ends = [(bound.after or 0, bound.through or 0) for bound in bounds]
    tied = Tied(ties, (day for pair in ends for day in pair))
    if tied.circle:
        return False
    weights, factor = scaled([bound.value for bound in bounds], [bound.strict for bound in bounds])
    rows = [(later, earlier, 0) for earlier, later in pairwise(tied.days)]
    for bound, (after, through), weight in zip(bounds, ends, weights, strict=True):
        rows.append((after, through, weight) if bound.sense == "upper" else (through, after, weight))
    return _between_sets(rows, tied, factor)


def _between_sets(rows: Iterable[Tie], tied: Tied, factor: int) -> bool:
    """Say whether the rows `T(target) - T(source) <= weight` hold within the sets, and can hold between them."""
    home, off = tied.home, tied.off
    least: dict[tuple[int, int], int] = {}
    for source, target, weight in rows:
        room = weight - factor * (off[target] - off[source])
        one, other = home[source], home[target]
        if one == other:
            if room < 0:
                return False
        elif room < least.get((one, other), room + 1):
            least[one, other] = room
    edges = [Edge(one, other, room, place) for place, ((one, other), room) in enumerate(least.items())]
    return solve_differences(tied.sets, edges, monotone=False).feasible


def clashing_ties(ties: Mapping[int, Tie]) -> tuple[int, ...]:
    """Return claims whose exact counts cannot all hold, a pair if there is one with a claim of theirs.

    Only days that the claims tie together are compared: () says that no clash is found so, not that all can hold.

    >>> clashing_ties({0: (0, 9, 12), 1: (0, 5, 7), 2: (5, 9, 6)})
    (0, 1, 2)
    """
    tied = Tied(ties)
    circle = tied.circle
    if not circle:
        for earlier, later in pairwise(tied.days):
            if tied.home[earlier] == tied.home[later] and tied.off[later] < tied.off[earlier]:
                circle = tied.between(earlier, later)
                break
    for claim in circle:
        other = _outside(claim, ties)
        if other is not None:
            return tuple(sorted((claim, other)))
    return circle


def _outside(claim: int, ties: Mapping[int, Tie]) -> int | None:
    """Return the first claim that counts less over all of the days of `claim`, or more over some of them."""
    after, through, count = ties[claim]
    for other, (first, last, worth) in ties.items():
        if (worth < count and first <= after and through <= last) or (
            worth > count and after <= first and last <= through
        ):
            return other
    return None
