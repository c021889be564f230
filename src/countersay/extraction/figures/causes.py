"""Which one event a toll belongs to: "the fire killed 59 people", "12 were arrested after the match".

A toll counts the victims of the event that its clause names. Two rules, over the clause of the figure:

1. The subject of an active verb of harm, if it is no body and no person: "a ferry accident killed 224 people".
2. A phrase of occasion behind the figure or its verb, or at the head of the sentence: "in an explosion", "after the
   match", "for smuggling".

Events in the plural without an article ("strikes killed 12") are no single event and narrow nothing.
"""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.nouns.counted import singular
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.month_names import full_months
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.load import table
from countersay.lexicon.nouns import OCCASION, is_of_harm
from countersay.model import Quantity

_REACH = 120


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("nouns")["occasion"][key])


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(noun for entry in table("nouns")["event"].values() for noun in entry["nouns"])


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:in|by|from|during|after|following|at|because of|due to|in connection with|over)\s+"
        r"(?P<article>(?:the|an?|this|that|its|their)\s+)?(?:(?:[\w'’-]+\s+){0,3}?)(?P<head>[a-z][a-z-]+)\b",
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

    The lead `OCCASION` tells it from other words that narrow a count.
    """
    if predicate is None or not (is_of_harm(predicate.lemma) or (placed.item.counted or "") in _event_nouns()):
        return None
    acting = predicate
    if placed.start <= predicate.start < predicate.end <= placed.end:  # "the blast left nine injured"
        left = _LEFT.search(passage.text, max(0, placed.start - 24), placed.start)
        acting = replace(predicate, start=left.start(), end=left.end()) if left else predicate
    found = _acting(passage, acting) if acting.end <= placed.start else None
    found = found or _behind(passage.text, max(placed.end, predicate.end), predicate) or _opening(passage, placed)
    return f"{OCCASION}{found}" if found else None


_LEFT = re.compile(r"\b(?:left|leaves|leaving) (?:at least |about |some )?\Z")


def _behind(text: str, end: int, predicate: Predicate) -> str | None:
    """Return the noun of an occasion, or of a charge, behind the figure and its verb."""
    stop = re.compile(r"[;:]|\.\s|\b(?:while|which|who|and \d)\b").search(text, end)
    limit = min(stop.start() if stop else len(text), end + _REACH)
    for match in _occasion().finditer(text, end, limit):
        if match["head"] in full_months().split("|"):
            continue  # "in March 2015" is no march
        head = singular(match["head"].lower())
        if head in _words("events") and (match["article"] or head == match["head"].lower()):
            return head
    if _words("charges").isdisjoint(predicate.lemma.split("+")):
        return None
    charge = _charge().match(text, end + text.startswith(" ", end))
    return charge["head"].lower() if charge else None


def _opening(passage: Passage, placed: Placed[Quantity]) -> str | None:
    """Return the occasion that opens the sentence of its first count: "During the march of 4 May no arrests were made"."""
    match = _occasion().match(passage.text)
    if match is None or passage.quantities[0] is not placed or match.end() > placed.start:
        return None
    head = singular(match["head"].lower())
    return head if head in _words("events") and match["article"] and head == match["head"].lower() else None


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
    return head if head in _words("causes") and not match["article"] and head == word else None
