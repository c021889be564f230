"""Web addresses in a text: with "https://" or "www.", and hosts with a path ("almpost.example/ferry")."""

import re
from collections.abc import Iterator
from functools import cache

from countersay.lexicon.gates import gated

_HOST = 120  # code points looked back for the host of a path
_TRAILING = ".,;:)]’'"


@cache
def _marked() -> re.Pattern[str]:
    return gated(re.compile(r"(?:https?://|www\.)[^\s<>\"”“]{3,2000}", re.IGNORECASE))


@cache
def _path() -> re.Pattern[str]:
    return re.compile(r"\.[a-z]{2,12}/(?=[\w~#?%-])[^\s<>\"”“)\]]{1,2000}")


@cache
def _host() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@./:-])[a-z0-9][a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,3}$")


def find_addresses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the addresses in a range of a text, in text order, without the punctuation that follows.

    >>> text = "See almpost.example/ferry. Or www.alm.example, and/or e.g./i.e. none."
    >>> [text[a:b] for a, b in find_addresses(text, 0, len(text))]
    ['almpost.example/ferry', 'www.alm.example']
    """
    found = [(match.start(), match.end()) for match in _marked().finditer(text, start, end)]
    if "/" in text[start:end]:
        for match in _path().finditer(text, start, end):
            host_ = _host().search(text, max(start, match.start() - _HOST), match.start())
            if host_ is not None and not any(a < match.end() and host_.start() < b for a, b in found):
                found.append((host_.start(), match.end()))
    for begin, stop in sorted(found):
        yield begin, begin + len(text[begin:stop].rstrip(_TRAILING))


def address(body: str) -> str | None:
    """Return the first web address in `body` without the punctuation that follows it, or None.

    >>> address("see <https://example.org/a>, May 2001."), address("none")
    ('https://example.org/a', None)
    """
    return next((body[start:end] for start, end in find_addresses(body, 0, len(body))), None)


def without_addresses(body: str) -> str:
    """Return words without the addresses in them."""
    parts, at = [], 0
    for start, end in find_addresses(body, 0, len(body)):
        parts.append(body[at:start])
        at = end
    return " ".join([*parts, body[at:]]) if parts else body


def host(url: str) -> str:
    """Return the host of an address without "www.".

    >>> host("https://www.example.org/a/b")
    'example.org'
    """
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url, flags=re.IGNORECASE).split("/", 1)[0].lower()
