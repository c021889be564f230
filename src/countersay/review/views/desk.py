"""The desk: work lists, who decides, the log, and working the record out again."""

from collections import Counter
from dataclasses import replace
from urllib.parse import quote

import msgspec
from starlette.responses import Response

from countersay.model import ACCUSING, Decision
from countersay.reporting.comparison import CAUSES
from countersay.reporting.comparison_aside import WORDS
from countersay.review.call import NAME_COOKIE, Call, MissingError, away
from countersay.review.forms import inside
from countersay.review.lists import chosen, listing
from countersay.review.saving import save
from countersay.review.views import rows
from countersay.review.visitors import clean_name
from countersay.review.wording import decision_view
from countersay.review.workspace import Decided, Snapshot


def counts(snapshot: Snapshot, log: Decided) -> list[tuple[str, str, int, str]]:
    """Return the work lists: address, words, how many are open, and what they are."""
    record, about = snapshot.record, log.about
    linked = {row.id for row in record.links if any(one.subject == "link" for one in about.get(row.id, ()))}
    findings = [row for row in record.findings if row.relation in ACCUSING and row.id not in about]
    unsure = [row for row in record.links if row.kind == "unsure" and row.id not in linked]
    left = [
        row
        for row in record.ledger
        if row.list == "unresolved" and f"{row.document}:{row.start}:{row.end}" not in about
    ]
    undated = [
        row
        for row in record.figures
        if row.kind in ("flow", "stock") and (row.window is None or row.window.last is None) and row.id not in about
    ]
    accused = {one for row in record.findings if row.relation in ACCUSING for one in row.events}
    told = [row for row in snapshot.decidable("account") if row.group in accused and row.identity not in about]
    papers = [row for row in record.documents if (row.issuer is None or row.issued is None) and row.id not in about]
    return [
        ("/findings", "Findings", len(findings), "claims that do not add up, not yet looked at"),
        ("/links", "Unsure links", len(unsure), "pairs of series that may count the same"),
        ("/numbers", "Numbers", len(left), "that no rule understood"),
        ("/claims?show=undated", "Claims without days", len(undated), "cannot be compared over time"),
        ("/events?show=accused", "Accounts of events", len(told), "of events that do not add up, not yet looked at"),
        ("/blocked", "Blocked pairs", len(record.blocked), "figures that nearly compare"),
        ("/documents?show=incomplete", "Documents", len(papers), "without a date or an issuer"),
    ]


def index(call: Call) -> Response:
    """Show the desk."""
    log = call.decided
    people = Counter(row.reviewer or "nobody named" for row in log.rows)
    views = tuple(decision_view(row, _signed(call, row)) for row in reversed(log.rows[-8:]))
    return call.show(
        "desk.html",
        "Desk",
        lists=counts(call.snapshot, log),
        people=sorted(people.items(), key=lambda one: (-one[1], one[0])),
        views=views,
        orphaned=len(log.orphaned),
        folder=call.workspace.folder.resolve().name,
        total=len(log.rows),
    )


def _signed(call: Call, row: Decision) -> Decision | None:
    return next((one for one in call.snapshot.record.decisions if one.id == row.id), None)


def reviewer(call: Call, fault: str = "") -> Response:
    """Ask who decides."""
    goal = inside(call.form.get("next", "") or call.query.get("next", ""), "/")
    return call.show("reviewer.html", "Who are you?", 422 if fault else 200, goal=goal, fault=fault)


def set_reviewer(call: Call) -> Response:
    """Take a reviewer's name, where nobody logs in."""
    if call.visitor.name:
        return reviewer(call, "Your name is the one you logged in with.")
    name = clean_name(call.form.get("name", ""))
    if not name:
        return reviewer(call, "Give a name: decisions are kept with who made them.")
    answer = away(inside(call.form.get("next", ""), "/"))
    answer.set_cookie(NAME_COOKIE, quote(name), httponly=True, samesite="strict", path="/", max_age=30 * 86400)
    return answer


