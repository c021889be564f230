"""Circles of few claims: the shortest proofs that claims about running totals cannot all hold.

Most clashes are of two claims: one leaves less for a time than another says of a part of it. Such a *pair* is an upper
bound and a lower one within its window. It clashes whatever else is said, so that the pairs of a series are worked out
once, and looked up for each set of its claims that is asked about. Where there is none, circles of three claims and
more are looked for, fewest first.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from countersay.reconciliation.feasibility import Edge, Step

Walk = tuple[int, tuple[Step, ...]]
Pair = tuple[Edge, Edge]
"""An upper bound and a lower one within its window that asks for more."""


def fewest_claims_cycle(nodes: int, edges: Sequence[Step], *, most: int, pairs: bool = True) -> tuple[Edge, ...]:
    """Return the claim edges of a negative cycle with as few of them as possible, at most `most`; empty if none.

    Where no total falls. From each node in turn, the least weight of a walk with k claim edges, axiom edges being free.
    Among cycles of the same number of edges the one from the earliest node wins. Time nodes x most x (nodes + edges):
    for small systems. `pairs` is False where it is known that the edges are ordinary and no two exclude each other.
    """
    if most > 1 and pairs and is_ordinary(edges):
        pair = earliest_pair(edges)
        if pair:
            return pair
    start, claims = _fewest(nodes, edges, most, least_claims=1 if pairs else 3)
    if start is None:
        return ()
    best: list[Walk | None] = [None] * nodes
    best[start] = (0, ())
    for _ in range(claims):
        best = _one_edge_more(best, edges)
    closing = [walk for node in range(start, nodes) if (walk := best[node]) is not None and walk[0] < 0]
    return tuple(Edge(*edge) for edge in min(closing, key=lambda walk: walk[0])[1])


def _fewest(nodes: int, edges: Sequence[Step], most: int, least_claims: int) -> tuple[int | None, int]:
    """Return the earliest node of a negative cycle with the fewest claims and how many claims it has.

    None has fewer than `least_claims`, as is known before.

    Only nodes that an upper bound leads on from are tried: at its earliest node a cycle has slid down to one of them. From
    there a cycle never leads further back. All such nodes are tried with one claim, then all with two, and so on.
    """
    none = 1 + sum([abs(weight) for _, _, weight, _ in edges]) * (most + 1)
    walks = []
    for start in sorted({source for source, target, _, _ in edges if source <= target}):
        later = [
            (source - start, target - start, weight)
            for source, target, weight, _ in edges
            if source >= start and target >= start
        ]
        best = [none] * (nodes - start)
        best[0] = 0
        walks.append((start, later, best))
    for claims in range(1, most + 1):
        further = []
        for start, later, best in walks:
            least, longer = none, [none] * len(best)
            for node in range(len(best) - 1, -1, -1):  # a walk may slide to an earlier day for nothing
                if best[node] < least:
                    least = best[node]
                best[node] = least
            for source, target, weight in later:
                if best[source] < none and best[source] + weight < longer[target]:
                    longer[target] = best[source] + weight
            least = min(longer)
            if least < 0 and claims >= least_claims:
                return start, claims
            if least < none:
                further.append((start, later, longer))
        walks = further
    return None, 0


def _one_edge_more(best: list[Walk | None], edges: Sequence[Step]) -> list[Walk | None]:
    slid = list(best)
    for node in range(len(slid) - 1, 0, -1):  # a walk may slide to an earlier day for nothing
        here, before = slid[node], slid[node - 1]
        if here is not None and (before is None or here[0] < before[0]):
            slid[node - 1] = here
    longer: list[Walk | None] = [None] * len(best)
    for edge in edges:
        source, target, weight, _ = edge
        walk = slid[source]
        if walk is None:
            continue
        old = longer[target]
        if old is None or walk[0] + weight < old[0]:
            longer[target] = (walk[0] + weight, (*walk[1], edge))
    return longer


def is_ordinary(edges: Sequence[Step]) -> bool:
    """Say whether each edge can hold by itself: an upper bound leaves nought or more, a lower one asks for that."""
    return all(
        weight >= 0 if source < target else weight <= 0 and target < source for source, target, weight, _ in edges
    )


def earliest_pair(edges: Sequence[Step]) -> Pair | tuple[()]:
    """Return, of ordinary edges, the pair of which `_order` comes first; empty if no two exclude each other.

    >>> earliest_pair([Edge(0, 9, 12, 0), Edge(9, 0, -12, 1), Edge(3, 5, 13, 2), Edge(5, 3, -13, 3)])
    (Edge(source=0, target=9, weight=12, row=0), Edge(source=5, target=3, weight=-13, row=3))
    """
    found = min(_pairs(edges), key=_order, default=())
    return (Edge(*found[0]), Edge(*found[1])) if found else ()


def _pairs(edges: Sequence[Step]) -> list[tuple[Step, Step]]:
    lowers = [edge for edge in edges if edge[1] < edge[0]]
    return [
        (upper, lower)
        for upper in edges
        if upper[0] < upper[1]
        for lower in lowers
        if lower[2] + upper[2] < 0 and upper[0] <= lower[1] and lower[0] <= upper[1]
    ]


def _order(pair: tuple[Step, Step]) -> tuple[int, ...]:
    """The earliest window first, of its pairs the one that misses most, then the earliest window within it."""
    (first, last, most, upper), (_, inner, least, lower) = pair
    return first, most + least, inner, lower, last, upper


class Pairs:
    """The pairs of all claims of a series, to be asked for sets of its claims.

    Sets are given as numbers whose bits stand for the claims in them.
    """

    def __init__(self, edges: Sequence[Edge], claims: Sequence[int]) -> None:
        """Take ordinary edges, and for each of their rows the claim it is of."""
        self._edges = edges
        self._bits = [1 << claim for claim in claims]

    @cached_property
    def _sorted(self) -> list[tuple[int, Pair]]:
        found = sorted(_pairs(self._edges), key=_order)
        return [(self._bits[one[3]] | self._bits[two[3]], (Edge(*one), Edge(*two))) for one, two in found]

    @cached_property
    def _by_upper(self) -> list[tuple[int, int, Edge, list[tuple[int, Edge]]]]:
        lowers = sorted((edge for edge in self._edges if edge.target < edge.source), key=lambda edge: edge.target)
        starts = [edge.target for edge in lowers]
        found = []
        for upper in self._edges:
            first, last, most, row = upper
            if last < first:
                continue
            within = [one for one in lowers[bisect_left(starts, first) :] if one[2] + most < 0 and one[0] <= last]
            if within:
                within.sort(key=lambda one: (one.weight, one.row))
                beside = [(self._bits[one.row], one) for one in within]
                every = 0
                for bit, _ in beside:
                    every |= bit
                found.append((self._bits[row], every, upper, beside))
        return found

    def earliest(self, active: int) -> Pair | tuple[()]:
        """Return the pair of active claims that `earliest_pair` would find."""
        for bits, pair in self._sorted:
            if bits & active == bits:
                return pair
        return ()

    def any(self, active: int) -> bool:
        """Say whether there is a pair of active claims."""
        return bool(self.earliest(active) if "_sorted" in self.__dict__ else self.first(active))

    def first(self, active: int) -> Pair | tuple[()]:
        """Return the first upper bound that has a lower one against it, and of these the greatest."""
        for bit, against, upper, beside in self._by_upper:
            if bit & active and against & active:
                return upper, next(lower for one, lower in beside if one & active)
        return ()


def nested_pair(edges: Sequence[Edge], nodes: int) -> Pair | tuple[()]:
    """Return the pair that `Pairs.first` would find among very many edges.

    Windows are taken from late to early first days; a tree of prefix minima (Fenwick 1994) holds the greatest lower
    bound by last day.
    """
    tree: list[Edge | None] = [None] * (nodes + 1)
    # Lower bounds point backwards: target is the day before the window, source its last day.
    lowers = sorted((e for e in edges if e.target < e.source), key=lambda e: (-e.target, e.row))
    uppers = sorted((e for e in edges if e.target > e.source), key=lambda e: (-e.source, e.row))
    found: Pair | tuple[()] = ()
    starts = [-edge.target for edge in lowers]
    entered = 0
    for upper in uppers:
        until = bisect_left(starts, -upper.source + 1, lo=entered)
        for lower in lowers[entered:until]:
            _enter(tree, lower)
        entered = until
        best = _least_before(tree, upper.target)
        if best is not None and best.weight + upper.weight < 0 and (not found or upper.row < found[0].row):
            found = (upper, best)
    return found


def _enter(tree: list[Edge | None], lower: Edge) -> None:
    position = lower.source + 1
    while position < len(tree):
        known = tree[position]
        if known is None or (lower.weight, lower.row) < (known.weight, known.row):
            tree[position] = lower
        position += position & -position


def _least_before(tree: list[Edge | None], last: int) -> Edge | None:
    position = last + 1
    best: Edge | None = None
    while position:
        known = tree[position]
        if known is not None and (best is None or (known.weight, known.row) < (best.weight, best.row)):
            best = known
        position -= position & -position
    return best
