"""One event on differing days, and lengths of time between two events: what is reported, and what is not."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.config import Config
from countersay.errors import CertificateError
from countersay.model import Event, EventMention, Finding, Record
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify
from tests.factories import make_document, make_record

CASES = json.loads((Path(__file__).parent.parent / "cases" / "event_dates.json").read_text(encoding="utf-8"))
FOURTH = {"first": date(2031, 5, 4)}


def written(folder: Path, documents: list[list[str]], order: list[int] | None = None) -> Record:
    """Write documents as files with a corpus.toml and examine them."""
    folder.mkdir(exist_ok=True)
    lines = []
    for place in order or range(len(documents)):
        issuer, issued, text = documents[place]
        (folder / f"{place}.txt").write_text(f"{issuer}\n{issued}\n\n{text}\n", encoding="utf-8")
        lines.append(f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {issued}\nlanguage = "en"\n')
    (folder / "corpus.toml").write_text("\n".join(lines), encoding="utf-8")
    return examine([folder])


def of_events(record: Record) -> list[Finding]:
    return [finding for finding in record.findings if finding.events]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    record = written(tmp_path / "a", case["documents"])
    found = of_events(record)
    days = {event.id: {str(m.first) for m in event.mentions if m.first == m.last} for event in record.events}
    rows = [[f.relation, sorted(set().union(*(days[one] for one in f.events)) - {"None"})] for f in found]
    assert rows == case["expect"]
    for finding in found:
        if finding.certificate is not None:
            verify(finding, record)


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["id"])
def test_order_of_documents_does_not_matter(case: dict[str, Any], tmp_path: Path) -> None:
    one, other = written(tmp_path / "a", case["documents"]), written(tmp_path / "b", case["documents"], [1, 0])
    assert of_events(one) == of_events(other)
    assert one.events == other.events


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


def test_event_on_two_days_is_a_tension_that_two_events_dissolve() -> None:
    record = told((0, {}), (1, FOURTH))
    (finding,) = clashes(record)
    verify(finding, record)
    assert (finding.relation, finding.size, finding.dissolved_by) == ("tension", 3, ("event:other",))
    assert "7 May 2031" in finding.sentence
    assert finding.alternatives == 0


def test_one_day_apart_may_be_the_night_between() -> None:
    (finding,) = clashes(told((0, {}), (1, {"first": date(2031, 5, 8)})))
    assert finding.dissolved_by == ("event:other", "event:night")
    assert finding.strength == "low"


def test_third_day_is_counted_as_an_alternative() -> None:
    (finding,) = clashes(told((0, {}), (1, FOURTH), (2, {"first": date(2031, 5, 9)})))
    assert finding.alternatives == 1


def test_one_issuer_that_gives_another_day_has_revised_it() -> None:
    record = told((0, {}), (1, FOURTH))
    same = tuple(replace(document, issuer=record.documents[0].issuer) for document in record.documents)
    (finding,) = clashes(replace(record, documents=same))
    assert (finding.relation, finding.certificate) == ("revision", None)


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


def test_accounts_of_another_class_give_no_other_day() -> None:
    record = told((0, {"kind": "gathering"}), (1, {"kind": "gathering"}), (2, {"kind": "statement", **FOURTH}))
    assert clashes(record) == []


def test_accounts_of_the_class_that_most_have_are_compared() -> None:
    gathering = {"kind": "gathering"}
    record = told((0, gathering), (1, {**gathering, **FOURTH}), (2, {"kind": "statement", "first": date(2031, 5, 1)}))
    (finding,) = clashes(record)
    assert finding.size == 3
