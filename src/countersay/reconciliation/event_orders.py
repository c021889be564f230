"""Check "two days later, on 12 May" against the day that the text told of before.

Only what comes out is reported: from which event "later" counts is seldom sure, so what does not fit proves nothing.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Event, EventMention, Finding, PlacedTimex, Record, identify
from countersay.reconciliation.wording import day

_BACK = 6  # accounts before it that "later" may count from
_UNITS = {"day": 1, "week": 7}


@cache
def _step() -> re.Pattern[str]:
    return re.compile(r"\s*(\w+)\s+(day|week)s?\s+(later|after\w*|earlier|before)\b", re.I)


def checked_orders(record: Record) -> list[Finding]:
    """Return the steps between two events that come out, in the order of the record's events.

    >>> checked_orders(Record())
    []
    """
    timexes = {timex.id: timex for timex in record.timexes}
    told: dict[str, list[tuple[EventMention, Event]]] = defaultdict(list)
    for event in record.events:
        for mention in event.mentions:
            told[mention.document].append((mention, event))
    for accounts in told.values():
        accounts.sort(key=lambda pair: (pair[0].start, pair[0].end))
    found = []
    for accounts in told.values():
        for at, (mention, event) in enumerate(accounts):
            step = _step_of(mention, timexes)
            before = _told_on(accounts[max(0, at - _BACK) : at], mention.first, step)
            if step is not None and before is not None:
                found.append(_comes_out(timexes[mention.timexes[0]], event, before))
    return found


def _step_of(mention: EventMention, timexes: dict[str, PlacedTimex]) -> timedelta | None:
    """Return how far the account says it is from another, if it also gives its own day in full."""
    words = [timexes[one] for one in mention.timexes if one in timexes]
    if len(words) < 2 or mention.first is None or mention.first != mention.last or words[1].anchor == "narrative":
        return None
    match = _step().match(words[0].text)
    numbers = {**table("periods")["numbers"], "a": 1, "one": 1}
    count = numbers.get(match[1].lower(), match[1]) if match else None
    if match is None or not str(count).isdecimal() or len(str(count)) > 4:
        return None
    length = timedelta(days=int(str(count)) * _UNITS[match[2].lower()])
    return length if match[3].lower().startswith(("later", "after")) else -length


def _told_on(
    earlier: Sequence[tuple[EventMention, Event]], when: date | None, step: timedelta | None
) -> tuple[EventMention, Event] | None:
    """Return the last account before it that tells of the day it counts from."""
    if when is None or step is None:
        return None
    fit = [pair for pair in earlier if pair[0].first == pair[0].last and pair[0].first == _back(when, step)]
    return fit[-1] if fit else None


def _back(when: date, step: timedelta) -> date | None:
    try:
        return when - step
    except OverflowError:
        return None


def _comes_out(words: PlacedTimex, event: Event, before: tuple[EventMention, Event]) -> Finding:
    mention, other = before
    here = next(m for m in event.mentions if words.id in m.timexes)
    assert mention.first is not None
    assert here.first is not None
    return Finding(
        id=identify("k", "adds_up", "order", words.id),
        relation="adds_up",
        kind="order",
        events=tuple(dict.fromkeys((other.id, event.id))),
        documents=(here.document,),
        timexes=tuple(dict.fromkeys((*mention.timexes, *here.timexes))),
        sentence=f"“{words.text}” fits the days given: {day(mention.first)} and {day(here.first)}.",
        steps=(f"{day(mention.first)} to {day(here.first)}: {abs((here.first - mention.first).days)} days",),
    )
