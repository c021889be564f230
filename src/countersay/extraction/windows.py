"""Which days a figure speaks of: the period of its clause, of its sentence, or one it points back to.

Rules, in order, for a quantity in a sentence with periods in the same voice:

1. the nearest period after it in its clause ("403 vehicles passed between 5 and 12 February");
2. a period between the previous quantity and it, or one that opens the sentence ("In December 3.7 million tonnes ...");
3. a period at the end that closes a list of quantities ("killed 3 and wounded 5 on Monday");
4. words that point back ("over that time", "this week") take the last window whose ends are known.

A figure without one says so: nothing is carried over silently from another sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from countersay.extraction.passages import Passage, Placed
from countersay.model import Attribution, Document, Period, Quantity, Sentence, Span, Timex

_NEAR_CUE = (
    60  # code points between a verb of speech and the day it was spoken: "told reporters in the capital on Monday"
)
_SPEECH_DAYS = 31  # a day of speech further back than this before publication is a date in the story


@cache
def _break_pattern() -> re.Pattern[str]:
    return re.compile(r";|\bwhile\b|\bwhereas\b|\bup from\b|\bdown from\b|\bcompared (?:with|to)\b|\bagainst\b", re.I)


@cache
def _made_in_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:made|produced|built|manufactured|dated|signed|adopted|born|founded|established|statement|agreement|"
        r"resolution|war|protocol|decree|report|corrected|revised|amended|restated|published|announced|released|issued|"
        r"reported|updated|letter|note|bulletin|announcement|of)\s(?:[^,;.]{0,12}\s)?$",
        re.I,
    )


@cache
def _superlative_pattern() -> re.Pattern[str]:
    """What makes "since" measure rarity and not time counted: "the lowest since the mission was set up"."""
    return re.compile(
        r"\b(?:first|last|lowest|highest|largest|smallest|worst|best|most|fewest|least|biggest|longest|shortest|never|"
        r"unprecedented|record|\w{3,}est)\b[^.;]{0,40}$",
        re.I,
    )


def window_of(passage: Passage, index: int, blocked: Sequence[Span]) -> Period | None:
    """Return the period of the quantity `index` of the passage as written, or None; `blocked` are flow ranges to skip.

    The result may be an anaphoric period (`inherited`, ends None), which `resolve_back` fills in.
    """
    quantity = passage.quantities[index]
    periods = [p for p in passage.periods if _usable(passage, p, quantity, blocked)]
    if not periods:
        return None
    previous_end = passage.quantities[index - 1].end if index else 0
    next_start = passage.quantities[index + 1].start if index + 1 < len(passage.quantities) else len(passage.text)
    clause_end = _clause_end(passage.text, quantity.end)
    last = index + 1 == len(passage.quantities)
    opened = index == 0 and any(p.end <= quantity.start for p in periods)
    after = [
        p
        for p in periods
        if quantity.start <= p.start < min(next_start, clause_end)
        and (last or not _next_of_list().search(passage.text[quantity.end : p.start]))
        and not (opened and _after_comma().search(passage.text[quantity.end : p.start]))
    ]
    if after:
        return _prefer(after, periods)
    between = [p for p in periods if previous_end <= p.start < quantity.start]
    if between and not _break_pattern().search(passage.text, between[-1].end, quantity.start):
        return _prefer(between[::-1], periods)
    opening = [p for p in periods if p.end <= passage.quantities[0].start]
    if opening:
        return _prefer(opening, periods)
    trailing = [p for p in periods if p.start >= passage.quantities[-1].end and p.start < clause_end]
    return _prefer(trailing, periods) if trailing else None


@cache
def _after_comma() -> re.Pattern[str]:
    """A comma before a date in a sentence that has opened with one: "On 3 May 88 were killed, on 4 May 61"."""
    return re.compile(r",\s*(?:(?:and|then)\s+)?(?:(?:on|in|by|at)\s+)?$", re.I)


@cache
def _next_of_list() -> re.Pattern[str]:
    """A break after which a date belongs to the next number: "12 arrests and on 13 March 27", "3,967 (2020: 4,318)"."""
    return re.compile(r"(?:\band|[;(–—]|, then|,(?=\s+(?:on|in|by)))(?:\s+(?:on|in|by|at))?\s*$", re.I)


def _prefer(periods: Sequence[Placed[Period]], everywhere: Sequence[Placed[Period]]) -> Period:
    """Take the first that gives a beginning, else the first; a "since" ends where the sentence says it ends."""
    chosen = next((p.item for p in periods if p.item.kind not in ("as_of", "before", "until")), periods[0].item)
    return closed(chosen, [p.item for p in everywhere])


def closed(period: Period, others: Sequence[Period]) -> Period:
    """End an open window at the "as of", "by" or "through" of its own sentence."""
    if (
        period.kind not in ("since", "after")
        or period.first is None
        or period.anchor not in ("document", "narrative", None)
    ):
        return period
    ends = [p for p in others if p.kind in ("as_of", "until") and p.last is not None and p.last >= period.first]
    if not ends or (period.last is not None and ends[0].last is not None and ends[0].last > period.last):
        return period
    return replace(period, last=ends[0].last, last_earliest=ends[0].last_earliest, kind="between")


def _clause_end(text: str, start: int) -> int:
    found = _break_pattern().search(text, start)
    return found.start() if found else len(text)


def _usable(passage: Passage, period: Placed[Period], quantity: Placed[Quantity], blocked: Sequence[Span]) -> bool:
    if any(span.start < period.end and period.start < span.end for span in blocked):
        return False
    if period.start < quantity.end and quantity.start < period.end:
        return False
    lead = passage.text[max(0, period.start - 60) : period.start]
    if period.item.kind in ("since", "after") and _superlative_pattern().search(lead):
        return False
    return period.item.kind in ("since", "between", "as_of") or not _made_in_pattern().search(lead)


def resolve_back(period: Period, earlier: Sequence[Period]) -> Period:
    """Fill in a period that points back from the last of `earlier` whose two ends are known; unchanged if none is."""
    for candidate in reversed(earlier):
        if candidate.first is not None and candidate.last is not None and not candidate.inherited:
            if candidate.kind in ("on", "as_of") and candidate.days == 1:
                continue
            return replace(candidate, start=period.start, end=period.end, inherited=True)
    return period


@dataclass(frozen=True, slots=True)
class SpeechDays:
    """The day on which each attribution was spoken, where the text says so near its cue."""

    by_attribution: Mapping[str, date]
    by_speaker: Mapping[str, date]

    def of(self, attribution: Attribution | None) -> date | None:
        """Return the day for an attribution, by itself or by its speaker; None if the text gives none."""
        if attribution is None:
            return None
        day = self.by_attribution.get(attribution.id)
        return day if day or not attribution.speaker else self.by_speaker.get(attribution.speaker)


def speech_days(
    document: Document,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    timexes: Sequence[Timex],
    issued: Period | None,
) -> SpeechDays:
    """Find days of speech: a single day near a verb of speech, outside what is said, shortly before publication."""
    days = [t for t in timexes if t.type in ("DATE", "TIME") and t.first is not None and t.first == t.last]
    found: dict[str, date] = {}
    speakers: dict[str, set[date]] = {}
    for attribution in attributions:
        if not attribution.cue or issued is None or issued.last is None:
            continue
        cue = attribution.cue[0]
        for timex in days:
            inside = any(span.start <= timex.start < span.end for span in attribution.content)
            near = min(abs(timex.start - cue.end), abs(cue.start - timex.end)) <= _NEAR_CUE
            day = timex.first
            if inside or not near or day is None or "\n\n" in document.text[cue.end : timex.start]:
                continue
            if timedelta(0) <= issued.last - day <= timedelta(days=_SPEECH_DAYS):
                found[attribution.id] = day
                if attribution.speaker:
                    speakers.setdefault(attribution.speaker, set()).add(day)
                break
    single = {speaker: next(iter(dates)) for speaker, dates in speakers.items() if len(dates) == 1}
    return SpeechDays(found, single)


def spoken_until(period: Period, day: date | None) -> Period:
    """End an open "since" at the day of speech, if that is known and earlier than the day it was ended at."""
    if day is None or period.kind != "since" or period.anchor not in ("document", None):
        return period
    if period.last is not None and (day > period.last or period.first is None or day < period.first):
        return period
    return replace(period, last=day, last_earliest=None, anchor="speech")


def until_publication(period: Period, issued: Period | None) -> Period:
    """End a window that is not over yet at the day of publication: "so far this year" counts no later days."""
    if issued is None or issued.last is None or period.first is None or period.last is None:
        return period
    if period.kind not in ("on", "during") or period.days == 1 or not period.first <= issued.last < period.last:
        return period
    earliest = issued.first if issued.days != 1 else None
    return replace(period, last=issued.last, last_earliest=earliest, anchor="document")
