"""Nouns of numbers that stand alone in their clause, from how the clause is built.

1. *gapping*: "shelling accounted for 84 of the deaths, landmines for 21": the second has noun, verb and days of the first.
2. *out of*: "312 departures out of 640 in the timetable": of one kind.
3. *colon*: "we spoke with 62 inmates: 49 said that ...": some of them.
4. *behind*: "raised to 136 on Saturday the number of its people who died", which is told, not assumed.
5. *persons*: of whom alone a verb is said: "another 26 were injured", where nothing else was counted just before.

The nouns of 1 to 3 are marked as assumed: the words do not say them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from countersay.extraction.figures.anaphora import take_noun
from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.figure_kinds import is_event_noun
from countersay.extraction.nouns.counted import singular
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.lexicon.load import word_set
from countersay.lexicon.nouns import known_as
from countersay.model import Quantity

_DIFFERENCE = re.compile(r"\s+(?:more|fewer|less|higher|lower|greater|smaller|larger)\s+than\b", re.I)
_BACK = 1  # sentences back in which a count of things keeps a bare number from being one of persons


def name_bare(passage: Passage, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give the bare numbers of a sentence the noun of a count before them, or what its build tells; changed in place.

    Args:
        passage: the sentence.
        here: its figures in text order, one for each of its quantities.
        latest: figures of the sentences before.
    """
    for draft, placed in zip(here, passage.quantities, strict=True):
        if _is_bare(draft) and _DIFFERENCE.match(passage.text, placed.end):
            continue  # "treated 310 patients in April, 40 fewer than in March": no forty patients were
        if (
            _is_bare(draft)
            and " to " in passage.text[max(0, placed.start - _NEAR) : placed.start]
            and _sums_up(passage, placed)
        ):
            continue  # "it brings the total this year to 187": of what was added, see `sums`
        if not (_is_bare(draft) and _named_behind(passage, draft, placed)):
            take_noun(passage, draft, here, latest)
    for index, draft in enumerate(here):
        if not _is_bare(draft):
            continue
        before = here[index - 1] if index else None
        if before is not None and draft.link is None and _counts(before) and _parallel(passage, index, before, draft):
            continue
        if draft.link is None and not draft.supposed and _told_of_persons(passage, draft, [*latest, *here[:index]]):
            draft.quantity = replace(draft.quantity, counted="person")


def _sums_up(passage: Passage, placed: Placed[Quantity]) -> bool:
    return pattern("windows", "anaphora", "sum_up").search(passage.text[: placed.start]) is not None


def _named_behind(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Give "raised to 136 on Saturday the number of its people who died" the noun behind it; say whether there was one."""
    behind = passage.text[placed.end : placed.end + _NEAR]
    found = pattern("windows", "elided", "number_behind").match(behind) if " of " in behind else None
    if found is None or not passage.text[: placed.start].rstrip().endswith(" to"):
        return False
    draft.quantity = replace(draft.quantity, counted=singular(found["noun"].lower()))
    return True


def _parallel(passage: Passage, index: int, before: Draft, draft: Draft) -> bool:
    one, two = passage.quantities[index - 1], passage.quantities[index]
    between = passage.text[one.end : two.start]
    gap = pattern("windows", "elided", "gap").fullmatch(between)
    lead = re.search(r"([a-z]+)\s+$", passage.text[max(0, one.start - 20) : one.start])
    if gap is not None and lead is not None and gap["by"].lower() == lead[1].lower():
        _name(draft, before.quantity.counted)
        draft.predicate, draft.window = draft.predicate or before.predicate, draft.window or before.window
        draft.assumed = (*draft.assumed, *(word for word in before.assumed if word not in draft.assumed))
        return True
    listed = pattern("windows", "elided", "out_of").search(between) or (
        re.fullmatch(r"[^.;:()]{0,40}: ", between) is not None
        and known_as(head_of(before.quantity) or "", "person") is True
    )
    if listed and len(between) <= _NEAR:
        _name(draft, before.quantity.counted)
    return bool(listed)


_NEAR = 60  # code points between two counts of which the second lacks its noun


def _told_of_persons(passage: Passage, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Say whether the verb is said of persons alone, and no thing was counted just before that it could be said of."""
    verb = draft.predicate
    if verb is None or verb.lemma not in word_set("nouns", "elided", "of_persons_alone"):
        return False
    # "more than 100 injured": the number itself names those whom it befell, whatever the sentence before counted
    back = 0 if draft.quantity.text.lower().split()[-1] in word_set("counted", "coordinated", "harmed") else _BACK
    near = [one for one in earlier if passage.index - one.passage <= back and one.quantity.counted is not None]
    nouns = {head_of(one.quantity) or "" for one in near if one.quantity.unit is None}
    return all(known_as(noun, "person") is True or is_event_noun(noun) for noun in nouns)


def _name(draft: Draft, noun: str | None) -> None:
    draft.quantity = replace(draft.quantity, counted=noun)
    if "noun" not in draft.assumed:
        draft.assumed = (*draft.assumed, "noun")


def _is_bare(draft: Draft) -> bool:
    quantity = draft.quantity
    plain = quantity.counted is None and quantity.unit is None and quantity.per is None and not quantity.average
    return plain and quantity.precision in ("exact", "approximate") and (quantity.value is None or quantity.value >= 1)


def _counts(draft: Draft) -> bool:
    quantity = draft.quantity
    return quantity.counted is not None and quantity.unit is None and quantity.per is None and not quantity.average
