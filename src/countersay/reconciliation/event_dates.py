"""Compare the days that accounts give for one event, and stated lengths of time with the events they lie between.

An event of the record with asserted accounts of differing whole days in several documents is a row on the day itself: the
day is no later than the earlier one says and no earlier than the later one says. Linking joins such accounts only where
class, thing and wording agree, yet whether they are one event stays a reading: the clash is a tension, dissolved if they
tell of two events. Accounts of one issuer are a revision.

A length of time ("eight months since the signing, X opened the road") is compared with the days that other accounts give
to its two events; it may be off by less than one of its units either way.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Self

from countersay.model import (
    Certificate,
    CertificateRow,
    Document,
    Event,
    EventMention,
    Figure,
    Finding,
    PlacedTimex,
    ReadingOutcome,
    Record,
    Strength,
    Term,
    identify,
)
from countersay.reconciliation.wording import day, listing, number

# Days in a unit: fewest and most. Nine months have at most 279 days, seven at least 196.
PER_UNIT = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
OTHER_EVENT = "event:other"
NIGHT = "event:night"


@dataclass(frozen=True, slots=True)
class Books:
    """What quotations need, by id."""

    documents: Mapping[str, Document]
    timexes: Mapping[str, PlacedTimex]
    speakers: Mapping[str, str]

    @classmethod
    def of(cls, record: Record) -> Self:
        """Lay out a record."""
        return cls(
            documents={document.id: document for document in record.documents},
            timexes={timex.id: timex for timex in record.timexes},
            speakers={voice.id: voice.speaker for voice in record.attributions if voice.speaker is not None},
        )


@dataclass(frozen=True, slots=True)
class _Telling:
    """An account that gives one day."""

    event: Event
    mention: EventMention
    day: date


def checked_events(record: Record) -> list[Finding]:
    """Return events on differing days and lengths of time that fit their two events or do not."""
    books = Books.of(record)
    found = [finding for event in record.events if (finding := _differing(event, books)) is not None]
    return found + _lengths(record, books)


def _told(event: Event, books: Books) -> list[_Telling]:
    """Return the asserted accounts of one whole day, by day, publication and place."""
    told = [
        _Telling(event, mention, mention.first)
        for mention in event.mentions
        if mention.first is not None and mention.first == mention.last and mention.status == "asserted"
    ]
    return sorted(told, key=lambda one: (one.day, *published(one.mention, books), one.mention.start))


def published(mention: EventMention, books: Books) -> tuple[str, str]:
    """Return the date of the document, and its path to tell apart those of one day."""
    document = books.documents.get(mention.document)
    issued = document.issued.value if document is not None and document.issued is not None else ""
    return issued, document.path if document is not None else mention.document


def _one_day_each(told: Sequence[_Telling]) -> list[_Telling]:
    """Leave out documents that give the event several days themselves: they speak of several events, or of a long one."""
    days: dict[str, set[date]] = {}
    for one in told:
        days.setdefault(one.mention.document, set()).add(one.day)
    return [one for one in told if len(days[one.mention.document]) == 1]


def _of_one_kind(told: Sequence[_Telling]) -> list[_Telling]:
    """Keep accounts of the class that most have: "attending the congress" is no "report", and may be of another day."""
    counts = Counter(one.mention.kind for one in told)
    most = min(counts, key=lambda kind: (-counts[kind], kind), default=None)
    return [one for one in told if one.mention.kind == most]


def _differing(event: Event, books: Books) -> Finding | None:
    if len(event.mentions) < 2 or len({mention.first for mention in event.mentions}) < 2:
        return None
    told = _one_day_each(_told(event, books))
    if not any(mention.decisions for mention in event.mentions):
        told = _of_one_kind(told)  # what a person has joined is one, whatever its words
    if len({one.day for one in told}) < 2:
        return None
    early, late = told[0], told[-1]
    apart = (late.day - early.day).days
    accounts = list({(one.mention.document, one.day): one for one in reversed(told)}.values())[::-1]
    issuers = {_side(one.mention, books) for one in accounts}
    ids = tuple(dict.fromkeys(timex for one in accounts for timex in one.mention.timexes))
    parts = [f"{_quoted(one, books)}: {day(one.day)}" for one in accounts]
    sentence = f"One event on differing days, {number(Fraction(apart))} {_days(apart)} apart. {'; '.join(parts)}."
    revision = Finding(
        id=identify("k", "revision", "event-day", event.id),
        relation="revision",
        kind="event-day",
        events=(event.id,),
        documents=tuple(dict.fromkeys(one.mention.document for one in accounts)),
        attributions=tuple(dict.fromkeys(a for one in accounts if (a := one.mention.attribution))),
        timexes=ids,
        sentence=sentence,
        size=Fraction(apart),
    )
    if len(issuers) == 1 and None not in issuers:
        return revision
    rows = (_row(late, "lower"), _row(early, "upper"))
    total = sum((row.bound for row in rows), Fraction(0))
    dissolved = (OTHER_EVENT, NIGHT) if apart == 1 else (OTHER_EVENT,)
    return replace(
        revision,
        id=identify("k", "tension", "event-day", event.id),
        relation="tension",
        steps=(
            *(f"{row.text}." for row in rows),
            f"Counted in days: 0 <= {number(rows[1].bound)} - {number(-rows[0].bound)} = {number(total)}, which cannot be.",
        ),
        readings=(
            ReadingOutcome(label="plain", feasible=False),
            *(ReadingOutcome(label=label, feasible=True) for label in dissolved),
            ReadingOutcome(label="loosest", feasible=True),
        ),
        dissolved_by=dissolved,
        certificate=Certificate(rows=rows, sum=total),
        alternatives=len({one.day for one in told}) - 2,
        strength=_strength(apart),
    )


def _strength(apart: int) -> Strength:
    """A day either way may be the night between; more is not."""
    return "low" if apart == 1 else "medium"


def _row(one: _Telling, sense: str) -> CertificateRow:
    """Write an account as a row on the number of the day (1 January of the year 1 is day 1)."""
    return day_row(one.event.id, one.day, sense, one.mention.text)


def day_row(event: str, when: date, sense: str, told: str) -> CertificateRow:
    """Write that an event (its id) was no later than a day, or with the sense "lower" no earlier, as `told` says."""
    sign = -1 if sense == "lower" else 1
    ordinal = when.toordinal()
    side = "no earlier" if sense == "lower" else "no later"
    words = " ".join(told.split())
    return CertificateRow(
        claim=event,
        axiom=None,
        multiplier=Fraction(1),
        terms=(Term(series=event, after=None, through=None, coefficient=Fraction(sign)),),
        sense="lower" if sense == "lower" else "upper",
        bound=Fraction(sign * ordinal),
        text=f"It was {side} than {day(when)}, day {number(Fraction(ordinal))} of the calendar: “{words}”",
    )


def _quoted(one: _Telling, books: Books) -> str:
    """Quote an account with its voice and the date of its document; a day of a list with the whole list."""
    mention = one.mention
    document = books.documents.get(mention.document)
    issued = document.issued.value if document is not None and document.issued is not None else "undated"
    words, before = mention.text, ""
    listed = [books.timexes[timex] for timex in mention.listed if timex in books.timexes]
    if listed and document is not None:
        words = document.text[min(t.start for t in listed) : max(t.end for t in listed)]
        before = f"{mention.noun or mention.verb or 'event'} on "
    return f"{before}“{' '.join(words.split())}” ({voice_of(mention, books)}, {issued})"


def voice_of(mention: EventMention, books: Books) -> str:
    """Name the one who gives the account: the speaker where there is one, else the document's issuer."""
    speaker = books.speakers.get(mention.attribution or "")
    document = books.documents.get(mention.document)
    issuer = document.issuer.label if document is not None and document.issuer is not None else "no stated issuer"
    return f"{speaker}, in {issuer}" if speaker and speaker != issuer else issuer


