"""Days that only tell by when a count was so high: those of a source, of a number that came out, of a level that was reached."""

import re

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage
from countersay.extraction.times.timex_words import regex
from countersay.extraction.windows.report_days import is_that_day_alone
from countersay.lexicon.load import word_set
from countersay.model import Period


def is_of_source(passage: Passage, draft: Draft, window: Period) -> bool:
    """Say whether the day is that on which the source spoke: "According to the ministry on Tuesday, 40 people had died"."""
    verb = draft.predicate
    if window.kind != "on" or window.days != 1 or window.inherited or verb is None or verb.kind != "flow":
        return False
    day = next((day for day in passage.periods if day.item.start == window.start), None)
    if day is None or not re.match(r"[,:]", passage.text[day.end : day.end + 1]):
        return False
    return re.search(_SOURCE, passage.text[max(0, day.start - _SOURCE_CHARS) : day.start], re.I) is not None


_SOURCE = r"(?:\A|[.;,(“\"]\s*)according\s+to\s+(?:(?!\b(?:report|statement|figures|data|update|bulletin|count|tally)\b)[^,;.:]){1,70}\s\Z"
_SOURCE_CHARS = 100


def is_reached(passage: Passage, draft: Draft, window: Period) -> bool:
    """Say whether the day only tells by when a count was so high: "by Sunday's update the cases have reached 12,300"."""
    verb = draft.predicate
    if (
        verb is not None
        and verb.lemma in word_set("nouns", "elided", "of_persons_alone")
        and _is_level(passage, draft, window)
    ):
        return True
    if verb is None or verb.lemma != "reach" or verb.kind != "flow":
        return False
    if draft.quantity.counted is not None or draft.quantity.unit is not None:
        return False  # "on Sunday 40 trucks reached the camp", "they reached 30 villages on Sunday" tell of that day
    if window.kind not in ("on", "during") or window.days != 1 or window.inherited:
        return False
    return not any(day.item.start == window.start and is_that_day_alone(passage, day) for day in passage.periods)


def _is_level(passage: Passage, draft: Draft, window: Period) -> bool:
    """Say whether "the number of those killed rose to 59 on Sunday": by that day, unless it is "of those killed on Sunday"."""
    if window.kind not in ("on", "during") or window.days != 1 or window.inherited:
        return False
    if regex(_FIGURE_OF).search(passage.text[max(0, draft.start - _SUBJECT) : draft.start]) and regex(_GIVEN_OUT).match(
        passage.text, draft.start + len(draft.quantity.text)
    ):
        return True  # "a figure of 280 dead was released on 22 April"
    told = regex(_NUMBERED).search(passage.text[max(0, draft.start - _SUBJECT) : draft.start])
    day = next((one for one in passage.periods if one.item.start == window.start), None)
    if told is None or day is None:
        return False
    low = max(0, draft.start - _SUBJECT)
    return not low + told.start() <= day.start < low + told.end("who")


_SUBJECT = 160  # code points of "the number of those killed … has risen to" before its number
_FIGURE_OF = (
    r"\b(?:figure|number|estimate|toll|count|total|tally)\s+of\s+(?:(?:about|around|some|nearly|over|at\s+least)\s+)?$"
)
_GIVEN_OUT = r"(?:\s+\w+){0,2}?\s+(?:was|were|had\s+been)\s+(?:first\s+)?(?:released|published|announced|issued|given|reported|disclosed)\b"
_NUMBERED = (
    r"\bnumbers?\s+of\s+(?P<who>[^.;:()]{3,110}?)\s(?:rose|risen|rises|increased|grown|grew|climbed|jumped|soared|reached|stood|"
    r"stands|fell|fallen|dropped)\b[^.;:()\d]{0,24}$"
)
