"""Answers for many sets of the claims of one series: which can all hold, and which circle of claims says that others cannot.

Searching one clash asks the same graph dozens of times, each time without a few of its claims. So what one answer shows
of other sets is kept: sets that can hold, of which any part can; claims of circles, without all of which nothing holds
that contains them; and all pairs of claims that clash. Sets are numbers whose bits stand for the claims in them.
"""

from collections.abc import Iterable, Sequence

from countersay.reconciliation.circles import Pairs, fewest_claims_cycle
from countersay.reconciliation.feasibility import Edge, Outcome, Step, solve_differences

SMALL = 4_000
"""Up to so many (days x rows) the circle with the fewest claims is looked for; beyond, a pair or else any circle."""
LONGEST = 6


class Lookup:
    """The graph of all claims of a series, and what is known of it so far."""

    def __init__(self, laid: Sequence[Sequence[Edge]]) -> None:
        """Take the ordinary edges of each claim; `Edge.row` numbers them through."""
        self._laid = laid
        self._claim_of = [claim for claim, own in enumerate(laid) for _ in own]
        self._pairs = Pairs([edge for own in laid for edge in own], self._claim_of)
        self._bits = [1 << claim for claim in range(len(laid))]
        self._days = [sum({1 << end for edge in own for end in edge[:2]}) for own in laid]
        self._held: list[int] = []
        self._circles: list[int] = []
        self._verdicts: dict[int, bool] = {}

    def holds(self, active: Sequence[int]) -> bool:
        """Say whether the claims can all hold."""
        these = self._set(active)
        known = self._verdicts.get(these)
        if known is None:
            known = not (self._pairs.any(these) or self._clashes(these)) and (
                self._held_before(these) or self._solved(these, *self._graph(active)).feasible
            )
            self._verdicts[these] = known
        return known

    def circle(self, active: Sequence[int]) -> tuple[Edge, ...]:
        """Return the edges, with their rows, of a circle of claims that cannot all hold; empty if all can."""
        these = self._set(active)
        small = self._is_small(active)
        pair = self._pairs.earliest(these) if small else self._pairs.first(these)
        if pair or self._held_before(these):
            return pair
        nodes, edges = self._graph(active)
        if small and self._clashes(these):
            cycle = fewest_claims_cycle(nodes, edges, most=LONGEST, pairs=False)
            if cycle:
                return cycle
        outcome = self._solved(these, nodes, edges)
        if outcome.feasible or not small:
            return outcome.cycle
        most = min(LONGEST, len(outcome.cycle))
        return fewest_claims_cycle(nodes, edges, most=most, pairs=False) or outcome.cycle

    def _set(self, active: Iterable[int]) -> int:
        return sum(map(self._bits.__getitem__, active))

    def _held_before(self, these: int) -> bool:
        return any(these & ~known == 0 for known in self._held)

    def _clashes(self, these: int) -> bool:
        return any(known & ~these == 0 for known in self._circles)

    def _graph(self, active: Sequence[int]) -> tuple[int, list[Step]]:
        """Return the graph of some claims, whose days alone are its nodes."""
        rows = [edge for claim in active for edge in self._laid[claim]]
        days = sorted({edge[0] for edge in rows}.union(edge[1] for edge in rows))
        place = {one: position for position, one in enumerate(days)}
        return len(days), [(place[source], place[target], weight, row) for source, target, weight, row in rows]

    def _solved(self, these: int, nodes: int, edges: Sequence[Step]) -> Outcome:
        outcome = solve_differences(nodes, edges, monotone=True)
        if outcome.feasible:
            self._held.append(these)
        else:
            self._circles.append(self._set({self._claim_of[edge.row] for edge in outcome.cycle}))
        return outcome

    def _is_small(self, active: Sequence[int]) -> bool:
        count = sum([len(self._laid[claim]) for claim in active])
        if 2 * count * count <= SMALL:
            return True  # no row names more than two days
        if 2 * count > SMALL:
            return False
        days = 0
        for claim in active:
            days |= self._days[claim]
        return days.bit_count() * count <= SMALL
