"""Pieces of a window just named: "since 12 August 2,046 were rescued, 1,312 in the first three days and 734 thereafter".

A piece is counted off from the beginning that the sentence, or the one right before it, names; it is marked as
inherited, since the words give its length and not its days.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times import days
from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period, Quantity

_BASES = frozenset({"since", "between", "after", "during"})
_UNITS = {"day": "D", "week": "W", "month": "M", "fortnight": "FN", "year": "Y"}


@cache
def _first() -> str:
    numbers = alternatives(table("periods")["numbers"])
    return (
        r"[^,;.]{0,40}?\b(?:in|during|within|over)\s+the\s+(?P<which>first|opening|last|final)\s+"
        rf"(?:(?P<count>\d{{1,3}}|{numbers})\s+)?(?P<unit>{'|'.join(_UNITS)})s?\b(?!\s+(?:of|in)\b)"
    )


@cache
def _rest() -> str:
    return rf"[^,;.]{{0,40}}?\b(?:{alternatives(table('periods')['pieces']['rest'])})\b(?=\s*(?:[,;.)]|and\b|$))"


def take_pieces(passage: Passage, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give the figures of a passage that are told of a piece of a window the days of that piece."""
    piece: Period | None = None
    for index, (draft, placed) in enumerate(zip(here, passage.quantities, strict=True)):
        base = _base(passage, index, here, latest)
        if base is None or base.first is None or base.first_latest is not None:
            continue
        after = passage.text[placed.end : placed.end + 90]
        first = regex(_first()).match(after)
        if first and _has_own(passage, placed, draft):
            continue
        if first:
            piece = _piece(base, first["which"].lower(), first["count"], first["unit"].lower())
            draft.window = piece or draft.window
        elif piece is not None and piece.last is not None and regex(_rest()).match(after):
            draft.window = replace(base, first=piece.last + ONE_DAY, inherited=True)


def _has_own(passage: Passage, placed: Placed[Quantity], draft: Draft) -> bool:
    """Say whether the draft's window stands behind it in words of its own."""
    window = draft.window
    return window is not None and not window.inherited and window.start is not None and window.start > placed.item.end


def _base(passage: Passage, index: int, here: Sequence[Draft], latest: Sequence[Draft]) -> Period | None:
    start = passage.quantities[index].start
    named = [p.item for p in passage.periods if p.end <= start and p.item.kind in _BASES]
    if named:
        return named[-1]
    before = [draft for draft in [*latest[-3:], *here[:index]] if passage.index - draft.passage <= 1]
    windows = [d.window for d in before if d.window is not None and d.window.kind in _BASES and not d.assumed]
    return windows[-1] if windows else None


def _piece(base: Period, which: str, count: str | None, unit: str) -> Period | None:
    """Return the first or last days, weeks or months of a window; None where they do not lie within it."""
    assert base.first is not None
    number = 1 if count is None else int(count) if count.isdigit() else int(table("periods")["numbers"][count.lower()])
    if number > 400:
        return None
    size, code = (number * 2, "W") if unit == "fortnight" else (number, _UNITS[unit])
    if which in ("first", "opening"):
        after = days.shift(base.first, size, code)
        last = after - ONE_DAY if after else None
        fits = last is not None and (base.last is None or last <= base.last)
        return replace(base, last=last, last_earliest=None, kind="between", inherited=True) if fits else None
    if base.last is None or base.last_earliest is not None:
        return None
    first = days.shift(base.last + ONE_DAY, -size, code)
    if first is None or first < base.first:
        return None
    return replace(base, first=first, first_latest=None, kind="between", inherited=True)
