"""Counts deep inside what a clause tells of: "a film about the killing of 90 miners was shown on 3 May".

The verb and the day of the clause are the film's. Three shapes:

1. *named action*: "the arrest of 90 strikers", "the deaths of 90 miners": the day is the action's where it stands right behind
   it ("the arrest of 90 strikers on 3 May was condemned"), or where the clause says that it came about ("took place", "led to").
   A body that reports it says so by that day.
2. *past participle* behind a noun that governs the count: "a memorial to 90 miners killed in the shaft was unveiled on 3 May".
3. *whose* they are: "the families of 90 miners met", "the owners of 40 boats protested": the verb is that of the families.
"""

import re
from dataclasses import replace
from functools import cache
from typing import Literal

from countersay.extraction.figures.earlier_deeds import is_of_before
from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.load import table
from countersay.model import Period, Quantity

Told = Literal["undated", "by then"]
_HEDGE = r"(?:(?:about|around|some|nearly|almost|over|at least|more than|up to|only|another|the|all|these|those) )*"


def _words(key: str) -> str:
    return "|".join(word.replace("_", " ") for word in table("embedded")["words"][key].split())


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('whose')}) (?:of|for) {_HEDGE}\Z", re.I)


@cache
def _governor() -> re.Pattern[str]:
    """A noun and its preposition before the count or the action: "a memorial to", "the inquiry into the"."""
    return re.compile(
        r"\b(?:an?|the|its|their|his|her|new|first|[a-z]+s) (?:[a-z-]+ ){0,2}?(?:[a-z-]+) (?:to|for|about|over|into|against|on|of|with|behind|after) "
        r"(?:(?:the|an?|its|their|alleged|reported|mass) ){0,2}" + _HEDGE + r"\Z",
        re.I,
    )


@cache
def _came_about() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('came_about')})\b", re.I)


@cache
def _brought_about() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_words('brought_about')}) (?:(?:to|in|out|about) )?(?:(?:the|an?|its|their|mass|further) ){{0,2}}\Z",
        re.I,
    )


@cache
def _recalled() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:{_words('recalled')}) (?:the|those|its|their|his|her|our)|(?:{_words('about')}) (?:for|about|over|to|of)) {_HEDGE}\Z",
        re.I,
    )


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('reported')}) (?:(?:the|an?|its|their|mass|further) ){{0,2}}\Z", re.I)


_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|did|met|began|came|went|took|said|led|held|set|made|gave|\w{3,}ed)\b", re.I
)


def leave_to_owners(passage: Passage, placed: Placed[Quantity], draft: Draft) -> None:
    """Drop the verb that is said of "the families of 90 miners", not of the miners; it is changed in place."""
    before = passage.text[max(0, placed.start - 60) : placed.start]
    if draft.predicate is None or not (" of " in before or " for " in before) or _kin().search(before) is None:
        return
    behind = passage.text[placed.end :]
    own = re.match(r"\s+(?:who|that|which|(?!was\b|were\b)\w{3,}(?:ed|en)\b)", behind)
    if draft.predicate.start >= placed.end and own is not None and _VERB.search(behind, own.end()) is not None:
        return  # "the families of 90 miners killed in the shaft met": the participle is the miners'
    draft.predicate, draft.embedded = None, True


def told_of_action(passage: Passage, placed: Placed[Quantity], draft: Draft, window: Period) -> Told | None:
    """Say whether a day is that of a clause which only speaks of what befell the counted, and is none of theirs."""
    if draft.embedded:
        return "undated"
    verb = draft.predicate
    day = next((one for one in passage.periods if one.item.start == window.start), None)
    if (
        verb is None
        or day is None
        or window.inherited
        or window.kind not in ("on", "during")
        or (window.days or 99) > 7
    ):
        return None
    text = passage.text
    if is_of_before(text, placed, verb, day):
        return "undated"
    if verb.end <= placed.start and re.fullmatch(rf" of {_HEDGE}", text[verb.end : placed.start], re.I):
        if 0 <= day.start - placed.end <= _BESIDE and _VERB.search(text[placed.end : day.start]) is None:
            return None  # "the arrest of 90 strikers on 3 May"
        lead = text[max(0, verb.start - _LEAD) : verb.start]
        if _reported().search(lead):
            return "by then"
        if _brought_about().search(lead):
            return None
        behind = text[placed.end : placed.end + _BEHIND]
        first = _VERB.search(behind)
        governed = _governor().search(lead) is not None
        if not governed and first is not None and _came_about().match(behind, first.start()) is not None:
            return None
        return "undated" if governed or first is not None or _VERB.search(lead) else None
    lead = text[max(0, placed.start - _LEAD) : placed.start]
    if verb.start >= placed.end and _recalled().search(lead):
        return "by then" if _AUXILIARY.match(text, placed.end) is None else None
    if verb.start >= placed.end and day.end <= placed.start and _THE.search(lead) is not None:
        # "On 3 May the 90 families evicted from Tarsk protested"
        between = text[placed.end : verb.start]
        if between.isspace() and _MAIN.match(text, verb.end) is not None:
            return "undated"
    if verb.start >= placed.end and (_governor().search(lead) or _kin().search(lead)):
        rest = text[verb.end : verb.end + _BEHIND]
        relative = re.match(r"\s+(?:who|that|which)\b|\s*\Z", text[placed.end : verb.start]) is not None
        if not relative or text[placed.end : verb.end].strip().split(" ")[0] in ("was", "were", "have", "had", "has"):
            return None
        main = _VERB.search(rest)
        if main is not None and not verb.end <= day.start < verb.end + main.start():
            return "undated"
    return None


_THE = re.compile(r"\b(?:the|those|these|its|their|our) \Z", re.I)
_MAIN = re.compile(
    r"(?: (?!(?:and|but|or|who|which|that|when|after|as|while)\b)[^\s,;:.]+){0,8} (?:was|were|have|had|will|met|came|went|\w{3,}ed)\b(?! by\b)"
)
_AUXILIARY = re.compile(r"\s+(?:was|were|is|are|has|have|had|will)\b")
_BESIDE, _LEAD, _BEHIND = 60, 70, 120  # code points from a count to its day, before it and behind it


def by_then(window: Period) -> Period:
    """Return the stretch up to the end of a window, of which only the end is told."""
    return replace(window, first=None, first_latest=None, kind="as_of")
