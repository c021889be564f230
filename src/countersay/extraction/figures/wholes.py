"""What a part leaves unsaid and its whole says: what is counted, the verb, the place, the days."""

from dataclasses import replace

from countersay.extraction.figures.averages import within
from countersay.extraction.figures.figure_drafts import Draft, inherited
from countersay.extraction.figures.levels import is_left_of
from countersay.extraction.figures.partitives import partitive
from countersay.extraction.text.passages import Passage
from countersay.extraction.times.patterns import pattern


def take_over(draft: Draft, *, undone: bool) -> None:
    """Let a part, or a share's count, take over what its whole says and it does not; what was `undone` is of later."""
    whole = draft.whole
    if whole is None or draft.link is None:
        return
    if draft.link.type == "same_as" and whole.whole is not None:
        whole = whole.whole
    if draft.link.type == "part_of" or draft.link.type == "same_as":
        if draft.quantity.counted is None and whole.quantity.counted is not None:
            draft.quantity = replace(draft.quantity, counted=whole.quantity.counted)
        if draft.predicate is None or draft.predicate.kind == "neutral" or draft.link.exhaustive:
            draft.predicate = whole.predicate or draft.predicate
        draft.place = draft.place or whole.place
        draft.agent = draft.agent or whole.agent
    open_start = draft.window is not None and draft.window.first is None and not _ends_later(draft, whole)
    own = draft.link.type == "same_as" and within(draft.window, whole.window) is not None
    if undone or is_left_of(draft) or (whole.supposed and not draft.supposed):
        return  # "has received 18 of the 61 million required for 2027"
    if (
        partitive(draft, whole)
        or draft.window is None
        or open_start
        or (draft.link.type in ("share_of", "same_as") and not own)
    ):
        draft.window = inherited(whole.window) or draft.window


def _ends_later(draft: Draft, whole: Draft) -> bool:
    """Say whether a part is told up to a day after the time of its whole: "by Thursday 31,000 of them had power again"."""
    own, other = draft.window, whole.window
    return own is not None and other is not None and bool(own.last and other.last) and own.last > other.last  # type: ignore[operator]


def take_days(passage: Passage, draft: Draft) -> None:
    """Give a part the days that its whole has taken from the sentences around it."""
    whole = draft.whole
    if whole is None or draft.link is None or draft.window is not None or whole.window is None:
        return
    if is_left_of(draft):
        return
    if whole.passage == draft.passage and pattern("windows", "carried", "unnamed_time").search(
        passage.text, whole.start
    ):
        return  # "we have 48 places and never used more than 40 of them"
    if draft.link.type not in ("part_of", "same_as", "share_of") or (whole.supposed and not draft.supposed):
        return
    draft.window = inherited(whole.window)
    taken = tuple(name for name in whole.assumed if name in ("day", "days"))
    draft.assumed = (*draft.assumed, *(name for name in taken if name not in draft.assumed))
