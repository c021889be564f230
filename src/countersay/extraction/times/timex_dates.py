"""Place calendar dates whose year, or more, is not said: beside the document's date or along the story."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from countersay.extraction.times import days
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_thread import Thread, placed
from countersay.extraction.times.timex_words import regex
from countersay.lexicon.load import table
from countersay.model import Timex

NEAR_CHARS = 250
AHEAD_DAYS = 75
FAR_DAYS = 240
UNIT_AHEAD_DAYS = 180


def _year(form: Form, year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"BC{year:04d}" if form.bc else f"{year:04d}"


def _tail(form: Form) -> str:
    if form.season:
        return f"-{form.season}"
    if form.quarter:
        return f"-Q{form.quarter}"
    if form.half:
        return f"-H{form.half}"
    if form.month and form.day:
        return f"-{form.month:02d}-{form.day:02d}"
    return f"-{form.month:02d}" if form.month else ""


def place_date(thread: Thread, form: Form) -> Timex:
    """Place a date by its calendar fields."""
    if form.order:
        return _numeric(thread, form)
    if form.decade is not None:
        return placed(thread, form, f"{form.decade:03d}", None)
    if form.century is not None:
        return placed(thread, form, f"{'BC' if form.bc else ''}{form.century:02d}", None)
    if form.holiday:
        return _holiday(thread, form)
    if form.month is None and form.weekday is not None:
        return _weekday(thread, form)
    if form.week is not None:
        return _week(thread, form)
    if form.day is not None and form.month is None:
        return _day_of_month(thread, form)
    if not (form.year or form.month or form.season or form.quarter or form.half):
        return _clock(thread, form)
    if form.bc and form.year:
        thread.year, thread.bc, thread.month, thread.day = form.year, True, form.month, form.day
        return placed(thread, form, _year(form, form.year) + _tail(form), None, remember=False)
    year, anchor = (form.year, None) if form.year else _choose_year(thread, form)
    value = _year(form, year) + _tail(form)
    if form.year is None and thread.bc and anchor == "narrative":
        value = f"BC{year:04d}" + _tail(form)
        return placed(thread, form, value, anchor, remember=False)
    if form.whole and year and form.month and form.day:
        day = days.day_or_none(year, form.month, form.day)
        if day:
            value = days.unit_value(day, form.whole)
    if year and form.month and form.day and not days.day_or_none(year, form.month, form.day):
        return placed(thread, form, None, None)  # "31 June": no calendar has it
    return placed(thread, form, value, anchor)


def _choose_year(thread: Thread, form: Form) -> tuple[int | None, str | None]:
    """Return the year of a date that lacks it, and what gave it; a weekday beside it tells between years."""
    speech = thread.speech
    month = form.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(form.season or "") or 0
    month = month or (3 * form.quarter - 2 if form.quarter else 6 * (form.half or 1) - 5)
    if form.weekday is not None and form.month and form.day:
        near = thread.year if thread.narrative and thread.year else (speech or date(thread.year or 1, 1, 1)).year
        for step in (0, -1, 1):
            day = days.day_or_none(near + step, form.month, form.day)
            far = (
                speech is not None and not thread.narrative and day is not None and abs((day - speech).days) > FAR_DAYS
            )
            if near > 1 and day and not far and day.weekday() == form.weekday:
                return near + step, "narrative" if thread.narrative or not speech else thread.speech_label
    listed = _year_of_list(thread, form) or _year_of_whole(thread, form)
    if listed is not None:
        return listed, "narrative"
    told = _year_in_story(thread, form, month)
    if form.joined and thread.year is not None and not thread.bc:
        return thread.year + (thread.month is not None and month < thread.month), thread.label or "narrative"
    while told and form.day == 29 and form.month == 2 and told > 4 and not days.day_or_none(told, 2, 29):
        told -= 1
    if thread.narrative or speech is None:
        return (told, "narrative" if told is not None else None)
    if told is not None and _belongs_to_story(thread, form, month, speech):
        return told, "narrative"
    if form.day is None and form.month is None and thread.reported is not None and thread.reported.month == 12:
        return thread.reported.year, "narrative"  # "the third quarter" of the year reported on
    if form.day is None and form.month is None:
        return _year_of_unit(speech, form, thread.view(form)), thread.speech_label
    ahead = False if _since(thread, form) or _heads_a_row(thread, form) else thread.view(form)
    if form.until and not ahead and _is_over(speech, (month, form.day or 1), form.until, ahead):
        return speech.year, thread.speech_label
    year = _year_beside(speech, month, form.day, ahead, _since(thread, form))
    while form.day == 29 and month == 2 and year > 4 and not days.day_or_none(year, 2, 29):
        year += 1 if ahead else -1
    return year, thread.speech_label


def _year_of_list(thread: Thread, form: Form) -> int | None:
    """Return the year of a month in a list that opened with a year: "817 in April 2022, 544 in May and 429 in June"."""
    if thread.stated is None or form.month is None or form.day is not None or thread.speech is None:
        return None
    year, month, at = thread.stated
    between = thread.text[at : form.start]
    if len(between) > NEAR_CHARS or regex(_SENTENCE_END, cased=True).search(between):
        return None
    if not regex(r"\b\d[\d.,]*\s+(?:[a-z]+\s+)?(?:in|during|for)\s+$").search(between):
        return None
    year += 1 if form.month - month < -7 else -1 if form.month - month > 9 else 0
    first = days.day_or_none(year, form.month, 1)
    if first is None or first > thread.speech:
        return None
    thread.stated = (year, form.month, form.end)
    return year


def _year_of_whole(thread: Thread, form: Form) -> int | None:
    """Return the year of a month in which some of what a year counts were: "In 2030 4,120 crossed, 90 of them in May"."""
    if thread.year is None or thread.month is not None or thread.bc or form.month is None or thread.speech is None:
        return None
    between = thread.text[thread.at : form.start]
    if not 0 < len(between) <= NEAR_CHARS or regex(_SENTENCE_END, cased=True).search(between):
        return None
    alone = regex(r"\s+alone\b").match(thread.text, form.end)
    if (not alone and not regex(_SOME_OF_THEM).search(between)) or thread.view(form):
        return None
    first = days.day_or_none(thread.year, form.month, form.day or 1)
    return None if first is None or first > thread.speech else thread.year


_SOME_OF_THEM = (
    r"(?:\bof\s+(?:them|whom|which|these|those)\b|,\s+(?:with|including)\b[^;:.]*\d)[^;:.]*\s"
    r"(?:in|on|during|by|at|until|since|early|late|from)\s+$"
)
_SENTENCE_END = r"[.!?;]['\"”’)]*\s+(?=[A-Z\"“'‘`])|\n\s*\n"


def _is_over(speech: date, start: tuple[int, int], end: tuple[int, int], ahead: bool | None) -> bool:
    """Say whether a range of this year is what is meant, all of it over: "from 1 January to 30 September", said in October.

    Where no verb tells, the range just ended must be nearer than the one to come.
    """
    last = days.day_or_none(speech.year, end[0], min(end[1], days.month_end(speech.year, end[0]).day))
    coming = days.day_or_none(speech.year + 1, *start)
    if start > end or last is None or coming is None or last > speech:
        return False
    return ahead is False or speech - last < coming - speech


def _since(thread: Thread, form: Form) -> bool:
    """Say whether words before a date tell that it is past: "since 3 May", "the year ended July 31"."""
    if thread.wording is not None:
        return thread.wording.since(thread.text, form)
    text = thread.text
    left = text[max(0, form.start - 24) : form.start]
    return bool(regex(r"\b(?:since|ended(?:\s+(?:on|in|at))?)\s+(?:the\s+)?(?:\w+\s+of\s+)?$").search(left))


def _heads_a_row(thread: Thread, form: Form) -> bool:
    """Say whether a month opens a row of a table of numbers, which tells of what was counted."""
    text = thread.text
    opens = regex(r"(?:^|\n)[ \t|]*$", cased=True).search(text[max(0, form.start - 12) : form.start])
    row = regex(r"(?:[ \t]{2,}|\t|[ \t]*\|[ \t]*)\d[\d.,]*(?:[ \t|]+\d[\d.,]*)*[ \t|]*(?:\r?\n|$)", cased=True)
    return opens is not None and row.match(text[form.end : form.end + 120]) is not None


def _year_of_unit(speech: date, form: Form, ahead: bool | None) -> int:
    """Return the year of a season, quarter or half: the one running or last begun; the next only shortly ahead."""
    covered = days.days_of(f"{speech.year:04d}" + _tail(form))
    assert covered is not None
    if covered[0] > speech:
        near = ahead is not False and (covered[0] - speech).days <= UNIT_AHEAD_DAYS
        return speech.year if near or ahead else speech.year - 1
    following = days.days_of(f"{speech.year + 1:04d}" + _tail(form))
    if ahead and covered[1] < speech and following and (following[0] - speech).days <= UNIT_AHEAD_DAYS:
        return speech.year + 1
    return speech.year


def _belongs_to_story(thread: Thread, form: Form, month: int, speech: date) -> bool:
    """Say whether a date in the news goes on from an older one: "On 3 May 1999 ... On 9 June ..."."""
    if thread.year is None or thread.month is None or thread.day is None or form.day is None:
        return False
    return thread.year < speech.year - 1 and form.start - thread.at < NEAR_CHARS and month >= thread.month


def _year_in_story(thread: Thread, form: Form, month: int) -> int | None:
    """Return the year nearest to the date last spoken of, a little forward: stories move on."""
    if thread.year is None:
        return None
    if thread.bc or thread.month is None:
        return thread.year
    gap = month - thread.month
    if gap < -7:
        return thread.year + 1
    if gap > 9:
        return thread.year - 1
    return thread.year


def _year_beside(speech: date, month: int, day: int | None, ahead: bool | None, strict: bool) -> int:
    """Return the year that puts a month or day last before the day of speech, or next after it.

    A date up to AHEAD_DAYS ahead is the coming one, whatever the verb: of one ten months back a writer would give the
    year; `strict` ("since") forbids that. None that is more than FAR_DAYS ahead is the coming one.
    """
    here, there = (speech.month, speech.day), (month, day if day is not None else speech.day)
    if there == here or (day is None and month == speech.month):
        return speech.year
    coming = speech.year + (there < here)
    next_one = days.day_or_none(coming, month, day or 1)
    distance = (next_one - speech).days if next_one else 0
    if not strict and distance <= (AHEAD_DAYS if day is not None or ahead is None else 0):
        ahead = True
    return coming if ahead and distance <= FAR_DAYS else coming - 1


def _numeric(thread: Thread, form: Form) -> Timex:
    assert form.order is not None
    one, two = form.order
    order = "DMY" if one > 12 or one == two else "MDY" if two > 12 else thread.order
    if order is None and form.value == "DOTTED":
        order = "DMY"
    if order is None:
        return placed(thread, form, f"{form.year:04d}-XX-XX" if form.year else "XXXX-XX-XX", None)
    day, month = (one, two) if order == "DMY" else (two, one)
    if form.year is None:
        return place_date(thread, replace(form, order=None, day=day, month=month))
    if not days.day_or_none(form.year, month, day):
        return placed(thread, form, None, None)
    return placed(thread, form, f"{form.year:04d}-{month:02d}-{day:02d}", None)


def holidays_of(thread: Thread) -> Mapping[str, Any]:
    """Return the topic that names the holidays of the text's language."""
    return table("periods") if thread.wording is None else thread.wording.holidays


