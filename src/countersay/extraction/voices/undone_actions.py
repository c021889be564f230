"""Actions named by a noun that were not done: "the deportation of 90 migrants was halted", "planned the eviction of 40 families"."""

import re
from functools import cache

from countersay.lexicon.load import table

_HEDGE = r"(?:about|around|some|nearly|almost|over|at least|more than|up to|another|a further|the|all|these|those)"
_BEHIND = 120  # code points behind the number in which the verb of the noun stands
_BEFORE = 70  # code points before the noun in which a verb that governs it stands


@cache
def _noun() -> re.Pattern[str]:
    nouns = sorted({*table("supposing")["undone"]["nouns"].split(), *table("predicates")["nominal_of"]})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))}) of (?:{_HEDGE} )*\Z", re.I)


def _words(key: str) -> str:
    return "|".join(word.replace("_", " ") for word in table("supposing")["undone"][key].split())


@cache
def _behind() -> re.Pattern[str]:
    """The verb of the noun, in its own clause: no comma, no relative, no conjunction before it."""
    clause = r"(?:(?!\b(?:who|whom|which|that|where|when|after|before|because|since|while|although|but|and|as|if)\b)[^.;:,()]){0,120}?"
    been = r"(?:was|were|is|are|has been|have been|had been|being|be)(?: (?:\w+ly|not|never|also|then|later|again|still|only)){0,2}"
    return re.compile(rf"{clause}\b(?:{been} (?:{_words('participles')})|{_words('verbs')})\b", re.I)


@cache
def _before() -> re.Pattern[str]:
    about = "|".join(table("supposing")["undone"]["about"].split())
    return re.compile(
        rf"\b(?:{_words('before')}|(?:{about}) (?:for|on|against|to|about|over|of)) (?:(?:the|an?|its|their|his|her|our|any|all|mass|further|forced|planned) ){{0,2}}(?:[a-z-]+ )?\Z",
        re.I,
    )


@cache
def _gerund() -> re.Pattern[str]:
    """An -ing form that opens the sentence with its object: "Dismissing 320 welders was out of the question"."""
    return re.compile(rf"[\W_]*[A-Z][a-z]+ing (?:{_HEDGE} )*", re.I)


def _is_undone_behind(sentence: str, end: int) -> bool:
    return _behind().match(sentence, end, min(len(sentence), end + _BEHIND)) is not None


def is_undone(sentence: str, start: int, end: int) -> bool:
    """Say whether a noun of action right before the number tells of what was not done, or not yet.

    >>> text = "The deportation of 90 migrants on 3 May was halted."
    >>> is_undone(text, 19, 30)
    True
    >>> is_undone("A convoy of 40 lorries was halted.", 12, 22)
    False
    """
    lead = sentence[max(0, start - 40) : start]
    if " of " not in lead[-20:]:
        return "ing " in lead and _gerund().fullmatch(lead) is not None and _is_undone_behind(sentence, end)
    noun = _noun().search(sentence, max(0, start - 40), start)
    if noun is None:
        return False
    if _is_undone_behind(sentence, end):
        return True
    return _before().search(sentence, max(0, noun.start() - _BEFORE), noun.start()) is not None
