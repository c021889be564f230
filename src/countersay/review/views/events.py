"""Events: all accounts of one together, joined with those of another, or parted."""

from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from countersay.model import Event
from countersay.reporting.formatting import days
from countersay.reporting.quotations import quote_mention
from countersay.review.call import Call, MissingError
from countersay.review.views import rows
from countersay.review.views.joining import join_or_part, join_ticked

OFFERED = 200
"""Events offered to join with, the likeliest first; any two can be ticked in the list."""


def _known(call: Call, identity: str) -> Event:
    found = call.snapshot.index.events_of([identity])
    if not found:
        raise MissingError("event")
    return found[0]


def _day(event: Event) -> date:
    told = [day for one in event.mentions if (day := one.first or one.last) is not None]
    return min(told, default=date.max)


def when(event: Event) -> str:
    """Say on which days the accounts put an event.

    >>> from countersay.model import EventMention
    >>> told = EventMention(document="d", start=0, end=2, text="it", first=date(2031, 5, 3), last=date(2031, 5, 3))
    >>> when(Event(id="e", label="it", mentions=(told,)))
    '3 May 2031'
    """
    told = dict.fromkeys(days(one.first, one.last) for one in event.mentions if one.first or one.last)
    return " or ".join(told) or "no day given"


def _words(event: Event) -> set[str]:
    written = f"{event.label} {' '.join(event.participants)} {event.place or ''}"
    return {word.casefold() for word in written.split() if len(word) > 3}


def _likely(call: Call, event: Event) -> list[tuple[str, str, int]]:
    """Return events that may be the same: those of like words first, then those of near days."""
    own, day = _words(event), _day(event)
    others = [row for row in call.snapshot.record.events if row.id != event.id]
    others.sort(key=lambda row: (-len(own & _words(row)), abs((_day(row) - day).days), row.id))
    return [(row.id, f"{when(row)}: {row.label}", len(row.mentions)) for row in others[:OFFERED]]


def one(call: Call, identity: str, fault: str = "", given: Mapping[str, str] | None = None) -> Response:
    """Show an event with all its accounts, and what it may be joined with."""
    event = _known(call, identity)
    accounts = [
        (account.spot, quote)
        for account in event.mentions
        if (quote := quote_mention(call.snapshot.index, account, 0)) is not None
    ]
    return call.show(
        "event_page.html",
        "Event",
        422 if fault else 200,
        event=event,
        when=when(event),
        accounts=accounts,
        others=_likely(call, event),
        findings=[row for row in call.snapshot.findings.values() if identity in row.events],
        decisions=call.about(identity),
        seen=call.workspace.log.version(call.snapshot.drafts.account_passages(identity)),
        fault=fault,
        given=given or {},
        ticked=call.chosen.get("account", ()),
    )


def decide(call: Call, identity: str) -> Response:
    """Join an event with another, or part accounts from it."""
    _known(call, identity)
    drafts = call.snapshot.drafts
    return join_or_part(
        call,
        part=lambda: drafts.parting_event(identity, call.chosen.get("account", ())),
        join=lambda other: drafts.of_events(identity, other),
        asking="Choose the event that is the same.",
        path=f"/events/together/{identity}",
        again=lambda fault, given: one(call, identity, fault, given),
    )


def join(call: Call) -> Response:
    """Join the events of the two accounts that were ticked in the list."""
    ticked = tuple(dict.fromkeys(call.chosen.get("account", ())))
    homes = call.snapshot.event_at
    return join_ticked(
        call,
        ticked,
        lambda first, second: call.snapshot.drafts.of_events(homes.get(first, ""), homes.get(second, "")),
        asking="Tick exactly two accounts to join their events.",
        path="/events",
        again=lambda fault, given: rows.index(call, "events", fault, given),
    )
