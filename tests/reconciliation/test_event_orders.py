"""Steps between two events of one text: said when they come out; a tension when they cannot and what they count from is sure."""

from dataclasses import replace
from pathlib import Path

import pytest

from countersay.errors import CertificateError
from countersay.model import Certificate
from countersay.reconciliation.verify import verify
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
        pytest.param("The dam burst on 8 May 2031. On 10 May 2031, the bridge collapsed.", 0, id="no-step"),
        pytest.param("The dam burst on 8 May 2031. Two days later the bridge collapsed.", 0, id="no-day-of-its-own"),
    ],
)
def test_step_that_comes_out_is_said(text: str, expected: int, tmp_path: Path) -> None:
    record = written(tmp_path / "a", [["Water Office", "2031-06-01", text]])
    found = [finding for finding in record.findings if finding.kind == "order"]
    assert [finding.relation for finding in found] == ["adds_up"] * expected
    assert not [finding for finding in record.findings if finding.relation in ("tension", "contradiction")]


@pytest.mark.parametrize(
    ("text", "dissolved", "strength"),
    [
        pytest.param(
            "The dam burst on 5 May 2031. Two days later, on 8 May 2031, the bridge collapsed.",
            ("order:other-anchor", "order:inclusive"),
            "low",
            id="one-day-too-many",
        ),
        pytest.param(
            "The mill opened on 8 May 2031. Three days later, on 10 May 2031, the looms arrived.",
            ("order:other-anchor", "order:inclusive"),
            "low",
            id="one-day-too-few",
        ),
        pytest.param(
            "The strike began on 5 May 2031. A week later, on 19 May 2031, the court met.",
            ("order:other-anchor",),
            "medium",
            id="a-week-too-many",
        ),
        pytest.param(
            "The dam burst on 20 May 2031. Five days earlier, on 10 May 2031, the bridge collapsed.",
            ("order:other-anchor",),
            "medium",
            id="earlier",
        ),
    ],
)
def test_step_from_the_sentence_before_that_does_not_fit_is_a_tension(
    text: str, dissolved: tuple[str, ...], strength: str, tmp_path: Path
) -> None:
    record = written(tmp_path / "a", [["Water Office", "2031-06-01", text]])
    (finding,) = [finding for finding in record.findings if finding.relation in ("tension", "contradiction")]
    assert (finding.relation, finding.kind, finding.dissolved_by) == ("tension", "order", dissolved)
    assert finding.strength == strength
    assert sum(timex in finding.timexes for timex in (one.id for one in record.timexes)) == 3
    verify(finding, record)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The dam burst on 5 May 2031. Rain fell. Two days later, on 8 May 2031, the bridge collapsed.", id="between"
        ),
        pytest.param(
            "The dam burst on 5 May 2031.\n\nTwo days later, on 8 May 2031, the bridge collapsed.", id="paragraph"
        ),
        pytest.param("The strike began on 5 May 2031. A week later, on 14 May 2031, the court met.", id="about-a-week"),
        pytest.param(
            "The strike began on 5 May 2031 and the mill closed on 6 May 2031. Two days later, on 9 May 2031, it met.",
            id="two-events-before",
        ),
        pytest.param(
            "The strike began on 5 May 2031. The union said that two days later, on 8 May 2031, the court met.",
            id="another-voice",
        ),
        pytest.param(
            "The strike will begin on 5 May 2032. Two days later, on 8 May 2032, the court will meet.", id="planned"
        ),
        pytest.param("The strike began in May 2031. Two days later, on 8 May 2031, the court met.", id="a-month"),
        pytest.param(
            "The strike lasted from 1 to 5 May 2031. Two days later, on 8 May 2031, the court met.", id="a-window"
        ),
        pytest.param(
            "The strike began on 5 May 2029. Two days later, on 8 May 2031, the court met.", id="another-year"
        ),
        pytest.param("The dam burst on 5 May 2031. About two days later, on 8 May 2031, it rained hard.", id="about"),
    ],
)
def test_step_whose_anchor_is_not_sure_accuses_nobody(text: str, tmp_path: Path) -> None:
    record = written(tmp_path / "a", [["Water Office", "2031-06-01", text]])
    assert [finding.sentence for finding in record.findings if finding.relation in ("tension", "contradiction")] == []


def test_certificate_of_a_step_with_another_length_does_not_hold(tmp_path: Path) -> None:
    text = "The dam burst on 5 May 2031. Two days later, on 8 May 2031, the bridge collapsed."
    record = written(tmp_path / "a", [["Water Office", "2031-06-01", text]])
    (finding,) = [finding for finding in record.findings if finding.relation == "tension"]
    assert finding.certificate is not None
    *days, step = finding.certificate.rows
    tighter = Certificate(rows=(*days, replace(step, bound=step.bound - 1)), sum=finding.certificate.sum - 1)
    with pytest.raises(CertificateError):
        verify(replace(finding, certificate=tighter), record)