def _side(mention: EventMention, books: Books) -> str | None:
    """Return who answers for a document: its party where one is declared, else its issuer."""
    document = books.documents.get(mention.document)
    if document is None:
        return None
    return document.party or (document.issuer.label if document.issuer is not None else None)


def _days(count: int) -> str:
    return "day" if count == 1 else "days"


def _lengths(record: Record, books: Books) -> list[Finding]:
    """Check each length of time whose two events other accounts date."""
    undated = [
        (event, mention)
        for event in record.events
        for mention in event.mentions
        if mention.first is None and mention.last is None and mention.status == "asserted"
    ]
    begun_in: dict[str, list[tuple[Event, EventMention]]] = defaultdict(list)
    for event, mention in undated:
        if not mention.timexes:
            begun_in[mention.document].append((event, mention))
    figures = {(figure.document, figure.number.start): figure for figure in record.figures if figure.kind == "duration"}
    found = []
    for done, mention in undated:
        timex = books.timexes.get(mention.timexes[0]) if mention.timexes else None
        if timex is None:
            continue
        inside = (figures.get((timex.document, at)) for at in range(timex.start, timex.end))
        figure = next((figure for figure in inside if figure is not None), None)
        begun = [event for event, other in begun_in[mention.document] if _beside(mention, other)]
        if figure is not None and len(begun) == 1 and begun[0].id != done.id:
            found += _length(figure, _told(begun[0], books), _told(done, books), books)
    return found


