"""Search for what begins with a capital letter: from capital to capital, which is sooner than at every place of a text."""

import re
import sys
from collections.abc import Iterator
from functools import cache, lru_cache


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"[A-Z](?<!\w[A-Z])")


@lru_cache(maxsize=2)
def _capitals(text: str) -> tuple[int, ...]:
    """Return where capitals begin words in a whole text; several patterns are looked for in one in turn."""
    return tuple([found.start() for found in _capital().finditer(text)])


def at_capitals(pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` yields; each match of the pattern must begin a word with one of the letters A to Z.

    >>> [match[0] for match in at_capitals(re.compile(r"\\b[A-Z]\\w+ [A-Z]\\w+"), "Then Ana Roe met Jon Vey McCoy.")]
    ['Then Ana', 'Jon Vey']
    """
    reached = start
    whole = start <= 0 and end >= len(text)
    for at in _capitals(text) if whole else (found.start() for found in _capital().finditer(text, start, end)):
        if at >= reached and (match := pattern.match(text, at, end)) is not None:
            yield match
            reached = match.end()
