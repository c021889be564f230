"""Places that a figure shares with words beside it: those of a clause joined on, and that of the event just told.

1. "Six people were killed and 31 were wounded in Brena": what ends the sentence holds for both.
2. "The army shelled the town of Brena. As a result, nine people were killed": the place of the event before, if it names
   but one, there or in the sentence before that. It is taken from the sentence before and listed as assumed: no more than a tension rests on it.
3. "The crash at Brena on 3 May, in which 19 people were hurt": the place of the event that the words go back to.
4. "The ferry struck the quay at Osse. Three passengers were hurt": the place of the mishap of the sentence before, assumed as well.
5. "The cinema at Osse burned. Nine people work there": the place named last.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.figures.scenes import tells_of_mishap
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_of_harm
from countersay.model import Mention, Quantity

_JOINED = re.compile(r"[^,;:.()]{0,60}\band\s+(?:(?:a\s+further|another|some|about|over|more than|at least)\s+)?")

_JOINED_REACH = 90  # code points from "in which" to the count


def carry_places(
    passage: Passage, before: Sequence[Passage], here: Sequence[Draft], mentions: Sequence[Mention]
) -> None:
    """Give the figures of a sentence the places they share with words beside them.

    Args:
        passage: the sentence.
        before: the two sentences before it, in text order.
        here: its figures; changed in place.
        mentions: the names of places in the document up to the end of this sentence.
    """
    share_places(passage, here)
    take_place_of_which(passage, here)
    take_there(passage, before, here, mentions)
    take_event_place(passage, before, here, mentions)


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


def without_place(quantity: Quantity, place: str | None) -> Quantity:
    """Leave out what narrows a bare number by its place alone: "457 were arrested, 172 of them in Brena"."""
    if place is None or not quantity.qualifiers or quantity.text.lower().endswith(place.lower()):
        return quantity
    said = re.compile(
        rf"(?:of (?:them|these|those|whom|which) )?(?:in|at|on|near|inside) (?:the )?{re.escape(place.lower())}"
    )
    kept = tuple(words for words in quantity.qualifiers if said.fullmatch(words) is None)
    return quantity if kept == quantity.qualifiers else replace(quantity, qualifiers=kept)


_DWELLERS = frozenset({"resident", "inhabitant", "villager", "citizen", "person", "household", "family", "dweller"})


def share_places(passage: Passage, here: Sequence[Draft]) -> None:
    """Give a figure without a place that of the clause joined to it by "and"."""
    for index in range(len(here) - 2, -1, -1):
        last = index + 1
        while last < len(here) - 1 and passage.text.endswith(" (", 0, passage.quantities[last].start):
            last += 1  # "285 (255) killed and 672 (646) hurt in Brena"
        one, other = here[index], here[last]
        if one.place is not None or other.place is None or one.predicate is None or other.predicate is None:
            continue
        placed, following = passage.quantities[index], passage.quantities[last]
        behind = one.predicate.start >= placed.end - 1 and other.predicate.start >= following.end - 1
        touching = (
            one.predicate.end == placed.end or other.predicate.end == following.end
        )  # "six killed and 31 wounded"
        between = _NUMBER_ASIDE.sub("", passage.text[placed.end : following.start])
        if (behind or touching) and _JOINED.fullmatch(between):
            one.place = other.place


_NUMBER_ASIDE = re.compile(r" \(\d[\d.,]*\)")


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
    """Give what happened to people and things "as a result", or right behind, the one place that the sentence before names.

    Args:
        passage: the sentence.
        before: the two sentences before it, in text order; the nearer one that names places is asked.
        here: its figures; changed in place.
        mentions: the names of places in the document up to the end of this sentence.
    """
    if not here:
        return
    result = _result().match(passage.text) is not None
    if not result and (passage.periods or _places_of(passage, mentions) or _elsewhere().search(passage.text)):
        return
    for earlier in reversed(before if result else before[-1:]):
        if earlier.sentence.block != passage.sentence.block or earlier.sentence.block == "heading":
            return
        named = _places_of(earlier, mentions)
        if named:
            break
    else:
        return
    if len(named) != 1 or not (result or _befell(earlier, next(iter(named)))):
        return
    for draft in here:
        harmed = draft.predicate is not None and is_of_harm(draft.predicate.lemma)
        if draft.place is None and harmed and (result or _in_past(passage, draft)):
            draft.place = next(iter(named))
            draft.assumed = (*draft.assumed, "place")


def _places_of(passage: Passage, mentions: Sequence[Mention]) -> frozenset[str]:
    inside = (m for m in mentions if passage.sentence.start <= m.start and m.end <= passage.sentence.end)
    return frozenset(m.text for m in inside if m.kind != "country" and f"{m.text} side" not in passage.text)


@cache
def _elsewhere() -> re.Pattern[str]:
    """Words that name another place, or many: "nationwide", "in the north"."""
    return re.compile(
        r"\b(?:nationwide|countrywide|worldwide|elsewhere|overall|in\s+all|so\s+far|(?:claims?|allegations?|reports?)\s+that|(?:in|across|throughout|near|at|around)\s+(?:the|this|that|our|its|their|other|another|all|both|a|an|two|three|several)\b|here\b)",
        re.I,
    )


def _befell(passage: Passage, place: str) -> bool:
    """Say whether a sentence tells of a mishap at the place: "a shell hit a market in Brena", "the ferry struck the quay at Osse"."""
    dated = len(passage.periods) == 1 and passage.periods[0].item.days == 1
    if not (dated or tells_of_mishap(passage)):
        return False
    return (
        re.search(
            rf"\b(?:in|at|near|off|outside|on)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?{re.escape(place)}\b", passage.text
        )
        is not None
    )


def _in_past(passage: Passage, draft: Draft) -> bool:
    """Say whether a count is told in the simple past, as the mishap is: "were hurt", not "have been hurt"."""
    assert draft.predicate is not None
    told = passage.text[max(0, min(draft.start, draft.predicate.start) - 12) : max(draft.start, draft.predicate.end)]
    return re.search(r"\b(?:has|have|had|is|are|will|would|may|might|can|could)\b", told, re.I) is None


def take_there(passage: Passage, before: Sequence[Passage], here: Sequence[Draft], mentions: Sequence[Mention]) -> None:
    """Give a figure whose clause says "there" the place named last in its sentence, or the only one of the sentence before.

    That of another sentence is listed as assumed.
    """
    for index, (draft, placed) in enumerate(zip(here, passage.quantities, strict=True)):
        if draft.place is not None:
            continue
        low = passage.quantities[index - 1].end if index else 0
        high = passage.quantities[index + 1].start if index + 1 < len(here) else len(passage.text)
        found = _there().search(passage.text, low, min(high, placed.end + _THERE_REACH))
        if found is None or ";" in passage.text[min(found.start(), placed.end) : max(found.start(), placed.end)]:
            continue
        if _common().search(passage.text, 0, found.start()):
            continue
        speaker = draft.voice.source if draft.voice is not None else ()
        same = [
            m
            for m in passage.mentions
            if m.end <= found.start()
            and m.item.kind in _PLACES
            and not any(span.start <= m.item.start < span.end for span in speaker)
        ]
        if same:
            draft.place = same[-1].item.text
            continue
        if any(m.end <= found.start() and m.item.kind in _PLACES for m in passage.mentions):
            continue  # "the army in Corv said that it had 350 men there"
        for earlier in reversed(before):
            if earlier.sentence.block == "heading" or _common().search(earlier.text):
                break
            named = _places_of(earlier, mentions) or frozenset(_sites(earlier))
            if named:
                if len(named) == 1:
                    draft.place, draft.assumed = next(iter(named)), (*draft.assumed, "place")
                break


_PLACES = frozenset({"place", "road", "deposit"})
_THERE_REACH = 140  # code points behind a count in which "there" stands


def _sites(passage: Passage) -> list[str]:
    """Bodies that a sentence opens with as a site: "At St Brannock's, 740 members went out"."""
    found = re.match(r"[\s•*–-]*At\s+(?:the\s+)?", passage.text)
    return [m.item.text for m in passage.mentions if found is not None and m.start == found.end()]


@cache
def _common() -> re.Pattern[str]:
    """A place without a name, which "there" may mean: "into the strip"; "the camp at Osse" has one."""
    areas = "|".join((*table("nouns")["areas"]["words"], *table("nouns")["areas"]["sites"]))
    return re.compile(
        rf"\b(?:in|into|inside|at|to|from|across|through|near|on|along)\s+(?:the|this|that|a|an|its|their|our)\s+(?:[\w’-]+\s+){{0,2}}?(?:{areas})\b"
        r"(?!\s+(?:of|in|at|near|called|named)\s+(?:the\s+)?(?-i:[A-Z]))",
        re.I,
    )


@cache
def _there() -> re.Pattern[str]:
    """The adverb, not "there were": "the households there remain without water"."""
    verbs = r"(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|remains?|remained|came|followed|being|be|exists?|seems?|appears?)"
    times = r"(?:day|days|night|morning|afternoon|evening|week|weekend|fortnight|month|quarter|season|year|decade|period|time|moment)"
    noun = rf"\b(?:the|its|our|their)\s+(?:[a-z-]+\s+)?(?!{times}\b)[a-z-]+\s+"
    return re.compile(rf"{noun}there(?=\s+{verbs}\b)|\bthere\b(?!\s+{verbs}\b)", re.I)