def _beside(mention: EventMention, other: EventMention) -> bool:
    """Say whether the two are the ends of one length of time: their words follow each other in one document."""
    return mention.document == other.document and mention.start <= other.start < mention.end


def _length(figure: Figure, begun: Sequence[_Telling], done: Sequence[_Telling], books: Books) -> list[Finding]:
    known = figure.value is not None and figure.unit in PER_UNIT and not figure.supposed and figure.stance == "asserts"
    if not known or len({one.day for one in begun}) != 1 or len({one.day for one in done}) != 1:
        return []
    first = min(
        begun, key=lambda one: one.mention.document != figure.document
    )  # what the same document says, if it does
    last = done[0]
    apart = (last.day - first.day).days
    least, most = span_of_days(figure)
    parts = listing([f"{_quoted(one, books)} on {day(one.day)}" for one in (first, last)])
    sum_that_comes_out = Finding(
        id=identify("k", "adds_up", "duration", figure.id, first.event.id, last.event.id),
        relation="adds_up",
        kind="duration",
        figures=(figure.id,),
        events=(first.event.id, last.event.id),
        documents=tuple(dict.fromkeys((figure.document, first.mention.document, last.mention.document))),
        timexes=tuple(dict.fromkeys((*first.mention.timexes, *last.mention.timexes))),
        sentence=f"“{figure.text}” fits the days that other accounts give: {parts}.",
        steps=(f"{day(first.day)} to {day(last.day)}: {number(Fraction(apart))} days",),
    )
    if (least is None or apart >= least) and (most is None or apart <= most):
        return [sum_that_comes_out]
    sentence = f"“{figure.text}” does not fit the days that other accounts give: {parts}, {apart} days apart."
    return [_misfit(replace(sum_that_comes_out, sentence=sentence), figure, first, last)]


def _misfit(finding: Finding, figure: Figure, first: _Telling, last: _Telling) -> Finding:
    apart, (least, most) = (last.day - first.day).days, span_of_days(figure)
    long = most is not None and apart > most
    limit = Fraction(most if long and most is not None else -(least or 0))
    sign = 1 if long else -1
    side = f"at most {number(limit)}" if long else f"at least {number(-limit)}"
    length = CertificateRow(
        claim=figure.id,
        axiom=None,
        multiplier=Fraction(1),
        terms=(
            Term(series=last.event.id, after=None, through=None, coefficient=Fraction(sign)),
            Term(series=first.event.id, after=None, through=None, coefficient=Fraction(-sign)),
        ),
        sense="upper" if long else "lower",
        bound=limit,
        text=f"“{figure.text}” is {side} days",
    )
    rows = (_row(last, "lower" if long else "upper"), _row(first, "upper" if long else "lower"), length)
    total = sum((row.bound for row in rows), Fraction(0))
    return replace(
        finding,
        id=identify("k", "tension", "duration", figure.id, first.event.id, last.event.id),
        relation="tension",
        steps=(
            *(f"{row.text}." for row in rows),
            f"{number(Fraction(apart))} days against {side}: 0 <= {number(total)}, which cannot be.",
        ),
        readings=(
            ReadingOutcome(label="plain", feasible=False),
            ReadingOutcome(label=OTHER_EVENT, feasible=True),
            ReadingOutcome(label="loosest", feasible=True),
        ),
        dissolved_by=(OTHER_EVENT,),
        certificate=Certificate(rows=rows, sum=total),
        size=abs(total),
        strength="medium",
    )


def span_of_days(figure: Figure) -> tuple[int | None, int | None]:
    """Return the fewest and most days of a stated length, one of its units off either way; None where left open.

    "Eight months" is more than seven and less than nine; "less than eight months" has no fewest.
    """
    assert figure.unit is not None
    short, long = PER_UNIT[figure.unit]
    least = None if figure.lower is None else int((figure.lower - 1) * short)
    most = None if figure.upper is None else int((figure.upper + 1) * long)
    return least, most
