"""Two voices that a report quotes, neither of which is its own: two sides for all that their counts say to one another.

"The army says 14 people are dead. The coast guard has recorded eight." A news agency writes both; the army and the coast guard
differ. Who speaks must be told apart by the words for it, since a report names one voice in several ways: the army, its
spokesman, the spokesman's name. So both have to be words for bodies, and for bodies of two kinds.
"""

import re
from functools import cache

from countersay.lexicon.load import word_set
from countersay.reconciliation.admission import Claim

_NEAR = 900  # characters between two counts that a report sets side by side: a paragraph or two


def are_quoted_together(one: Claim, other: Claim) -> bool:
    """Say whether one report quotes two voices near to one another, neither of which is its own."""
    left, right = one.figure, other.figure
    if left.document != right.document or left.attribution == right.attribution:
        return False
    if one.issuer in (one.asserter, other.asserter) or one.side != one.asserter or other.side != other.asserter:
        return False  # the report's own words, or words that a party quotes
    if max(left.start, right.start) - min(left.end, right.end) > _NEAR:
        return False
    bodies = [_bodies_of(claim.asserter) for claim in (one, other)]
    return all(bodies) and bodies[0].isdisjoint(bodies[1])


def _bodies_of(label: str) -> frozenset[str]:
    """Return the words for a body, or for those who speak as one, in a label: "coast guard", "organisers of the march"."""
    return frozenset(re.findall(r"[^\W\d_]+", label.lower())) & _bodies()


@cache
def _bodies() -> frozenset[str]:
    kinds = (word_set("nouns", "bodies", kind) for kind in ("generic", "local", "named", "quoted"))
    return frozenset().union(*kinds)
