"""Totals to which a count is added: "Eleven tonnes were seized on Monday. This brings the total to 187 tonnes".

Such a total runs up to the day of speech or of publication, never over the day of the count before it. It begins where
the last running total of the same thing begins; otherwise its beginning is not told.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.taken_up import of_deaths
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Passage
from countersay.extraction.times.patterns import pattern
from countersay.lexicon.nouns import known_as
from countersay.model import Period

_LEAD = 140  # code points before the number in which "brings the total" stands
_TOTALS = frozenset({"since", "between", "after"})
_BEHIND = 60  # code points behind the number in which "the number arrested" stands
_NEAR = 3  # sentences back in which what is added was counted


def take_sum(
    passage: Passage,
    draft: Draft,
    latest: Sequence[Draft],
    here: Sequence[Draft],
    issued: Period | None,
    spoken: date | None,
) -> None:
    """Give "this brings the total to 187" its days, and what it counts where it does not say that.

    Args:
        passage: the sentence.
        draft: a figure of it; changed in place.
        latest: figures of the sentences before. here: those of this sentence.
        issued: publication. spoken: the day of speech, if it is another.
    """
    if draft.quantity.unit == "percent" or draft.quantity.per is not None or draft.link is not None:
        return
    low = max(0, draft.start - _LEAD)
    lead = passage.text[low : draft.start]
    cue = pattern("windows", "anaphora", "sum_up").search(lead) if "to" in lead[-24:] else None
    behind = passage.text[draft.start + len(draft.quantity.text) :][:_BEHIND]
    if cue is None and "to" in lead[-24:] and pattern("windows", "anaphora", "sum_up_after").match(behind):
        cue = pattern("windows", "anaphora", "sum_up_before").search(lead)
    if cue is None:
        return
    same = [
        one
        for one in [*latest, *(other for other in here if other.start < draft.start)]
        if one.quantity.unit == draft.quantity.unit
        and head_of(draft.quantity) in (None, draft.quantity.unit, head_of(one.quantity))
    ]
    near = [one for one in same if passage.index - one.passage <= _NEAR and one.link is None]
    added = _added(passage, near)
    if draft.quantity.counted is None and added is not None:
        kept = draft.quantity.qualifiers or added.quantity.qualifiers
        draft.quantity = replace(draft.quantity, counted=added.quantity.counted, qualifiers=kept, change="=")
        draft.place = draft.place or added.place
        draft.predicate = added.predicate or draft.predicate
    if draft.predicate is None or not of_deaths(draft):
        _take_deaths(draft, cue[0])
    own = [placed for placed in passage.periods if placed.start >= low + cue.start()]
    if draft.window is not None and any(placed.item.start == draft.window.start for placed in own):
        return
    last = spoken or (issued.last if issued is not None and issued.days == 1 else None)
    if last is None:
        draft.window = None
        return
    begun = next((one.window for one in reversed(same) if one.window is not None and _is_total(one.window)), None)
    first = begun.first if begun is not None else None
    draft.window = Period(
        first=first, first_latest=begun.first_latest if begun else None, last=last, kind="since" if first else "as_of",
        anchor="speech" if spoken else "document", inherited=True,
    )  # fmt: skip
    if first is not None:
        draft.assumed = (*draft.assumed, "days")


def _take_deaths(draft: Draft, lead: str) -> None:
    """Let a death toll count those killed: "20 bodies were recovered, bringing the death toll to 430"."""
    if pattern("windows", "taken_up", "deaths").search(lead) is None:
        return
    noun = draft.quantity.counted
    kept = noun if noun is not None and known_as(noun, "person") else "person"
    draft.quantity = replace(draft.quantity, counted=kept, change="=")
    draft.predicate = Predicate(lemma="kill", kind="flow", start=draft.start, end=draft.start)


def _added(passage: Passage, near: Sequence[Draft]) -> Draft | None:
    """Return the count that is added, which is told of in the nearest sentence with any; None where several things are.

    It is none of those that only tell how or where: "337 people crossed in 10 boats, bringing the total to 18,108".
    """
    counted = [one for one in near if one.quantity.counted is not None]
    told = [one for one in counted if one.passage == counted[-1].passage]
    if told and told[-1].passage == passage.index:
        told = [one for one in told if not _HOW.search(passage.text[: one.start])] or told
    nouns = {one.quantity.counted for one in told}
    return told[-1] if len(nouns) == 1 else None


_HOW = re.compile(
    r"\b(?:in|at|on|by|with|from|aboard|near|during|after|inside|across|through|via|for|using)\s+"
    r"(?:(?:about|some|around|only|just|at\s+least|more\s+than|over|nearly|almost|as\s+many\s+as)\s+)?\Z",
    re.I,
)


def _is_total(window: Period) -> bool:
    return window.kind in _TOTALS and window.first is not None
