"""Where the clause of a figure ends to either side; it is asked for again whenever the figure is held against another."""

import re
from functools import cache, lru_cache


@cache
def _break() -> re.Pattern[str]:
    return re.compile(
        r"[;:—–\n“”\"]|[.!?…](?=\s|$)|,\s+(?:and|but|while|whereas|which|who|whose|where|with|according|including|of"
        r"|as)\b|\b(?:while|whereas|which|whose|but|although|though|because|according|of which|of whom)\b|\band\s+(?=\d|(?:no|none|nobody)\b)"
        r"|,\s+(?=\d|(?:most|many|some|all|none)\s+of\b)|\s\((?=[^)]*\d)|\band\s+(?=(?:counted|recorded|noted|found)\s)|\b(?:[Cc]ontrary to|[Dd]espite|[Uu]nlike) [^,;.\n]{1,80},"
    )


@cache
def _tail() -> re.Pattern[str]:
    """What ends a clause behind its figure: a break, or a comma that no name follows ("in Sarn, Kestria")."""
    return re.compile(rf"{_break().pattern}|,\s+(?=[a-z]|[\w-]+['’]s\s)")


@lru_cache(maxsize=1_024)
def last_break(text: str, low: int, high: int, within: tuple[int, int]) -> int:
    """Return where the last break of a stretch ends that begins not `within` a window; its clause is asked for many times."""
    starts = (match.end() for match in _break().finditer(text, low, high) if not within[0] <= match.start() < within[1])
    return max(starts, default=low)


@lru_cache(maxsize=1_024)
def first_tail(text: str, low: int, high: int, within: tuple[int, int]) -> int:
    """Return where the first end of a clause in a stretch begins that does so not `within` a window."""
    starts = (match.start() for match in _tail().finditer(text, low, high))
    return next((start for start in starts if not within[0] <= start < within[1]), high)
