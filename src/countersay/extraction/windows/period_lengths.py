"""Windows of a length and a day: "the three months ended 30 June", "two weeks after 3 May", "the ten days from 1 May"."""

import re
from datetime import date, timedelta
from functools import cache

from countersay.extraction.times import days
from countersay.extraction.times.timex_words import alternatives, number_of, regex
from countersay.extraction.windows.period_ends import (
    Ends,
    Range,
    as_end,
    between,
    stops_within_a_day,
    within_last,
)
from countersay.lexicon.load import table
from countersay.model import Period, Timex, WindowKind

LEFT_CHARS = 40


def with_length(text: str, one: Timex, two: Timex) -> Period | None:
    """Return the window of a length and a day beside it, or None where they are not one."""
    gap = text[one.end : two.start]
    if _measures(one) and _ending().match(gap):
        return _ended(text, one, two)
    if one.type != "DURATION":
        return None
    left = text[max(0, one.start - LEFT_CHARS) : one.start]
    spans = regex(r"(?:the|these|those)\b").match(one.text) or regex(
        r"\b(?:in|for|within|over|during)\s+(?:the\s+)?$"
    ).search(left)
    away = regex(r"\s+(?:after|before|from)\s+$").match(gap)
    if away and spans and "from" not in gap:
        return _beside(one, two, gap.split()[0].lower() == "before")
    if away and not spans:
        return _away(one, two, gap.split()[0].lower() == "before")
    return _started(one, two) if _starting().match(gap) else None


def with_part(text: str, one: Timex, two: Timex) -> Period | None:
    """Return the rest of a stretch that brackets begin or end within it: "in April (from the 12th)", else None."""
    found = _part().fullmatch(text[one.end : two.start])
    if found is None or not _closes().match(text[two.end : two.end + 12]):
        return None
    if one.first is None or one.last is None or two.first is None or two.first != two.last or one.mod or two.mod:
        return None
    if not one.first <= two.first <= one.last or one.first == one.last:
        return None
    first, last = (two.first, one.last) if found[1].lower() == "from" else (one.first, two.first)
    return made_of(Ends(first, None, last, None), "between", one.anchor or two.anchor, one.start, two.end)


def about_then(timex: Timex, today: date | None) -> Ends | None:
    """Return the days around the one so many weeks or months ago: "a week ago" is no week of the calendar, else None."""
    if today is None or timex.mod or timex.anchor not in ("document", "speech") or not timex.text.endswith(" ago"):
        return None
    match = _ago().fullmatch(timex.text)
    count = number_of(match["count"]) if match is not None else None
    if match is None or count is None or count.denominator != 1 or not 0 < count < _MANY:
        return None
    unit, slack = ("W", 3) if match["unit"].lower() == "week" else ("M", 15)
    day = days.shift(today, -int(count), unit)
    if day is None:
        return None
    return Ends(day - timedelta(days=slack), None, min(day + timedelta(days=slack), today), None)


_MANY = 60


@cache
def _ago() -> re.Pattern[str]:
    return regex(r"(?:(?:exactly|just)\s+)?(?P<count>an?|\d{1,2}|[a-z]+)\s+(?P<unit>week|month)s?\s+ago")


@cache
def _part() -> re.Pattern[str]:
    return regex(r"\s*\(\s*(?:only\s+|starting\s+)?(from|until|till|through|up to)\s+(?:the\s+)?")


@cache
def _closes() -> re.Pattern[str]:
    return regex(r"\s*(?:on|onwards?|inclusive)?\s*\)")


def made_of(ends: Ends, kind: WindowKind, anchor: str | None, start: int, end: int) -> Period:
    """Make a period of its ends."""
    return Period(
        first=ends.first,
        last=ends.last,
        first_latest=ends.first_latest,
        last_earliest=ends.last_earliest,
        kind=kind,
        anchor=anchor,
        start=start,
        end=end,
    )


