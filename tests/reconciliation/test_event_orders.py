"""Steps between two events of one text: said when they come out, never when they do not."""

from pathlib import Path

import pytest

from tests.reconciliation.test_event_dates import written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The dam burst on 8 May 2031. Two days later, on 10 May 2031, the bridge collapsed.", 1, id="days-later"
        ),
        pytest.param(
            "The mill opened on 8 May 2031. A week later, on 15 May 2031, the looms arrived.", 1, id="week-later"
        ),
        pytest.param(
            "The dam burst on 8 May 2031. Three days later, on 10 May 2031, the bridge collapsed.", 0, id="misfit"
        ),
        pytest.param("The dam burst on 8 May 2031. On 10 May 2031, the bridge collapsed.", 0, id="no-step"),
        pytest.param("The dam burst on 8 May 2031. Two days later the bridge collapsed.", 0, id="no-day-of-its-own"),
    ],
)
def test_step_that_comes_out_is_said(text: str, expected: int, tmp_path: Path) -> None:
    record = written(tmp_path / "a", [["Water Office", "2031-06-01", text]])
    found = [finding for finding in record.findings if finding.kind == "order"]
    assert [finding.relation for finding in found] == ["adds_up"] * expected
    assert not [finding for finding in record.findings if finding.relation in ("tension", "contradiction")]
