"""The ends of a window as far as the words fix them: earliest and latest day of each."""

from dataclasses import dataclass
from datetime import date, timedelta

from countersay.extraction.days import ONE_DAY
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
    middle = first + (last - first) // 2
    if season(timex):
        return Ends(first, first + timedelta(days=21), last, last - timedelta(days=21))
    if timex.mod in ("START", "MID", "END") and first != last:
        early, late = timex.mod != "START", timex.mod != "END"
        return Ends(first, middle if early else None, last, middle if late else None)
    if timex.type == "DURATION":
        vague = "X" in (timex.value or "")
        return _past(first, last, timex, vague)
    return Ends(first, None, last, None)


def _past(first: date, last: date, timex: Timex, vague: bool) -> Ends:
    """ "The past two weeks": today or two weeks ago may be counted or not; "the past days" are two to nine."""
    if vague:
        step = (last - first) / 3
        return Ends(last - 3 * step * 3, last - 2 * step, last, None)
    return Ends(first, first + ONE_DAY, last, None)


def between(begin: Range | None, end: Range | None) -> Ends:
    """Join two ends into a window."""
    return Ends(
        begin.earliest if begin else None,
        begin.latest if begin and not begin.certain else None,
        end.latest if end else None,
        end.earliest if end and not end.certain else None,
    )
