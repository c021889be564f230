"""Accounts of events, positions, commitments and sources: the passage on one side, what was read out of it on the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from countersay.decisions.rows import CLOSED, FIELDS, Row
from countersay.model import ACCUSING, Decision, Subject
from countersay.reporting.formatting import days
from countersay.review.call import Call, MissingError
from countersay.review.lists import chosen, following, listing, matching
from countersay.review.passages import passage_of
from countersay.review.saving import save
from countersay.review.views.claims import Field
from countersay.review.wording import CHOICES, LABELS


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row: its address, what it is called, and how its list is introduced."""

    subject: Subject
    path: str
    heading: str
    one: str
    intro: str
    of: str


KINDS: Mapping[str, Kind] = {
    "events": Kind(
        "account",
        "/events",
        "Events",
        "account of an event",
        "Each account of an event with the days it gives. Accounts of one event are compared by their days.",
        "Other accounts of this event",
    ),
    "positions": Kind(
        "utterance",
        "/positions",
        "Positions",
        "words of a position",
        "What voices allege and deny, question by question.",
        "Other words about this question",
    ),
    "commitments": Kind(
        "commitment",
        "/commitments",
        "Commitments",
        "commitment",
        "Instruments and articles, and who is said to keep or break them.",
        "",
    ),
    "sources": Kind(
        "citation", "/sources", "Sources", "source", "Footnotes, captions and sources named in the text.", ""
    ),
}


def _rows(call: Call, kind: Kind) -> tuple[Row, ...]:
    return call.snapshot.decidable(kind.subject)


def _title(row: Row) -> str:
    values = row.values
    if row.subject == "account":
        first, last = (date.fromisoformat(values[one]) if values[one] else None for one in ("first", "last"))
        return days(first, last) or "no day given"
    parts = {
        "utterance": [values.get("speaker") or "the document itself", values.get("act", "")],
        "commitment": [values.get("instrument", ""), values.get("article", "")],
        "citation": [values.get("source", "")],
    }[row.subject]
    return " · ".join(part for part in parts if part)


def index(call: Call, name: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """List the rows of one kind; accounts of events can be ticked, to join their events."""
    kind = KINDS[name]
    about = call.decided.about
    accused = {one for row in call.snapshot.record.findings if row.relation in ACCUSING for one in row.events}
    filters = [
        ("open", "Not yet decided", lambda row: row.identity not in about),
        ("decided", "Decided", lambda row: row.identity in about),
        ("all", "All", lambda row: True),
    ]
    if kind.subject == "account":
        filters.insert(1, ("accused", "In what does not add up", lambda row: row.group in accused))
    rows, choices = chosen(call, filters, _rows(call, kind))
    text = {row.id: row.text for row in call.snapshot.record.documents}
    rows = matching(
        call, rows, lambda row: f"{text[row.document][row.start : row.end]} {row.of} {' '.join(row.values.values())}"
    )
    shown = listing(call, rows, choices)
    views = [
        (
            row,
            _title(row),
            passage_of(call.snapshot, row.document, (row.start, row.end), brief=True),
            call.about(row.identity),
        )
        for row in shown.rows
    ]
    return call.show(
        "accounts_list.html" if kind.subject == "account" else "rows_list.html",
        kind.heading,
        422 if fault else 200,
        kind=kind,
        shown=shown,
        views=views,
        fault=fault,
        given=given or {},
        ticked=call.chosen.get("account", ()),
    )


def _known(call: Call, kind: Kind, identity: str) -> Row:
    for row in _rows(call, kind):
        if row.identity == identity:
            return row
    raise MissingError(kind.one)


def _fields(row: Row, now: Mapping[str, str]) -> tuple[Field, ...]:
    found = []
    for name in FIELDS[row.subject]:
        shape = "text"
        options: tuple[tuple[str, str], ...] = ()
        if (row.subject, name) in CLOSED:
            shape = "select"
            words = CHOICES[row.subject, name]
            options = tuple((one, words[one]) for one in CLOSED[row.subject, name])
        elif name in ("first", "last"):
            shape = "date"
        found.append(Field(name, LABELS[name], row.values[name], now[name], shape, options))
    return tuple(found)


def _given(call: Call, row: Row) -> dict[str, str]:
    return {name: call.form[f"f_{name}"] for name in FIELDS[row.subject] if f"f_{name}" in call.form}


def one(call: Call, name: str, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a row in its passage, and the form."""
    kind = KINDS[name]
    row = _known(call, kind, identity)
    order = _rows(call, kind)
    now = dict(row.values) | (_given(call, row) if fault else {})
    beside = [other for other in order if row.group and other.group == row.group and other is not row][:20]
    return call.show(
        "row.html",
        kind.heading,
        422 if fault else 200,
        kind=kind,
        row=row,
        heading=_title(row),
        passage=passage_of(call.snapshot, row.document, (row.start, row.end)),
        form=_fields(row, now),
        beside=[
            (other, _title(other), passage_of(call.snapshot, other.document, (other.start, other.end), brief=True))
            for other in beside
        ],
        findings=[f for f in call.snapshot.findings.values() if row.group and row.group in f.events],
        decisions=call.about(row.identity),
        seen=call.workspace.log.version(call.snapshot.drafts.row_passages(row)),
        together=f"/events/together/{row.group}" if kind.subject == "account" else "",
        after=_after(call, kind, identity),
        fault=fault,
        given=given or {},
    )


def _after(call: Call, kind: Kind, identity: str) -> str | None:
    order = [row.identity for row in _rows(call, kind)]
    return following(order, identity, lambda row: row not in call.decided.about)


def decide(call: Call, name: str, identity: str) -> Response:
    """Confirm, correct or set aside a row."""
    kind = KINDS[name]
    row = _known(call, kind, identity)
    asked = call.form.get("verdict", "")

    def make() -> Decision:
        if asked == "correct":
            return call.snapshot.drafts.of_row(row, "corrected", _given(call, row))
        return call.snapshot.drafts.of_row(row, "rejected" if asked == "reject" else "confirmed")

    return save(call, make, f"{kind.path}/{identity}", lambda fault, given: one(call, name, identity, fault, given))
