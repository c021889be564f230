"""Exact feasibility: difference constraints in integers, general rows in fractions.

*Difference constraints* `T(v) - T(u) <= w` are feasible unless the graph with an edge u -> v of weight w has a negative
cycle (Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 24.4). Nodes are days in order, so Yen's refinement
of Bellman-Ford applies (Yen 1970): a sweep forwards over the edges that point to later days, then one backwards over
the others, until nothing changes. Starting from the first day alone, not from all days at once, keeps the sweeps few:
most claims of a running total hang on its start (100,000 claims: 7 rounds instead of hundreds). A cycle among the
parent pointers is negative (Cherkassky and Goldberg 1999) and is looked for now and then, which ends infeasible
systems long before the bound of n/2 rounds.

*General rows* go through phase one of the simplex method in fractions with Bland's rule, which never circles. If the
rows are infeasible the duals are Farkas multipliers: rows that add up to an impossibility.

Strict rows are carried exactly: bounds are scaled by more than the number of strict rows and each strict one gives up
1, so a cycle of sum nought with a strict row counts as negative, and nothing else changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm
from typing import NamedTuple

from countersay.model.quick import quickly_made


class Edge(NamedTuple):
    """`T(target) - T(source) <= weight`; nodes are positions in a sorted list of days. `row` is -1 for an axiom."""

    source: int
    target: int
    weight: int
    row: int


Step = tuple[int, int, int, int]
"""An edge, or the same four numbers without their names, which are made faster."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Outcome:
    """Either values of the nodes that satisfy all edges, or the claim edges of a negative cycle in its order."""

    point: tuple[int, ...] | None
    cycle: tuple[Edge, ...] = ()

    @property
    def feasible(self) -> bool:
        """Say whether there is a point."""
        return self.point is not None


def scaled(bounds: Sequence[Fraction], strict: Sequence[bool]) -> tuple[list[int], int]:
    """Turn bounds into integers of the same meaning; return them and the factor.

    >>> scaled([Fraction(1, 2), Fraction(3)], [False, False])
    ([1, 6], 2)
    """
    factor = lcm(*{bound.denominator for bound in bounds}) if bounds else 1
    strict_rows = sum(strict)
    factor *= strict_rows + 1
    if factor == 1:
        return [bound.numerator for bound in bounds], 1
    return [
        bound.numerator * (factor // bound.denominator) - is_strict
        for bound, is_strict in zip(bounds, strict, strict=True)
    ], factor


def solve_differences(nodes: int, edges: Sequence[Step], *, monotone: bool) -> Outcome:
    """Find values for the nodes, or a negative cycle.

    Args:
        nodes: how many there are; edges name them 0 to nodes - 1, in order of time.
        edges: rows of claims.
        monotone: add the axiom that the value of a node is never less than that of the one before it.
    """
    forward: list[list[Step]] = [[] for _ in range(nodes)]
    backward: list[list[Step]] = [[] for _ in range(nodes)]
    beyond = 1
    for edge in edges:
        source, target, weight, _ = edge
        if source < target:
            forward[source].append(edge)
        elif target < source:
            backward[source].append(edge)
        elif weight < 0:
            return Outcome(None, (Edge(*edge),))
        beyond += 3 * abs(weight)
    if monotone:
        for node in range(1, nodes):
            backward[node].append((node, node - 1, 0, -1))
    search = _Search(nodes, forward, backward)
    level = 0
    for root in range(nodes):
        if search.value[root] is None:
            # Nothing leads from what was reached before to here; so high up, nothing here weighs on it either.
            cycle = search.relax(root, level)
            if cycle:
                return Outcome(None, cycle)
            level += beyond
    return Outcome(tuple(one for one in search.value if one is not None))


class _Search:
    """Values lowered from a root until every edge holds, touching only what changes."""

    def __init__(self, nodes: int, forward: list[list[Step]], backward: list[list[Step]]) -> None:
        self.value: list[int | None] = [None] * nodes
        self.parent: list[Step | None] = [None] * nodes
        self.sides = (forward, backward)
        self.pending: tuple[set[int], set[int]] = (set(), set())
        self.work = 0

    def relax(self, root: int, level: int) -> tuple[Edge, ...]:
        """Give `root` the value `level` and all it leads to theirs; return a negative cycle if there is one."""
        self.value[root] = level
        for waiting in self.pending:
            waiting.add(root)
        while self.pending[0] or self.pending[1]:
            self._sweep(0)
            self._sweep(1)
            # Looking for a circle takes a step a node, so it waits for as many steps of other work.
            if self.work > len(self.value):
                self.work = 0
                cycle = _parent_cycle(self.parent)
                if cycle:
                    return cycle
        return ()

    def _sweep(self, side: int) -> None:
        """Relax the edges of one direction from all nodes that changed: those forwards from early to late."""
        sign = -1 if side else 1
        outgoing, waiting, other = self.sides[side], self.pending[side], self.pending[1 - side]
        value, parent = self.value, self.parent
        heap = [sign * node for node in waiting]
        heapify(heap)
        while heap:
            node = sign * heappop(heap)
            waiting.discard(node)
            base = value[node]
            assert base is not None
            for edge in outgoing[node]:
                _, target, weight, _ = edge
                known = value[target]
                if known is None or base + weight < known:
                    value[target] = base + weight
                    parent[target] = edge
                    other.add(target)
                    if target not in waiting:
                        waiting.add(target)
                        heappush(heap, sign * target)
            self.work += 1


def _parent_cycle(parent: Sequence[Step | None]) -> tuple[Edge, ...]:
    """Return the edges of the first circle among parent pointers, in the order they are walked; empty if none."""
    seen = [0] * len(parent)
    for start in range(len(parent)):
        node, mark = start, start + 1
        while not seen[node]:
            seen[node] = mark
            edge = parent[node]
            if edge is None:
                break
            node = edge[0]
        else:
            if seen[node] != mark:
                continue
            edges = []
            first = node
            while True:
                edge = parent[node]
                assert edge is not None
                edges.append(edge)
                node = edge[0]
                if node == first:
                    return tuple(Edge(*edge) for edge in reversed(edges) if edge[3] >= 0)
    return ()
