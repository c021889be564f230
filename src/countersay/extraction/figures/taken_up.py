"""Numbers set against one just said: "The ministry said 214 homes were flooded. The council put the figure at 388."

A sentence with "the figure", "the number" or "the toll" and a bare number speaks of what the count before it speaks of.
Three conditions: one count alone stands in the nearest sentence that has any, this one or one of the two before it; both
numbers are plain, or both percentages; and another voice speaks, or the number is called the true one. What is counted,
its verb, place and days are then those of the count before; "the figure" says so, so that nothing is marked as assumed.

"The death toll stands at 22" needs no count before it: it counts persons killed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, inherited
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Passage, number_end
from countersay.extraction.text.tagging import known_tags
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.lexicon.nouns import is_of_harm, known_as
from countersay.model import Period, Quantity

_BACK = 2  # sentences
_REACH = 90  # code points before the number in which "the figure" stands


def take_up(passage: Passage, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give the bare numbers of a sentence what the number that they are set against counts."""
    for index, draft in enumerate(here):
        quantity = draft.quantity
        named = quantity.counted is not None
        if draft.link is not None or quantity.unit not in (None, "percent") or (named and not _people(quantity)):
            continue
        if quantity.average or quantity.per is not None or (quantity.value is not None and quantity.value < 1):
            continue  # "the true figure was one-third"
        start = passage.quantities[index].start
        lead = start + quantity.number.start - quantity.start  # "the death toll" before "topped 800"
        before = passage.text[max(0, start - _REACH) : lead]
        told = pattern("windows", "taken_up", "figure").search(before) or _given(passage, index, before)
        if told is None:
            continue
        toll = pattern("windows", "taken_up", "toll").search(told[0]) is not None
        known = None if named else _set_against(passage, draft, toll, [*latest, *here[:index]])
        if known is not None and pattern("windows", "taken_up", "deaths").search(told[0]) and not of_deaths(known):
            known = None  # "10,100 are missing; the ministry put the death toll at 5,500"
        if known is not None and "their" in told[0].lower().split() and _others_named(before[: told.start()], known):
            continue  # "it holds no prisoners; Ora puts their number at four": of the prisoners
        if known is not None and (
            _of_another_voice(passage, known, draft)
            or pattern("windows", "taken_up", "true").search(told[0])
            or pattern("windows", "taken_up", "set_against").search(before)
        ):
            _take(draft, known, start, passage.quantities[index].end)
        elif pattern("windows", "taken_up", "deaths").search(told[0]):
            draft.quantity = quantity if named else replace(quantity, counted="person")
            draft.predicate = Predicate(lemma="kill", kind="flow", start=start, end=passage.quantities[index].end)
            window = draft.window or _as_of(passage, passage.quantities[index].end)
            day, draft.window = draft.window, _up_to(passage, window, start - len(told[0]), start)
            for part in here[index + 1 :]:  # "rose on Sunday to 419, including 60 children"
                if part.whole is draft and part.window is not None and part.window == day:
                    part.window = draft.window


def of_deaths(known: Draft) -> bool:
    """Say whether a count is told by a verb of dying."""
    return known.predicate is not None and known.predicate.lemma.split("+")[0] in _deadly()


@cache
def _deadly() -> frozenset[str]:
    """The class of verbs that "kill" is of."""
    classes = table("predicates")["class"].values()
    return frozenset(next(entry["lemmas"] for entry in classes if "kill" in entry["lemmas"]))


@cache
def _given_by() -> re.Pattern[str]:
    verbs = alternatives(table("cues")["grammar"]["given"].split())
    return regex(rf"\s+(?:{verbs})\s+by\b")


def _given(passage: Passage, index: int, before: str) -> re.Match[str] | None:
    """Return the words of "the figure of 288 released by the ministry" that stand before its number."""
    placed = passage.quantities[index]
    if not _given_by().match(passage.text, number_end(placed)):
        return None
    return pattern("windows", "taken_up", "given").search(before)


def _as_of(passage: Passage, end: int) -> Period | None:
    """Return the "as of 5 July" that stands right behind a number."""
    return next((one.item for one in passage.periods if one.item.kind == "as_of" and 0 <= one.start - end <= 2), None)


def _people(quantity: Quantity) -> bool:
    return quantity.counted is not None and known_as(quantity.counted, "person") is True


def _others_named(before: str, known: Draft) -> bool:
    """Say whether a clause before "their number" names several of another kind than those counted."""
    clauses = re.split(r"[;,:]|\b(?:and|but|while)\b", before)[:-1]
    noun = (known.quantity.counted or "").split(" ")[-1]
    words = [word for clause in clauses for word in re.findall(r"[a-z]{4,}s\b", clause)]
    return any("NNS" in known_tags(word) and not (noun and word.startswith(noun[:-1])) for word in words)


def _up_to(passage: Passage, window: Period | None, begin: int, end: int) -> Period | None:
    """Return the window of a toll: of the day of its event where the words between name it, else up to the day told.

    "The death toll of the fire on 2 May stands at 22", but "on Friday the death toll rose to 22".
    """
    if window is None or window.days != 1:
        return window
    moved = _MOVED.search(passage.text, begin, end)  # "rose on Friday to 22"
    end = moved.start() if moved is not None else end
    if any(begin <= placed.start < end and placed.item.start == window.start for placed in passage.periods):
        return window
    return replace(window, first=None, first_latest=None, kind="as_of")


_MOVED = re.compile(r"\b(?:rose|risen|climbed|climbs|rises|jumped|soared|increased)\b")


def _set_against(passage: Passage, draft: Draft, toll: bool, earlier: Sequence[Draft]) -> Draft | None:
    """Return the one count that the nearest sentence with any speaks of, or None."""
    unit = draft.quantity.unit
    near = [one for one in earlier if passage.index - one.passage <= _BACK and _is_count(one, unit)]
    if toll:
        near = [one for one in near if one.predicate is not None and is_of_harm(one.predicate.lemma)]
    if not near:
        return None
    last = max(one.passage for one in near)
    found = [one for one in near if one.passage == last]
    return found[0] if len(found) == 1 else None


def _of_another_voice(passage: Passage, known: Draft, draft: Draft) -> bool:
    """Say whether two named voices speak, and the second one not of how things went on."""
    one, two = known.voice, draft.voice
    if one is None or two is None or one.speaker is None or two.speaker is None or one.speaker == two.speaker:
        return False
    return pattern("windows", "taken_up", "later").search(passage.text) is None


def _is_count(one: Draft, unit: str | None) -> bool:
    quantity = one.quantity
    if quantity.unit != unit or quantity.average or quantity.per is not None or one.supposed or one.compared:
        return False
    return one.predicate is not None and (unit == "percent" or quantity.counted is not None)


def _gives(qualifier: str) -> bool:
    return _given_by().match(f" {qualifier} by") is not None


def _take(draft: Draft, known: Draft, start: int, end: int) -> None:
    draft.quantity = replace(
        draft.quantity,
        counted=known.quantity.counted,
        qualifiers=(*known.quantity.qualifiers, *(one for one in draft.quantity.qualifiers if not _gives(one))),
    )
    assert known.predicate is not None  # see `_is_count`
    draft.predicate = replace(known.predicate, start=start, end=end)
    draft.agent, draft.place, draft.adjuncts = known.agent, draft.place or known.place, known.adjuncts
    draft.window = draft.window or inherited(known.window)
    draft.measured = draft.measured or known.measured
