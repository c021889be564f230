"""The day of an event that a document dates once: "twelve died in the strike", where one strike is told of, on Monday.

Reports name the toll first and the day later, or the day once and the toll often. Two ways, of which the first goes before:

1. A family of words ("strike", "raid", "bombed") names one kind of event. Where every dated sentence of a document with a
   word of a family gives the same one day, a toll whose sentence names the family, and no time of its own, is that day's.
   Two days for one family say that two events are told of, and none is taken.
2. The story: where the first day that a document tells of is one of violence or a mishap, later tolls without a time are
   of that day, until the document tells of another time. What it tells of the days right after, or of long before, ends
   the story only if that is a mishap too.

Such a window is assumed: no more than a tension rests on it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.figures.scenes import (
    BESIDE_STORY,
    is_ahead,
    is_closed,
    lasts_for_days,
    looks_back,
    same_days,
)
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows.date_labels import is_dateline, is_label
from countersay.extraction.windows.windows import said_then
from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION, is_of_harm
from countersay.model import Period, Quantity

_NEAR = 40  # code points between an event's word and its day
_AFTERMATH = timedelta(days=7)  # days after the event of which its story also tells
_BESIDE_COUNT = 30  # code points before a count in which an auxiliary makes its verb a perfect


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
def _stories() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    """Return for each matter of a story the words that tell of it, and the verbs of what is then told."""
    data = table("periods")
    matters = [data["story"], *data["stories"].values()]
    return tuple((regex(rf"\b(?:{alternatives(one['events'])})\b"), frozenset(one["verbs"])) for one in matters)


def _told_verbs(text: str) -> frozenset[str]:
    """Return the verbs that go with the matters a sentence tells of; none where it tells of no such matter."""
    return frozenset().union(*(verbs for words, verbs in _stories() if words.search(text)))


@cache
def _again() -> str:
    return rf"\b(?:{alternatives(table('periods')['story']['again'])})\b"


@cache
def _at_the_time() -> str:
    """What makes a level that of the mishap: "214 men were underground when the roof came down"."""
    words = table("periods")["story"]
    events = alternatives([*words["events"], *words["came"]])
    return rf"\b(?:when|as|at\s+the\s+(?:time|moment)\s+of|at\s+the\s+time)\b[^.;]{{0,60}}?\b(?:{events})\b"


@cache
def _labour() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['labour']['words'])})\b")


@dataclass(slots=True)
class ToldEvents:
    """The one day of each family of events that a document dates once, and the day of its story.

    Attributes:
        days: by family; a family with two days, or with a sentence that tells of several times, is not among them.
        story: the one day of which the document has told so far, where what it told is violence or a mishap.
        retold: whether it told of another time as well. later: whether it told of a day after it.
        verbs: what is told of the day of the story, as lemmas: harm after a mishap, release after an exchange.
    """

    days: Mapping[str, Period]
    story: Period | None = None
    retold: bool = False
    later: bool = False
    verbs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, passages: Sequence[Passage], issued: Period | None) -> "ToldEvents":
        """Read the dated sentences of a document issued in the window `issued`."""
        found: dict[str, Period | None] = {}
        for passage in passages:
            if passage.sentence.block in BESIDE_STORY or not passage.periods:
                continue
            if all(placed.item.first is None for placed in passage.periods):
                continue  # "hours after the truce ended"
            named = [name for name, (_, words) in _families().items() if _stands_dated(passage, words)]
            day = _one_day(passage, issued) if named else None
            for name in named:
                known = found.get(name, day)
                same = known is not None and day is not None and (known.first, known.last) == (day.first, day.last)
                found[name] = known if same else None
        if "violence" in found and any(_labour().search(passage.text) for passage in passages):
            found["violence"] = None  # a strike of workers is no strike on a town
        return cls({name: day for name, day in found.items() if day is not None})

    def follow(self, passage: Passage, issued: Period | None) -> None:
        """Go on to the next sentence: keep the day of the story until another time is told of."""
        if not passage.periods or passage.sentence.block in BESIDE_STORY:
            return
        told = [placed for placed in passage.periods if is_closed(placed.item) and not said_then(passage, placed)]
        told = [placed for placed in told if not is_dateline(passage, placed)]
        told = [placed for placed in told if not is_ahead(placed.item, issued)]
        if not told or self.retold:
            return
        if self.story is None and passage.index > 0 and looks_back(passage, told[0]):
            return
        if self.story is None:
            self.verbs = _told_verbs(passage.text)
            self.story = _day_of_mishap(passage, told) if self.verbs else None
            self.retold = self.story is None
            self.later = len({(placed.item.first, placed.item.last) for placed in told}) > 1
            return
        others = [placed.item for placed in told if not same_days(placed.item, self.story)]
        if not others:
            return
        if (
            _told_verbs(passage.text)
            or regex(_again()).search(passage.text)
            or not all(self._aside(period) for period in others)
        ):
            self.story, self.retold = None, True
        else:
            self.later |= any(self._is_later(period) for period in others)

    def _aside(self, period: Period) -> bool:
        """Say whether a time is that of the aftermath, or lies before the day of the story."""
        assert self.story is not None
        assert self.story.first is not None
        before = period.last is not None and period.last < self.story.first
        return before or self._is_later(period)

    def _is_later(self, period: Period) -> bool:
        assert self.story is not None
        assert self.story.first is not None
        if period.first is None or period.last is None:
            return False
        return self.story.first < period.first and period.last <= self.story.first + _AFTERMATH

    def place(self, passage: Passage, draft: Draft, placed: Placed[Quantity]) -> None:
        """Give a toll without a window the day of the event that its sentence names, or else that of the story."""
        if draft.window is not None or draft.supposed or draft.link is not None or draft.predicate is None:
            return
        if draft.quantity.unit is not None or not (self.days or self.story):
            return
        day = self._named(passage, draft) or self._of_story(passage, draft, placed)
        if day is None or pattern("windows", "scene", "unplaced").search(passage.text) or lasts_for_days(passage):
            return
        draft.window = replace(day, inherited=True, anchor="passage")
        draft.assumed = (*draft.assumed, "day")

    def _named(self, passage: Passage, draft: Draft) -> Period | None:
        assert draft.predicate is not None
        if passage.periods or not self.days or not is_of_harm(draft.predicate.lemma):
            return None
        cause = next((word for word in draft.quantity.qualifiers if word.startswith(OCCASION)), None)
        named = passage.text if cause is None else cause[len(OCCASION) :]
        days = [self.days.get(name) for name, (nouns, _) in _families().items() if nouns.search(named)]
        return days[0] if len(days) == 1 else None

    def _of_story(self, passage: Passage, draft: Draft, placed: Placed[Quantity]) -> Period | None:
        assert draft.predicate is not None
        words, lemma = table("periods")["story"], draft.predicate.lemma
        level = draft.predicate.kind in ("neutral", "stock") and regex(_at_the_time()).search(passage.text, placed.end)
        listed = level or lemma in self.verbs or lemma.split("+")[0] in self.verbs
        if self.story is None or not listed or (self.later and lemma in words["afterwards"]):
            return None
        if any(not said_then(passage, other) for other in passage.periods):
            return None
        reported = draft.voice is not None and draft.voice.kind in ("indirect", "mixed")
        around = passage.text[placed.end : max(placed.end, draft.predicate.end)]
        before = passage.text[max(0, placed.start - _BESIDE_COUNT) : placed.start].rsplit(",", 1)[-1]
        perfect = pattern("windows", "scene", "perfect").findall(before + around)
        return None if any(word.lower() != "had" or not reported for word in perfect) else self.story


def _stands_dated(passage: Passage, words: re.Pattern[str]) -> bool:
    """Say whether a time stands close to one of the words."""
    matches = words.finditer(passage.text)
    return any(_beside(passage, match, placed) for match in matches for placed in passage.periods)


def _beside(passage: Passage, word: re.Match[str], placed: Placed[Period]) -> bool:
    """Say whether a time stands close to the word, in its clause: "the strike late on Monday", "Thursday's crush"."""
    low, high = min(word.end(), placed.end), max(word.start(), placed.start)
    return high - low <= _NEAR and not re.search(
        r"[,;:()]|\b(?:and|but|while|as|after|before|when)\b", passage.text[low:high]
    )


def _day_of_mishap(passage: Passage, told: Sequence[Placed[Period]]) -> Period | None:
    """Return the one day of a sentence of violence or mishap; of several that which stands beside its word.

    "22 were killed when a gallery collapsed on Tuesday, and 17 were still missing on Thursday"
    """
    days = [placed for placed in told if placed.item.days == 1]
    if len(days) < len(told):
        return None
    if all(same_days(placed.item, days[0].item) for placed in days):
        return days[0].item
    beside = [
        placed.item
        for placed in days
        if any(
            _beside(passage, match, placed)
            for _, words in _families().values()
            for match in words.finditer(passage.text)
        )
    ]
    first = beside[0].first if len(beside) == 1 else None
    if first is None or any(
        one.item.first is None or not first <= one.item.first <= first + _AFTERMATH for one in days
    ):
        return None
    return beside[0]


def _one_day(passage: Passage, issued: Period | None) -> Period | None:
    """Return the one day that a sentence tells of, None where it tells of more or of a longer time."""
    told = [one for one in passage.periods if not said_then(passage, one) and not is_label(passage, one)]
    if len(told) != 1 or not _is_day(told[0], issued):
        return None
    return told[0].item


def _is_day(placed: Placed[Period], issued: Period | None) -> bool:
    period = placed.item
    if period.days != 1 or period.inherited or period.kind not in ("on", "during", "between"):
        return False
    return not is_ahead(period, issued)
