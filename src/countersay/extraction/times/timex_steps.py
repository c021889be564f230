"""Place relative expressions, shifts, durations and sets: what counts from a day that something else gives."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from countersay.extraction.times import days
from countersay.extraction.times.timex_dates import holiday_day, holidays_of
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_thread import Thread, placed
from countersay.extraction.times.timex_words import regex
from countersay.model import Timex

FEW_UNITS = 3


def _base(thread: Thread, form: Form) -> tuple[date | None, str | None, str]:
    """Return the day a step is taken from, its label, and how finely it is known: "D", "M" or "Y"."""
    if thread.reported and form.unit == "Y" and form.offset == 0 and _is_the_year(thread, form):
        # a year that does not end in December is no calendar year: what days it has, the words do not tell
        return (thread.reported, "narrative", "D") if thread.reported.month == 12 else (None, None, "")
    if form.base == "speech" and not thread.narrative and thread.speech:
        return thread.speech, thread.speech_label, "D"
    if form.base == "speech" and form.offset:
        # "the past two years" counts from the day of speech even in a history; if that is unknown it stays open
        return (thread.speech, thread.speech_label, "D") if thread.speech else (None, None, "")
    reference = thread.reference()
    if reference is None:
        if thread.speech and not thread.narrative:
            return thread.speech, thread.speech_label, "D"
        return None, None, ""
    return reference, "narrative", "D" if thread.day else "M" if thread.month else "Y"


def _is_the_year(thread: Thread, form: Form) -> bool:
    return "the year" in thread.text[form.start : form.end].lower()


FINENESS = {"D": 0, "W": 0, "WE": 0, "FN": 0, "M": 1, "Q": 1, "SEM": 1, "Y": 2, "DE": 2, "CE": 2, "ML": 2}
REACH = {"D": 0, "M": 1, "Y": 2, "": 3}


def _stepped(base: date, fine: str, count: int, unit: str) -> str | None:
    """Return the value `count` units from a base known as finely as `fine`."""
    moved = days.shift(base, count, unit)
    if moved is None:
        return None
    if FINENESS[unit] >= REACH[fine]:
        return days.unit_value(moved, unit)
    return (
        f"{base.year:04d}-XX" + ("-XX" if unit == "D" else "")
        if fine == "Y"
        else f"{base.year:04d}-{base.month:02d}-XX"
    )


def place_relative(thread: Thread, form: Form) -> Timex:
    """Place "last week", "the following year", "next Friday" one or more steps from their base."""
    base, anchor, fine = _base(thread, form)
    offset = form.offset or 0
    if form.base == "narrative" and thread.bc and thread.year and form.unit == "Y":
        return placed(thread, form, f"BC{thread.year - offset:04d}", "narrative", remember=False)
    if base is None:
        blank = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
        value = f"XXXX-{form.month:02d}" if form.month else f"XXXX-{form.season}" if form.season else None
        return placed(thread, form, value or blank.get(form.unit or ""), None)
    if form.weekday is not None:
        return placed(thread, form, _step_weekday(base, form.weekday, offset).isoformat(), anchor)
    if form.month or form.season or form.holiday:
        return _step_named(thread, form, base, anchor, offset)
    assert form.unit is not None
    unit = form.unit
    if unit == "WE" and offset == 0 and form.base == "speech" and _weekend_past(thread, form, base):
        base -= timedelta(days=base.weekday() + 1)
    timex = placed(thread, form, _stepped(base, fine, offset, unit), anchor)
    if form.mod == "REST":
        return replace(timex, mod="END", first=base if fine == "D" else timex.first)
    return timex


def _weekend_past(thread: Thread, form: Form, base: date) -> bool:
    """Say whether "the weekend" is the one just over: on a Monday, or told in the past tense before the next one."""
    if base.weekday() > 4:
        return False
    before = thread.text[max(0, form.start - 24) : form.start].lower()
    seen = thread.view(form)
    definite = thread.text[form.start : form.start + 4].lower() == "the "
    if seen is False or (before.endswith("over ") and not seen):
        return definite or base.weekday() == 0
    return definite and regex(r".*\w{3,}ed\s+(?:all\s+|right\s+)?through\s+$").match(before) is not None


def _step_weekday(base: date, weekday: int, offset: int) -> date:
    if offset < 0:
        return base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)
    if offset > 0:
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    return base + timedelta(days=weekday - base.weekday())


def _step_named(thread: Thread, form: Form, base: date, anchor: str | None, offset: int) -> Timex:
    month = form.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(form.season or "", 0)
    if form.holiday:
        day = holiday_day(form.holiday, base.year, holidays_of(thread))
        if day and ((offset < 0 and day >= base) or (offset > 0 and day <= base)):
            day = holiday_day(form.holiday, base.year + offset, holidays_of(thread))
        return placed(thread, form, day.isoformat() if day else None, anchor)
    year = base.year
    if offset < 0 and month >= base.month:
        year -= 1
    elif offset == 0 and form.season == "WI" and base.month <= 2:
        year -= 1  # "this winter", said in January, began in December
    elif offset > 0 and month <= base.month:
        year += 1
    return placed(thread, form, f"{year:04d}-" + (f"{month:02d}" if form.month else form.season or ""), anchor)


def place_shift(thread: Thread, form: Form) -> Timex:
    """Place "two years ago", "three days later"."""
    sign = form.offset or 0
    if form.count is None:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return placed(thread, form, vague, None, remember=False)
    if form.whole is not None:
        return placed(thread, form, _same_in_year(thread, form), "narrative", remember=False)
    base, anchor, fine = _base(thread, form)
    unit, count = form.unit or "D", form.count
    if form.parts:
        return _shift_parts(thread, form, base, anchor, fine, sign)
    if unit not in FINENESS:
        value = f"{base.isoformat()}TXX" if base and fine == "D" else "XXXX-XX-XXTXX"
        return placed(thread, form, value, anchor, kind="TIME", remember=False)
    if count.denominator != 1 and unit == "Y":
        unit, count = "M", count * 12
    same = _year_before(thread, form) if unit == "Y" and count == 1 and sign < 0 else None
    if same:
        return placed(thread, form, same, "narrative", remember=False)
    if base is None or count.denominator != 1 or count > 10**6:
        if thread.bc and thread.year and unit == "Y" and count.denominator == 1:
            return placed(thread, form, f"BC{thread.year - sign * int(count):04d}", "narrative", remember=False)
        return placed(thread, form, None, None, remember=False)
    return placed(thread, form, _stepped(base, fine, sign * int(count), unit), anchor)


_STRETCH_CHARS = 600  # how far back the month or quarter may stand whose year-earlier one is compared


def _year_before(thread: Thread, form: Form) -> str | None:
    """Return the month, quarter or half a year before the one last spoken of, where a count is compared with it.

    "In May 214 ships called, up from 190 a year earlier": the 190 called in May as well.
    """
    near = 0 <= form.start - thread.stretch_at <= _STRETCH_CHARS
    if thread.stretch is None or not near:
        return None
    if not regex(_COMPARED).search(thread.text[max(0, form.start - 70) : form.start]):
        return None
    return f"{int(thread.stretch[:4]) - 1:04d}{thread.stretch[4:]}"


def _same_in_year(thread: Thread, form: Form) -> str | None:
    """Return the month or quarter last spoken of, in the year before it or in the one that is named; None if none was."""
    near = 0 <= form.start - thread.stretch_at <= _STRETCH_CHARS
    spoken = re.fullmatch(r"(\d{4})(-\d\d|-Q\d)", thread.stretch or "") if near else None
    if spoken is None or form.whole != ("Q" if "Q" in spoken[2] else "M"):
        return None
    return f"{form.year or int(spoken[1]) - 1:04d}{spoken[2]}"


_COMPARED = (
    r"\b(?:from|than|compare[sd]?\s+(?:with|to))\s+$|"
    r"\b(?:from|than|against|versus|with|compare[sd]?\s+to)\s(?:(?!\b(?:and|but|while|as|when)\b)[^;]){0,60}?\d(?:(?!\b(?:and|but|while|as|when)\b)[^;]){0,50}$"
)


def _shift_parts(thread: Thread, form: Form, base: date | None, anchor: str | None, fine: str, sign: int) -> Timex:
    day = base if fine == "D" else None
    for count, unit in form.parts:
        if day is None or unit not in FINENESS or count.denominator != 1 or count > 10**5:
            return placed(thread, form, None, None, remember=False)
        day = days.shift(day, sign * int(count), unit)
    return placed(thread, form, day.isoformat() if day else None, anchor)


def place_deictic(thread: Thread, form: Form) -> Timex:
    """Place "today", "yesterday"."""
    base, anchor = thread.speech, thread.speech_label
    if base is None:
        return placed(thread, form, "PRESENT_REF" if form.offset == 0 and not form.part else "XXXX-XX-XX", None)
    day = base + timedelta(days=form.offset or 0)
    return placed(thread, form, day.isoformat(), anchor)


def _decimal(count: Fraction) -> str:
    """Write a count with at most two decimals, without trailing zeros."""
    if count.denominator == 1:
        return str(count.numerator)
    hundredths = round(count * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0")


_HALVES = {"Y": (6, "M"), "H": (30, "M"), "MIN": (30, "S")}


def duration_value(count: Fraction | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration; X stands for a count that is not told.

    >>> duration_value(Fraction(5, 2), "Y"), duration_value(None, "D"), duration_value(Fraction(20), "MIN")
    ('P2Y6M', 'PXD', 'PT20M')
    """
    if count is not None and count.denominator == 2 and unit in _HALVES:
        whole = count // 1
        part, letter = _HALVES[unit]
        clock = "T" if unit in ("H", "MIN") else ""
        return f"P{clock}{f'{whole}{_letter(unit)}' if whole else ''}{part}{letter}"
    many = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W"), "SEM": (6, "M")}
    if count is None:
        name = {"DE": "DE", "CE": "CE", "ML": "ML"}.get(unit)
        return f"PX{name}" if name else f"P{'T' if unit in ('H', 'MIN', 'S') else ''}X{_letter(unit)}"
    if unit in many:
        count, unit = count * many[unit][0], many[unit][1]
    return f"P{'T' if unit in ('H', 'MIN', 'S') else ''}{_decimal(count)}{_letter(unit)}"


