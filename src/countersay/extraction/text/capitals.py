"""Search for what begins with a capital letter: from capital to capital, which is sooner than at every place of a text."""

import re
import sys
from collections.abc import Iterator
from functools import cache


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"[A-Z](?<!\w[A-Z])")


def at_capitals(pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` yields; each match of the pattern must begin a word with one of the letters A to Z.

    >>> [match[0] for match in at_capitals(re.compile(r"\\b[A-Z]\\w+ [A-Z]\\w+"), "Then Ana Roe met Jon Vey McCoy.")]
    ['Then Ana', 'Jon Vey']
    """
    reached = start
    for capital in _capital().finditer(text, start, end):
        at = capital.start()
        if at >= reached and (match := pattern.match(text, at, end)) is not None:
            yield match
            reached = match.end()
