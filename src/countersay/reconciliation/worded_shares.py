"""Which two counts a share in words ties: "most of the 402, 250", "of the 402, fewer than half, 150", "250, a majority of the 402".

The count of the part is set off by commas, brackets or dashes: only then is it what the share is.
"""

import re
from collections.abc import Sequence

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import alike
from countersay.reconciliation.multiple_words import Multiple

_FAR = 200  # characters between a whole and what is said of its part
_LEADS = r"(?:(?:or|some|about|around|just|only|that is|i\.e\.|namely|a total of)\s+)?"
_OF_WHOLE = re.compile(
    r"\s+of\s+(?:(?:the|its|their|our|all|these|those|some|about|total|more than|over)\s+){0,3}", re.I
)
_SET_OFF = re.compile(rf"(?:\s+[a-z-]+ed)?\s*[,(–—-]\s*{_LEADS}", re.I)
_CLOSED = re.compile(r"\s*(?:[,)–—;]|\.(?:\s|\Z))")
_NAMED_AGAIN = re.compile(r"\s+(?:people|persons|individuals)\b")  # "a third of its 90 drivers, 30 people."
_OF_WHICH = re.compile(r"\bof (?:which|whom|them|these|those)\b", re.I)
_HEAD_OF = re.compile(r"(?:\A|[.;]\s+|\s)Of\s+(?:(?:the|its|their|our|all|these|those)\s+){0,2}\Z")


def part_and_whole(text: str, share: Multiple, here: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Return the part and the whole among the counts of a sentence that a share stands between, None unless it is plain."""
    before = [one for one in here if one.figure.end <= share.start and share.start - one.figure.end <= _FAR]
    behind = [one for one in here if one.figure.number.start >= share.end]
    if behind and _OF_WHOLE.fullmatch(text[share.end : max(share.end, behind[0].figure.start)]):
        whole = behind[0]
        if len(behind) > 1 and _is_set_off(text, whole.figure.end, behind[1]):
            return _pair(
                behind[1], whole
            )  # "most of the 402 vehicles, 250, were", "a third of its 90 drivers, 30 people."
        told = text[before[-1].figure.end : share.start] if len(before) == 1 else ""
        if told.rstrip().endswith((",", "–", "—")) and not re.search(r"[.;:]|\b(?:and|but|while)\b", told):
            return _pair(before[0], whole)  # "released 250, most of the 402 it held"
        return None
    if not before or not behind or not _is_set_off(text, share.end, behind[0]):
        return None
    whole = before[-1]
    start = whole.figure.number.start
    if _OF_WHICH.search(text[whole.figure.end : share.start]) or _HEAD_OF.search(text[max(0, start - 40) : start]):
        return _pair(behind[0], whole)  # "of the 402 held fewer than half, 150, were"
    return None


def _is_set_off(text: str, end: int, part: Claim) -> bool:
    figure = part.figure
    again = _NAMED_AGAIN.match(text, figure.number.end)
    closed = _CLOSED.match(text, again.end() if again is not None else figure.number.end)
    return _SET_OFF.fullmatch(text[end : max(end, figure.start)]) is not None and closed is not None


def _pair(part: Claim, whole: Claim) -> tuple[Claim, Claim] | None:
    return (part, whole) if alike(part.figure, whole.figure) else None
