"""Turns of phrase of ordinary releases and reports: only the fields that a turn is about are checked."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.extraction.figures.test_claims import as_rows, read

CASES = json.loads((Path(__file__).parents[2] / "cases" / "wordings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_wording(case: dict[str, Any]) -> None:
    found = read(case["text"], case["date"])
    values = {figure.number.text: str(figure.value) for figure in found.figures}
    rows = {row["number"]: {**row, "value": values[row["number"]]} for row in as_rows(found)}
    for expected in case["expect"]:
        row = rows[expected["number"]]
        assert {key: row[key] for key in expected} == expected
    assert not set(case["absent"]) & rows.keys()
