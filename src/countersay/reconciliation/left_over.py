"""Words right behind the parts of a whole that say that some are left over, or that a part takes in more than the whole does.

"Ten people were charged: seven men and two women. The sex of the tenth was not given." "Of the 212 employees 90 work here and
130, part-timers included, in the other town."
"""

import re
from collections.abc import Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.model import Figure

_REACH = 200  # code points behind the last part in which what is left over is told
_NEAR = 60  # code points behind a part in which the words stand for what it takes in
_LAST_WORD = 20  # behind "twentieth" the ordinals go by tens
_REST = re.compile(
    r"\b(?:the|all) (?:others?|rest|remaining|remainder|last)\b(?! (?:week|month|year|day|time|minute|night))"
    r"|\b(?:is|are|was|were|could|has|have) (?:not|never|yet to) (?:be |been )?"
    r"(?:given|known|stated|recorded|identified|named|released|determined|established|specified|classified)\b"
    r"|\b(?:is|are|was|were|remains?|remained) (?:unknown|unidentified|unclear|undetermined)\b"
    r"|\bno (?:sex|age|cause|name|nationality|details?|place|date|reason|party|answer) (?:was|is|were|are|has|could)\b",
    re.I,
)
_TAKES_IN = re.compile(
    r"(?:[^,.;:]{0,40})(?:, | \()(?:[a-z-]+ ){1,4}(?:included|counted|(?:taken|thrown) in)\b"
    r"|[^,.;:]{0,40}(?:, | \()(?:counting|if one counts|together with)\b"
)


def some_are_left(whole: Figure, parts: Sequence[Figure], text: str) -> bool:
    """Say whether the words behind the parts tell of members of the whole that stand in none of them."""
    last = max(part.end for part in parts)
    behind = text[last : last + _REACH].partition("\n\n")[0]
    if _REST.search(behind) is not None:
        return True
    value = whole.value
    if value is None or value.denominator != 1 or not 1 < value <= _LAST_WORD:
        return False
    nth = _ordinals()[int(value) - 1]
    return re.search(rf"\bthe {nth}\b", behind, re.I) is not None


def takes_in_more(part: Figure, text: str) -> bool:
    """Say whether words right behind a part say what it takes in: "130, part-timers included"."""
    return _TAKES_IN.match(text, part.end, part.end + _NEAR) is not None


@cache
def _ordinals() -> tuple[str, ...]:
    return tuple(table("numbers")["ordinals"]["words"])
