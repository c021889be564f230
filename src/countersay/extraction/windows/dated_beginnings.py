"""The day on which something began, where a document dates it once: "since the start of the blockade", begun on 1 May.

A document says when its operation, strike or siege began, and then counts "since the beginning of the operation" or "since
it began". The day is taken where the noun is the same and the document gives it one day alone, before or behind.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.timex_words import alternatives, number_of, regex
from countersay.extraction.windows.period_ends import as_end
from countersay.lexicon.load import table
from countersay.model import Period, Timex

_BEFORE = 90  # code points before a date in which the noun that began stands
_BEHIND = 70  # code points behind a date: "On 1 May the strike began"


@cache
def _noun() -> str:
    return rf"(?P<noun>{alternatives(table('periods')['beginnings']['nouns'])})"


@cache
def _verbs() -> str:
    verbs = alternatives(table("periods")["beginnings"]["verbs"])
    return rf"(?:(?:had|has|was|were)\s+(?:been\s+)?)?(?:first\s+)?(?:{verbs})\b"


@cache
def _before() -> re.Pattern[str]:
    """The noun and its verb right before a date: "the blockade, which was imposed on 1 May", "the start of the strike on"."""
    starts = alternatives(table("periods")["beginnings"]["starts"])
    return regex(
        rf"\b{_noun()},?\s+(?:(?:which|that)\s+)?{_verbs()}(?:\s+[\w’'-]+){{0,8}}?\s+(?:on|in|of)?\s*$"
        rf"|\b(?:{starts})\s+of\s+(?:the|its|their|our)\s+(?:[\w-]+\s+){{0,2}}?{_noun().replace('noun', 'of')}\s+(?:on|in)\s+$"
        rf"|\b(?P<event>{alternatives(table('periods')['beginnings']['events'])})\s+(?:of|on)\s+(?:the\s+night\s+of\s+)?$"
    )


@cache
def _behind() -> re.Pattern[str]:
    return regex(rf",?\s+(?:the|a|an|its|their|our)\s+(?:[\w’'-]+\s+){{0,3}}?{_noun()}\s+{_verbs()}")


@cache
def _state() -> re.Pattern[str]:
    """A state that has lasted since a date: "has been closed to traffic since", which makes "the closure"."""
    states = alternatives(table("periods")["beginnings"]["states"])
    return regex(rf"\b(?:has|have|had)\s+(?:now\s+)?been\s+(?P<state>{states})\b[^.;:]{{0,50}}?\bsince\s+(?:the\s+)?$")


@cache
def _first_case() -> re.Pattern[str]:
    """The first case of a disease, with which an outbreak begins: "the first case was confirmed in Osk on"."""
    return regex(
        r"\bfirst\s+(?:confirmed\s+|suspected\s+|known\s+)?(?:cases?|infections?|patients?)\b[^.;:]{0,30}?\s(?:was|were)\s+\w+ed\b[^.;:,]{0,40}\s(?:on|in)\s+$"
    )


@cache
def _since() -> re.Pattern[str]:
    """What a window says that begins with something undated: "since the beginning of the strike", "since it began"."""
    starts = alternatives(table("periods")["beginnings"]["starts"])
    verbs = alternatives(table("periods")["beginnings"]["verbs"])
    return regex(
        rf"(?:since|after)\s+(?:(?:the|its)\s+(?:{starts})\s+of\s+)?(?:the|this|that|its|our|their)\s+(?:[\w’'-]+\s+){{0,3}}?{_noun()}"
        rf"(?:\s+(?:{verbs}|was\s+\w+|were\s+\w+))?|since\s+(?P<it>it|they)\s+(?:{verbs})"
    )


@cache
def _first_of() -> re.Pattern[str]:
    """The first days of something: "during the first week of the closure", "in the first 72 hours after the storm"."""
    numbers = alternatives(table("periods")["numbers"])
    return regex(
        rf"(?:in|during|over|within|for)\s+(?:the\s+)?first\s+(?:(?P<count>\d{{1,3}}|{numbers})\s+)?(?P<unit>hour|day|week|fortnight)s?\s+"
        rf"(?:of|after|since|following|from)\s+(?:the|this|that|its|our|their)\s+(?:[\w’'-]+\s+){{0,2}}?{_noun()}\b"
    )


_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}


def _first_days(text: str, days: dict[str, Timex | None]) -> list[Period]:
    """Return the windows of the first days of what the document dates the beginning of.

    Whether the day it began on counts in is left open, and of hours whether they reach into one day more.
    """
    found = []
    for match in _first_of().finditer(text):
        begin = days.get(_stem(match["noun"]))
        if begin is None or begin.first is None or begin.first != begin.last:
            continue
        count = 1 if match["count"] is None else int(number_of(match["count"]) or 0)
        unit = match["unit"].lower()
        length = count * _LENGTHS[unit] if unit != "hour" else -(-count // 24)
        if length < 1 or (unit == "hour" and count % 24):
            continue
        last = begin.first + timedelta(days=length)
        found.append(Period(first=begin.first, last=last, last_earliest=last - ONE_DAY, kind="between", anchor="narrative",
                            start=match.start(), end=match.end(), inherited=True))  # fmt: skip
    return found


def with_beginnings(text: str, timexes: Sequence[Timex], found: Sequence[Period]) -> list[Period]:
    """Return the windows, with those that begin with an undated event begun on the one day that the document gives it.

    Args:
        text: the document's canonical text.
        timexes: its time expressions in text order.
        found: its windows in text order.
    """
    undated = [
        period
        for period in found
        if period.kind in ("since", "after") and period.first is None and period.anchor == "event"
    ]
    opening = " first " in text and _first_of().search(text) is not None
    days = _days(text, timexes) if undated or opening else {}
    if not days:
        return list(found)
    begun = [_begun(text, period, days) if period in undated else period for period in found]
    first = _first_days(text, days) if opening else []
    apart = [p for p in begun if not any((o.start or 0) <= (p.start or 0) < (o.end or 0) for o in first)]
    return sorted([*apart, *first], key=lambda period: period.start or 0)


def _begun(text: str, period: Period, days: dict[str, Timex | None]) -> Period:
    match = _since().fullmatch(" ".join(text[period.start : period.end].split()))
    if match is None:
        return period
    known = {noun: timex for noun, timex in days.items() if timex is not None}
    if match["it"]:
        timex = next(iter(known.values())) if len(days) == 1 and known else None
    else:
        timex = known.get(_stem(match["noun"]))
    end = as_end(timex) if timex is not None else None
    if end is None or timex is None or (period.last is not None and end.earliest > period.last):
        return period
    return replace(
        period, first=end.earliest, first_latest=None if end.certain else end.latest, anchor="narrative", inherited=True
    )


def _days(text: str, timexes: Sequence[Timex]) -> dict[str, Timex | None]:
    """Return for each noun the date of its beginning, None where the document gives two."""
    days: dict[str, Timex | None] = {}
    for timex in timexes:
        if timex.type not in ("DATE", "TIME") or timex.first is None or timex.last is None:
            continue
        match = _before().search(text, max(0, timex.start - _BEFORE), timex.start)
        match = match or _behind().match(text, timex.end, timex.end + _BEHIND)
        if match is None and (state := _state().search(text, max(0, timex.start - _BEFORE), timex.start)) is not None:
            noun = table("periods")["beginnings"]["states"][" ".join(state["state"].lower().split())]
        elif match is None and _first_case().search(text, max(0, timex.start - _BEFORE), timex.start) is not None:
            noun = "outbreak"
        elif match is not None:
            noun = _stem(match.groupdict().get("of") or match.groupdict().get("event") or match["noun"])
        else:
            continue
        known = days.get(noun, timex)
        same = known is not None and (known.first, known.last) == (timex.first, timex.last)
        days[noun] = known if same else None
    return days


def _stem(noun: str) -> str:
    return noun.lower().removesuffix("s")
