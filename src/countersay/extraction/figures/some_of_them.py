"""Some of those just told of: "39 stayed, eight in quarantine", "Of those killed, 224 were women".

The first has no verb: it has that of the count before it, and what sets it apart is kept as a qualifier. In the second
what befell them stands in the group's name, and "were" says only who they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.nouns.verb_forms import Predicate, kind_of, verb_lemma
from countersay.extraction.text.passages import Passage, Placed
from countersay.model import Quantity

_REACH = 110  # code points before the number that are looked at
_ASIDE = re.compile(
    r"\s+(?P<tail>(?:in|at|with|without|from|under|on|aboard|aged)\s[^,;:.()]{2,50})(?=[,;.]|\s+and\s|$)"
)


def is_beside(passage: Passage, placed: Placed[Quantity], first: Draft, draft: Draft) -> bool:
    """Say whether the number tells of some of those right before it, without a verb: "39 remain, eight in quarantine"."""
    verb = draft.predicate
    if verb is not None and (first.predicate is None or verb.start != first.predicate.start):
        return False  # a verb of its own
    lead = re.search(
        r"[^\d(;:]{4,90}?,\s+(?:and\s+|only\s+|about\s+|some\s+)?$", passage.text[first.start : placed.start]
    )
    found = _ASIDE.match(passage.text, placed.end)
    if lead is None or found is None or first.predicate is None or first.governed or first.link is not None:
        return False
    said = [word for word in re.findall(r"[a-z]+", found["tail"]) if verb_lemma(word) is not None]
    return not said and first.predicate.start > first.start


def take_beside(passage: Passage, placed: Placed[Quantity], first: Draft, draft: Draft) -> None:
    """Give such a number noun and verb of those before it, and what sets it apart as a qualifier."""
    found = _ASIDE.match(passage.text, placed.end)
    assert found is not None  # see `is_beside`
    qualifiers = (*draft.quantity.qualifiers, found["tail"].strip().lower())
    draft.quantity = replace(draft.quantity, counted=first.quantity.counted, qualifiers=qualifiers)
    assert first.predicate is not None
    draft.predicate = replace(first.predicate, start=placed.end, end=placed.end)
    draft.place = draft.place or first.place
    if "noun" in first.assumed and "noun" not in draft.assumed:
        draft.assumed = (*draft.assumed, "noun")


_THOSE = re.compile(
    r"\b(?:of|among)\s+(?:all\s+)?(?:those|the\s+(?:people|persons))\s+(?P<done>[a-z]+)\b[^,.;:()\d]{0,40},?\s+"
    r"(?:only\s+|about\s+|some\s+|at\s+least\s+)?$",
    re.I,
)
_WHAT = re.compile(r"\s+(?:were|are|was)\s+[^,.;:()\d]{2,40}")


def take_those(passage: Passage, placed: Placed[Quantity], draft: Draft, following: Sequence[Draft]) -> bool:
    """Give "Of those killed, 224 were women" persons as its noun, and their verb where it has none of its own."""
    found = _THOSE.search(passage.text[: placed.start][-_REACH:])
    lemma = verb_lemma(found["done"].lower()) if found is not None else None
    if found is None or lemma is None or kind_of(lemma) != "flow" or draft.predicate is None:
        return False
    quantity = replace(draft.quantity, counted="person")
    what = _WHAT.match(passage.text, placed.end)
    if draft.predicate.lemma == "be" and what is not None:
        quantity = replace(quantity, qualifiers=(*quantity.qualifiers, what[0].strip().lower()))
        told = draft.predicate.start
        draft.predicate = Predicate(lemma=lemma, kind="flow", start=placed.end, end=placed.end)
        for one in following:  # "224 were men, 168 women and 15 girls"
            if one.predicate is not None and one.predicate.start == told:
                one.predicate = draft.predicate
    draft.quantity = quantity
    return True
