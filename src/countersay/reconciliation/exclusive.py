"""Parts of a whole that exclude each other by definition: women and children, the killed and those who survived, yes and no."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from countersay.lexicon.load import table
from countersay.lexicon.nouns import head
from countersay.reconciliation.admission import Claim

_BEHIND = 80  # characters behind the last part in which more may be told of it


def told_apart_by_nouns(parts: Sequence[Claim]) -> bool:
    """Say whether the nouns of all parts are of different groups of one division: men, women and children."""
    nouns = [head(claim.figure.counted) if claim.figure.counted else "" for claim in parts]
    return any(_differ([groups.get(noun) for noun in nouns]) for groups in _nouns())


def told_apart_by_verbs(parts: Sequence[Claim], texts: Mapping[str, str]) -> bool:
    """Say whether what is told of all parts puts them into different groups of one division: killed, survived, missing.

    Not where words tell that the one may have come after the other, or that more is told of the last of them.
    """
    said = [" ".join(claim.figure.qualifiers).lower() for claim in parts]
    text = texts.get(parts[0].figure.document, "")
    first, last = parts[0].figure, parts[-1].figure
    behind = re.split(r"[.;:\n]", text[last.end : last.end + _BEHIND])[0]
    if _later().search(" ".join([text[first.end : last.end], behind, *said]).lower()) or re.search(
        r"\b(?:and|or)\b", behind
    ):
        return False
    return any(
        _differ([division.group(claim.figure.predicate or "", told) for claim, told in zip(parts, said, strict=True)])
        for division in _divisions()
    )


class _Division(NamedTuple):
    """Groups by verb, by words, and whether nothing may stand behind the word that puts something into its group."""

    verbs: Mapping[str, str]
    words: re.Pattern[str] | None
    strict: bool

    def group(self, predicate: str, said: str) -> str | None:
        """Return the group of a part by its words, else by its verb."""
        match = self.words.search(said) if self.words is not None else None
        if match is not None:
            return None if self.strict and match.end() < len(said) else match.lastgroup
        if self.strict and re.fullmatch(r"(?:(?:were|was|are|is|had been|have been|has been)\s+)?[a-z]*", said) is None:
            return None
        return next((self.verbs[lemma] for lemma in predicate.split("+") if lemma in self.verbs), None)


def _differ(groups: Sequence[str | None]) -> bool:
    return None not in groups and len(set(groups)) == len(groups) > 1


@cache
def _nouns() -> tuple[Mapping[str, str], ...]:
    divisions = table("disjoint")["nouns"]
    return tuple({noun: group for group, nouns in one.items() for noun in nouns} for one in divisions.values())


@cache
def _divisions() -> tuple[_Division, ...]:
    data = table("disjoint")
    found = []
    for name in dict.fromkeys([*data["verbs"], *data["words"]]):
        verbs = {verb: group for group, own in data["verbs"].get(name, {}).items() for verb in own}
        words = data["words"].get(name, {})
        parts = [rf"(?P<{group}>{'|'.join(map(re.escape, own))})" for group, own in words.items()]
        pattern = re.compile(rf"\b(?:{'|'.join(parts)})\b") if parts else None
        found.append(_Division(verbs, pattern, name in data["strict"]["divisions"]))
    return tuple(found)


@cache
def _later() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, table('disjoint')['later']['words']))})\b")
