"""With which characters a match of a pattern can begin, so that patterns that cannot match are not tried.

Read from the parse tree of the standard library's compiler, whose module is private: where a Python lays it out in
another way, nothing is known of any pattern and all are tried, which is slower and gives the same.
"""

import re
import string
from functools import cache
from typing import Any

try:
    from re import _constants as ops  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - another layout of the standard library
    parser = None

_CATEGORIES = {"CATEGORY_DIGIT": frozenset(string.digits)}


@cache
def first_letters(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return the characters, in lower case, that a match can begin with; None where they cannot be told.

    >>> sorted(first_letters(re.compile(r"(?:the\\s+)?(?=l)last|[ab]c", re.I)) or ())
    ['a', 'b', 'l', 't']
    >>> first_letters(re.compile(r"\\w+")) is None
    True
    """
    if parser is None:
        return None
    try:
        found, _ = _of_sequence(list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)))
    except (AttributeError, LookupError, TypeError, ValueError, re.error):
        return None
    return found


def may_begin(pattern: re.Pattern[str], letter: str) -> bool:
    """Say whether a match can begin with the character, in lower case; True where that cannot be told."""
    letters = first_letters(pattern)
    return letters is None or letter in letters or not letter.isascii()


_Found = tuple[frozenset[str] | None, bool]  # the characters, and whether nothing at all may match


def _of_sequence(items: list[Any]) -> _Found:
    found: frozenset[str] = frozenset()
    for item in items:
        here, empty = _of_item(item)
        if here is None:
            return None, empty
        found |= here
        if not empty:
            return found, False
    return found, True


def _of_item(item: Any) -> _Found:
    code, argument = item
    if code is ops.LITERAL:
        return frozenset(chr(argument).lower()), False
    if code is ops.IN:
        return _of_set(argument), False
    if code in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
        return frozenset(), True
    if code is ops.SUBPATTERN:
        return _of_sequence(list(argument[-1]))
    if code is ops.BRANCH:
        branches = [_of_sequence(list(branch)) for branch in argument[1]]
        if any(letters is None for letters, _ in branches):
            return None, True
        return frozenset().union(*(letters or () for letters, _ in branches)), any(empty for _, empty in branches)
    if code in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        letters, empty = _of_sequence(list(argument[2]))
        return letters, empty or argument[0] == 0
    return None, True


def _of_set(members: Any) -> frozenset[str] | None:
    found: set[str] = set()
    for code, argument in members:
        if code is ops.LITERAL:
            found.add(chr(argument).lower())
        elif code is ops.RANGE and argument[1] - argument[0] < 128:
            found |= {chr(point).lower() for point in range(argument[0], argument[1] + 1)}
        elif code is ops.CATEGORY and str(argument) in _CATEGORIES:
            found |= _CATEGORIES[str(argument)]
        else:
            return None
    return frozenset(found)
