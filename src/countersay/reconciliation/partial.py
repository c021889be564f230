"""Words by which something lasted for a part of it only, or in more than one stretch: "at night only", "for some", "on and off"."""

import re
from functools import cache

from countersay.lexicon.load import word_set


def partial_words(sentence: str) -> frozenset[str]:
    """Return the words of a sentence that tell of a part of a thing or of a time, in lower case.

    >>> sorted(partial_words("The lane was closed for nine days, on and off, and only to lorries."))
    ['on and off', 'only']
    """
    return frozenset(word.lower() for word in _partial().findall(sentence))


@cache
def _partial() -> re.Pattern[str]:
    words = sorted(word_set("lasting", "words", "partial"), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I)
