"""Windows that point back to an earlier one, and windows that begin or end with an event."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.timex_words import alternatives, any_of, listed, regex
from countersay.extraction.windows.period_ends import as_end, from_its_first
from countersay.lexicon.load import table
from countersay.model import Period, Timex, WindowKind

GAP = r"(?:[^\S\n]+|\n(?!\s*\n))"  # white space that does not end a paragraph


@cache
def _anaphora() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['anaphora']['phrases'])})\b")


def anaphoric(text: str, taken: Sequence[tuple[int, int]]) -> list[Period]:
    """Return the windows that name an earlier one ("over that time"), left to be filled by who knows it.

    Args:
        text: the document's canonical text.
        taken: spans of windows already found, in text order; what lies inside one of them is not repeated.

    >>> [(p.kind, p.inherited) for p in anaphoric("Over the same period prices fell.", [])]
    [('during', True)]
    """
    found = []
    starts = [start for start, _ in taken]
    for match in _anaphora().finditer(text):
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.end() <= taken[index][1]:
            continue
        found.append(Period(kind=_back(match[0]), start=match.start(), end=match.end(), inherited=True))
    return found


def _back(words: str) -> WindowKind:
    head = words.split()[0].lower()
    if head in ("since", "ever", "from"):
        return "since"
    if head in ("until", "by", "to"):
        return "until"
    return "before" if head == "before" else "after" if head == "after" else "during"


@cache
def _event() -> re.Pattern[str]:
    """Return the pattern of "since the end of the war", "after Norway's entry", "since it began", "since schools reopened"."""
    lexicon = table("periods")["event_nouns"]
    nouns, verbs, begun, since = (alternatives(lexicon[name]) for name in ("words", "verbs", "begun", "begun_since"))
    determiner = r"(?:the|its|their|his|her|this|that|our|[\w-]+['’]s)"
    return regex(
        rf"\b(?<!\bthe\s)(?P<head>since|after|following|before|prior\s+to|until)\s+(?P<phrase>(?:{determiner}\s+"
        rf"(?:(?!(?:that|which|who|where)\s)[\w’'-]+\s+){{0,4}}?(?:(?P<noun>{nouns})|(?P<verb>{verbs}))|(?P<bare>{nouns})(?!\s+(?:{begun})\b)|(?:it|they|he|she|we)\s+(?:{verbs})|"
        rf"(?<=since\s)(?:{determiner}\s+)?(?:[a-z][\w’'-]*\s+){{1,3}}(?:{since})|"
        rf"(?<=since\s)(?:(?!(?:that|which|who|where|when|then)\s)[a-z][\w’'-]*\s+){{1,3}}(?:{begun}))\b)"
        rf"(?P<rest>(?:{GAP}(?:[\w’'/\[-]+|\([^()\n]{{1,50}}\))){{0,14}})"
    )


@cache
def _rest_stop() -> re.Pattern[str]:
    months = "|".join(table("periods")["months"])
    # a determiner that no preposition leads in begins the main clause: "since the start of the operation the Coalition"
    clause = "".join(rf"(?<!\b{word}\s)" for word in sorted(listed("prepositions")))
    return regex(
        rf"\s+(?:\w{{2,}}ed\b(?!\s+(?:in|on|by|between|with|at|into|to)\b)|{any_of('event_stops')}\b|"
        rf"{clause}(?:the|an?|its|his|her|their|our|we|they|he|she|it)\b|(?!(?:19|20)\d\d\b)\d[\d,]*\s+(?!{months})(?=[a-z]))"
    )


_WRITTEN = (" of writing", " of publication", " of reporting", " of this ")


@cache
def _written() -> re.Pattern[str]:
    what = r"(?:writing|publication|reporting|this\s+(?:writing|report|letter|statement|bulletin|update|submission))"
    return regex(
        rf"\b(?:(?P<until>by|until|up\s+to|to)|as\s+of|as\s+at|at|on)\s+the\s+(?:time|date|day)\s+of\s+{what}\b"
    )


def of_writing(text: str, today: date | None, label: str) -> list[Period]:
    """Return the windows that end with the day of writing: "by the date of publication", "at the time of writing".

    Args:
        text: the document's canonical text.
        today: the day of speech or of publication; without it there are none.
        label: which of the two it is.

    >>> [(p.kind, str(p.last)) for p in of_writing("By the date of this report 3 had come.", date(2030, 5, 4), "document")]
    [('until', '2030-05-04')]
    """
    if today is None or not any(words in text for words in _WRITTEN):
        return []
    found = []
    for match in _written().finditer(text):
        kind: WindowKind = "until" if match["until"] else "as_of"
        found.append(Period(kind=kind, last=today, anchor=label, start=match.start(), end=match.end()))
    return found


KINDS: dict[str, WindowKind] = {
    "since": "since",
    "after": "after",
    "following": "after",
    "before": "before",
    "prior to": "before",
    "until": "until",
}


def with_events(
    text: str, timexes: Sequence[Timex], found: list[Period], today: date | None, label: str
) -> list[Period]:
    """Return the windows with those added that hang on an event; a date inside the event's words gives the end."""
    dated = [timex for timex in timexes if timex.type not in ("SET", "DURATION") and timex.first]
    starts = [timex.start for timex in dated]
    added, replaced = [], []
    for match in _event().finditer(text):
        if match["head"].lower() == "since" and regex(CAUSAL).match(match["rest"]):
            continue
        kind = KINDS[" ".join(match["head"].lower().split())]
        end = _event_end(match)
        if any(p.kind == "between" and (p.start or 0) < match.start() < end < (p.end or 0) for p in found):
            continue  # "from 24 February, after the start of the war, to 16 July"
        index = bisect_left(starts, match.start())
        apart = index < len(dated) and re.search(r"[,;()]|[.!?]\s", text[end : starts[index]]) is not None
        if index < len(dated) and not apart and starts[index] < end + 8 and dated[index].end <= match.end() + 24:
            labelled = text[match.start() : starts[index]].lower().endswith("the ")  # "the 4 May 2020 statement"
            end = _closed(text, match.start(), max(end, dated[index].end) if labelled else dated[index].end)
            replaced.append((match.start(), end))
            joined = next((p for p in found if p.kind == "between" and p.start == dated[index].start), None)
            if kind == "since" and joined is not None and not labelled:  # "since the vote on 3 May up until 9 May"
                end = joined.end or end
                replaced[-1] = (match.start(), end)
                added.append(replace(joined, start=match.start(), end=end))
                continue
            added.append(_dated(kind, dated[index], match.start(), end, today, label))
        else:
            last = today if kind in ("since", "after") else None
            added.append(Period(kind=kind, anchor="event", start=match.start(), end=end, last=last))
    return [*_outside(found, replaced), *added]


