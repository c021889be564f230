"""Place recognised expressions in time: TIMEX3 values and the days they cover.

Two modes, chosen from the text. In news, a date without a year is placed beside the document's date, before it unless
the verb looks ahead. In a narrative, or without a document's date, it is placed beside the date the text last spoke
of. No year is made up: what neither gives stays XXXX.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from countersay.extraction import days
from countersay.extraction.timex_forms import Form
from countersay.extraction.timex_words import alternatives
from countersay.lexicon.load import table
from countersay.model import Timex, TimexType

CONTEXT_CHARS = 90
NEAR_CHARS = 400
FEW_UNITS = 3


@dataclass(slots=True)
class Thread:
    """What is known while a text is read from its start: the day of speech and the date last spoken of.

    `year`, `month`, `day` are the date last spoken of, as far as it was said; `at` is where.
    """

    text: str
    anchor: date | None
    spoken: date | None
    narrative: bool
    order: str | None
    year: int | None = None
    bc: bool = False
    month: int | None = None
    day: int | None = None
    at: int = field(default=-(10**9))

    @property
    def speech(self) -> date | None:
        """The day of speech, or of publication where no other is known."""
        return self.spoken or self.anchor

    @property
    def speech_label(self) -> str:
        """What a deictic expression is resolved against."""
        return "speech" if self.spoken else "document"

    def note(self, form: Form, first: date | None, value: str) -> None:
        """Remember a resolved date as the one last spoken of."""
        if first is None or not re.match(r"\d{4}", value):
            return
        self.year, self.bc, self.at = first.year, False, form.end
        has_month = bool(re.match(r"\d{4}-(?:\d\d|W)", value))
        self.month = first.month if has_month else None
        self.day = first.day if re.match(r"\d{4}-\d\d-\d\d", value) else None

    def reference(self) -> date | None:
        """The date last spoken of as a day; parts that were not said are taken as their first."""
        if self.year is None or self.bc:
            return None
        return days.day_or_none(self.year, self.month or 1, self.day or 1)


def resolve(thread: Thread, form: Form) -> Timex:
    """Resolve one form against what the text said so far, and remember it."""
    handler = {
        "date": _date,
        "relative": _relative,
        "shift": _shift,
        "deictic": _deictic,
        "duration": _duration,
        "set": _set,
        "reference": _reference,
    }[form.kind]
    return handler(thread, form)


def _timex(
    thread: Thread, form: Form, value: str | None, anchor: str | None, *, kind: TimexType = "DATE", remember: bool = True
) -> Timex:
    covered = None
    if value and (form.part or form.clock) and kind == "DATE":
        kind = "TIME"
        covered = days.days_of(value)
        value += (form.clock or f"T{form.part}") + (form.zone or "")
    elif value:
        covered = days.days_of(value)
    first, last = covered or (None, None)
    if remember and value:
        thread.note(form, first, value)
    return Timex(
        start=form.start,
        end=form.end,
        text=thread.text[form.start : form.end],
        type=kind,
        value=value,
        mod=form.mod,
        first=first,
        last=last,
        anchor=anchor,
        weekday=form.weekday if form.kind == "date" else None,
    )


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


def _date(thread: Thread, form: Form) -> Timex:
    if form.order:
        return _numeric(thread, form)
    if form.decade is not None:
        return _timex(thread, form, f"{form.decade:03d}", None)
    if form.century is not None:
        return _timex(thread, form, f"{'BC' if form.bc else ''}{form.century:02d}", None)
    if form.holiday:
        return _holiday(thread, form)
    if form.month is None and form.weekday is not None:
        return _weekday(thread, form)
    if not (form.year or form.month or form.season or form.quarter or form.half):
        return _clock(thread, form)
    if form.bc and form.year:
        thread.year, thread.bc, thread.month, thread.day = form.year, True, form.month, form.day
        return _timex(thread, form, _year(form, form.year) + _tail(form), None, remember=False)
    year, anchor = (form.year, None) if form.year else _choose_year(thread, form)
    value = _year(form, year) + _tail(form)
    if form.year is None and thread.bc and anchor == "narrative":
        value = f"BC{year:04d}" + _tail(form)
        return _timex(thread, form, value, anchor, remember=False)
    if form.whole and year and form.month and form.day:
        day = days.day_or_none(year, form.month, form.day)
        if day:
            value = days.unit_value(day, form.whole)
    return _timex(thread, form, value, anchor)


def _choose_year(thread: Thread, form: Form) -> tuple[int | None, str | None]:
    """Return the year of a date that lacks it, and what gave it."""
    if form.within is not None:
        inner = _relative(thread, form.within)
        return (inner.first.year, inner.anchor) if inner.first else (None, None)
    month = form.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(form.season or "") or 0
    month = month or (3 * form.quarter - 2 if form.quarter else 6 * (form.half or 1) - 5)
    told = _year_in_story(thread, form, month)
    speech = thread.speech
    if thread.narrative or speech is None:
        return (told, "narrative" if told is not None else None)
    if told is not None and told < speech.year - 1 and form.start - thread.at < NEAR_CHARS and thread.year != speech.year:
        return told, "narrative"
    return _year_beside(speech, month, form.day, looks_ahead(thread.text, form)), thread.speech_label


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


def _year_beside(speech: date, month: int, day: int | None, ahead: bool) -> int:
    """Return the year that puts a month or day last before the day of speech, or next after it."""
    here, there = (speech.month, speech.day), (month, day if day is not None else speech.day)
    if ahead:
        return speech.year + (there < here)
    if there > here and day is not None and month == speech.month:
        return speech.year
    return speech.year - (there > here)


@cache
def _cues() -> re.Pattern[str]:
    future = alternatives(table("periods")["future_cues"]["words"])
    return re.compile(
        rf"(?P<future>\b(?:{future})\b|['’]ll\b)|(?P<past>\b(?:said|told|was|were|had|did|went|came|took|made|began|"
        r"rose|fell|won|lost|met|held|sent|left|\w{2,}ed)\b)",
        re.IGNORECASE,
    )


def looks_ahead(text: str, form: Form) -> bool:
    """Say whether the nearest verb before the expression, else the first after it, looks into the future."""
    left = re.split(r"[.!?;]\s|\n\s*\n", text[max(0, form.start - CONTEXT_CHARS) : form.start])[-1]
    last = None
    for last in _cues().finditer(left):
        pass
    if last:
        return last["future"] is not None
    right = re.split(r"[.!?;]\s|\n\s*\n", text[form.end : form.end + CONTEXT_CHARS])[0]
    first = _cues().search(right)
    return bool(first and first["future"])


def _numeric(thread: Thread, form: Form) -> Timex:
    assert form.order is not None and form.year is not None
    one, two = form.order
    order = "DMY" if one > 12 or one == two else "MDY" if two > 12 else thread.order
    if order is None and form.value == "DOTTED":
        order = "DMY"
    if order is None:
        return _timex(thread, form, f"{form.year:04d}-XX-XX", None)
    day, month = (one, two) if order == "DMY" else (two, one)
    return _timex(thread, form, f"{form.year:04d}-{month:02d}-{day:02d}", None)


def _holiday_day(name: str, year: int) -> date | None:
    lexicon = table("periods")
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
            here = _holiday_day(form.holiday, thread.speech.year)
            ahead = looks_ahead(thread.text, form)
            year, anchor = thread.speech.year, thread.speech_label
            if form.offset is not None and here:
                year += form.offset if (form.offset > 0) == (here < thread.speech) and form.offset else 0
            elif here and here > thread.speech and not ahead and (here - thread.speech).days > 31:
                year -= 1
            elif here and here < thread.speech and ahead:
                year += 1
    day = _holiday_day(form.holiday, year) if year and not thread.bc and 1 <= year <= 9998 else None
    if day is None:
        fixed = table("periods")["holidays_fixed"].get(form.holiday)
        return _timex(thread, form, f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else None, None)
    return _timex(thread, form, days.unit_value(day, form.whole) if form.whole else day.isoformat(), anchor)


def _weekday(thread: Thread, form: Form) -> Timex:
    assert form.weekday is not None
    base, anchor = thread.speech, thread.speech_label
    if thread.narrative or base is None:
        base = thread.reference() if thread.day else None
        if base is None:
            return _timex(thread, form, f"XXXX-WXX-{form.weekday + 1}", None)
        day: date | None = base + timedelta(days=(form.weekday - base.weekday()) % 7)
        anchor = "narrative"
    elif form.day:
        day = _day_with_weekday(base, form.day, form.weekday)
    elif looks_ahead(thread.text, form):
        day = base + timedelta(days=(form.weekday - base.weekday() - 1) % 7 + 1)
    else:
        day = base - timedelta(days=(base.weekday() - form.weekday) % 7)
    return _timex(thread, form, day.isoformat() if day else f"XXXX-WXX-{form.weekday + 1}", anchor if day else None)


def _day_with_weekday(base: date, number: int, weekday: int) -> date | None:
    for step in (0, 1, -1, 2, -2):
        day = days.day_or_none(*days.divmod_month(base.year, base.month + step), number)
        if day and day.weekday() == weekday:
            return day
    return None


def _clock(thread: Thread, form: Form) -> Timex:
    """A time alone belongs to the day the story has reached, else to the day of speech."""
    base, anchor = (thread.reference() if thread.day else None), "narrative"
    if base is None and not thread.narrative and thread.speech:
        base, anchor = thread.speech, thread.speech_label
    value = base.isoformat() if base else "XXXX-XX-XX"
    return _timex(thread, form, value, anchor if base else None, remember=False)


def _base(thread: Thread, form: Form) -> tuple[date | None, str | None, str]:
    """Return the day a step is taken from, its label, and how finely it is known: "D", "M" or "Y"."""
    if form.base == "speech" and not thread.narrative and thread.speech:
        return thread.speech, thread.speech_label, "D"
    reference = thread.reference()
    if reference is None:
        if thread.speech and not thread.narrative:
            return thread.speech, thread.speech_label, "D"
        return None, None, ""
    return reference, "narrative", "D" if thread.day else "M" if thread.month else "Y"


FINENESS = {"D": 0, "W": 0, "WE": 0, "FN": 0, "M": 1, "Q": 1, "SEM": 1, "Y": 2, "DE": 2, "CE": 2, "ML": 2}
REACH = {"D": 0, "M": 1, "Y": 2, "": 3}


def _stepped(base: date, fine: str, count: int, unit: str) -> str | None:
    """Return the value `count` units from a base known as finely as `fine`."""
    moved = days.shift(base, count, unit)
    if moved is None:
        return None
    if FINENESS[unit] >= REACH[fine]:
        return days.unit_value(moved, unit)
    return f"{base.year:04d}-XX" + ("-XX" if unit == "D" else "") if fine == "Y" else f"{base.year:04d}-{base.month:02d}-XX"


def _relative(thread: Thread, form: Form) -> Timex:
    base, anchor, fine = _base(thread, form)
    offset = form.offset or 0
    if form.base == "narrative" and thread.bc and thread.year and form.unit == "Y":
        return _timex(thread, form, f"BC{thread.year - offset:04d}", "narrative", remember=False)
    if base is None:
        blank = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
        value = f"XXXX-{form.month:02d}" if form.month else f"XXXX-{form.season}" if form.season else None
        return _timex(thread, form, value or blank.get(form.unit or "", None), None)
    if form.weekday is not None:
        return _timex(thread, form, _step_weekday(base, form.weekday, offset).isoformat(), anchor)
    if form.month or form.season or form.holiday:
        return _step_named(thread, form, base, anchor, offset)
    assert form.unit is not None
    unit = form.unit
    if unit == "WE" and offset == 0 and form.base == "speech" and base.weekday() == 0 and not looks_ahead(thread.text, form):
        base -= timedelta(days=1)
    return _timex(thread, form, _stepped(base, fine, offset, unit), anchor)


def _step_weekday(base: date, weekday: int, offset: int) -> date:
    if offset < 0:
        return base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)
    if offset > 0:
        return base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    return base + timedelta(days=weekday - base.weekday())


def _step_named(thread: Thread, form: Form, base: date, anchor: str | None, offset: int) -> Timex:
    month = form.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}.get(form.season or "", 0)
    if form.holiday:
        day = _holiday_day(form.holiday, base.year)
        if day and ((offset < 0 and day >= base) or (offset > 0 and day <= base)):
            day = _holiday_day(form.holiday, base.year + offset)
        return _timex(thread, form, day.isoformat() if day else None, anchor)
    year = base.year
    if offset < 0 and month >= base.month:
        year -= 1
    elif offset > 0 and month <= base.month:
        year += 1
    return _timex(thread, form, f"{year:04d}-" + (f"{month:02d}" if form.month else form.season or ""), anchor)


def _shift(thread: Thread, form: Form) -> Timex:
    sign = form.offset or 0
    if form.count is None:
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return _timex(thread, form, vague, None, remember=False)
    base, anchor, fine = _base(thread, form)
    unit, count = form.unit or "D", form.count
    if unit not in FINENESS:
        value = f"{base.isoformat()}TXX" if base and fine == "D" else "XXXX-XX-XXTXX"
        return _timex(thread, form, value, anchor, kind="TIME", remember=False)
    if count.denominator != 1 and unit == "Y":
        unit, count = "M", count * 12
    if base is None or count.denominator != 1 or count > 10**6:
        if thread.bc and thread.year and unit == "Y" and count.denominator == 1:
            return _timex(thread, form, f"BC{thread.year - sign * int(count):04d}", "narrative", remember=False)
        return _timex(thread, form, None, None, remember=False)
    return _timex(thread, form, _stepped(base, fine, sign * int(count), unit), anchor)


def _deictic(thread: Thread, form: Form) -> Timex:
    base, anchor = thread.speech, thread.speech_label
    if thread.narrative or base is None:
        base, anchor = (thread.reference() if thread.day else None), "narrative"
    if base is None:
        return _timex(thread, form, "PRESENT_REF" if form.offset == 0 and not form.part else "XXXX-XX-XX", None)
    day = base + timedelta(days=form.offset or 0)
    return _timex(thread, form, day.isoformat(), anchor)


def _decimal(count: Fraction) -> str:
    """Write a count with at most two decimals, without trailing zeros."""
    if count.denominator == 1:
        return str(count.numerator)
    hundredths = round(count * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0")


def duration_value(count: Fraction | None, unit: str) -> str:
    """Return the TIMEX3 value of a duration; X stands for a count that is not told.

    >>> duration_value(Fraction(5, 2), "Y"), duration_value(None, "D"), duration_value(Fraction(20), "MIN")
    ('P2.5Y', 'PXD', 'PT20M')
    """
    many = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W"), "SEM": (6, "M")}
    if count is None:
        name = {"DE": "DE", "CE": "CE", "ML": "ML"}.get(unit)
        return f"PX{name}" if name else f"P{'T' if unit in ('H', 'MIN', 'S') else ''}X{_letter(unit)}"
    if unit in many:
        count, unit = count * many[unit][0], many[unit][1]
    return f"P{'T' if unit in ('H', 'MIN', 'S') else ''}{_decimal(count)}{_letter(unit)}"


def _letter(unit: str) -> str:
    return {"MIN": "M", "FN": "W", "SEM": "M"}.get(unit, unit)


def _duration(thread: Thread, form: Form) -> Timex:
    unit = form.unit or "D"
    timex = _timex(thread, form, duration_value(form.count, unit), None, kind="DURATION", remember=False)
    if not form.offset:
        return timex
    base, anchor, fine = _base(thread, form)
    if base is None or fine != "D":
        return timex
    count = form.count if form.count is not None else Fraction(FEW_UNITS)
    other = _days_away(base, count, unit, form.offset)
    if other is None:
        return timex
    first, last = sorted((base, other))
    return Timex(
        start=timex.start, end=timex.end, text=timex.text, type="DURATION", value=timex.value, mod=timex.mod,
        first=first, last=last, anchor=anchor,
    )  # fmt: skip


def _days_away(base: date, count: Fraction, unit: str, sign: int) -> date | None:
    """Return the day `count` units before or after `base`; hours are rounded up to whole days."""
    if unit in ("H", "MIN", "S"):
        per_day = {"H": 24, "MIN": 1440, "S": 86400}[unit]
        return days.shift(base, sign * -int(-count // per_day), "D")
    if count.denominator != 1 and unit == "Y":
        count, unit = count * 12, "M"
    return days.shift(base, sign * int(count), unit) if unit in FINENESS and count < 10**5 else None


def _set(thread: Thread, form: Form) -> Timex:
    value = form.value or duration_value(form.count, form.unit or "D")
    return _timex(thread, form, value, None, kind="SET", remember=False)


def _reference(thread: Thread, form: Form) -> Timex:
    return _timex(thread, form, form.value, None, remember=False)
