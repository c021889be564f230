"""A count of the killed and injured together beside another side's two counts of them: a sum that a person would want to see.

"We lost two soldiers; eleven were wounded." "They lost about 100 servicemen, killed and wounded." No field of one of these numbers
stands beside that of another, since each counts something else. Where one text has one count of each and the other one count
of both, of the same day and of people named by the same words, the sum is set beside the count of both. It accuses nobody: what
each takes in (the missing, those who died later) is open.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from countersay.lexicon.nouns import known_as
from countersay.model import Figure, Finding, PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import SCOPE
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.openings import days_named, loose_time, open_place
from countersay.reconciliation.relations import told
from countersay.reconciliation.same_matter import done_to, root
from countersay.reconciliation.told_apart import are_told_apart
from countersay.reconciliation.wording import number, quoted

_TIMES = Fraction(
    3, 2
)  # the greater is at least so many times the other: who died later, or is missing, makes no such difference
_LOSS = frozenset({"kill"})
_HURT = frozenset({"injure"})
_BOTH = re.compile(
    r",? (?:in |as )?(?:killed|dead|fallen)(?:,| and| or) (?:killed|dead|wounded|injured)\b"
    r"|,? (?:wounded|injured)(?: and| or) (?:killed|dead)\b",
    re.I,
)
_BEHIND = 60  # characters behind a number in which it is said that it counts both


def compounds(claims: Sequence[Claim], topics: Topics, timexes: Sequence[PlacedTimex]) -> list[Finding]:
    """Return spreads of one count of both and the other side's two counts."""
    documents = {claim.figure.document for claim in claims}
    if not 1 < len(documents) <= MOST_DOCUMENTS:
        return []
    harmed = [claim for claim in claims if claim.accuses and claim.figure.value and _is_of_people(claim.figure)]
    both = [claim for claim in harmed if _counts_both(claim, topics)]
    if not both:
        return []
    days = days_named(timexes, claims)
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in harmed:
        if claim not in both and _done(claim.figure) <= _LOSS | _HURT and claim.figure.relation is None:
            parts[claim.figure.document].append(claim)
    return [
        one
        for claim in both
        for members in parts.values()
        if (one := _beside(claim, members, topics, days)) is not None
    ]


def _done(figure: Figure) -> frozenset[str]:
    """Return what was done to people; "we lost two soldiers" tells of the dead."""
    return _LOSS if figure.predicate == "lose" else done_to(figure)


def _is_of_people(figure: Figure) -> bool:
    return bool(done_to(figure)) and root(figure.counted or "person") == "person"


def _counts_both(claim: Claim, topics: Topics) -> bool:
    """Say whether a count is of the killed and the injured: by its verbs, or by words right behind it."""
    figure = claim.figure
    if done_to(figure) == _LOSS | _HURT:
        return True
    text = topics.residues.texts.get(figure.document, "")
    return _BOTH.match(text, figure.end, figure.end + _BEHIND) is not None


def _beside(both: Claim, parts: Sequence[Claim], topics: Topics, days: Mapping[str, frozenset[int]]) -> Finding | None:
    """Set the sum of one dead and one hurt count beside a count of both; None where there are several, or days differ."""
    if both.side == parts[0].side or both.figure.document == parts[0].figure.document:
        return None
    dead = [claim for claim in parts if _done(claim.figure) == _LOSS]
    hurt = [claim for claim in parts if _done(claim.figure) == _HURT]
    if len(dead) != 1 or len(hurt) != 1 or are_told_apart(dead[0], both, topics):
        return None
    if not _are_the_same_people(dead[0].figure, both.figure) or not _are_the_same_people(hurt[0].figure, both.figure):
        return None
    time, place = loose_time(dead[0], both, days), open_place(dead[0], both, topics)
    if time is None or place is None or not dead[0].figure.value or not hurt[0].figure.value or not both.figure.value:
        return None
    total = dead[0].figure.value + hurt[0].figure.value
    if max(total, both.figure.value) < _TIMES * min(total, both.figure.value):
        return None
    claims = tuple(sorted((both, dead[0], hurt[0]), key=lambda claim: claim.order))
    text = (
        f"{quoted(dead[0])} and {quoted(hurt[0])} are {number(total)} together; {quoted(both)} counts both, and differs; "
        "open is whether they are of the same people."
    )
    return replace(told("spread", "to-ask", claims, text), dissolved_by=tuple(dict.fromkeys((*time, *place, SCOPE))))


def _are_the_same_people(one: Figure, other: Figure) -> bool:
    """Say whether two words for people may mean the same ones: "soldiers" and "servicemen", not "guards" and "miners"."""
    left, right = one.counted, other.counted
    return not left or not right or bool(known_as(left, right) or known_as(right, left))
