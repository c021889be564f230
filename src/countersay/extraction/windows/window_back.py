"""Windows that point back: "over that time", "in the same period of February", "in the same period of the previous year"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from countersay.extraction.text.passages import Passage
from countersay.extraction.times.days import ONE_DAY, day_or_none, month_end, shift
from countersay.extraction.times.timex_words import alternatives, look_up
from countersay.extraction.windows.date_labels import is_label
from countersay.lexicon.load import table
from countersay.model import Period


def resolve_back(period: Period, earlier: Sequence[Period]) -> Period:
    """Fill in a period that points back from the last of `earlier` whose two ends are known; unchanged if none is."""
    for candidate in reversed(earlier):
        if candidate.first is not None and candidate.last is not None and not candidate.inherited:
            if candidate.kind in ("on", "as_of") and candidate.days == 1:
                continue
            return replace(candidate, start=period.start, end=period.end, inherited=True)
    return period


def of_year_named(passage: Passage, window: Period) -> Period:
    """Move "the first seven months of the year" to the year that the sentence named before: "than in 2016, when ..."."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    if placed is None or window.first is None or window.last is None or window.first.year != window.last.year:
        return window
    if not re.search(r"\bof\s+(?:the|that)\s+(?:same\s+)?year$", passage.text[placed.start : placed.end], re.I):
        return window
    years = [p for p in passage.periods if p.end <= placed.start and _is_year(p.item) and not is_label(passage, p)]
    if not years or years[-1].item.first is None:
        return window
    back = 12 * (years[-1].item.first.year - window.first.year)
    first, after = shift(window.first, back, "M"), shift(window.last + ONE_DAY, back, "M")
    if first is None or after is None:
        return window
    return replace(window, first=first, last=after - ONE_DAY, last_earliest=None, anchor="passage")


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    return (
        first is not None
        and last is not None
        and (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year)
    )


def since_then(window: Period, known: Sequence[Period], today: Period | None) -> Period:
    """Give "since then" its beginning: the day named last, or the end of the stretch named last; it runs to `today`.

    Args:
        window: the words, without days.
        known: windows stated before them in this sentence and the few before it, in text order.
        today: publication.
    """
    base = next((p for p in reversed(known) if not p.inherited and (p.first or p.last)), None)
    if base is None or base.last is None:
        return window
    begin = base.first if base.kind in ("since", "after") else base.last
    latest = base.last if base.last_earliest is None else None
    if begin is None or (base.kind not in ("since", "after") and latest is None):
        return window
    last = today.last if today is not None else None
    if last is not None and last < begin:
        return window
    stretch = base.kind not in ("since", "after") and base.days != 1 and base.first is not None
    return replace(
        window, first=begin, first_latest=begin + ONE_DAY if stretch else base.first_latest, last=last,
        last_earliest=None, kind="since", anchor="document" if last else "passage", inherited=True,
    )  # fmt: skip


@cache
def _moved() -> re.Pattern[str]:
    months = alternatives(table("periods")["months"])
    return re.compile(
        r"\s*,?\s*(?:(?:of|in|during)\s+)?(?:(?P<back>(?:the\s+)?(?:previous|prior|preceding|last)\s+year|a\s+year\s+(?:earlier|before|ago)|"
        r"one\s+year\s+(?:earlier|before)|the\s+year\s+before)|"
        rf"(?P<month>{months})(?!\w)(?:,?\s+(?:of\s+)?(?P<of>(?:19|20)\d\d))?|(?P<year>(?:19|20)\d\d))(?!\w)",
        re.I,
    )


def is_moved(passage: Passage, window: Period) -> bool:
    """Say whether a month or year behind the words names which period is meant: "in the same period last year"."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    return placed is not None and _moved().match(passage.text, placed.end) is not None


_STEP_CHARS = 240  # how far back the day may stand that "one week earlier" counts from


@cache
def _step_words() -> re.Pattern[str]:
    numbers = alternatives(table("periods")["numbers"])
    return re.compile(
        rf"(?:(?:exactly|just)\s+)?(?:(?P<one>an?|one)|(?P<count>\d{{1,2}}|{numbers}))\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
        r"(?P<which>earlier|before|previously|ago|later|after)",
        re.I,
    )


def is_step_back(passage: Passage, window: Period) -> bool:
    """Say whether the words are "a month earlier", "two weeks ago"."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    words = _step_words().fullmatch(passage.text[placed.start : placed.end]) if placed is not None else None
    return words is not None and words["unit"].lower() != "day" and words["which"].lower() not in ("later", "after")


