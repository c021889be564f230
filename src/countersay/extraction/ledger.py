"""The digit ledger: every number of a document ends in exactly one list.

A number is a run of digits with its separators. In order: part of a figure, part of a date, a named trap with its
reason, else unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from countersay.model import Document, Figure, LedgerEntry, LedgerList, Span, Timex
from countersay.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTrap:
    """A number-like stretch that is no figure, and why."""

    start: int
    end: int
    reason: str


_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@cache
def _digits() -> re.Pattern[str]:
    # One class of characters in front: the search then skips from one such to the next.
    return re.compile(r"[\d⁰¹²³⁴-⁹](?:(?<=\d)\d*(?:[.,:/]\d+)*|(?<=[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]*)")


class _Ranges:
    """Ranges with a label, for looking up what covers a position; ranges of one kind hardly overlap."""

    def __init__(self, ranges: Sequence[tuple[int, int, str]]) -> None:
        self.ranges = sorted(ranges)
        self.starts = [start for start, _, _ in self.ranges]
        self.longest = max((end - start for start, end, _ in self.ranges), default=0)

    def covering(self, first: int, after: int) -> str | None:
        """Return the label of a range that shares a character with [first, after), or None."""
        i = bisect_right(self.starts, after - 1) - 1
        while i >= 0 and self.starts[i] > first - self.longest - 1:
            start, end, label = self.ranges[i]
            if start < after and first < end:
                return label
            i -= 1
        return None


def find_ledger(
    document: Document,
    figures: Sequence[Figure],
    timexes: Sequence[Timex],
    traps: Sequence[NamedTrap],
    furniture: Sequence[Span],
    foreign: Sequence[Span] = (),
) -> tuple[LedgerEntry, ...]:
    """Return one entry for every number of the document, in text order."""
    lists: tuple[tuple[LedgerList, _Ranges], ...] = (
        ("figure", _Ranges([(f.number.start, f.number.end, f.id) for f in figures])),
        ("date", _Ranges([(t.start, t.end, t.value or "undecided") for t in timexes])),
        ("trap", _Ranges([(t.start, t.end, t.reason) for t in traps])),
        ("trap", _Ranges([(s.start, s.end, "in another language than English") for s in foreign])),
        ("trap", _Ranges([(s.start, s.end, "furniture") for s in furniture])),
        ("trap", _Ranges([(f.start, f.end, "names the thing that a figure counts") for f in figures])),
    )
    entries = []
    for found in _digits().finditer(document.text):
        start, end = found.span()
        listed: LedgerList = "unresolved"
        reason = "no rule claims it"
        if found[0][0] in _SUPERSCRIPTS:
            listed, reason = "trap", "footnote marker"
        for name, ranges in lists if listed == "unresolved" else ():
            label = ranges.covering(start, end)
            if label is not None:
                listed, reason = name, label
                break
        entries.append(
            LedgerEntry(document=document.id, start=start, end=end, text=found[0], list=listed, reason=reason)
        )
    return tuple(entries)
