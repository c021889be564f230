"""Verdicts on claims: "… is false", "… has no basis", "… does not correspond to reality"."""

from functools import cache

from countersay.extraction.voices.folded import Unit
from countersay.lexicon.load import table

_VERBS = frozenset({"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "does", "do", "did"})


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in table("cues")["stance"]["groundless"])


def is_verdict_at(unit: Unit, k: int) -> bool:
    """Say whether the verb at `k` begins a phrase by which a claim has no ground."""
    if unit.lower(k) not in _VERBS:
        return False
    after = [unit.lower(j) for j in range(k + 1, k + 7)]
    return any(tuple(after[skip : skip + len(phrase)]) == phrase for phrase in _phrases() for skip in (0, 1))
