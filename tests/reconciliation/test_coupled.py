"""A solver proposes, fractions certify: whatever is proposed, the answer is exact."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.reconciliation.coupled import FEW, irreducible, refutes, satisfies, solve_coupled
from countersay.reconciliation.proposals import Proposal, Rows, highs, propose
from countersay.reconciliation.simplex import solve_rows

ONE = Fraction(1)


def chain(length: int, *, planted: bool) -> list[tuple[dict[str, Fraction], Fraction, bool]]:
    """Totals that rise by one or two from day to day, and that the last is not far above the first, or too near it."""
    rows: list[tuple[dict[str, Fraction], Fraction, bool]] = []
    for day in range(length):
        here, there = f"T{day:03}", f"T{day + 1:03}"
        rows.append(({there: ONE, here: -ONE}, Fraction(2), False))
        rows.append(({there: -ONE, here: ONE}, Fraction(-1), False))
    rows.append(({f"T{length:03}": ONE, "T000": -ONE}, Fraction(length - 1 if planted else length), False))
    return rows


@pytest.mark.parametrize(
    "proposer",
    [
        pytest.param(propose, id="the solver, where it is installed"),
        pytest.param(lambda rows: None, id="none"),
        pytest.param(lambda rows: Proposal(rows=(0, 1)), id="rows that do not clash"),
        pytest.param(lambda rows: Proposal(rows=tuple(range(len(rows)))), id="all rows"),
        pytest.param(lambda rows: Proposal(rows=(10_000,)), id="rows that are not there"),
        pytest.param(lambda rows: Proposal(), id="nothing"),
    ],
)
@pytest.mark.parametrize("planted", [True, False])
def test_answer_is_exact_whatever_is_proposed(proposer, planted: bool) -> None:  # type: ignore[no-untyped-def]
    rows = chain(FEW, planted=planted)
    found = solve_coupled(rows, proposer)
    assert found.feasible is not planted
    if planted:
        assert refutes(rows, found.multipliers)
    else:
        assert found.point is not None
        assert satisfies(rows, found.point)


def test_point_that_does_not_hold_is_not_taken() -> None:
    rows = chain(FEW, planted=True)
    names = sorted({name for coefficients, _, _ in rows for name in coefficients})
    proposal = Proposal(point=tuple((name, Fraction(0)) for name in names))
    assert not solve_coupled(rows, lambda given: proposal).feasible


@pytest.mark.parametrize(
    ("multipliers", "expected"),
    [
        pytest.param((1, 1), True, id="impossible"),
        pytest.param((1, 0), False, id="terms left over"),
        pytest.param((-1, 1), False, id="a multiplier below nought"),
        pytest.param((0, 0), False, id="nothing"),
    ],
)
def test_refutation_is_added_up_again(multipliers: tuple[int, int], expected: bool) -> None:
    rows: Rows = [({"x": ONE}, Fraction(3), False), ({"x": -ONE}, Fraction(-4), False)]
    assert refutes(rows, [Fraction(one) for one in multipliers]) is expected


def test_strict_rows_make_nought_impossible() -> None:
    rows: Rows = [({"x": ONE}, Fraction(3), True), ({"x": -ONE}, Fraction(-3), False)]
    assert refutes(rows, [ONE, ONE])
    assert not satisfies(rows, {"x": Fraction(3)})


def test_irreducible_set_can_spare_no_row() -> None:
    rows = chain(FEW, planted=True)
    kept = irreducible(rows, solve_coupled(rows))
    assert not solve_rows([rows[row] for row in kept]).feasible
    for row in kept:
        assert solve_rows([rows[other] for other in kept if other != row]).feasible
    assert irreducible(rows[:4], solve_coupled(rows[:4])) == ()


@pytest.mark.skipif(highs() is None, reason="highspy is not installed: uv sync --extra solver")
@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.integers(0, 2**32))
def test_solver_and_fractions_agree(seed: int) -> None:
    rng = random.Random(seed)
    rows: Rows = [
        (
            {f"x{one}": Fraction(rng.choice((-2, -1, 1, 3)), rng.choice((1, 2))) for one in rng.sample(range(8), 2)},
            Fraction(rng.randint(-6, 9)),
            rng.random() < 0.1,
        )
        for _ in range(45)
    ]
    assert solve_coupled(rows).feasible == solve_rows(rows).feasible
