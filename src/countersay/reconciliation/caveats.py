"""What a sentence says of the worth of its number: planned or imagined, provisional, counted by a method, to an extent of its own.

"Under the plan, 412 lorries passed", "(provisional)", "by the old method", "at its busiest", "The figure is a forecast." Such words
narrow nothing, so that no residue tells of them, yet a number with them is no rival of one without.

They are looked for in three places: the lead of the sentence, which holds for all its numbers; around the number, as far as the
numbers beside it; and the sentence behind, where it speaks of the number.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

_REACH = 300  # code points to either side in which the sentence of a number ends
_STOP = re.compile(r"[.!?…]['’”\")]?\s+(?=[\"“‘'(]?[A-Z0-9])|\n\s*\n")
_BREAK = re.compile(r"[,;:(]|\s(?:and|or|while|but|of which)\s")
_ALIKE = ("unreal", "provisional")
"""Kinds of which one word is as good as another: two forecasts may be compared, two methods only if they are one."""


@cache
def _patterns(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = table("definitions")["caveats"]
    lead, tail = {"lead": (r"\A\W*", ""), "anywhere": (r"(?<![\w-])", r"(?![\w-])"), "behind": (r"\A\W*", r"\b")}[where]
    return tuple(
        (kind, gated(re.compile(rf"{lead}(?:{'|'.join(kinds[kind][where])}){tail}", re.I)))
        for kind in kinds
        if kinds[kind].get(where)
    )


def caveats(text: str, start: int, end: int, numbers: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the caveats of the number at [start, end) of a text, whose figures stand at `numbers`, in the order of the text.

    >>> text = "By the old method, 412 lorries passed. Then 30 came."
    >>> sorted(caveats(text, 19, 30, [(19, 30), (44, 46)]))
    ['by the old method']
    """
    floor = max(0, start - _REACH)
    low = max((match.end() for match in _STOP.finditer(text, floor, start)), default=floor)
    stop = _STOP.search(text, end, end + _REACH)
    high = stop.start() if stop else min(len(text), end + _REACH)
    near = numbers[
        bisect_left(numbers, (low - _REACH, 0)) : bisect_left(numbers, (high, 0))
    ]  # no number is longer than the reach
    before = max((b for _, b in near if low < b <= start), default=low)
    after = min((a for a, _ in near if end <= a < high), default=high)
    left, right = text[before:start], text[end:high]
    if before > low:
        broken = _BREAK.search(left)
        left = left[broken.end() :] if broken else ""
    breaks = [match.start() for match in _BREAK.finditer(right, 0, after - end)] if after < high else []
    until = breaks[-1] if breaks else after - end  # a number may belong to the words themselves: "over the two days"
    behind = text[stop.end() : stop.end() + _REACH] if stop and "\n" not in stop[0] else ""
    return _told(text[low:start], left, right, until, behind)


@lru_cache(maxsize=4096)
def _told(lead: str, left: str, right: str, until: int, behind: str) -> frozenset[str]:
    found = set()
    for where, parts in (("lead", (lead,)), ("anywhere", (left, right)), ("behind", (behind,))):
        for kind, pattern in _patterns(where):
            # how a sentence counts holds for all numbers behind: "counting each way apart, 141 up and 135 down"
            for part in (lead, right) if kind == "method" and where == "anywhere" else parts:
                match = pattern.search(part) if part else None
                if match is not None and (part is not right or match.start() < until):
                    found.add(kind if kind in _ALIKE else match[0].strip(" ,:").lower())
    return frozenset(found)
