"""So many a day where the words that say so stand apart from the number: "120 lorries crossed the bridge each day".

A count told of every day is no total of the days it is told for. Rules, over the clause of the number:

1. "each", "every" or "per" with a stretch of time behind the number, or "daily" and its like where they close the clause
   or a preposition follows ("entered the valley daily since May"), with no other number and no other clause between.
2. The same words before the number: "Every week the clinic sees 300 patients".

"Every other day" and "the daily count" are neither.
"""

import re
from functools import cache

from countersay.extraction.numbers.units import adverbs, periods
from countersay.extraction.times.timex_words import alternatives
from countersay.lexicon.load import table

_BEHIND = 110  # code points behind a number in which its rate is looked for
_BEFORE = 80


def far_rate(text: str, start: int, end: int) -> str | None:
    """Return what the number at [start, end) of `text` is counted per, told elsewhere in its clause; None if nowhere.

    >>> text = "In May 120 lorries crossed the bridge each day."
    >>> far_rate(text, 7, 18), far_rate("In May 120 lorries crossed the bridge.", 7, 18)
    ('day', None)
    """
    known = _patterns()
    behind = text[end : end + _BEHIND]
    if known.gate.search(behind) is not None:
        match = known.behind.match(behind)
        if match is not None and not known.apart.search(match["gap"]):
            return adverbs().get(match["adverb"] or "", match["noun"])
    before = text[max(0, start - _BEFORE) : start]
    if known.gate.search(before) is not None:
        match = known.before.search(before)
        if match is not None and not known.apart.search(match["gap"]):
            return str(match["noun"]).lower()
    return None


class _Patterns:
    def __init__(self) -> None:
        words = table("units")["rates"]
        nouns = alternatives(sorted(periods() - {"minute", "second", "decade", "century", "annum"}))
        said = rf"(?:each|every|per)\s+(?P<noun>{nouns})\b(?!\s+(?:{alternatives(words['not_before'])})\b)"
        ends = rf"(?=\s*(?:[.;,:)\n”\"]|\Z)|\s+(?:{alternatives(words['after_adverb'])})\b)"
        self.gate = re.compile(rf"\b(?:each|every|per|{alternatives(adverbs())})\b", re.I)
        self.behind = re.compile(
            rf"(?P<gap>[^.,;:()\n\d]*?)\b(?:{said}|(?<!the )(?<!a )(?<!of )(?P<adverb>{alternatives(adverbs())})\b{ends})"
        )
        self.before = re.compile(
            rf"\b(?:each|every)\s+(?P<noun>{nouns})\b(?P<gap>[^.,;:()\n\d]*,?[^.,;:()\n\d]*)\Z", re.I
        )
        self.apart = re.compile(rf"\b(?:{alternatives(words['apart'])})\b", re.I)


@cache
def _patterns() -> _Patterns:
    return _Patterns()
