"""Put expressions together: the core that a rule finds, what stands around it, what follows it.

Around: "early", "the end of", "the week of", "the night of", "the first two weeks of". After: a part of the day, a
time, a day, the year ("December last year", "this year's third quarter").
"""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.text.first_letters import may_begin
from countersay.extraction.times import timex_numeric, timex_relative, timex_rules
from countersay.extraction.times.timex_clock import build_clock, clock_rules
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_numeric import numeric_rules
from countersay.extraction.times.timex_relative import relative_rules
from countersay.extraction.times.timex_rules import Builder, calendar_rules, pattern
from countersay.extraction.times.timex_words import day_number, look_up, number_of, regex, words

CALENDAR = ("date", "relative", "deictic")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return (*calendar_rules(), *numeric_rules(), *relative_rules(), *clock_rules())


# Which rules can begin with a figure, a month's or a weekday's name; all but these can begin with another word.
BEGINNINGS: dict[str, frozenset[Builder]] = {
    "figure": frozenset(
        {
            timex_rules.build_day_month,
            timex_rules.build_days_of_this_month,
            timex_rules.build_month,
            timex_rules.build_season,
            timex_rules.build_quarter,
            timex_numeric.build_numeric,
            timex_numeric.build_day_range,
            timex_numeric.build_short_figures,
            timex_numeric.build_month_figures,
            timex_numeric.build_named_month_figures,
            timex_numeric.build_two_years,
            timex_numeric.build_year,
            timex_numeric.build_decade,
            timex_relative.build_duration,
            build_clock,
        }
    ),
    "month": frozenset({timex_rules.build_month_day, timex_rules.build_month, timex_rules.build_holiday}),
    "weekday": frozenset({timex_rules.build_day_month, timex_rules.build_month_day, timex_rules.build_weekday}),
}
NEVER_A_WORD = frozenset(
    {
        timex_rules.build_month_day,
        timex_rules.build_month,
        timex_rules.build_weekday,
        timex_numeric.build_numeric,
        timex_numeric.build_day_range,
        timex_numeric.build_short_figures,
        timex_numeric.build_month_figures,
        timex_numeric.build_named_month_figures,
    }
)


