"""The ends of a window as far as the words fix them: earliest and latest day of each."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from countersay.extraction.times.days import ONE_DAY, month_end, shift
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Timex
from countersay.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Range:
    """The days an end may fall on, both inclusive."""

    earliest: date
    latest: date

    @property
    def certain(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest == self.latest


def thirds(first: date, last: date, mod: str | None) -> tuple[date, date]:
    """Return the part of a range that "early", "mid" or "late" names: a third of it, by whole days.

    >>> thirds(date(2023, 1, 1), date(2023, 1, 31), "MID")
    (datetime.date(2023, 1, 11), datetime.date(2023, 1, 20))
    """
    length = (last - first).days + 1
    third = length // 3
    if mod == "START":
        return first, first + timedelta(days=max(third, 1) - 1)
    if mod == "MID":
        return first + timedelta(days=third), first + timedelta(days=max(2 * third, 1) - 1)
    if mod == "END":
        return first + timedelta(days=2 * third), last
    return first, last


def covered(timex: Timex) -> tuple[date, date] | None:
    """Return the days a resolved expression may speak of, its modifier considered; seasons in their widest sense."""
    if timex.first is None or timex.last is None:
        return None
    first, last = timex.first, timex.last
    if first != last and timex.mod in ("START", "MID", "END") and not before_now(timex):
        first, last = thirds(first, last, timex.mod)
    if season(timex):
        last += timedelta(days=21)
    return first, last


def before_now(timex: Timex) -> bool:
    """Say whether the words mean any day of a stretch before now: "earlier this month", said on its 28th, is no early part."""
    return timex.mod == "START" and regex(r"(?:the\s+)?earlier\b").match(timex.text) is not None


def season(timex: Timex) -> bool:
    """Say whether the expression is a season, whose bounds people draw up to three weeks apart."""
    return (timex.value or "")[-3:] in ("-SP", "-SU", "-FA", "-WI")


def as_end(timex: Timex) -> Range | None:
    """Return the days the beginning or end of a window may fall on when it is given by this expression."""
    days = covered(timex)
    return Range(*days) if days else None


def as_begin(timex: Timex) -> Range | None:
    """Return the days a window may begin on; one that begins within a day may or may not be said to hold that day.

    >>> evening = Timex(start=0, end=4, text="2 June in the evening", type="TIME", value="2029-06-02TEV",
    ...     first=date(2029, 6, 2), last=date(2029, 6, 2))
    >>> as_begin(evening).latest, as_stop(evening).earliest
    (datetime.date(2029, 6, 3), datetime.date(2029, 6, 1))
    """
    found = as_end(timex)
    return within_first(found) if found and starts_within_a_day(timex) else found


def as_stop(timex: Timex) -> Range | None:
    """Return the days a window may end on; one that ends within a day may or may not be said to hold that day."""
    found = as_end(timex)
    return within_last(found) if found and stops_within_a_day(timex) else found


def within_first(days: Range) -> Range:
    """Leave open whether the first day counts."""
    return Range(days.earliest, days.latest + ONE_DAY)


def within_last(days: Range) -> Range:
    """Leave open whether the last day counts."""
    return Range(days.earliest - ONE_DAY, days.latest)


def starts_within_a_day(timex: Timex) -> bool:
    """Say whether a window that begins here lacks a part of its first day ("noon on 2 June")."""
    return _hour(timex) not in (None, "00:00") or (timex.first == timex.last and timex.mod in ("MID", "END"))


def stops_within_a_day(timex: Timex) -> bool:
    """Say whether a window that ends here lacks a part of its last day ("the morning of 4 June", "early on 4 June")."""
    hour = _hour(timex)
    whole = hour is None or regex(r"23:5\d.*").match(hour) or regex(r".*\b24[:.]?00").match(timex.text)
    return not whole or (timex.first == timex.last and timex.mod in ("START", "MID"))


def whole_or_not(timex: Timex, kind: str, end: Range, hours: bool) -> Range:
    """Leave open whether the day counts that a window begins or ends within: "since noon on 2 June"."""
    if kind == "since":
        end = from_its_first(timex) or end
    if kind in ("since", "after"):
        return within_first(end) if hours or starts_within_a_day(timex) else end
    if kind in ("until", "as_of"):
        return within_last(end) if hours or stops_within_a_day(timex) else end
    if kind == "before" and (hours or starts_within_a_day(timex)):
        return Range(end.earliest, end.latest + ONE_DAY)  # "before noon on 2 June" is partly on that day
    return end


_FROM_ITS_FIRST = r"(?:the\s+)?(?:very\s+)?(?:beginning|start|outset)\s+of\b"


def from_its_first(timex: Timex) -> Range | None:
    """Return the first day of what "since the beginning of the year" names, from which such a count runs; else None."""
    if timex.mod != "START" or timex.first is None or not regex(_FROM_ITS_FIRST).match(timex.text):
        return None
    return Range(timex.first, timex.first)


def is_part(timex: Timex, end: Range) -> bool:
    """Say whether the words give a part of one day as an end, so that this day may count or not."""
    return timex.first == timex.last and not end.certain


def night_between(one: Timex, two: Timex) -> bool:
    """Say whether the words name the night between two days: "on the night of 2 to 3 June"."""
    return _hour(one) == "NI" and _hour(two) is None


def hours_of() -> str:
    """Match words that make the date after them a part of that day: "the early hours of 2 June", "late on 2 June"."""
    return rf"(?P<hours>(?:the\s+)?(?:{_hour_words()})\s+(?:the\s+)?)?"


def _hour_words() -> str:
    return alternatives(table("periods")["hours_of"]["words"])


def is_hours_of(text: str, timex: Timex) -> bool:
    """Say whether the expression is no length but such a part: "the early hours" in "the early hours of 2 June"."""
    around = text[timex.start : timex.end + 4]
    return timex.type == "DURATION" and timex.first is None and bool(regex(hours_of() + "$").fullmatch(around + " "))


def _hour(timex: Timex) -> str | None:
    """Return the hour or the part of the day that the expression names, None if it speaks of whole days."""
    match = regex(r"[^T]*\d\dT(?P<hour>.+)", cased=True).fullmatch(timex.value or "")
    return match["hour"] if match and timex.first is not None and timex.first == timex.last else None


@quickly_made
@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of a window, as the fields of `Period` have them."""

    first: date | None = None
    first_latest: date | None = None
    last: date | None = None
    last_earliest: date | None = None


