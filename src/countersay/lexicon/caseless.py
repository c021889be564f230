"""Whether one of many words stands in a text without regard to case: asked before a pattern of all of them is tried.

To try a hundred words at each letter takes far longer than to look for each of them once, or for the words of the text in a set.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return a text in lower case as letters are compared without regard to case: "ſ" is an "s" there, "ı" and "İ" an "i".

    >>> lowered("Süß ſaid"), lowered("KİT")
    ('süß said', 'kit')
    """
    low = text.lower()
    return low if low.isascii() else low.replace("ſ", "s").replace("ı", "i").replace("i̇", "i")


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Say whether one of some words in lower case stands anywhere in a text, be it within another word.

    >>> holds_any("The Ceasefire", ["war", "fire"])
    True
    """
    low = lowered(text)
    for word in words:
        if word in low:
            break
    else:
        return False
    return True


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    r"""Return the first word of each phrase, for `has_first`: what a match of `\b(?:phrase|...)\b` begins with.

    >>> sorted(first_words(["are higher", "differs", "sit-in"]))
    ['are', 'differs', 'sit']
    """
    return frozenset(match[0].lower() for phrase in phrases if (match := _WORD.match(phrase)) is not None)


def has_first(text: str, words: frozenset[str]) -> bool:
    """Say whether one of some first words stands in a text as a word of its own.

    >>> has_first("They ARE here", first_words(["are higher"])), has_first("Bare walls", first_words(["are higher"]))
    (True, False)
    """
    return not words.isdisjoint(_WORD.findall(lowered(text)))