def holiday_day(name: str, year: int, lexicon: Mapping[str, Any]) -> date | None:
    """Return the day of a holiday in a year."""
    if name in lexicon["holidays_fixed"]:
        return days.day_or_none(year, *lexicon["holidays_fixed"][name])
    if name in lexicon["holidays_floating"]:
        month, weekday, nth = lexicon["holidays_floating"][name]
        return days.nth_weekday(year, month, weekday, nth)
    return days.easter(year) + timedelta(days=lexicon["holidays_easter"][name])


def _holiday(thread: Thread, form: Form) -> Timex:
    assert form.holiday is not None
    year, anchor = form.year, None
    if year is None:
        if thread.narrative or thread.speech is None:
            year, anchor = thread.year, "narrative"
        else:
            here = holiday_day(form.holiday, thread.speech.year, holidays_of(thread))
            ahead = bool(thread.view(form))
            year, anchor = thread.speech.year, thread.speech_label
            if form.offset is not None and here:
                year += form.offset if (form.offset > 0) == (here < thread.speech) and form.offset else 0
            elif here and here > thread.speech and not ahead and (here - thread.speech).days > 31:
                year -= 1
            elif here and here < thread.speech and ahead:
                year += 1
    day = holiday_day(form.holiday, year, holidays_of(thread)) if year and not thread.bc and 1 <= year <= 9998 else None
    if day is None:
        fixed = holidays_of(thread)["holidays_fixed"].get(form.holiday)
        return placed(thread, form, f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else None, None)
    return placed(thread, form, days.unit_value(day, form.whole) if form.whole else day.isoformat(), anchor)


