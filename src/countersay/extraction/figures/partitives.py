"""Parts told with their whole in one breath: "three of the mill's five sluices were opened".

The verb and the date are the part's; of the whole no more is said than that there is so much of it.
"""

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage


def leave_to_part(passage: Passage, draft: Draft) -> None:
    """Leave the verb to the part it is said of: of "three of the five gates were opened" five were not.

    What the clause says besides is said of the part as well: of "61 of the 86 wells were working" 61 were working.
    """
    link, whole, said = draft.link, draft.whole, draft.predicate
    if link is None or link.cue != "of the" or whole is None or whole.passage != draft.passage or said is None:
        return
    if whole.start < draft.start and whole.predicate is not None and whole.predicate.start > draft.start:
        if whole.predicate.kind != "neutral" and whole.predicate.start == said.start:
            whole.predicate = None  # of "Of the 48 pumps, 39 were repaired" nine were not
        return
    if not draft.start < whole.start < draft.start + _BESIDE_CHARS or whole.predicate is None:
        return
    if whole.predicate.start == said.start or said.kind in ("neutral", "stock"):
        whole.predicate = None
        draft.adjuncts = tuple(sorted({*draft.adjuncts, *whole.adjuncts}))
        whole.adjuncts = ()


def partitive(draft: Draft, whole: Draft) -> bool:
    """Say whether the date follows part and whole alike: "between 1 and 4 May it opened three of the five gates on 4 May"."""
    link, own, other = draft.link, draft.window, whole.window
    if link is None or link.cue != "of the" or own is None or other is None or whole.passage != draft.passage:
        return False
    if own.start is None or other.start is None or not draft.start < whole.start < draft.start + _BESIDE_CHARS:
        return False
    return own.start < draft.quantity.start < other.start


_BESIDE_CHARS = 40
