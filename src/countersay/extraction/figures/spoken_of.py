"""The windows that a sentence speaks of, less those that only label something or are set beside it."""

import re
from functools import cache, partial

from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows.date_labels import is_label
from countersay.lexicon.load import table
from countersay.model import Period

_BEHIND = 16  # code points behind "against" in which what it compares with begins


@cache
def _compared() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['phases']['compared'])})\b")


def spoken_of(passage: Passage) -> list[Placed[Period]]:
    """Return the windows that a sentence speaks of, less those that only label or stand beside: "(2029: 132,000)"."""
    if not passage.periods:
        return []
    compared = next(filter(partial(_sets_beside, passage), _compared().finditer(passage.text)), None)
    return [
        placed
        for placed in passage.periods
        if not is_label(passage, placed)
        and not (compared and placed.start > compared.start())
        and not (
            passage.text[max(0, placed.start - 1) : placed.start] == "("
            and passage.text[placed.end : placed.end + 1] == ":"
        )
    ]


def _sets_beside(passage: Passage, words: re.Match[str]) -> bool:
    """Say whether words compare: "against 44 in May", and not "marched against the reform"."""
    behind = [*(one.start for one in passage.quantities), *(one.start for one in passage.periods)]
    return words[0].lower() != "against" or any(-1 <= start - words.end() <= _BEHIND for start in behind)