def decisions(call: Call) -> Response:
    """List everything that was decided, the latest first."""
    orphaned = {row.id for row in call.decided.orphaned}
    pending = {row.id for row in call.decided.pending}
    live = call.decided.live
    filters = [
        ("all", "All", lambda row: True),
        ("standing", "Standing", lambda row: row.id in live),
        ("pending", "Not yet in the record", lambda row: row.id in pending),
        ("orphaned", "Words gone", lambda row: row.id in orphaned),
        ("back", "Taken back or replaced", lambda row: row.state in ("undone", "superseded")),
        ("blind", "Read blind", lambda row: row.blind),
    ]
    who = call.query.get("by", "")
    rows = [row for row in reversed(call.decided.rows) if who in ("", row.reviewer)]
    kept, choices = chosen(call, filters, rows)
    shown = listing(call, kept, choices)
    gone = {row.id: row for row in call.decided.orphaned}
    views = [(decision_view(row, gone.get(row.id) or _signed(call, row)), _where(call, row)) for row in shown.rows]
    people = sorted({row.reviewer for row in call.decided.rows})
    return call.show("decisions.html", "Decisions", shown=shown, views=views, people=people, who=who)


def _where(call: Call, row: Decision) -> str:
    """Return the address of the row that a decision is about, "" if the record has none."""
    kinds = {
        "finding": ("/findings", call.snapshot.findings),
        "figure": ("/claims", call.snapshot.figures),
        "series": ("/series", call.snapshot.index.series),
        "link": ("/series", call.snapshot.index.series),
        "event": ("/events/together", {one.id: one for one in call.snapshot.record.events}),
        "name": ("/names", {one.id: one for one in call.snapshot.record.names}),
        "document": ("/documents", call.snapshot.index.papers),
    } | {
        kind.subject: (kind.path, {one.identity: one for one in call.snapshot.decidable(kind.subject)})
        for kind in rows.KINDS.values()
    }
    root, known = kinds[row.subject]
    for target, found in call.decided.about.items():
        if target in known and any(one.id == row.id for one in found):
            return f"{root}/{target}"
    return ""


def undo(call: Call, identity: str) -> Response:
    """Take a decision back."""
    row = next((one for one in call.decided.rows if one.id == identity), None)
    if row is None:
        raise MissingError("decision")
    state = row.state
    if state == "undone":
        return away(inside(call.form.get("next", ""), "/decisions"))

    def make() -> Decision:
        return call.snapshot.drafts.undo(row)

    seen = call.workspace.log.version(row.passages)
    fresh = replace(call, form={**call.form, "seen": str(seen)})
    return save(fresh, make, "/decisions", lambda fault, given: decisions(call))


def exported(call: Call) -> Response:
    """Send the log as JSON Lines, as the export writes it."""
    rows = {row.id: row for row in call.snapshot.record.decisions}
    lines = [msgspec.json.encode(rows.get(row.id, row)) for row in call.decided.rows]
    headers = {"content-disposition": 'attachment; filename="decisions.jsonl"'}
    return Response(b"".join(line + b"\n" for line in lines), media_type="application/jsonl", headers=headers)


def recompute(call: Call) -> Response:
    """Work the record out again."""
    done = call.workspace.recompute()
    return away("/changes" if done else "/changes?busy=1")


def changes(call: Call) -> Response:
    """Show what the last run of this server changed."""
    kept = call.workspace.changes
    found = kept[0] if kept else None
    total = (
        sum(row.relation in ACCUSING for row in kept[1].findings) if kept else 0,
        sum(row.relation in ACCUSING for row in kept[2].findings) if kept else 0,
    )
    dismissed = len(kept[2].dismissed) - len(kept[1].dismissed) if kept else 0
    busy = call.query.get("busy") == "1" and call.workspace.running
    return call.show(
        "changes.html",
        "What changed",
        found=found,
        total=total,
        dismissed=dismissed,
        busy=busy,
        causes=CAUSES,
        aside_words=WORDS,
    )


def guide(call: Call) -> Response:
    """Show the keys and how things work."""
    return call.show("help.html", "Keys")