@cache
def _ending() -> re.Pattern[str]:
    words = alternatives(table("periods")["spans_before_an_end"]["words"])
    return regex(rf"(?:\s+period)?\s+(?:{words})\s+(?:(?:on|at|in)\s+)?(?:the\s+)?$")


def _measures(timex: Timex) -> bool:
    if timex.type == "DURATION":
        return bool(regex(r"P\d+[DWMYQ]|PT\d+H", cased=True).fullmatch(timex.value or ""))
    return bool(regex(r"(?:the|a)\s+(?:fiscal\s+)?(?:year|quarter|month|week)").fullmatch(timex.text))


def _ended(text: str, one: Timex, two: Timex) -> Period | None:
    end = as_end(two)
    if end is None:
        return None
    if one.type == "DURATION":
        match = regex(r"P(?:T)?(\d+)([DWMYQH])", cased=True).fullmatch(one.value or "")
        assert match
        count, unit = int(match[1]), match[2]
    else:
        count, unit = 1, {"y": "Y", "q": "Q", "m": "M", "w": "W"}[one.text.split()[-1][0].lower()]
    if unit == "H" and count % 24 == 0:
        count, unit = count // 24, "D"
    if unit == "H" or count > 5000:
        return None
    first = days.shift(end.latest + days.ONE_DAY, -count, unit)
    if first is None:
        return None
    if stops_within_a_day(two):  # "the 24 hours to 6 a.m. on 4 May" are on two days, and no whole one
        opening, last = Range(first - days.ONE_DAY, first), within_last(end)
        return made_of(between(opening, last), "between", two.anchor, one.start, two.end)
    counted = unit in "DW" and not regex(r".*\bend(?:ed|ing)\b").match(text[one.end : two.start])
    if counted:  # "the eight weeks up to 15 January" leave open whether that day is one of them
        return made_of(Ends(first - days.ONE_DAY, first, end.latest, None), "between", two.anchor, one.start, two.end)
    return made_of(Ends(first, None, end.latest, None), "between", two.anchor, one.start, two.end)


@cache
def _starting() -> re.Pattern[str]:
    return regex(r"\s*,?\s*(?:(?:starting|beginning|commencing)(?:\s+(?:from|on))?|from)\s+(?:the\s+)?$")


def _away(one: Timex, two: Timex, back: bool) -> Period | None:
    """Give the day that lies days or weeks off a day: "two weeks after 3 May"; hedged ones give none."""
    match = regex(r"P(\d+)([DW])", cased=True).fullmatch(one.value or "")
    if not match or one.mod or two.first is None or two.first != two.last or int(match[1]) > 5000:
        return None
    day = days.shift(two.first, -int(match[1]) if back else int(match[1]), match[2])
    return made_of(Ends(day, None, day, None), "on", two.anchor, one.start, two.end) if day else None


def _beside(one: Timex, two: Timex, back: bool) -> Period | None:
    """Give the stretch that a day begins or ends: "in the three days after 6 May" is 7 to 9, or with that day 6 to 8."""
    match = regex(r"P(\d+)([DW])", cased=True).fullmatch(one.value or "")
    if not match or one.mod or two.first is None or two.first != two.last or int(match[1]) > 5000:
        return None
    far = days.shift(two.first, -int(match[1]) if back else int(match[1]), match[2])
    if far is None:
        return None
    ends = (
        Ends(far, far + days.ONE_DAY, two.first, two.first - days.ONE_DAY)
        if back
        else Ends(two.first, two.first + days.ONE_DAY, far, far - days.ONE_DAY)
    )
    return made_of(ends, "between", two.anchor, one.start, two.end)


def _started(one: Timex, two: Timex) -> Period | None:
    """A duration that begins at a day: "two weeks starting 3 May"."""
    match = regex(r"P(\d+)([DWMY])", cased=True).fullmatch(one.value or "")
    if not match or two.first is None or two.first != two.last or int(match[1]) > 5000:
        return None
    after = days.shift(two.first, int(match[1]), match[2])
    if after is None:
        return None
    return made_of(Ends(two.first, None, after - days.ONE_DAY, None), "between", two.anchor, one.start, two.end)
