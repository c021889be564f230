"""Date what is dated by an event: "since the end of the war" is resolved only if some document dates that event.

An event is a phase (begin, end, sign) of a kind of thing (war, ceasefire, agreement). All documents' sentences that date
such an event are collected; a window is filled in only if every one that fits agrees on the day.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from countersay.lexicon.caseless import holds_any
from countersay.lexicon.load import table
from countersay.model import Document, Figure, Period, Timex
from countersay.noting import noted

_NEAR = 120  # code points between the words of the event and the date of the same sentence
_PHRASE = 160


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event kind and phase, with its day and where the text says so."""

    kind: str
    phase: str
    day: date
    document: str
    start: int
    end: int


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in table("events")["kinds"].items() for word in words}


@cache
def _phases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(words)})\b", re.I), phase) for phase, words in table("events")["phases"].items()
    )


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(map(re.escape, _kinds()), key=lambda word: (-len(word), word)))})\b", re.I)


def _events_in(phrase: str) -> set[tuple[str, str]]:
    if not holds_any(phrase, _kinds()):
        return set()
    kinds = {_kinds()[m[1].lower()] for m in _noun().finditer(phrase)}
    if not kinds:
        return set()
    phases = {phase for pattern, phase in _phases() if pattern.search(phrase)}
    return {(kind, phase) for kind in kinds for phase in phases}


@noted("dated events")
def _names_events(text: str) -> bool:
    """Say whether a kind of event is named at all, be it within a word: a phrase of the text may begin within one."""
    return holds_any(text, _kinds())


def dated_events(documents: Sequence[Document], timexes: Mapping[str, Sequence[Timex]]) -> tuple[DatedEvent, ...]:
    """Find the sentences that date an event to one day; `timexes` by document id, in text order."""
    found = []
    for document in documents:
        if not _names_events(document.text):
            continue
        for timex in timexes.get(document.id, ()):
            if timex.first is None or timex.first != timex.last:
                continue
            start, end = _sentence_around(document.text, timex)
            phrase = document.text[start:end]
            if timex.start - start >= _NEAR and end - timex.end >= _NEAR:
                continue
            if not _is_telling_day(phrase, timex.start - start, timex.end - start):
                for kind, phase in sorted(_events_in(phrase)):
                    found.append(DatedEvent(kind, phase, timex.first, document.id, timex.start, timex.end))
    return tuple(found)


def _is_telling_day(phrase: str, start: int, end: int) -> bool:
    """Say whether the date at [start, end) is that of words told: "since the start of the truce, the mayor said on Friday"."""
    before, after = _told()
    return before.search(phrase, max(0, start - _BESIDE), start) is not None or after.match(phrase, end) is not None


_BESIDE = 30  # code points before a day in which a verb of telling may stand


@cache
def _told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted(map(re.escape, table("events")["telling"]["words"])))
    return (
        re.compile(rf"\b(?:{words})\b(?:\s+(?:late|early|on|in|last|this)\b)*\s*\Z", re.I),
        re.compile(rf"\s+(?:[\w’'-]+\s+){{0,4}}?(?:{words})\b", re.I),
    )


def _sentence_around(text: str, timex: Timex) -> tuple[int, int]:
    low = max(0, timex.start - _PHRASE)
    high = min(len(text), timex.end + _PHRASE)
    before = max(text.rfind(". ", low, timex.start), text.rfind("\n", low, timex.start)) + 1
    stops = [stop for stop in (text.find(". ", timex.end, high), text.find("\n", timex.end, high)) if stop >= 0]
    return max(low, before), min([high, *stops])


def date_windows(
    figures: Sequence[Figure], documents: Sequence[Document], timexes: Mapping[str, Sequence[Timex]]
) -> tuple[Figure, ...]:
    """Fill in windows that begin with an event, where the documents date it to one day without disagreeing.

    `timexes` are by document id, in text order; see `dated_events`, which are looked for where a window needs any.
    """
    if not any(map(_is_open, figures)):
        return tuple(figures)
    events = dated_events(documents, timexes)
    texts = {document.id: document.text for document in documents}
    told: dict[tuple[str, str], set[date]] = defaultdict(set)
    for event in events:
        told[event.kind, event.phase].add(event.day)
    return tuple(_dated(figure, texts[figure.document], told) for figure in figures)


def _dated(figure: Figure, text: str, told: Mapping[tuple[str, str], Collection[date]]) -> Figure:
    window = figure.window
    if not _is_open(figure) or window is None or window.start is None or window.end is None:
        return figure
    wanted = _events_in(text[window.start : min(window.end, window.start + _PHRASE)])
    days = {day for event in wanted for day in told.get(event, ()) if _fits(day, window)}
    if len(days) != 1:
        return figure
    return replace(figure, window=replace(window, first=days.pop(), first_latest=None, anchor="event"))


def _is_open(figure: Figure) -> bool:
    """Say whether the window of a figure may begin with an event whose day is to be found."""
    window = figure.window
    if window is None or window.kind not in ("since", "after") or window.start is None or window.end is None:
        return False
    return window.first is None or window.first_latest is not None


def _fits(day: date, window: Period) -> bool:
    if window.last is not None and day > window.last:
        return False
    if window.first is not None and day < window.first:
        return False
    return window.first_latest is None or day <= window.first_latest
