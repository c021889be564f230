"""Arithmetic of days, weeks, months and years, and the days that a TIMEX3 value covers."""

import re
from datetime import date, timedelta
from functools import cache

from countersay.lexicon.load import table

ONE_DAY = timedelta(days=1)
MONTHS_OF = {"M": 1, "Q": 3, "SEM": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_OF = {"D": 1, "W": 7, "FN": 14, "WE": 7}


def month_end(year: int, month: int) -> date:
    """Return the last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(9999, 12, 31) if (year, month) == (9999, 12) else date(*divmod_month(year, month + 1), 1) - ONE_DAY


def divmod_month(year: int, month: int) -> tuple[int, int]:
    """Bring a month number outside 1 to 12 into range by moving the year.

    >>> divmod_month(2022, 13), divmod_month(2022, 0)
    ((2023, 1), (2021, 12))
    """
    carry, rest = divmod(month - 1, 12)
    return year + carry, rest + 1


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where no calendar has it ("31 June", the year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, count: int, unit: str) -> date | None:
    """Move `day` by `count` units; the day of the month is cut to the month's length. None outside years 1 to 9999.

    >>> shift(date(2023, 3, 31), -1, "M")
    datetime.date(2023, 2, 28)
    """
    try:
        if unit in DAYS_OF:
            return day + timedelta(days=count * DAYS_OF[unit])
        year, month = divmod_month(day.year, day.month + count * MONTHS_OF[unit])
        return date(year, month, min(day.day, month_end(year, month).day))
    except (ValueError, OverflowError):
        return None


def week_value(day: date) -> str:
    """Return the ISO week of `day`.

    >>> week_value(date(2023, 2, 1))
    '2023-W05'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unit_value(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the day, week, month, quarter, half, year, decade or century that `day` lies in.

    >>> [unit_value(date(2023, 5, 4), unit) for unit in ("D", "M", "Q", "DE", "CE", "WE")]
    ['2023-05-04', '2023-05', '2023-Q2', '202', '20', '2023-W18-WE']
    """
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "FN"):
        return week_value(day)
    if unit == "WE":
        return week_value(day) + "-WE"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "SEM":
        return f"{day.year:04d}-H{(day.month + 5) // 6}"
    return f"{day.year:04d}"[: {"Y": 4, "DE": 3, "CE": 2, "ML": 1}[unit]]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth weekday of a month, counted from 1, or from the end with -1.

    >>> nth_weekday(2022, 11, 3, 4)
    datetime.date(2022, 11, 24)
    """
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7 - 7 * (nth + 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus 1991, chapter 8).

    >>> easter(2023)
    datetime.date(2023, 4, 9)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def months_span(year: int, month: int, count: int) -> tuple[date, date] | None:
    """Return first and last day of `count` months from the given one; None outside years 1 to 9999."""
    if not 1 <= year <= 9998:
        return None
    return date(year, month, 1), month_end(*divmod_month(year, month + count - 1))


@cache
def _value() -> re.Pattern[str]:
    return re.compile(
        r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>[1-4])|H(?P<h>[12])|"
        r"(?P<s>SP|SU|FA|WI)))?(?:T\S*)?|(?P<dec>\d{3})|(?P<cent>\d\d)"
    )


def days_of(value: str) -> tuple[date, date] | None:
    """Return first and last day of a complete TIMEX3 date or time value, or None where it is not complete.

    >>> days_of("2022-Q3")
    (datetime.date(2022, 7, 1), datetime.date(2022, 9, 30))
    >>> days_of("2022-XX-XX") is None
    True
    """
    match = _value().fullmatch(value)
    if not match:
        return None
    if match["dec"]:
        return _years(int(match["dec"]) * 10, 10)
    if match["cent"]:
        return _years(int(match["cent"]) * 100, 100)
    year = int(match["y"])
    if match["d"]:
        day = day_or_none(year, int(match["m"]), int(match["d"]))
        return (day, day) if day else None
    if match["m"]:
        return months_span(year, int(match["m"]), 1) if 1 <= int(match["m"]) <= 12 else None
    if match["w"]:
        return _week(year, int(match["w"]), bool(match["we"]))
    if match["q"]:
        return months_span(year, 3 * int(match["q"]) - 2, 3)
    if match["h"]:
        return months_span(year, 6 * int(match["h"]) - 5, 6)
    if match["s"]:
        first, count = table("periods")["season_months"][match["s"]]
        return months_span(year, first, count)
    return _years(year, 1)


def _years(year: int, count: int) -> tuple[date, date] | None:
    return (date(max(year, 1), 1, 1), date(year + count - 1, 12, 31)) if 0 <= year <= 9999 - count else None


def _week(year: int, week: int, weekend: bool) -> tuple[date, date] | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return (monday + 5 * ONE_DAY if weekend else monday), monday + 6 * ONE_DAY
    except (ValueError, OverflowError):
        return None
