"""Series, links between series, and names: what counts or names the same, and what does not."""

from collections.abc import Mapping

from starlette.responses import Response

from countersay.model import Decision, Name, SeriesLink
from countersay.reporting import presenters
from countersay.reporting.quotations import Quotation, quote_figure
from countersay.reporting.wording import LINKS
from countersay.review.call import Call, MissingError
from countersay.review.lists import chosen, following, listing, matching
from countersay.review.saving import save
from countersay.review.views.joining import join_or_part, join_ticked
from countersay.review.workspace import Snapshot

# --- links ----------------------------------------------------------------------------------------------------------


def _undecided(call: Call, link: SeriesLink) -> bool:
    return link.kind == "unsure" and not any(row.subject == "link" for row in call.decided.about.get(link.id, ()))


def links(call: Call) -> Response:
    """List links between series."""
    filters = [
        ("open", "Unsure", lambda row: _undecided(call, row)),
        ("all", "All links", lambda row: True),
        ("decided", "Decided", lambda row: bool(call.decided.about.get(row.id))),
    ]
    labels = {row.id: row.label for row in call.snapshot.record.series}
    rows, choices = chosen(call, filters, call.snapshot.record.links)
    rows = matching(call, rows, lambda row: f"{labels.get(row.left)} {labels.get(row.right)} {row.reason}")
    shown = listing(call, rows, choices)
    views = [
        (row, labels.get(row.left, ""), labels.get(row.right, ""), LINKS.get(row.kind, row.kind)) for row in shown.rows
    ]
    return call.show("links_list.html", "Links", shown=shown, views=views)


def claims_of(snapshot: Snapshot, series: str) -> tuple[tuple[str, Quotation], ...]:
    """Return the claims of a series, with their ids."""
    known = snapshot.index.series.get(series)
    found = []
    for figure in snapshot.index.known(known.figures) if known else ():
        quotation = quote_figure(snapshot.index, figure, 0)
        if quotation is not None:
            found.append((figure.id, quotation))
    return tuple(found)