def compound_value(parts: tuple[tuple[Fraction, str], ...]) -> str:
    """Return the TIMEX3 value of several durations added up.

    >>> compound_value(((Fraction(2), "Y"), (Fraction(3), "M"), (Fraction(4), "H")))
    'P2Y3MT4H'
    """
    days_part = "".join(f"{_decimal(count)}{unit}" for count, unit in parts if unit in ("Y", "M", "W", "D"))
    time_part = "".join(f"{_decimal(count)}{_letter(unit)}" for count, unit in parts if unit in ("H", "MIN", "S"))
    return f"P{days_part}" + (f"T{time_part}" if time_part else "")


def _letter(unit: str) -> str:
    return {"MIN": "M", "FN": "W", "SEM": "M"}.get(unit, unit)


def place_duration(thread: Thread, form: Form) -> Timex:
    """Place a duration; "the past two years" also covers days."""
    unit = form.unit or "D"
    value = compound_value(form.parts) if form.parts else duration_value(form.count, unit)
    timex = placed(thread, form, value, None, kind="DURATION", remember=False)
    if not form.offset:
        return timex
    base, anchor, fine = _base(thread, form)
    if base is None or fine != "D":
        return timex
    count = form.count if form.count is not None else Fraction(FEW_UNITS)
    other: date | None = _days_away(base, count, unit, form.offset)
    for more, finer in form.parts[1:]:
        other = _days_away(other, more, finer, form.offset) if other is not None else None
    if other is None:
        return timex
    first, last = sorted((base, other))
    if form.offset > 0:
        first += days.ONE_DAY  # "the next three days" begin tomorrow
    return Timex(
        start=timex.start, end=timex.end, text=timex.text, type="DURATION", value=timex.value, mod=timex.mod,
        first=first, last=last, anchor=anchor,
    )  # fmt: skip


