"""One event told with differing counts, actors or outcomes is a finding that accuses nobody."""

import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from countersay.model import Finding, Name, Record
from countersay.reconciliation.event_accounts import differing_accounts
from countersay.reconciliation.readings import LABELS
from countersay.reporting.events import present
from countersay.reporting.index import Index
from tests.reconciliation.test_event_dates import told, written

CASES = json.loads((Path(__file__).parent.parent / "cases" / "event_accounts.json").read_text(encoding="utf-8"))
KINDS = ("event-count", "event-actor", "event-outcome")
DAY = {"first": date(2031, 5, 7), "kind": "attack"}


def accounts(record: Record) -> list[Finding]:
    return [finding for finding in record.findings if finding.kind in KINDS]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    found = accounts(written(tmp_path / "a", case["documents"]))
    assert [finding.kind for finding in found] == [kind for kind, _ in case["expect"]]
    for finding, (_, words) in zip(found, case["expect"], strict=True):
        assert all(word in finding.sentence for word in words)
        assert (finding.relation, finding.certificate) == ("spread", None)
        assert set(finding.dissolved_by) <= set(LABELS)


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["id"])
def test_order_of_documents_does_not_matter(case: dict[str, Any], tmp_path: Path) -> None:
    one, other = written(tmp_path / "a", case["documents"]), written(tmp_path / "b", case["documents"], [1, 0])
    assert accounts(one) == accounts(other)


@pytest.mark.parametrize("case", [case for case in CASES if case["expect"]], ids=lambda case: case["id"])
def test_accounts_stand_in_columns_on_the_page(case: dict[str, Any], tmp_path: Path) -> None:
    page = present(Index(written(tmp_path / "a", case["documents"])))
    kinds = {"event-count": "counts", "event-actor": "actors", "event-outcome": "outcome"}
    assert [row.unlike for row in page.unlike] == [(kinds[kind],) for kind, _ in case["expect"]]


def test_actors_of_one_act_differ_only_in_several_documents() -> None:
    record = told((0, {**DAY, "agents": ("Ana Bel",)}), (0, {**DAY, "agents": ("Ivo Ran",)}))
    assert differing_accounts(record, (), ()) == []


def test_denied_and_stated_on_other_days_is_no_difference_of_outcome() -> None:
    record = told((0, DAY), (1, {**DAY, "first": date(2031, 5, 9), "status": "denied"}))
    assert differing_accounts(record, (), ()) == []


def test_denied_and_stated_of_one_day_is_one() -> None:
    record = told((0, DAY), (1, {**DAY, "status": "denied"}))
    (finding,) = differing_accounts(record, (), ())
    assert (finding.kind, finding.events) == ("event-outcome", (record.events[0].id,))


def test_account_of_one_teller_in_two_documents_is_no_difference() -> None:
    record = told((0, DAY), (1, {**DAY, "status": "denied"}))
    same = tuple(replace(document, issuer=record.documents[0].issuer) for document in record.documents)
    assert differing_accounts(replace(record, documents=same), (), ()) == []


@pytest.mark.parametrize(
    ("kinds", "count"),
    [
        pytest.param((("other",), ("other",)), 1, id="two States"),
        pytest.param((("person", "other"), ("other",)), 1, id="taken for a person in one document"),
        pytest.param((("person",), ("other",)), 0, id="a person and a State"),
    ],
)
def test_actors_are_compared_where_some_document_takes_both_for_one_kind(
    kinds: tuple[tuple[str, ...], tuple[str, ...]], count: int
) -> None:
    record = told((0, {**DAY, "agents": ("Orvania",)}), (1, {**DAY, "agents": ("Alvia",)}))
    names = tuple(
        Name(id=f"{form}-{kind}", kind=kind, forms=(form,), mentions=())  # type: ignore[arg-type]
        for form, of_form in zip(("Orvania", "Alvia"), kinds, strict=True)
        for kind in of_form
    )
    found = differing_accounts(replace(record, names=names), (), ())
    assert [finding.kind for finding in found] == ["event-actor"] * count


def test_many_events_names_and_findings_take_time_in_proportion() -> None:
    record = told((0, {**DAY, "agents": ("Ana Bel",)}), (1, {**DAY, "agents": ("Ivo Ran",)}))
    (event,) = record.events
    names = [Name(id=f"n-{at}", kind="person", forms=(f"Person {at}",), mentions=()) for at in range(3000)]
    names += [Name(id=one, kind="person", forms=(one,), mentions=()) for one in ("Ana Bel", "Ivo Ran")]
    events = tuple(replace(event, id=f"e-{at}") for at in range(3000))
    known = Finding(id="k", relation="spread", kind="side-by-side", figures=("f-1", "f-2"), sentence="")
    many = [replace(known, id=f"k-{at}", figures=(f"f-{at}", f"f-{at + 1}")) for at in range(3000)]
    begin = time.process_time()
    found = differing_accounts(replace(record, events=events, names=tuple(names)), (), many)
    assert len(found) == 3000
    assert time.process_time() - begin < 3
