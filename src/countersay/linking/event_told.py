"""An account as deeds are compared by: which deeds its words may tell of, of which things, and with which names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.event_things import are_done_to_others, canonical
from countersay.linking.stems import bare_stem
from countersay.model import EventMention

DUE = frozenset({"planned", "cancelled"})
_LONG = 1  # days between first and last of an account that still tells of one night


@dataclass(frozen=True, slots=True)
class Told:
    """An account with what it is compared by."""

    mention: EventMention
    deeds: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]

    @property
    def days(self) -> tuple[date, ...]:
        """The day it tells of, or the two of one night; none for anything longer."""
        first, last = self.mention.first, self.mention.last
        if first is None or last is None or (last - first).days > _LONG:
            return ()
        return tuple(dict.fromkeys((first, last)))


def read_told(mention: EventMention) -> Told:
    """Return the account with its deeds, things and names."""
    about = {canonical(noun) for noun in mention.about}
    own = {word for word in (mention.noun, mention.kind, *(mention.verb or "").split("+")) if word}
    known = _deeds()
    within = mention.status in DUE or mention.noun in _words("incidents")
    words = own | (set(mention.about) & known.keys()) if within else own  # "the meeting that was to be"
    deeds = {deed for word in words for deed in known.get(word, ())}
    if "fail" in words and not about & {canonical(word) for word in _words("structures")}:
        deeds.discard("breaking")
    if "give" in words and "way" in about and about & {canonical(word) for word in _words("structures")}:
        deeds.add("breaking")  # "the dam gave way"
        about.discard("way")
    if _may_dismiss(mention.text) and _DISMISSED.search(mention.text) is not None and not deeds & {"arrest"}:
        deeds = {"dismissal"}
    if mention.kind == "disaster" or mention.verb in ("burn", "smoulder"):
        deeds.discard("strike")  # a fire is no firing
    elif mention.kind == "attack":
        deeds.discard("burning")
    if mention.kind in ("walkout", "attack"):
        deeds.discard("strike" if mention.kind == "walkout" else "walkout")  # one word for both
    if "exchange" in words and re.search(r"\b(?:stock|commodity|futures) exchange\b", mention.text, re.I):
        deeds.discard("handover")  # a market
    names: set[str] = set()
    for name in mention.participants:
        names |= name_stems(name)
    if mention.place:
        names |= name_stems(mention.place)
    things = frozenset(about.difference(_words("any"), words, _workers() if "walkout" in deeds else ()))
    return Told(mention, frozenset(deeds), things, frozenset(names))


_DISMISSED = re.compile(
    r"\b(?:was|were|been|being|be) (?:unfairly |promptly |summarily )?(?:fired(?! (?:at|on|upon|from|into|by (?:guns?|rockets?)))|sacked|dismissed(?= (?:from|by|on|in|a|the|after|because|for|\d)|$))"
)


def _may_dismiss(text: str) -> bool:
    """Say whether a word stands anywhere without which nobody is dismissed: the pattern takes twenty times as long."""
    return "fired" in text or "sacked" in text or "dismissed" in text


def patient_words(told: Told) -> frozenset[str]:
    """Words of the names of what a deed is done to: "Kelm seized the Brita", "the Brita was seized"."""
    mention = told.mention
    passive = re.search(r"\b(?:was|were|been|being)\b", mention.text) is not None
    if not mention.agents and not passive:
        return frozenset()
    acted = [name for name in mention.participants if name not in mention.agents]
    return frozenset(word for name in acted for word in name_stems(name))


@lru_cache(maxsize=50_000)
def name_stems(name: str) -> frozenset[str]:
    """Return the stems of the longer words of a name."""
    return frozenset([bare_stem(word) for word in re.findall(r"[^\W\d_]{4,}", name.lower())])


def are_apart(one: EventMention, other: EventMention, same_place: bool) -> bool:
    """Say whether a deed was done to other things, or two meetings of other documents were in other towns or of other ministers.

    One country's ministers of trade and of health may both meet the same neighbour's on one day; two places of which neither holds a word of
    the other are two ("Alm", "the Alm town hall" may be one).
    """
    if are_done_to_others(one, other):
        return True
    if one.kind != "meeting" or other.kind != "meeting" or one.document == other.document:
        return False
    places = [set(re.findall(r"[^\W\d_]{3,}", (m.place or "").lower())) for m in (one, other)]
    if not same_place and places[0] and places[1] and places[0].isdisjoint(places[1]):
        return True
    offices = [{word.lower() for word in _OFFICES.findall(m.text)} - _NO_OFFICE for m in (one, other)]
    return bool(offices[0] and offices[1]) and offices[0].isdisjoint(offices[1])


_OFFICES = re.compile(r"\b([A-Za-z]{4,}) [Mm]inisters?\b")
_NO_OFFICE = frozenset(
    {
        "deputy",
        "both",
        "these",
        "those",
        "three",
        "four",
        "five",
        "their",
        "other",
        "former",
        "acting",
        "said",
        "with",
        "when",
    }
)


@cache
def _deeds() -> Mapping[str, tuple[str, ...]]:
    """Return each verb and noun with the deeds that it may tell of."""
    found: dict[str, tuple[str, ...]] = {}
    for deed, words in table("happenings")["deeds"].items():
        for word in words.split():
            found[word] = (*found.get(word, ()), deed)
    return found


@cache
def _workers() -> frozenset[str]:
    return frozenset(table("happenings")["workers"]["words"].split())


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("happenings")["same_deed"][key].split())
