"""Reading blind: the passage without what the software made of it, then the two side by side."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

from starlette.responses import Response

from countersay.decisions.claims import figure_at
from countersay.decisions.fields import checked
from countersay.errors import SettingsError
from countersay.model import Decision
from countersay.review.blind import FIELDS, between, order, readings, same, with_software
from countersay.review.call import Call, MissingError, away
from countersay.review.passages import passage_of
from countersay.review.saving import save
from countersay.review.views.claims import fields, given_fields
from countersay.review.wording import LABELS


def _read_by(call: Call, reviewer: str) -> set[str]:
    found = set()
    for row in readings(call.decided.rows):
        place = call.snapshot.places.find(row.passages[0]) if row.reviewer == reviewer else None
        figure = figure_at(call.snapshot.figures_in.get(place.document, ()), place) if place else None
        if figure is not None:
            found.add(figure.id)
    return found


def _key(call: Call, figure: str) -> str:
    return call.snapshot.drafts.of_figure(figure, "confirmed").key


def start(call: Call) -> Response:
    """Go to the next claim that this reviewer has not read."""
    done = _read_by(call, call.reviewer)
    wanted = (one for one in order(call.snapshot.record.figures, call.snapshot.accused) if one not in done)
    after = next(wanted, None)
    return away(f"/blind/{after}" if after else "/agreement")


def one(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show a claim without what was read out of it; once this reviewer has read it, with both."""
    figure = call.snapshot.figures.get(identity)
    if figure is None:
        raise MissingError("claim")
    number = (figure.number.start, figure.number.end)
    mine = _mine(call, identity)
    read = call.snapshot.drafts.read(figure)
    rows: tuple[tuple[str, str, str, bool], ...] = ()
    if mine is not None:
        told = dict(mine.fields)
        rows = tuple(
            (LABELS[name], told.get(name, ""), read[name], same(name, told.get(name, ""), read[name]))
            for name in FIELDS
        )
    now = {"kind": "", "stance": "", "approximate": "no"} | (given_fields(call) if fault else {})
    done = _read_by(call, call.reviewer)
    return call.show(
        "blind.html",
        "Read blind",
        422 if fault else 200,
        identity=identity,
        passage=passage_of(call.snapshot, figure.document, number),
        form=fields({}, now, FIELDS),
        rows=rows,
        differing=any(not row[3] for row in rows),
        read_so=_correction(mine, read) if mine else {},
        known=len(done),
        total=len(call.snapshot.figures),
        seen=call.workspace.log.version(call.snapshot.drafts.figure_passages(figure)),
        fault=fault,
        given=given or {},
    )


def _mine(call: Call, identity: str) -> Decision | None:
    key = _key(call, identity)
    found = [row for row in readings(call.decided.rows) if (row.reviewer, row.key) == (call.reviewer, key)]
    return found[-1] if found else None


def _correction(mine: Decision, read: Mapping[str, str]) -> dict[str, str]:
    """Return the fields in which the reader and the software differ, as the reader has them."""
    return {name: value for name, value in mine.fields if not same(name, value, read.get(name, ""))}


def decide(call: Call, identity: str) -> Response:
    """Keep what a reviewer read; it is compared and changes nothing."""
    figure = call.snapshot.figures.get(identity)
    if figure is None:
        raise MissingError("claim")

    def make() -> Decision:
        given = {name: value for name, value in given_fields(call).items() if name in FIELDS}
        if not given.get("value"):
            raise SettingsError("Say which number stands there; leave the rest empty where the words say nothing.")
        if not given.get("kind") or not given.get("stance"):
            raise SettingsError("Choose what kind of figure it is and what the voice does with it.")
        told = checked(given)
        read = call.snapshot.drafts.read(figure)
        agrees = all(same(name, told.get(name, ""), read[name]) for name in FIELDS)
        draft = call.snapshot.drafts.of_figure(identity, "confirmed")
        return replace(
            draft,
            verdict="confirmed" if agrees else "corrected",
            blind=True,
            fields=tuple((name, told.get(name, "")) for name in FIELDS),
            before=tuple((name, read[name]) for name in FIELDS),
        )

    return save(call, make, f"/blind/{identity}", lambda fault, given: one(call, identity, fault, given))


def agreement(call: Call) -> Response:
    """Show how far people agree with the software and with each other."""
    rows = readings(call.decided.rows)
    people = sorted({row.reviewer for row in rows})
    groups = [("All readers and the software", with_software(rows), len(rows))]
    if len(people) > 1:
        for who in people:
            own = [row for row in rows if row.reviewer == who]
            groups.append((f"{who} and the software", with_software(own), len(own)))
    for left, right in combinations(people[:8], 2):
        shared = between(rows, left, right)
        if shared:
            groups.append((f"{left} and {right}", shared, max(one.compared for one in shared)))
    differing = [
        (row.reviewer, row.passages[0].text, LABELS[name], value, dict(row.before)[name], row.passages[0].path)
        for row in rows
        for name, value in row.fields
        if not same(name, value, dict(row.before).get(name, ""))
    ]
    return call.show("agreement.html", "Agreement", groups=groups, differing=differing[:200], labels=LABELS)
