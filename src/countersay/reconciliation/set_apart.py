"""Things of one noun told apart by their numbers, "the first wave" and "the second wave", and levels by the hour of a day."""

import re
from collections.abc import Iterator
from functools import cache

from countersay.lexicon.load import table
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.residue import Residues, stem


@cache
def _numbered() -> re.Pattern[str]:
    words = "|".join(table("numbers")["ordinals"]["words"])
    return re.compile(rf"\b(?P<nth>{words}|\d+(?:st|nd|rd|th))[\s-]+(?P<noun>[a-z]{{3,}})", re.I)


def are_numbered_apart(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether both clauses number things of one noun, and none of the numbers is the same."""
    left, right = _numbers_of(one, residues), _numbers_of(other, residues)
    return any(left[noun].isdisjoint(right[noun]) for noun in left.keys() & right.keys())


def _numbers_of(claim: Claim, residues: Residues) -> dict[str, set[str]]:
    text = residues.texts.get(claim.figure.document, "")
    low, high = residues.clause(claim)
    found: dict[str, set[str]] = {}
    for match in _numbered().finditer(text, low, high):
        found.setdefault(stem(match["noun"].lower()), set()).add(_as_digits(match["nth"].lower()))
    return found


def _as_digits(nth: str) -> str:
    """Write an ordinal as its number.

    >>> _as_digits("second"), _as_digits("3rd")
    ('2', '3')
    """
    words = table("numbers")["ordinals"]["words"][:20]  # behind "twentieth" they go by tens
    return str(words.index(nth) + 1) if nth in words else re.sub(r"\D", "", nth)


@cache
def _hour() -> re.Pattern[str]:
    words = "|".join(table("comparing")["hours"])
    return re.compile(rf"\b(?:(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|hours\b)|\d{{1,2}}:\d\d)|(?:{words})\b)", re.I)


def are_of_other_hours(one: Claim, other: Claim, residues: Residues) -> bool:
    """Say whether both tell how things stood at some hour, and not at the same: "on Monday morning", "on Monday night"."""
    if {one.figure.kind, other.figure.kind} != {"stock"}:
        return False
    left, right = ({match[0].lower() for match in _hours_of(claim, residues)} for claim in (one, other))
    return bool(left and right) and left.isdisjoint(right)


def _hours_of(claim: Claim, residues: Residues) -> Iterator[re.Match[str]]:
    low, high = residues.clause(claim)
    return _hour().finditer(residues.texts.get(claim.figure.document, ""), low, high)
