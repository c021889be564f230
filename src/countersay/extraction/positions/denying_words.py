"""Find the words by which a sentence denies what was said just before it, without saying it again.

1. "This is not so", "That is a fabrication", "The allegations are baseless" at the opening of a sentence or of what a voice says
   ("The mayor said this was untrue").
2. "The Directors deny this", "Lunn denied the allegation", "The mayor disputed that account", "He denied having said so".
3. "The mayor called the allegation a fabrication", "dismissed it as nonsense".
"""

from functools import cache

from countersay.extraction.positions.accusation_clauses import Range
from countersay.extraction.positions.allegation_words import words
from countersay.extraction.positions.claim_words import forms_in
from countersay.extraction.voices.folded import Unit
from countersay.lexicon.load import table

_STOP = (".", "!", ";", ",", "")
_THIS = ("this", "that", "it")
_DETERMINERS = frozenset({"such", "these", "those", "the", "this", "all", "that", "both"})
_IS = ("is", "are", "was", "were")
_TRUE = ("so", "true", "correct")
_NEGATIONS = ("not", "n't", "never", "to", "cannot")


@cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(rows) for name, rows in table("answers")["reply"].items()}


def denies_it(unit: Unit) -> tuple[Range | None, int, int] | None:
    """Return the range of the denier (None: the voice of the words) and the first and last token of the denial, half-open."""
    for opening in _openings(unit):
        end = _verdict(unit, opening)
        if end is not None:
            return None, opening, end
    for k in range(1, min(len(unit), 40)):
        end = _named(unit, k) or _denied(unit, k)
        if end is None:
            continue
        if any(unit.lower(j) in _NEGATIONS for j in range(max(0, k - 3), k)):
            return None
        first, begin = _subject(unit, k)
        if first == begin:
            return None
        return (None if unit.tag(first) == "PRP" else (first, begin)), first, end
    return None


def _openings(unit: Unit) -> list[int]:
    """Tokens with which what is said begins: the first one, and those behind "said", "said that"."""
    found = [0]
    for k in range(1, min(len(unit), 40)):
        before = unit.lower(k - 1)
        if before in forms_in("saying") or (before == "that" and unit.lower(k - 2) in forms_in("saying")):
            found.append(k)
    return found


def _verdict(unit: Unit, at: int) -> int | None:
    """Return the end of "this is not so", "the allegations are baseless" that begins at a token."""
    low = unit.lower(at)
    if low in _THIS and unit.lower(at + 1) in _IS:
        if unit.lower(at + 2) in ("not", "n't"):
            true = unit.lower(at + 3) in _TRUE and unit.lower(at + 4) in _STOP
            return at + 4 if true and (low != "it" or at) else None
        last = _baseless(unit, at + 2)
        plain = last is not None and all(unit.lower(k) in _table()["before_verdict"] for k in range(at + 2, last - 1))
        return last if plain else None
    if low in _DETERMINERS and unit.lower(at + 1) in words("claims") and unit.lower(at + 2) in _IS:
        last = _baseless(unit, at + 3)
        return last if last is not None and "not" not in [unit.lower(k) for k in range(at + 3, last)] else None
    return None


def _baseless(unit: Unit, at: int) -> int | None:
    """Return the end of "baseless", "a pure fabrication" at or close behind a token, where the clause ends or goes on with "and"."""
    last = next((k for k in range(at, min(len(unit), at + 4)) if unit.lower(k) in words("baseless")), None)
    return last + 1 if last is not None and unit.lower(last + 1) in (*_STOP, "and") else None


def _denied(unit: Unit, k: int) -> int | None:
    """Return the end of "denied this", "rejected the allegation", "denied having said so" with the verb at `k`."""
    if unit.lower(k) not in forms_in("denying") or not unit.tag(k).startswith(("VB", "NNS")):
        return None
    after = k + 1
    if unit.lower(after) in (*_THIS, "them") and _ends(unit, after + 1, alone=True):
        return after + 1
    if unit.lower(after) in _DETERMINERS and unit.lower(after + 1) in words("claims") | _table()["told"]:
        return after + 2 if _ends(unit, after + 2, alone=False) else None
    if unit.lower(after) == "having" and unit.lower(after + 2) in ("so", "this", "that"):
        return after + 3 if unit.lower(after + 1) in ("said", "done") and _ends(unit, after + 3, alone=True) else None
    if unit.lower(after) in ("saying", "doing") and unit.lower(after + 1) == "so":
        return after + 2 if _ends(unit, after + 2, alone=True) else None
    return None


def _ends(unit: Unit, at: int, *, alone: bool) -> bool:
    """Say whether nothing behind the words says what else is denied."""
    low = unit.lower(at)
    if low in ("", ".", ",", "and", ";", "!") or (not alone and low == "as"):
        return True
    if low in _table()["behind"]:
        return True
    then = unit.lower(at + 1)
    return low in ("in", "on") and (
        then in ("a", "an") or (then.endswith("day") and then in table("periods")["weekdays"])
    )


def _named(unit: Unit, k: int) -> int | None:
    """Return the end of "called the allegation a fabrication", "dismissed it as nonsense" with the verb at `k`."""
    if not unit.tag(k).startswith("VB"):
        return None
    dismissing = unit.lower(k) in forms_in("denying")
    if not dismissing and unit.lower(k) not in forms_in("naming"):
        return None
    at = k + 1
    if unit.lower(at) in _THIS:
        at += 1
    elif unit.lower(at) in _DETERMINERS and unit.lower(at + 1) in words("claims") | _table()["told"]:
        at += 2
    else:
        return None
    if unit.lower(at) == "as":
        at += 1
    elif dismissing:
        return None
    last = _baseless(unit, at)
    plain = last is not None and all(unit.lower(j) in _table()["before_verdict"] for j in range(at, last - 1))
    return last if plain else None


def _subject(unit: Unit, k: int) -> Range:
    """Return the denier's words before the verb at `k`: first token, and the one behind the last; equal where there are none."""
    begin = k
    while begin > 0 and unit.lower(begin - 1) in _table()["before_verb"]:
        begin -= 1
    if unit.lower(begin - 1) == ",":
        begin -= 1  # "The manager, Ivo Lunn, denied it": the name between the commas, else what stands before
        apart = next((j for j in range(begin - 1, max(-1, begin - 8), -1) if unit.lower(j) == ","), None)
        if apart is None:
            return begin, begin
        begin = begin if unit.tag(begin - 1).startswith("NNP") else apart
    first = begin
    while first > 0 and begin - first < 8 and unit.tag(first - 1) in _NOMINAL:
        first -= 1
    return first, begin


_NOMINAL = ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "POS", "PRP$")