def place_share(thread: Thread, form: Form, resolve: Callable[[Thread, Form], Timex]) -> Timex:
    """Place "the first two weeks of May", "the last week of 2015" within what they are parts of."""
    assert form.within is not None
    assert form.unit is not None
    whole = resolve(thread, form.within)
    single = form.value is None
    if form.unit == "HALF":
        return _half(thread, form, whole)
    covered = _part_of(whole.first, whole.last, form) if whole.first and whole.last else None
    value, kind = duration_value(form.count, form.unit), "DURATION"
    if single and covered:
        value, kind = days.unit_value(covered[0], form.unit), "DATE"
    timex = placed(thread, form, value, whole.anchor, kind="DATE" if kind == "DATE" else "DURATION", remember=False)
    if single and covered and value is not None:
        thread.tell(value, form.end)
    return replace(timex, first=covered[0], last=covered[1]) if covered else timex


def _half(thread: Thread, form: Form, whole: Timex) -> Timex:
    """Place "the first half of March", days 1 to 15 or the rest, and "the first half of this year"."""
    if regex(r"\d{4}").fullmatch(whole.value or ""):
        half = f"{whole.value}-H{1 if form.nth == 1 else 2}"
        return placed(thread, replace(form, mod=None), half, whole.anchor)
    timex = placed(thread, replace(form, mod=None), whole.value, whole.anchor, remember=False)
    if whole.first is None or whole.last is None:
        return timex
    middle = whole.first.replace(day=15)
    first, last = (whole.first, middle) if form.nth == 1 else (middle + days.ONE_DAY, whole.last)
    return replace(timex, first=first, last=last)


