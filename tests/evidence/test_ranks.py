"""Ranks and firsts: the order of names, and the day of the first row."""

from pathlib import Path

import pytest

from tests.evidence.registers import GATE, project

RANKED = GATE.replace('column = "cargo"', 'column = "cargo"\nwords = ["cargo", "commodity"]').replace(
    'words = ["goods", "cargo"]', 'words = ["goods"]'
)


@pytest.mark.parametrize(
    ("sentence", "outcome", "found"),
    [
        pytest.param("In March 2031 coal was the largest cargo, followed by maize and flour.", "agrees", "coal 23, maize 20, flour 9", id="order"),
        pytest.param("In March 2031 flour was the main commodity, followed by coal.", "differs", "coal 23, maize 20", id="turned"),
        pytest.param("The three largest cargoes in March 2031 were coal, maize and flour.", "agrees", "coal 23, maize 20, flour 9", id="list-after"),
        pytest.param("Maize was the second largest cargo in March 2031.", "agrees", "coal 23, maize 20", id="second"),
        pytest.param("The smallest cargo in March 2031 was salt.", "agrees", "salt 8", id="smallest"),
        pytest.param("The largest cargo in April 2031 was salt.", "not_comparable", "", id="not-covered"),
    ],
)  # fmt: skip
def test_rank_is_compared_with_the_order_of_the_rows(tmp_path: Path, sentence: str, outcome: str, found: str) -> None:
    checks = [check for check in project(tmp_path, sentence, RANKED).checks if check.kind == "rank"]
    assert [(check.outcome, check.found) for check in checks] == [(outcome, found)]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The largest cargo hall in March 2031 stood empty.", id="no-names"),
        pytest.param("Coal was not the largest cargo in March 2031.", id="denied"),
        pytest.param("The largest operator of coal mines met in March 2031.", id="no-column"),
    ],
)
def test_no_rank_is_read_into_other_words(tmp_path: Path, sentence: str) -> None:
    assert [check for check in project(tmp_path, sentence, RANKED).checks if check.kind == "rank"] == []


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        pytest.param("The first lorry with maize passed the gate on 15 March 2031.", "agrees", id="same-day"),
        pytest.param("The first lorry with maize passed the gate on 20 March 2031.", "differs", id="other-day"),
    ],
)
def test_first_is_compared_with_the_first_row(tmp_path: Path, sentence: str, outcome: str) -> None:
    checks = [check for check in project(tmp_path, sentence, RANKED).checks if check.kind == "first"]
    assert [(check.outcome, check.found) for check in checks] == [(outcome, "2031-03-15")]
