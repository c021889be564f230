"""Nouns left out of the second half of a pair: "212 boats have been inspected and 31 detained", "inspected 61 and held six".

1. *subjects*: the number stands for the noun before it where both are subjects of verbs of one form and only the second
   lacks its noun, or its auxiliary as well.
2. *objects*: "admitted 40 patients and turned away 12": the subject and the kind of thing are those of the first verb.
3. *contrast*: "ten boats, not seven, were held" names a number only to deny it: it is nobody's claim here.

What is done to persons alone ("killed", "wounded") takes no noun of a thing: "two houses were hit and four killed" counts
persons. Where only the noun is left out, and the verb has its own form, the noun is marked as assumed.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Passage, number_end
from countersay.extraction.times.patterns import pattern
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import known_as

_REACH = 90  # code points from the end of the first count to the second


def take_elided(passage: Passage, here: Sequence[Draft]) -> None:
    """Give the bare numbers of a sentence the noun that a parallel count before them has."""
    for index, draft in enumerate(here[1:], start=1):
        if not _is_bare(draft):
            continue
        if pattern("windows", "elided", "contrast").search(passage.text[: passage.quantities[index].start]):
            named = [one for one in here[:index] if one.quantity.counted is not None]
            draft.supposed |= bool(named) and named[-1].quantity.unit is None
        elif draft.link is None and draft.predicate is not None and draft.predicate.lemma != "be":
            first = next((one for one in reversed(here[:index]) if not _is_rate(one)), None)
            if first is not None and first.quantity.counted is not None and first.quantity.unit is None:
                _take(passage, index, first, draft)


def _take(passage: Passage, index: int, first: Draft, draft: Draft) -> None:
    placed = passage.quantities[index]
    number = placed.start + placed.item.number.start - placed.item.start
    between = passage.text[first.start : number]
    found = pattern("windows", "elided", "joined").search(between)
    if found is None or first.predicate is None or draft.predicate is None or not fits(first, draft.predicate):
        return
    if len(between) - len(first.quantity.text) > _REACH:
        return
    if not (
        _subjects(first, draft, placed.end)
        or _objects(first, draft, first.start + found.start())
        or _of_persons(first, draft, placed.end)
    ):
        return
    joined = pattern("windows", "elided", "participle").match(passage.text, number_end(placed))
    draft.quantity = replace(draft.quantity, counted=first.quantity.counted)
    draft.place = draft.place or first.place
    draft.agent = draft.agent or first.agent
    if joined is None and "noun" not in draft.assumed:
        draft.assumed = (*draft.assumed, "noun")


def _is_rate(draft: Draft) -> bool:
    quantity = draft.quantity
    return quantity.unit == "percent" or quantity.average or quantity.per is not None


def _is_bare(draft: Draft) -> bool:
    quantity = draft.quantity
    return (
        quantity.counted is None
        and quantity.unit is None
        and quantity.per is None
        and not quantity.average
        and quantity.precision in ("exact", "approximate")
    )


def _subjects(first: Draft, draft: Draft, end: int) -> bool:
    """Say whether both counts come before their verbs."""
    one, two = first.predicate, draft.predicate
    assert one is not None
    assert two is not None
    return one.start > first.start and two.start >= draft.start and two.start - end < 30 and two.start != one.start


def _objects(first: Draft, draft: Draft, joined: int) -> bool:
    """Say whether both counts come behind verbs, the second of which follows right behind the "and"."""
    one, two = first.predicate, draft.predicate
    assert one is not None
    assert two is not None
    return one.end <= first.start and joined < two.start < two.end <= draft.start and draft.start - two.end < 14


def _of_persons(first: Draft, draft: Draft, end: int) -> bool:
    """Say whether the first names persons and the second tells of some by a verb of their own: "hired 436 nurses, while 251 left"."""
    assert draft.predicate is not None
    noun = head_of(first.quantity) or ""
    persons = known_as(noun, "person") is True and not _is_event(noun)
    return persons and draft.start <= draft.predicate.start < end + 20


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(noun for entry in table("nouns")["event"].values() for noun in entry["nouns"])


def _is_event(noun: str) -> bool:
    """Say whether a noun tells of what happened to somebody: "death", "arrest"."""
    return noun in _event_nouns()


@cache
def _movable() -> frozenset[str]:
    return frozenset(table("nouns")["elided"]["movable"])


def fits(first: Draft, predicate: Predicate) -> bool:
    """Say whether what is said of the second may be said of the first's things."""
    noun = head_of(first.quantity) or ""
    said = predicate.lemma
    if _is_event(noun):
        return False  # "310 deaths and 54 injured"
    if known_as(noun, "person") is True:
        return True
    if said in word_set("nouns", "elided", "of_persons_alone"):
        return False
    if said in word_set("nouns", "elided", "of_movables"):
        return noun in _movable() or known_as(noun, "vehicle") is True
    return predicate.kind in ("flow", "unknown")
