"""Whose count it is: the body that acts on the things counted, or has them.

"The Group employed 3,967 people" counts the Group's, "212 were arrested by the police" the police's. Two bodies named by
their own names have counts of their own; a word such as "the company" names nobody.
"""

import re
from functools import cache

from countersay.extraction.passages import Passage, Placed
from countersay.extraction.predicates import Predicate
from countersay.model import Mention, Quantity

_BODIES = frozenset({"organisation", "country", "group", "other"})
_REACH = 120
_BY = 60


@cache
def _inside() -> re.Pattern[str]:
    """A preposition before a name: it is then part of another phrase and acts on nothing."""
    return re.compile(
        r"\b(?:of|in|at|on|by|from|to|for|with|against|near|under|over|into|through|about|and)\s+(?:the\s+)?$", re.I
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby\s+(?:the\s+)?$", re.I)


def agent_of(passage: Passage, placed: Placed[Quantity], predicate: Predicate | None) -> str | None:
    """Return the acting body as written, or None if the clause names none."""
    if predicate is None:
        return None
    if predicate.end <= placed.start:
        return _subject(passage, predicate)
    return _agent(passage, predicate)


def _subject(passage: Passage, predicate: Predicate) -> str | None:
    """The last body before the verb that no preposition leads and no comma parts from it."""
    best: Placed[Mention] | None = None
    for mention in passage.mentions:
        if mention.item.kind not in _BODIES or mention.end > predicate.start or predicate.start - mention.end > _REACH:
            continue
        between = passage.text[mention.end : predicate.start]
        lead = passage.text[max(0, mention.start - 20) : mention.start]
        if re.search(r"[,;:.]|\b(?:which|who|that|said)\b", between) or _inside().search(lead):
            continue
        if between.startswith(("'s", "’s")):
            continue
        if best is None or mention.start > best.start or (mention.start == best.start and mention.end > best.end):
            best = mention
    return best.item.text if best else None


def _agent(passage: Passage, predicate: Predicate) -> str | None:
    """The body after "by" in a passive."""
    for mention in passage.mentions:
        if mention.item.kind in _BODIES and 0 <= mention.start - predicate.end <= _BY:
            if _by().search(passage.text[max(predicate.end, mention.start - 10) : mention.start]):
                return mention.item.text
    return None
