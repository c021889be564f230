import random
from itertools import combinations

import pytest

from countersay.reconciliation.circles import Pairs, earliest_pair, fewest_claims_cycle, is_ordinary, nested_pair
from countersay.reconciliation.feasibility import Edge, solve_differences


def random_claims(rng: random.Random, days: int, count: int) -> list[list[Edge]]:
    """Bounds from above and below of windows, as claims give them, some with one of the two."""
    found, row = [], 0
    for _ in range(count):
        first, last = sorted(rng.sample(range(days), 2))
        least = rng.randint(0, 9)
        both = [Edge(first, last, least + rng.choice((0, 0, 2)), row), Edge(last, first, -least, row + 1)]
        own = both if rng.random() < 0.7 else [rng.choice(both)]
        own = [edge._replace(row=row + place) for place, edge in enumerate(own)]
        row += len(own)
        found.append(own)
    return found


def test_pairs_known_for_all_claims_are_those_of_each_set_of_them() -> None:
    rng = random.Random(21)
    found = 0
    for _ in range(60):
        laid = random_claims(rng, 9, 7)
        claims = [claim for claim, own in enumerate(laid) for _ in own]
        pairs = Pairs([edge for own in laid for edge in own], claims)
        for some in combinations(range(7), 5):
            these = sum(1 << claim for claim in some)
            edges = [edge for claim in some for edge in laid[claim]]
            assert pairs.earliest(these) == earliest_pair(edges)
            assert pairs.first(these) == nested_pair(edges, 9)
            assert pairs.any(these) == bool(earliest_pair(edges))
            found += pairs.any(these)
    assert 200 < found < 1_250


def test_a_pair_is_a_circle_of_the_fewest_claims() -> None:
    rng = random.Random(22)
    sizes = []
    for _ in range(150):
        edges = [edge for own in random_claims(rng, 7, 4) for edge in own]
        cycle = fewest_claims_cycle(7, edges, most=6)
        assert bool(cycle) == (not solve_differences(7, edges, monotone=True).feasible)
        assert (len(cycle) == 2) == bool(earliest_pair(edges))
        sizes.append(len(cycle))
    assert {0, 2, 3} <= set(sizes)


@pytest.mark.parametrize(
    ("edge", "ordinary"),
    [
        pytest.param(Edge(0, 3, 0, 0), True, id="at most nought"),
        pytest.param(Edge(0, 3, -1, 0), False, id="less than nought"),
        pytest.param(Edge(3, 0, -1, 0), True, id="at least one"),
        pytest.param(Edge(3, 0, 1, 0), False, id="at least less than nought"),
        pytest.param(Edge(3, 3, 0, 0), False, id="no day at all"),
    ],
)
def test_edges_that_hold_by_themselves_are_ordinary(edge: Edge, ordinary: bool) -> None:
    assert is_ordinary([edge]) is ordinary
