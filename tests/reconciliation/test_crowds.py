"""Estimates of one crowd, also across documents. The subjects are invented."""

from pathlib import Path

import pytest

from tests.reconciliation.test_rule_pairs import findings

POLICE, CHOIR, PAPER = ["Harl Police", "2029-06-02"], ["Choir League", "2029-06-03"], ["Harl Post", "2029-06-05"]


def spreads(folder: Path, documents: list[list[str]]) -> list[int]:
    return [len(one.figures) for one in findings(folder, documents) if one.relation == "spread"]


@pytest.mark.parametrize(
    ("documents", "members"),
    [
        pytest.param(
            [
                [*POLICE, "On 1 June 2029, about 9,000 people took part in the march."],
                [*CHOIR, "More than 25,000 people walked with us on 1 June 2029. The march was long."],
                [*PAPER, "On 1 June 2029, 14,000 to 16,000 people took part in the march, an institute said."],
            ],
            [3],
            id="three texts",
        ),
        pytest.param(
            [[*PAPER, "On 1 June 2029 the police put the turnout at about 9,000, the league at “a good 25,000”."]],
            [2],
            id="two voices of one sentence",
        ),
        pytest.param(
            [
                [
                    *PAPER,
                    "Police said 9,000 people took to the streets on 1 June 2029. The league claimed 25,000 were there; it was a long march.",
                ]
            ],
            [2],
            id="one day told once",
        ),
        pytest.param(
            [
                [
                    *PAPER,
                    "The police estimate the number of participants at the rally on 1 June 2029 at about 9,000. The organisers said the number of protesters had reached 25,000.",
                ]
            ],
            [2],
            id="participants and protesters",
        ),
    ],
)
def test_estimates_of_one_crowd_are_told_side_by_side(
    tmp_path: Path, documents: list[list[str]], members: list[int]
) -> None:
    assert spreads(tmp_path, documents) == members


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param(
            [
                [*POLICE, "On 1 June 2029, about 9,000 people took part in the march."],
                [*CHOIR, "On 8 June 2029, about 25,000 people took part in the march."],
            ],
            id="two days",
        ),
        pytest.param(
            [
                [
                    PAPER[0],
                    "2029-06-20",
                    "Police said 9,000 people took part in the march on 1 June 2029. On 8 June 2029 another 12,000 joined a march, police said. The league said 25,000 people had marched.",
                ],
            ],
            id="two days and a count without one",
        ),
        pytest.param(
            [
                [*POLICE, "On 1 June 2029, about 9,000 people took part in the march in Harl."],
                [*CHOIR, "On 1 June 2029, about 25,000 people took part in the march in Odrava."],
            ],
            id="two places",
        ),
        pytest.param(
            [
                [*POLICE, "On 1 June 2029, about 400 people were injured at the march."],
                [*CHOIR, "On 1 June 2029, about 9,000 people took part in the march."],
            ],
            id="what was done to them",
        ),
        pytest.param(
            [
                [*POLICE, "On 1 June 2029, about 9,000 people bought a ticket."],
                [*CHOIR, "On 1 June 2029, about 25,000 people came by train."],
            ],
            id="no gathering",
        ),
        pytest.param(
            [
                [*POLICE, "On 1 June 2029, about 9,000 people took part in the march."],
                [*CHOIR, "On 1 June 2029, about 9,200 people took part in the march."],
            ],
            id="nearly the same",
        ),
    ],
)
def test_others_are_not(tmp_path: Path, documents: list[list[str]]) -> None:
    assert spreads(tmp_path, documents) == []
