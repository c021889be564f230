"""The day on which words were spoken, where the text says so, and what it does to windows that run until then."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from countersay.model import Attribution, Document, Period, Sentence, Timex

_NEAR_CUE = 60  # code points between a verb of speech and the day: "told reporters in the capital on Monday"
_BESIDE_CUE = 4  # "said on 9 February"
_TOLD_DAYS = 400  # how far back a day of speech may be that stands right behind its verb
_SPEECH_DAYS = 31  # a day of speech further back than this before publication is a date in the story


_LEAD = 24  # code points before a day in which "since the" may stand


@cache
def _bounds() -> re.Pattern[str]:
    """Words that make a day the end of a stretch, on which nobody need have spoken."""
    return re.compile(
        r"\b(?:since|from|after|before|until|till|between|through|by|as\s+of)\s+(?:(?:the|late|early|last)\s+)*\Z", re.I
    )


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
    starts = [timex.start for timex in days]
    begins = [sentence.start for sentence in sentences]
    found: dict[str, date] = {}
    speakers: dict[str, set[date]] = {}
    for attribution in attributions:
        if not attribution.cue or issued is None or issued.last is None:
            continue
        cue = attribution.cue[0]
        low, high = bisect_left(starts, cue.start - 2 * _NEAR_CUE), bisect_left(starts, cue.end + _NEAR_CUE + 1)
        here = bisect_right(begins, cue.start)
        for timex in days[low:high]:
            if bisect_right(begins, timex.start) != here:
                continue  # the day of another sentence: "the Mission has confirmed 58 cases. On 2 May it saw ..."
            if _bounds().search(document.text, max(0, timex.start - _LEAD), timex.start):
                continue  # "since 3 July the mission has registered 360 breaches"
            inside = any(span.start <= timex.start < span.end for span in attribution.content)
            near = min(abs(timex.start - cue.end), abs(cue.start - timex.end)) <= _NEAR_CUE
            day = timex.first
            beside = cue.start < timex.start <= cue.end + _BESIDE_CUE
            if inside or not near or day is None or "\n\n" in document.text[cue.end : timex.start]:
                continue
            if timedelta(0) <= issued.last - day <= timedelta(days=_SPEECH_DAYS):
                found[attribution.id] = day
                if attribution.speaker:
                    speakers.setdefault(attribution.speaker, set()).add(day)
                break
            if beside and timedelta(0) <= issued.last - day <= timedelta(days=_TOLD_DAYS):
                found[attribution.id] = day  # "stated on 9 February that": of this speech alone
                break
    single = {speaker: next(iter(dates)) for speaker, dates in speakers.items() if len(dates) == 1}
    return SpeechDays(found, single)


def spoken_until(period: Period, day: date | None) -> Period:
    """End an open "since" at the day of speech, if that is known and earlier than the day it was ended at."""
    if day is None or period.kind not in ("since", "after") or period.anchor not in ("document", "event", None):
        return period
    if period.last is not None and (day > period.last or (period.first or day) > day):
        return period
    if period.first is None and (period.last is None or period.kind == "since"):
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
