"""Whether one and the same gives in one clause and gets in the other, so that the two tell of other deeds."""

import re
from functools import cache

from countersay.lexicon.load import table
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.ground import Topics
from countersay.reconciliation.residue import stem


def turned_round(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether one and the same gave in one clause and received in the other: "the fund paid", "the fund received"."""
    roles = [_roles(claim) for claim in (one, other)]
    if not (roles[0] and roles[1] and roles[0] != roles[1]):
        return False
    (left, passive), (right, passively) = (_before_verb(claim, topics) for claim in (one, other))
    if passive or passively:
        return False
    return bool(left & right) or all(_is_subject(claim, topics) for claim in (one, other))


def _is_subject(claim: Claim, topics: Topics) -> bool:
    """Say whether the counted are those who give or get: "820 people gave blood", and not "820 doses went" nor "820 were given"."""
    _, high = topics.residues.clause(claim)
    text = topics.residues.texts.get(claim.figure.document, "")[claim.figure.end : high].lower()
    verbs = {stem(lemma) for lemma in (claim.figure.predicate or "").split("+")}
    found = re.findall(r"[^\W\d_]+", text)
    at = next((index for index, word in enumerate(found) if stem(word) in verbs), None)
    return at is not None and _PASSIVE.isdisjoint(found[max(0, at - 2) : at])


def _roles(claim: Claim) -> str:
    verbs = {*(claim.figure.predicate or "").split("+")}
    return next((role for role, lemmas in sorted(table("matters")["converse"].items()) if verbs & {*lemmas}), "")


def _before_verb(claim: Claim, topics: Topics) -> tuple[frozenset[str], bool]:
    """Return the stems of the words before the verb in a clause, and whether that is a passive."""
    low, _ = topics.residues.clause(claim)
    text = topics.residues.texts.get(claim.figure.document, "")[low : claim.figure.end].lower()
    verbs = {stem(lemma) for lemma in (claim.figure.predicate or "").split("+")}
    before: list[str] = []
    for word in re.findall(r"[^\W\d_]+", text):
        if stem(word) in verbs:
            return frozenset(map(stem, before)) - _idle(), bool(before) and before[-1] in _PASSIVE
        before.append(word)
    return frozenset(), False


@cache
def _idle() -> frozenset[str]:
    return frozenset(map(stem, table("nouns")["adjuncts"]["idle"]))


_PASSIVE = frozenset({"was", "were", "been", "is", "are", "be", "being"})
