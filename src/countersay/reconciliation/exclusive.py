"""Parts of a whole that exclude each other by definition: women and children, the killed and those who survived, yes and no."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head
from countersay.reconciliation.admission import Claim


def told_apart_by_nouns(parts: Sequence[Claim]) -> bool:
    """Say whether the nouns of all parts are of different groups of one division: men, women and children."""
    nouns = [head(claim.figure.counted) if claim.figure.counted else "" for claim in parts]
    return any(_differ([groups.get(noun) for noun in nouns]) for groups in _nouns())


def told_apart_by_verbs(parts: Sequence[Claim]) -> bool:
    """Say whether what is told of all parts puts them into different groups of one division: killed, survived, missing."""
    said = [" ".join(claim.figure.qualifiers).lower() for claim in parts]
    if any(_later().search(words) for words in said):
        return False
    for verbs, words in _verbs():
        groups = []
        for claim, told in zip(parts, said, strict=True):
            match = words.search(told) if words is not None else None
            lemmas = (claim.figure.predicate or "").split("+")
            by_verb = next((verbs[lemma] for lemma in lemmas if lemma in verbs), None)
            groups.append(match.lastgroup if match is not None else by_verb)
        if _differ(groups):
            return True
    return False


def _differ(groups: Sequence[str | None]) -> bool:
    return None not in groups and len(set(groups)) == len(groups) > 1


@cache
def _nouns() -> tuple[Mapping[str, str], ...]:
    divisions = table("disjoint")["nouns"]
    return tuple({noun: group for group, nouns in one.items() for noun in nouns} for one in divisions.values())


@cache
def _verbs() -> tuple[tuple[Mapping[str, str], re.Pattern[str] | None], ...]:
    data = table("disjoint")
    found = []
    for name in dict.fromkeys([*data["verbs"], *data["words"]]):
        verbs = {verb: group for group, own in data["verbs"].get(name, {}).items() for verb in own}
        words = data["words"].get(name, {})
        parts = [rf"(?P<{group}>{'|'.join(map(re.escape, own))})" for group, own in words.items()]
        found.append((verbs, re.compile(rf"\b(?:{'|'.join(parts)})\b") if parts else None))
    return tuple(found)


@cache
def _later() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('disjoint')['later']['words']))})\b")
