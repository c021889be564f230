"""A count that names no place, in a document whose head names one. The subjects are invented and unrelated."""

from pathlib import Path

import pytest

from tests.reconciliation.test_rule_pairs import findings, relations

HARL, ODRAVA = ["Harl Bureau", "2029-06-09"], ["Odrava Institute", "2029-06-02"]


@pytest.mark.parametrize(
    ("headed", "placed"),
    [
        pytest.param(
            "Storm over the town of Velm\n\nOn 1 June 2029, 310 roofs were repaired.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="title",
        ),
        pytest.param(
            "Kites over the town of Velm\n\nOn 1 June 2029, 96 kites were sold.",
            "On 1 June 2029, 140 kites were sold in Velm.",
            id="another title",
        ),
    ],
)
def test_the_place_of_the_title_makes_a_question_of_it_and_no_more(tmp_path: Path, headed: str, placed: str) -> None:
    assert relations(tmp_path, [[*HARL, headed], [*ODRAVA, placed]]) == ["tension"]


@pytest.mark.parametrize(
    ("headed", "placed"),
    [
        pytest.param(
            "Storm over the town of Velm\n\nOn 1 June 2029, 310 roofs were repaired, 20 roofs were repaired in Sarn.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="the text itself names places for what it counts",
        ),
        pytest.param(
            "Storm over the town of Sarn\n\nOn 1 June 2029, 310 roofs were repaired.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="another place in the title",
        ),
        pytest.param(
            "Storm in the hills\n\nOn 1 June 2029, 310 roofs were repaired. "
            + "It rained for hours. " * 12
            + "Velm slept.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="a place named far down",
        ),
    ],
)
def test_others_stay_apart(tmp_path: Path, headed: str, placed: str) -> None:
    found = [one for one in findings(tmp_path, [[*HARL, headed], [*ODRAVA, placed]]) if one.relation == "tension"]
    assert not any(len(one.documents) > 1 for one in found)
