"""Phrases of time that make an allegation or a denial speak of less: "was stopped at night", "not closed on Monday"."""

from countersay.extraction.positions.allegation_words import words
from countersay.extraction.voices.folded import Unit

_REACH = 8  # words behind a predicate
_PHRASE = 4


def limits(unit: Unit, first: int, after: int) -> tuple[str, ...]:
    """Return the phrases of time from token `first` to some words behind `after`, lower case, in text order."""
    found = []
    k = first
    stop = min(len(unit), after + _REACH)
    while k < stop:
        end = _phrase(unit, k)
        if end is None:
            k += 1
            if k > after and unit.lower(k - 1) in (".", ";", ":", "but", "and", "while", "although", "because"):
                break
            continue
        found.append(" ".join(unit.lower(j) for j in range(k, end)))
        k = end
    return tuple(found)


def _phrase(unit: Unit, k: int) -> int | None:
    """Return where a phrase of time that begins at token `k` ends, or None."""
    if unit.lower(k) in words("alone", "limits"):
        return k + 1
    if unit.lower(k) not in words("before", "limits"):
        return None
    for j in range(k + 1, min(len(unit), k + 1 + _PHRASE)):
        if unit.lower(j) in words("times", "limits"):
            # "on 3 May 2031": the year belongs to the day
            return j + 2 if unit.lower(j + 1).isdigit() and len(unit.lower(j + 1)) == 4 else j + 1
        if not (unit.lower(j).isdigit() or unit.lower(j) in words("between", "limits")):
            return None
    return None
