"""Claims and numbers: the passage on one side, what was read out of it on the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from countersay.decisions.fields import CLOSED, SWITCHES, VOICED
from countersay.model import Decision, Figure, LedgerEntry
from countersay.reporting.index import Paper
from countersay.reporting.quotations import Quotation, quote_figure
from countersay.reporting.registers import checks_of
from countersay.review.call import Call, MissingError
from countersay.review.lists import chosen, following, listing, matching
from countersay.review.passages import View, passage_of
from countersay.review.saving import save
from countersay.review.wording import KINDS, LABELS, STANCES, DecisionView

PLAIN = ("value", "approximate", "counted", "qualifiers", "unit", "kind", "first", "last", "place", "speaker", "stance")
FURTHER = tuple(name for name in VOICED if name not in PLAIN)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: what the software read, what stands in it now, and how it is asked for."""

    name: str
    label: str
    read: str
    now: str
    shape: str
    options: tuple[tuple[str, str], ...] = ()


def fields(read: Mapping[str, str], now: Mapping[str, str], names: tuple[str, ...]) -> tuple[Field, ...]:
    """Lay out fields for a form."""
    found = []
    words = {"kind": KINDS, "stance": STANCES}
    for name in names:
        shape = "text"
        options: tuple[tuple[str, str], ...] = ()
        if name in SWITCHES:
            shape, options = "select", (("no", "no"), ("yes", "yes"))
        elif name in CLOSED:
            shape, options = "select", tuple((one, words[name][one]) for one in CLOSED[name])
        elif name in ("first", "last"):
            shape = "date"
        found.append(Field(name, LABELS[name], read.get(name, ""), now.get(name, ""), shape, options))
    return tuple(found)


def given_fields(call: Call) -> dict[str, str]:
    """Return the fields of a figure that a form sent."""
    return {name: call.form[f"f_{name}"] for name in VOICED if f"f_{name}" in call.form}


MOST_LISTED = 200
"""Documents to choose from in a list; of more, that list would be most of the page, and one types words of their names."""


def _quoted(call: Call, figure: Figure) -> Quotation | None:
    return quote_figure(call.snapshot.index, figure, 0)


def _undated(row: Figure) -> bool:
    window = row.window
    return row.kind in ("flow", "stock") and (window is None or window.last is None)


def index(call: Call) -> Response:
    """List claims."""
    about = call.decided.about
    filters = [
        ("all", "All", lambda row: True),
        ("accused", "In what does not add up", lambda row: row.id in call.snapshot.accused),
        ("undated", "Without days", _undated),
        ("open", "Not yet decided", lambda row: row.id not in about),
        ("decided", "Decided", lambda row: row.id in about),
    ]
    document = call.query.get("document", "")
    papers = call.snapshot.index.papers
    many = len(papers) > MOST_LISTED
    rows = [row for row in call.snapshot.record.figures if document in ("", row.document)]
    if many and call.query.get("in", "").strip():
        named = {one.document.id for one in matching(call, list(papers.values()), _bearing, "in")}
        rows = [row for row in rows if row.document in named]
    kept, choices = chosen(call, filters, rows)
    kept = matching(call, kept, lambda row: f"{row.text} {row.counted or ''} {row.place or ''}")
    shown = listing(call, kept, choices)
    views = [(row.id, _quoted(call, row), call.about(row.id)) for row in shown.rows]
    listed = [] if many else [(key, f"{paper.letter} {paper.name}") for key, paper in papers.items()]
    return call.show("claims_list.html", "Claims", shown=shown, views=views, papers=listed, document=document)


def _bearing(paper: Paper) -> str:
    """The words by which a document is looked for."""
    return f"{paper.letter} {paper.name} {paper.issuer or ''} {paper.document.path}"


