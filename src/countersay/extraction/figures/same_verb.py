"""Bare numbers that count what the same verb, or the number's subject, was said of before.

1. "Since May 88 inmates have been moved. The service says it has moved 120": the same verb, another voice.
2. "The ombudsman received 340 complaints. He upheld 12.": a pronoun, a verb, a number, and nothing behind it.
3. "put the number of those suspended at 19": those of whom the same verb was said; persons where there are none.
4. "About 25,000 rallied (organisers' estimate: 40,000; police estimate: 18,000)": what stands before the bracket.
5. "1,480 schools were closed on Monday. The ministry put the number of closed schools at 920": another voice speaks of
   the same things with the same verb, and of no other time.

Noun and days are not said by the words themselves and are listed as assumed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of, is_in_millions
from countersay.extraction.nouns.verb_forms import Predicate, kind_of, verb_lemma
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.lexicon.load import table
from countersay.model import Quantity

_BACK = 2  # sentences back in which the verb was said
_BACK_DAYS = 4  # sentences back in which another voice counted the same things
_REACH = 90  # code points before the number in which "the number of those" stands


def take_same_verb(
    passage: Passage, draft: Draft, placed: Placed[Quantity], latest: Sequence[Draft], here: Sequence[Draft]
) -> None:
    """Give a bare number the noun of a count before it; it is changed in place.

    Args:
        passage: the sentence.
        draft: a figure of it, with its place there in `placed`.
        latest: figures of the sentences before, in text order. here: those of this sentence.
    """
    quantity = draft.quantity
    if quantity.counted is not None or quantity.unit is not None or quantity.per is not None or draft.link is not None:
        return
    if quantity.average or quantity.value is None or quantity.value < 1 or is_in_millions(quantity):
        return
    if draft.predicate is not None and draft.predicate.lemma in table("predicates")["money"]["bare"]:
        return  # "the mill has 30 looms. It paid 400"
    before = [one for one in here if one.start < draft.start and _is_count(one)]
    if before and pattern("windows", "elided", "estimate").search(passage.text[: placed.start][-_REACH:]):
        first = before[0]
        draft.quantity = replace(quantity, counted=first.quantity.counted)
        draft.predicate = replace(first.predicate, start=placed.end, end=placed.end) if first.predicate else None
        draft.place, draft.window = draft.place or first.place, draft.window or first.window
        draft.assumed = (*draft.assumed, *first.assumed)
        return
    told = pattern("windows", "elided", "those").search(passage.text[max(0, placed.start - _REACH) : placed.start])
    if told is not None:
        _take_those(draft, placed, told["done"].lower(), latest)
        return
    if draft.predicate is None or draft.predicate.kind not in ("flow", "unknown") or not _ends(passage, placed):
        return
    near = [one for one in latest if passage.index - one.passage <= _BACK and _is_count(one)]
    same = next((one for one in reversed(near) if one.predicate and one.predicate.lemma == draft.predicate.lemma), None)
    if same is not None and _other_voice(draft, same):
        _take(draft, same)
        return
    last = [one for one in near if one.passage == passage.index - 1 and one.link is None]
    if len(last) == 1 and _pronoun().fullmatch(passage.text[: placed.start]) is not None:
        _take(draft, last[0])
        perfect = re.search(r"\b(?:has|have|so\s+far|to\s+date)\b", passage.text[: placed.start], re.I)
        level = last[0].predicate is not None and last[0].predicate.kind == "stock"
        if draft.window is None and last[0].window is not None and not (passage.periods or perfect or level):
            draft.window = replace(last[0].window, inherited=True, anchor="passage")
            draft.assumed = (*draft.assumed, "days")


def take_days_of_same(passage: Passage, draft: Draft, latest: Sequence[Draft]) -> None:
    """Give a count without a window that of the same things under the same verb, counted by another voice just before."""
    if draft.window is not None or draft.supposed or draft.link is not None or draft.predicate is None:
        return
    if draft.predicate.kind not in ("flow", "unknown") or draft.quantity.unit is not None or passage.periods:
        return
    if pattern("windows", "carried", "unnamed_time").search(passage.text):
        return
    head = head_of(draft.quantity)
    same = [
        one
        for one in latest
        if passage.index - one.passage <= _BACK_DAYS
        and one.window is not None
        and one.predicate is not None
        and one.predicate.lemma == draft.predicate.lemma
        and head is not None
        and head_of(one.quantity) == head
        and _other_voice(draft, one)
    ]
    windows = {(one.window.first, one.window.last) for one in same if one.window is not None}
    window = same[-1].window if same else None
    if len(windows) != 1 or window is None or window.first is None or window.last is None:
        return
    draft.window = replace(window, inherited=True, anchor="passage")
    draft.assumed = (*draft.assumed, "days")


def _take(draft: Draft, other: Draft) -> None:
    draft.quantity = replace(draft.quantity, counted=other.quantity.counted)
    if "noun" not in draft.assumed:
        draft.assumed = (*draft.assumed, "noun")


def _take_those(draft: Draft, placed: Placed[Quantity], done: str, latest: Sequence[Draft]) -> None:
    lemma = verb_lemma(done)
    if lemma is None:
        return
    same = next(
        (one for one in reversed(latest) if _is_count(one) and one.predicate and one.predicate.lemma == lemma), None
    )
    draft.predicate = Predicate(lemma=lemma, kind=kind_of(lemma), start=placed.end, end=placed.end)
    if same is not None:
        _take(draft, same)
    else:
        draft.quantity = replace(draft.quantity, counted="person")


def _is_count(one: Draft) -> bool:
    quantity = one.quantity
    plain = quantity.unit is None and quantity.per is None and not quantity.average
    return plain and quantity.counted is not None and not one.supposed


def _other_voice(draft: Draft, other: Draft) -> bool:
    one, two = draft.voice, other.voice
    first = one.speaker if one is not None and one.kind != "issuer" else None
    second = two.speaker if two is not None and two.kind != "issuer" else None
    return first != second


def _ends(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether nothing stands behind the number that it could count."""
    return re.match(r"[”\"’)]*\s*(?:[.;,!]|$)", passage.text[placed.end :]) is not None


@cache
def _pronoun() -> re.Pattern[str]:
    hedges = r"(?:(?:only|just|about|some|at\s+least|more\s+than|fewer\s+than|over)\s+){0,2}"
    so_far = r"(?:(?:So\s+far|To\s+date|Since\s+then|Until\s+now|By\s+then),?\s+)?"
    return re.compile(
        rf"{so_far}(?:He|She|It|They|We)\s+(?:(?:has|have|had)\s+)?(?:also\s+|only\s+|then\s+|since\s+)?[a-z]{{3,}}\s+"
        rf"(?:(?:over|back|up|off|out|in|away)\s+)?{hedges}",
        re.I,
    )
