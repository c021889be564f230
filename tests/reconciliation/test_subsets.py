import random
from collections.abc import Sequence
from itertools import combinations

import pytest

from countersay.reconciliation import subsets
from countersay.reconciliation.subsets import Conflict, Effort, consistent, disjoint_subsets, minimise, other_subsets


class Known:
    """An oracle over known minimal sets; returns all active claims of the first one it sees, and a few more."""

    def __init__(self, *minimal: tuple[int, ...], wide: bool = False) -> None:
        self.minimal = minimal
        self.wide = wide
        self.asked = 0

    def __call__(self, active: Sequence[int]) -> Conflict | None:
        self.asked += 1
        for one in self.minimal:
            if set(one) <= set(active):
                return Conflict(tuple(sorted(active)) if self.wide else one)
        return None


def test_minimise_leaves_an_irreducible_set_and_keeps_first_claims() -> None:
    oracle = Known((1, 4), (0, 3), wide=True)
    assert minimise(Conflict((0, 1, 2, 3, 4)), oracle).claims == (0, 3)


def test_minimise_of_an_irreducible_set_is_itself() -> None:
    assert minimise(Conflict((2, 5)), Known((2, 5))).claims == (2, 5)


def test_disjoint_subsets_share_no_claim_and_leave_nothing_clashing() -> None:
    oracle = Known((0, 1), (1, 2), (3, 4, 5), wide=True)
    found = [one.claims for one in disjoint_subsets(range(6), oracle)]
    assert sorted(found) == [(0, 1), (3, 4, 5)]


def test_subsets_found_before_the_work_is_done_are_kept_and_the_rest_is_told() -> None:
    pairs = [(2 * place, 2 * place + 1) for place in range(10)]
    effort = Effort(allowed=70)
    found = [one.claims for one in disjoint_subsets(range(20), effort.counted(Known(*pairs)), effort)]
    assert found == pairs[: len(found)]
    assert 1 < len(found) < 10
    assert effort.unsearched == 20 - 2 * len(found)


def test_work_that_is_enough_leaves_nothing_unsearched() -> None:
    effort = Effort(allowed=70)
    assert len(list(disjoint_subsets(range(9), effort.counted(Known((0, 1), (3, 4))), effort))) == 2
    assert effort.unsearched == 0


def test_disjoint_subsets_of_what_can_hold_are_none() -> None:
    assert list(disjoint_subsets(range(6), Known())) == []


def test_consistent_takes_back_what_goes_with_the_rest_in_order() -> None:
    oracle = Known((0, 1), (1, 2), (3, 4))
    assert consistent(range(6), [0, 1, 3, 4], oracle) == [0, 2, 3, 5]


def test_consistent_of_a_vast_series_takes_none_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsets, "WORK", 1)
    oracle = Known((0, 1))
    assert consistent(range(6), [0, 1], oracle) == [2, 3, 4, 5]
    assert oracle.asked == 0


def test_other_subsets_share_a_claim_and_come_fewest_first() -> None:
    oracle = Known((0, 1), (1, 2, 3), (0, 4), (5, 6))
    found = other_subsets(Conflict((0, 1)), range(7), oracle, 16)
    assert [one.claims for one in found] == [(0, 4), (1, 2, 3)]


def test_other_subsets_stop_at_the_limit() -> None:
    oracle = Known((0, 1), (0, 2), (0, 3), (0, 4))
    assert len(other_subsets(Conflict((0, 1)), range(5), oracle, 2)) == 2


def test_other_subsets_of_the_only_one_are_none() -> None:
    assert other_subsets(Conflict((0, 1)), range(7), Known((0, 1), (5, 6)), 16) == []


def test_other_subsets_of_a_vast_series_ask_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsets, "WORK", 10)
    oracle = Known((0, 1), (0, 2), (1, 2))
    other_subsets(Conflict((0, 1)), range(10), oracle, 16)
    # One look, and the three of making what it found irreducible.
    assert oracle.asked <= 3


def test_random_families_are_found_completely() -> None:
    rng = random.Random(11)
    for _ in range(60):
        family = {tuple(sorted(rng.sample(range(8), rng.randint(1, 3)))) for _ in range(rng.randint(1, 4))}
        minimal = sorted(one for one in family if not any(set(two) < set(one) for two in family))
        oracle = Known(*minimal, wide=True)
        found = list(disjoint_subsets(range(8), oracle))
        assert found
        for one in found:
            assert one.claims in minimal
            others = {other.claims for other in other_subsets(one, range(8), oracle, 16)}
            assert others == {two for two in minimal if two != one.claims and set(two) & set(one.claims)}
        assert all(not set(one.claims) & set(two.claims) for one, two in combinations(found, 2))
