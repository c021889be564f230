"""Tell a claim from a supposition: modals, conditions, plans, and what is said of normal times.

Precision first: a figure that is wrongly taken for a supposition is only not compared; the other error accuses.
"""

import re
from functools import cache

_CLAUSE = 200


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:may|might|could|would|should(?! (?:read|have read))|must|will|shall|can|cannot|if|unless|whether|until such time|in case|provided that|"
        r"in the event|expected to|expects? to|plans? to|planned to|intends? to|intended to|aims? to|hopes? to|hoped to|"
        r"due to be|set to|ready to|prepared to|able to|capacity (?:of|to|for)|up to the task|likely to|needs? to|supposed to|allowed to|"
        r"offer(?:s|ed)? to|willing to|threaten(?:s|ed)? to|target of|goal of|quota of|limit of|limited to|a maximum of)\b",
        re.I,
    )


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(r"\b(?:normal|typical|usual|ordinary|normally|usually|typically)\b", re.I)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.;:!?](?=\s)|\b(?:and|but|while|whereas|although|that|which|who)\b|[“”\"]", re.I)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"^[\W_]*(?:if|should|unless|were|had|suppose|even if|in case|once)\b", re.I)


def is_supposed(sentence: str, start: int, end: int, verb_end: int | None = None) -> bool:
    """Say whether the quantity at [start, end) of the sentence stands in a supposition; `verb_end` closes its clause.

    >>> text = "The toll may exceed 200 before the summer."
    >>> is_supposed(text, 20, 23)
    True
    >>> is_supposed("May saw 200 trucks.", 8, 18)
    False
    """
    if _opener().match(sentence) and "," not in sentence[:start] and not sentence.lower().startswith(("once", "had")):
        return True
    low = max(0, start - _CLAUSE)
    left = sentence[low:start]
    cut = max((found.end() for found in _ends().finditer(left)), default=0)
    right = sentence[end : min(len(sentence), max(verb_end or 0, end) + 1)]
    found = _modal().search(left, cut) or _modal().search(right)
    if found and not (found[0] in ("May", "Will", "March") or _dated_may(sentence, low + found.start())):
        return True
    return bool(_generic().search(left, cut))


def _dated_may(sentence: str, at: int) -> bool:
    """Say whether "may" at `at` is the month: a capital inside the sentence."""
    return sentence[at : at + 3] == "May"
