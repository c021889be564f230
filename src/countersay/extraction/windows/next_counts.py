"""How far the words of one count reach: to the next count of its sentence, or to the end of its clause."""

import itertools
import re
from collections.abc import Sequence

from countersay.extraction.text.asides import past_aside, past_part
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import regex
from countersay.model import Period

HEADS = r"(?::?\s+|\s+[-–—]\s+)(?:(?:it\s+was|there\s+were|was|were|to)\s+)?(?:(?:some|about|around|nearly|almost|over|only|just|at\s+least|more\s+than)\s+)?"
"""What stands between days and the count that they head: "July some 1,100, June some 1,030"."""

_LED = re.compile(r"(?:,|\s[-–—])?\s+(?:(?:there|they|it)\s+(?:was|were)\s+)?")


def led_before_next(
    passage: Passage, index: int, periods: Sequence[Placed[Period]], floor: int
) -> Placed[Period] | None:
    """Return the days right before a count where those behind it head the next one; None where it is not so.

    "From 24 to 28 June, 362 were hurt, in August 307": those in August are 307. `floor` is where the count before ends.
    """
    placed = passage.quantities[index]
    led = [p for p in periods if floor <= p.start and _LED.fullmatch(passage.text, p.end, placed.start)]
    if not led or index + 1 >= len(passage.quantities):
        return None
    following = passage.quantities[index + 1].start
    heads = any(
        placed.end <= p.start and regex(HEADS).fullmatch(passage.text[p.end : following]) is not None for p in periods
    )
    return led[-1] if heads else None


def next_start(passage: Passage, index: int) -> int:
    """Return where the next count begins, or the end of the passage.

    One that says the same in another way ("29, or 60 per cent,") is passed over, and so is one that only tells where or
    of what: "335 trucks crossed through the three gates since May", "31 boats sank in all nine harbours on Monday".
    """
    aside = past_part(passage.text, passage.quantities[index].end)
    for one, two in itertools.pairwise(passage.quantities[index:]):
        if two.start < aside:
            continue  # "619 people, of which 508 in Brena, were moved on 3 May"
        between = passage.text[one.end : two.start]
        again = two.item.unit == "percent" and re.fullmatch(r",?\s+(?:or|that is,?)\s+|\s*\(", between)
        again = again or (
            between.endswith("(") and _SHUT.match(passage.text, two.end)
        )  # "40 fires (31 the week before) in May"
        if not again and not tells_where(between):
            return two.start
    return len(passage.text)


_SHUT = re.compile(r"[^()\d]{0,40}\)\s+(?:in|on|during|since|between|from|over|by|until|at|last|this)\s")
_DEFINITE = re.compile(
    r"(?:\A|[^,;:])\s(?:in|at|on|through|across|via|over|into|along|throughout|among|between|around)\s"
    r"(?:the|its|their|these|those|both|all(?:\s+(?:of\s+)?(?:the|its|their|these|those))?)\s+\Z",
    re.I,
)


def tells_where(before: str) -> bool:
    """Say whether the words before a number make it tell where or of what another count is: "in the", "through all".

    >>> tells_where("335 trucks crossed through the "), tells_where("335 trucks and the ")
    (True, False)
    """
    return _DEFINITE.search(before) is not None


def clause_end(text: str, start: int) -> int:
    """Return where the clause that goes on at `start` ends, past an aside that opens there."""
    found = pattern("windows", "sentence", "breaks").search(text, past_aside(text, start))
    return found.start() if found else len(text)


def own_clause(before: str, behind: str) -> re.Match[str] | None:
    """Find the verb of a clause that a count has behind that of another: "held six men, and 12 others were freed on 3 May".

    >>> own_clause(", and ", " others were freed ") is not None, own_clause(" were held, and ", " were freed ") is not None
    (True, False)
    """
    if not re.search(r",\s+(?:and|but)\s+[^,;:.]{0,24}\Z", before) or re.search(r"\b(?:was|were|been)\b", before):
        return None
    return re.match(r"\s+(?:\w+\s+){0,2}?(?:was|were|had been)\s", behind)