def span_of(timex: Timex) -> Ends | None:
    """Return the ends of the window that an expression covers by itself ("in March", "on 3 May", "early 2023")."""
    days = covered(timex)
    if days is None:
        return None
    first, last = days
    week = _week_of_month(timex, first)
    if week:
        return Ends(min(first, week[0]), max(first, week[0]), max(last, week[1]), min(last, week[1]))
    middle = first + (last - first) // 2
    if season(timex):
        return Ends(first, first + timedelta(days=21), last, last - timedelta(days=21))
    if timex.mod in ("START", "MID", "END") and first != last and not before_now(timex):
        early, late = timex.mod != "START", timex.mod != "END"
        return Ends(first, middle if early else None, last, middle if late else None)
    if timex.type == "DURATION":
        return _past(first, last, timex)
    return Ends(first, None, last, None)


def two_years(timex: Timex) -> Ends | None:
    """Return the ends of a year that runs over the turn of the year, each as open as such years differ; else None.

    >>> year = Timex(start=0, end=0, text="the school year 2027/28", type="DATE", value="2027")
    >>> [str(day) for day in (two_years(year).first, two_years(year).first_latest, two_years(year).last)]
    ['2027-08-01', '2027-10-15', '2028-09-30']
    """
    kinds = table("periods")["two_years"]
    match = regex(r".*\b(?P<year>(?:19|20)\d\d)\s?[/–-]\s?\d\d.*").fullmatch(timex.text)
    if timex.first is not None or not match:
        return None
    kind = regex(rf"\b(?P<kind>{alternatives(kinds)})\b").search(timex.text)
    if not kind:
        return None
    year = int(match["year"])
    days = kinds[kind["kind"].lower()]
    first, first_latest = (date.fromisoformat(f"{year}-{day}") for day in days[:2])
    last_earliest, last = (date.fromisoformat(f"{year + 1}-{day}") for day in days[2:])
    return Ends(first, first_latest, last, last_earliest)


