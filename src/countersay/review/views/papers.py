"""Documents, what is blocked, and search."""

from collections.abc import Mapping

from starlette.responses import Response

from countersay.model import Decision, Document
from countersay.reporting import presenters
from countersay.reporting.annotations import marked_text
from countersay.reporting.formatting import issue_date
from countersay.reporting.quotations import quote_figure
from countersay.review.call import PER_PAGE, Call, MissingError
from countersay.review.lists import Listing, chosen, listing, matching
from countersay.review.saving import save

FIELDS = ("issuer", "date", "spoken", "party")


def _incomplete(row: Document) -> bool:
    return row.issuer is None or row.issued is None


def index(call: Call) -> Response:
    """List documents."""
    filters = [
        ("all", "All", lambda row: True),
        ("incomplete", "Without date or issuer", _incomplete),
        ("decided", "Decided", lambda row: bool(call.decided.about.get(row.id))),
    ]
    rows, choices = chosen(call, filters, call.snapshot.record.documents)
    rows = matching(call, rows, lambda row: f"{row.title or ''} {row.path} {row.issuer.label if row.issuer else ''}")
    shown = listing(call, rows, choices)
    views = [
        (call.snapshot.index.papers[row.id], len(call.snapshot.figures_in.get(row.id, ())), call.about(row.id))
        for row in shown.rows
    ]
    return call.show("documents_list.html", "Documents", shown=shown, views=views)


def _known(call: Call, identity: str) -> Document:
    paper = call.snapshot.index.papers.get(identity)
    if paper is None:
        raise MissingError("document")
    return paper.document


def read_of(document: Document) -> dict[str, str]:
    """Return what is known of a document, as a form shows it."""
    return {
        "issuer": document.issuer.label if document.issuer else "",
        "date": document.issued.value if document.issued else "",
        "spoken": document.spoken.isoformat() if document.spoken else "",
        "party": document.party or "",
    }


def one(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a document with everything marked in place, and what is known of it."""
    document = _known(call, identity)
    index_ = call.snapshot.index
    read = read_of(document)
    now = {name: call.form.get(f"f_{name}", read[name]) for name in FIELDS} if fault else read
    try:
        seen = call.workspace.log.version(call.snapshot.drafts.of_document(identity, {"issuer": "?"}).passages)
    except ValueError:
        seen = 0
    return call.show(
        "document.html",
        "Document",
        422 if fault else 200,
        paper=index_.papers[identity],
        issued=issue_date(read["date"]) if read["date"] else "",
        read=read,
        now=now,
        parties=[(party.id, party.label) for party in call.snapshot.record.parties],
        paragraphs=marked_text(index_, identity) if len(document.text) < 400_000 else (),
        claims=presenters.claims_of(index_, identity),
        decisions=call.about(identity),
        seen=seen,
        fault=fault,
        given=given or {},
    )


def decide(call: Call, identity: str) -> Response:
    """Say who publishes a document, when, and for which side."""
    _known(call, identity)

    def make() -> Decision:
        fields = {name: call.form.get(f"f_{name}", "") for name in FIELDS if f"f_{name}" in call.form}
        return call.snapshot.drafts.of_document(identity, fields)

    return save(call, make, f"/documents/{identity}", lambda fault, given: one(call, identity, fault, given))


MOST_QUOTED = 12
"""Claims of a blocked pair that are quoted; some hold thousands, and nobody reads those one below the other."""


def blocked(call: Call) -> Response:
    """List pairs of claims that nearly compare, with what would unlock each."""
    snapshot = call.snapshot
    rows = matching(call, snapshot.record.blocked, lambda row: f"{row.reason} {row.unlock}")
    shown = listing(call, rows)
    links = {frozenset(row.figures): row.id for row in snapshot.record.links if row.kind == "unsure"}
    views = []
    for row in shown.rows:
        known = snapshot.index.known(row.figures)
        quoted = [(one.id, quote_figure(snapshot.index, one, 0)) for one in known[:MOST_QUOTED]]
        papers = {one.document for one in known[:1]}
        dating = sorted(papers) if row.unlock.startswith("corpus.toml") else []
        views.append((row, quoted, len(known) - len(quoted), links.get(frozenset(row.figures), ""), dating))
    return call.show("blocked.html", "Blocked pairs", shown=shown, views=views)


def search(call: Call) -> Response:
    """Search the words of all documents."""
    asked = call.query.get("q", "")[:300]
    start = (call.page - 1) * PER_PAGE
    total, hits = call.snapshot.search.find(asked, start, PER_PAGE)
    shown = Listing(
        rows=hits,
        total=total,
        first=start + 1 if hits else 0,
        page=call.page,
        pages=max(1, -(-total // PER_PAGE)),
        earlier=call.link(page=call.page - 1) if call.page > 1 else "",
        later=call.link(page=call.page + 1) if start + PER_PAGE < total else "",
    )
    views = []
    for hit in hits:
        paper = call.snapshot.index.papers[hit.document]
        inside = [
            (row.id, row.text)
            for row in call.snapshot.figures_in.get(hit.document, ())
            if hit.start <= row.start < hit.end
        ]
        views.append((hit, paper, paper.paragraph(hit.start), inside[:12]))
    return call.show("search.html", "Search", shown=shown, views=views, asked=asked)
