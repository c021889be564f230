"""Patterns that are tried only where one of the words stands that no match can be without.

Most patterns look for what few sentences have, and trying a hundred words at each letter of a sentence takes a hundred
times as long as looking for the words alone. Which words a match needs is read from the parse tree of the standard
library's compiler, whose module is private: where a Python lays it out in another way no words are known, all patterns
are tried as they are, which is slower and finds the same.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, cast

try:
    from re import _constants as ops  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - another layout of the standard library
    parser = None

_MOST = 96  # words; to look for more of them takes as long as the pattern
_LONG = 5  # letters; longer words keep out no more sentences than such
_SHORT = 2  # letters; a second gate of such words keeps out next to nothing
_GATES = 3  # of them one behind the other
Words = frozenset[tuple[str, bool]]
"""Words one of which a match must hold, each with whether its letter case counts; those without are in lower case."""


def needed(pattern: re.Pattern[str]) -> list[Words]:
    """Return sets of words of each of which one stands in every match of a pattern, the best first; at most three.

    >>> for words in needed(re.compile(r"\\b(?:the|a) (?i:news|repo?rts?)\\b|in Rome(?= now)")):
    ...     print(sorted(words))
    [('in Rome', True), ('news', False), ('rep', False)]
    >>> needed(re.compile(r"\\w+ \\d+|was"))
    []
    """
    if parser is None:
        return []
    try:
        tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        found = _of_sequence(list(tree), bool(pattern.flags & re.IGNORECASE))
    except (AttributeError, LookupError, TypeError, ValueError, re.error):
        return []
    strong = [words for words in sorted(map(_fewest, found), key=_worth, reverse=True) if _is_strong(words)]
    return strong[:1] + [words for words in strong[1:_GATES] if _worth(words)[0] > _SHORT]


def _is_strong(words: Words) -> bool:
    return len(words) <= _MOST and not any((len(word) < 2 and word.isalnum()) or word.isspace() for word, _ in words)


def _fewest(words: Words) -> Words:
    """Leave out words that hold another one: where they stand it stands too."""
    return frozenset(one for one in words if not any(_within(other, one) for other in words))


def _within(part: tuple[str, bool], whole: tuple[str, bool]) -> bool:
    """Say whether a word is found wherever another one stands."""
    if part == whole or (part[1] and not whole[1]):
        return False
    return part[0] in (whole[0] if part[1] else whole[0].lower())


def _worth(words: Words) -> tuple[int, int, list[tuple[str, bool]]]:
    """Rank by how much is kept out: by the shortest word, then by how few they are."""
    return min(_LONG, *(len(word.strip()) for word, _ in words)), -len(words), sorted(words)


def _of_sequence(items: list[Any], folded: bool) -> list[Words]:
    """Return sets of words of each of which one stands in every match of the items."""
    found: list[Words] = []
    run = ""
    for code, argument in [*items, (None, None)]:
        if code is not None and code is ops.LITERAL and not (folded and argument > 127):
            run += chr(argument)
            continue
        if run:
            found.append(frozenset([(run.lower() if folded else run, not folded)]))
            run = ""
        if code is not None:
            found += _of_item(code, argument, folded)
    return found


def _of_item(code: Any, argument: Any, folded: bool) -> list[Words]:
    if code is ops.SUBPATTERN:
        _, added, removed, inner = argument
        return _of_sequence(list(inner), bool((folded or added & re.IGNORECASE) and not removed & re.IGNORECASE))
    if code is ops.BRANCH:
        branches = [_of_sequence(list(branch), folded) for branch in argument[1]]
        if not all(branches):
            return []
        return [frozenset[tuple[str, bool]]().union(*(max(branch, key=_worth) for branch in branches))]
    if code in (ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)):
        return _of_sequence(list(argument[2]), folded) if argument[0] > 0 else []
    if code is getattr(ops, "ATOMIC_GROUP", ops):
        return _of_sequence(list(argument), folded)
    return []


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return a text in lower case as letters are compared without regard to case: "ſ" is an "s" there, "ı" and "İ" an "i".

    >>> lowered("Süß ſaid"), lowered("KİT")
    ('süß said', 'kit')
    """
    low = text.lower()
    return low if low.isascii() else low.replace("ſ", "s").replace("ı", "i").replace("i̇", "i")


class Gated:
    """A compiled pattern behind gates: it searches only stretches that hold a word of each set that it needs."""

    __slots__ = ("findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "split", "sub")

    def __init__(self, pattern: re.Pattern[str], gates: list[Words]) -> None:
        """Put the gates in front of what searches; what matches at one place is as fast without."""
        opens = _opener([_sides(words) for words in gates])
        search, finditer = pattern.search, pattern.finditer

        def gated_search(text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
            return search(text, pos, endpos) if opens(text, pos, endpos) else None

        def gated_finditer(text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
            return finditer(text, pos, endpos) if opens(text, pos, endpos) else iter(())

        self.search, self.finditer = gated_search, gated_finditer
        self.match, self.fullmatch, self.findall = pattern.match, pattern.fullmatch, pattern.findall
        self.sub, self.split, self.pattern, self.flags = pattern.sub, pattern.split, pattern.pattern, pattern.flags


_Sides = tuple[tuple[str, ...], tuple[str, ...]]  # words whose case counts, and words in lower case


def _sides(words: Words) -> _Sides:
    ordered = [(word, cased) for word, cased in sorted(words, key=lambda one: (len(one[0]), one))]
    return tuple(word for word, cased in ordered if cased), tuple(word for word, cased in ordered if not cased)


def _opener(gates: list[_Sides]) -> Callable[[str, int, int], bool]:
    """Return what says whether a stretch of a text holds a word of each set."""
    first, *others = gates

    def opens(text: str, pos: int, endpos: int) -> bool:
        part = text[pos:endpos] if pos > 0 or endpos < len(text) else text
        return _holds(part, *first) and (not others or all(_holds(part, *sides) for sides in others))

    return opens


def _holds(part: str, cased: tuple[str, ...], uncased: tuple[str, ...]) -> bool:
    for word in cased:
        if word in part:
            return True
    if uncased:
        low = lowered(part)
        for word in uncased:
            if word in low:
                return True
    return False


@cache
def gated(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that finds the same, and sooner says that a stretch has nothing; typed as what it stands for.

    >>> found = gated(re.compile(r"\\b(?:war|peace)\\b", re.I))
    >>> found.search("At Peace"), found.search("At sea") is None
    (<re.Match object; span=(3, 8), match='Peace'>, True)
    """
    gates = needed(pattern)
    return cast(re.Pattern[str], Gated(pattern, gates)) if gates else pattern
