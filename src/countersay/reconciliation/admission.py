"""Which figures may be compared, who stands behind each, and in what order they are taken.

A figure is admitted to a sum that may accuse someone only if a voice asserts it, no enclosing voice denies it or hands
it on as an allegation, and its words give a number that a convention did not have to supply. Others are kept for the
findings that accuse nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from countersay.model import Attribution, Document, Figure, Period, Record

EARLIEST, LATEST = date(2, 1, 1), date(9998, 12, 31)
OrderKey = tuple[str, str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure with what decides how it may be used.

    Attributes:
        order: path, document, start, end, id: the canonical order of all lists of claims.
        asserter: whose claim it is: the innermost speaker, else the issuer, else the document itself.
        side: whose account the document gives: its party, else who asserts the claim.
        issued: the document's date as written ("2023-02" may be all that is known), "" if unknown.
        published: day of publication where the words were spoken on another day.
        accuses: whether it may stand in a sum that accuses.
        why_not: why it may not, "" if it may.
    """

    figure: Figure
    order: OrderKey
    asserter: str
    side: str = ""
    issued: str = ""
    published: date | None = None
    accuses: bool = True
    why_not: str = ""


def admit(record: Record) -> tuple[Claim, ...]:
    """Return the record's figures as claims in canonical order, whatever the order of its tables."""
    documents = {document.id: document for document in record.documents}
    attributions = {attribution.id: attribution for attribution in record.attributions}
    claims = [_claim(figure, documents.get(figure.document), attributions) for figure in record.figures]
    return tuple(sorted(claims, key=lambda claim: claim.order))


def _claim(figure: Figure, document: Document | None, attributions: Mapping[str, Attribution]) -> Claim:
    chain = _voices(figure, attributions)
    why_not = _why_not(figure, chain)
    issued = document.issued.value if document is not None and document.issued is not None else ""
    published = None
    if document is not None and document.spoken is not None and len(issued) == 10:
        day = date.fromisoformat(issued)
        published = day if day != document.spoken else None
    path = document.path if document is not None else ""
    asserter = _asserter(figure, document, chain)
    return Claim(
        figure=figure,
        order=(path, figure.document, figure.start, figure.end, figure.id),
        asserter=asserter,
        side=document.party if document is not None and document.party is not None else asserter,
        issued=issued,
        published=published,
        accuses=not why_not,
        why_not=why_not,
    )


def _voices(figure: Figure, attributions: Mapping[str, Attribution]) -> list[Attribution]:
    """Walk from the innermost voice outwards; a circle of parents is cut."""
    chain: list[Attribution] = []
    seen: set[str] = set()
    current = figure.attribution
    while current is not None and current in attributions and current not in seen:
        seen.add(current)
        chain.append(attributions[current])
        current = attributions[current].parent
    return chain


def _asserter(figure: Figure, document: Document | None, chain: list[Attribution]) -> str:
    if chain and chain[0].kind != "issuer" and chain[0].speaker is not None:
        return chain[0].speaker
    if document is not None and document.issuer is not None:
        return document.issuer.label
    return document.path if document is not None else figure.document


def _stated(figure: Figure) -> list[Fraction]:
    return [number for number in (figure.lower, figure.upper, figure.value) if number is not None]


def _is_empty(figure: Figure) -> bool:
    """Say whether the bounds exclude each other, which is a slip of reading or writing, not a clash."""
    if figure.lower is None or figure.upper is None:
        return False
    touching_open = figure.lower == figure.upper and (figure.lower_open or figure.upper_open)
    return figure.lower > figure.upper or touching_open


def _why_not(figure: Figure, chain: list[Attribution]) -> str:
    if figure.stance != "asserts":
        return f"its voice {figure.stance} it"
    for voice in chain:
        if voice.stance in ("denies", "reports_allegation", "demands", "commits"):
            return f"an enclosing voice {voice.stance} it"
    # "Not a single truck passed from 3 to 9 May" states a count over stated days; "no obstacles" does not.
    nought = figure.value == 0 and figure.series is not None
    if figure.precision == "vague" or (figure.precision == "universal" and not nought):
        return f"its number is {figure.precision}"
    if "year" in figure.assumed:
        return "its words name a year over the turn of the year and not its days"
    if figure.assumed:
        return f"its {' and '.join(figure.assumed)} is taken from the sentences before"
    if figure.change in ("up", "down"):
        return "it is a change, not a count"
    if figure.lower is None and figure.upper is None:
        return "its words set no bound"
    if _is_empty(figure):
        return "no number is within its bounds"
    if figure.kind in ("flow", "stock", "average") and min(_stated(figure)) < 0:
        return "it counts less than nothing"
    if figure.window is not None and figure.window.kind == "past":
        return "its window is rough"
    if figure.window is not None and not _is_ordinary(figure.window):
        return "its window is turned round or at the edge of the calendar"
    return ""


def _is_ordinary(window: Period) -> bool:
    """Say whether the days come in their order and leave room for a day more or less."""
    first, last = window.first or window.last, window.last or window.first
    if first is None or last is None:
        return True
    first_latest, last_earliest = window.first_latest or first, window.last_earliest or last
    in_order = first <= last and first <= first_latest and last_earliest <= last
    return in_order and min(first, last_earliest) > EARLIEST and max(last, first_latest) < LATEST
