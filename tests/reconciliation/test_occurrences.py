from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from countersay.config import Config
from countersay.errors import CertificateError
from countersay.model import Event, EventMention, Finding, Record
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify
from tests.factories import make_document, make_record


def told(*mentions: tuple[int, dict[str, Any]]) -> Record:
    """Tell of one ferry's arrival; each mention is (document, what it says)."""
    documents = [make_document("The ferry came in.", f"{place}.txt", f"Port {place}") for place in range(3)]
    made = []
    for place, says in mentions:
        spec = {"first": date(2031, 5, 7), **says}
        spec.setdefault("last", spec["first"])
        made.append(EventMention(document=documents[place].id, start=4, end=9, text="ferry", **spec))
    return replace(make_record(documents, []), events=(Event(id="e-1", label="ferry", mentions=tuple(made)),))


def clashes(record: Record) -> list[Finding]:
    return [one for one in reconcile(record, Config()).findings if one.kind == "event-day"]


FOURTH = {"first": date(2031, 5, 4)}


def test_event_on_two_days_is_a_tension_that_two_events_dissolve() -> None:
    record = told((0, {}), (1, FOURTH))
    (finding,) = clashes(record)
    verify(finding, record)
    assert (finding.relation, finding.size, finding.dissolved_by) == ("tension", 3, ("scope:other",))
    assert "7 May 2031" in finding.sentence
    assert finding.alternatives == 0


def test_third_day_is_counted_as_an_alternative() -> None:
    (finding,) = clashes(told((0, {}), (1, FOURTH), (2, {"first": date(2031, 5, 9)})))
    assert finding.alternatives == 1


@pytest.mark.parametrize(
    "mentions",
    [
        pytest.param(((0, {}), (1, {})), id="same-day"),
        pytest.param(((0, {}), (0, FOURTH)), id="one-document-gives-both"),
        pytest.param(((0, {}), (1, {**FOURTH, "last": date(2031, 5, 9)})), id="several-days"),
        pytest.param(((0, {}), (1, {**FOURTH, "status": "planned"})), id="planned"),
        pytest.param(((0, {}), (1, {**FOURTH, "status": "alleged"})), id="alleged"),
        pytest.param(((0, {}), (1, {"first": None})), id="no-day"),
    ],
)
def test_other_accounts_of_an_event_do_not_clash(mentions: tuple[tuple[int, dict[str, Any]], ...]) -> None:
    assert clashes(told(*mentions)) == []


def test_account_that_no_longer_gives_the_day_fails() -> None:
    record = told((0, {}), (1, FOURTH))
    (finding,) = clashes(record)
    with pytest.raises(CertificateError, match="no account"):
        verify(finding, replace(record, events=told((0, {}), (1, {})).events))