def _part_of(first: date, last: date, form: Form) -> tuple[date, date] | None:
    """Return the days of the nth unit, or of the first or last few units, of a range.

    A single week is the one most of whose days lie in the range (that of its Thursday), as ISO 8601 counts weeks.
    """
    count = int(form.count) if form.count is not None else FEW_UNITS
    if form.unit == "FN":
        form, count = replace(form, unit="W", value="several"), 2 * count
    assert form.nth is not None
    assert form.unit is not None
    if form.unit == "W" and form.value is None:
        thursdays = (last - first).days + 1
        week = first + timedelta(days=(3 - first.weekday()) % 7)
        found = [week + timedelta(days=step) for step in range(0, thursdays, 7) if week + timedelta(days=step) <= last]
        index = form.nth - 1 if form.nth > 0 else -1
        if not -len(found) <= index < len(found):
            return None
        return found[index] - timedelta(days=3), found[index] + timedelta(days=3)
    if form.nth < 0:
        after = days.shift(last + days.ONE_DAY, -count, form.unit)
        return (after, last) if after and (after >= first or form.value == "ending") else None
    begin = days.shift(first, form.nth - 1, form.unit)
    end = days.shift(begin, count, form.unit) if begin else None
    return (begin, end - days.ONE_DAY) if begin and end and end - days.ONE_DAY <= last else None


def _days_away(base: date, count: Fraction, unit: str, sign: int) -> date | None:
    """Return the day `count` units before or after `base`; hours are rounded up to whole days."""
    if unit in ("H", "MIN", "S"):
        per_day = {"H": 24, "MIN": 1440, "S": 86400}[unit]
        return days.shift(base, sign * -int(-count // per_day), "D")
    if count.denominator != 1 and unit == "Y":
        count, unit = count * 12, "M"
    return days.shift(base, sign * int(count), unit) if unit in FINENESS and count < 10**5 else None


def place_set(thread: Thread, form: Form) -> Timex:
    """Give a set its value; it covers no days."""
    value = form.value or duration_value(form.count, form.unit or "D")
    return placed(thread, form, value, None, kind="SET", remember=False)


def place_reference(thread: Thread, form: Form) -> Timex:
    """Give "now" and the like their value."""
    return placed(thread, form, form.value, None, remember=False)
