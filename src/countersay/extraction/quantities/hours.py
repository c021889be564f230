"""Hours of the day that no "p.m." marks: "at seven on Sunday evening", "a quarter past four", "the polls closed at ten", "at 18.52"."""

import re
from functools import cache

from countersay.extraction.numbers.numerals import Numeral
from countersay.lexicon.load import table

_BEFORE = 60  # code points before a number in which the words for an hour begin
_LAST = 12  # the highest hour that a word tells
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_PREPOSITION = r"(?:at|by|until|till|from|after|before|since|past|between|around|to)"
_ABOUT = r"(?:\s(?:about|around|exactly|just|nearly|roughly|precisely|shortly|almost|well|only|half|a quarter|past|after|before))*"
_PAST = re.compile(
    r"\b(?:(?:a\s)?quarter|half|(?:\d{1,2}|five|ten|twenty|twenty-five)(?:\sminutes)?)\s(?:past|to)\s\Z", re.I
)
_HOUR_OF = re.compile(rf"\b{_PREPOSITION}{_ABOUT}\s\Z", re.I)
_AT_HOUR = re.compile(rf"\b(?:at|until|till|before|after|since){_ABOUT}\s\Z", re.I)
_DAY = re.compile(r"\s+(?:yesterday|today|tomorrow)\b", re.I)
_SECOND = re.compile(rf"\b(?:between|from){_ABOUT}\s[a-z]+\s(?:and|to|until)\s\Z", re.I)
_END = re.compile(r"\s*(?:[.;:)!?]|,\s+(?!\d)|\Z)|\s+(?:and|but|when|while|because|to|in\sthe|on|for|with|without)\b")


@cache
def _part() -> re.Pattern[str]:
    """What stands behind an hour and says of which part of which day it is: "in the morning", "on Sunday evening"."""
    periods = table("periods")
    parts = "|".join(sorted(map(re.escape, periods["parts"]), key=len, reverse=True))
    weekdays = "|".join(sorted(map(re.escape, periods["weekdays"]), key=len, reverse=True))
    return re.compile(
        rf"\s?o['’]?clock\b|\s+(?:in\sthe\s(?:early\s|late\s)?(?:{parts})|at\snight"
        rf"|(?:yesterday|tomorrow)\s(?:{parts})|(?:this|that|last|the\s(?:next|same|following|previous))\s(?:{parts}|day)"
        rf"|on\s(?:the\s)?(?:(?:{weekdays})\s(?:{parts})|(?:{parts})\sof))\b",
        re.I,
    )


@cache
def _timed() -> re.Pattern[str]:
    """A verb of what has its hour, right before "at": "the machines arrived at", "opened the meeting at"."""
    verbs = "|".join(table("traps")["hours"]["verbs"])
    return re.compile(rf"\b(?:{verbs})\s(?:(?:it|them|him|her|(?:the|its|their|our)\s[a-z-]+)\s)?at{_ABOUT}\s\Z", re.I)


@cache
def _valued() -> re.Pattern[str]:
    """A word for what has a level, before a number: "the toll stood at seven", "the shares closed at 18.52"."""
    return re.compile(rf"\b(?:{'|'.join(table('traps')['hours']['levels'])})\b", re.I)


def is_hour(text: str, number: Numeral) -> bool:
    """Say whether a number is an hour of the day by the words around it; with a level before it, it is none."""
    written = text[number.start : number.end]
    floor = max(0, number.start - _BEFORE)
    sentence = max(text.rfind(mark, floor, number.start) for mark in (". ", "\n", "; "))
    floor = max(floor, sentence + 1)
    if number.scale != 1 or _valued().search(text, floor, number.start):
        return False
    if _DOTTED.fullmatch(written):
        dotted = len(written) > 4 and re.compile(r"\b(?:[Aa]t|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]etween)\s\Z").search(
            text, floor, number.start
        )
        return bool(dotted) and (
            _END.match(text, number.end) is not None or _part().match(text, number.end) is not None
        )
    if number.fraction or not 1 <= number.value <= _LAST or (number.digits and not number.plain):
        return False
    if _PAST.search(text, floor, number.start):
        return _part().match(text, number.end) is not None or _END.match(text, number.end) is not None
    before = _HOUR_OF.search(text, floor, number.start) or _SECOND.search(text, floor, number.start)
    if before is not None and _part().match(text, number.end):
        return True
    if _AT_HOUR.search(text, floor, number.start) and _DAY.match(text, number.end):
        return True
    if number.digits:
        return False
    return _timed().search(text, floor, number.start) is not None and _END.match(text, number.end) is not None
