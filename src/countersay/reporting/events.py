"""Events on the page: one row an event, its accounts beside each other where they differ.

Accounts of several documents differ by their days, by the count they give of one thing ("45,000 people", "300,000 people"
in the sentence of the account, for no other days), or by what came of it (stated here, denied or cancelled there).
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations
from typing import TypeVar

from countersay.model import Event, EventMention, Figure
from countersay.reporting import wording
from countersay.reporting.formatting import days
from countersay.reporting.index import Index, anchor
from countersay.reporting.lists import Link
from countersay.reporting.quotations import Excerpt, excerpt
from countersay.reporting.timeline import Timeline, differs, draw

_SENTENCE = 400  # code points between an account and a count of its sentence
_Made = TypeVar("_Made")
_COUNTED = frozenset({"flow", "stock"})


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
    counts: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with its accounts; `dates` counts the different days they give; `number` is given where these differ.

    `unlike` names what else differs between documents: "counts", "actors", "outcome", from the record's findings of kind
    event-count, event-actor and event-outcome; counts that other findings hold are seen here.
    """

    id: str
    label: str
    place: str
    when: str
    dates: int
    accounts: tuple[Account, ...]
    number: int | None
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Events:
    """All events: the drawing, those on differing days, those told otherwise differently, several times, and once."""

    total: int
    drawing: Timeline | None
    differing: tuple[EventRow, ...]
    unlike: tuple[EventRow, ...]
    several: tuple[EventRow, ...]
    single: tuple[EventRow, ...]


def present(index: Index) -> Events:
    """List events by their first day; those without a day come last, in the order of the record."""
    rows = sorted_rows(index, partial(event_row, index))
    ordered, numbers = _ordered(index)
    return gathered(rows, draw(index, ordered, numbers))


def _ordered(index: Index) -> tuple[list[Event], dict[str, int]]:
    """Return the events by their first day, and the numbers of those whose days differ."""
    ordered = sorted(index.record.events, key=_first_day)
    return ordered, {event.id: number for number, event in enumerate(filter(differs, ordered), 1)}


def sorted_rows(index: Index, make: Callable[[Event, int | None, frozenset[str]], _Made]) -> list[_Made]:
    """Return what `make` makes of each event, its number and the kinds of the findings about it, by first day."""
    ordered, numbers = _ordered(index)
    kinds: dict[str, set[str]] = {}
    for finding in index.record.findings:
        for one in finding.events:
            kinds.setdefault(one, set()).add(finding.kind)
    return [make(event, numbers.get(event.id), frozenset(kinds.get(event.id, ()))) for event in ordered]


def gathered(rows: Sequence[EventRow], drawing: Timeline | None) -> Events:
    """Sort rows by how their accounts differ."""
    return Events(
        total=len(rows),
        drawing=drawing,
        differing=tuple(row for row in rows if row.number is not None),
        unlike=tuple(row for row in rows if row.number is None and row.unlike),
        several=tuple(row for row in rows if row.number is None and not row.unlike and len(row.accounts) > 1),
        single=tuple(row for row in rows if is_single(row)),
    )


def is_single(row: EventRow) -> bool:
    """Say whether an event is told once."""
    return row.number is None and len(row.accounts) < 2


def _first_day(event: Event) -> date:
    return min((mention.first for mention in event.mentions if mention.first), default=date.max)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one account counts, by the noun, and how it is told."""

    document: str
    status: str
    counts: dict[str, frozenset[str]]
    words: tuple[str, ...]


def _told(index: Index, mention: EventMention) -> _Told:
    """Gather the counts in the sentence of an account: of its days, or of none."""
    paper, counts, words = index.papers[mention.document], dict[str, frozenset[str]](), []
    text = paper.document.text
    for figure in index.figures_in.get(mention.document, ()):
        if not mention.start - _SENTENCE <= figure.start < mention.end + _SENTENCE or figure.kind not in _COUNTED:
            continue
        low, high = sorted((figure.start, mention.start))
        if re.search(r"[.!?;]\s|\n\s*\n", text[low:high]) or not _same_days(figure, mention) or figure.value is None:
            continue
        key = figure.counted or ""
        counts[key] = counts.get(key, frozenset()) | {str(figure.value)}
        words.append(" ".join(text[figure.start : figure.end].split()))
    return _Told(mention.document, mention.status, counts, tuple(dict.fromkeys(words)))


def _same_days(figure: Figure, mention: EventMention) -> bool:
    window = figure.window
    return window is None or window.first is None or (window.first, window.last) == (mention.first, mention.last)


def _unlike(kinds: Collection[str], told: Sequence[_Told]) -> tuple[str, ...]:
    """Name what differs between the accounts of several documents; `kinds` are those of the findings about the event."""
    found = []
    pairs = [(one, other) for one, other in combinations(told, 2) if one.document != other.document]
    counted = any(
        not one.counts[key] & other.counts[key] for one, other in pairs for key in one.counts if key in other.counts
    )
    if counted or "event-count" in kinds:
        found.append("counts")
    if "event-actor" in kinds:
        found.append("actors")
    if "event-outcome" in kinds:
        found.append("outcome")
    return tuple(found)


def _closest(event: Event) -> str | None:
    """Return the closest days of accounts of which the others only give a month or a year that holds them; else None.

    >>> from datetime import date
    >>> from countersay.model import EventMention
    >>> def told(first, last):
    ...     return EventMention(document="d", start=0, end=2, text="it", first=first, last=last)
    >>> day, month = date(2031, 3, 4), (date(2031, 3, 1), date(2031, 3, 31))
    >>> _closest(Event(id="e", label="it", mentions=(told(day, day), told(*month))))
    '4 March 2031'
    """
    spans = {(one.first, one.last) for one in event.mentions if one.first is not None and one.last is not None}
    if len(spans) < 2 or any((one.first is None) != (one.last is None) for one in event.mentions):
        return None
    first, last = min(spans, key=lambda span: (span[1] - span[0], span))
    wide = all(low <= first and last <= high and (high - low).days > 26 for low, high in spans - {(first, last)})
    return days(first, last) if wide else None


def event_row(index: Index, event: Event, number: int | None, kinds: Collection[str]) -> EventRow:
    """Present one event; `kinds` are those of the findings about it."""
    accounts, told = [], []
    for mention in event.mentions:
        paper = index.papers.get(mention.document)
        if paper is None or not 0 <= mention.start < mention.end <= len(paper.document.text):
            continue
        told.append(_told(index, mention))
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
                ", ".join(told[-1].words),
            )
        )
    given = tuple(dict.fromkeys(account.days for account in accounts if account.days))
    if (closest := _closest(event)) is not None:
        given = (closest,)
    firsts = {mention.first for mention in event.mentions}
    begun = next(iter(firsts)) if len(firsts) == 1 else None
    if len(given) > 1 and begun is not None:
        when = f"from {days(begun, begun)}; ends differ"
    else:
        when = given[0] if len(given) == 1 else f"{len(given)} different dates given" if given else "no day given"
    return EventRow(
        anchor(event.id),
        event.label,
        event.place or "",
        when,
        len(given),
        tuple(accounts),
        number,
        _unlike(kinds, told),
    )