def _week_of_month(timex: Timex, monday: date) -> tuple[date, date] | None:
    """Return days 1 to 7, 8 to 14 ... where the words number a week of a month, which others count from Monday."""
    match = regex(r"(?:the\s+)?(first|second|third|fourth|last|final)\s+week\s+(?:of|in)\s+(?P<month>.+)").match(
        timex.text
    )
    numbered = regex(r"\d{4}-W\d\d").fullmatch(timex.value or "")
    if not match or not numbered or not _names_a_month(match["month"]):
        return None
    month = monday + timedelta(days=3)
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match[1].lower())
    if nth is None:
        last = month_end(month.year, month.month)
        return last - timedelta(days=6), last
    first = date(month.year, month.month, 7 * nth - 6)
    return first, first + timedelta(days=6)


def _names_a_month(words: str) -> bool:
    months = alternatives([*table("periods")["months"], "month"])
    return regex(rf".*?\b(?:{months})(?!\w)").match(words) is not None


def _past(first: date, last: date, timex: Timex) -> Ends:
    """Give the ends of "the past two weeks", whose first day may be out; "the past days" are two to nine.

    A hedge leaves the first day open by one unit on the side it allows ("the past 20-plus months").
    """
    if "X" in (timex.value or ""):
        step = (last - first) / 3
        return Ends(last - 3 * step * 3, last - 2 * step, last, None)
    unit = regex(r"P\d+([DWMY])").fullmatch(timex.value or "")
    earliest, latest = first, first + ONE_DAY
    if unit and timex.mod in ("APPROX", "MORE_THAN", "EQUAL_OR_MORE"):
        earliest = shift(first, -1, unit[1].upper()) or first
    if unit and timex.mod in ("APPROX", "LESS_THAN", "EQUAL_OR_LESS"):
        latest = min(shift(first, 1, unit[1].upper()) or latest, last)
    return Ends(earliest, latest, last, None)


def between(begin: Range | None, end: Range | None) -> Ends:
    """Join two ends into a window."""
    return Ends(
        begin.earliest if begin else None,
        begin.latest if begin and not begin.certain else None,
        end.latest if end else None,
        end.earliest if end and not end.certain else None,
    )


def week_of(timex: Timex) -> Range | None:
    """Return the day named in "the week of 12", as the first part of "the week of 12-18 August" is read; else None."""
    named = regex(r"(?:the\s+)?week\s+of\s+(?:the\s+)?(\d{1,2})\b.*").fullmatch(timex.text)
    if named is None or timex.first is None or timex.last is None:
        return None
    week = (timex.first + ONE_DAY * k for k in range((timex.last - timex.first).days + 1))
    day = next((day for day in week if day.day == int(named[1])), None)
    return None if day is None else Range(day, day)


def in_its_year(one: Timex, two: Timex) -> Timex:
    """Return the second of two days or months in the year that heads their range: "in 2018 through 17 October"."""
    year = int(one.text) if regex(r"(?:19|20)\d\d").fullmatch(one.text) else None
    if (
        year is None
        or two.first is None
        or two.last is None
        or "-" not in (two.value or "")
        or regex(r"\d{4}").search(two.text)
    ):
        return two
    if two.first.year != two.last.year or two.first.year == year or (two.first.month, two.first.day) == (2, 29):
        return two
    return replace(
        two, first=two.first.replace(year=year), last=two.last.replace(year=year, day=_day_in(two.last, year))
    )


def _day_in(day: date, year: int) -> int:
    return min(day.day, month_end(year, day.month).day)


def from_start(text: str, at: int) -> int | None:
    """Return where words begin that lead to a day as the end of an undated stretch; None where there are none.

    >>> from_start("From the beginning of the siege to 24 July 40 fell.", 35)
    0
    """
    found = _from_start().search(text, max(0, at - _STRETCH_CHARS), at)
    return None if found is None else found.start()


@cache
def _from_start() -> re.Pattern[str]:
    starts = alternatives(table("periods")["beginnings"]["starts"])
    return regex(
        rf"\bfrom\s+(?:the|its)\s+(?:very\s+)?(?:{starts})\s+of\s+[^.;:,\d]{{3,60}}\s+(?:up\s+)?(?:to|through)\s+(?:the\s+)?$"
    )


_STRETCH_CHARS = 100  # code points of "from the beginning of the siege to"
