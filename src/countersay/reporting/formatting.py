"""Numbers, days and text as the page writes them: no locale, no clock, and nothing invisible."""

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache

from countersay.lettering import MONTHS
from countersay.model import Period
from countersay.reporting.wording import WINDOW_KINDS

MINUS = "\N{MINUS SIGN}"
MAX_PLACES = 6  # decimals written out; a longer or endless fraction is rounded and marked with "≈"


def brief(text: str, limit: int) -> str:
    """Shorten to at most `limit` characters on one line, between words where there are any, marked by an ellipsis.

    >>> brief("a rather long label", 9), brief("a rather long label", 12), brief("unbreakable", 6)
    ('a rather…', 'a rather…', 'unbre…')
    """
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    whole = cut if line[limit - 1] == " " else cut.rpartition(" ")[0]
    return (whole if 2 * len(whole) > limit else cut).rstrip() + "…"


def number(value: Fraction) -> str:
    """Write a number with thousands separated and a true minus sign; rounded ones carry "≈".

    >>> number(Fraction(-390709)), number(Fraction(339, 5)), number(Fraction(2, 3))
    ('−390,709', '67.8', '≈0.667')
    """
    sign = MINUS if value < 0 else ""
    if value.denominator == 1:
        return f"{sign}{abs(value.numerator):,}"
    size = abs(value)
    places = _places(size)
    if places is None:
        return f"≈{sign}{_decimal(size, 3 if size < 10 else 1)}"
    return sign + _decimal(size, places)


def _places(value: Fraction) -> int | None:
    return next((places for places in range(MAX_PLACES + 1) if (value * 10**places).denominator == 1), None)


def _decimal(value: Fraction, places: int) -> str:
    scaled = round(value * 10**places)
    whole, rest = divmod(scaled, 10**places)
    return f"{whole:,}" + (f".{rest:0{places}d}" if places else "")


def percent(value: Fraction) -> str:
    """Write a share given in per cent, with one decimal where that says anything.

    >>> percent(Fraction(141, 10)), percent(Fraction(1, 30)), percent(Fraction(14))
    ('14.1 %', 'under 0.1 %', '14 %')
    """
    if 0 < value < Fraction(1, 10):
        return "under 0.1 %"
    rounded = Fraction(round(value * 10), 10)
    return f"{number(rounded)} %"


def interval(lower: Fraction | None, upper: Fraction | None, *, unit: str = "") -> str:
    """Write the range between two ends, None being open.

    >>> interval(Fraction(815), Fraction(816)), interval(None, Fraction(8)), interval(Fraction(3), Fraction(3))
    ('815 to 816', 'at most 8', '3')
    """
    tail = f" {unit}" if unit else ""
    if lower is None and upper is None:
        return "open on both sides"
    if upper is None and lower is not None:
        return f"at least {number(lower)}{tail}"
    if lower is None and upper is not None:
        return f"at most {number(upper)}{tail}"
    assert lower is not None
    assert upper is not None
    return f"{number(lower)}{tail}" if lower == upper else f"{number(lower)} to {number(upper)}{tail}"


def day(value: date) -> str:
    """Write a day.

    >>> day(date(2023, 2, 5))
    '5 February 2023'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year:04d}"


def short_day(value: date) -> str:
    """Write a day for the axis of a chart.

    >>> short_day(date(2023, 2, 5))
    '5 Feb 2023'
    """
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year:04d}"


def short_days(first: date | None, last: date | None) -> str:
    """Write a stretch of days for a chart.

    >>> short_days(date(2023, 2, 5), date(2023, 2, 12)), short_days(None, date(2023, 2, 12))
    ('5 Feb 2023 – 12 Feb 2023', 'until 12 Feb 2023')
    """
    if first is not None and last is not None:
        return short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"
    if first is not None:
        return f"from {short_day(first)}"
    return f"until {short_day(last)}" if last is not None else "days not known"


@lru_cache(maxsize=4096)
def issue_date(value: str) -> str:
    """Write an ISO day, month or year; anything else is returned as it is.

    >>> issue_date("2023-02"), issue_date("2023-02-12"), issue_date("2023"), issue_date("?")
    ('February 2023', '12 February 2023', '2023', '?')
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", value):
        return value
    year, month, *rest = value.split("-")
    if not 1 <= int(month) <= 12:
        return value
    return f"{int(rest[0])} {MONTHS[int(month) - 1]} {year}" if rest else f"{MONTHS[int(month) - 1]} {year}"


def days(first: date | None, last: date | None) -> str:
    """Write a stretch of days, both ends included.

    >>> days(date(2023, 2, 5), date(2023, 2, 12)), days(date(2022, 12, 12), None)
    ('5 to 12 February 2023', 'from 12 December 2022')
    """
    if first is None and last is None:
        return "days not known"
    if last is None and first is not None:
        return f"from {day(first)}"
    if first is None and last is not None:
        return f"until {day(last)}"
    assert first is not None
    assert last is not None
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def window(period: Period | None) -> str:
    """Say which days a claim speaks of, and which end is uncertain.

    >>> window(Period(first=date(2023, 2, 5), last=date(2023, 2, 12), kind="between"))
    '5 to 12 February 2023'
    >>> window(Period(first=date(2022, 12, 12), last=date(2023, 2, 1), kind="since", anchor="document"))
    'since 12 December 2022, taken to run to 1 February 2023'
    >>> window(None)
    'no days given'
    """
    if period is None:
        return "no days given"
    if period.kind in ("since", "after") and period.first is not None and period.last is not None:
        words = f"{WINDOW_KINDS[period.kind]} {day(period.first)}, taken to run to {day(period.last)}"
    else:
        words = days(period.first, period.last)
    doubts = []
    if period.first_latest is not None and period.first_latest != period.first:
        doubts.append(f"the first day may be as late as {day(period.first_latest)}")
    if period.last_earliest is not None and period.last_earliest != period.last:
        doubts.append(f"the last day may be as early as {day(period.last_earliest)}")
    return words + (f" ({'; '.join(doubts)})" if doubts else "")


def plural(count: int, one: str, many: str = "") -> str:
    """Join a count and its noun.

    >>> plural(1, "issue"), plural(2, "issue"), plural(1200, "party", "parties")
    ('1 issue', '2 issues', '1,200 parties')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
