"""What sort of number a figure is: a flow adds up over days, a stock is a level, a share is of something."""

import re
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.lexicon.load import table, word_set
from countersay.model import FigureKind

_TIME_UNITS = frozenset({"decade", "century", "year", "month", "week", "day", "hour", "minute", "second", "quarter"})
_LENGTH_UNITS = frozenset({"km", "m", "cm", "mm", "mi", "ft", "in", "yd", "nmi", "[nmi_i]"})


@cache
def _event_nouns() -> frozenset[str]:
    nouns = table("nouns")
    events = {word for entry in nouns["event"].values() for word in entry["nouns"]}
    listed = {word for key in ("attack", "violation", "meeting", "voyage", "crossing") for word in nouns["same"][key]}
    return frozenset(events | listed | word_set("grammar", "figure_kinds", "events"))


def is_event_noun(head: str | None) -> bool:
    """Say whether a noun tells of something that happens: "meeting", "arrest", "death".

    >>> is_event_noun("arrest"), is_event_noun("detainee")
    (True, False)
    """
    listed = (table("predicates")["levels"]["happenings"], table("nouns")["occasion"]["events"])
    return head in _event_nouns() or any(head in words for words in listed)


def took_part(draft: Draft) -> bool:
    """Say whether a share is of those who did what is done on one day: "71 % of teachers took part"."""
    verb = draft.predicate.lemma if draft.predicate is not None and draft.quantity.counted else ""
    return verb in word_set("periods", "scene_shares", "verbs")


def figure_kind(draft: Draft) -> FigureKind:
    """Return what sort of number a draft is, from its unit, its rate, its verb and its window."""
    quantity = draft.quantity
    if quantity.unit in ("percent", "percentage_point", "times"):
        return "share"
    if quantity.average or quantity.per is not None:
        return "average"
    if quantity.unit in _TIME_UNITS:
        return "duration"
    if quantity.unit in _LENGTH_UNITS and not _is_of_goods(draft):
        return "distance"
    if quantity.unit is not None and re.fullmatch(r"[A-Z]{3}", quantity.unit):
        return "money"
    return _count_kind(draft)


def _is_of_goods(draft: Draft) -> bool:
    """Say whether a length measures an amount of something: "9.6 million metres of cloth", "wove 18 km of cable"."""
    quantity = draft.quantity
    if quantity.unit in ("m", "ft", "yd") and (quantity.value or 0) >= 100_000:
        return True
    if quantity.counted is not None and re.search(r"\b(?:of|in)\b", quantity.text):
        return True
    made = draft.predicate is not None and draft.predicate.lemma in table("predicates")["levels"]["of_goods"]
    return made and quantity.number.text.replace(",", "").replace(".", "").split(" ")[0].isdigit()


def is_numbered_level(draft: Draft) -> bool:
    """Say whether a bare number tells how many there were on a day: "the number of refugees was 47,900 on 1 May"."""
    quantity = draft.quantity
    bare = quantity.number.text == quantity.text and quantity.counted is not None and quantity.unit is None
    return (
        bare
        and draft.kind == "stock"
        and draft.link is None
        and draft.predicate is not None
        and (
            draft.predicate.lemma in _MOVES | {"be", "stand", "reach"} and draft.measured is None and not draft.adjuncts
        )
    )


def _reaches(draft: Draft) -> bool:
    """Say whether a count is told as having come to so many on a day: "the number of refugees rose to 61,400 on 1 May"."""
    one_day = draft.window is not None and draft.window.kind == "on" and draft.window.days == 1
    moved = draft.predicate is not None and draft.predicate.lemma in _MOVES and draft.quantity.change == "="
    return one_day and moved and draft.quantity.unit is None and not is_event_noun(head_of(draft.quantity))


_MOVES = frozenset({"rise", "fall", "grow", "climb", "drop", "increase", "decrease", "decline", "shrink"})


def _count_kind(draft: Draft) -> FigureKind:
    if draft.measured is not None:
        return draft.measured
    kind = draft.predicate.kind if draft.predicate else "neutral"
    if kind == "stock":
        return "stock"
    if (
        draft.predicate is not None
        and draft.predicate.lemma == "be"
        and draft.whole is not None
        and draft.whole.predicate
    ):
        return draft.whole.kind if draft.whole.kind in ("flow", "stock") else "constant"
    over_days = draft.window is not None and draft.window.kind in (
        "since",
        "between",
        "past",
        "during",
        "after",
        "until",
    )
    if draft.window is not None and draft.window.kind == "on" and (draft.window.days or 0) > 1:
        over_days = over_days or (draft.predicate is not None and draft.predicate.lemma != "be")  # "reported last week"
    if _reaches(draft):
        return "stock"
    if kind == "flow":
        return "flow"
    head = head_of(draft.quantity)
    if head in _event_nouns() or over_days:
        return "flow"
    if kind == "unknown" and draft.window is not None:
        return "flow"
    if draft.window is not None and draft.predicate is not None and draft.predicate.lemma == "be":
        return "stock"
    if draft.window is not None and draft.window.kind == "on" and draft.predicate is not None and head is not None:
        # "97 boats were counted there on 16 June": how many there were, unless it is of something that happens
        seen = draft.predicate.lemma in table("predicates")["levels"]["seen"]
        return "constant" if not seen or is_event_noun(head) else "stock"
    return "constant"
