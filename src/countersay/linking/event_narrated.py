"""Accounts without a day that stand behind one: they join what another document tells of the day before them.

An account joins an event where all of this holds; else it is left out of the record.

1. Another document tells the event of that day, and the two tell of one deed.
2. They share a thing or a name, and another one, or the other account shares one with the account that gives the day.
3. Neither names a place, or a thing that it was done to, that the other contradicts.
4. Of all events only one fits.

No day comes of it: an account that joins has none, and none is compared with it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from countersay.linking.event_things import are_done_to_others
from countersay.linking.event_told import Told, numbers_of, read_told
from countersay.model import EventMention

_MOST = 40  # events of one day
_OUT = frozenset({"publication", "statement", "agreement"})


def with_narrated(groups: Sequence[list[EventMention]], narrated: Sequence[EventMention]) -> list[list[EventMention]]:
    """Return the events with the accounts without a day that join them."""
    if not narrated:
        return list(groups)
    wanted = {mention.narrated for mention in narrated}
    days: dict[date, list[int]] = defaultdict(list)
    before: dict[str, list[EventMention]] = defaultdict(list)
    documents = {mention.document for mention in narrated}
    for k, group in enumerate(groups):
        for day in {
            m.first for m in group if m.first is not None and m.first == m.last and m.kind not in _OUT
        } & wanted:
            assert day is not None
            days[day].append(k)
        for mention in group:
            if mention.document in documents and mention.narrated is None:
                before[mention.document].append(mention)
    for rows in before.values():
        rows.sort(key=lambda mention: (mention.start, mention.end))
    read: dict[int, list[Told]] = {}
    joined = [list(group) for group in groups]
    for mention in narrated:
        assert mention.narrated is not None
        told, anchor = read_told(mention), _anchor(mention, before[mention.document])
        here = days[mention.narrated]
        if anchor is None or not told.deeds or len(here) > _MOST:
            continue
        for k in here:
            if k not in read:
                read[k] = [read_told(m) for m in groups[k] if m.first is not None and m.first == m.last]
        fit = [k for k in here if any(_fits(told, other, anchor, mention.narrated) for other in read[k])]
        if len(fit) == 1:
            joined[fit[0]].append(mention)
    return joined


def _anchor(mention: EventMention, rows: Sequence[EventMention]) -> Told | None:
    """Return the account that gives the day: the last one before it that does."""
    at = bisect_left(rows, mention.start, key=lambda row: row.start)
    fit = (row for row in reversed(rows[:at]) if row.first == mention.narrated)
    found = next(fit, None)
    return read_told(found) if found is not None else None


def _fits(told: Told, other: Told, anchor: Told, day: date) -> bool:
    one, two = told.mention, other.mention
    if one.document == two.document or two.listed or two.status not in ("asserted", "alleged") or two.first != day:
        return False
    place = one.place or anchor.mention.place
    if not told.deeds & other.deeds or (place and two.place and not _alike(place, two.place)):
        return False
    if are_done_to_others(one, two):
        return False
    counted = numbers_of(told), numbers_of(other)
    if counted[0] and counted[1] and not counted[0] & counted[1]:
        return False
    own = len(told.things & other.things) + bool(told.names & other.names)
    around = (anchor.things - told.things) & other.things or (anchor.names - told.names) & other.names
    return own > 1 or (own == 1 and bool(around))


def _alike(one: str, other: str) -> bool:
    return bool(set(one.lower().split()) & set(other.lower().split()))
