"""By how many one count is ahead of another: told where it is not what the words call the margin."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Record
from countersay.reconciliation.verify import verify


def read(folder: Path, text: str) -> Record:
    (folder / "a.txt").write_text(f"Harbour Office\n20 May 2031\n\n{text}\n", encoding="utf-8")
    return examine([folder])


@pytest.mark.parametrize(
    "text",
    [
        "Marta Orlin won by 40 votes, 620 to 570.",
        "Marta Orlin won by a margin of 40 votes (620 to 570).",
        "Candidate Ilva Brenn received 4,812 votes and Tor Haske 4,377, a margin of 345 votes.",
        "The motion was carried by 311 votes to 287, a majority of 34.",
        "Voters rejected the plan by 12,406 votes to 11,388, a margin of 1,118 votes.",
        "The list took 5,210 votes against 4,190 for its rival, a lead of 1,120.",
    ],
)
def test_margin_that_is_no_difference_is_told(text: str, tmp_path: Path) -> None:
    record = read(tmp_path, text)
    (found,) = [one for one in record.findings if one.relation in ACCUSING]
    assert (found.relation, found.kind) == ("tension", "difference")
    assert any("what the words call their difference" in step for step in found.steps)
    verify(found, record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Marta Orlin won by 50 votes, 620 to 570.", id="comes out"),
        pytest.param("The motion was carried by 311 votes to 287, with 34 abstentions.", id="abstentions"),
        pytest.param("The motion was carried by 311 votes to 287, a majority of 34 in the upper house.", id="a part"),
        pytest.param("The motion was carried by 311 votes to 287, a majority of 54 per cent.", id="per cent"),
        pytest.param("He won by 400 votes, 120 to 80 in his own village.", id="a village"),
        pytest.param("The party won 64 seats, up from 51, a majority of 8.", id="seats of two houses"),
        pytest.param("The club won by 3 goals, 5 to 2, before 311 people.", id="score"),
        pytest.param("Brenn got 4,812 votes in the first round and 4,377 in the second, a lead of 345.", id="rounds"),
        pytest.param("Orlin won by 40 votes after a recount; before it she had led by 620 to 570.", id="recount"),
    ],
)
def test_what_is_no_margin_of_the_two_is_not_told(text: str, tmp_path: Path) -> None:
    assert [one.sentence for one in read(tmp_path, text).findings if one.relation in ACCUSING] == []


def test_margin_that_comes_out_is_told(tmp_path: Path) -> None:
    record = read(tmp_path, "The motion was carried by 311 votes to 287, a majority of 24.")
    assert "287 + 24 = 311" in [step for one in record.findings if one.kind == "difference" for step in one.steps]
