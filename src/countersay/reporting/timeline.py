"""The timeline as a drawing: a lane for each document, its accounts at their days, and lines between accounts of one event.

A dot is one day, a bar below the line several; a dashed bar goes on, or began, on a day
that is not known. Hollow marks are not stated as having happened. Lines join
accounts of one event; a heavy one joins differing days and bears the event's number in the table below. Shapes and words
carry the meaning, no colour does. Across, everything is in per cent of the width, as in `plots.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from countersay.model import Event, EventMention
from countersay.reporting import wording
from countersay.reporting.formatting import brief, day, plural, short_days
from countersay.reporting.index import Index
from countersay.reporting.plots import Tick, percent_of

LANE = 56  # height of a document's lane: its name above, its marks below
TOP = 16
AXIS = 26
MARK = 32  # from the top of a lane to the middle of its marks
MOST_LANES = 40
SHARE = 0.8  # of the dated accounts that the drawing must show; a war sixty years ago would flatten the rest
TAIL = 2.5  # per cent
SMALLEST = 0.6  # per cent; a single day in a long stretch stays visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One account at its days; `hollow` if it is not stated as having happened. The title is for who points at it."""

    x: str
    width: str
    end: str
    y: int
    href: str
    title: str
    shape: Literal["dot", "bar"]
    hollow: bool
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line between two accounts of one event; heavy, with the event's number, where their days differ."""

    x1: str
    y1: int
    x2: str
    y2: int
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole drawing; `left_out` says what is in the table only."""

    height: int
    axis: int
    lanes: tuple[tuple[int, str], ...]
    marks: tuple[Mark, ...]
    ties: tuple[Tie, ...]
    ticks: tuple[Tick, ...]
    description: str
    left_out: str


def differs(event: Event) -> bool:
    """Say whether stated accounts of several documents give the event differing whole days."""
    told = [m for m in event.mentions if m.first is not None and m.first == m.last and m.status == "asserted"]
    return len({m.first for m in told}) > 1 and len({m.document for m in told}) > 1


def draw(index: Index, events: Sequence[Event], numbers: dict[str, int]) -> Timeline | None:
    """Draw the stretch that holds most accounts; None if fewer than two have a day.

    Args:
        index: of the record.
        events: in the order of the table.
        numbers: of the events whose days differ, by id.
    """
    told = [(event, mention) for event in events for mention in event.mentions if mention.document in index.papers]
    days = sorted(when for _, m in told if (when := m.first or m.last) is not None)
    if len(days) < 2:
        return None
    differing = [m.first for e, m in told if e.id in numbers and m.first is not None]
    first, last = _stretch(days, differing)
    lanes = {document: TOP + LANE * at for at, document in enumerate(list(_lanes(index, told))[:MOST_LANES])}
    shown = [(e, m) for e, m in told if m.document in lanes and _inside(m, first, last)]
    axis = TOP + LANE * len(lanes) + 2
    return Timeline(
        height=axis + AXIS,
        axis=axis,
        lanes=tuple((y, _lane(index, document)) for document, y in lanes.items()),
        marks=tuple(_mark(index, event, mention, lanes[mention.document], (first, last)) for event, mention in shown),
        ties=_ties(shown, lanes, numbers, (first, last)),
        ticks=_ticks(first, last),
        description=_description(shown, (first, last), numbers),
        left_out=_left_out(told, shown, (first, last)),
    )


def _stretch(days: Sequence[date], wanted_days: Sequence[date]) -> tuple[date, date]:
    """Return the shortest stretch that holds `SHARE` of the days, widened to the wanted ones, and a little room."""
    wanted = max(2, round(SHARE * len(days)))
    starts = range(len(days) - wanted + 1)
    at = min(starts, key=lambda i: (days[i + wanted - 1] - days[i], i))
    first = min([days[at], *wanted_days]).toordinal()
    last = max([days[at + wanted - 1], *wanted_days]).toordinal()
    room = max(1, (last - first) // 20)
    low, high = max(1, first - room), min(date.max.toordinal(), last + room)
    return date.fromordinal(low), date.fromordinal(high)


def _lanes(index: Index, told: Sequence[tuple[Event, EventMention]]) -> dict[str, None]:
    """Return the documents with accounts, in the order of the page."""
    with_accounts = {mention.document for _, mention in told}
    return dict.fromkeys(document for document in index.papers if document in with_accounts)


def _lane(index: Index, document: str) -> str:
    return brief(f"{index.papers[document].letter}: {index.issuer(document)}", 90)


def _inside(mention: EventMention, first: date, last: date) -> bool:
    begins, ends = mention.first or mention.last, mention.last or mention.first
    return begins is not None and ends is not None and first <= ends and begins <= last


def _at(when: date, stretch: tuple[date, date], *, after: bool = False) -> float:
    first, last = stretch
    offset = (when - first).days + (1 if after else 0)
    return min(max(100 * offset / ((last - first).days + 1), 0.0), 100.0)


def _middle(mention: EventMention, stretch: tuple[date, date]) -> float:
    """Return where a line to the account ends: its first known day."""
    when = mention.first or mention.last
    assert when is not None
    return (_at(when, stretch) + _at(when, stretch, after=True)) / 2


def _ends(mention: EventMention, stretch: tuple[date, date]) -> tuple[float, float]:
    """Return where the account begins and ends; an end that is not known is a short tail, so that it hides no other mark."""
    left = _at(mention.first, stretch) if mention.first is not None else None
    right = _at(mention.last, stretch, after=True) if mention.last is not None else None
    if left is None:
        return max((right or 0.0) - TAIL, 0.0), right or 0.0
    return left, min(left + TAIL, 100.0) if right is None else right


def _mark(index: Index, event: Event, mention: EventMention, y: int, stretch: tuple[date, date]) -> Mark:
    left, right = _ends(mention, stretch)
    one_day = mention.first == mention.last
    width = max(right - left, SMALLEST)
    left = min(left, 100 - width)
    status = wording.STATUSES.get(mention.status, mention.status)
    return Mark(
        x=percent_of(_middle(mention, stretch) if one_day else left),
        width=percent_of(width),
        end=percent_of(left + width),
        y=y + MARK,
        href=index.mention_spot(mention),
        title=brief(f"{short_days(mention.first, mention.last)}, {status}: {event.label}", 160),
        shape="dot" if one_day else "bar",
        hollow=mention.status != "asserted",
        open_left=mention.first is None or mention.first < stretch[0],
        open_right=mention.last is None or mention.last > stretch[1],
    )


def _ties(
    shown: Sequence[tuple[Event, EventMention]],
    lanes: dict[str, int],
    numbers: dict[str, int],
    stretch: tuple[date, date],
) -> tuple[Tie, ...]:
    """Join the accounts of each event from lane to lane."""
    by_event: dict[str, list[EventMention]] = {}
    for event, mention in shown:
        by_event.setdefault(event.id, []).append(mention)
    found = []
    for event_id, mentions in by_event.items():
        for one, other in pairwise(sorted(mentions, key=lambda m: (lanes[m.document], _middle(m, stretch)))):
            if one.document == other.document:
                continue
            differ = event_id in numbers and (one.first, one.last) != (other.first, other.last)
            found.append(
                Tie(
                    x1=percent_of(_middle(one, stretch)),
                    y1=lanes[one.document] + MARK,
                    x2=percent_of(_middle(other, stretch)),
                    y2=lanes[other.document] + MARK,
                    number=numbers[event_id] if differ else None,
                )
            )
    return tuple(found)


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    """Mark the ends and, in a longer stretch, two days between."""
    length = (last - first).days + 1
    parts = 3 if length > 21 else 1
    found = []
    for step in range(parts + 1):
        when = date.fromordinal(first.toordinal() + (length - 1) * step // parts)
        align: Literal["start", "middle", "end"] = "start" if step == 0 else "end" if step == parts else "middle"
        found.append(Tick(percent_of(_at(when, (first, last), after=step == parts)), short_days(when, when), align))
    return tuple(found)


def _description(
    shown: Sequence[tuple[Event, EventMention]], stretch: tuple[date, date], numbers: dict[str, int]
) -> str:
    events = {event.id for event, _ in shown}
    documents = {mention.document for _, mention in shown}
    words = f"{plural(len(shown), 'account')} of {plural(len(events), 'event')} in {plural(len(documents), 'document')}"
    said = [f"{words}, from {day(stretch[0])} to {day(stretch[1])}."]
    for event in {event.id: event for event, _ in shown if event.id in numbers}.values():
        given = dict.fromkeys(short_days(m.first, m.last) for m in event.mentions if m.first or m.last)
        said.append(f"{numbers[event.id]}, {brief(event.label, 80)}: {' or '.join(given)}.")
    return " ".join(said)


def _left_out(
    told: Sequence[tuple[Event, EventMention]], shown: Sequence[tuple[Event, EventMention]], stretch: tuple[date, date]
) -> str:
    """Say what the drawing does not show: what lies before and after it, and further lanes."""
    before = sum((ends := m.last or m.first) is not None and ends < stretch[0] for _, m in told)
    after = sum((begins := m.first or m.last) is not None and begins > stretch[1] for _, m in told)
    rest = len(told) - len(shown) - before - after
    parts = [(before, "before it"), (after, "after it"), (rest, "without a lane or a day")]
    words = [f"{count} {where}" for count, where in parts if count > 0]
    return f"In the table only: {', '.join(words)}." if words else ""
