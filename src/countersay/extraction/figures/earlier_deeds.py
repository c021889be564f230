"""Deeds of before that a dated clause goes back to: "the man who stole 90 sheep was sentenced on 3 May".

The day is that of the clause, and when the sheep were stolen nobody says. Four shapes:

1. *gerund*: "jailed for stealing 90 sheep", "charged with", "having stolen", "after stealing".
2. *relative* of something known: "marked the anniversary of the storm that killed 90", "the bus in which 90 died"; "a storm
   that killed 90 struck on 3 May" tells of that day, and so does "on 3 May a shell hit a school, where 90 were killed".
3. *relative before its main verb*, whatever it is of: "a man who stole 90 sheep was sentenced on 3 May".
4. *where* behind a visit: "on 3 May the governor came to Tarsk, where 90 people were killed".

A day right behind the count is its own: "fined for dumping 90 tonnes on 3 May".
"""

import re
from functools import cache

from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Placed
from countersay.lexicon.load import table
from countersay.model import Period, Quantity

_BEFORE, _BEHIND = 140, 120  # code points before a count and behind it that are looked at
_BESIDE = 60  # code points from a count to its own day
_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|at least|more than|up to|only|another|the|all|these|those) )*"
_AFTER = re.compile(rf"\bafter {_HEDGE}\Z", re.I)
_AGO = re.compile(r"\b(?:hours|days|weeks|months|years)\s+(?:before|earlier|previously)\b", re.I)
_PLUPERFECT = re.compile(r"\b(?:had|having)\s+(?:(?:been|already|also|\w+ly)\s+){0,2}\Z")
_FINITE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|did|came|went|met|took|said|told|\w{3,}ed)\b")


def _words(key: str) -> str:
    return "|".join(word.replace("_", " ") for word in table("embedded")["words"][key].split())


@cache
def _gerund() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\bfor|\bafter|\b(?:{_words('judged')})\b[^.;:]{{0,60}}? (?:with|of|to|in|from|over)) (?:\w+ly )?\w{{3,}}ing(?: \w{{2,4}})? {_HEDGE}\Z"
        rf"|\bhaving (?:\w+ly )?\w{{3,}}(?: \w{{2,4}})? {_HEDGE}\Z",
        re.I,
    )


@cache
def _relative() -> re.Pattern[str]:
    """A relative up to the count or its verb; the group is the article of what it is of."""
    return re.compile(
        r"(?:\b(?P<article>the|an?|this|that|these|those|its|their|his|her|our|one|another|some)\s+(?:[\w’'-]+\s+){1,4}?|[\w’']+,\s+)"
        r"(?:(?:who|which|that)\s+(?:(?:had|has|have|also|already|\w+ly)\s+){0,2}(?P<verb>\w+)\s+(?:\w{2,4}\s+)?"
        rf"|(?:(?:in|at|during|by|from|on|aboard)\s+which|where)\s+){_HEDGE}\Z",
        re.I,
    )


@cache
def _visit() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('visiting')})\b[^.;:]{{0,60}},\s+where\s+{_HEDGE}\Z", re.I)


def is_of_before(text: str, placed: Placed[Quantity], verb: Predicate, day: Placed[Period]) -> bool:
    """Say whether the clause of the day only goes back to what befell the counted.

    Args:
        text: the sentence.
        placed: the count in it.
        verb: what is said of the count.
        day: the period that the sentence seems to give it.
    """
    low = max(0, placed.start - _BEFORE)
    lead = text[low : placed.start]
    ahead = day.end <= placed.start
    own = 0 <= day.start - placed.end <= _BESIDE and _FINITE.search(text[max(placed.end, verb.end) : day.start]) is None
    if own:
        return False
    if ahead and _AFTER.search(lead) is not None:
        return True  # "on 3 May the governor came after 90 people were killed there"
    gerund = _gerund().search(lead)
    if gerund is not None and (verb.end <= placed.start or verb.start < 0):
        return not ahead or day.end <= low + gerund.end()
    relative = _relative().search(lead)
    if relative is None:
        return ahead and _visit().search(lead) is not None
    if relative["verb"] is not None and verb.start >= placed.end:
        return False
    if not ahead:
        return _FINITE.search(text[max(placed.end, verb.end) : day.start]) is not None
    if day.end > low + relative.start():
        return False
    known = (relative["article"] or "").lower() not in ("", "a", "an", "one", "another", "some")
    return known or _visit().search(lead) is not None


def is_before_all(text: str, placed: Placed[Quantity], verb: Predicate | None, *, dated: bool) -> bool:
    """Say whether a count without a day tells, in the pluperfect, of a time before that of its sentence.

    Args:
        text: the sentence.
        placed: the count in it.
        verb: what is said of the count.
        dated: whether the sentence tells of a day, which is not the count's.
    """
    if verb is None or _PLUPERFECT.search(text[max(0, verb.start - 40) : verb.start]) is None:
        return False
    return dated or _AGO.search(text[max(0, placed.start - _BEFORE) : placed.start]) is not None
