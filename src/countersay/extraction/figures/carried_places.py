"""Places that a figure shares with words beside it: those of a clause joined on, and that of the event just told.

1. "Six people were killed and 31 were wounded in Brena": what ends the sentence holds for both.
2. "The army shelled the town of Brena. As a result, nine people were killed": the place of the event before, if it names
   but one, there or in the sentence before that. It is taken from the sentence before and listed as assumed: no more than a tension rests on it.
"""

import re
from collections.abc import Sequence
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage
from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_of_harm
from countersay.model import Mention

_JOINED = re.compile(r"[^,;:.()]{0,60}\band\s+(?:(?:a\s+further|another|some|about|over|more than|at least)\s+)?")


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
