"""Words that bound a number before it: "at least 18", "in all some 200", "between 30 and 40"."""

from functools import cache

from countersay.extraction.voices.cues import grammar
from countersay.extraction.voices.folded import Unit
from countersay.lexicon.load import table

_LONGEST = 6  # words; "greater than or equal to" has five
_JOINED = {"between": "and", "from": "to"}
_PHRASES = 3  # "in all at least some 200"


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    """Return the comparators that stand before a number, and what sums up before one, as words."""
    shared = (tuple(phrase.split()) for phrase in table("comparators")["before"])
    return frozenset(shared) | {tuple(phrase.split()) for phrase in table("cues")["grammar"]["amounts"]}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases()) | frozenset(_JOINED)


def is_number(unit: Unit, i: int) -> bool:
    """Say whether token `i` is a number, a sign of money or a word such as "dozens"."""
    return unit.tag(i) in ("CD", "$") or unit.lower(i) in grammar("many")


def past_bounds(unit: Unit, i: int) -> int:
    """Return the token of the number that bounding words at `i` lead to, or `i` where none do.

    "more than 18 boats" begins with a number three words on; "more than the mayor knew" with none.
    """
    if unit.lower(i) not in _first_words():
        return i  # nearly always, before anything is put together
    k = _spread(unit, i)
    if k > i:
        return k
    for _ in range(_PHRASES):
        step = _phrase_end(unit, k)
        if step == k:
            break
        k = step
        if unit.lower(k) == "," and k + 1 < len(unit):
            k += 1  # "in all, 18 boats"
        if is_number(unit, k):
            return max(k, _spread(unit, k))
    return i


def past_adverbial(unit: Unit, i: int) -> int:
    """Return the token behind an adverbial of several words at `i`: "at least", "until now", "so far"."""
    words = (unit.lower(i), unit.lower(i + 1), unit.lower(i + 2))
    for n in (3, 2):
        if words[:n] in _adverbials():
            return i + n + (unit.lower(i + n) == ",")
    return i


@cache
def _adverbials() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in table("cues")["grammar"]["adverbials"])


def _spread(unit: Unit, i: int) -> int:
    """Return the second number of "between 30 and 40" or "from 30 to 40" at `i`, else `i`."""
    between = _JOINED.get(unit.lower(i))
    if between is None or not is_number(unit, i + 1):
        return i
    for k in range(i + 2, i + 5):
        if unit.lower(k) == between and is_number(unit, k + 1):
            return k + 1
    return i


def counts_next(unit: Unit, k: int) -> bool:
    """Say whether a number with its plural begins behind a complete phrase: "at the height of the storm 40 houses"."""
    at = k + 1 if unit.tag(k) == "RB" else k
    if unit.tag(at) != "CD" or unit.tag(at + 1) not in ("NNS", "JJ", "NN") or unit.tag(k - 1) not in ("NN", "NNP"):
        return False
    plural = "NNS" in (unit.tag(at + 1), unit.tag(at + 2))
    return plural and unit.lower(k - 1) not in grammar("numbered")


def number_ahead(unit: Unit, i: int) -> bool:
    """Say whether a number begins at `i`, past words that bound or hedge it and a sign of money."""
    k = past_bounds(unit, i)
    while k < i + 4 and unit.tag(k) in ("RB", "$"):
        k += 1
    return is_number(unit, k)


def _phrase_end(unit: Unit, i: int) -> int:
    """Return the token behind the longest bounding phrase at `i`."""
    words = tuple(unit.lower(k) for k in range(i, min(len(unit), i + _LONGEST)))
    return next((i + n for n in range(len(words), 0, -1) if words[:n] in _phrases()), i)
