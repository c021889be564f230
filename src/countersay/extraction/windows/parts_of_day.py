"""Counts of a part of a day ("in the morning", "at night", "before noon"): less than the day, and not one another.

The words become a qualifier of the count, so that it is compared as a part of the day's count and never as that count.
A night belongs to two days, and words for it name either: its window is widened to the days that may hold it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from countersay.extraction.text.passages import Passage
from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period, Span

_ENDS = frozenset({"since", "after", "until", "before", "as_of", "between", "past"})
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*(?:[ap]\.?m\b\.?|o['’]clock)|\d{4}\s*(?:hrs?|hours)\b)"


@cache
def _part() -> re.Pattern[str]:
    words = table("periods")["day_parts"]
    part = rf"(?:{alternatives([*table('periods')['parts'], *words['more']])})"
    days = alternatives([*table("periods")["weekdays"], *words["determiners"]])
    hour = rf"(?:{alternatives([*table('periods')['clock_words'], *words['moments']])}|{_CLOCK})"
    kinds = alternatives(words["hours"])
    return regex(
        rf"\b(?=\w)(?:(?:between|from)\s+{hour}\s+(?:and|to|until|till)\s+{hour}|"
        rf"(?:between|from)\s+\d{{1,2}}\s+(?:and|to)\s+{_CLOCK}|"
        rf"(?:before|after|until|till|by|at|around|about|past)\s+(?:{hour}|{part})(?!\w)|"
        r"by\s+(?:day|night)\b(?!\s+(?:\d|one\b))|overnight\b|tonight\b|"
        r"(?:in|within|during|over)\s+(?:the\s+|its\s+)?(?:early|first|small|late|last|final|wee|opening|closing)\s+"
        r"(?:\w+\s+)?hours?\b|"
        r"(?:in|within|over)\s+(?:(?:just|only|about|under|less\s+than|the\s+space\s+of)\s+)?"
        rf"(?:{alternatives(words['few'])}|\d)\s+(?:hours?|minutes?)\b|"
        rf"(?:in|during|within|outside|throughout|after|before)\s+(?:the\s+)?(?:{kinds})(?:\s+hours)?\b|"
        rf"(?:(?:in|on|during|throughout|over|through|for)\s+)?(?:{days})\s+(?:(?:early|late|mid)[\s-]+)?{part}s?)(?!\w)"
    )


@cache
def _night() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['day_parts']['of_two_days'])})\b")


@cache
def _list_break() -> re.Pattern[str]:
    return regex(r"(?:\band|\bbut|[;,(–—])\s*$")


@cache
def _clause_break() -> re.Pattern[str]:
    return regex(r"[;:]|\bwhile\b|\bwhereas\b|\bcompared\s+(?:with|to)\b|\bagainst\b")


@lru_cache(maxsize=4)
def _parts_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the words for parts of a day, once for all figures of a sentence."""
    return tuple((match.start(), match.end(), match[0]) for match in _part().finditer(text))


def part_of_day(passage: Passage, index: int, window: Period | None, blocked: Sequence[Span] = ()) -> str | None:
    """Return words for the part of a day that the quantity `index` of the passage counts, as a qualifier, or None.

    Args:
        passage: the sentence. index: which of its quantities.
        window: the window of the count, if one was found.
        blocked: flow ranges whose words are not of the count, such as those that tell when something was said.
    """
    found = [
        (start, end, words)
        for start, end, words in _parts_in(passage.text)
        if _fits(passage, start, end, window, blocked)
    ]
    if not found:
        return None
    quantity = passage.quantities[index]
    following = [placed.start for placed in passage.quantities[index + 1 :]]
    stop = _clause_break().search(passage.text, quantity.end)
    end = stop.start() if stop else len(passage.text)
    near = min([end, *following])
    after = [
        words
        for start, _, words in found
        if quantity.end <= start < near
        and not (following and near == following[0] and _list_break().search(passage.text[quantity.end : start]))
    ]
    before = [words for start, finish, words in found if finish <= quantity.start]
    trailing = [words for start, _, words in found if quantity.end <= start < end]
    words = after[0] if after else before[-1] if before else trailing[0] if trailing else None
    return _worded(words) if words else None


def _fits(passage: Passage, start: int, end: int, window: Period | None, blocked: Sequence[Span]) -> bool:
    """Say whether the words tell of the count: not when it was told, not where a longer window ends."""
    if any(span.start < end and start < span.end for span in blocked):
        return False
    for placed in passage.periods:
        if not (placed.start < end and start < placed.end):
            continue
        if placed.item.kind in _ENDS and placed.item.days != 1:
            return False
        if window is not None and not window.inherited and window.start != placed.item.start:
            return False
    return True


def _worded(words: str) -> str:
    """Word the part so that what narrows the count is kept apart from the words of windows.

    >>> _worded("Before noon"), _worded("during  the night"), _worded("On Monday morning"), _worded("by day")
    ('ahead of noon', 'in the night', 'on the morning', 'in daytime')
    """
    wording = table("periods")["day_part_wording"]
    said = " ".join(words.lower().replace("’", "'").split())
    if said in wording:
        return str(wording[said])
    return " ".join("the" if word in _weekdays() else wording.get(word, word) for word in said.split())


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(table("periods")["weekdays"])


def day_window(window: Period | None, words: str, level: bool) -> Period | None:
    """Return the one day of a count told of a part of it as uncertain as that part makes it.

    A night may lie on the day named, the one before and the one after; a level of a night keeps the day as written.

    Args:
        window: the window as the words give it. words: the part of the day, as `part_of_day` returns it.
        level: whether the count is a level rather than of happenings.
    """
    if window is None or window.first is None or window.last != window.first:
        return window
    day = window.first
    if not _night().search(words):
        return window
    if level:
        return replace(window, last_earliest=day - ONE_DAY)
    first, last = day - ONE_DAY, day + ONE_DAY
    return replace(window, first=first, first_latest=last, last=last, last_earliest=first)
