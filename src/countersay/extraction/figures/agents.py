"""Whose count it is: the body that acts on the things counted, or has them.

"The Group employed 3,967 people" counts the Group's, "212 were arrested by the police" the police's. Two bodies named by
their own names have counts of their own. "We" and "the company" are the speaker's own body, or the issuer's where nobody
else is quoted.
"""

import re
from functools import cache

from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Passage, Placed
from countersay.lexicon.load import table, word_set
from countersay.model import Mention, Quantity, is_money

_BODIES = frozenset({"organisation", "country", "group", "other"})
_REACH = 120
_BY = 60
_EXISTING = frozenset({"be", "have", "remain"})


@cache
def _inside() -> re.Pattern[str]:
    """A preposition before a name: it is then part of another phrase and acts on nothing."""
    return re.compile(
        r"\b(?:of|in|at|on|by|from|to|for|with|against|near|under|over|into|through|about|and)\s+(?:the\s+)?$", re.I
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"\bby\s+(?:the\s+)?$", re.I)


@cache
def _own() -> re.Pattern[str]:
    """The word "we", those of its own, or a body by its kind alone, as the subject right before a verb.

    Adverbs and auxiliaries may stand between. "Its patrols" are taken for the speaker's at the start of a sentence only.
    """
    bodies = "|".join(table("nouns")["bodies"]["generic"])
    return re.compile(
        rf"(?:\bwe|(?:\bour|(?:^|[.;]\s*)(?:its|their))\s+(?:[a-z]+\s+)?[a-z]+|\b(?:the|this)\s+(?P<body>{bodies}))\s+"
        r"(?:(?:have|has|had|also|alone|already|then|now|jointly|successfully|[a-z]+ly)\s+){0,3}$",
        re.I,
    )


@cache
def _by_own() -> re.Pattern[str]:
    bodies = "|".join(table("nouns")["bodies"]["generic"])
    return re.compile(rf"\s+by\s+(?:us|our\s+[a-z]+|(?:the|this)\s+(?P<body>{bodies}))\b", re.I)


def agent_of(
    passage: Passage, placed: Placed[Quantity], predicate: Predicate | None, speaker: str | None = None
) -> str | None:
    """Return the acting body, as written or as `speaker` where it is "we"; None if the clause names none.

    Args:
        passage: the sentence with its names.
        placed: the quantity in it.
        predicate: what is said of the quantity.
        speaker: whose words these are.
    """
    if predicate is None:
        return None
    if predicate.end <= placed.start:
        if (done := _doer(passage, predicate, placed)) is not None:
            return done
        if predicate.lemma in _counting() and predicate.lemma not in word_set("predicates", "words", "noticing"):
            return None  # who reports a count has not done it: "the clinic reported 70 deaths"
        losing = predicate.lemma in word_set("predicates", "words", "losing") and placed.item.counted is None
        if losing and (gapped := _gapped().search(passage.text, predicate.end, placed.start)):
            return gapped["common"] or gapped["named"]  # "the rebels lost 90 vehicles and the army 12"
        named = _subject(passage, predicate) or _holder(passage, predicate, placed)
        return named or _loser(passage, predicate) or _speaking(passage, predicate, speaker)
    named = _agent(passage, predicate)
    if named is None and speaker is not None and (found := _by_own().match(passage.text, predicate.end)):
        return speaker if _may_be(found["body"], speaker) else None
    return named


@cache
def _counting() -> frozenset[str]:
    return frozenset(table("predicates")["class"]["count"]["lemmas"])


def _doer(passage: Passage, predicate: Predicate, placed: Placed[Quantity]) -> str | None:
    """The body behind "by" in the subject of a noun of action: "landings of cod by Ondara amounted to 4,650 tonnes"."""
    for mention in passage.mentions:
        if mention.item.kind not in _BODIES or not predicate.start < mention.start < placed.start:
            continue
        if _by().search(passage.text[max(predicate.start, mention.start - 10) : mention.start]):
            return mention.item.text
    return None


def _speaking(passage: Passage, predicate: Predicate, speaker: str | None) -> str | None:
    """The speaker's own body, where it does something; who reports a count does not own it."""
    if speaker is None or (
        predicate.kind == "neutral" and predicate.lemma not in word_set("predicates", "words", "noticing")
    ):
        return None
    low = max(0, predicate.start - _REACH)
    found = _own().search(passage.text, low, predicate.start)
    if found is None:
        return speaker if _of_oneself().search(passage.text, low, predicate.start) else None
    return speaker if _may_be(found["body"], speaker) else None


