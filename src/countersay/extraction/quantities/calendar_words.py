"""Days, years and hours: only which numbers belong to them, so that they are not taken for figures."""

import re
from functools import cache

from countersay.extraction.nouns.counted import is_plural
from countersay.extraction.numbers.numerals import Numeral
from countersay.extraction.text.month_names import written_months
from countersay.lexicon.load import table

WINDOW = 48
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


@cache
def _date_after() -> re.Pattern[str]:
    month = written_months()
    return re.compile(
        rf"(?:st|nd|rd|th)?(?:\s?(?:,|{_links('after')}|-|–|—|/|&)\s?{_DAY}){{0,6}},?[ \n]{{1,2}}(?:of[ ])?{month}"
        rf"|[- ]{month}"
    )


@cache
def _date_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z]){written_months()}[ \n]{{1,2}}(?:the[ ])?"
        rf"(?:{_DAY}(?:,?[ ](?:{_links('before')})[ ]|,[ ]|[ ]?[-–—/&][ ]?)){{0,6}}\Z"
    )


@cache
def _day_and_month() -> re.Pattern[str]:
    weekday = "|".join(table("periods")["weekdays"])
    return re.compile(rf"\b(?i:{_links('leads')}|(?:{weekday}),?)[ ]{_DAY}[ ]{written_months()}[ ]\Z")


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){_DAY}[ ]{written_months()}[ ]\Z")


@cache
def _asks_for_month() -> re.Pattern[str]:
    """What stands before a month and never before a day: "in May", "the first week of May"."""
    part = r"(?:week|weeks|half|days|fortnight|end|beginning|start|course|rest|middle|month)[ ]of"
    lead = rf"(?:in|during|throughout|{part})(?:[ ](?:early|late|mid))?"
    return re.compile(rf"\b(?i:{lead})[ -]{written_months()}[ ]\Z")


@cache
def _year_after_date() -> re.Pattern[str]:
    month = written_months()
    return re.compile(rf"(?:{month},?|(?<![A-Za-z]){month}[ \n]{_DAY}(?:[ ]?[-–][ ]?\d{{1,2}})?,?)[ \n]{{1,2}}\Z")


@cache
def _scrambled() -> re.Pattern[str]:
    return re.compile(rf"of[ ]{written_months()}[ ]\d{{4}}[ ]\Z")


def _links(key: str) -> str:
    return "|".join(table("traps")["dates"]["links"][key])


_CLOCK_AFTER = re.compile(
    r"\s?(?:[ap]\.m\.?|[ap]m\b|AM\b|PM\b|o['’]?clock|GMT\b|UTC\b|hours? (?:local|GMT)|local time\b)"
)
NEXT_WORD = re.compile(r"[ \u00a0\n]([A-Za-z’'-]+)")
_LABEL_OF_NEXT = re.compile(r"\s*\n[^\S\n]*(?:[-*•|][^\S\n]+)?[A-Za-z]+(?::|[^\S\n]*\|)\s")
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
    after = _date_after().match(text, end) if number.plain and day else None
    # the last cell of a row and the month that begins the next are no day
    rows = after is not None and "\n" in after.group()
    if after is not None and not (
        rows and ("\t" in text[max(start - 2, 0) : start] or _LABEL_OF_NEXT.match(text, end))
    ):
        return True
    if not any(word.strip(".,").lower() in _words("months") for word in before[-6:]):
        return False
    window = max(0, start - WINDOW)
    if day and _date_before().search(text, window, start):
        follower = NEXT_WORD.match(text, end)
        if (
            text[start - 2 : start] == ", "
            and follower
            and follower[1] not in ("and", "or", "to")
            and follower[1][0].islower()
        ):
            return False  # "Since January 1, 31 civilians died": a comma alone ends no list of days
        counted = follower is not None and follower[1].islower() and is_plural(follower[1])
        if counted and _asks_for_month().search(text, window, start):
            return False  # "in May 12 lorries were turned back": a day would be "on May 12"
        if follower and follower[1].islower() and is_plural(follower[1]) and _dated().search(text, window, start):
            return False  # "between 1 and 7 September 22 ships came"
        # "on 6 March 12, on 13 March 27": a month has one day; "07" is a year
        return text[start] == "0" or _day_and_month().search(text, window, start) is None
    if number.plain and day and _scrambled().search(text, window, start):
        follower = NEXT_WORD.match(text, end)  # "November 2020 10 statement": words scrambled by conversion
        return follower is not None and not follower[1].endswith("s") and follower[1][0].islower()
    # "On 4 May, 1,500 people": a year is four plain digits.
    written = number.plain and number.end - number.start == 4
    return written and 1000 <= number.value <= 2100 and _year_after_date().search(text, window, start) is not None


def is_month(word: str) -> bool:
    """Say whether a word names a month, in full or shortened."""
    return word.lower().strip(".") in _words("months")


@cache
def _of_people(text: str, end: int) -> bool:
    """Say whether a number alone in brackets counts the plural behind it: "(1072) people have been sentenced"."""
    behind = re.match(r"\) ([a-z]+)\b", text[end : end + WINDOW])
    return behind is not None and behind[1] in table("periods")["context"]["counted"]


_HOURS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_HOURS_AFTER = re.compile(r"\s?(?:GMT\b|UTC\b|hours? (?:local|GMT|UTC)|local time\b)")
_HRS_AFTER = re.compile(r"\s?(?:hrs|hours)\b(?! of\b)")
_AT_HOUR = re.compile(r"\b(?:at|by|until|till|since|from|to|around|before|after) \Z")  # "as at 2153hrs"
_DOTTED_HOUR = re.compile(r"0\d\.[0-5]\d")


def is_clock_time(text: str, number: Numeral) -> bool:
    """Say whether "p.m.", "GMT" or the like follows, also on "0600 GMT"; "00.01" is an hour as well."""
    written = text[number.start : number.end]
    if _DOTTED_HOUR.fullmatch(written):
        return number.scale == 1 and not text.startswith("%", number.end)
    if _HOURS.fullmatch(written) and _HOURS_AFTER.match(text, number.end):
        return True
    if _HOURS.fullmatch(written) and _HRS_AFTER.match(text, number.end):
        return _AT_HOUR.search(text, max(0, number.start - 12), number.start) is not None
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
        return number.value <= 2100 and not _of_people(text, number.end)
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