@cache
def _rules_for(opening: str, letter: str) -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Return the rules that may match where such a word begins with that character."""
    begins = BEGINNINGS.get(opening)
    rules = (rule for rule in _rules() if (rule[1] in begins if begins else rule[1] not in NEVER_A_WORD))
    return tuple(rule for rule in rules if may_begin(rule[0], letter))


def _opening(text: str, start: int) -> str:
    """Say what the word at `start` is: a figure, a month, a weekday, or another word."""
    if not text[start : start + 1].isalpha():
        return "figure"
    word = regex(r"[a-z]+").match(text, start)
    return _named().get(word[0].lower(), "word") if word else "word"


@cache
def _named() -> dict[str, str]:
    return {**dict.fromkeys(words("months"), "month"), **dict.fromkeys(words("weekdays"), "weekday")} | {
        f"{name}s": "weekday" for name in words("weekdays")
    }


def core(text: str, start: int, must: int) -> tuple[Form, ...]:
    """Return the forms of the longest rule that matches at `start` and reaches beyond `must`; empty if none does."""
    best: tuple[Form, ...] = ()
    reach = must
    for rule, build in _rules_for(_opening(text, start), text[start : start + 1].lower()):
        match = rule.match(text, start)
        if match and match.end() > reach:
            forms = build(match)
            if forms and forms[-1].end > must:
                best, reach = forms, match.end()
    return best


def expression(text: str, start: int, must: int) -> tuple[Form, ...]:
    """Return the forms that begin at `start`, with modifiers, parts of the day and times around them."""
    for prefix, wrap in (
        (_modifier(), _modified),
        (_around(), _wrapped),
        (_share(), _shared),
        (_nth_weekday(), _counted_weekday),
    ):
        match = prefix.match(text, start)
        if match:
            inner = core(text, match.end(), max(must, match.end()))
            head = wrap(match, _extend(text, inner[0]) if len(inner) == 1 else inner[0]) if inner else None
            if head is not None:
                return (_extend(text, head), *inner[1:]) if len(inner) == 1 else (head, *inner[1:])
    forms = core(text, start, must)
    return (*forms[:-1], _extend(text, forms[-1])) if forms else ()


@cache
def _modifier() -> re.Pattern[str]:
    return pattern(r"(?P<mod>{MODIFIER})(?:(?:[\s-]+in)?[\s-]+(?:the\s+(?=\w+\s+of\b))?|-)")


def _modified(match: re.Match[str], form: Form) -> Form | None:
    if form.kind not in CALENDAR or form.clock or form.mod:
        return None
    written = match["mod"]
    start = match.start()
    if match[0].endswith("-") and written[:4].lower() == "the ":
        start += 4  # "the late-November trip"
    return replace(form, start=start, mod=look_up("modifiers", written))


@cache
def _around() -> re.Pattern[str]:
    return pattern(
        r"(?:(?:the\s+)?(?P<unit>week|month|weekend|year)\s+(?:of|beginning|starting|commencing|ending)(?:\s+on)?\s+(?:the\s+)?|"
        r"(?:the\s+)?(?:(?P<mod>early|late|mid)[\s-]+)?(?:hours\s+of\s+the\s+)?(?P<part>{PART})(?:\s+hours)?\s+(?:(?:of|on)\s+)?)"
    )


def _wrapped(match: re.Match[str], form: Form) -> Form | None:
    daily = form.day or form.weekday is not None or form.holiday or form.kind == "deictic" or form.unit == "D"
    if form.kind not in CALENDAR or form.clock or form.part:
        return None
    if match["unit"] and match["unit"].lower() == "month" and form.kind == "date" and form.month and not form.day:
        return replace(form, start=match.start())
    if match["unit"] and "ending" in match[0].lower():
        unit = look_up("units", match["unit"])
        whole = Form(start=match.start(), end=form.end, kind="duration", unit=unit, nth=-1, within=form, value="ending")
        return replace(whole, count=number_of("one")) if daily and unit in ("W", "M", "Y") else None
    if match["unit"]:
        return replace(form, start=match.start(), whole=look_up("units", match["unit"])) if daily else None
    if not daily:
        return None
    mod = {"early": "START", "mid": "MID", "late": "END"}.get((match["mod"] or "").lower())
    return replace(form, start=match.start(), part=look_up("parts", match["part"]), mod=mod)


@cache
def _share() -> re.Pattern[str]:
    return pattern(
        r"(?:the\s+)?(?P<nth>{ORDINAL}|last|final|opening|closing)\s+(?:(?P<count>{COUNT}|few)\s+)?"
        r"(?P<unit>day|week|weekend|fortnight|half|month|quarter|year|decade)s?\s+(?:(?:of|in)\s+(?:the\s+(?=(?:month|week)\s+(?:of|beginning|starting|commencing|ending)\b))?)?"
    )


def _shared(match: re.Match[str], form: Form) -> Form | None:
    """Wrap "the first two weeks of May", "the last week of 2015", "the third day of the month"."""
    wide = form.kind in ("date", "relative") and not (form.day or form.weekday is not None or form.clock)
    if not wide or (form.kind == "date" and not (form.year or form.month)) or (form.month and form.unit):
        return None
    if match[0].split()[-1].lower() not in ("of", "in", "the") and not (
        form.kind == "relative" and form.unit in ("Y", "M")
    ):
        return None  # "the last week May", but "the third week next year"
    nth = match["nth"].lower()
    half = match["unit"].lower() == "half"
    if half and not (form.month or form.unit in ("M", "Y")):
        return None
    place = (
        -1
        if nth in ("last", "final", "closing") or (half and nth == "second")
        else 1
        if nth == "opening"
        else day_number(nth)
    )
    count = (
        None if match["count"] in ("few", "Few") else number_of(match["count"]) if match["count"] else number_of("1")
    )
    if place is None or (match["count"] and place > 1):
        return None
    unit = "HALF" if half else look_up("units", match["unit"])
    return Form(
        start=match.start(), end=form.end, kind="duration", unit=unit, count=count, nth=place, within=form,
        value="several" if match["count"] else None,
    )  # fmt: skip


@cache
def _nth_weekday() -> re.Pattern[str]:
    return pattern(
        r"(?:the\s+)?(?P<nth>{ORDINAL}|\d(?:st|nd|rd|th)|last)\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+(?:the\s+(?=month))?"
    )


def _counted_weekday(match: re.Match[str], form: Form) -> Form | None:
    """Wrap "the first Friday of July", "the last Monday of next month"."""
    monthly = (form.kind == "date" and form.month and not form.day and not form.clock) or (
        form.kind == "relative" and (form.unit == "M" or form.month)
    )
    nth = -1 if match["nth"].lower() == "last" else day_number(match["nth"])
    if not monthly or nth is None or nth > 5:
        return None
    weekday = look_up("weekdays", match["weekday"])
    return Form(start=match.start(), end=form.end, kind="date", nth=nth, weekday=weekday, within=form)


def _extend(text: str, form: Form) -> Form:
    """Join what follows the form."""
    if form.kind == "duration" and form.nth is None:
        return compound(text, form)
    if form.kind == "date" and form.clock and not (form.month or form.year or form.order):
        return _join_day(text, form) if form.day is None and form.weekday is None else form
    if form.kind not in CALENDAR or form.clock:
        return form
    if form.kind == "relative" and form.unit == "W":
        form = _join_weekday(text, form)
    if form.kind == "relative" and form.unit in ("Y", "M", "W"):
        return _join_possessed(text, form)
    if form.kind == "date" and form.weekday is not None and form.day is None and form.month is None:
        form = _join_week(text, form)
    if (
        form.kind == "date"
        and form.year is None
        and (form.month or form.season or form.quarter or form.half or form.holiday)
    ):
        form = _join_year(text, form)
    if form.kind == "relative" and form.weekday is not None:
        form = _join_date(text, form)
    daily = (
        form.day or form.weekday is not None or form.kind == "deictic" or form.holiday or form.unit == "D" or form.order
    )
    return _join_time(text, form) if daily and not form.part else form


def compound(text: str, form: Form) -> Form:
    """Join "the past two years and three months", "1 year, 1 month and 21 days" into one duration; units must fall."""
    order = {"Y": 6, "M": 5, "W": 4, "D": 3, "H": 2, "MIN": 1, "S": 0}
    while form.kind == "duration" and form.unit in order and form.count is not None and form.offset in (None, -1):
        gap = regex(r"\s+and\s+" if form.offset else r"(?:,?\s+and|,)?\s+").match(text, form.end)
        inner = core(text, gap.end(), gap.end()) if gap else ()
        part = inner[0] if len(inner) == 1 else None
        kinds = ("duration",) if form.offset else ("duration", "shift")
        if part is None or part.kind not in kinds or part.count is None or part.mod or part.unit not in order:
            break
        if order[part.unit] >= order[(form.parts or ((form.count, form.unit),))[-1][1]] or (
            part.kind == "duration" and part.offset
        ):
            break
        parts = (*(form.parts or ((form.count, form.unit),)), (part.count, part.unit))
        told = form if form.offset else part
        form = replace(form, end=part.end, parts=parts, kind=told.kind, offset=told.offset, base=told.base)
    return form


@cache
def _part_after() -> re.Pattern[str]:
    return pattern(
        r"(?:,?\s+in\s+the|,?\s+at)?\s+(?:(?P<mod>early|late|mid)[\s-]+)?(?P<part>{PARTS})(?P<many>s)?\b"
        r"(?!\s+(?:club|school|shift|watch|market|sky|vision|life))"
    )


@cache
def _gap() -> re.Pattern[str]:
    return regex(r",?\s+(?:on\s+|at\s+)?(?:about\s+|around\s+)?|\s*\(|,\s*")


@cache
def _clock() -> re.Pattern[str]:
    return next(rule for rule, build in _rules() if build is build_clock)


def _join_time(text: str, form: Form) -> Form:
    after = _part_after().match(text, form.end)
    if after and after["many"]:
        if form.kind != "date" or form.weekday is None or form.day:
            return form
        value = f"XXXX-WXX-{form.weekday + 1}T{look_up('parts', after['part'])}"
        return Form(start=form.start, end=after.end(), kind="set", value=value)
    if after:
        return replace(form, end=after.end(), part=look_up("parts", after["part"]))
    gap = _gap().match(text, form.end)
    match = _clock().match(text, gap.end()) if gap else None
    clock = build_clock(match) if match and not match["word"] else ()
    if not gap or not clock:
        return form
    closing = "(" in gap[0] and text[clock[0].end : clock[0].end + 1] == ")"
    return replace(form, end=clock[0].end + closing, clock=clock[0].clock, zone=clock[0].zone)


@cache
def _in_the_part() -> re.Pattern[str]:
    return regex(r"\s+in\s+the\s+(morning|afternoon|evening)\b|\s+at\s+(night)\b")


def _join_day(text: str, form: Form) -> Form:
    """Join "9 a.m." with "Friday", "7:00" with "this morning"."""
    after = _in_the_part().match(text, form.end)
    if after:
        hour = int((form.clock or "T00")[1:3])
        late = (after[1] or "").lower() != "morning" and hour < 12
        form = replace(form, end=after.end(), clock=f"T{hour + 12 * late:02d}{(form.clock or '')[3:]}")
    gap = _gap().match(text, form.end)
    inner = core(text, gap.end(), gap.end()) if gap else ()
    day = inner[0] if len(inner) == 1 else None
    if not gap or not day or day.kind not in CALENDAR or day.clock or day.value:
        return form
    if day.kind == "date" and not (day.day or day.weekday is not None):
        return form
    if day.kind == "relative" and day.unit != "D" and day.weekday is None:
        return form
    clock = form.clock
    if day.part in ("AF", "EV", "NI") and clock and int(clock[1:3]) < 12 and day.kind != "date":
        clock = f"T{int(clock[1:3]) + 12:02d}{clock[3:]}"
    return replace(day, start=form.start, clock=clock, zone=form.zone, part=None)


@cache
def _year_gap() -> re.Pattern[str]:
    return regex(r",?\s+(?:(?:of|in)\s+)?")


def _join_year(text: str, form: Form) -> Form:
    """Join "December" with "last year", "June" with "of that year"."""
    gap = _year_gap().match(text, form.end)
    inner = core(text, gap.end(), gap.end()) if gap else ()
    if len(inner) == 1 and inner[0].kind == "relative" and inner[0].unit == "Y" and inner[0].part is None:
        return replace(form, end=inner[0].end, within=inner[0])
    return form


def _join_week(text: str, form: Form) -> Form:
    """Join "Tuesday" with "next week", "of last week"."""
    gap = _year_gap().match(text, form.end)
    inner = core(text, gap.end(), gap.end()) if gap else ()
    if len(inner) == 1 and inner[0].kind == "relative" and inner[0].unit == "W" and inner[0].offset is not None:
        return replace(form, end=inner[0].end, within=inner[0])
    return form


def _join_weekday(text: str, form: Form) -> Form:
    """Join "next week" with "on Friday"."""
    gap = regex(r"\s+(?:on\s+)?").match(text, form.end)
    inner = core(text, gap.end(), gap.end()) if gap else ()
    if (
        len(inner) == 1
        and inner[0].kind == "date"
        and inner[0].weekday is not None
        and not (inner[0].month or inner[0].day)
    ):
        return replace(inner[0], start=form.start, within=form)
    return form


@cache
def _possessive() -> re.Pattern[str]:
    return regex(r"['’]s?\s+")


def _join_possessed(text: str, form: Form) -> Form:
    """Join "this year's" with "third quarter", "last year's" with "July", "month's" with "end"."""
    gap = _possessive().match(text, form.end)
    if not gap:
        return form
    end = regex(r"end\b|beginning\b|start\b").match(text, gap.end())
    if end:
        return replace(form, end=end.end(), mod="END" if end[0].lower() == "end" else "START")
    inner = core(text, gap.end(), gap.end())
    if form.unit == "Y" and len(inner) == 1 and inner[0].kind == "date" and inner[0].year is None:
        part = inner[0]
        if part.quarter or part.half or part.season or (part.month and part.weekday is None) or part.holiday:
            return replace(part, start=form.start, within=replace(form, start=form.start))
    return form


def _join_date(text: str, form: Form) -> Form:
    """Join "this coming Sunday" with ", March eighth"."""
    gap = regex(r",?\s+(?:the\s+)?").match(text, form.end)
    inner = core(text, gap.end(), gap.end()) if gap else ()
    if len(inner) == 1 and inner[0].kind == "date" and inner[0].month and inner[0].day and not inner[0].clock:
        return replace(inner[0], start=form.start, weekday=form.weekday)
    return form
