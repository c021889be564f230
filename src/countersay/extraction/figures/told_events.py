"""The day of an event that a document dates once: "twelve died in the strike", where one strike is told of, on Monday.

Reports name the toll first and the day later, or the day once and the toll often. A family of words ("strike", "raid",
"bombed") names one kind of event. Where every dated sentence of a document with a word of a family gives the same one
day, a toll whose sentence names the family, and no time of its own, is that day's. Two days for one family say that two
events are told of, and none is taken. Such a window is assumed: no more than a tension rests on it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.figures.scenes import BESIDE_STORY, is_ahead
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows.windows import is_label, told_then
from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION, is_of_harm
from countersay.model import Period

_NEAR = 40  # code points between an event's word and its day


@cache
def _families() -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return for each family its nouns, and its nouns and verbs, as patterns."""
    return {
        name: (
            regex(rf"\b(?:{alternatives(entry['nouns'])})\b"),
            regex(rf"\b(?:{alternatives([*entry['nouns'], *entry['verbs']])})\b"),
        )
        for name, entry in table("periods")["told_events"].items()
    }


@cache
def _labour() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['labour']['words'])})\b")


@dataclass(frozen=True, slots=True)
class ToldEvents:
    """The one day of each family of events that a document dates once.

    Attributes:
        days: by family; a family with two days, or with a sentence that tells of several times, is not among them.
    """

    days: Mapping[str, Period]

    @classmethod
    def of(cls, passages: Sequence[Passage], issued: Period | None) -> "ToldEvents":
        """Read the dated sentences of a document issued in the window `issued`."""
        found: dict[str, Period | None] = {}
        for passage in passages:
            if passage.sentence.block in BESIDE_STORY or not passage.periods:
                continue
            if all(placed.item.first is None for placed in passage.periods):
                continue  # "hours after the truce ended"
            day = _one_day(passage, issued)
            for name, (_, words) in _families().items():
                if not any(_beside(passage, match) for match in words.finditer(passage.text)):
                    continue
                known = found.get(name, day)
                same = known is not None and day is not None and (known.first, known.last) == (day.first, day.last)
                found[name] = known if same else None
        if "violence" in found and any(_labour().search(passage.text) for passage in passages):
            found["violence"] = None  # a strike of workers is no strike on a town
        return cls({name: day for name, day in found.items() if day is not None})

    def place(self, passage: Passage, draft: Draft) -> None:
        """Give a toll without a window the day of the event that its sentence names."""
        if not self.days or draft.window is not None or draft.supposed or draft.link is not None:
            return
        if passage.periods or draft.quantity.unit is not None or draft.predicate is None:
            return
        if not is_of_harm(draft.predicate.lemma) or pattern("windows", "scene", "unplaced").search(passage.text):
            return
        cause = next((word for word in draft.quantity.qualifiers if word.startswith(OCCASION)), None)
        named = passage.text if cause is None else cause[len(OCCASION) :]
        days = [self.days.get(name) for name, (nouns, _) in _families().items() if nouns.search(named)]
        if len(days) == 1 and days[0] is not None:
            draft.window = replace(days[0], inherited=True, anchor="passage")
            draft.assumed = (*draft.assumed, "day")


def _beside(passage: Passage, word: re.Match[str]) -> bool:
    """Say whether a time stands close to the word, in its clause: "the strike late on Monday", "Thursday's crush"."""
    for placed in passage.periods:
        low, high = min(word.end(), placed.end), max(word.start(), placed.start)
        if high - low <= _NEAR and not re.search(
            r"[,;:()]|\b(?:and|but|while|as|after|before|when)\b", passage.text[low:high]
        ):
            return True
    return False


def _one_day(passage: Passage, issued: Period | None) -> Period | None:
    """Return the one day that a sentence tells of, None where it tells of more or of a longer time."""
    told = [one for one in passage.periods if not told_then(passage, one) and not is_label(passage, one)]
    if len(told) != 1 or not _is_day(told[0], issued):
        return None
    return told[0].item


def _is_day(placed: Placed[Period], issued: Period | None) -> bool:
    period = placed.item
    if period.days != 1 or period.inherited or period.kind not in ("on", "during", "between"):
        return False
    return not is_ahead(period, issued)