def _weekday(thread: Thread, form: Form) -> Timex:
    assert form.weekday is not None
    base, anchor = thread.speech, thread.speech_label
    reference = thread.reference() if thread.day else None
    day: date | None = None
    if thread.narrative or base is None or (form.joined and reference):
        if reference:
            day = reference + timedelta(days=(form.weekday - reference.weekday()) % 7)
            listed = regex(r"(?:,|\b(?:and|or))\s+(?:on\s+)?$").search(thread.text[max(0, form.start - 8) : form.start])
            if listed and thread.speech and reference <= thread.speech < day:
                day -= timedelta(days=7)  # "made Friday and Thursday"
        anchor = thread.label or anchor if form.joined and not thread.narrative else "narrative"
    elif form.day:
        day = _day_with_weekday(base, form.day, form.weekday)
    elif (form.mod or form.part) and base.weekday() == form.weekday:
        day = base  # "later Friday", "by Friday evening", written on a Friday
    elif thread.view(form) and not _was_yesterday(thread, form, base):
        day = base + timedelta(days=(form.weekday - base.weekday() - 1) % 7 + 1)
    else:
        day = base - timedelta(days=(base.weekday() - form.weekday) % 7)
    return placed(thread, form, day.isoformat() if day else f"XXXX-WXX-{form.weekday + 1}", anchor if day else None)


