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


@cache
def is_time(number: int, code: str) -> bool:
    """Say whether a format shows a time of day, or hours and minutes.

    >>> is_time(20, ""), is_time(165, "[h]:mm"), is_time(165, '0 "hours"'), is_time(165, "#,##0.00")
    (True, True, False, False)
    """
    if number in _TIMES:
        return True
    bare = re.sub(r'"[^"]*"|\\.|\[\$[^\]]*\]|General', "", code, flags=re.IGNORECASE)
    return (
        re.search(r"[yd#0]", re.sub(r"\.0+", "", bare), re.IGNORECASE) is None and ":" in bare and "h" in bare.lower()
    )


@cache
def _form() -> re.Pattern[str]:
    """A number with so many decimals between words, signs of a currency and blanks."""
    words = r'(?:"[^"]{0,20}"|\\.|\[[^\]]{0,40}\]|[_*].|[$€£¥\s()-])*'
    return re.compile(rf"(?P<before>{words})[#,]*0(?:\.(?P<places>0{{1,9}}))?(?P<share>%?)(?P<after>{words})")


@cache
def _parts(code: str) -> list[str]:
    """Return the forms for numbers above nought, below it and for nought, as far as they are given."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', code) or [""]


@cache
def _literal(words: str, *, lead: bool = False) -> str:
    """Return what a form shows before or behind a number; only words and currencies, which say what is counted.

    >>> _literal(' "EUR"'), _literal("[$€-407] ", lead=True), _literal("[Red]"), _literal("_)")
    (' EUR', '€', '', '')
    """
    found = "".join(
        one[1] or one[2] or one[3] or one[4]
        for one in re.finditer(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|([$€£¥])|\[[^\]]*\]|[_*].', words)
        if one[1] or one[2] or one[3] or one[4]
    ).strip()
    if re.fullmatch(r"[\w$€£¥°.%/²³ ]{1,20}", found) is None or found.isdigit():
        return ""
    if lead:
        return found if found in "$€£¥" else f"{found} "
    return f" {found}"


def shown_number(value: str, number: int, code: str, *, base_1904: bool = False) -> str:
    """Return a stored number as it is shown.

    >>> shown_number("0.68", 9, ""), shown_number("412", 0, ""), shown_number("0.10000000000000001", 0, "")
    ('68%', '412', '0.1')
    >>> shown_number("47971", 14, ""), shown_number("12.5", 2, ""), shown_number("0.395833333333333", 20, "")
    ('2031-05-03', '12.50', '09:30')
    >>> shown_number("1234.5", 170, '#,##0.00 "EUR"'), shown_number("7", 170, "[$€-407] 0"), shown_number("1.5", 170, "[h]:mm")
    ('1234.50 EUR', '€7', '36:00')
    """
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return value
    if not exact.is_finite() or abs(exact) >= Decimal(10) ** 40:
        return value
    if is_date(number, code):
        return _day(exact, base_1904) or value
    if is_time(number, code):
        return _time(exact, code) or value
    match = _form().fullmatch(_parts(_BUILT_IN.get(number) or code)[0])
    if match is None:
        return _plain(exact)
    scaled = exact * 100 if match["share"] else exact
    places = len(match["places"] or "")
    shown = f"{scaled.quantize(Decimal(1).scaleb(-places))}{match['share']}"
    return _literal(match["before"], lead=True) + shown + _literal(match["after"])


def _plain(exact: Decimal) -> str:
    """Write a number with the fifteen digits that a spreadsheet keeps."""
    text = f"{Decimal(f'{exact:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _time(serial: Decimal, code: str) -> str | None:
    """Return the time of day of a serial number, or hours and minutes that were counted ("[h]:mm")."""
    if serial < 0 or serial > 1_000_000:
        return None
    if "[h" not in code.lower():
        serial -= int(serial)
    seconds = round(serial * 86_400)
    shown = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{shown}:{seconds % 60:02}" if seconds % 60 else shown


def _day(serial: Decimal, base_1904: bool) -> str | None:
    """Return the day of a serial number. Day 60 of the older count is a 29 February 1900 that never was."""
    days = int(serial)
    if not 0 < days < 2_958_466:
        return None
    first = date(1904, 1, 1) if base_1904 else date(1899, 12, 30 if days > 60 else 31)
    shown = (first + timedelta(days=days)).isoformat()
    minutes = round((serial - days) * 1440)
    return f"{shown} {minutes // 60:02}:{minutes % 60:02}" if 0 < minutes < 1440 else shown
