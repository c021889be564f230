"""Changes between two named periods of a register."""

from pathlib import Path

import pytest

from tests.evidence.registers import GATE, checks, project

TWO_MONTHS = GATE.replace("first = 2031-03-01", "first = 2031-02-01")
ROWS = "day,operator,bound,cargo,lorries,load\n2031-02-10,relief,in,salt,40,1\n2031-03-10,relief,in,salt,50,1\n"


@pytest.mark.parametrize(
    ("sentence", "words", "outcome"),
    [
        pytest.param(
            "The number of lorries that passed rose by 25% in March 2031 compared with February 2031.",
            "25%",
            "agrees",
            id="percent",
        ),
        pytest.param(
            "The number of lorries that passed rose by 60% in March 2031 compared with February 2031.",
            "60%",
            "not_comparable",
            id="other",
        ),
        pytest.param(
            "The number of lorries that passed rose by 25% in March 2031.", "25%", "not_comparable", id="one-period"
        ),
    ],
)
def test_change_is_compared_only_between_named_periods(tmp_path: Path, sentence: str, words: str, outcome: str) -> None:
    found = checks(project(tmp_path, sentence, TWO_MONTHS, gate__csv=ROWS))
    assert [check.outcome for text, check in found.items() if words in text] == [outcome]


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        pytest.param(
            "From 1 February to 31 March 2031, 45 lorries a month passed the gate.", "agrees", id="whole-months"
        ),
        pytest.param(
            "From 5 February to 12 March 2031, 45 lorries a month passed the gate.", "not_comparable", id="parts"
        ),
    ],
)
def test_rate_a_month_needs_whole_months(tmp_path: Path, sentence: str, outcome: str) -> None:
    found = checks(project(tmp_path, sentence, TWO_MONTHS, gate__csv=ROWS))
    assert {check.outcome for check in found.values()} == {outcome}
