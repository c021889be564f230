"""Days, years and hours: only which numbers belong to them, so that they are not taken for figures."""

import re
from functools import cache

from countersay.extraction.counted import is_plural
from countersay.extraction.numerals import Numeral
from countersay.lexicon.load import table

WINDOW = 48
_FULL = "january|february|march|april|may|june|july|august|september|october|november|december"
_CAPITAL = "|".join(f"{name.title()}" for name in _FULL.split("|"))
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|(?:sept|oct|nov|dec)"
_LOWER = "|".join(name for name in _FULL.split("|") if name not in ("march", "may"))  # "may 20 people", "march 5 km"
_MONTH = rf"(?:{_CAPITAL}|{_LOWER}|{_SHORT})(?![A-Za-z])"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s?(?:,|and|or|to|until|-|–|—|/|&)\s?{_DAY}){{0,6}},?[ \n]{{1,2}}(?:of[ ])?{_MONTH}"
    rf"|[- ]{_MONTH}"
)
_DATE_BEFORE = re.compile(
    rf"(?<![A-Za-z]){_MONTH}[ \n]{{1,2}}(?:the[ ])?"
    rf"(?:{_DAY}(?:,?[ ](?:and|or|to|through|until)[ ]|,[ ]|[ ]?[-–—/&][ ]?)){{0,6}}\Z"
)
_DAY_AND_MONTH = re.compile(rf"\b(?:on|by|until|to|for|at|of)[ ]{_DAY}[ ]{_MONTH}[ ]\Z")
_YEAR_AFTER_DATE = re.compile(
    rf"(?:{_MONTH},?|(?<![A-Za-z]){_MONTH}[ \n]{_DAY}(?:[ ]?[-–][ ]?\d{{1,2}})?,?)[ \n]{{1,2}}\Z"
)
_SCRAMBLED = re.compile(rf"of[ ]{_MONTH}[ ]\d{{4}}[ ]\Z")
_CLOCK_AFTER = re.compile(r"\s?(?:[ap]\.m\.?|[ap]m\b|AM\b|PM\b|o['’]?clock|GMT\b|UTC\b|hours? (?:local|GMT))")
NEXT_WORD = re.compile(r"[ \u00a0\n]([A-Za-z’'-]+)")
_PLURALS = frozenset({"km", "kg"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("traps")["dates"][key])


def is_date(text: str, number: Numeral, before: list[str]) -> bool:
    """Say whether a month stands beside the number, also in "December 3 and 7" and "05-12 February"."""
    if number.value > 2100 or number.end - number.start > 7:
        return False
    start, end = number.start, number.end
    day = number.value <= 31
    if number.plain and day and _DATE_AFTER.match(text, end):
        return True
    if not any(word.strip(".,").lower() in _words("months") for word in before[-6:]):
        return False
    window = max(0, start - WINDOW)
    if day and _DATE_BEFORE.search(text, window, start):
        follower = NEXT_WORD.match(text, end)
        if (
            text[start - 2 : start] == ", "
            and follower
            and follower[1] not in ("and", "or", "to")
            and follower[1][0].islower()
        ):
            return False  # "Since January 1, 31 civilians died": a comma alone ends no list of days
        # "on 6 March 12, on 13 March 27": a month has one day; "07" is a year
        return text[start] == "0" or _DAY_AND_MONTH.search(text, window, start) is None
    if number.plain and day and _SCRAMBLED.search(text, window, start):
        follower = NEXT_WORD.match(text, end)  # "November 2020 10 statement": words scrambled by conversion
        return follower is not None and not follower[1].endswith("s") and follower[1][0].islower()
    # "On 4 May, 1,500 people": a year is four plain digits.
    written = number.plain and number.end - number.start == 4
    return written and 1000 <= number.value <= 2100 and _YEAR_AFTER_DATE.search(text, window, start) is not None


def is_month(word: str) -> bool:
    """Say whether a word names a month, in full or shortened."""
    return word.lower().strip(".") in _words("months")


def is_clock_time(text: str, number: Numeral) -> bool:
    """Say whether "p.m.", "GMT" or the like follows."""
    return number.scale == 1 and number.value < 25 and _CLOCK_AFTER.match(text, number.end) is not None


def is_year(text: str, number: Numeral, word: str, before: list[str]) -> bool:
    """Say whether a bare four-digit number is a year: "in 1994", "the 2019 elections", "her 2018 report".

    A counted plural makes it a count ("killed 1800 soldiers"), save after words that name a time.
    """
    if not (number.plain and number.end - number.start == 4 and 1000 <= number.value <= 2200):
        return False
    if text[number.end : number.end + 1] in ("%", "°"):
        return False
    if text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] in (")", "-", "–"):
        return number.value <= 2100
    following = NEXT_WORD.match(text, number.end)
    follower = following[1].lower() if following else ""
    if number.value > 2100:
        return word in {"in", "by", "until", "since"} and not following
    if follower.startswith(("year", "mile", "kilomet", "met", "tonne", "tons", "dollar", "euro")):
        return False
    modern = 1900 <= number.value <= 2040
    if word in _words("year_always") and (number.value >= 1900 or word in {"in", "since"}):
        return True
    if modern and following and (follower in _words("year_nouns") or following[1][0].isupper()):
        return True
    plural = follower in _PLURALS or is_plural(follower)
    if word in _words("year_before") and not plural:
        return number.value >= 1500
    if modern and len(before) > 1 and before[-1][:1].isupper() and not before[-2].endswith("."):
        return True  # "Merck's 2018 sales"
    return modern and not following