def link(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show two series side by side and ask whether they count the same."""
    rows = {row.id: row for row in call.snapshot.record.links}
    if identity not in rows:
        raise MissingError("link")
    row = rows[identity]
    draft = call.snapshot.drafts.of_link(identity, same=True)
    return call.show(
        "link.html",
        "Link",
        422 if fault else 200,
        row=row,
        kind=LINKS.get(row.kind, row.kind),
        sides=[(call.snapshot.index.series[one], claims_of(call.snapshot, one)) for one in (row.left, row.right)],
        decisions=call.about(identity),
        seen=call.workspace.log.version(draft.passages),
        after=following(list(rows), identity, lambda one: _undecided(call, rows[one])),
        fault=fault,
        given=given or {},
    )


def decide_link(call: Call, identity: str) -> Response:
    """Join two series or keep them apart."""
    rows = {row.id: row for row in call.snapshot.record.links}
    if identity not in rows:
        raise MissingError("link")

    def make() -> Decision:
        return call.snapshot.drafts.of_link(identity, same=call.form.get("verdict") == "same")

    after = following(list(rows), identity, lambda one: _undecided(call, rows[one]))
    return save(
        call,
        make,
        f"/links/{after}" if after else "/links",
        lambda fault, given: link(call, identity, fault, given),
    )


# --- series ---------------------------------------------------------------------------------------------------------


def series_list(call: Call, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """List series, to open one or to join several."""
    filters = [
        ("several", "With several claims", lambda row: len(row.figures) > 1),
        ("all", "All", lambda row: True),
        ("decided", "Made by decisions", lambda row: bool(row.decisions) or bool(call.decided.about.get(row.id))),
    ]
    rows, choices = chosen(call, filters, call.snapshot.record.series)
    shown = listing(call, matching(call, rows, lambda row: row.label), choices)
    views = [(row, len(row.figures), call.about(row.id)) for row in shown.rows]
    ticked = call.chosen.get("series", ())
    status = 422 if fault else 200
    return call.show(
        "series_list.html", "Series", status, shown=shown, views=views, fault=fault, given=given or {}, ticked=ticked
    )


def series(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a series with its claims, its chart, and what it may be joined with."""
    row = call.snapshot.index.series.get(identity)
    if row is None:
        raise MissingError("series")
    others = [one for one in call.snapshot.record.series if one.id != identity]
    alike = sorted(others, key=lambda one: (one.kind != row.kind, one.unit != row.unit, -_shared(one.label, row.label)))
    members = call.snapshot.index.known(row.figures)
    passages = [one for figure in members for one in call.snapshot.drafts.figure_passages(figure)]
    return call.show(
        "series_page.html",
        "Series",
        422 if fault else 200,
        s=presenters.series_view(call.snapshot.index, row),
        identity=identity,
        claims=claims_of(call.snapshot, identity),
        others=alike[:200],
        decisions=call.about(identity),
        seen=call.workspace.log.version(passages),
        fault=fault,
        given=given or {},
        ticked=call.chosen.get("figure", ()),
    )


def _shared(one: str, other: str) -> int:
    return len(set(one.split()) & set(other.split()))


def decide_series(call: Call, identity: str) -> Response:
    """Join a series with another, or part claims from it."""
    if identity not in call.snapshot.index.series:
        raise MissingError("series")
    drafts = call.snapshot.drafts
    return join_or_part(
        call,
        part=lambda: drafts.parting(identity, call.chosen.get("figure", ())),
        join=lambda other: drafts.of_series(identity, other),
        asking="Choose the series that counts the same.",
        path=f"/series/{identity}",
        again=lambda fault, given: series(call, identity, fault, given),
    )


def join_series(call: Call) -> Response:
    """Join the two series that were ticked in the list."""
    return join_ticked(
        call,
        tuple(dict.fromkeys(call.chosen.get("series", ()))),
        call.snapshot.drafts.of_series,
        asking="Tick exactly two series to join them.",
        path="/series",
        again=lambda fault, given: series_list(call, fault, given),
    )


# --- names ----------------------------------------------------------------------------------------------------------


def names(call: Call, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """List names, to open one or to join several."""
    filters = [
        ("all", "All", lambda row: True),
        ("several", "Written in several ways", lambda row: len(row.forms) > 1),
        ("decided", "Decided", lambda row: bool(call.decided.about.get(row.id))),
    ]
    rows, choices = chosen(call, filters, call.snapshot.record.names)
    rows = sorted(rows, key=lambda row: (row.forms[0].casefold(), row.id))
    shown = listing(call, matching(call, rows, lambda row: " ".join(row.forms)), choices)
    views = [(row, len(row.mentions), call.about(row.id)) for row in shown.rows]
    status = 422 if fault else 200
    ticked = call.chosen.get("name", ())
    return call.show(
        "names_list.html", "Names", status, shown=shown, views=views, fault=fault, given=given or {}, ticked=ticked
    )


def _name(call: Call, identity: str) -> Name:
    for row in call.snapshot.record.names:
        if row.id == identity:
            return row
    raise MissingError("name")


def name(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a name with its spellings and where each first stands."""
    row = _name(call, identity)
    forms = []
    for form in row.forms:
        mentions = [one for one in row.mentions if one.text == form]
        forms.append((form, len(mentions), mentions[0]))
    return call.show(
        "name.html",
        "Name",
        422 if fault else 200,
        row=row,
        forms=forms,
        decisions=call.about(identity),
        fault=fault,
        given=given or {},
        ticked=call.chosen.get("form", ()),
    )


def decide_name(call: Call, identity: str) -> Response:
    """Part some spellings from a name."""
    _name(call, identity)

    def make() -> Decision:
        return call.snapshot.drafts.parting_name(identity, call.chosen.get("form", ()))

    return save(call, make, f"/names/{identity}", lambda fault, given: name(call, identity, fault, given))


def join_names(call: Call) -> Response:
    """Join the names that were ticked in the list."""

    def make() -> Decision:
        return call.snapshot.drafts.merging_names(call.chosen.get("name", ()))

    return save(call, make, "/names", lambda fault, given: names(call, fault, given))
