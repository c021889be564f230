"""Counts on lines of their own beside the total before them."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.verify import verify

BARGES = "In April the barges carried {} of grain.\n\n{}\n{} of maize\n\n{} of wheat\n{} of barley\n\nThe quay is open."


def parts_of(folder: Path, text: str) -> tuple[Record, list[Finding]]:
    (folder / "a.txt").write_text(f"Harbour Office\n9 May 2031\n\n{text}\n", encoding="utf-8")
    record = examine([folder])
    return record, [one for one in record.findings if one.kind == "parts"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            BARGES.format("563 tonnes", "Breakdown:", "300 tonnes", "200 tonnes", "63 tonnes"), id="breakdown"
        ),
        pytest.param("In April 90 people were hurt:\n\n- 40 men\n- 30 women\n- 20 children", id="bullets"),
        pytest.param(
            "In April 21 ships left, as follows:\n\n1. Odra: 11 ships\n2. Chorn: 6 ships\n3. Pivd: 4 ships", id="labels"
        ),
        pytest.param("In April 90 homes burned:\nOdra - 40\nChorn - 30\nPivd - 20", id="bare numbers"),
    ],
)
def test_lines_that_make_up_their_total_add_up(text: str, tmp_path: Path) -> None:
    _, found = parts_of(tmp_path, text)
    assert [one.relation for one in found] == ["adds_up"]
    assert "make up" in found[0].sentence


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(BARGES.format("563 tonnes", "Breakdown:", "300 tonnes", "200 tonnes", "60 tonnes"), 3, id="short"),
        pytest.param("In April 90 people were hurt:\n\n- 40 men\n- 30 women\n- 21 children", 3, id="over"),
        pytest.param(
            "In April 21 ships left, as follows:\n\n1. Odra: 11 ships\n2. Chorn: 9 ships", 2, id="short with labels"
        ),
    ],
)
def test_lines_that_do_not_are_a_tension_that_verifies(text: str, parts: int, tmp_path: Path) -> None:
    record, found = parts_of(tmp_path, text)
    assert [one.relation for one in found] == ["tension"]
    assert len(found[0].figures) == parts + 1
    assert found[0].dissolved_by
    verify(found[0], record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "In April 90 people were hurt, including:\n\n- 40 men\n- 30 women\n- 25 children", id="some of them"
        ),
        pytest.param("In April 90 people were hurt:\n\n50 were burned\n\n45 fell from a ladder", id="what befell them"),
        pytest.param("The board met in April and heard 90 people.\n\n50 men\n\n45 women", id="no colon"),
        pytest.param("In April 90 homes burned:\n\nOdra: 12\nChorn: 9\n", id="far less"),
        pytest.param("In April 90 homes burned:\n\nOdra: 40 tonnes\nChorn: 55 tonnes\n", id="another unit"),
        pytest.param(
            "In April 563 tonnes arrived:\n\n- 300 tonnes of maize\n- 200 tonnes of wheat\n- 60 tonnes of oats",
            id="open list",
        ),
    ],
)
def test_lines_of_something_else_stay_silent(text: str, tmp_path: Path) -> None:
    record, _ = parts_of(tmp_path, text)
    assert [one.kind for one in record.findings if one.relation in ACCUSING] == []
