"""How a spreadsheet shows a number: by its format as a date, a percentage, or with so many decimals; in exact decimals."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
"""Numbers of built-in formats that show a date or a time of day."""
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_TIMES = frozenset([18, 19, 20, 21, 45, 46, 47])


@cache
def is_date(number: int, code: str) -> bool:
    """Say whether a format shows a date.

    >>> is_date(14, ""), is_date(165, "dd\\\\.mm\\\\.yyyy"), is_date(165, '0 "days"')
    (True, True, False)
    """
    if number in _DATES:
        return number not in _TIMES
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|General', "", code, flags=re.IGNORECASE)
    return re.search(r"[yd]", bare, re.IGNORECASE) is not None


def shown_number(value: str, number: int, code: str, *, base_1904: bool = False) -> str:
    """Return a stored number as it is shown.

    >>> shown_number("0.68", 9, ""), shown_number("412", 0, ""), shown_number("0.10000000000000001", 0, "")
    ('68%', '412', '0.1')
    >>> shown_number("47971", 14, ""), shown_number("12.5", 2, "")
    ('2031-05-03', '12.50')
    """
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value
    if not exact.is_finite() or abs(exact) >= Decimal(10) ** 40:
        return value
    if is_date(number, code):
        return _day(exact, base_1904) or value
    form = (_BUILT_IN.get(number) or code).split(";")[0]
    match = re.fullmatch(r'[#,]*0(?:\.(0{1,9}))?(%?)(?:"[^"]{0,20}"|[\s\w\\])*', form)
    if match is None:
        return _plain(exact)
    scaled = exact * 100 if match.group(2) else exact
    places = len(match.group(1) or "")
    return f"{scaled.quantize(Decimal(1).scaleb(-places))}{match.group(2)}"


def _plain(exact: Decimal) -> str:
    """Write a number with the fifteen digits that a spreadsheet keeps."""
    text = f"{Decimal(f'{exact:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(serial: Decimal, base_1904: bool) -> str | None:
    """Return the day of a serial number. Day 60 of the older count is a 29 February 1900 that never was."""
    days = int(serial)
    if not 0 < days < 2_958_466:
        return None
    first = date(1904, 1, 1) if base_1904 else date(1899, 12, 30 if days > 60 else 31)
    shown = (first + timedelta(days=days)).isoformat()
    minutes = round((serial - days) * 1440)
    return f"{shown} {minutes // 60:02}:{minutes % 60:02}" if 0 < minutes < 1440 else shown
