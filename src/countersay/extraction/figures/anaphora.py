"""What a figure takes from words before it: repeats, running totals that go on, wholes, demonstratives.

Each rule takes from the nearest sentence that fits and from none further than two sentences back, but for repeats and
running totals, which may follow at a distance.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of, inherited
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.windows.next_counts import tells_where
from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import plural
from countersay.model import Period, Quantity

_TELLING = 20  # "of the 179 victims" repeats "179 persons"; "the two sides" does not repeat "two trucks"
_WEEK = 7
_RIGHT_BEHIND = 3  # code points between a number and a verb of its own: "280 were still open"
_TOTALS = frozenset({"since", "between", "after"})


def narrow(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> None:
    """Keep as a qualifier what makes a part, or a count told of a part, less than the whole.

    A part without a noun of its own is narrowed by the words after it ("over 850 belonged to the carriers"); what is
    told in a relative clause is narrowed by what the relative speaks of ("118 incidents, in which 140 were hurt").
    """
    extra: list[str] = []
    part = draft.link is not None and draft.link.type == "part_of"
    end = _past_whole(passage, draft, placed)
    if end is None:
        pass  # "three of the dam's five gates were opened": the verb says all
    elif part and not draft.quantity.qualifiers and (draft.quantity.counted is None or _same_noun(draft)):
        tail = _tail().match(passage.text, end)
        if tail and set(tail[1].lower().split()) - word_set("grammar", "anaphora", "empty"):
            extra.append(tail[1].strip().lower())
    before = passage.text[max(0, placed.start - 60) : placed.start]
    found = pattern("windows", "anaphora", "result_of").search(before)
    if not part and found and passage.quantities[0] is not placed:
        extra.append(f"{found[0].strip().lower()} {_previous(passage, placed).item.text.lower()}")
    if extra:
        draft.quantity = replace(draft.quantity, qualifiers=(*draft.quantity.qualifiers, *extra))


def _past_whole(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> int | None:
    """Where the words begin that narrow a part: behind "of the 43 houses"; None where a verb of its own narrows it."""
    if draft.link is None or draft.link.cue != "of the" or draft.whole is None or draft.whole.passage != draft.passage:
        return placed.end
    whole = next((one for one in passage.quantities if one.start == draft.whole.start), None)
    if whole is None or not 0 < whole.start - placed.end < _PARTITIVE:
        return placed.end
    return None if draft.whole.predicate is None and draft.predicate is not None else whole.end


_PARTITIVE = 40


def _same_noun(draft: Draft) -> bool:
    return draft.whole is not None and draft.quantity.counted == draft.whole.quantity.counted


def _previous(passage: Passage, placed: Placed[Quantity]) -> Placed[Quantity]:
    return passage.quantities[passage.quantities.index(placed) - 1]


@cache
def _tail() -> re.Pattern[str]:
    """The words after a part, up to the next break."""
    return re.compile(
        r"\s*((?:(?!\b(?:while|and|but|of which|of whom|as well as|including)\b)[^,;:.()\d]){1,60})", re.I
    )


def take_demonstrative(passage: Passage, latest: Sequence[Draft]) -> None:
    """Let "these mines were made in Albor in 2021" narrow the count of mines right before it."""
    if not latest or passage.index - latest[-1].passage > 2:
        return
    found = pattern("windows", "anaphora", "these").search(passage.text)
    if found is None:
        return
    noun = found["noun"].lower().rstrip("s")
    for other in reversed(latest):
        if passage.index - other.passage > 2:
            return
        counted = other.quantity.counted or ""
        if noun and counted and (noun.endswith(counted.split(" ")[-1]) or counted.split(" ")[-1].endswith(noun)):
            what = found["what"].strip().lower()
            other.quantity = replace(other.quantity, qualifiers=(*other.quantity.qualifiers, what))
            return


def is_compared(passage: Passage, placed: Placed[Quantity]) -> bool:
    """Say whether a number only stands beside the one told: "412 cases, compared with 365 the week before"."""
    return (
        pattern("windows", "anaphora", "beside").search(passage.text[max(0, placed.start - 40) : placed.start])
        is not None
    )


def last_whole(passage: Passage, latest: Sequence[Draft]) -> Draft | None:
    """The count that the sentences right before spoke of, or the whole of its parts."""
    for draft in reversed(latest):
        if passage.index - draft.passage > 2:
            return None
        if draft.compared or _tells_otherwise(passage, draft):
            continue
        while draft.link is not None and draft.link.type == "part_of" and draft.whole is not None:
            draft = draft.whole
        if draft.quantity.unit not in ("percent", "percentage_point", "times") and not draft.quantity.average:
            return _made_up(draft, latest) or draft
    return None


def _made_up(last: Draft, latest: Sequence[Draft]) -> Draft | None:
    """Return the count that the last ones of a sentence make up: "64 callers: 41 women and 23 men. Nineteen of them ..."."""
    here = [one for one in latest if one.passage == last.passage and one.start <= last.start and _is_count(one)]
    for place, total in enumerate(here[:-2]):
        value = total.quantity.value
        if value and sum((one.quantity.value or 0 for one in here[place + 1 :]), Fraction(0)) == value:
            return total
    return None


def _is_count(draft: Draft) -> bool:
    quantity = draft.quantity
    return quantity.unit is None and quantity.per is None and not quantity.average and quantity.value is not None


@cache
def _harmed() -> dict[str, frozenset[str]]:
    """Plural noun for what happened to people → the verbs that say so: "deaths" → kill, die ..."""
    classes = table("predicates")["class"]
    return {
        plural(noun): frozenset(classes[entry["predicate"]]["lemmas"])
        for entry in table("nouns")["event"].values()
        if entry["predicate"] in classes
        for noun in entry["nouns"]
    }


def _tells_otherwise(passage: Passage, draft: Draft) -> bool:
    """Say whether "of these deaths" cannot go back to a count, since it is told of the injured."""
    said = re.search(r"\bof (?:these|those|the) ([a-z]+)\b", passage.text)
    verbs = _harmed().get(said[1]) if said is not None else None
    if verbs is None or draft.predicate is None:
        return False
    told = next((one for one in _harmed().values() if draft.predicate.lemma in one), None)
    return told is not None and told != verbs


def take_running_total(passage: Passage, draft: Draft, latest: Sequence[Draft]) -> None:
    """Let "by 31 May the total had risen to 1,502" go on from the last running total of the same thing."""
    start = draft.start
    window = draft.window
    if window is None or window.kind not in ("until", "as_of", "before"):
        return
    if not pattern("windows", "anaphora", "running_total").search(passage.text[max(0, start - 140) : start]):
        return
    for other in reversed(latest):
        base = other.window
        same = head_of(draft.quantity) in (None, head_of(other.quantity)) and draft.quantity.unit == other.quantity.unit
        if not same or other.link is not None or base is None or base.first is None or base.kind not in _TOTALS:
            continue
        draft.window = replace(window, first=base.first, first_latest=base.first_latest, kind="since", inherited=True)
        draft.predicate = other.predicate
        draft.place = draft.place or other.place
        counted = draft.quantity.counted or other.quantity.counted
        # "Had risen to 1,502" tells the level reached, not the change.
        draft.quantity = replace(draft.quantity, counted=counted, change="=")
        return


def a_week(passage: Passage, said: Period | None, window: Period | None) -> Period | None:
    """Let "this week", said of the eight days "between 5 and 12 May", be the seven that end with them."""
    if said is None or window is None or window.first is None or window.days != _WEEK + 1:
        return window
    words = next((passage.text[p.start : p.end] for p in passage.periods if p.item.start == said.start), "")
    return replace(window, first=window.first + timedelta(days=1)) if re.search(r"\bweek\b", words, re.I) else window


def take_noun(passage: Passage, draft: Draft, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give a bare number with days of its own the noun of the count before it: "61 incidents: 18 in May, 43 in June"."""
    quantity, window = draft.quantity, draft.window
    bare = quantity.counted is None and quantity.unit is None and not quantity.average and quantity.per is None
    harmed = draft.predicate is not None and draft.predicate.lemma in word_set("nouns", "elided", "of_persons_alone")
    if quantity.change in ("up", "down"):
        return  # "the number of assaults has increased by 2,050"
    if harmed and quantity.qualifiers:
        return  # "nine bodies, and 86 injured on 4 June"
    if not bare or draft.link is not None or window is None or _is_lent(window) or quantity.number.text.isalpha():
        return
    if window.inherited and len(last := _counted_before(passage, latest)) != 1:
        nouns = {one.quantity.counted for one in last}
        if len(nouns) == 1 and None not in nouns:  # "1,130 lorries passed, 27 turned back. We counted 406 in that time"
            draft.quantity = replace(quantity, counted=nouns.pop())
            draft.assumed = (*draft.assumed, "noun")
        return
    told = draft.predicate is not None and draft.predicate.kind != "neutral"
    adjacent = window.start is not None and 0 <= window.start - quantity.end <= 1
    beside = zip(here, passage.quantities, strict=True)  # "31 ships in the two harbours and 12 on Tuesday" are ships
    before = [
        other
        for other, number in beside
        if other.quantity.start < quantity.start and not tells_where(passage.text[: number.start])
    ]
    for other in reversed([*latest, *before]):
        if passage.index - other.passage > 1:
            return
        if other.quantity.counted is None or other.quantity.unit is not None or other.quantity.per is not None:
            continue
        if told and not adjacent and not _says_the_same(draft, other):
            return
        draft.quantity = replace(quantity, counted=other.quantity.counted, qualifiers=other.quantity.qualifiers)
        behind = draft.predicate.start - draft.start - len(quantity.text) if draft.predicate is not None else -1
        if not 0 <= behind < _RIGHT_BEHIND:
            draft.predicate = other.predicate or draft.predicate
        draft.place = draft.place or other.place
        draft.assumed = (*draft.assumed, "noun")
        if window.kind == "on" and other.window is not None and other.window.kind == "during":
            draft.window = replace(window, kind="during")  # "In May there were 41 fires, June 60"
        return


