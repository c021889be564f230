"""Events on the page: one row an event, its accounts beside each other where their days differ."""

from dataclasses import dataclass
from datetime import date

from countersay.model import Event
from countersay.reporting import wording
from countersay.reporting.formatting import days
from countersay.reporting.index import Index, anchor
from countersay.reporting.lists import Link
from countersay.reporting.quotations import Excerpt, excerpt
from countersay.reporting.timeline import Timeline, differs, draw


@dataclass(frozen=True, slots=True)
class Account:
    """One account of an event."""

    days: str
    status: str
    excerpt: Excerpt
    speaker: str
    letter: str
    link: Link
    participants: str
    place: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its accounts; `dates` counts the different days they give; `number` is given where these differ."""

    id: str
    label: str
    place: str
    when: str
    dates: int
    accounts: tuple[Account, ...]
    number: int | None


@dataclass(frozen=True, slots=True)
class Events:
    """All events: the drawing, those on differing days, those told several times, and those told once."""

    total: int
    drawing: Timeline | None
    differing: tuple[EventRow, ...]
    several: tuple[EventRow, ...]
    single: tuple[EventRow, ...]


def present(index: Index) -> Events:
    """List events by their first day; those without a day come last, in the order of the record."""
    ordered = sorted(index.record.events, key=_first_day)
    numbers = {event.id: number for number, event in enumerate(filter(differs, ordered), 1)}
    rows = [_event(index, event, numbers.get(event.id)) for event in ordered]
    return Events(
        total=len(rows),
        drawing=draw(index, ordered, numbers),
        differing=tuple(row for row in rows if row.number is not None),
        several=tuple(row for row in rows if row.number is None and len(row.accounts) > 1),
        single=tuple(row for row in rows if row.number is None and len(row.accounts) < 2),
    )


def _first_day(event: Event) -> date:
    return min((mention.first for mention in event.mentions if mention.first), default=date.max)


def _event(index: Index, event: Event, number: int | None) -> EventRow:
    accounts = []
    for mention in event.mentions:
        paper = index.papers.get(mention.document)
        if paper is None or not 0 <= mention.start < mention.end <= len(paper.document.text):
            continue
        accounts.append(
            Account(
                days(mention.first, mention.last) if mention.first or mention.last else "",
                wording.STATUSES.get(mention.status, mention.status),
                excerpt(paper, mention.start, mention.end),
                index.issuer(mention.document),
                paper.letter,
                Link(index.place(mention.document, mention.start), index.mention_spot(mention)),
                ", ".join(mention.participants),
                mention.place or "",
            )
        )
    given = tuple(dict.fromkeys(account.days for account in accounts if account.days))
    when = given[0] if len(given) == 1 else f"{len(given)} different dates given" if given else "no day given"
    return EventRow(anchor(event.id), event.label, event.place or "", when, len(given), tuple(accounts), number)