def one(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a claim in its passage, and the form."""
    figure = call.snapshot.figures.get(identity)
    if figure is None:
        raise MissingError("claim")
    read = call.snapshot.drafts.read(figure)
    now = read | given_fields(call) if fault else read
    order = [row.id for row in call.snapshot.record.figures]
    series = call.snapshot.index.series.get(figure.series or "")
    return call.show(
        "claim.html",
        "Claim",
        422 if fault else 200,
        identity=identity,
        quotation=_quoted(call, figure),
        passage=_passage(call, figure),
        plain=fields(read, now, PLAIN),
        further=fields(read, now, FURTHER),
        decisions=call.about(identity),
        findings=[row for row in call.snapshot.findings.values() if identity in row.figures],
        series=series,
        checks=checks_of(call.snapshot.index, identity),
        seen=call.workspace.log.version(call.snapshot.drafts.figure_passages(figure)),
        after=_after(call, identity, order),
        speakers=_speakers(call, figure.document),
        fault=fault,
        given=given or {},
    )


def _passage(call: Call, figure: Figure) -> View:
    number = (figure.number.start, figure.number.end)
    return passage_of(call.snapshot, figure.document, number, (figure.start, figure.end), figure.window)


def _speakers(call: Call, document: str) -> tuple[str, ...]:
    rows = call.snapshot.index.attributions_in.get(document, ())
    return tuple(dict.fromkeys(row.speaker for row in rows if row.speaker))[:40]


def _after(call: Call, identity: str, order: list[str]) -> str | None:
    return following(order, identity, lambda row: row not in call.decided.about)


def decide(call: Call, identity: str) -> Response:
    """Confirm, correct or reject a claim."""
    figure = call.snapshot.figures.get(identity)
    if figure is None:
        raise MissingError("claim")
    asked = call.form.get("verdict", "")

    def make() -> Decision:
        if asked == "correct":
            return call.snapshot.drafts.of_figure(identity, "corrected", given_fields(call))
        return call.snapshot.drafts.of_figure(identity, "rejected" if asked == "reject" else "confirmed")

    return save(call, make, f"/claims/{identity}", lambda fault, given: one(call, identity, fault, given))


# --- numbers that are no claim --------------------------------------------------------------------------------------


def _spot(row: LedgerEntry) -> str:
    return f"{row.document}:{row.start}:{row.end}"


def numbers(call: Call) -> Response:
    """List the numbers that are in no claim."""
    about = call.decided.about
    filters = [
        ("open", "Not understood", lambda row: row.list == "unresolved" and _spot(row) not in about),
        ("decided", "Decided", lambda row: _spot(row) in about),
        ("trap", "Taken for no claim", lambda row: row.list == "trap"),
        ("date", "Part of a date", lambda row: row.list == "date"),
    ]
    rows, choices = chosen(call, filters, call.snapshot.record.ledger)
    rows = matching(call, rows, lambda row: f"{row.text} {row.reason}")
    shown = listing(call, rows, choices)
    views = [(row, _near(call, row), call.about(_spot(row))) for row in shown.rows]
    return call.show("numbers_list.html", "Numbers", shown=shown, views=views)


def _near(call: Call, row: LedgerEntry) -> View:
    return passage_of(call.snapshot, row.document, (row.start, row.end), brief=True)


def _entry(call: Call, document: str, start: int, end: int) -> LedgerEntry:
    for row in call.snapshot.record.ledger:
        if (row.document, row.start, row.end) == (document, start, end):
            return row
    raise MissingError("number")


def number(
    call: Call, document: str, start: int, end: int, fault: str = "", given: Mapping[str, str] | None = None
) -> Response:
    """Show a number that is no claim, and a form that makes it one."""
    row = _entry(call, document, start, end)
    read = {"value": row.text.replace(",", ""), "kind": "flow", "stance": "asserts", "approximate": "no"}
    now = read | given_fields(call) if fault else read
    draft = call.snapshot.drafts.of_number(document, start, end)
    return call.show(
        "number.html",
        "Number",
        422 if fault else 200,
        row=row,
        passage=passage_of(call.snapshot, document, (start, end)),
        plain=fields({}, now, PLAIN),
        decisions=_decisions(call, row),
        seen=call.workspace.log.version(draft.passages),
        speakers=_speakers(call, document),
        fault=fault,
        given=given or {},
    )


def _decisions(call: Call, row: LedgerEntry) -> tuple[DecisionView, ...]:
    return call.about(_spot(row))


def decide_number(call: Call, document: str, start: int, end: int) -> Response:
    """Make a number a claim, or set it aside."""
    _entry(call, document, start, end)

    def make() -> Decision:
        fields_given = given_fields(call) if call.form.get("verdict") == "correct" else {}
        return call.snapshot.drafts.of_number(document, start, end, fields_given)

    return save(call, make, "/numbers", lambda fault, given: number(call, document, start, end, fault, given))