@cache
def _of_oneself() -> re.Pattern[str]:
    """A pronoun for who speaks, right behind the verb of saying: "the Red Cross said it had delivered"."""
    verbs = "|".join(table("predicates")["words"]["speech"])
    auxiliaries = "|".join(table("predicates")["words"]["auxiliaries"])
    return re.compile(
        rf"\b(?:(?:{verbs})(?:s|e?d)?|said|told\s+\w+|wrote)\s+(?:that\s+)?(?:it|they|he|she)\s+(?:(?:{auxiliaries})\s+){{0,3}}$",
        re.I,
    )


def _may_be(body: str | None, speaker: str) -> bool:
    """Say whether "the company" may be the speaker: not where the speaker's name says that it is of another kind."""
    if body is None:
        return True
    named = {word.lower() for word in re.findall(r"\w+", speaker)}
    kinds = named & {*table("nouns")["bodies"]["generic"], *table("nouns")["bodies"]["named"]}
    return not kinds or body.lower() in kinds


@cache
def _gapped() -> re.Pattern[str]:
    """Another subject before a bare number whose verb is left out."""
    return re.compile(
        r"\band\s+(?:the\s+(?P<common>[a-z][\w-]+(?:\s[a-z][\w-]+)?)|(?:the\s+)?(?P<named>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2}))\s\Z"
    )


def _loser(passage: Passage, predicate: Predicate) -> str | None:
    """The common noun that is the subject of a verb of loss: what "the army" lost, "the rebels" did not."""
    if predicate.lemma not in word_set("predicates", "words", "losing"):
        return None
    found = _common().search(passage.text, max(0, predicate.start - _REACH), predicate.start)
    return found["who"] if found is not None else None


@cache
def _common() -> re.Pattern[str]:
    return re.compile(
        r"\b[Tt]he\s+(?P<who>(?:[a-z][a-z’'-]+\s){0,2}?[a-z][a-z-]+)\s+(?:(?:have|has|had|also|alone|already|then|now|[a-z]+ly)\s+){0,3}\Z"
    )


def _holder(passage: Passage, predicate: Predicate, placed: Placed[Quantity]) -> str | None:
    """Whoever a capital letter names right before a verb of having money: "Kirton earned 376,000 dollars"."""
    money = table("predicates")["money"]
    if not is_money(placed.item.unit) or predicate.lemma not in money["holding"]:
        return None
    found = _named().search(passage.text, max(0, predicate.start - _REACH), predicate.start)
    return found["name"] if found and found["name"].split()[0].lower() not in money["nobody"] else None


@cache
def _named() -> re.Pattern[str]:
    """Capitalised words between the start of a clause and a verb, past adverbs and auxiliaries."""
    word = r"[A-Z][\w'’.-]*"
    return re.compile(
        rf"(?:^|[,;:]\s+|[.!?]\s+|\bthat\s+)(?P<name>{word}(?:\s+(?:&\s+)?{word}){{0,4}})\s+"
        r"(?:(?:have|has|had|also|alone|already|then|now|[a-z]+ly)\s+){0,3}$"
    )


def _subject(passage: Passage, predicate: Predicate) -> str | None:
    """The last body before the verb that no preposition leads and no comma parts from it."""
    best: Placed[Mention] | None = None
    for mention in passage.mentions:
        if mention.item.kind not in _BODIES or mention.end > predicate.start or predicate.start - mention.end > _REACH:
            continue
        between = passage.text[mention.end : predicate.start]
        lead = passage.text[max(0, mention.start - 20) : mention.start]
        if re.search(
            r"[,;:.]|\b(?:which|who|that|said)\b|\b(?:the|an?|its|their|his|her)\s+$", between
        ) or _inside().search(lead):
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
            if predicate.lemma in _EXISTING:
                continue  # "there are 700 lorries waiting to be unloaded by Ostrel": nobody has done that they are there
            if _by().search(passage.text[max(predicate.end, mention.start - 10) : mention.start]):
                return mention.item.text
    return None
