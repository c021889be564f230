"""The ends of a window as far as the words fix them: earliest and latest day of each."""

from dataclasses import dataclass
from datetime import date, timedelta

from countersay.extraction.days import ONE_DAY, month_end, shift
from countersay.extraction.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Timex


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
    if first != last and timex.mod in ("START", "MID", "END"):
        first, last = thirds(first, last, timex.mod)
    if season(timex):
        last += timedelta(days=21)
    return first, last


def season(timex: Timex) -> bool:
    """Say whether the expression is a season, whose bounds people draw up to three weeks apart."""
    return (timex.value or "")[-3:] in ("-SP", "-SU", "-FA", "-WI")


def as_end(timex: Timex) -> Range | None:
    """Return the days the beginning or end of a window may fall on when it is given by this expression."""
    days = covered(timex)
    return Range(*days) if days else None


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
    if timex.mod in ("START", "MID", "END") and first != last:
        early, late = timex.mod != "START", timex.mod != "END"
        return Ends(first, middle if early else None, last, middle if late else None)
    if timex.type == "DURATION":
        return _past(first, last, timex)
    return Ends(first, None, last, None)


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
