"""The day on which something began, where a document dates it once: "since the start of the blockade", begun on 1 May.

A document says when its operation, strike or siege began, and then counts "since the beginning of the operation" or "since
it began". The day is taken where the noun is the same and the document gives it one day alone, before or behind.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.times.timex_words import alternatives, regex
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
def _since() -> re.Pattern[str]:
    """What a window says that begins with something undated: "since the beginning of the strike", "since it began"."""
    starts = alternatives(table("periods")["beginnings"]["starts"])
    verbs = alternatives(table("periods")["beginnings"]["verbs"])
    return regex(
        rf"(?:since|after)\s+(?:(?:the|its)\s+(?:{starts})\s+of\s+)?(?:the|this|that|its|our|their)\s+(?:[\w’'-]+\s+){{0,3}}?{_noun()}"
        rf"(?:\s+(?:{verbs}|was\s+\w+|were\s+\w+))?|since\s+(?P<it>it|they)\s+(?:{verbs})"
    )


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
    if not undated:
        return list(found)
    days = _days(text, timexes)
    return [_begun(text, period, days) if period in undated else period for period in found] if days else list(found)


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
        if match is None:
            continue
        noun = _stem(match.groupdict().get("of") or match.groupdict().get("event") or match["noun"])
        known = days.get(noun, timex)
        same = known is not None and (known.first, known.last) == (timex.first, timex.last)
        days[noun] = known if same else None
    return days


def _stem(noun: str) -> str:
    return noun.lower().removesuffix("s")
