"""Counts listed behind a colon that make up the count before it: "40 ships: 22 tankers, 9 barges and 9 ferries"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from countersay.extraction.figures.part_links import Link, comparable
from countersay.extraction.text.passages import Passage, Placed
from countersay.model import ITEMISED, Quantity, is_money

_LEAST = 4  # items make up their total if they come within a quarter of it; a list of some says nothing of the rest


@cache
def _to_items() -> re.Pattern[str]:
    """What stands between a total and the first of its items: "40 ships called in May: "."""
    return re.compile(r"[^.;:!?()]{0,80}:\s*")


@cache
def _to_next() -> re.Pattern[str]:
    return re.compile(r"[^.:!?()]{0,60}?(?:[,;]|(?P<last>[,;]?\s+and))\s+(?:another\s+|a\s+further\s+)?")


def itemised(passage: Passage) -> list[Link]:
    """Counts set off by commas behind a colon make up the count before it: "40 ships: 22 tankers, 9 barges and 9 ferries"."""
    text, quantities = passage.text, passage.quantities
    for i in range(len(quantities) - 2):
        if any(period.start >= quantities[i + 1].end for period in passage.periods):
            continue  # "61 incidents: 18 in December, 23 in January": the windows tell how they make it up
        if _to_items().fullmatch(text, quantities[i].end, quantities[i + 1].start) is None:
            continue
        items = quantities[i + 1 :]
        joints = [_to_next().fullmatch(text, one.end, other.start) for one, other in pairwise(items)]
        last = [joint is not None and joint["last"] is not None for joint in joints]
        closed = any(last) and last.index(True) == len(last) - 1
        parts = range(i + 1, len(quantities))
        if not closed or None in joints or not all(_tells_of_what(text, one) for one in items):
            continue
        if _makes_up([one.item for one in items], quantities[i].item):
            return [Link(type="part_of", part=j, whole=i, cue=ITEMISED, exhaustive=True) for j in parts]
    return []


def of_unit(part: Quantity, whole: Quantity) -> Quantity:
    """Give an item of an amount of money its currency, where it has none: "90 million euros: 60 million from members"."""
    if part.unit is None and part.counted is None and is_money(whole.unit) and not part.qualifiers:
        return replace(part, unit=whole.unit)
    return part


@cache
def _behind() -> re.Pattern[str]:
    """A word that leads what an item without a noun is of: "30 to farmers", "25 in Harl"."""
    return re.compile(r"\s+(?:of\s+them\s+)?(?:to|from|in|at|by|for|on|with|near|through|via|under|over)\s+\w")


def _tells_of_what(text: str, item: Placed[Quantity]) -> bool:
    """Say whether an item has a noun or a unit of its own, or words that say what it is of."""
    quantity = item.item
    named = quantity.counted or (quantity.unit is not None) or quantity.text != quantity.number.text
    return bool(named) or _behind().match(text, item.end) is not None


def _makes_up(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Say whether amounts of one unit may be all of a whole: none is more, and together they come near it."""
    if whole.value is None or whole.value <= 0 or (whole.counted is None and whole.unit is None):
        return False
    parts = [of_unit(part, whole) for part in parts]
    named = [part for part in parts if part.counted and part.counted != whole.counted]
    if named and len(named) < len(parts):
        return False  # "60 fires: 30 in the first week, 25 in the second, and 4 deaths"
    if not all(comparable(part, whole) and part.value is not None and part.per == whole.per for part in parts):
        return False
    return abs(sum(part.value for part in parts if part.value is not None) - whole.value) * _LEAST <= whole.value
