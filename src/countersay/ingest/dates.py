"""Days as files state them in their properties: ISO 8601, the dates of mail, and days with the month in letters."""

import re
from datetime import date
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    month = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
    return (
        re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)"),
        re.compile(r"\s*(?:D:)?(\d{4})(\d{2})(\d{2})(?=\s*$|T|\d{6})"),
        re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b"),
        re.compile(rf"(?:^|.{{0,12}}\s)(\d{{1,2}})(?:st|nd|rd|th)?[ -]{month}[ ,-]{{1,2}}(\d{{4}})\b", re.IGNORECASE),
        re.compile(rf"(?:^|.{{0,12}}\s){month} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE),
    )


def iso_day(stated: str) -> str | None:
    """Return the day of a date as it is written there, in its own time zone; None if it is none or could be two.

    >>> iso_day("2031-05-03T23:30:00+04:00"), iso_day("Sat, 3 May 2031 08:00:00 +0000"), iso_day("May 3rd, 2031")
    ('2031-05-03', '2031-05-03', '2031-05-03')
    >>> iso_day("D:20310503120000Z"), iso_day("2031-05"), iso_day("03/05/2031"), iso_day("2031-13-01")
    ('2031-05-03', '2031-05', None, None)
    """
    stated = stated[:100]
    partial = re.fullmatch(r"\s*(\d{4})(?:-(\d{2}))?\s*", stated)
    if partial:
        year, month = int(partial.group(1)), int(partial.group(2) or 1)
        return partial.group().strip() if 1000 <= year <= 2999 and 1 <= month <= 12 else None
    for number, form in enumerate(_forms()):
        match = form.match(stated)
        if match is None:
            continue
        one, two, three = match.groups()
        if number < 3:
            year, month, day = int(one), int(two), int(three)
        elif number == 3:
            year, month, day = int(three), _MONTHS.index(two[:3].lower()) + 1, int(one)
        else:
            year, month, day = int(three), _MONTHS.index(one[:3].lower()) + 1, int(two)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    return None
