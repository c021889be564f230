"""Findings: what does not add up, what else was found, and what was dismissed."""

from collections.abc import Mapping

from starlette.responses import Response

from countersay.model import ACCUSING, Decision, Finding, Verdict
from countersay.reporting import presenters
from countersay.reporting.presenters import FindingView
from countersay.review.call import Call, MissingError
from countersay.review.lists import chosen, following, listing, matching
from countersay.review.saving import save
from countersay.review.wording import DecisionView

VERDICTS: Mapping[str, Verdict] = {"confirm": "confirmed", "dismiss": "dismissed"}


def _dismissed(call: Call, finding: Finding) -> bool:
    """Say whether a finding stands dismissed, in the record or since."""
    verdicts = [row.verdict for row in call.decided.about.get(finding.id, ()) if row.subject == "finding"]
    return verdicts[-1] in ("dismissed", "rejected") if verdicts else False


def _is_open(call: Call, finding: Finding) -> bool:
    return finding.relation in ACCUSING and not call.decided.about.get(finding.id)


def ordered(call: Call) -> list[Finding]:
    """Return all findings: those that accuse first, weighty before trivial, dismissed ones in their place."""
    record = call.snapshot.record
    rows = [*record.findings, *record.dismissed]
    return sorted(rows, key=lambda row: (row.relation not in ACCUSING, row.trivial))


def index(call: Call) -> Response:
    """List findings."""
    filters = [
        ("open", "To decide", lambda row: _is_open(call, row)),
        ("accusing", "All that do not add up", lambda row: row.relation in ACCUSING and not _dismissed(call, row)),
        ("confirmed", "Confirmed", lambda row: bool(call.decided.about.get(row.id)) and not _dismissed(call, row)),
        ("dismissed", "Dismissed", lambda row: _dismissed(call, row)),
        ("others", "Other findings", lambda row: row.relation not in ACCUSING and not _dismissed(call, row)),
    ]
    rows, choices = chosen(call, filters, ordered(call))
    shown = listing(call, matching(call, rows, lambda row: row.sentence), choices)
    views = [(_view(call, row), call.about(row.id)) for row in shown.rows]
    return call.show("findings_list.html", "Findings", shown=shown, views=views)


def _view(call: Call, finding: Finding) -> FindingView:
    return presenters.present(call.snapshot.index, finding, 0)


def one(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a finding with its claims, its sum, and what was decided."""
    finding = call.snapshot.findings.get(identity)
    if finding is None:
        raise MissingError("finding")
    draft = call.snapshot.drafts.of_finding(identity, "confirmed")
    order = [row.id for row in ordered(call)]
    after = following(order, identity, lambda row: _is_open(call, call.snapshot.findings[row]))
    return call.show(
        "finding.html",
        "Finding",
        200 if not fault else 422,
        f=_view(call, finding),
        decisions=call.about(identity),
        dismissed=_dismissed(call, finding),
        told=[(row.id, row.label) for row in call.snapshot.index.events_of(finding.events)],
        rests=_rests(call, finding),
        seen=call.workspace.log.version(draft.passages),
        after=after,
        fault=fault,
        given=given or {},
    )


def _rests(call: Call, finding: Finding) -> tuple[DecisionView, ...]:
    """Return the decisions about claims, series, accounts and events that the finding follows from."""
    figures = call.snapshot.index.known(finding.figures)
    claims = [*(row.id for row in figures), *(row.series for row in figures if row.series)]
    accounts = [one.spot for event in call.snapshot.index.events_of(finding.events) for one in event.mentions]
    targets = dict.fromkeys([*claims, *finding.events, *accounts])
    views = [view for target in targets for view in call.about(target)]
    return tuple({view.id: view for view in views}.values())


def decide(call: Call, identity: str) -> Response:
    """Confirm or dismiss a finding."""
    if identity not in call.snapshot.findings:
        raise MissingError("finding")
    verdict = VERDICTS.get(call.form.get("verdict", ""), "confirmed")
    order = [row.id for row in ordered(call)]

    def make() -> Decision:
        return call.snapshot.drafts.of_finding(identity, verdict)

    after = following(order, identity, lambda row: _is_open(call, call.snapshot.findings[row]))
    return save(
        call,
        make,
        f"/findings/{after}" if after else "/findings",
        lambda fault, given: one(call, identity, fault, given),
    )
