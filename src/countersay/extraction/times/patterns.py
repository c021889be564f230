"""Patterns that are language data: regular expressions out of the lexicon, compiled when first needed."""

import re
from functools import cache

from countersay.extraction.times.timex_words import bounded
from countersay.lexicon.gates import gated
from countersay.lexicon.load import table


@cache
def pattern(topic: str, section: str, name: str) -> re.Pattern[str]:
    """Return one pattern of a topic, its branches joined, without regard to letter case.

    >>> bool(pattern("windows", "sentence", "than").search("351 fewer than in "))
    True
    """
    return gated(re.compile(bounded("|".join(table(topic)[section][name])), re.I))