def stepped_day(passage: Passage, window: Period, known: Sequence[Period], today: Period | None = None) -> Period:
    """Return the day of a level told "one week earlier" than the day named last; unchanged where none is near.

    "A year ago" is a year before `today`.

    Of what happens "a week later" the day is not told so exactly; a level is compared on the day.
    """
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    words = _step_words().fullmatch(passage.text[placed.start : placed.end]) if placed is not None else None
    days = [
        p for p in known if p.last is not None and (p.days == 1 or (p.first is None and p.kind in ("as_of", "until")))
    ]
    ago = words is not None and words["which"].lower() == "ago"
    if ago and today is not None and today.days == 1:
        days = [today]
    if words is None or not days or window.start is None:
        return window
    last = days[-1]
    near = last is today or (last.end is not None and 0 < window.start - last.end <= _STEP_CHARS)
    if last.last is None or not near or last.last_earliest:
        return window
    written = words["count"]
    count = (
        1
        if written is None
        else int(written)
        if written.isdigit()
        else int(table("periods")["numbers"][written.lower()])
    )
    unit = {"day": "D", "week": "W", "fortnight": "FN", "month": "M", "year": "Y"}[words["unit"].lower()]
    back = words["which"].lower() in ("earlier", "before", "previously", "ago")
    day = shift(last.last, -count if back else count, unit)
    return window if day is None else replace(window, first=day, last=day, kind="on", anchor="narrative")


def is_year_before(passage: Passage, window: Period) -> bool:
    """Say whether the words are "a year earlier" of a count that another is compared with: "204, against 187 a year earlier"."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    if placed is None:
        return False
    words = re.fullmatch(
        r"(?:an?|one)\s+year\s+(?:earlier|before|previously)", passage.text[placed.start : placed.end], re.I
    )
    return words is not None and _compared().search(passage.text[max(0, placed.start - 60) : placed.start]) is not None


def opens_a_year_before(passage: Passage, window: Period) -> bool:
    """Say whether a sentence opens with "A year earlier, …", of the stretch told in the one before."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    if placed is None or passage.text[: placed.start].strip(" “\"‘'"):
        return False
    words = passage.text[placed.start : placed.end]
    return re.fullmatch(r"(?:an?|one)\s+year\s+(?:earlier|before|previously)", words, re.I) is not None


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:from|than|against|versus|compare[sd]?\s+(?:with|to))\s+[^;.]{0,24}?(?:\d(?:[^;.]|\.\d){0,30})?$", re.I
    )


def compared_step(passage: Passage, window: Period, base: Period | None) -> Period:
    """Return the window of a happening counted "a month earlier", to which the one of `base` is compared.

    It is the stretch one step before the base where that is just so long a stretch of stated ends. Of a day, or of a
    count up to a day, the words leave open whether the day a month before is meant, or the month: then there are no ends.
    """
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    words = _step_words().fullmatch(passage.text[placed.start : placed.end]) if placed is not None else None
    if placed is None or words is None or words["which"].lower() in ("later", "after"):
        return window
    if _compared().search(passage.text[max(0, placed.start - 60) : placed.start]) is None:
        return window
    unit, blank = words["unit"].lower(), replace(window, first=None, last=None, first_latest=None, last_earliest=None)
    if unit == "day" or (unit == "year" and (window.days or _YEAR) < _YEAR - 1):
        return window  # of the month or quarter spoken of last
    if words["one"] is None or base is None or base.first is None or base.last is None:
        return blank
    if base.kind not in ("on", "during", "between") or base.first_latest is not None or base.last_earliest is not None:
        return blank
    after = base.last + ONE_DAY
    if unit == "year" and base.days is not None and 1 < base.days <= _YEAR:
        return a_year_before(window, base)
    if unit == "month" and base.first.day == 1 and after.day == 1 and shift(base.first, 1, "M") == after:
        first = shift(base.first, -1, "M")
        return replace(blank, first=first, last=base.first - ONE_DAY, kind="during", anchor="narrative")
    if unit == "week" and base.days == _WEEK:
        first = base.first - timedelta(days=_WEEK)
        return replace(blank, first=first, last=base.first - ONE_DAY, kind="during", anchor="narrative")
    return blank