def _was_yesterday(thread: Thread, form: Form, base: date) -> bool:
    """Say whether the weekday is that of the day before, in news: the one six days ahead would be "next Wednesday"."""
    if thread.wording is not None:
        return False
    deadline = regex(r"\b(?:until|till|by|through|will|next|scheduled|due|set|open|begin|start)\b")
    near = thread.text[max(0, form.start - 40) : form.start]
    return (base.weekday() - 1) % 7 == form.weekday and not deadline.search(near)


def place_counted_weekday(thread: Thread, form: Form, resolve: Callable[[Thread, Form], Timex]) -> Timex:
    """Place "the first Friday of July"."""
    assert form.within is not None
    assert form.nth is not None
    assert form.weekday is not None
    month = resolve(thread, form.within)
    day = days.nth_weekday(month.first.year, month.first.month, form.weekday, form.nth) if month.first else None
    if day and month.first and day.month != month.first.month:
        day = None  # a fifth Friday that the month does not have
    return placed(thread, form, day.isoformat() if day else None, month.anchor)


def _day_with_weekday(base: date, number: int, weekday: int) -> date | None:
    for step in (0, 1, -1, 2, -2):
        day = days.day_or_none(*days.divmod_month(base.year, base.month + step), number)
        if day and day.weekday() == weekday:
            return day
    return None


def _week(thread: Thread, form: Form) -> Timex:
    """Place "week 31": in the year said, else in that of the day of speech or of the story."""
    year, anchor = form.year, None
    if year is None:
        base, anchor = (thread.speech, thread.speech_label) if thread.speech else (thread.reference(), "narrative")
        year = base.isocalendar()[0] if base else None
    value = f"{year:04d}-W{form.week:02d}" if year else f"XXXX-W{form.week:02d}"
    return placed(thread, form, value, anchor if year else None)


def _day_of_month(thread: Thread, form: Form) -> Timex:
    """Place "the 18th": in the month the story has reached, else in the one nearest to the day of speech."""
    assert form.day is not None
    story = thread.month is not None and thread.year is not None and not thread.bc
    if story and (thread.narrative or form.start - thread.at < NEAR_CHARS):
        assert thread.year
        assert thread.month
        day: date | None = days.day_or_none(thread.year, thread.month, form.day)
        anchor = "narrative"
    elif thread.speech:
        ahead = thread.view(form)
        step = (form.day < thread.speech.day) if ahead else -(form.day > thread.speech.day)
        day = days.day_or_none(*days.divmod_month(thread.speech.year, thread.speech.month + step), form.day)
        anchor = thread.speech_label
    else:
        day, anchor = None, ""
    if day and form.whole:
        return placed(thread, form, days.unit_value(day, form.whole), anchor)
    return placed(thread, form, day.isoformat() if day else f"XXXX-XX-{form.day:02d}", anchor if day else None)


def _clock(thread: Thread, form: Form) -> Timex:
    """A time alone belongs to the day the story has reached, else to the day of speech."""
    base, anchor = (thread.reference() if thread.day else None), "narrative"
    if base is None and not thread.narrative and thread.speech:
        base, anchor = thread.speech, thread.speech_label
    value = base.isoformat() if base else "XXXX-XX-XX"
    return placed(thread, form, value, anchor if base else None, remember=False)
