"""Exact feasibility: difference constraints in integers, general rows in fractions.

*Difference constraints* `T(v) - T(u) <= w` are feasible unless the graph with an edge u -> v of weight w has a negative
cycle (Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 24.4). Nodes are days in order, so Yen's refinement
of Bellman-Ford applies (Yen 1970): a sweep forwards over the edges that point to later days, then one backwards over
the others, until nothing changes. A cycle among the parent pointers is negative (Cherkassky and Goldberg 1999) and is
looked for after each round, which ends infeasible systems long before the bound of n/2 rounds.

*General rows* go through phase one of the simplex method in fractions with Bland's rule, which never circles. If the
rows are infeasible the duals are Farkas multipliers: rows that add up to an impossibility.

Strict rows are carried exactly: bounds are scaled by more than the number of strict rows and each strict one gives up
1, so a cycle of sum nought with a strict row counts as negative, and nothing else changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import NamedTuple


class Edge(NamedTuple):
    """`T(target) - T(source) <= weight`; nodes are positions in a sorted list of days. `row` is -1 for an axiom."""

    source: int
    target: int
    weight: int
    row: int


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


def solve_differences(nodes: int, edges: Sequence[Edge], *, monotone: bool) -> Outcome:
    """Find values for the nodes, or a negative cycle.

    Args:
        nodes: how many there are; edges name them 0 to nodes - 1, in order of time.
        edges: rows of claims.
        monotone: add the axiom that the value of a node is never less than that of the one before it.
    """
    forward: list[list[Edge]] = [[] for _ in range(nodes)]
    backward: list[list[Edge]] = [[] for _ in range(nodes)]
    for edge in edges:
        if edge.source == edge.target:
            if edge.weight < 0:
                return Outcome(None, (edge,))
            continue
        (forward if edge.source < edge.target else backward)[edge.source].append(edge)
    if monotone:
        for node in range(1, nodes):
            backward[node].append(Edge(node, node - 1, 0, -1))
    value = [0] * nodes
    parent: list[Edge | None] = [None] * nodes
    orders = ((range(nodes), forward), (range(nodes - 1, -1, -1), backward))
    while True:
        changed = False
        for order, outgoing in orders:
            for node in order:
                base = value[node]
                for edge in outgoing[node]:
                    reached = base + edge.weight
                    if reached < value[edge.target]:
                        value[edge.target] = reached
                        parent[edge.target] = edge
                        changed = True
        if not changed:
            return Outcome(tuple(value))
        cycle = _parent_cycle(parent)
        if cycle:
            return Outcome(None, cycle)


def _parent_cycle(parent: Sequence[Edge | None]) -> tuple[Edge, ...]:
    """Return the edges of the first circle among parent pointers, in the order they are walked; empty if none."""
    seen = [0] * len(parent)
    for start in range(len(parent)):
        node, mark = start, start + 1
        while not seen[node]:
            seen[node] = mark
            edge = parent[node]
            if edge is None:
                break
            node = edge.source
        else:
            if seen[node] != mark:
                continue
            edges = []
            first = node
            while True:
                edge = parent[node]
                assert edge is not None
                edges.append(edge)
                node = edge.source
                if node == first:
                    return tuple(edge for edge in reversed(edges) if edge.row >= 0)
    return ()


Walk = tuple[int, tuple[Edge, ...]]


def fewest_claims_cycle(nodes: int, edges: Sequence[Edge], *, monotone: bool, most: int) -> tuple[Edge, ...]:
    """Return the claim edges of a negative cycle with as few of them as possible, at most `most`; empty if none.

    From each node in turn, the least weight of a walk with k claim edges, axiom edges being free. Among cycles of the
    same number of edges the one from the earliest node wins. Time nodes x most x (nodes + edges): for small systems.
    """
    found: tuple[Edge, ...] = ()
    for start in range(nodes):
        best: list[Walk | None] = [None] * nodes
        best[start] = (0, ())
        for claims in range(1, most + 1):
            best = _one_edge_more(best, edges, monotone)
            ends = range(start, nodes) if monotone else (start,)
            closing = [walk for node in ends if (walk := best[node]) is not None and walk[0] < 0]
            if closing:
                found, most = min(closing, key=lambda walk: walk[0])[1], claims - 1
                break
    return found


def _one_edge_more(best: list[Walk | None], edges: Sequence[Edge], monotone: bool) -> list[Walk | None]:
    slid = list(best)
    if monotone:  # a walk may slide to an earlier day for nothing
        for node in range(len(slid) - 1, 0, -1):
            here, before = slid[node], slid[node - 1]
            if here is not None and (before is None or here[0] < before[0]):
                slid[node - 1] = here
    longer: list[Walk | None] = [None] * len(best)
    for edge in edges:
        walk = slid[edge.source]
        if walk is None:
            continue
        weight, old = walk[0] + edge.weight, longer[edge.target]
        if old is None or weight < old[0]:
            longer[edge.target] = (weight, (*walk[1], edge))
    return longer
