"""Numbers that take up the one before them: "said 14 people were killed. The hospital put the toll at 22."

The second sentence says with "the toll" or "the figure" that it answers the question of the first, so what else the two
clauses say does not part them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.reconciliation.admission import Claim

_NEAR = 500  # code points from one number to the one that takes it up
_BEFORE = 90  # code points before the number in which "the figure" stands


@cache
def _figure() -> re.Pattern[str]:
    return re.compile("|".join(table("windows")["taken_up"]["figure"]), re.IGNORECASE)


def takes_up(claims: Sequence[Claim], texts: Mapping[str, str]) -> bool:
    """Say whether of two claims of one text the later one takes up the earlier one.

    What it counts, its verb and its days were then read off the earlier one.
    """
    if len(claims) != 2:
        return False
    one, other = sorted((claim.figure for claim in claims), key=lambda figure: figure.start)
    if one.document != other.document or other.start - one.end > _NEAR:
        return False
    if (one.counted, one.predicate, one.place) != (other.counted, other.predicate, other.place):
        return False
    before = texts.get(other.document, "")[max(0, other.start - _BEFORE) : other.start]
    return _figure().search(before) is not None