def _counted_before(passage: Passage, latest: Sequence[Draft]) -> list[Draft]:
    """Return the counts of the sentence before."""
    return [one for one in latest if one.passage == passage.index - 1 and one.quantity.unit is None]


def _is_lent(window: Period) -> bool:
    """Say whether a window is not told by words of the figure's own, such as "in the same period of 2030"."""
    return window.inherited and (window.start is None or window.anchor == "passage")


def _says_the_same(draft: Draft, other: Draft) -> bool:
    """Say whether one verb is said of both: "it employs 2,330 people; in 2029 it employed 2,410"."""
    one, two = draft.predicate, other.predicate
    return one is not None and two is not None and one.lemma == two.lemma and one.kind in ("flow", "stock")


def take_repeat(passage: Passage, draft: Draft, latest: Sequence[Draft]) -> None:
    """Let "the 46 killed" take over window and noun from the last figure of the same number that it repeats."""
    start = draft.start
    if not re.search(r"\b(?:the|these|those|all) $", passage.text[max(0, start - 6) : start], re.I):
        return
    for other in reversed(latest):
        same = other.quantity.value == draft.quantity.value and other.quantity.unit == draft.quantity.unit
        heads = {head_of(other.quantity), head_of(draft.quantity)} - {None}
        if same and draft.quantity.value is not None and (len(heads) < 2 or draft.quantity.value >= _TELLING):
            draft.window = inherited(other.window)
            draft.predicate = other.predicate or draft.predicate
            draft.place = draft.place or other.place
            draft.same_as = other
            if draft.quantity.counted is None:
                draft.quantity = replace(draft.quantity, counted=other.quantity.counted)
            return


def points_back(passage: Passage, window: Period) -> bool:
    """Say whether the words of the window are such as "during this week": the time just spoken of."""
    for placed in passage.periods:
        if placed.item.start == window.start:
            return bool(pattern("windows", "anaphora", "this").match(passage.text[placed.start : placed.end]))
    return False
