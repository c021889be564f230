"""Words of two clauses that take nothing back from their counts, whichever is the greater: how it went, and that it is the whole."""

from functools import cache

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.residue import stem, words

_Words = frozenset[str]


def without_manner(left: _Words, right: _Words, one: Claim, other: Claim) -> tuple[_Words, _Words]:
    """Leave "without hindrance" out of what the clause of the greater count says besides, and "in all" out of the lesser's.

    So many passed without hindrance, and so many in all: more passed at the least, fewer at the most.

    Args:
        left, right: what the clause of `one` and that of `other` say besides; see `ground.besides`.
    """
    if (one.figure.value or 0) > (other.figure.value or 0):
        return left - _hindrances(), right - words("of_all")
    return left - words("of_all"), right - _hindrances()


@cache
def _hindrances() -> _Words:
    stems = words("hindrances") | frozenset(map(stem, words("hindrances")))
    return stems | {f"= without {one}" for one in stems}
