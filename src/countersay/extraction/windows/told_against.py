"""Days that a count is only told against: "12 more than a year earlier", "up 1.9% from last year"."""

import re

from countersay.extraction.text.passages import Passage, Placed
from countersay.model import Period, Quantity


def is_base(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether "from" leads to what a change is told against: "up 1.9% from last year, and exports were 1.4 million"."""
    if not _BASE.match(passage.text[period.start : period.end]):
        return False
    return _CHANGE.search(passage.text[max(0, period.start - 60) : period.start]) is not None


_BASE = re.compile(
    r"from\s+(?:the\s+)?(?:last|previous|prior|preceding|an?|one|same)\s+(?:\w+\s+)?(?:year|quarter|month|week|season|period)\b",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:up|down|rise|rose|risen|rises|fall|fell|fallen|drop\w*|increas\w*|decreas\w*|declin\w*|grew|growth|gain\w*|jump\w*|climb\w*)\s[^;.()]{0,30}(?:\d|per\s?cent|%|times|fold)\s*\Z|\d%?\s+\Z",
    re.I,
)


def is_compared_with(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the count is only so many "more than a year earlier"."""
    if not 0 <= period.start - quantity.end <= 1:
        return False
    return re.match(r"(?:more|fewer|less)\s+than\s", passage.text[period.start : period.end], re.I) is not None
