"""Windows that a figure has from the sentences around it, not from its own.

Each is marked as assumed, since a reader takes it so and the words do not say it: linking lets no more than a tension
rest on it, and reconciliation accuses nobody by it.

1. A sentence that goes on from the one before it ("thus", "the difference", "the number is", "of these", a bare number
   as subject) has its window, where that has only one.
2. Those who were killed, after a sentence that counts victims of whatever harm, are some of them: "since May 58 have become
   victims; 12 persons died" has its window.
3. A bare number after a comma or semicolon stands for the count before it: "200 came, the police said; others, 450".
   So does one whose source only says it: "the union says 52", "shipping lines put the number at 37".

What a whole paragraph sets is in `scenes`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
from countersay.model import Quantity


@cache
def _going_on() -> str:
    words = table("periods")["carried"]
    return rf"^[\s“\"‘'(]*(?:{alternatives(words['openers'])})\b|\b(?:{alternatives(words['within'])})\b"


@cache
def _crowd() -> str:
    words = table("periods")["carried"]
    return rf"\b(?:{alternatives(words['crowds'])})\b"


def goes_on(passage: Passage) -> bool:
    """Say whether the sentence goes on from the one before it.

    >>> from countersay.extraction.text.sentences import Flow
    >>> from countersay.model import Sentence, Span
    >>> words = "The headcount thus fell by 351."
    >>> flow = Flow(words, (Span(0, len(words)),), (0,))
    >>> goes_on(Passage(1, Sentence(pieces=flow.pieces), flow, (), (), ()))
    True
    """
    return regex(_going_on()).search(passage.text) is not None


def carry(passage: Passage, draft: Draft, placed: Placed[Quantity], latest: Sequence[Draft], before: int) -> None:
    """Give a figure without a window that of the words it goes on from; `before` is the number of the sentence before it."""
    if draft.window is not None or draft.supposed:
        return
    if _ellipsis(passage, draft, placed):
        _take(draft, [other for other in latest if other.passage == passage.index and other.start < placed.start][-1:])
        return
    if _only_said(passage, draft, placed):
        near = [other for other in latest if other.passage == passage.index and other.start < placed.start]
        near = near or [other for other in latest if other.passage == before]
        _take(draft, [_whole(other) for other in near if not other.compared])
        return
    if not _own_time(passage) and _in_cases(passage, placed):
        _take(draft, [_whole(other) for other in latest if other.passage == before])
        return
    bare = draft.quantity.counted is None and draft.quantity.unit is None and placed.start <= 2
    if not bare and not _own_time(passage):
        _take(draft, [other for other in latest if _are_victims(draft, other, before)])
        if draft.window is not None:
            return
    if not (bare or goes_on(passage)) or _own_time(passage):
        return
    if draft.quantity.precision == "universal":
        return  # "therefore in almost all speeches there was a call": a conclusion, of no day that was told
    near = [other for other in latest if other.passage == before]
    _take(draft, [_whole(other) for other in near] if bare else near)


def _in_cases(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether the count is one of cases among those just told of: "In 31 cases the aircraft flew over houses"."""
    before = passage.text[: placed.start]
    if (
        regex(
            r"[\s“\"‘'(]*in\s+(?:(?:about|some|only|just|at\s+least|more\s+than|another|a\s+further)\s+){0,2}"
        ).fullmatch(before)
        is None
    ):
        return False
    return (
        regex(r"(?:\s+\S+)?.*\b(?:cases|instances|incidents|occasions)\b").fullmatch(
            passage.text[placed.start : placed.end]
        )
        is not None
    )


def _are_victims(draft: Draft, other: Draft, sentence: int) -> bool:
    """Say whether the killed or hurt of a sentence are some of the victims that the one before it counts."""
    words = table("periods")["carried"]
    harm = draft.predicate is not None and not {*draft.predicate.lemma.split("+")}.isdisjoint(words["harm"])
    if not harm or other.passage != sentence or other.link is not None or other.supposed or draft.quantity.unit:
        return False
    few = (draft.quantity.value or 0) < (other.quantity.value or 0)
    same = known_as(head_of(draft.quantity) or "person", "person") is True
    told = {*(other.predicate.lemma.split("+") if other.predicate else ()), head_of(other.quantity) or ""}
    return few and same and not told.isdisjoint(words["victims"])


def _whole(draft: Draft) -> Draft:
    """Return what the draft is a part of: after "Of these, 12 fell in May" the next bare number is one of all of them."""
    for _ in range(4):
        if draft.link is None or draft.link.type != "part_of" or draft.whole is None:
            break
        draft = draft.whole
    return draft


def _take(draft: Draft, before: Sequence[Draft]) -> None:
    windows = {(other.window.first, other.window.last): other.window for other in before if other.window is not None}
    window = next(iter(windows.values())) if len(windows) == 1 else None
    if window is None or window.first is None or window.last is None:
        return
    draft.window = replace(window, inherited=True, anchor="passage")
    draft.assumed = (*draft.assumed, "days")


def _own_time(passage: Passage) -> bool:
    return bool(passage.periods) or pattern("windows", "carried", "unnamed_time").search(passage.text) is not None


def _ellipsis(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Say whether a bare number stands for the count before it in its sentence: "200 came, the police said; "at least 450"..."."""
    if draft.quantity.counted is not None or draft.quantity.unit is not None or placed is passage.quantities[0]:
        return False
    last = passage.quantities[passage.quantities.index(placed) - 1]
    if any(last.end <= period.start < placed.start for period in passage.periods):
        return False
    before = passage.text[max(0, placed.start - 24) : placed.start]
    if re.search(r"\b(?:now|today|currently)\b", before, re.I):
        return False  # "there were 21 pupils to a class; now there are 26"
    return re.search(r"[;,]\s*(?:[\w’' ]{0,20}\s)?[“\"‘]?\s*$", before) is not None


@cache
def _saying() -> str:
    verbs = alternatives(table("periods")["elliptic"]["verbs"])
    hedges = r"(?:(?:only|just|about|some|around|nearly|almost|over|up\s+to|at\s+least|more\s+than)\s+){0,2}"
    return rf"\b(?:{verbs})\s+{hedges}$"


def _only_said(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Say whether the number is all that is said, so that the rest is what was said before: "the union says 52"."""
    if draft.quantity.counted is not None or draft.quantity.unit is not None:
        return False
    if (
        regex(_saying()).search(
            passage.text[max(0, placed.start - 60) : placed.item.number.start - placed.item.start + placed.start]
        )
        is None
    ):
        return False
    near = [p for p in passage.periods if abs(p.start - placed.end) < 60 or abs(placed.start - p.end) < 60]
    here = passage.text[placed.start : placed.end + 40]
    ends = regex(r"\s*(?:[.;,:)”\"’!?]|$|at\s+(?:noon|dawn|midnight)\b|and\b|according\b|in\s+all\b)").match(
        passage.text, placed.end
    )
    own = any(p.start >= placed.end or p.item.inherited for p in near)
    return ends is not None and not own and pattern("windows", "carried", "unnamed_time").search(here) is None


def crowd_said(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether a number is the size of a gathering: "put the turnout at 3,000"."""
    return regex(_crowd()).search(passage.text[max(0, placed.start - 60) : placed.end + 20]) is not None
