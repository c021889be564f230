"""Changes between two named periods of a register, and the levels they start from."""

from pathlib import Path

import pytest

from tests.evidence.registers import GATE, checks, project

TWO_MONTHS = GATE.replace("first = 2031-03-01", "first = 2031-02-01")
ROWS = "day,operator,bound,cargo,lorries,load\n2031-02-10,relief,in,salt,40,1\n2031-03-10,relief,in,salt,50,1\n"
BOTH_WAYS = f"{ROWS}2031-03-12,relief,out,salt,0,1\n"


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
            "differs",
            id="other",
        ),
        pytest.param(
            "The number of lorries that passed fell by 25% in March 2031 compared with February 2031.",
            "25%",
            "differs",
            id="other-way",
        ),
        pytest.param(
            "The volume of goods delivered rose by 40 tonnes in March 2031 compared with February 2031.",
            "40 tonnes",
            "differs",
            id="amount",
        ),
        pytest.param(
            "The number of lorries that passed rose by 60% in early March 2031 compared with February 2031.",
            "60%",
            "not_comparable",
            id="rough-days",
        ),
        pytest.param(
            "The number of lorries that passed rose by 60% in March 2031 compared with January 2031.",
            "60%",
            "not_comparable",
            id="not-covered",
        ),
        pytest.param(
            "The weight of lorries that passed rose by 60% in March 2031 compared with February 2031.",
            "60%",
            "not_comparable",
            id="other-measure",
        ),
        pytest.param(
            "The number of empty lorries that passed rose by 60% in March 2031 compared with February 2031.",
            "60%",
            "not_comparable",
            id="word-too-many",
        ),
        pytest.param(
            "Lorry drivers rose by 60% in March 2031 compared with February 2031.",
            "60%",
            "not_comparable",
            id="other-thing",
        ),
        pytest.param(
            "The number of lorries that passed rose by 25% in March 2031.", "25%", "not_comparable", id="one-period"
        ),
    ],
)
def test_change_is_compared_only_between_named_periods(tmp_path: Path, sentence: str, words: str, outcome: str) -> None:
    found = checks(project(tmp_path, sentence, TWO_MONTHS, gate__csv=BOTH_WAYS))
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


@pytest.mark.parametrize(
    ("sentence", "words", "outcome", "filters"),
    [
        pytest.param("In March 2031, 50 lorries passed, up from 40 in February 2031.", "40", "agrees", (), id="agrees"),
        pytest.param(
            "In March 2031, 50 lorries passed, up from 30 in February 2031.", "30", "differs", (), id="differs"
        ),
        pytest.param(
            "In March 2031, 9 tonnes of coal were delivered, down from 11 tonnes in February 2031.",
            "11 tonnes",
            "agrees",
            ("cargo: coal",),
            id="goods-of-the-level-beside-it",
        ),
    ],
)
def test_level_before_counts_what_the_level_beside_it_counts(
    tmp_path: Path, sentence: str, words: str, outcome: str, filters: tuple[str, ...]
) -> None:
    rows = f"{ROWS}2031-02-11,relief,in,coal,0,11\n2031-03-11,harbour,out,coal,0,9\n"
    check = checks(project(tmp_path, sentence, TWO_MONTHS, gate__csv=rows))[words]
    assert (check.outcome, check.filters) == (outcome, filters), check.reason


def test_change_that_one_direction_or_days_without_rows_may_explain_is_not_said_to_differ(tmp_path: Path) -> None:
    sentence = "The number of lorries that passed rose by 60% in March 2031 compared with February 2031."
    silent = TWO_MONTHS.replace('silent_days = "none"\n', "")
    partial = TWO_MONTHS.replace("last = 2031-03-31", "last = 2031-03-31\ncomplete = false")
    for place, declaration in enumerate((TWO_MONTHS, silent, partial)):
        rows = ROWS if place == 0 else BOTH_WAYS
        (check,) = project(tmp_path / str(place), sentence, declaration, gate__csv=rows).checks
        assert check.outcome == "not_comparable"
        assert "no difference is claimed" in check.reason
