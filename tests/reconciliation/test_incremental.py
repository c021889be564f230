"""Claims added one by one: the same verdict as all at once, and a clash leaves everything as it was."""

import random
from fractions import Fraction

import pytest

from countersay.reconciliation.constraints import Bound
from countersay.reconciliation.feasibility import Edge, solve_differences
from countersay.reconciliation.incremental import Totals

FIRST = 700_000


def upper(claim: int, after: int, through: int, value: int | Fraction) -> Bound:
    return Bound(claim, "upper", FIRST + after, FIRST + through, Fraction(value), False)


def lower(claim: int, after: int, through: int, value: int | Fraction) -> Bound:
    return Bound(claim, "lower", FIRST + after, FIRST + through, Fraction(-value), False)


def test_more_within_a_window_than_in_it_names_both_claims() -> None:
    totals = Totals([upper(0, 0, 10, 120), lower(1, 20, 30, 5)])
    assert totals.add(lower(2, 3, 5, 131)) == (0, 2)
    assert totals.add(lower(3, 3, 5, 119)) == ()
    assert totals.add(lower(4, 6, 9, 2)) == (0, 3, 4)


def test_bounds_that_clash_are_not_taken_as_a_start() -> None:
    with pytest.raises(ValueError, match="can all hold"):
        Totals([upper(0, 0, 10, 120), lower(1, 3, 5, 131)])


def test_window_without_days_and_fractions_of_a_count() -> None:
    totals = Totals()
    assert totals.add(lower(0, 4, 4, 1)) == (0,)
    assert totals.add(upper(1, 4, 4, 1)) == ()
    assert totals.add(upper(2, 0, 7, Fraction(7, 2))) == ()
    assert totals.add(lower(3, 0, 7, 4)) == (2, 3)


@pytest.mark.parametrize("seed", range(40))
def test_verdicts_are_those_of_all_claims_at_once(seed: int) -> None:
    rng = random.Random(f"incremental {seed}")
    totals, taken = Totals(), list[Bound]()
    for claim in range(30):
        first, last = sorted(rng.sample(range(12), 2))
        value = rng.randint(0, 20)
        bound = rng.choice((upper, lower))(claim, first, last, value)
        clash = totals.add(bound)
        assert feasible([*taken, bound]) is (not clash)
        if clash:
            assert claim in clash
            assert not feasible([one for one in [*taken, bound] if one.claim in clash])
        else:
            taken.append(bound)


def feasible(bounds: list[Bound]) -> bool:
    days = sorted({end for bound in bounds for end in (bound.after or 0, bound.through or 0)})
    edges = []
    for row, bound in enumerate(bounds):
        source, target = days.index(bound.after or 0), days.index(bound.through or 0)
        if bound.sense == "lower":
            source, target = target, source
        edges.append(Edge(source, target, int(bound.value), row))
    return solve_differences(len(days), edges, monotone=True).feasible
