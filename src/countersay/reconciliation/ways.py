"""Shortest ways between the days of claims that can all hold, with the proof that each of them is.

With totals that satisfy all rows as potentials, every edge has a length of at least nought, so that Dijkstra's algorithm finds the
tightest bounds (Johnson 1977). Equal lengths are told apart by their steps, then by the earlier day.
"""

from collections.abc import Sequence
from fractions import Fraction
from heapq import heappop, heappush

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import Bound, Row, claim_row, monotone_row
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences

Proof = tuple[Fraction, tuple[Row, ...]]
Range = tuple[Proof | None, Proof | None]
_Walk = tuple[dict[int, int], dict[int, Edge], list[tuple[int, int]], set[int]]


class Ways:
    """The shortest ways between the days of claims that can all hold.

    Attributes:
        work: how many rows were looked at.
    """

    def __init__(self, series: str, claims: Sequence[Claim], bounds: Sequence[Bound], days: Sequence[int]) -> None:
        self.series, self.claims, self.bounds, self.days = series, claims, bounds, days
        place = {one: position for position, one in enumerate(days)}
        weights, _ = scaled([bound.value for bound in bounds], [bound.strict for bound in bounds])
        edges = []
        for row, (bound, weight) in enumerate(zip(bounds, weights, strict=True)):
            after, through = place[bound.after or 0], place[bound.through or 0]
            source, target = (after, through) if bound.sense == "upper" else (through, after)
            edges.append(Edge(source, target, weight, row))
        outcome = solve_differences(len(days), edges, monotone=True)
        assert outcome.point is not None
        self.potential = outcome.point
        edges += [Edge(node, node - 1, 0, -1) for node in range(1, len(days))]
        # A way's length and, among equal ones, its steps are one number: no way has more steps than there are days.
        unit, high = len(days) + 1, self.potential
        self.leaving: list[list[tuple[int, int, Edge]]] = [[] for _ in days]
        for edge in edges:
            length = (edge.weight + high[edge.source] - high[edge.target]) * unit + 1
            self.leaving[edge.source].append((edge.target, length, edge))
        self.work = len(edges)
        self._walked: dict[int, _Walk] = {}
        self._rows: dict[tuple[int, int], Row] = {}

    def between(self, one: int, other: int) -> Range:
        """Return the lower and the upper proof for a pair of days, given by their positions."""
        return self._proof(self._shortest(other, one)), self._proof(self._shortest(one, other))

    def _proof(self, path: list[Edge] | None) -> Proof | None:
        """Write a way through the graph as rows; neighbouring steps of the axiom become one."""
        if path is None:
            return None
        rows: list[Row] = []
        for position, edge in enumerate(path):
            if edge.row >= 0:
                rows.append(self._row(edge.row, -1))
            elif position == 0 or path[position - 1].row >= 0:
                last = position
                while last + 1 < len(path) and path[last + 1].row < 0:
                    last += 1
                rows.append(self._row(path[last].target, edge.source))
        # Axioms add nought: leaving them out of the sum keeps long ways cheap.
        return sum((row.bound for row in rows if row.claim is not None), Fraction(0)), tuple(rows)

    def _row(self, one: int, other: int) -> Row:
        """Return the row of a claim's bound, or (`other` is no -1) of the axiom between two days, made once."""
        row = self._rows.get((one, other))
        if row is None:
            if other < 0:
                bound = self.bounds[one]
                row = claim_row(bound, self.claims[bound.claim], self.series, "plain")
            else:
                row = monotone_row(self.series, self.days[one], self.days[other])
            self._rows[one, other] = row
        return row

    def _shortest(self, start: int, goal: int) -> list[Edge] | None:
        """Return the edges of a shortest way, fewest edges first among equals; None if there is none.

        What was walked from a day for one goal is not walked again for the next.
        """
        best, came, heap, reached = self._walked.setdefault(start, ({start: 0}, {}, [(0, start)], set()))
        while heap and goal not in reached:
            length, node = heappop(heap)
            if length > best[node]:
                continue
            reached.add(node)
            if node == goal:
                heappush(heap, (length, node))  # to be gone on from
                break
            leaving = self.leaving[node]
            self.work += len(leaving)
            for target, more, edge in leaving:
                further = length + more
                known = best.get(target)
                if known is None or further < known:
                    best[target] = further
                    came[target] = edge
                    heappush(heap, (further, target))
        if goal not in reached:
            return None
        path = []
        while goal != start:
            path.append(came[goal])
            goal = came[goal].source
        return path[::-1]
