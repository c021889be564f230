"""Numbers that come on top of one told before: "340 permits were approved; 60 more with conditions", "Another 12 were found"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from countersay.model import Figure, Record

Added = tuple[int, int, Fraction]
"""Start and end of a figure that comes on top of another, in code points of its document, and its value."""

_BEFORE = re.compile(r"\b(?:another|a further|further|an additional|additional|plus|as well as)\s+\Z", re.I)
_BEHIND = re.compile(r"\s+(?:more|others?|further|additional)\b(?! than\b)", re.I)
_LEAD = 24  # code points before a number in which "another" stands
_REACH = 200  # code points between a number and what is told on top of it


def told_on_top(record: Record) -> dict[str, tuple[Added, ...]]:
    """Return the figures of each document that words say come on top of one told before, in text order."""
    texts = {document.id: document.text for document in record.documents}
    found: dict[str, list[Added]] = defaultdict(list)
    for figure in record.figures:
        if figure.value is not None and _comes_on_top(figure, texts.get(figure.document, "")):
            found[figure.document].append((figure.start, figure.end, figure.value))
    return {document: tuple(sorted(added)) for document, added in found.items()}


def _comes_on_top(figure: Figure, text: str) -> bool:
    if _BEHIND.match(text, figure.number.end) is not None:
        return True
    return _BEFORE.search(text, max(0, figure.start - _LEAD), figure.start) is not None


def with_more(figure: Figure, added: Sequence[Added]) -> Fraction | None:
    """Return the value of a figure with all that its text tells on top of it right behind; None where it tells nothing so."""
    total, at = figure.value, figure.end
    for start, end, value in added if total is not None else ():
        if 0 <= start - at < _REACH:
            total, at = (total or 0) + value, end
    return total if at > figure.end else None
