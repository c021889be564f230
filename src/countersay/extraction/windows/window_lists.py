"""Windows told as a list of days or months: "on 3 and 4 May", "in October and November", "on 3 or 4 May".

A count told of a list is told of all of it together. Days or months that follow on each other are one window; a list
with gaps gives none, since a window from its first to its last day would hold days the words leave out. "Respectively"
gives each of as many counts its own.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period

_LISTED = frozenset({"on", "during"})


@cache
def _gap() -> str:
    leads = alternatives(table("periods")["listed"]["leads"])
    return rf"\s*,?\s*(?:,|/|&|\b(?:and|as\s+well\s+as|(?P<choice>or))\b)\s*(?:(?:then\s+)?(?:{leads})\s+)?(?:the\s+)?"


def list_around(passage: Passage, chosen: Period) -> tuple[Sequence[Placed[Period]], bool]:
    """Return the windows that are one list with the chosen one, in order, and whether they are told as a choice.

    The list holds only the chosen one where its neighbours stand apart from it.
    """
    index = next((i for i, placed in enumerate(passage.periods) if placed.item.start == chosen.start), None)
    if index is None or chosen.kind not in _LISTED or chosen.inherited:
        return (), False
    low = high = index
    gaps: set[str] = set()
    while low and (gap := _linked(passage, low - 1, low)) is not None:
        low, gaps = low - 1, gaps | {gap}
    while high + 1 < len(passage.periods) and (gap := _linked(passage, high, high + 1)) is not None:
        high, gaps = high + 1, gaps | {gap}
    if gaps == {","}:
        return passage.periods[
            index : index + 1
        ], False  # "on the first day, 3 May, 40 came": the same day in other words
    return passage.periods[low : high + 1], "or" in gaps


def _linked(passage: Passage, one: int, two: int) -> str | None:
    """Return what links two neighbouring windows of one list: "or", "and" or a comma; None where they are not in one."""
    first, second = passage.periods[one], passage.periods[two]
    if second.start - first.end > 24 or not (_is_plain(first.item) and _is_plain(second.item)):
        return None
    match = regex(_gap()).fullmatch(passage.text[first.end : second.start])
    if match is None:
        return None
    return "or" if match["choice"] else "," if match[0].strip() == "," else "and"


def _is_plain(period: Period) -> bool:
    return period.first is not None and period.last is not None and not period.inherited and period.kind in _LISTED


def _is_certain(period: Period) -> bool:
    return period.first_latest is None and period.last_earliest is None


def told_together(passage: Passage, chosen: Period | None) -> Period | None:
    """Return the window of all that is listed with the chosen one; None where the list leaves days out."""
    if chosen is None:
        return None
    listed, choice = list_around(passage, chosen)
    if len(listed) < 2:
        return chosen
    items = sorted((placed.item for placed in listed), key=lambda period: (str(period.first), str(period.last)))
    first, last = items[0], items[-1]
    if choice and not all(map(_is_certain, items)):
        return None
    if choice:
        return replace(
            first, first_latest=last.first, last=last.last, last_earliest=first.last,
            start=listed[0].item.start, end=listed[-1].item.end,
        )  # fmt: skip
    for one, two in itertools.pairwise(items):
        assert one.last is not None
        if two.first != one.last + ONE_DAY or two.first_latest is not None or one.last_earliest is not None:
            return None  # "in early May and late June" leaves days out, "in late May and early June" does not
    return replace(
        first, last=last.last, last_earliest=last.last_earliest, kind="during",
        start=listed[0].item.start, end=listed[-1].item.end,
    )  # fmt: skip


@cache
def _each() -> str:
    return rf"\b(?:{alternatives(table('periods')['listed']['each'])})\b"


def each_its_own(passage: Passage, index: int) -> Period | None:
    """Return the window of the quantity `index` where as many windows are told "respectively", else None."""
    if len(passage.quantities) < 2 or not regex(_each()).search(passage.text):
        return None
    for placed in passage.periods:
        listed, choice = list_around(passage, placed.item)
        if len(listed) == len(passage.quantities) and not choice:
            return listed[index].item
    return None
