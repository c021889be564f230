"""Tell the day in the banner of a page, which is today's, from the day of the text.

A plain text that was copied or saved from a page may have the page's banner at its top: day and hour, the weather, a
menu. The day there is that on which the page was looked at. These show it; nothing of the text may stand above:

1. a line that says what day it is now ("Today is ..."), the weather beside it, what a browser prints above a page;
2. the items of a menu right below the day, or a clock with seconds and then those items;
3. a weekday before the day, and nothing above it but a menu and what else belongs to a page;
4. the name of a section before the day and a clock with seconds.

A day alone between a menu and a title stays the day of publication: pages of offices are so.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from countersay.extraction.heads.head import Head, Stated, rule
from countersay.extraction.text.forms import clock_like, date_like, is_furniture

_LINES = 14
"""Lines that a banner has above its day, at most."""
_LONGEST = 90
_WEEKDAY = re.compile(r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b")
_DEGREES = re.compile(r"(?<![\w.])-?\d{1,2}(?:\.\d)? ?°")
_SEPARATORS = re.compile(r"\s*[|·•»›>→/]\s*|\s{2,}|\t")


def without_banners(head: Head, found: Iterable[Stated]) -> Iterator[Stated]:
    """Give the days of which the place does not show that they are only those of the page."""
    return (one for one in found if not in_banner(head.text, one.start))


def in_banner(text: str, start: int) -> bool:
    r"""Say whether the day at a place of a text is that of the page's banner.

    >>> text = "Monday, 14 June 2032\nHome | News | Contact\n\nToll gate reopens\n\n3 May 2032"
    >>> in_banner(text, 8), in_banner(text, text.index("3 May"))
    (True, False)
    """
    begin = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    if not line or len(line) > _LONGEST:
        return False
    above = [one.strip() for one in text[max(begin - 1500, 0) : begin].split("\n") if one.strip()]
    if above and rule("updated_label").fullmatch(above[-1].strip("*: ")):
        return True
    if is_furniture(line) and rule("updated").search(line):
        return True
    if len(above) > _LINES or any(not _of_page(one) for one in above):
        return False
    if rule("now").match(line) or _DEGREES.search(line):
        return True
    if not above and rule("printed_head").fullmatch(line):
        return True
    if not _is_bare(line):
        return _is_section_with_clock(line)
    below = [one.strip() for one in text[begin + len(line) : begin + 400].split("\n")[1:] if one.strip()]
    while below and rule("running_clock").fullmatch(below[0]):
        del below[0]
    if below and _is_menu(below[0]):
        return True
    dressed = _WEEKDAY.search(line) or rule("running_clock").search(line)
    return bool(above) and dressed is not None and rule("diary").search(text[:400] + text[-1500:]) is None


@cache
def _bar() -> re.Pattern[str]:
    """Match the items of a menu with but a blank between them: "Home About News"."""
    item = rule("menu_item").pattern
    return re.compile(rf"{item}(?: {item})+", re.IGNORECASE)


def _is_menu(line: str) -> bool:
    """Say whether a line is for going about in a site: one item that is nothing else, or several."""
    if rule("menu_sure").fullmatch(line) or _bar().fullmatch(line):
        return True
    parts = [part for part in _SEPARATORS.split(line) if part]
    if len(parts) < 2:
        return False
    known = [part for part in parts if rule("menu_item").fullmatch(part)]
    sure = rule("menu_sure").fullmatch(parts[0]) is not None
    return sure or len(known) == len(parts) or is_furniture(line)


def _of_page(line: str) -> bool:
    """Say whether a line belongs to the page and not to a text."""
    item = rule("menu_item").fullmatch(line) or rule("running_clock").fullmatch(line)
    return item is not None or is_furniture(line) or _is_menu(line) or _DEGREES.search(line) is not None


def _is_section_with_clock(line: str) -> bool:
    """Say whether a line is items of a menu with a day and a clock that counts seconds: "Politics 2032-06-14T06:11:25"."""
    line = re.sub(r"(?<=\d)T(?=\d\d:)", " ", line)  # "2032-06-14T06:11:25"
    if date_like().search(line) is None or rule("running_clock").search(line) is None:
        return False
    rest = rule("running_clock").sub(" ", date_like().sub(" ", line))
    words = re.sub(r"(?<!\w)at(?!\w)|[^\w\s|·•»›>→/]", " ", _WEEKDAY.sub(" ", rest)).strip()
    parts = [part for part in _SEPARATORS.split(words) if part]
    return bool(parts) and all(rule("menu_item").fullmatch(part) for part in parts)


def _is_bare(line: str) -> bool:
    """Say whether a line is but a day, with its weekday and an hour at most."""
    rest = clock_like().sub(" ", date_like().sub(" ", line))
    rest = rule("running_clock").sub(" ", _WEEKDAY.sub(" ", rest))
    return rest != line and re.search(r"[^\W_]", rest) is None
