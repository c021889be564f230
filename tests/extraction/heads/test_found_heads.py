"""Heads written before the rules were tried on them (`heads_found.json`): who publishes and when; never a wrong answer.

`set` is the round in which a head was written; the heads of a round were tried once before any rule was changed for them.
"""

import pytest
from bench.heads import found, outcome

CASES = found()


def test_no_head_is_there_twice() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) == 325


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_issuer_and_day_are_right_or_asked_for(case: dict[str, object]) -> None:
    missed = case.get("missed", [])
    assert isinstance(missed, list)
    expected = {what: "none" if what in missed else "right" for what in ("issuer", "date")}
    assert outcome(case) == expected
