"""A quick way to see whether claims about running totals can all hold, for the many series that are told in exact numbers.

An exact count over certain days ties the totals of two days together: days so tied need one unknown between them, from which
each is so far off. What is left are the axiom between days that are not tied, and the claims that give no exact count; of these
`solve_differences` decides. Nothing is estimated: the answer is that of the full system, in a fraction of the time.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from countersay.model import Figure
from countersay.reconciliation.constraints import Bound
from countersay.reconciliation.feasibility import scaled, solve_differences
from countersay.reconciliation.interpretation import is_exact, numeric_axis

Tie = tuple[int, int, int]
"""The day before the first one, the last day, and the exact count between them."""
_Step = tuple[int, int, int, int]
"""From one day to another, by how much at most the total rises, and the claim that says so; -1 for the axiom."""


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
    if count < 0 or value.denominator != 1 or figure.approximate or figure.average or not is_exact(figure):
        return None
    written = figure.number.text
    if not (written.isdecimal() or written.replace(",", "").isdecimal()):
        if numeric_axis(figure) not in (None, "exactness"):
            return None
    after, through = first.toordinal() - 1, last.toordinal()
    return (after, through, count) if after < through else None


class Verdict(NamedTuple):
    """Whether claims can all hold; if not, some that cannot, as far as they are quickly found."""

    holds: bool
    clash: tuple[int, ...] = ()


class _Sets:
    """Days tied together by exact counts, with how far each is off in its set; smaller sets are joined to larger ones.

    Attributes:
        broken: whether ties contradict one another.
    """

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.home: dict[int, int] = {}
        self.off: dict[int, int] = {}
        self._members: list[list[int]] = []
        self.broken = False
        home, off, members = self.home, self.off, self._members
        for after, through, count in ties:
            one, other = home.get(after), home.get(through)
            if one is None:
                if other is None:
                    home[after] = home[through] = len(members)
                    off[after], off[through] = 0, count
                    members.append([after, through])
                else:
                    home[after], off[after] = other, off[through] - count
                    members[other].append(after)
            elif other is None:
                home[through], off[through] = one, off[after] + count
                members[one].append(through)
            elif one != other:
                self._join(one, other, off[after] + count - off[through])
            elif off[through] - off[after] != count:
                self.broken = True
                return

    def _join(self, one: int, other: int, apart: int) -> None:
        """Join two sets; `apart` is by how much the distances of the second one are to be raised."""
        home, off, members = self.home, self.off, self._members
        if len(members[one]) < len(members[other]):
            one, other, apart = other, one, -apart
        for day in members[other]:
            home[day] = one
            off[day] += apart
        members[one] += members[other]
        members[other] = []

    def enter(self, day: int) -> None:
        """Give a day that no count ties to another a set of its own."""
        if day not in self.home:
            self.home[day], self.off[day] = len(self._members), 0
            self._members.append([day])


def judge(ties: Mapping[int, Tie], bounds: Sequence[Bound]) -> Verdict:
    """Say whether running totals that never fall can satisfy all exact counts and all bounds.

    Args:
        ties: exact counts, by the numbers of their claims.
        bounds: rows of further claims.

    >>> judge({0: (0, 9, 12), 1: (0, 5, 7), 2: (5, 9, 6)}, ())
    Verdict(holds=False, clash=(0, 1, 2))
    """
    ends = [(bound.after or 0, bound.through or 0) for bound in bounds]
    sets = _Sets(ties.values())
    if sets.broken:
        return Verdict(False, _paired(_Walks(ties).circle(), ties))
    for pair in ends:
        for day in pair:
            sets.enter(day)
    home, off = sets.home, sets.off
    weights, factor = scaled([bound.value for bound in bounds], [bound.strict for bound in bounds])
    days = sorted(home)
    steps: list[_Step] = [(later, earlier, 0, -1) for earlier, later in pairwise(days)]
    for bound, (after, through), weight in zip(bounds, ends, weights, strict=True):
        upper = bound.sense == "upper"
        steps.append((after, through, weight, bound.claim) if upper else (through, after, weight, bound.claim))
    least: dict[tuple[int, int], tuple[int, _Step]] = {}
    for step in steps:
        source, target, weight, _ = step
        room = weight - factor * (off[target] - off[source])
        one, other = home[source], home[target]
        if one == other:
            if room < 0:
                return _found([step], ties)
        else:
            known = least.get((one, other))
            if known is None or room < known[0]:
                least[one, other] = room, step
    rows = list(least.items())
    places = {one: place for place, one in enumerate(sorted({home[day] for day in days}))}
    edges = [(places[one], places[other], room, row) for row, ((one, other), (room, _)) in enumerate(rows)]
    outcome = solve_differences(len(places), edges, monotone=False)
    if outcome.feasible:
        return Verdict(True)
    return _found([rows[edge.row][1][1] for edge in outcome.cycle], ties)


def _found(steps: Sequence[_Step], ties: Mapping[int, Tie]) -> Verdict:
    """Name the claims of a circle of steps between sets, and those that tie together the days between its steps."""
    walks = _Walks(ties)
    used = {claim for _, _, _, claim in steps if claim >= 0}
    for (_, target, _, _), (source, _, _, _) in pairwise([*steps, steps[0]]):
        used.update(walks.between(target, source))
    return Verdict(False, _paired(tuple(sorted(used)), ties))


class _Walks:
    """The ways by which exact counts tie days together, short ones first; walked when first asked for."""

    def __init__(self, ties: Mapping[int, Tie]) -> None:
        self._beside: dict[int, list[tuple[int, int, int]]] = {}
        for claim, (after, through, count) in ties.items():
            self._beside.setdefault(after, []).append((through, count, claim))
            self._beside.setdefault(through, []).append((after, -count, claim))
        self._off: dict[int, int] = {}
        self._came: dict[int, tuple[int, int]] = {}

    def circle(self) -> tuple[int, ...]:
        """Return claims of a circle of ties that does not come to nought, () if there is none."""
        for start in sorted(self._beside):
            found = () if start in self._off else self._spread(start)
            if found:
                return found
        return ()

    def _spread(self, start: int) -> tuple[int, ...]:
        """Walk to all days tied to `start`, near ones first, so that circles are short; return the first circle."""
        off, came = self._off, self._came
        off[start] = 0
        waiting = deque([start])
        while waiting:
            day = waiting.popleft()
            here = off[day]
            for other, count, claim in self._beside.get(day, ()):
                known = off.get(other)
                if known is None:
                    off[other], came[other] = here + count, (day, claim)
                    waiting.append(other)
                elif known != here + count:
                    return tuple(sorted((self._back(day) ^ self._back(other)) | {claim}))
        return ()

    def between(self, one: int, other: int) -> set[int]:
        """Return claims that tie two days of one set together."""
        if one not in self._off:
            self._spread(one)
        return self._back(one) ^ self._back(other)

    def _back(self, day: int) -> set[int]:
        found = set()
        while day in self._came:
            day, claim = self._came[day]
            found.add(claim)
        return found


def _paired(circle: tuple[int, ...], ties: Mapping[int, Tie]) -> tuple[int, ...]:
    """Return a claim of a circle with one outside its bounds, if there is such a pair; else the circle."""
    for claim in circle:
        other = _outside(claim, ties) if claim in ties else None
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
