"""Check "two days later, on 12 May" against the day that the text told of before.

From which event "later" counts is seldom sure. What comes out is reported for any account shortly before. What does not
is a tension, and only where the sentence directly before, in one paragraph and one voice, tells of one asserted event on
one whole day, and both days are given in full. One day too many or too few is a matter of counting the ends in or out; a
step in weeks may be three days off. Everything else proves nothing.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from countersay.lexicon.load import table
from countersay.model import (
    Certificate,
    CertificateRow,
    Event,
    EventMention,
    Finding,
    PlacedTimex,
    ReadingOutcome,
    Record,
    Term,
    identify,
)
from countersay.reconciliation.event_dates import day_row
from countersay.reconciliation.wording import day

OTHER_ANCHOR = "order:other-anchor"
INCLUSIVE = "order:inclusive"

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
    texts = {document.id: document.text for document in record.documents}
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
            elif step is not None and (anchor := _directly_before(accounts[:at], mention, texts)) is not None:
                if (misfit := _misfit((mention, event), anchor, step, timexes)) is not None:
                    found.append(misfit)
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


_GAP = re.compile(r"(?:[.]|[.][”\"’])[ \t]{0,3}\n?[ \t]{0,3}[“\"]?")


def _directly_before(
    earlier: Sequence[tuple[EventMention, Event]], mention: EventMention, texts: Mapping[str, str]
) -> tuple[EventMention, Event] | None:
    """Return the account of the sentence directly before, if it tells of one event on one day in the same voice."""
    text = texts.get(mention.document, "")
    near = [pair for pair in earlier[-_BACK:] if pair[0].end <= mention.start]
    if not near:
        return None
    last = near[-1]
    account, end = last[0], last[0].end
    whole = account.first is not None and account.first == account.last
    if not whole or account.status != "asserted" or mention.status != "asserted" or account.listed or mention.listed:
        return None
    if account.attribution != mention.attribution or len(account.timexes) != 1:
        return None
    opening = max(text.rfind(". ", 0, max(account.start, 0)), text.rfind("\n", 0, account.start)) + 1
    beside = [one for one, _ in earlier[-_BACK:] if one is not account and one.end > opening]
    # Two events in the sentence before: "later" may count from either.
    return last if _GAP.fullmatch(text[end : mention.start]) and not beside else None


def _misfit(
    here: tuple[EventMention, Event],
    before: tuple[EventMention, Event],
    step: timedelta,
    timexes: Mapping[str, PlacedTimex],
) -> Finding | None:
    """Return the tension between a step and the two days given, or None where another way of counting gives them."""
    mention, event = here
    account, other = before
    words = timexes[mention.timexes[0]]
    dates = [timexes[one] for one in (account.timexes[0], mention.timexes[1]) if one in timexes]
    if mention.first is None or account.first is None or len(dates) < 2 or len(mention.timexes) != 2:
        return None
    if any(one.anchor is not None or one.type != "DATE" for one in dates) or other.id == event.id:
        return None
    apart = (mention.first - account.first).days
    off = abs(apart - step.days)
    # "A week later" is said of eight days, too; of months apart the wrong account was taken for the one it counts from.
    slack, unit = (3, 7) if "week" in words.text.lower() else (0, 1)
    if abs(step.days) > 20 * unit:
        return None
    if off <= slack or off > 31 or abs(apart) > 62 or (apart > 0) != (step.days > 0):
        return None
    return _tension(words, here, before, (step.days, apart))


def _tension(
    words: PlacedTimex,
    here: tuple[EventMention, Event],
    before: tuple[EventMention, Event],
    days: tuple[int, int],
) -> Finding:
    mention, event = here
    account, other = before
    assert mention.first is not None
    assert account.first is not None
    stated, apart = days
    long = apart > stated
    sign = 1 if long else -1
    rows = (
        day_row(event.id, mention.first, "lower" if long else "upper", mention.text),
        day_row(other.id, account.first, "upper" if long else "lower", account.text),
        CertificateRow(
            claim=words.id,
            axiom=None,
            multiplier=Fraction(1),
            terms=(
                Term(series=event.id, after=None, through=None, coefficient=Fraction(sign)),
                Term(series=other.id, after=None, through=None, coefficient=Fraction(-sign)),
            ),
            sense="upper" if long else "lower",
            bound=Fraction(sign * stated),
            text=f"“{words.text}” is {'at most' if long else 'at least'} {stated} days from one to the other",
        ),
    )
    total = sum((row.bound for row in rows), Fraction(0))
    off = abs(apart - stated)
    dissolved = (OTHER_ANCHOR, INCLUSIVE) if off == 1 else (OTHER_ANCHOR,)
    return Finding(
        id=identify("k", "tension", "order", words.id),
        relation="tension",
        kind="order",
        events=tuple(dict.fromkeys((other.id, event.id))),
        documents=(mention.document,),
        attributions=tuple(dict.fromkeys(a for a in (account.attribution, mention.attribution) if a)),
        timexes=tuple(dict.fromkeys((*account.timexes, *mention.timexes))),
        sentence=(
            f"“{words.text}” does not fit the days given: {day(account.first)} and {day(mention.first)} are "
            f"{abs(apart)} {'day' if abs(apart) == 1 else 'days'} apart."
        ),
        steps=(
            *(f"{row.text}." for row in rows),
            f"Counted in days: 0 <= {total}, which cannot be.",
        ),
        readings=(
            ReadingOutcome(label="plain", feasible=False),
            *(ReadingOutcome(label=label, feasible=True) for label in dissolved),
            ReadingOutcome(label="loosest", feasible=True),
        ),
        dissolved_by=dissolved,
        certificate=Certificate(rows=rows, sum=total),
        size=Fraction(off),
        strength="low" if off == 1 else "medium",
    )


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
