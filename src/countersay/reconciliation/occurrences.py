"""One event on two days: what documents that each give it a single day cannot all be right about.

Only events are compared that linking has already found to be one, whose accounts are asserted, of which each document
gives one day alone, and of which two documents give different ones. That it may be two events after all is always a
reading, so nothing here is more than a tension.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from countersay.model import (
    Certificate,
    CertificateRow,
    Document,
    Event,
    EventMention,
    Finding,
    ReadingOutcome,
    Record,
    Term,
    identify,
)
from countersay.reconciliation.readings import LOOSEST, PLAIN
from countersay.reconciliation.wording import day, number

SCOPE = "scope:other"


def event_clashes(record: Record) -> list[Finding]:
    """Return the events of a record that documents put on different days."""
    documents = {document.id: document for document in record.documents}
    found = []
    for event in sorted(record.events, key=lambda event: event.id):
        days = _one_day_each(event, documents)
        if len({mention.first for mention in days}) > 1:
            found.append(_clash(event, days, documents))
    return found


def _one_day_each(event: Event, documents: dict[str, Document]) -> list[EventMention]:
    """Return the first mention in each document that gives the event one day and no other, by path and place."""
    given: dict[str, list[EventMention]] = {}
    for mention in sorted(event.mentions, key=lambda one: (one.start, one.end, one.text)):
        if mention.first is not None and mention.status == "asserted":
            given.setdefault(mention.document, []).append(mention)
    order = sorted(given, key=lambda one: (documents[one].path if one in documents else "", one))
    sure = []
    for document in order:
        mentions = given[document]
        if len({(one.first, one.last) for one in mentions}) == 1 and mentions[0].first == mentions[0].last:
            sure.append(mentions[0])
    return sure


def _clash(event: Event, mentions: Sequence[EventMention], documents: dict[str, Document]) -> Finding:
    one = mentions[0]
    other = next(mention for mention in mentions if mention.first != one.first)
    early, late = sorted((one, other), key=lambda mention: mention.first or date.min)
    rows = (_row(event, late, -1), _row(event, early, 1))
    apart = -(rows[0].bound + rows[1].bound)
    told = [f"“{mention.text}” ({_voice(mention, documents)}) on {_day(mention)}" for mention in (one, other)]
    return Finding(
        id=identify("k", "tension", "event-day", event.id, one.document, other.document),
        relation="tension",
        kind="event-day",
        events=(event.id,),
        documents=(one.document, other.document),
        sentence=f"{told[0]} and {told[1]} cannot both be the day of one event: {number(apart)} days apart.",
        steps=(*(row.text for row in rows), f"The two days are {number(apart)} apart."),
        readings=tuple(
            ReadingOutcome(label=label, feasible=feasible)
            for label, feasible in ((PLAIN, False), (SCOPE, True), (LOOSEST, True))
        ),
        dissolved_by=(SCOPE,),
        certificate=Certificate(rows=rows, sum=-apart),
        alternatives=len({mention.first for mention in mentions}) - 2,
        size=apart,
        strength="low",
    )


def _row(event: Event, mention: EventMention, sign: int) -> CertificateRow:
    """Write that the event is no later (or earlier) than the day given, as the number of that day (ordinal)."""
    assert mention.first is not None
    side = "no later" if sign > 0 else "no earlier"
    return CertificateRow(
        claim=event.id,
        axiom=None,
        multiplier=Fraction(1),
        terms=(Term(series=event.id, after=None, through=None, coefficient=Fraction(sign)),),
        sense="upper" if sign > 0 else "lower",
        bound=Fraction(sign * mention.first.toordinal()),
        text=f"“{mention.text}”: {side} than {day(mention.first)}",
    )


def _day(mention: EventMention) -> str:
    return day(mention.first) if mention.first is not None else "no day"


def _voice(mention: EventMention, documents: dict[str, Document]) -> str:
    document = documents.get(mention.document)
    if document is None:
        return mention.document
    issuer = document.issuer.label if document.issuer is not None else document.path
    return f"{issuer}, {document.issued.value}" if document.issued is not None else f"{issuer}, undated"
