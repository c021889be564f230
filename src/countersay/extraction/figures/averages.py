"""Means and daily rates: the total that a mean is one of, and its days."""

from collections.abc import Sequence

from countersay.extraction.figures.anaphora import a_week, points_back
from countersay.extraction.figures.figure_drafts import Draft, head_of, inherited
from countersay.extraction.text.passages import Passage
from countersay.extraction.times.patterns import pattern
from countersay.model import Period

_LEAD = 60  # code points before a mean in which words set it against a count


def take_average(passage: Passage, draft: Draft, here: Sequence[Draft], latest: Sequence[Draft]) -> None:
    """Give a mean the total before it as its base, and the days of that total; it is changed in place.

    Args:
        passage: the sentence. draft: the mean, one of its figures.
        here: the figures of the sentence. latest: those of the sentences before.
    """
    if pattern("windows", "means", "beside").search(passage.text[max(0, draft.start - _LEAD) : draft.start]):
        return  # "1,203 lorries crossed, below the average of 58 a day"
    if pattern("windows", "means", "some_days").match(passage.text, draft.start + len(draft.quantity.text)):
        return
    if _changes(passage, draft, here):
        return
    place = here.index(draft)  # "inspected 61, on average three a day, and detained six": the nearest before it
    base = _base(draft, [*latest, *here[:place:-1], *here[:place]])
    if base is None or not (base.passage == passage.index or passage.sentence.block != "bullet"):
        return
    if not _near(passage, base):
        return
    draft.average_of = base
    if draft.window is None or draft.window.inherited or points_back(passage, draft.window):
        base_window = a_week(passage, draft.window, inherited(base.window))
        draft.window = within(draft.window, base.window) or base_window or draft.window


def _changes(passage: Passage, draft: Draft, here: Sequence[Draft]) -> bool:
    """Say whether the rate is an end of a change: "releasing 62 tonnes a day and weakening to 53 tonnes a day"."""
    for other in here:
        one, two = draft.quantity, other.quantity
        alike = other is not draft and (two.average, two.per, two.unit) == (one.average, one.per, one.unit)
        first, last = sorted((draft, other), key=lambda one: one.start)
        gap = passage.text[first.start + len(first.quantity.text) : last.start]
        if alike and pattern("windows", "means", "changing").search(gap):
            return True
    return False


def within(window: Period | None, base: Period | None) -> Period | None:
    """Return the window if it lies within the base: "this week" said of eight days is the seven that end with them."""
    if window is None or base is None or window.inherited or window.first is None or window.last is None:
        return None
    if base.first is None or base.last is None or not base.first <= window.first <= window.last <= base.last:
        return None
    return window


def _near(passage: Passage, base: Draft) -> bool:
    return passage.index - base.passage <= 2


def _base(draft: Draft, candidates: Sequence[Draft]) -> Draft | None:
    """The last plain count of the same noun: the total that a mean is a mean of; one without a noun only beside it."""
    for other in reversed(candidates):
        heads = {head_of(other.quantity), head_of(draft.quantity)} - {None}
        same = other.quantity.unit == draft.quantity.unit and (len(heads) < 2 or draft.quantity.unit is not None)
        plain = not other.quantity.average and other.quantity.per is None and other.quantity.unit != "percent"
        elsewhere = other.passage != draft.passage and other.quantity.counted is None
        if elsewhere or (other.predicate is not None and other.predicate.kind == "stock"):
            continue  # "2,978 tonnes were in store; the station burns 94 tonnes a day"
        if other.quantity.counted is None and _done_otherwise(other, draft):
            continue  # "900 people cross the square every day, and 40 were searched on 3 May"
        if same and plain and other.link is None:
            return other
    return None


def _done_otherwise(one: Draft, other: Draft) -> bool:
    """Say whether two counts have each a verb of their own."""
    if one.predicate is None or other.predicate is None:
        return False
    return one.predicate.lemma != other.predicate.lemma
