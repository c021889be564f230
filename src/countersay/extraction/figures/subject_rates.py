"""Rates and means that the subject names: "the average number of vessels inspected per day was three".

A number behind such a subject counts no three vessels, but three of each day; words right beside the number are read in
`extraction/quantities`. Three turns of phrase, each within one clause whose verb stands right before the number:

1. "The average number of children", "the mean age": a mean, of no stated time;
2. "The number of lorries checked per day", "people fed daily", "milk collected each week": a rate;
3. "The average daily intake", "the weekly number of strikes": either or both, before the noun.

"The number of daily newspapers" names no rate: there the word stands behind "of".
"""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.measured import subject_before
from countersay.model import Quantity

_TIMES = frozenset(
    {
        "percent",
        "percentage_point",
        "times",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "second",
        "century",
        "decade",
    }
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year", "hourly": "hour"}


@cache
def _rate() -> re.Pattern[str]:
    times = "|".join(_ADVERBS)
    means = r"(?:(?:simple |overall )?(?:average|mean|median),? )"
    return re.compile(
        rf"^(?:the |its |their |our |an? |on average,? the |that )?(?P<mean>{means})?(?:(?P<early>{times}) )?(?P<late>{means})?"
        rf"(?=[a-z])(?:(?:(?!per |each |every )[^\s,;:()]+ ){{0,12}}?(?:(?:per|each|every|(?<=ed )a) (?P<unit>day|week|month|year|hour)|(?<=ed )(?P<adverb>{times}))\b)?",
        re.I,
    )


def with_subject_rate(quantity: Quantity, text: str, start: int) -> Quantity:
    """Give a number the rate, and the mean, that the subject of the verb before it names.

    Args:
        quantity: the number; one that bears a rate already, a share or a length of time stays as it is.
        text: the sentence. start: where the number begins, its comparator included.
    """
    if quantity.per is not None or quantity.unit in _TIMES:
        return quantity
    subject = subject_before(text, start)
    found = _rate().match(subject.lstrip()) if subject else None
    if found is None or not any(found.groups()):
        return quantity
    word = found["early"] or found["adverb"]
    per = found["unit"] or (_ADVERBS[word.lower()] if word else None)
    money = quantity.unit is not None and re.fullmatch(r"[A-Z]{3}", quantity.unit) is not None
    mean = bool(found["mean"] or found["late"])
    if per is None and money:
        return quantity  # "the average price was $3": a price
    return replace(quantity, per=per.lower() if per else None, average=quantity.average or mean)
