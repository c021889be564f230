"""Windows that step from the one named before: "this week", "the following week", "the month after".

A step from a window of stated ends runs from the day after it, not in weeks of the calendar. Where it is not certain
which days the words mean, the window has no ends.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from countersay.extraction.times.days import ONE_DAY, shift
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period, Timex

_LOOK_BACK = 8  # windows among which "the week" looks for the one that was named
NEAR_CHARS = 300  # how far back the window may stand that "this week" repeats
STEP_CHARS = 600  # how far back the window may stand that "the following week" goes on from
_LENGTHS = {"week": 7, "fortnight": 14}
_CLOSED = ("between", "during", "on")


@cache
def _step() -> re.Pattern[str]:
    words = table("periods")["following"]
    return regex(
        r"(?:\w+\s+)?the\s+(?:(?P<which>{which})\s+(?P<unit>week|fortnight|month)|"
        r"(?P<unit2>week|fortnight|month)(?:\s+(?P<which2>{beside}))?)|[\w-]+\s+weeks?\s+(?P<off>later|earlier)".format(
            which=alternatives([*words["after"], *words["before"]]), beside=alternatives(words["beside"])
        )
    )


@cache
def _beside() -> re.Pattern[str]:
    """What behind "the week" makes it a step, and what makes it the week beside something else that is named."""
    words = table("periods")["following"]
    return regex(
        rf"\s+(?:(?P<step>{alternatives(words['relative'])})\b|(?P<which>after|before)\b(?P<open>\s*(?:,|\d))?|"
        r"(?:following|preceding)\b)"
    )


@cache
def _year_beside() -> re.Pattern[str]:
    """What makes "the year" the one beside something named."""
    return regex(
        r"\s+(?:preceding|before|prior\s+to|leading\s+up\s+to|(?P<ahead>following|after))\s+(?:the|its|his|her|their|our|this)\b"
    )


def with_steps(text: str, found: Sequence[Period]) -> list[Period]:
    """Return the windows with those that step from the one before them placed beside it, without ends if unsure.

    >>> from datetime import date
    >>> text = "From 27 April to 3 May 23 fires burned. In the following week 31 did."
    >>> named = Period(first=date(2021, 4, 27), last=date(2021, 5, 3), kind="between", start=0, end=23)
    >>> step = Period(first=date(2021, 5, 3), last=date(2021, 5, 9), kind="during", start=40, end=61)
    >>> [(str(p.first), str(p.last)) for p in with_steps(text, [named, step])]
    [('2021-04-27', '2021-05-03'), ('2021-05-04', '2021-05-10')]
    """
    result: list[Period] = []
    for period in found:
        step = _stepped(text, period)
        if step is None:
            result.append(period)
            continue
        unit, forward = step
        placed = _beside_last(period, result[-1] if result else None, unit, forward) if unit else None
        unsure = Period(kind="after" if forward else "before", anchor="narrative", start=period.start, end=period.end)
        result.append(placed or unsure)
    return result


def _stepped(text: str, period: Period) -> tuple[str, bool] | None:
    """Return the unit and whether it lies ahead; unit "" where the words step from something not told as a window."""
    if period.start is None or period.end is None or period.kind not in ("during", "on"):
        return None
    words = text[period.start : period.end]
    if (beside := _year_beside().match(text, period.end)) and regex(r"(?:\w+\s+)?the\s+(?:year|quarter)").fullmatch(
        words
    ):
        return "", beside["ahead"] is not None  # "in the year preceding the unrest"
    match = _step().fullmatch(words)
    if not match:
        return None
    if match["off"]:
        return "", match["off"].lower() == "later"  # "a week later" may be one day, or a week of the calendar
    ahead = table("periods")["following"]["after"]
    which = match["which"] or match["which2"]
    if which:
        return (match["unit"] or match["unit2"]).lower(), which.lower() in ahead
    beside = _beside().match(text, period.end)
    if not beside:
        return None
    if beside["step"]:
        return match["unit2"].lower(), not beside["step"].lower().endswith("preceded")
    return (match["unit2"].lower() if beside["open"] else ""), beside["which"] == "after"


def _beside_last(period: Period, last: Period | None, unit: str, forward: bool) -> Period | None:
    """Place a week or month right after, or before, the last window; None where its days are not certain."""
    if last is None or last.first is None or last.last is None or last.kind not in _CLOSED or last.inherited:
        return None
    near = (period.start or 0) - (last.end or 0) < STEP_CHARS
    if not near or last.first_latest is not None or last.last_earliest is not None:
        return None
    if unit == "month":
        return _month_beside(period, last, forward)
    length = _LENGTHS[unit]
    if last.days != length and (last.kind != "between" or last.days == 1):
        return None  # "on 3 May ... in the following week": the seven days after it, or a week of the calendar
    if forward:
        return replace(period, first=last.last + ONE_DAY, last=last.last + timedelta(days=length))
    return replace(period, first=last.first - timedelta(days=length), last=last.first - ONE_DAY)


def _month_beside(period: Period, last: Period, forward: bool) -> Period | None:
    assert last.first is not None
    assert last.last is not None
    after = last.last + ONE_DAY
    if last.first.day == 1 and after.day == 1:
        first = after if forward else shift(last.first, -1, "M")
        end = shift(after, 1, "M") if forward else last.first
        return replace(period, first=first, last=end - ONE_DAY) if first and end else None
    within = (last.first.year, last.first.month) == (last.last.year, last.last.month)
    return period if within and last.kind != "between" else None


def unplaced(timex: Timex, start: int) -> Period | None:
    """Return a window without ends for "the previous week" where nothing near tells which; what a report covers may."""
    words = table("periods")["following"]
    ahead, back = alternatives(words["after"]), alternatives(words["before"])
    found = regex(rf"the\s+(?:(?P<ahead>{ahead})|{back})\s+(?:week|fortnight|month|quarter)").fullmatch(timex.text)
    if found is None:
        return None
    return Period(kind="after" if found["ahead"] else "before", anchor="narrative", start=start, end=timex.end)


def same_window(timex: Timex, start: int, found: Sequence[Period]) -> Period | None:
    """Say that "this week" right after a window of about a week that was named is that window, or return None."""
    match = _demonstrative().fullmatch(timex.text)
    if not match:
        return None
    near = {"week": (5, 9), "month": (26, 33), "year": (350, 380)}[match["unit"].lower()]
    definite = match["which"].lower() == "the"
    for last in reversed(found[-_LOOK_BACK:] if definite else found[-1:]):
        if last.kind not in ("between", "past") or not last.days or last.end is None or last.start is None:
            continue
        if near[0] <= last.days <= near[1] and 0 < timex.start - last.end < (STEP_CHARS if definite else NEAR_CHARS):
            return replace(last, kind="during", start=start, end=timex.end, inherited=True)
    return None


@cache
def _demonstrative() -> re.Pattern[str]:
    return regex(r"(?P<which>this|that|the\s+same|the)(?:\s+same)?\s+(?P<unit>week|month|year)")
