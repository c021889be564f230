"""What is planted in the example besides figures is found: every mark of distance and every event on two days."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Document, Record
from countersay.reconciliation.verify import verify
from tests.keychecks import Entry, load_key, locate

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "dzelgar-pass"
KEY = load_key(FOLDER)
TOLD_TWICE = [f for f in KEY["findings"] if "quotations" in f]


@pytest.fixture(scope="module")
def record() -> Record:
    return examine([FOLDER])


def span(record: Record, entry: Entry) -> tuple[Document, int, int]:
    document = next(d for d in record.documents if d.path.endswith(entry["document"]))
    start = locate(document.text, entry)
    assert start is not None
    return document, start, start + len(entry["quote"])


@pytest.mark.parametrize("entry", [pytest.param(e, id=e["quote"]) for e in KEY["distance"]])
def test_planted_mark_of_distance_is_found(record: Record, entry: Entry) -> None:
    document, start, end = span(record, entry)
    kinds = {d.kind for d in record.distance if d.document == document.id and d.start < end and start < d.end}
    assert entry["kind"] in kinds


@pytest.mark.parametrize("finding", [pytest.param(f, id=f["id"]) for f in TOLD_TWICE])
def test_planted_clash_of_dates_is_found_at_its_quotations(record: Record, finding: Entry) -> None:
    spans = [span(record, quotation) for quotation in finding["quotations"]]
    mentions = {event.id: event.mentions for event in record.events}
    timexes = {timex.id: timex for timex in record.timexes}

    def touched(document: str, start: int, end: int) -> bool:
        return any(document == d.id and start < to and at < end for d, at, to in spans)

    assert any(
        any(touched(m.document, m.start, m.end) for event in found.events for m in mentions[event])
        or any(touched(timexes[t].document, timexes[t].start, timexes[t].end) for t in found.timexes)
        for found in record.findings
        if found.relation == finding["relation"]
    )


SHOWN = {
    "contradiction": ("change", "level", "windows"),
    "tension": (
        *("age", "answer", "average", "balance", "counterpart", "duration", "event-day", "length", "multiple"),
        *("running-total", "share", "since", "stretch", "table", "weekday", "windows"),
    ),
    "adds_up": (
        *("average", "balance", "change", "difference", "duration", "list", "multiple", "order", "parts", "product"),
        *("share", "stretches", "table", "windows"),
    ),
    "later_update": ("level", "running-total"),
    "revision": ("correction", "version"),
    "other_scope": ("series", "superlative", "trend"),
    "other_definition": ("stated-basis", "stated-rule"),
    "refinement": ("same-noun", "same-window"),
    "spread": ("crowd", "event-actor", "event-outcome", "same-end", "to-ask"),
    "repetition": ("same-number", "same-window"),
}


@pytest.mark.parametrize("relation", SHOWN)
def test_kinds_of_findings_are_shown(record: Record, relation: str) -> None:
    found = {finding.kind for finding in record.findings if finding.relation == relation}
    assert found >= set(SHOWN[relation])


def test_every_certificate_of_the_example_is_proved(record: Record) -> None:
    proved = [finding for finding in record.findings if finding.certificate is not None]
    assert len(proved) == len([finding for finding in record.findings if finding.relation in ACCUSING])
    for finding in proved:
        verify(finding, record)
