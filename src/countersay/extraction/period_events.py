"""Windows that point back to an earlier one, and windows that begin or end with an event."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from countersay.extraction.days import ONE_DAY
from countersay.extraction.period_ends import as_end
from countersay.extraction.timex_words import alternatives, any_of
from countersay.lexicon.load import table
from countersay.model import Period, Timex, WindowKind

EVENT_CHARS = 120


@cache
def _anaphora() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(table('periods')['anaphora']['phrases'])})\b", re.IGNORECASE)


def anaphoric(text: str, taken: Sequence[tuple[int, int]]) -> list[Period]:
    """Return the windows that name an earlier one ("over that time"), left to be filled by who knows it.

    >>> [(p.kind, p.inherited) for p in anaphoric("Over the same period prices fell.", [])]
    [('during', True)]
    """
    found = []
    for match in _anaphora().finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken if end - start > len(match[0])):
            continue
        head = match[0].split()[0].lower()
        kind: WindowKind = (
            "since" if head in ("since", "ever", "from") else "until" if head in ("until", "by", "to") else "during"
        )
        if head in ("before", "after"):
            kind = "before" if head == "before" else "after"
        found.append(Period(kind=kind, start=match.start(), end=match.end(), inherited=True))
    return found


@cache
def _event() -> re.Pattern[str]:
    lexicon = table("periods")["event_nouns"]
    nouns, verbs = alternatives(lexicon["words"]), alternatives(lexicon["verbs"])
    return re.compile(
        rf"\b(?P<head>since|after|following|before|prior\s+to|until)\s+(?P<phrase>(?:the|its|their|his|her|this|that|our)\s+"
        rf"(?:[\w’'-]+\s+){{0,4}}?(?:(?P<noun>{nouns})|(?P<verb>{verbs}))\b)(?P<rest>(?:\s+[\w’'/-]+){{0,14}})",
        re.IGNORECASE,
    )


@cache
def _rest_stop() -> re.Pattern[str]:
    months = "|".join(table("periods")["months"])
    return re.compile(
        rf"\s+(?:\w{{2,}}ed\b(?!\s+(?:in|on|by|between|with|at|into|to)\b)|{any_of('event_stops')}\b|"
        rf"\d[\d,]*\s+(?!{months})(?=[a-z]))",
        re.IGNORECASE,
    )


KINDS: dict[str, WindowKind] = {"since": "since", "after": "after", "following": "after", "before": "before", "prior to": "before", "until": "until"}  # fmt: skip


def with_events(
    text: str, timexes: Sequence[Timex], found: list[Period], today: date | None, label: str
) -> list[Period]:
    """Return the windows with those added that hang on an event; a date inside the event's words gives the end."""
    result = list(found)
    for match in _event().finditer(text):
        kind = KINDS[" ".join(match["head"].lower().split())]
        end = match.end("phrase")
        if match["noun"]:
            stop = _rest_stop().search(match["rest"])
            end = match.start("rest") + (stop.start() if stop else len(match["rest"]))
        else:
            end = match.end("rest")
        inside = [
            t for t in timexes if match.start() <= t.start and t.end <= match.end() + 24 and t.type != "SET" and t.first
        ]
        inside = [t for t in inside if t.start < end + 8 and t.type != "DURATION"]
        if inside:
            end = max(end, inside[0].end)
            result = [p for p in result if p.start is None or not (match.start() <= p.start < end)]
            result.append(_dated(kind, inside[0], match.start(), end, today, label))
        elif kind in ("since", "after", "until", "before"):
            result.append(
                Period(
                    kind=kind,
                    anchor="event",
                    start=match.start(),
                    end=end,
                    last=today if kind in ("since", "after") else None,
                )
            )
    return result


def _dated(kind: WindowKind, timex: Timex, start: int, end: int, today: date | None, label: str) -> Period:
    known = as_end(timex)
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
