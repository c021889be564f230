"""Counts of a world that the sentence does not tell of: a drill, a novel, a plan, what was hoped for or is only claimed.

1. *made up*: "in a drill 200 people were evacuated", "the film opens on the day 200 rebels are hanged".
2. *planned*: "plans under which 700 pickers are housed", "for 45 prisoners to be freed, both must sign".
3. *not vouched for*: "300 families were left without water, it was claimed", "270 walked out, the company pretends".
"""

import re
from functools import cache

from countersay.lexicon.gates import gated
from countersay.lexicon.load import table

_BEHIND = 140  # code points behind a count in which words may take it back


def _words(key: str) -> str:
    return "|".join(word.replace("_", " ") for word in table("supposing")["unreal"][key].split())


@cache
def _made_up() -> re.Pattern[str]:
    return gated(
        re.compile(
            rf"\b(?:in|during|at|as part of|for) (?:an?|the|its|their|this|that|another) (?:[\w-]+ ){{0,3}}?(?:{_words('drills')})\b"
            rf"|\b(?:the|an?|his|her|their|new) (?:[\w-]+ ){{0,2}}?(?:{_words('works')})\b[^.;]{{0,60}}? (?:{_words('telling')})\b",
            re.I,
        )
    )


@cache
def _planned() -> re.Pattern[str]:
    return gated(
        re.compile(
            rf"\b(?:{_words('plans')})\b[^.;:,]{{0,40}}? (?:under|by|according to|in|through) which\b[^.;:]*\Z", re.I
        )
    )


@cache
def _for() -> re.Pattern[str]:
    return re.compile(r"\bfor (?:(?:the|all|another|some|about|at least|more than) )*\Z", re.I)


_TO_BE = re.compile(r"(?: [a-z-]+){0,3} to (?:be|have been) [a-z]+", re.I)


@cache
def _behind() -> re.Pattern[str]:
    who = r"(?:the|its|their|his|some|one|a) [\w -]{2,40}?|they|he|she|some|many"
    return gated(
        re.compile(
            rf"\A[^.;:]{{0,120}}?, (?:or so )?(?:it (?:is|was|has been|had been) (?:\w+ly )?(?:{_words('claimed')})|(?:{who}) (?:{_words('pretended')}))\s*(?:[,;.]|\Z)",
            re.I,
        )
    )


def is_unreal(sentence: str, start: int, end: int) -> bool:
    """Say whether the count at [start, end) belongs to a drill, a work of fiction, a plan, or to hearsay told behind it.

    >>> text = "In a drill at Lum, 200 people were evacuated."
    >>> is_unreal(text, 19, 29), is_unreal(text[19:], 0, 10)
    (True, False)
    """
    left = sentence[:start]
    if _made_up().search(left) or _planned().search(left):
        return True
    if left[-40:].lower().rfind("for ") >= 0 and _for().search(left) and _TO_BE.match(sentence, end):
        return True
    behind = sentence[end : end + _BEHIND]
    return "," in behind and _behind().search(behind) is not None
