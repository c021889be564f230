"""The one stretch of days of a short account: "Between 1 and 15 May 21 ships sailed. … The cargoes were 400 tonnes of rye."

A short text that opens with a closed stretch of days, and names no other time but that of speech, tells of that stretch
in all its paragraphs. A reader takes it so and the words do not say it: what is taken from it is marked as assumed.
"""

from collections.abc import Sequence

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.timex_words import regex
from countersay.extraction.windows.windows import said_then
from countersay.model import Period, Quantity

_SENTENCES = 16  # of a short account
_OPENING_CHARS = 24  # code points before the stretch that opens the account
_SKIPPED = frozenset({"heading", "letterhead", "byline", "caption", "footnote"})


def account_of(passages: Sequence[Passage], issued: Period | None) -> Period | None:
    """Return the stretch that a short text tells of in all its sentences, None where it names another time too."""
    told = [passage for passage in passages if passage.sentence.block not in _SKIPPED]
    if not told or len(told) > _SENTENCES or not told[0].periods:
        return None
    first = told[0].periods[0]
    window = first.item
    closed = window.kind == "between" and window.first is not None and window.last is not None and not window.inherited
    if not closed or (window.days or 0) < 2 or first.start > _OPENING_CHARS:
        return None
    if issued is not None and issued.last is not None and window.last is not None and window.last > issued.last:
        return None
    for passage in passages:
        for placed in passage.periods:
            if placed is not first and not _beside(passage, placed, window, issued):
                return None
    return window


def _beside(passage: Passage, placed: Placed[Period], window: Period, issued: Period | None) -> bool:
    """Say whether a time is that of speech or publication, or the stretch again, so that it sets no other."""
    period = placed.item
    if said_then(passage, placed) or (period.first, period.last) == (window.first, window.last):
        return True
    day = issued is not None and period.days == 1 and (period.first, period.last) == (issued.first, issued.last)
    return day or passage.sentence.block in ("letterhead", "byline")


def fits_account(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Say whether a figure is told of the account though it is a share or stands behind "were".

    "22% went to Norland"; "The cargoes were 400 tonnes of rye" tells piece by piece what was counted before.
    """
    told = draft.predicate is not None and draft.predicate.kind in ("flow", "unknown")
    if told and draft.quantity.unit == "percent":
        return True
    return (
        regex(r"\s*(?:the|these|those)\s+(?:[\w-]+\s+){1,3}(?:was|were|included|comprised)\b").match(
            passage.text[: placed.start]
        )
        is not None
    )
