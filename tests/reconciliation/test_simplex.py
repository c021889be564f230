import random
from fractions import Fraction
from itertools import product

import pytest

from countersay.reconciliation.simplex import nearly_given, solve_rows

Row = tuple[dict[str, Fraction], Fraction, bool]


def row(bound: int, strict: bool = False, **coefficients: int) -> Row:
    return {name: Fraction(value) for name, value in coefficients.items()}, Fraction(bound), strict


def value(one: Row, point: dict[str, Fraction]) -> Fraction:
    return sum((coefficient * point[name] for name, coefficient in one[0].items()), Fraction(0))


@pytest.mark.parametrize(
    ("rows", "feasible"),
    [
        pytest.param([], True, id="none"),
        pytest.param([row(3, x=1), row(-3, x=-1)], True, id="equal"),
        pytest.param([row(3, x=1), row(-4, x=-1)], False, id="below-and-above"),
        pytest.param([row(3, True, x=1), row(-3, x=-1)], False, id="strict-against-equal"),
        pytest.param([row(3, True, x=1), row(-2, True, x=-1)], True, id="strict-both-with-room"),
        pytest.param([row(0, x=1, y=-1), row(0, y=1, z=-1), row(-1, x=-1, z=1)], False, id="circle"),
        pytest.param([row(-1)], False, id="no-unknowns"),
        pytest.param([row(10, a=1, b=1), row(-6, a=-1), row(-5, b=-1)], False, id="parts-beyond-whole"),
    ],
)
def test_known_systems(rows: list[Row], feasible: bool) -> None:
    assert solve_rows(rows).feasible == feasible


def test_random_systems_give_a_point_or_multipliers() -> None:
    rng = random.Random(9)
    feasible = 0
    for _ in range(300):
        names = "xyz"[: rng.randint(1, 3)]
        rows = [
            row(rng.randint(-4, 4), rng.random() < 0.3, **{name: rng.randint(-2, 2) for name in names})
            for _ in range(rng.randint(1, 7))
        ]
        solution = solve_rows(rows)
        if solution.point is not None:
            feasible += 1
            for one in rows:
                reached = value(one, solution.point)
                assert reached < one[1] or (reached == one[1] and not one[2])
            continue
        assert all(times >= 0 for times in solution.multipliers)
        for name in names:
            assert sum(times * one[0][name] for times, one in zip(solution.multipliers, rows, strict=True)) == 0
        total = sum(times * one[1] for times, one in zip(solution.multipliers, rows, strict=True))
        strict = any(times and one[2] for times, one in zip(solution.multipliers, rows, strict=True))
        assert total < 0 or (total == 0 and strict)
    assert 50 < feasible < 250


def test_a_point_that_is_nearly_given_is_a_point() -> None:
    """It is found for many systems that have one, and for none that has none."""
    rng = random.Random(11)
    given = feasible = 0
    for _ in range(400):
        rows: list[Row] = []
        for name in "xyz":
            low = rng.randint(0, 6)
            rows += [
                ({name: Fraction(-1)}, Fraction(-low), False),
                ({name: Fraction(1)}, Fraction(low + rng.randint(0, 2)), False),
            ]
        sign = Fraction(rng.choice((1, -1)))
        rows.append(({"x": sign, "y": -sign, "z": -sign}, Fraction(rng.randint(-3, 3)), rng.random() < 0.3))
        found = solve_rows(rows).feasible
        assert found or not nearly_given(rows)
        given += nearly_given(rows)
        feasible += found
    assert feasible // 2 < given < feasible < 400


def test_infeasible_small_systems_have_no_whole_point_either() -> None:
    rng = random.Random(10)
    for _ in range(80):
        rows = [row(rng.randint(-3, 3), x=rng.randint(-2, 2), y=rng.randint(-2, 2)) for _ in range(5)]
        if not solve_rows(rows).feasible:
            for x, y in product(range(-12, 13), repeat=2):
                point = {"x": Fraction(x), "y": Fraction(y)}
                assert not all(value(one, point) <= one[1] for one in rows)