# "since the statement does not say so" gives a reason, no time
CAUSAL = (
    r"\s+(?:is|are|does|do|has|have|will|can|must|may|should|would|provides|requires|includes|remains|means|shows|contains|"
    r"allows|makes|says|cannot)\b"
)


def _event_end(match: re.Match[str]) -> int:
    if not (match["noun"] or match["bare"]):
        return match.end("rest")
    stop = _rest_stop().search(match["rest"])
    return match.start("rest") + (stop.start() if stop else len(match["rest"]))


def _closed(text: str, start: int, end: int) -> int:
    """Take in the bracket that closes one opened inside the words."""
    opened = text.count("[", start, end) > text.count("]", start, end)
    return end + 1 if opened and text[end : end + 1] == "]" else end


def _outside(found: Sequence[Period], replaced: Sequence[tuple[int, int]]) -> list[Period]:
    """Return the windows that do not begin inside one of the spans, which are in text order and apart."""
    starts = [start for start, _ in replaced]
    kept = []
    for period in found:
        index = bisect_right(starts, period.start) - 1 if period.start is not None else -1
        if index < 0 or period.start is None or period.start >= replaced[index][1]:
            kept.append(period)
    return kept


def _dated(kind: WindowKind, timex: Timex, start: int, end: int, today: date | None, label: str) -> Period:
    known = (from_its_first(timex) if kind == "since" else None) or as_end(timex)
    assert known is not None
    latest = None if known.certain else known.latest
    if kind in ("until", "before"):
        step = ONE_DAY if kind == "before" else ONE_DAY * 0
        return Period(
            kind=kind, last=known.latest - step, last_earliest=None if known.certain else known.earliest - step,
            anchor=timex.anchor, start=start, end=end,
        )  # fmt: skip
    last = today if today and today >= known.earliest else None
    return Period(
        kind=kind, first=known.earliest, first_latest=latest, last=last,
        anchor=label if last else timex.anchor, start=start, end=end,
    )  # fmt: skip
