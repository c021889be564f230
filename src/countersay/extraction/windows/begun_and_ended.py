"""Windows whose two ends are told by verbs: "the strike began on 3 May and ended on 9 May"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period

_LEAD = 40  # code points before the first day in which its verb stands
_REACH = 90  # code points between the two days


@cache
def _begun() -> str:
    return rf"\b(?:{alternatives(table('periods')['spans']['begun'])})\b[^.;:,]{{0,16}}$"


@cache
def _ended() -> str:
    verbs = alternatives(table("periods")["spans"]["ended"])
    return rf",?\s+(?:and|but)\s+(?:(?:it|which|had|was|were|only|finally|then)\s+)*(?:{verbs})\b(?:\s+only)?[^.;:,]{{0,16}}$"


def begun_and_ended(text: str, found: Sequence[Period]) -> list[Period]:
    """Return the windows with a beginning and an end that one sentence tells of one thing made one window.

    >>> from datetime import date
    >>> text = "The strike began on 3 May and ended on 9 May."
    >>> one = Period(first=date(2021, 5, 3), last=date(2021, 5, 3), kind="on", start=17, end=25)
    >>> two = Period(first=date(2021, 5, 9), last=date(2021, 5, 9), kind="on", start=36, end=44)
    >>> [(str(p.first), str(p.last)) for p in begun_and_ended(text, [one, two])]
    [('2021-05-03', '2021-05-09')]
    """
    result: list[Period] = []
    for period in found:
        begin = result[-1] if result else None
        if begin is not None and _is_end_of(text, begin, period):
            result[-1] = replace(
                begin, last=period.last, last_earliest=period.last_earliest, end=period.end, kind="between"
            )
        else:
            result.append(period)
    return result


def _is_end_of(text: str, begin: Period, end: Period) -> bool:
    if begin.start is None or begin.end is None or end.start is None or not 0 < end.start - begin.end <= _REACH:
        return False
    if begin.kind not in ("on", "during") or begin.first is None or begin.inherited or begin.days not in (1, 2):
        return False
    if end.kind not in ("on", "during", "until") or end.last is None or end.inherited or end.last < begin.first:
        return False
    if regex(_begun()).search(text[max(0, begin.start - _LEAD) : begin.start]) is None:
        return False
    return regex(_ended()).fullmatch(text, begin.end, end.start) is not None


_SENTENCE_CHARS = 400


@cache
def _sentence_end() -> re.Pattern[str]:
    return regex(r"[.!?][\"”’)]*\s+(?=[A-Z“\"‘(\[])|\n\s*\n", cased=True)


def end_at_as_of(text: str, found: list[Period]) -> list[Period]:
    """End each "since" at the day of the nearest "as of" in the same sentence."""
    marks = [period for period in found if period.kind == "as_of" and period.last]
    starts = [mark.start or 0 for mark in marks]
    result = []
    for period in found:
        if period.kind == "since" and period.first is not None:
            index = bisect_left(starts, period.start or 0)
            for mark in marks[max(0, index - 1) : index + 1]:
                if _in_bracket(text, mark) and not _in_bracket(text, period):
                    continue  # "since May, 9,287 (9,177 as of 30 June)"
                if _one_sentence(text, mark, period) and mark.last and mark.last >= period.first:
                    period = replace(period, last=mark.last, last_earliest=mark.last_earliest, anchor=mark.anchor)
                    break
        result.append(period)
    return result


def _in_bracket(text: str, period: Period) -> bool:
    low = max(0, (period.start or 0) - 60)
    return text.rfind("(", low, period.start or 0) > text.rfind(")", low, period.start or 0)


def _one_sentence(text: str, one: Period, two: Period) -> bool:
    low, high = sorted((one, two), key=lambda period: period.start or 0)
    begin, end = low.end or 0, (high.start or 0) + 1
    return end - begin < _SENTENCE_CHARS and not _sentence_end().search(text, begin, end)
