"""Places that a figure shares with words beside it: those of a clause joined on, and that of the event just told.

1. "Six people were killed and 31 were wounded in Brena": what ends the sentence holds for both.
2. "The army shelled the town of Brena. As a result, nine people were killed": the place of the event before, if it names
   but one, there or in the sentence before that. It is taken from the sentence before and listed as assumed: no more than a tension rests on it.
3. "The crash at Brena on 3 May, in which 19 people were hurt": the place of the event that the words go back to.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_of_harm
from countersay.model import Mention, Quantity

_JOINED = re.compile(r"[^,;:.()]{0,60}\band\s+(?:(?:a\s+further|another|some|about|over|more than|at least)\s+)?")

_JOINED_REACH = 90  # code points from "in which" to the count


def take_home(passage: Passage, placed: Placed[Quantity], draft: Draft) -> None:
    """Give people counted by where they live that place: "900 residents of Ferry Street were evacuated"."""
    if (draft.quantity.counted or "").split(" ")[-1] not in _DWELLERS:
        return
    at = placed.end + len(" of ")
    if passage.text[placed.end : at] != " of ":
        return
    homes = [
        m for m in passage.mentions if m.start == at and m.item.kind in ("place", "road", "country", "deposit", "other")
    ]
    if homes:
        draft.place = homes[0].item.text
        said = f"of {draft.place.lower()}"
        kept = tuple(words for words in draft.quantity.qualifiers if words != said)
        draft.quantity = replace(draft.quantity, qualifiers=kept)


_DWELLERS = frozenset({"resident", "inhabitant", "villager", "citizen", "person", "household", "family", "dweller"})


def share_places(passage: Passage, here: Sequence[Draft]) -> None:
    """Give a figure without a place that of the clause joined to it by "and"."""
    for index in range(len(here) - 2, -1, -1):
        one, other = here[index], here[index + 1]
        if one.place is not None or other.place is None or one.predicate is None or other.predicate is None:
            continue
        placed, following = passage.quantities[index], passage.quantities[index + 1]
        behind = one.predicate.start >= placed.end - 1 and other.predicate.start >= following.end - 1
        touching = (
            one.predicate.end == placed.end or other.predicate.end == following.end
        )  # "six killed and 31 wounded"
        if (behind or touching) and _JOINED.fullmatch(passage.text[placed.end : following.start]):
            one.place = other.place


@cache
def _result() -> re.Pattern[str]:
    events = "|".join(table("nouns")["occasion"]["events"])
    return re.compile(
        rf"\s*(?:as a (?:direct )?(?:result|consequence)|(?:in|during|after|as a result of) (?:the|this|that) (?:{events})(?:es|s)?\b|in total|in all|altogether)",
        re.I,
    )


@cache
def _told_of() -> re.Pattern[str]:
    events = "|".join(table("nouns")["occasion"]["events"])
    return re.compile(rf"\b(?:{events})s?\s+(?:at|in|near|off|outside)\s+(?:the\s+)?\Z", re.I)


_IN_WHICH = re.compile(r"[^.;:]{0,50},\s+(?:in|during)\s+which\b")


def take_place_of_which(passage: Passage, here: Sequence[Draft]) -> None:
    """Give "the crash at Brena on 3 May, in which 19 people were hurt" its place."""
    for mention in passage.mentions:
        if mention.item.kind not in ("place", "road", "country", "deposit"):
            continue
        found = _IN_WHICH.match(passage.text, mention.end)
        if found is None or _told_of().search(passage.text[max(0, mention.start - 60) : mention.start]) is None:
            continue
        for draft in here:
            harmed = draft.predicate is not None and is_of_harm(draft.predicate.lemma)
            if harmed and draft.place is None and found.end() <= draft.start < found.end() + _JOINED_REACH:
                draft.place = mention.item.text


def take_event_place(
    passage: Passage, before: Sequence[Passage], here: Sequence[Draft], mentions: Sequence[Mention]
) -> None:
    """Give what happened to people and things "as a result" the one place that the sentence before names.

    Args:
        passage: the sentence.
        before: the two sentences before it, in text order; the nearer one that names places is asked.
        here: its figures; changed in place.
        mentions: the names of places in the document up to the end of this sentence.
    """
    if not here or _result().match(passage.text) is None:
        return
    for earlier in reversed(before):
        if earlier.sentence.block != passage.sentence.block or earlier.sentence.block == "heading":
            return
        inside = (m for m in mentions if earlier.sentence.start <= m.start and m.end <= earlier.sentence.end)
        named = {mention.text for mention in inside if mention.kind != "country"}
        if named:
            break
    else:
        return
    if len(named) != 1:
        return
    for draft in here:
        if draft.place is None and draft.predicate is not None and is_of_harm(draft.predicate.lemma):
            draft.place = next(iter(named))
            draft.assumed = (*draft.assumed, "place")
