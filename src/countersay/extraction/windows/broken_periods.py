"""Periods of a document, also where a caption or a footnote stands in the middle of their words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from countersay.extraction.text.passages import flow_offset
from countersay.extraction.text.sentences import Flow, joined
from countersay.extraction.windows.periods import find_periods
from countersay.model import Period, Sentence, Timex


def periods_in(
    text: str, sentences: Sequence[Sentence], timexes: Sequence[Timex], issued: Period | None, spoken: date | None
) -> list[Period]:
    """Return the periods of the text, in order; those of a sentence in several pieces are read off its flow."""
    as_of = issued.last if issued is not None else None
    broken = [sentence for sentence in sentences if len(sentence.pieces) > 1]
    found = [
        period
        for period in find_periods(text, timexes, as_of, spoken)
        if not any(sentence.covers(period.start or 0) for sentence in broken)
    ]
    for sentence in broken:
        flow = joined(text, sentence)
        placed = [timex for timex in (_in_flow(flow, timex) for timex in timexes) if timex is not None]
        found += [_back(flow, period) for period in find_periods(flow.text, placed, as_of, spoken)]
    return sorted(found, key=lambda period: (period.start or 0, period.end or 0))


def _in_flow(flow: Flow, timex: Timex) -> Timex | None:
    start, last = flow_offset(flow, timex.start), flow_offset(flow, timex.end - 1)
    return None if start is None or last is None else replace(timex, start=start, end=last + 1)


def _back(flow: Flow, period: Period) -> Period:
    if period.start is None or period.end is None:
        return period
    return replace(period, start=flow.position(period.start), end=flow.position(period.end - 1) + 1)
