"""What befell those a number counts: "the number of those killed has reached 36 people" tells of persons killed."""

from dataclasses import replace
from functools import cache

from countersay.extraction.figures.embedded import leave_to_owners
from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.measured import TO, measured_by, take_measured
from countersay.extraction.figures.set_aside import set_aside
from countersay.extraction.figures.set_to import take_set
from countersay.extraction.figures.subject_joins import without_joins
from countersay.extraction.text.passages import Passage
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import known_as


def take_measure(passage: Passage, index: int, draft: Draft, before: Draft | None) -> None:
    """Give a number what it measures, and one of persons what befell them.

    Args:
        passage: the sentence.
        index: which of its quantities.
        draft: the figure made of it; changed in place.
        before: the figure before it in the sentence.
    """
    own = _fates().get(draft.quantity.counted or "")
    if (
        own
        and draft.predicate is not None
        and draft.predicate.lemma in word_set("nouns", "elided", "of_persons_alone") - own
    ):
        draft.predicate = None  # "135 people injured on one side, and 59 deaths on the other": no deaths were injured
    if draft.quantity.counted == "other" and before is not None and draft.predicate is not None:
        _name_others(draft, before)
    if draft.quantity.counted == "person" and draft.quantity.unit is None and draft.predicate is not None:
        _take_fate(passage, index, draft, before)
    take_measured(passage, index, draft, before)
    take_set(passage, passage.quantities[index], draft)
    leave_to_owners(passage, passage.quantities[index], draft)
    set_aside(passage, passage.quantities[index], draft)


def _name_others(draft: Draft, before: Draft) -> None:
    """Let "killed 14 soldiers and wounded 88 others" wound 88 persons, whether they were soldiers or not."""
    assert draft.predicate is not None
    noun = head_of(before.quantity) or ""
    if draft.predicate.lemma in word_set("nouns", "elided", "of_persons_alone") and known_as(noun, "person") is True:
        draft.quantity = replace(draft.quantity, counted="person")


@cache
def _fates() -> dict[str, frozenset[str]]:
    """Noun for what befell people → the verbs that say so: "death" → kill, die ..."""
    classes = table("predicates")["class"]
    events = [entry for entry in table("nouns")["event"].values() if entry["predicate"] in classes]
    return {noun: frozenset(classes[one["predicate"]]["lemmas"]) for one in events for noun in one["nouns"]}


def _take_fate(passage: Passage, index: int, draft: Draft, before: Draft | None) -> None:
    """Let "the number of those killed has reached 36 people" tell of persons killed, not of persons who reached something."""
    placed, quantity = passage.quantities[index], draft.quantity
    assert draft.predicate is not None
    if draft.predicate.lemma not in table("measured")["verbs"]["empty"] or placed.start < _FATE:
        return
    level = replace(quantity, change="=" if quantity.change in ("up", "down") else quantity.change)
    found = measured_by(without_joins(passage), placed.start, bare=True)
    if found is not None and found.lemma == "person" and found.done is not None:
        draft.predicate, draft.quantity = replace(draft.predicate, lemma=found.done, kind="flow"), level
    elif before is not None and before.quantity.counted == "person":
        previous = passage.quantities[index - 1]
        risen = passage.text[: previous.start].endswith("from ") and TO.fullmatch(
            passage.text[previous.end : placed.start]
        )
        if risen and before.predicate is not None and before.predicate.kind == "flow":
            draft.predicate, draft.quantity = before.predicate, level  # "of wounded rose from 103 to 122 people"


_FATE = 24  # code points of "number of those killed is " at the least
