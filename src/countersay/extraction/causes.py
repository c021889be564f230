"""Which one event a toll belongs to: "the fire killed 59 people", "12 were arrested after the match".

A toll counts the victims of the event that its clause names. Two rules, over the clause of the figure:

1. The subject of an active verb of harm, if it is no body and no person: "a ferry accident killed 224 people".
2. A phrase of occasion behind the figure or its verb: "in an explosion", "after the match", "for smuggling".

Events in the plural without an article ("strikes killed 12") are no single event and narrow nothing.
"""

import re
from functools import cache

from countersay.extraction.counted import singular
from countersay.extraction.passages import Passage, Placed
from countersay.extraction.predicates import Predicate
from countersay.lexicon.load import table
from countersay.model import Quantity

_REACH = 120


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("nouns")["occasion"][key])


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<lead>in|by|from|during|after|following|at|because of|due to|in connection with|over)\s+"
        r"(?P<article>(?:the|an?|this|that|its|their)\s+)?(?P<words>(?:[\w'’-]+\s+){0,3}?)(?P<head>[a-z][a-z-]+)\b",
        re.I,
    )


@cache
def _charge() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:for|on (?:suspicion|charges) of)\s+(?:the\s+)?(?:alleged(?:ly)?\s+)?(?P<head>[a-z][a-z-]+)\b"
    )


@cache
def _subject() -> re.Pattern[str]:
    """A noun phrase of lower-case words right before the verb, past a date, a place and auxiliaries."""
    return re.compile(
        r"(?:^|[.;:,”\"]\s*|\b(?:and|but|while|said|that)\s+|\d\s+)(?P<article>(?:the|an?|this|that)\s+)?"
        r"(?P<phrase>(?:[a-z][a-z-]+\s+){1,4}?)"
        r"(?:(?:on|in|at|near|of|last|this|outside)\b[^.;:,]{0,60}?\s)?(?:have |has |had |also |alone )*$",
        re.I,
    )


def occasion_of(passage: Passage, placed: Placed[Quantity], predicate: Predicate | None) -> str | None:
    """Return the one event whose toll the quantity is, as its noun in the singular, or None.

    The lead "in: " tells it from other words that narrow a count.
    """
    if predicate is None or not _words("verbs").intersection(predicate.lemma.split("+")):
        return None
    text = passage.text
    if predicate.end <= placed.start:
        found = _acting(passage, predicate)
        if found is not None:
            return f"in: {found}"
    end = max(placed.end, predicate.end)
    stop = re.compile(r"[;:]|\.\s|\b(?:while|which|who|and \d)\b").search(text, end)
    limit = min(stop.start() if stop else len(text), end + _REACH)
    for match in _occasion().finditer(text, end, limit):
        head = singular(match["head"].lower())
        if head in _words("events") and (match["article"] or head == match["head"].lower()):
            return f"in: {head}"
    charge = (
        _charge().match(text, _skip(text, end)) if _words("charges").intersection(predicate.lemma.split("+")) else None
    )
    return f"in: {charge['head'].lower()}" if charge else None


def _skip(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


def _acting(passage: Passage, predicate: Predicate) -> str | None:
    """Return the noun of a subject that is one event or a cause, no body and no person."""
    low = max(0, predicate.start - _REACH)
    match = _subject().search(passage.text, low, predicate.start)
    if match is None:
        return None
    start, end = match.start("phrase"), match.end("phrase")
    if any(m.start < end and start < m.end for m in passage.mentions):
        return None
    word = match["phrase"].split()[-1].lower()
    head = singular(word)
    if head in _words("events"):
        return head if match["article"] or head == word else None
    if match["article"] or head != word or head in _words("actors"):
        return None
    return head if head in _words("causes") else None
