"""Two independent solvers judge random systems: a small share here, many by `just referees`."""

import random

import pytest
from bench.referees import by_cycles, by_simplex, coupled, differences, disagreements
from hypothesis import given, settings
from hypothesis import strategies as st

z3 = pytest.importorskip("z3", reason="z3-solver is not installed: uv sync --group referees")
cvc5 = pytest.importorskip("cvc5", reason="cvc5 is not installed: uv sync --group referees")
SEEDS = st.integers(0, 2**32)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(SEEDS)
def test_referees_agree_on_totals_with_several_readings(seed: int) -> None:
    system = differences(random.Random(seed), claims=4, days=5)
    assert disagreements(system, chains=True, referees=("z3", "cvc5")) == []


@settings(max_examples=25, deadline=None, derandomize=True)
@given(SEEDS)
def test_referees_agree_on_coupled_rows_with_several_readings(seed: int) -> None:
    system = coupled(random.Random(seed), claims=4)
    assert disagreements(system, chains=False, referees=("z3", "cvc5")) == []


def test_systems_are_of_both_kinds() -> None:
    """A referee that always says yes, or no, would be found out."""
    verdicts = {by_simplex(differences(random.Random(seed), claims=4, days=5)) for seed in range(40)}
    verdicts_of_cycles = {by_cycles(differences(random.Random(seed), claims=4, days=5)) for seed in range(40)}
    assert verdicts == verdicts_of_cycles == {True, False}
    assert {by_simplex(coupled(random.Random(seed), claims=4)) for seed in range(60)} == {True, False}
