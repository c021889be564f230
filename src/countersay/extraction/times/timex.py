"""Find time expressions and place them in time (TIMEX3)."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from countersay.extraction.text.month_names import written_months
from countersay.extraction.times.days import ONE_DAY, day_or_none
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_patterns import recognise
from countersay.extraction.times.timex_resolve import resolve
from countersay.extraction.times.timex_thread import Thread, reported_year
from countersay.extraction.times.timex_words import regex
from countersay.model import Timex

NARRATIVE_YEARS = 6  # explicit years a text must hold before it can be a history
MANY_YEARS = 20  # with so many it is one even if they are near the document's date
SPEECH_DAYS = 10  # at most so long a document follows the speech it reports
FAR_YEARS = 2  # years from the document's date that are no longer its news


_CELL = "¦"
"""What stands for a tab while times are read: the cells "March" and "19" are no day of March."""


@cache
def _whole_day() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)\d{{1,2}}{_CELL}{written_months()}{_CELL}\d{{4}}(?!\w)")


def _with_cells(text: str) -> str:
    """Return a text with its tabs marked; day, month and year in three cells, or in a line drawn wide, stay a day."""
    return _whole_day().sub(lambda day: day.group().replace(_CELL, "\t"), text.replace("\t", _CELL))


def find_timexes(text: str, anchor: date | None = None, spoken: date | None = None) -> list[Timex]:
    """Return the time expressions of a text in order, not overlapping.

    Args:
        text: the document's canonical text.
        anchor: the day of publication, or None where it is not known: then only complete dates, and those that the
            text itself places, are resolved.
        spoken: the day of speech where it is not the day of publication ("today" in a speech published later).

    >>> [(t.text, t.value) for t in find_timexes("On 3 and 5 May it rained; by Monday it was dry.", date(2023, 5, 10))]
    [('3', '2023-05-03'), ('5 May', '2023-05-05'), ('Monday', '2023-05-08')]
    >>> [t.value for t in find_timexes("In March 1801 he left; two years later he was back.")]
    ['1801-03', '1803']
    """
    text = _with_cells(text) if "\t" in text else text
    forms = bracketed_days(text, shared_years(text, recognise(text)))
    spoken = spoken or day_of_speech(text, forms, anchor)
    thread = Thread(
        text=text,
        anchor=anchor,
        spoken=spoken,
        narrative=is_narrative(forms, spoken or anchor),
        order=numeric_order(forms, anchor),
        reported=reported_year(text),
    )
    return [resolve(thread, form) for form in forms]


def speech_day(text: str, anchor: date | None) -> date | None:
    """Return the day of speech that the text itself betrays ("yesterday, on 8 March"), or None.

    Only where the document's date is known and follows it by at most SPEECH_DAYS days.

    >>> speech_day("Yesterday, on March 8, a letter came.", date(2021, 3, 10))
    datetime.date(2021, 3, 9)
    """
    return day_of_speech(text, shared_years(text, recognise(text)), anchor)


_AND_ON = r",?\s*(?:\(|on\s+|the\s+)*"


def day_of_speech(text: str, forms: Sequence[Form], anchor: date | None, gap: str = _AND_ON) -> date | None:
    """Return the day of speech that the forms of a text betray; `gap` is what may part "yesterday" from its date."""
    if anchor is None:
        return None
    for one, two in pairwise(forms):
        if one.kind != "deictic" or one.part or two.kind != "date" or not two.day or not two.month:
            continue
        if not regex(gap).fullmatch(text, one.end, two.start):
            continue
        for year in (two.year,) if two.year else (anchor.year, anchor.year - 1):
            named = day_or_none(year, two.month, two.day)
            spoken = named - ONE_DAY * (one.offset or 0) if named else None
            if spoken and 0 <= (anchor - spoken).days <= SPEECH_DAYS:
                return spoken if spoken != anchor else None
    return None


_ONE_RANGE = r"\s*[-–—,&/]\s*(?:and\s+)?|\s+(?:to|and|or|until|till|through)\s+(?:the\s+|on\s+)?"


def shared_years(text: str, forms: Sequence[Form], joins: str = _ONE_RANGE) -> list[Form]:
    """Carry a year back to a month or day it was said for too: "February-March 1794", "26 June to 4 August 1952".

    `joins` is the pattern of what joins two of them.

    >>> text = "26 November to 4 January 1952"
    >>> [form.year for form in shared_years(text, recognise(text))]
    [1951, 1952]
    """
    result = [
        replace(form, joined=True) if index and _goes_on(text, forms[index - 1], form, joins) else form
        for index, form in enumerate(forms)
    ]
    for index in range(len(result) - 2, -1, -1):
        one, two = result[index], result[index + 1]
        if two.joined and two.month and one.month and not one.year:
            result[index] = one = replace(one, until=(two.month, two.day or 31))
        if one.clock and two.clock and two.day and not (one.day or one.month or one.year or one.weekday is not None):
            if regex(joins).fullmatch(text, one.end, two.start):
                result[index] = replace(two, start=one.start, end=one.end, clock=one.clock, zone=one.zone)
            continue
        if one.kind != "date" or one.year or not one.month or one.clock or one.within or two.kind != "date":
            continue
        if two.year is None or two.month is None or (two.bc != one.bc and not two.bc):
            continue
        if regex(joins).fullmatch(text, one.end, two.start):
            earlier = (one.month, one.day or 0) > (two.month, two.day or 31)
            result[index] = replace(one, year=two.year - earlier, bc=two.bc)
    return result


def bracketed_days(text: str, forms: Sequence[Form]) -> list[Form]:
    """Give a weekday the date that stands in brackets behind it, or before the brackets it stands in.

    >>> text = "It began on Wednesday (20 December) and ended on 23 December (Saturday)."
    >>> [(form.month, form.day) for form in bracketed_days(text, recognise(text))]
    [(12, 20), (12, 20), (12, 23), (12, 23)]
    """
    result = list(forms)
    for index, (one, two) in enumerate(pairwise(forms)):
        if text[one.end : two.start].strip() != "(":
            continue
        for weekday, day, at in ((one, two, index), (two, one, index + 1)):
            bare = weekday.kind == "date" and weekday.weekday is not None and weekday.month is None
            if bare and day.kind == "date" and day.month and day.day and not day.clock:
                result[at] = replace(weekday, year=day.year, month=day.month, day=day.day)
    return result


def _goes_on(text: str, one: Form, two: Form, joins: str) -> bool:
    if (
        one.kind != "date"
        or two.kind != "date"
        or two.year
        or two.within
        or one.clock
        or not regex(joins).fullmatch(text, one.end, two.start)
    ):
        return False
    if two.month:
        return bool(one.month) and (one.day is None) == (two.day is None)
    return two.weekday is not None and one.weekday is not None and two.day is None


def is_narrative(forms: Sequence[Form], anchor: date | None) -> bool:
    """Say whether the document's date is of no help: none is given, or most years named lie far from it."""
    if anchor is None:
        return True
    years = [form.year for form in forms if form.year is not None]
    far = sum(1 for year in years if abs(year - anchor.year) > FAR_YEARS)
    if len(years) < NARRATIVE_YEARS or sum(map(_of_the_day, forms)) * 12 > len(forms):
        return False
    return far >= NARRATIVE_YEARS and (far * 2 >= len(years) or len(years) >= MANY_YEARS)


def _of_the_day(form: Form) -> bool:
    """Say whether the expression counts from the day of speech, as news does and histories do not."""
    if form.kind in ("relative", "shift"):
        return form.base == "speech"
    return form.kind == "deictic" or (form.kind == "date" and form.weekday is not None and form.month is None)


def numeric_order(forms: Sequence[Form], anchor: date | None) -> str | None:
    """Return the order of day and month in the document's numeric dates: "DMY", "MDY", or None if nothing decides.

    A number over 12 decides, so does a date that is the document's own under one order only; where both orders
    occur nothing is decided.
    """
    votes: Counter[str] = Counter()
    for form in forms:
        if form.order is None:
            continue
        one, two = form.order
        if one > 12:
            votes["DMY"] += 1
        elif two > 12:
            votes["MDY"] += 1
        elif anchor and form.year == anchor.year and one != two:
            if (two, one) == (anchor.month, anchor.day):
                votes["DMY"] += 1
            elif (one, two) == (anchor.month, anchor.day):
                votes["MDY"] += 1
    return next(iter(votes)) if len(votes) == 1 else None
