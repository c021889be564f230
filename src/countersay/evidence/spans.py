"""The days that a figure speaks of, in every way they may be taken, as a register counts them.

Plain days come from the window of the figure. Others: either end out, each day of an end that is uncertain,
entries dated up to `lag` days before, another day column. Where the words give no days, those of the figure before hold if the sentence
goes on with it; else everything up to the day of the document, and then nothing is said to differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from countersay.evidence.tables import Table
from countersay.model import PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.interpretation import choices, take

DAY = timedelta(days=1)
MOST_DAYS = 31
"""Days of an uncertain end that are tried one by one; a vaguer end has no plain reading at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days to count, both inclusive, under a reading. `time`: label of another day column, "" for the main one."""

    label: str
    first: date
    last: date
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """All spans of a figure, the plain one first.

    Attributes:
        note: where the days come from, if the words do not give them. firm: whether a difference may be reported.
        uncertain: the end is one of several days, so that no span is plainer than the others.
    """

    spans: tuple[Span, ...]
    note: str = ""
    firm: bool = True
    uncertain: bool = False


def days_of(
    claim: Claim,
    table: Table,
    inherited: Days | None,
    named: PlacedTimex | None,
    issued: tuple[date, date] | None,
    several: bool = False,
) -> Days | None:
    """Return the days of a claim; None where neither words, neighbours nor the document's date give any.

    `named` is the expression of time before the figure in its sentence, where it has days. `issued` is the earliest and
    latest day on which the document can have been published. `several`: the sentence names more than one day.
    """
    figure = claim.figure
    window = figure.window
    if window is not None and window.last is not None:
        return _windowed(claim, table, several)
    if inherited is not None:
        return replace(inherited, note="the days are those of the figure before it")
    if named is not None and named.first is not None and named.last is not None:
        plain = Span(label="plain", first=named.first, last=named.last)
        later = Span(label="ends:first_out", first=named.first + DAY, last=named.last)
        spans = (plain, later, *_lags(plain, table)) if later.first <= later.last else (plain,)
        return Days(spans=spans, note=f"the days are taken from “{named.text}”", firm=False)
    if issued is None:
        return None
    return until(table, *issued)


def until(table: Table, earliest: date, latest: date) -> Days:
    """Return everything from the start of the register until a document was published, for words that give no days."""
    ends = [latest - DAY * back for back in range((latest - earliest).days + 1)][:MOST_DAYS]
    reach = min(ends)
    ends += [reach - DAY * back for back in range(1, 15)]
    plain = Span(label="plain", first=table.first, last=latest)
    more = [Span(label=f"until:{end.isoformat()}", first=table.first, last=end) for end in ends if end != latest]
    note = "no days are stated: counted from the start of the register until the document"
    return Days(spans=(plain, *more), note=note, firm=False)


def _windowed(claim: Claim, table: Table, several: bool) -> Days | None:
    figure, lag = claim.figure, table.declaration.lag
    window = figure.window
    assert window is not None
    assert window.last is not None
    open_start = window.first is None
    first = window.first if window.first is not None else table.first
    if open_start and figure.kind not in ("share", "flow", "average", "constant"):
        return None
    note = "no first day is stated: counted from the start of the register" if open_start else ""
    firm = not open_start and not (figure.predicate is None and several)
    earliest = window.last_earliest or window.last
    ends = [earliest + DAY * n for n in range(min((window.last - earliest).days, MOST_DAYS) + 1)]
    if len(ends) > 1 and (window.last - earliest).days <= MOST_DAYS:
        spans = [Span(label=f"end:{end.isoformat()}", first=first, last=end) for end in ends]
        late = [
            Span(label=f"end:{end.isoformat()} + register_lag:{n}", first=first - DAY * n, last=end)
            for end in ends
            for n in range(1, lag + 1)
        ]
        return Days(spans=(*spans, *late), note=note, firm=firm, uncertain=True)
    plain = Span(label="plain", first=first, last=window.last)
    more = list(_readings(claim, plain))
    more += _lags(plain, table)
    more += [replace(plain, label=f"day:{label}", time=label) for label in table.declaration.time.also]
    seen: dict[tuple[date, date, str], Span] = {}
    for span in (plain, *more):
        if span.first <= span.last:
            seen.setdefault((span.first, span.last, span.time), span)
    return (
        Days(spans=tuple(seen.values()), note=note or ("" if firm else "the line names several days"), firm=firm)
        if plain.first <= plain.last
        else None
    )


def _readings(claim: Claim, plain: Span) -> Iterator[Span]:
    """Yield the windows that the wording leaves open, as the reconciliation takes them."""
    figure = claim.figure
    for label in choices(figure, claim.published):
        if label.split(":")[0] not in ("ends", "since", "coarse"):
            continue
        taken = take(figure, frozenset([label]), claim.published)
        for window in (taken.outer, taken.inner):
            if window is not None:
                yield Span(label=label, first=window[0], last=window[1])
    if figure.window is not None and figure.window.first_latest is not None:
        yield Span(label="first:latest", first=figure.window.first_latest, last=plain.last)


def _lags(plain: Span, table: Table) -> Iterator[Span]:
    """Yield the days with entries let in that an account may count within them: dated just before, or booked late."""
    for number in range(1, table.declaration.lag + 1):
        yield Span(label=f"register_lag:{number}", first=plain.first - DAY * number, last=plain.last)
    for number in range(1, table.declaration.late + 1):
        yield Span(label=f"booked_late:{number}", first=plain.first, last=plain.last + DAY * number)


def speaks_until_now(sentence: str, words: Sequence[str]) -> bool:
    """Say whether a sentence carries its claim on to the day it is made.

    >>> speaks_until_now("Some 40 lorries have passed so far.", ("so far", "have"))
    True
    """
    low = " ".join(re.findall(r"\w+", sentence.lower()))
    return any(f" {word} " in f" {low} " for word in words)
