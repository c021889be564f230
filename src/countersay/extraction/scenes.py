"""What a paragraph sets for the figures in it: the day of its scene, the day of a level told in the present, a direction.

A window taken from the scene bears the anchor "passage" and is listed as assumed: it is how a reader takes it, not what
the sentence says, and linking lets no more than a tension rest on it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from countersay.extraction.figure_drafts import Draft
from countersay.extraction.passages import Passage, Placed
from countersay.model import Period, Quantity

_COUNTED = frozenset({"flow", "stock"})


@cache
def _paragraph() -> re.Pattern[str]:
    return re.compile(r"\n[ \t\r]*\n")


@cache
def _past() -> re.Pattern[str]:
    """A finite past form or participle of a main clause; the perfect ("have died") speaks of an open window instead."""
    return re.compile(r"\b(?:have|has|had)\b", re.I)


@cache
def _present() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|has|have|lives?|remains?|stands?|employs?|holds?|hosts?|currently|now|at present|at the moment|still)\b",
        re.I,
    )


@dataclass(slots=True)
class Scene:
    """The one day that the sentences of a paragraph have told of so far, if it is one."""

    day: Period | None = None
    spoiled: bool = False
    last_end: int = 0

    def enter(self, passage: Passage, text: str) -> None:
        """Go on to the next sentence: a new paragraph forgets the day, a second day spoils it."""
        if _paragraph().search(text, self.last_end, passage.sentence.start) or passage.sentence.block == "bullet":
            self.day, self.spoiled = None, False
        self.last_end = passage.sentence.end
        for placed in passage.periods:
            period = placed.item
            if period.kind != "on" or period.days != 1 or period.first_latest is not None:
                continue
            if self.day is None or period.first == self.day.first:
                self.day = self.day or period
            else:
                self.spoiled = True

    def place(self, passage: Passage, draft: Draft, placed: Placed[Quantity]) -> None:
        """Give a figure of the simple past without a window the day of the scene."""
        if draft.window is not None or self.day is None or self.spoiled or draft.supposed or draft.link is not None:
            return
        predicate = draft.predicate
        if predicate is None or predicate.kind not in _COUNTED or draft.quantity.unit is not None:
            return
        around = passage.text[max(0, min(placed.start, predicate.start) - 30) : max(placed.end, predicate.end)]
        if _past().search(around) or _present().search(around):
            return
        draft.window = replace(self.day, inherited=True, anchor="passage")
        draft.assumed = (*draft.assumed, "day")


def present_level(
    passage: Passage, draft: Draft, placed: Placed[Quantity], issued: Period | None, spoken: date | None
) -> Period | None:
    """Return the day of a level told in the present tense ("17 people are missing"): that of speech or publication."""
    predicate = draft.predicate
    if predicate is None or predicate.kind != "stock" or draft.supposed or draft.link is not None:
        return None
    around = passage.text[max(0, min(placed.start, predicate.start) - 12) : max(placed.end, predicate.end) + 1]
    if not _present().search(around) or re.search(r"\b(?:was|were|had|been)\b", around, re.I):
        return None
    if spoken is not None:
        return Period(first=spoken, last=spoken, kind="on", anchor="speech", inherited=True)
    if issued is None or issued.days != 1:
        return None
    return Period(first=issued.first, last=issued.last, kind="on", anchor="document", inherited=True)


@cache
def _both() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|for) both directions\b|\bboth ways\b|\bin and out\b", re.I)


@cache
def _one() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in (?:one|this|that|either|the (?:opposite|other|same)) direction|on the way (?:up|down|in|out|back|there)|"
        r"inbound|outbound|(?:north|south|east|west)bound|one way|towards? the [a-z]+)\b",
        re.I,
    )


def directions(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> str | None:
    """Return the words of direction in the clause of a count, lower case, or None."""
    end = draft.predicate.end if draft.predicate is not None and draft.predicate.end > placed.end else placed.end
    stop = re.compile(r"[;:,]|\b(?:and|while|of which|of whom)\b").search(passage.text, end)
    limit = min(stop.start() if stop else len(passage.text), end + 90)
    found = _both().search(passage.text, placed.end, limit)
    if found:
        return "both directions"
    found = _one().search(passage.text, placed.end, limit)
    return found[0].lower() if found else None