def a_year_before(window: Period, stretch: Period | None) -> Period:
    """Return the stretch a year before the one named earlier in the sentence; unchanged where that has no certain ends."""
    if stretch is None or stretch.first is None or stretch.last is None:
        return window
    if stretch.first_latest is not None or stretch.last_earliest is not None or (stretch.days or 0) > _YEAR:
        return window
    first, after = shift(stretch.first, -12, "M"), shift(stretch.last + ONE_DAY, -12, "M")
    if first is None or after is None:
        return window
    return replace(window, first=first, last=after - ONE_DAY, first_latest=None, last_earliest=None, kind="during", anchor="narrative")  # fmt: skip


_YEAR = 366
_LISTED = 3  # days in a row that a text must have told of one by one for "the week" to be theirs
_WEEK = 7


def listed_week(passage: Passage, window: Period, known: Sequence[Period]) -> Period:
    """Return the days of a list for "the week" told right behind it: "23 May: 4 ships ... 29 May: 1 ship. In the week, 28".

    Where fewer than seven days are listed, the week may have had more.
    """
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    words = passage.text[placed.start : placed.end] if placed is not None else ""
    if not re.fullmatch(
        r"(?:(?:during|in|over|for|of|within)\s+)?(?:the|that|this)\s+(?:whole\s+|entire\s+)?week", words, re.I
    ):
        return window
    days: list[date] = []
    for other in reversed(known):
        if other.days != 1 or other.first is None or other.first_latest is not None:
            break
        days.append(other.first)
    if len(set(days)) < _LISTED or (max(days) - min(days)).days >= _WEEK:
        return window
    if len(set(days)) == _WEEK:
        return replace(
            window,
            first=min(days),
            last=max(days),
            first_latest=None,
            last_earliest=None,
            kind="during",
            inherited=True,
        )
    slack = timedelta(days=_WEEK - 1 - (max(days) - min(days)).days)
    return replace(
        window, first=min(days) - slack, first_latest=min(days), last=max(days) + slack, last_earliest=max(days),
        kind="during", inherited=True,
    )  # fmt: skip


def moved_to(passage: Passage, window: Period) -> Period:
    """Move a window that points back to the month or year its words name; no days where they cannot be told."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    found = _moved().match(passage.text, placed.end) if placed is not None else None
    if found is None or window.first is None or window.last is None:
        return window
    if found["month"]:
        month, year = look_up("months", found["month"]), int(found["of"]) if found["of"] else None
        ends = _into_month(window.first, window.last, int(month or 0), year)
        unknown = replace(window, first=None, last=None, first_latest=None, last_earliest=None)
        return replace(window, first=ends[0], last=ends[1], first_latest=None, last_earliest=None) if ends else unknown
    years = int(found["year"]) - window.first.year if found["year"] else -1
    first, last, first_latest, last_earliest = (
        None if day is None else shift(day, years * 12, "M")
        for day in (window.first, window.last, window.first_latest, window.last_earliest)
    )
    if first is None or last is None:
        return window
    return replace(window, first=first, last=last, first_latest=first_latest, last_earliest=last_earliest)


def _into_month(first: date, last: date, month: int, year: int | None) -> tuple[date, date] | None:
    """Return the same days of another month, the last such month before where no year is told."""
    if (first.year, first.month) != (last.year, last.month) or not 1 <= month <= 12:
        return None
    year = year or (first.year if month < first.month else first.year - 1)
    end = month_end(year, month)
    whole = last == month_end(last.year, last.month)
    begin, stop = day_or_none(year, month, first.day), end if whole else day_or_none(year, month, last.day)
    return (begin, stop) if begin and stop else None
