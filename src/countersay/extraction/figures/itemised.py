"""Counts listed behind a colon that make up the count before it: "40 ships: 22 tankers, 9 barges and 9 ferries"."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from countersay.extraction.figures.part_links import Link, comparable
from countersay.extraction.text.passages import Passage
from countersay.model import ITEMISED, Quantity

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
        if _to_items().fullmatch(text, quantities[i].end, quantities[i + 1].start) is None:
            continue
        items = quantities[i + 1 :]
        joints = [_to_next().fullmatch(text, one.end, other.start) for one, other in pairwise(items)]
        last = [joint is not None and joint["last"] is not None for joint in joints]
        closed = any(last) and last.index(True) == len(last) - 1
        parts = range(i + 1, len(quantities))
        if closed and None not in joints and _makes_up([one.item for one in items], quantities[i].item):
            return [Link(type="part_of", part=j, whole=i, cue=ITEMISED, exhaustive=True) for j in parts]
    return []


def _makes_up(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Say whether amounts of one unit may be all of a whole: none is more, and together they come near it."""
    if whole.value is None or whole.value <= 0 or (whole.counted is None and whole.unit is None):
        return False
    if not all(comparable(part, whole) and part.value is not None and part.per == whole.per for part in parts):
        return False
    if whole.unit is None and not all(part.counted or part.text != part.number.text for part in parts):
        return False
    return abs(sum(part.value for part in parts if part.value is not None) - whole.value) * _LEAST <= whole.value
