import random
from fractions import Fraction
from itertools import pairwise, product

import pytest

from countersay.reconciliation.circles import fewest_claims_cycle
from countersay.reconciliation.feasibility import Edge, scaled, solve_differences


def random_edges(rng: random.Random, nodes: int, count: int) -> list[Edge]:
    return [Edge(rng.randrange(nodes), rng.randrange(nodes), rng.randint(-3, 3), row) for row in range(count)]


def brute_force(nodes: int, edges: list[Edge], *, monotone: bool) -> bool:
    """Try all values from 0 to 9, enough for four nodes and weights up to three."""
    for values in product(range(10), repeat=nodes):
        if monotone and any(one > two for one, two in pairwise(values)):
            continue
        if all(values[edge.target] - values[edge.source] <= edge.weight for edge in edges):
            return True
    return False


def holds(point: tuple[int, ...], edges: list[Edge], *, monotone: bool) -> bool:
    rising = not monotone or all(one <= two for one, two in pairwise(point))
    return rising and all(point[edge.target] - point[edge.source] <= edge.weight for edge in edges)


def is_negative(cycle: tuple[Edge, ...], *, monotone: bool) -> bool:
    """Say whether the edges close to a circle, sliding back in time for nothing if monotone, of negative weight."""
    joints = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
    closed = all(one.target >= two.source if monotone else one.target == two.source for one, two in joints)
    return closed and sum(edge.weight for edge in cycle) < 0


@pytest.mark.parametrize("monotone", [True, False])
def test_small_systems_agree_with_trying_all_values(monotone: bool) -> None:
    rng = random.Random(5)
    infeasible = 0
    for _ in range(120):
        nodes = rng.randint(2, 4)
        edges = random_edges(rng, nodes, rng.randint(1, 6))
        outcome = solve_differences(nodes, edges, monotone=monotone)
        assert outcome.feasible == brute_force(nodes, edges, monotone=monotone)
        if outcome.point is not None:
            assert holds(outcome.point, edges, monotone=monotone)
        else:
            infeasible += 1
            assert is_negative(outcome.cycle, monotone=monotone)
    assert 20 < infeasible < 110


def test_fewest_claims_cycle_is_no_longer_than_any_other() -> None:
    rng = random.Random(6)
    for _ in range(200):
        nodes = rng.randint(2, 5)
        edges = random_edges(rng, nodes, rng.randint(1, 7))
        outcome = solve_differences(nodes, edges, monotone=True)
        cycle = fewest_claims_cycle(nodes, edges, most=6)
        assert bool(cycle) == (not outcome.feasible)
        if cycle:
            assert is_negative(cycle, monotone=True)
            assert len(cycle) <= len(outcome.cycle)


def test_larger_systems_give_a_point_or_a_negative_cycle() -> None:
    rng = random.Random(7)
    outcomes = []
    for _ in range(60):
        nodes = rng.randint(20, 60)
        edges = [
            Edge(min(pair), max(pair), rng.randint(0, 30), row) if rng.random() < 0.5
            else Edge(max(pair), min(pair), -rng.randint(0, 12), row)
            for row, pair in enumerate((rng.sample(range(nodes), 2)) for _ in range(rng.randint(5, 60)))
        ]  # fmt: skip
        outcome = solve_differences(nodes, edges, monotone=True)
        outcomes.append(outcome.feasible)
        if outcome.point is not None:
            assert holds(outcome.point, edges, monotone=True)
        else:
            assert is_negative(outcome.cycle, monotone=True)
    assert 5 < sum(outcomes) < 55


def test_edge_to_itself_is_impossible_only_below_nought() -> None:
    assert solve_differences(1, [Edge(0, 0, 0, 0)], monotone=True).feasible
    assert solve_differences(1, [Edge(0, 0, -1, 0)], monotone=True).cycle == (Edge(0, 0, -1, 0),)


def test_no_rows_are_feasible() -> None:
    assert solve_differences(0, [], monotone=True).feasible


def test_nodes_that_nothing_leads_to_do_not_weigh_on_others() -> None:
    edges = [Edge(3, 0, -7, 0), Edge(2, 1, -5, 1), Edge(0, 1, 9, 2)]
    outcome = solve_differences(4, edges, monotone=True)
    assert outcome.point is not None
    assert holds(outcome.point, edges, monotone=True)


def test_strict_rows_make_a_sum_of_nought_impossible() -> None:
    (loose, tight), factor = scaled([Fraction(5), Fraction(-5)], [False, True])
    assert (loose + tight, factor) == (-1, 2)
    assert sum(scaled([Fraction(5), Fraction(-5)], [False, False])[0]) == 0


def test_scaling_keeps_the_order_of_sums() -> None:
    weights, factor = scaled([Fraction(1, 3), Fraction(-1, 4), Fraction(2)], [True, True, False])
    assert factor == 36
    assert weights == [11, -10, 72]


@pytest.mark.slow
def test_hundred_thousand_rows_take_seconds() -> None:
    rng = random.Random(8)
    totals = [0]
    for _ in range(40_000):
        totals.append(totals[-1] + rng.randint(0, 9))
    edges = []
    for row in range(100_000):
        first, last = sorted(rng.sample(range(40_001), 2))
        edges += [
            Edge(first, last, totals[last] - totals[first], 2 * row),
            Edge(last, first, totals[first] - totals[last], 2 * row + 1),
        ]
    assert solve_differences(40_001, edges, monotone=True).feasible
