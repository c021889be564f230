"""A deed as a clause tells it, and the words by which deeds, what they are done to and what harms are known."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from countersay.lexicon.load import table
from countersay.linking.contrary_readings import heads_of
from countersay.linking.contrary_words import Keys, noun_keys, root, verb_keys
from countersay.linking.question_items import PRONOUNS, content
from countersay.linking.undone_deeds import deed_keys, is_deed


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed of a clause.

    Attributes:
        at: place of its word in the clause, in code points. keys: roots and rows of its verb. who, whom: phrases as written, empty
        where not told. negated: whether the clause says that it was not done. meant: whether it is only of the future.
    """

    at: int
    keys: Keys
    who: str
    whom: str
    passive: bool
    negated: bool
    meant: bool
    by_noun: bool = False


RECEIVED = "@received"
"""The key of a deed that was done to who is its subject: "received no warning"."""
TIMED = re.compile(
    r" ?\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|several|some|a few|many|\d+) )?(?:(?:minute|hour|day|week|month|year)s? (?:earlier|before|ago|later|in advance)"
    r"|(?:every|each|last|this|that|next|all) (?:minute|hour|day|week|month|year|morning|evening|night|time|season|other day|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?"
    r"|yesterday|today|daily|twice|again|at all|in full|on time|earlier|as usual|as planned|of late|right away|at once|there)\b.*$"
)
NOUNS = "@nouns"
"""The key of words without a deed, which are held against another clause by their nouns."""
HAD = "@had"
"""The key of what somebody had, or was left without."""
_MADE = re.compile(r"[a-z]{4,}(?:tion|sion|ment|ing|age|ure)s?")


def is_noun_of_deed(noun: str) -> bool:
    """Say whether a noun may stand for a deed: "bribery", "executions", "ban".

    >>> is_noun_of_deed("executions"), is_noun_of_deed("ban"), is_noun_of_deed("wall")
    (True, True, False)
    """
    if noun in _NO_DEEDS:
        return False
    return is_deed(noun) or noun.removesuffix("s") in _nouns() or _MADE.fullmatch(noun) is not None


_NO_DEEDS = frozenset(
    {"nothing", "something", "anything", "everything", "morning", "evening", "building", "buildings", "during"}
)


@cache
def _nouns() -> dict[str, str]:
    """Noun → the verb that tells the same."""
    found: dict[str, str] = table("plain_replies")["nouns"]
    return found


@lru_cache(maxsize=8192)
def keys_of_noun(noun: str) -> Keys:
    """Return the roots and rows of the verbs that a noun stands for.

    >>> sorted(keys_of_noun("executions") & verb_keys("executed"))
    ['execut']
    """
    keys = {key for key in deed_keys(noun) if not key.startswith("@n ")}
    keys |= verb_keys(_nouns().get(noun.removesuffix("s"), noun))
    bare = root(noun)
    for ending in ("ion", "ment", "age", "ur"):
        if bare.endswith(ending) and len(bare) > len(ending) + 3:
            keys |= verb_keys(bare.removesuffix(ending))
    return frozenset(keys | {bare})


HARM = "@harm"
"""The key of whatever does harm to a thing."""


def is_past(low: str) -> bool:
    """Say whether a word is an irregular form that ends in "e": "stole", "broke".

    >>> is_past("stole"), is_past("close")
    (True, False)
    """
    return low.endswith("e") and root(low) not in (low, low[:-1], low[:-2])


def does_harm(deed: Deed) -> bool:
    """Say whether a deed harms what it is done to."""
    return not deed.keys.isdisjoint(harming())


@cache
def harming() -> Keys:
    """Return the roots of verbs of harm."""
    return frozenset(root(word) for word in table("plain_replies")["harming"])


def by_nature(text: str, deed: Deed) -> Deed | None:
    """Return the harm that a clause gives to the weather, a fault or the like, as done to its subject: "The boats sank in a storm"."""
    if deed.negated or deed.by_noun or not does_harm(deed):
        return None
    causes = table("plain_replies")["by_nature"]
    if deed.passive:
        found = any(word in causes for word in heads(deed.who))
        return replace(deed, keys=deed.keys | {HARM}) if found else None
    dying = deed.keys & {root(word) for word in ("die", "perish", "sicken")}
    if dying and (of := re.match(r"[a-z]+ (?:of|from) (?P<what>[^,.;:]+)", text[deed.at :])) is not None:
        return replace(deed, keys=deed.keys | {HARM}, who=of["what"], whom=deed.who, passive=True)
    behind = re.match(
        r"[a-z]+ (?:down |out )?(?:in|from|because of|due to|during|after|through|owing to) (?P<what>[^,.;:]+)",
        text[deed.at :],
    )
    if behind is None or not any(word in causes for word in heads(behind["what"])):
        return None
    return replace(deed, keys=deed.keys | {HARM}, who=behind["what"], whom=deed.who, passive=True)


_MEASURES = (
    "loads?|shipments?|cargo(?:es)?|consignments?|batch(?:es)?|groups?|numbers?|dozens|hundreds|thousands|tonnes?|barrels?|crates?|truckloads?"
    "|stocks?|traces?|amounts?|quantit(?:y|ies)|kinds?|sorts?|types?|pieces?|deliver(?:y|ies)|lorryloads?|litres|tons?|pairs?|series|lots?"
)


def heads(phrase: str) -> list[str]:
    """Return the weighty last words of the parts of a phrase, in lower case; pronouns and words for anybody are none.

    >>> heads("the gates of the dam"), heads("them"), heads("tear gas and batons")
    (['gates'], [], ['gas', 'batons'])
    """
    known = table("contrary_frames")["words"]
    bare = re.sub(
        r"^(?:none|one|some|all|most|two|three|four|\d+|any|not one|neither|each|both) of (?:the |our |its |their |these |those )?",
        "",
        phrase,
        flags=re.I,
    )
    bare = re.sub(
        r" (?:up to|as of|worth|totalling|amounting to|as well as|such as|due to|without|bound for|meant for|intended for) .*",
        "",
        bare,
    )
    bare = re.sub(rf"^(?:[\w’'-]+ ){{0,3}}?(?:{_MEASURES}) of (?:the |our |its |their )?", "", bare)
    bare = re.sub(r"^(?:no|any|a) (?:member|part|number|kind|group)s? of (?:the |our |its )?", "", bare, flags=re.I)
    left_out = {*known["anybody"], *PRONOUNS}
    return [word for word in heads_of(bare) if content(word) and word not in left_out and not word.isdigit()]


def keys_of_heads(phrase: str) -> Keys:
    """Return the roots of the nouns that a phrase is of."""
    return frozenset().union(*map(noun_keys, heads(phrase)))
