"""The direction in which counted things went, where the clause of a count tells it."""

import re

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.model import Quantity


def directions(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> str | None:
    """Return the words of direction in the clause of a count, lower case, or None."""
    end = draft.predicate.end if draft.predicate is not None and draft.predicate.end > placed.end else placed.end
    stop = re.compile(r"[;:,]|\b(?:while|of which|of whom)\b").search(passage.text, end)
    limit = min(stop.start() if stop else len(passage.text), end + 90)
    # "561 voyages (293 inbound and 268 outbound) were enabled": what stands in brackets is said of parts
    before, behind = re.sub(r"\([^)]*\)?", "", passage.text[placed.end : end]), passage.text[end:limit].split("(")[0]
    if pattern("windows", "scene", "both_ways").search(before + behind):
        return "both directions"
    found = pattern("windows", "scene", "one_way").search(before + re.split(r"\band\b", behind)[0])
    return found[0].lower() if found else None
