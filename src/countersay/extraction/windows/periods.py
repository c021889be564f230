"""Join time expressions and prepositions into windows of days.

1. Two expressions are one window where a preposition and a connective, or a dash, say so, past a clause between as well.
2. A duration and a date are one where the words end it there ("the three months ended 30 June").
3. Each other expression is a window of the kind its preposition gives.
4. Windows that only point back ("over that time") and those hung on events are found last.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from countersay.extraction.times import days
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows import period_events, period_steps
from countersay.extraction.windows.begun_and_ended import begun_and_ended, end_at_as_of
from countersay.extraction.windows.dated_beginnings import with_beginnings
from countersay.extraction.windows.period_ends import (
    Ends,
    Range,
    as_begin,
    as_end,
    as_stop,
    before_now,
    between,
    from_start,
    hours_of,
    in_its_year,
    is_hours_of,
    is_part,
    night_between,
    span_of,
    starts_within_a_day,
    two_years,
    week_of,
    whole_or_not,
    within_first,
    within_last,
)
from countersay.extraction.windows.period_lengths import LEFT_CHARS, about_then, made_of, with_length, with_part
from countersay.extraction.windows.period_steps import same_window
from countersay.lexicon.load import table
from countersay.model import Period, Timex, WindowKind

GAP_CHARS = 40
BARE_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?\s?m\b\.?|hrs?|o['’]clock|noon\b|midnight\b)?|noon|midnight|midday)(?:\s+[A-Z]{2,4})?"


@dataclass(frozen=True, slots=True)
class Setting:
    """The text and the days that open ends run to."""

    text: str
    as_of: date | None
    spoken: date | None

    @property
    def today(self) -> date | None:
        """The day up to which "since" counts."""
        return self.spoken or self.as_of

    @property
    def label(self) -> str:
        """What an open end was resolved against."""
        return "speech" if self.spoken else "document"


@cache
def _left() -> re.Pattern[str]:
    windows = table("periods")["windows"]
    branches = "|".join(f"(?P<{kind}>{alternatives(phrases)})" for kind, phrases in windows.items())
    return regex(
        rf"(?:^|(?<=[\s(“\"‘'—–-]))(?P<between>between)?(?:{branches})?\s+(?:the\s+period\s+(?:of\s+|from\s+|between\s+)?)?(?:the\s+)?{hours_of()}$"
    )


@cache
def _left_words() -> re.Pattern[str]:
    return regex(rf"\b(?:between|from)\s+(?:(?:the\s+)?period\s+)?(?:the\s+)?(?:{_TIMES_OF})?{hours_of()}$")


_TIMES_OF = r"(?:mornings|evenings|nights|afternoons)\s+of\s+(?:the\s+)?"  # "between the evenings of 9 and 11 October"


@cache
def _range_gap() -> re.Pattern[str]:
    words = r"to|until|till|through|up\s+to|up\s+until|and"
    return regex(rf"\s*[-–—]\s*$|/$|(?P<comma>\s*,)?\s+(?P<word>{words})\s+(?:the\s+)?{hours_of()}$")


def find_periods(
    text: str, timexes: Sequence[Timex], as_of: date | None = None, spoken: date | None = None
) -> list[Period]:
    """Return the windows of a text in order; `start` and `end` bound the words that give each.

    Args:
        text: the document's canonical text.
        timexes: its time expressions in text order, as `find_timexes` returns them.
        as_of: the day up to which the document counts, usually that of publication.
        spoken: the day of speech, if it is another; open windows then run to it.

    >>> from countersay.extraction.times.timex import find_timexes
    >>> text = "Since 3 May 2023 nine barges have docked."
    >>> [(p.kind, p.first, p.last) for p in find_periods(text, find_timexes(text), as_of=date(2023, 5, 10))]
    [('since', datetime.date(2023, 5, 3), datetime.date(2023, 5, 10))]
    """
    setting = Setting(text, as_of, spoken)
    dated = [timex for timex in timexes if timex.type != "SET" and not is_hours_of(text, timex)]
    found: list[Period] = []
    index = 0
    while index < len(dated):
        heads = _heads_range(setting, dated, index)
        joined = None if heads else _join(setting, dated, index)
        if joined:
            found.append(joined)
            index += 2
            continue
        single = None if heads else _single(setting, dated[index], found)
        if single:
            found.append(single)
        index += 1
    found = end_at_as_of(text, begun_and_ended(text, period_steps.with_steps(text, found)))
    found = period_events.with_events(text, timexes, found, setting.today, setting.label)
    found = with_beginnings(text, timexes, found)
    found += period_events.of_writing(text, setting.today, setting.label)
    taken = sorted((p.start, p.end) for p in found if p.start is not None and p.end is not None)
    found += period_events.anaphoric(text, taken)
    return sorted(found, key=lambda p: (p.start or 0, p.end or 0))


def _heads_range(setting: Setting, timexes: Sequence[Timex], index: int) -> bool:
    """Say whether the words only head a range: "in the week from 3 to 9 May", "the five months, from June to October"."""
    if index + 2 >= len(timexes):
        return False
    one, two = timexes[index], timexes[index + 1]
    unit = one.type == "DURATION" or regex(
        r"(?:the|a|that|this)\s+(?:\w+\s+)?(?:week|fortnight|month|period|year|days)"
    ).fullmatch(one.text)
    if not unit or not regex(r",?\s+(?:from|between)\s+(?:the\s+)?|\s*\(\s*").fullmatch(
        setting.text[one.end : two.start]
    ):
        return False
    return _join(setting, timexes, index + 1) is not None


def _join(setting: Setting, timexes: Sequence[Timex], index: int) -> Period | None:
    """Return the window of two neighbouring expressions, or None."""
    if index + 1 >= len(timexes):
        return None
    one, two = timexes[index], in_its_year(timexes[index], timexes[index + 1])
    gap = setting.text[one.end : two.start]
    aside = regex(_ASIDE).fullmatch(gap) if len(gap) <= 3 * GAP_CHARS else None
    if aside is not None and _left_words().search(setting.text, max(0, one.start - LEFT_CHARS), one.start):
        gap = f" {aside['word']} "
    if len(gap) > GAP_CHARS or two.type == "DURATION":
        return None
    length = with_length(setting.text, one, two) or with_part(setting.text, one, two)
    if length is not None:
        return length
    if one.type == "DURATION":
        return None
    match = _range_gap().match(gap)
    if not match:
        return None
    before = setting.text[max(0, one.start - LEFT_CHARS) : one.start]
    opener = _left_words().search(before)
    word = (match["word"] or "").lower()
    if gap == "/" and not regex(r"\d{4}-\d\d-\d\d").fullmatch(one.text):
        return None  # "5/6 May" may be two days; "2022-12-12/2023-01-23" is an ISO 8601 interval
    if one.type == two.type == "TIME" and regex(BARE_CLOCK).fullmatch(two.text):
        return None
    if word == "and" and not (opener and opener[0].lower().startswith("between")):
        return None
    if match["comma"] and one.type != "TIME":
        return None  # "from 2 June, 18:00, to 4 June, 06:00", but "on 2 June, and 4 June"
    begin, stop = week_of(one) or _end_or_now(setting, one, as_begin), _end_or_now(setting, two, as_stop)
    if begin and opener and opener["hours"] and begin.certain:
        begin = within_first(begin)
    if stop and stop.certain and (match["hours"] or night_between(one, two)):
        stop = within_last(stop)
    ends = between(begin, stop)
    if ends.first and ends.first == ends.last:
        ends = Ends(ends.first, None, ends.last, None)  # "from 9 to 11 a.m. on 4 May": that day is all there is
    if ends.first and ends.last and ends.first > ends.last:
        return None
    start = one.start - (len(opener[0]) if opener else 0)
    return made_of(ends, "between", one.anchor or two.anchor, start, two.end)


_ASIDE = r",\s+(?:when|after|following|the\s+(?:day|date|start|beginning))\b[^,;.()\n]{1,90},\s+(?P<word>to|until|till|through)\s+(?:the\s+)?"


def _end_or_now(setting: Setting, timex: Timex, read: Callable[[Timex], Range | None]) -> Range | None:
    if timex.value == "PRESENT_REF" and setting.today:
        return Range(setting.today, setting.today)
    return read(timex)


def _single(setting: Setting, timex: Timex, found: Sequence[Period]) -> Period | None:
    """Return the window one expression gives with the word before it, or None for a bare duration."""
    if timex.mod in ("MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "APPROX") and timex.text.endswith(
        "ago"
    ):
        return None  # "more than a year ago" is no year
    low = max(0, timex.start - LEFT_CHARS)
    before = setting.text[low : timex.start]
    match = _left().search(before)
    if match and match["hours"] and (timex.first is None or timex.first != timex.last):
        match = None  # "in the second half of February" is no part of one day
    kind: str = next((name for name in table("periods")["windows"] if match and match[name]), "")
    if kind and regex(r"(?:19|20)\d\d").fullmatch(timex.text) and regex(r".*\bthe\s+$").match(before):
        kind = ""  # "for the 2016 summit": the year labels the summit
    if (
        kind in ("before", "after")
        and timex.type == "TIME"
        and regex(_CLOSE_BY).search(before[: match.start()] if match else "")
    ):
        return _own(setting, timex, "on", timex.start)  # "shortly before midnight on 17 August"
    start = low + match.start() if match and kind else timex.start
    if kind == "until" and regex(r"through\s+the\s.*\b(?:weekend|week|night|winter|summer)$").match(
        setting.text[start : timex.end]
    ):
        kind = "during"  # "worked through the weekend"
    if kind in ("", "on") and (opened := from_start(setting.text, timex.start)) is not None:
        kind, start = "until", opened
    if kind in ("", "on"):
        hung = regex(_SINCE_THE).search(before)
        kind, start = ("since", low + hung.start()) if hung else (kind, start)
    if timex.type == "DURATION":
        return _of_duration(timex, start) or _before_issue(setting, timex, start)
    if timex.type == "TIME" and regex(BARE_CLOCK).fullmatch(timex.text):
        return None
    if kind in ("", "on") and (around := about_then(timex, setting.today)) is not None:
        return made_of(around, "on", setting.label, start, timex.end)
    same = same_window(timex, start, found)
    if same:
        return same
    if as_end(timex) is None and (beside := period_steps.unplaced(timex, start)):
        return beside
    double = two_years(timex)
    if double:
        return made_of(double, "during", timex.anchor, start, timex.end)
    end = as_end(timex)
    if end is None:
        if timex.value == "PRESENT_REF" and kind == "as_of" and setting.today:
            return made_of(Ends(None, None, setting.today, None), "as_of", setting.label, start, timex.end)
        if (timex.value or "").endswith("_REF") or kind not in ("since", "after", "until", "before", "as_of"):
            return None
        return Period(kind=kind, anchor=timex.anchor, start=start, end=timex.end)  # type: ignore[arg-type]
    return _placed(setting, timex, kind, whole_or_not(timex, kind, end, bool(match and match["hours"])), start)


_CLOSE_BY = r"\b(?:shortly|just|soon|right|immediately|moments|minutes|seconds|an\s+hour|half\s+an\s+hour)\s*$"


# "since the first case on 9 February", "since our last report of 3 May"; a verb makes it a clause: "since the firm said on Monday"
_SINCE_THE = (
    r"\bsince\s+(?:the|its|their|our|his|her)\s+"
    r"(?:(?!(?:\w{3,}ed|said|says|told|was|were|is|are|has|have|had|met|began|and|or|that|which|who|when|it|they|he|she|we)\s)[a-z’'-]+\s+){1,5}(?:on|of)\s+$"
)


def _of_duration(timex: Timex, start: int) -> Period | None:
    """The window of "the past two weeks", "the next three days", "the first ten days of May"; none of a bare length."""
    if timex.first is None or timex.last is None:
        return None
    words = timex.text.lower()
    if regex(r"\bof\b|\bending\b").search(words) or regex(
        r"(?:the\s+)?(?:next|coming|upcoming|following)\b", cased=True
    ).match(words):
        return made_of(Ends(timex.first, None, timex.last, None), "during", timex.anchor, start, timex.end)
    ends = span_of(timex)
    return made_of(ends, "past", timex.anchor, start, timex.end) if ends else None


def _before_issue(setting: Setting, timex: Timex, start: int) -> Period | None:
    """The window of "the last 30 years" in a text of which only the month or year is known: back from its end."""
    unit = regex(r"P(\d{1,3})([MY])").fullmatch(timex.value or "")
    if unit is None or setting.today is None or timex.first is not None or timex.mod is not None:
        return None
    if not regex(rf"(?:the\s+)?(?:{alternatives(table('periods')['back']['words'])})\b").match(timex.text):
        return None
    first = days.shift(setting.today, -int(unit[1]), unit[2].upper())
    if first is None:
        return None
    return made_of(Ends(first, first + days.ONE_DAY, setting.today, None), "past", setting.label, start, timex.end)


def _placed(setting: Setting, timex: Timex, kind: str, end: Range, start: int) -> Period | None:
    so_far = _so_far(setting, timex, start)
    if so_far:
        return so_far
    if kind in ("since", "after"):
        if (
            kind == "since"
            and setting.text[start : start + 4].lower() == "from"
            and not _onward(setting.text, timex.end)
            and not is_part(timex, end)
        ):
            return _own(setting, timex, "on", timex.start)  # "32% down from 2005 levels"
        return _open(setting, timex, "since" if kind == "since" else "after", end, start)
    if kind == "until":
        return made_of(between(None, end), "until", timex.anchor, start, timex.end)
    if kind == "before":
        ends = between(None, Range(end.earliest - days.ONE_DAY, end.latest - days.ONE_DAY))
        return made_of(ends, "before", timex.anchor, start, timex.end)
    if kind == "as_of":
        return made_of(between(None, end), "as_of", timex.anchor, start, timex.end)
    if kind == "during":
        return _own(setting, timex, "during" if end.earliest != end.latest else "on", start)
    return _own(setting, timex, "on", start)


def _own(setting: Setting, timex: Timex, kind: WindowKind, start: int) -> Period | None:
    ends = span_of(timex)
    ends = _running(setting, timex, ends) if ends else None
    if (
        ends
        and before_now(timex)
        and setting.today
        and ends.first
        and ends.first <= setting.today < (ends.last or ends.first)
    ):
        ends = Ends(ends.first, ends.first_latest, setting.today, None)
    return made_of(ends, kind, timex.anchor, start, timex.end) if ends else None


def _so_far(setting: Setting, timex: Timex, start: int) -> Period | None:
    """Give the window of "so far this month", "this year to date", "September 2020 to date"."""
    text = setting.text
    before = regex(r"\bso\s+far\s+(?:in\s+)?$").search(text[max(0, timex.start - 12) : timex.start])
    after = regex(r"\s+(?:so\s+far|to\s+date|up\s+to\s+now|until\s+now)\b").match(text, timex.end)
    if not (before or after) or timex.first is None or setting.today is None or setting.today < timex.first:
        return None
    begin = as_end(timex)
    assert begin is not None
    if timex.anchor and timex.last and timex.last >= setting.today:
        begin = Range(timex.first, timex.first)  # the running year begins on its first day
    first = timex.start - len(before[0]) if before else start
    ends = between(begin, Range(setting.today, setting.today))
    return made_of(ends, "since", setting.label, first, after.end() if after else timex.end)


def _running(setting: Setting, timex: Timex, ends: Ends) -> Ends:
    """A unit that still runs on the day of speech may have been counted only up to it ("this week")."""
    today = setting.today
    if timex.anchor not in ("document", "speech") or today is None or ends.first is None or ends.last is None:
        return ends
    return replace(ends, last_earliest=today) if ends.first <= today < ends.last and not ends.last_earliest else ends


def _onward(text: str, end: int) -> bool:
    return bool(regex(r"\s+(?:on(?:wards?)?|forward)\b|\s*,", cased=True).match(text[end : end + 12]))


def _open(setting: Setting, timex: Timex, kind: WindowKind, end: Range, start: int) -> Period:
    """A window that runs on to the day of speech, or of the document; the plain reading counts its first day in."""
    today = setting.today
    if today is not None and today < end.earliest:
        today = None
    ends = replace(between(end, None), last=today)
    if ends.first_latest and today and ends.first_latest > today and not starts_within_a_day(timex):
        ends = replace(ends, first_latest=today)
    return made_of(ends, kind, setting.label if today else timex.anchor, start, timex.end)
