"""The rules that recognise time expressions: one pattern and one builder each.

Calendar dates stand in the order day-month-year, month-day-year, month, year, season, quarter, holiday, weekday; a
builder returns no form where the words turn out to be something else ("2198 vehicles", "may I", "a second time").
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_words import (
    any_of,
    bounded,
    day_number,
    fragments,
    in_a_name,
    in_cell,
    listed,
    look_up,
    of_marchers,
    regex,
    spoken_year,
)

Builder = Callable[["re.Match[str]"], tuple[Form, ...]]
JOIN = r"\s*(?:,\s*(?:and|or)\b|[-–,&/]|\b(?:and|or|to|until|till|through)\b)\s*(?:the\s+)?"
YEAR_TAIL = (
    r"(?:\s*,?\s*(?:of\s+|in\s+)?(?P<year>{YEAR}|{SPOKEN_YEAR})(?!\s*(?:[ap]\.?m\b|:\d))|\s+(?:of\s+)?(?P<short>['’]\d\d)\b"
    r"|\s*,?\s*(?:of\s+)?(?P<old>\d{{1,4}})(?=\s*(?:BC|B\.\s?C|BCE|AD|A\.D)\b))?"
    r"(?P<era>\s*(?:BCE|BC|B\.\s?C\.?(?:\s?E\.)?|AD|A\.D\.))?"
)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a rule; `{NAME}` stands for a fragment, other braces are doubled."""
    return regex(bounded(source.format(**fragments())))


def year_of(match: re.Match[str]) -> tuple[int | None, bool]:
    """Return the year of a match with the groups of YEAR_TAIL, and whether it is before the common era."""
    bc = bool(match["era"]) and match["era"].strip()[0] in "Bb"
    if match["year"]:
        written = match["year"]
        return (int(written) if written[0].isdigit() else spoken_year(written)), bc
    if match["old"]:
        return int(match["old"]), bc
    if match["short"]:
        number = int(match["short"][1:])
        return number + (2000 if number < 30 else 1900), False
    return None, False


def wrong_case(word: str, alone: bool) -> bool:
    """Say whether a word is a common word, not a month or weekday ("may", "march", "sat").

    >>> wrong_case("may", True), wrong_case("May", True), wrong_case("september", True)
    (True, False, False)
    """
    plain = word.rstrip(".").lower()
    if not alone or plain not in listed("not_always_names"):
        return False
    return not word[0].isupper() or (len(plain) == 3 and plain != "may" and not word.endswith(".") and word.isupper())


class _Day(NamedTuple):
    """A day of the month in a list of them, and the day of the week that was said with it."""

    start: int
    end: int
    day: int
    weekday: int | None = None


def _day_list(match: re.Match[str], group: str) -> list[_Day]:
    """Return the days of a list such as "3, 5 and 7"."""
    offset = match.start(group)
    found: list[_Day] = []
    weekday: tuple[int, int] | None = None  # where a weekday before a day begins, and which it is
    for piece in regex(r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?|(?:twenty|thirty)[\s-][a-z]+|[a-z]+").finditer(match[group]):
        named = look_up("weekdays", piece[0])
        number = None if named is not None else day_number(piece[0])
        if number:
            start = weekday[0] if weekday else offset + piece.start()
            found.append(_Day(start, offset + piece.end(), number, weekday[1] if weekday else None))
        weekday = (offset + piece.start(), named) if named is not None else None
    return found


def _forms_of(match: re.Match[str], days: Sequence[_Day], **shared: Any) -> tuple[Form, ...]:
    """Return one form a day with what all share; the last one ends where the match does."""
    rows = [*days[:-1], days[-1]._replace(end=match.end())]
    return tuple([Form(start=d.start, end=d.end, kind="date", day=d.day, weekday=d.weekday, **shared) for d in rows])


def build_days_of_this_month(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "4 to 22" of "4 to 22 this month"; the month is placed with each day."""
    which = match["which"].lower().split()[-1]
    offset = {"next": 1, "following": 1, "last": -1}.get(which, 0)
    month = Form(
        start=match.start("which"), end=match.end(), kind="relative", unit="M", offset=offset,
        base="speech" if which in ("this", "next", "last") else "narrative",
    )  # fmt: skip
    days = _day_list(match, "days")
    if (len(days) < 2 and not regex(r"[a-z]{2}", cased=True).search(match["days"])) or not all(
        day.day and day.day <= 31 for day in days
    ):
        return ()
    days[0] = days[0]._replace(start=match.start())
    return _forms_of(match, days, within=month)


_DAY_BEFORE = r"\b(?:on|by|until|till|since|of|from|to|for|before|after|between|and|morning of|night of)\s+$"


def build_day_of_month(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the 18th" where it is a day: after "on", "by" ... and not before a noun ("the 18th floor")."""
    if not regex(_DAY_BEFORE).search(match.string[max(0, match.start() - 12) : match.start()]):
        return ()
    number = day_number(match["day"])
    if attributive(match.string, match.end()) or not number or number > 31:
        return ()
    return (Form(start=match.start(), end=match.end(), kind="date", day=number),)


_OF = r"\s+of\b"
_NEXT_WORD = r"\s+(?P<word>[A-Za-z]+)"


def attributive(text: str, end: int) -> bool:
    """Say whether what ends at `end` stands before a noun it belongs to ("the spring offensive"), by the next word.

    >>> attributive("spring offensive", 6), attributive("spring and summer", 6), attributive("spring.", 6)
    (True, False, False)
    """
    match = regex(_NEXT_WORD, cased=True).match(text, end)
    return (
        match is not None and match["word"].lower() not in listed("function_words") and not match["word"].endswith("ed")
    )


@cache
def _numbered() -> re.Pattern[str]:
    return regex(rf"\b{any_of('numbered')}\s+$")


_NO_TITLE = r"\b(?:[A-Za-z]+ed|on|from|to|by|since|until|till|date|of|and|or|through|thru|after|before|between)\s+$"


def _weekday_before(match: re.Match[str]) -> tuple[int | None, int]:
    """Return the weekday said before a day, if it is one, and where the date begins.

    "Sun" and "Sat" end names of newspapers and bodies ("The Sun, 4 February 2023"); a word at the end of a line of a
    heading is no weekday of the date on the next line.
    """
    word = match["weekday"]
    if not word:
        return None, match.start()
    text, at = match.string, match.start("weekday")
    gap = text[match.end("weekday") : match.end("weekday") + 4]
    short = len(word.rstrip(".")) < 6
    line = text[max(0, at - 40) : at].rpartition("\n")[2]
    named = (
        short and regex(r"(?:\bthe|\b[A-Z][\w’']*)\s+$", cased=True).search(line) and not regex(_NO_TITLE).search(line)
    )
    apart = "\n" in gap and line.strip() and (short or not gap.startswith(","))
    if not named and not apart:
        return look_up("weekdays", word), match.start()
    rest = regex(r"[\s,]*").match(text, match.end("weekday"))
    return None, rest.end() if rest else match.end("weekday")


def build_day_month(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Tuesday, 24 January 2023", "05-12 February", "the 3rd of May"; not "Article 9 of November 2020"."""
    if _numbered().search(match.string[max(0, match.start() - 14) : match.start()]):
        return ()
    if match["month"] in ("march", "may") and match["days"][0].isalpha() and " of " not in match[0].lower():
        return ()  # "will hold a second march"
    days = _day_list(match, "days")
    if not days or not all(1 <= day.day <= 31 for day in days):
        return ()
    year, bc = year_of(match)
    weekday, start = _weekday_before(match)
    if match["the"] and attributive(match.string, match.end()):
        start = match.end("the") + 1  # in "the 4 May statement" the article belongs to the statement
    days[0] = days[0]._replace(weekday=weekday, start=start)
    return _forms_of(match, days, year=year, bc=bc, month=look_up("months", match["month"]))


def build_month_day(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "January 24, 2023", "December 3 and 7"; not "in December 12 trucks passed"."""
    year, bc = year_of(match)
    if year is None and match["weekday"] is None and match["days"].isdigit() and _counts_something(match):
        return ()
    days = _day_list(match, "days")
    if not days or not all(1 <= day.day <= 31 for day in days):
        return ()
    month = look_up("months", match["month"])
    weekday, start = _weekday_before(match)
    days[0] = days[0]._replace(start=start, weekday=weekday)
    if len(days) > 1 and year is None and regex(r".*,\s*\d{1,2}").fullmatch(match["days"]):
        cut = match["days"].rindex(",")  # "Since January 1, 31 civilians died": a comma alone ends no list of days
        only = _forms_of(match, days[:1], year=year, bc=bc, month=month)[0]
        return (replace(only, end=match.start("days") + len(match["days"][:cut].rstrip())),)
    return _forms_of(match, days, year=year, bc=bc, month=month)


def _counts_something(match: re.Match[str]) -> bool:
    """Say whether the number after a month counts things: "in" asks for a month, and a plural noun follows."""
    before = match.string[max(0, match.start() - 18) : match.start()]
    after = regex(r"\s+([a-z]+)", cased=True).match(match.string, match.end())
    if not after or not regex(
        r"\b(?:in|during|throughout|(?:weeks?|half|days|fortnight|end|beginning|start|course|rest|middle|month)\s+of)\s+(?:(?:early|late|mid)[\s-])?$"
    ).search(before):
        return False
    plural = after[1].endswith("s") and not after[1].endswith("ss")
    return after[1] in listed("counted") or (plural and after[1] not in listed("function_words"))


def build_month(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "December 2022", "December", "December of 2022", "2022 December"."""
    year, bc = year_of(match)
    if match["before"]:
        year = int(match["before"])
    if (year is None and (wrong_case(match["month"], True) or _a_name(match))) or of_marchers(match):
        return ()
    month = look_up("months", match["month"])
    return (Form(start=match.start(), end=match.end(), kind="date", year=year, bc=bc, month=month),)


@cache
def _before_month() -> re.Pattern[str]:
    return regex(rf"(?:^|[\s(–—-]){any_of('before_month')}[\s-]+(?:the\s+)?$")


_CAPITAL_BEFORE = r"(?:(?:Mrs?|Ms|Dr|Sir)\.?|[A-Z][\w'’]*|['’]s|\bhis|\bher|\btheir|\bour|\b[Tt]he)\s+$"


@cache
def _month_list() -> re.Pattern[str]:
    return pattern(r"(?:{MONTH}|\d)\s+(?:and|or)\s+$")


def _a_name(match: re.Match[str]) -> bool:
    """Say whether a month's word is a name ("Jan Kavan", "the Long March", "Mrs May")."""
    word, text = match["month"], match.string
    plain = word.rstrip(".").lower()
    before = text[max(0, match.start("month") - 20) : match.start("month")]
    if len(plain) == 3 and plain != "may" and not word.endswith("."):
        return not _before_month().search(before) or bool(
            regex(r"\s+[A-Z]", cased=True).match(text[match.end() : match.end() + 3])
        )
    if plain in ("march", "may", "august", "april", "june") and not in_cell(text, match.start("month"), match.end()):
        if plain == "march" and regex(rf"\s+(?:on|to|for|of|against|through|{any_of('marchers')})\b", cased=True).match(
            text[match.end() : match.end() + 12]
        ):
            return not regex(r"\b(?:in|by|since|until|from|last|early|late|mid)[\s-]+$").search(before)
        named = regex(r"\s+(?:[A-Z][a-z]|I\b)", cased=True).match(text, match.end())  # "April Smith", "May I"
        listed_name = named and regex(r"(?<!\w)(?:and|or)\s+$").search(before)
        if _before_month().search(before) and not (listed_name and not _month_list().search(before)):
            return False
        return bool(named) or bool(regex(_CAPITAL_BEFORE, cased=True).search(before))
    return False


def build_season(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "spring 2021", "the summer of 1778", "winter"."""
    year, bc = year_of(match)
    if year is None and (in_a_name(match) or (match["season"].lower() == "fall" and not match["the"])):
        return ()  # "the Spring Revolution", "prices fall"
    year = int(match["before"]) if match["before"] else year
    season = look_up("seasons", match["season"])
    if match["season"].lower() == "fall" and year is None and regex(_OF).match(match.string, match.end()):
        return ()  # "the fall of the city"
    start = match.start("season") if year is None and attributive(match.string, match.end()) else match.start()
    return (Form(start=start, end=match.end(), kind="date", year=year, bc=bc, season=season),)


def build_holiday(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Christmas 2021", "Labor Day"."""
    year, _ = year_of(match)
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    if name.endswith("new year") and not regex(r"\b(?:since|until|before|after|by)\s+(?:the\s+)?$").search(
        match.string[max(0, match.start() - 12) : match.start()]
    ):
        return ()  # "a happy new year"
    if name == "epiphany" and match["holiday"][0].islower() and year is None:
        return ()
    return (Form(start=match.start(), end=match.end(), kind="date", year=year, holiday=name),)


def build_weekday(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Monday", "Wed."; "sat" and "sun" as words are refused."""
    word = match["weekday"]
    if wrong_case(word, True) or (word.lower() in ("sun", "sat", "mon") and not match["day"]):
        return ()  # "Sun shares rose", "Wed in May", "sat down"
    if word.lower().endswith("days"):
        value = f"XXXX-WXX-{look_up('weekdays', match['weekday']) + 1}"
        return (Form(start=match.start(), end=match.end(), kind="set", value=value),)
    day = day_number(match["day"]) if match["day"] else None
    return (
        Form(start=match.start(), end=match.end(), kind="date", weekday=look_up("weekdays", match["weekday"]), day=day),
    )


def build_next_quarter(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the second" where it stands for the quarter or half after one named before: "4 in the first quarter, 5 in the second"."""
    before = regex(r"\b(?P<what>quarter|half)\b(?:(?!\.\s)[^;\n]){0,160}$").search(
        match.string[max(0, match.start() - 180) : match.start()]
    )
    if before is None:
        return ()
    number = day_number(match["nth"]) or 0
    form = Form(start=match.start(), end=match.end(), kind="date")
    if before["what"].lower() == "half":
        return (replace(form, half=2),) if number == 2 else ()
    return (replace(form, quarter=number),) if 2 <= number <= 4 else ()


def build_quarter(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Q3 2016", "the third quarter of 2016", "the first half of 2023"."""
    year = int(match["before"]) if match["before"] else year_of(match)[0]
    base = Form(start=match.start(), end=match.end(), kind="date", year=year, fiscal="fiscal" in match[0].lower())
    if match["code"]:
        number = int(match["number"])
        if match["code"].lower() == "q":
            return (replace(base, quarter=number),) if number <= 4 else ()
        return (replace(base, half=number),) if number <= 2 and year else ()  # "H2" alone is hydrogen
    nth = match["nth"].lower()
    number = {"last": 4, "final": 4, "latter": 2, "opening": 1}.get(nth) or day_number(nth) or 0
    if match["what"].lower() == "half":
        return (replace(base, half=min(number, 2)),) if number in (1, 2, 4) and year else ()
    if match["hyphen"] and match["the"]:
        base = replace(base, start=match.end("the"))
    return (replace(base, quarter=number),) if 1 <= number <= 4 else ()


@cache
def calendar_rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Return the rules of dates that name a month, year, season, quarter, holiday or weekday."""
    weekday = r"(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?"
    the = r"(?:the\s+)?"
    separated = r"\s*[,/]?\s*"
    return (
        (
            pattern(
                rf"{weekday}(?:(?P<the>the)\s+)?(?<!\d[.,])(?P<days>(?:{{DAY}}|{{SPOKEN_DAY}})(?:{JOIN}(?:{{WEEKDAY}},?\s+)?(?:{{DAY}}|{{SPOKEN_DAY}})){{{{0,6}}}})"
                rf"\s*(?:\.|-|\b(?:day\s+)?of\b)?\s*(?P<month>{{MONTH}})(?:-(?=\d{{{{4}}}}))?{YEAR_TAIL}"
            ),
            build_day_month,
        ),
        (
            pattern(
                rf"(?P<days>(?:the\s+)?{{DAY}}(?:{JOIN}{{DAY}}){{{{0,6}}}})\s+(?:of\s+|in\s+)?(?P<which>this|next|last|that|the\s+same|the\s+following)"
                r"\s+month\b"
            ),
            build_days_of_this_month,
        ),
        (
            pattern(r"the\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th))\b(?!\s*-|\s+(?:of|centur|[A-Za-z]+day\b))"),
            build_day_of_month,
        ),
        (
            pattern(
                rf"{weekday}(?P<month>{{MONTH}})\s*{the}(?P<days>(?:{{DAY}}|{{SPOKEN_DAY}})(?:{JOIN}{{DAY}}(?!\s*{{MONTH}}|"
                rf"\s*(?:[-–]|to)?\s*[a-z]*\s*(?:per\s?cent|people|%)|[.:]\d)){{{{0,6}}}})(?!:\d)(?:/(?=[12]\d{{{{3}}}}\b))?{YEAR_TAIL}"
            ),
            build_month_day,
        ),
        (
            pattern(rf"(?:(?P<before>{{YEAR}}){separated})?(?P<month>{{MONTH}}){YEAR_TAIL}"),
            build_month,
        ),
        (
            pattern(
                rf"(?P<the>the\s+)?(?:(?P<before>{{YEAR}})\s+)?(?P<season>{{SEASON}}){YEAR_TAIL}(?:(?<=\d)[-–/]\d\d\b(?!\d|[./-]\d))?"
            ),
            build_season,
        ),
        (
            pattern(r"the\s+(?P<nth>second|third|fourth)(?=\s*[,;.:)](?:\s|$)|\s*$|\s+and\b)"),
            build_next_quarter,
        ),
        (pattern(rf"(?P<holiday>{{HOLIDAY}}){YEAR_TAIL}"), build_holiday),
        (
            pattern(
                r"(?P<the>the\s+)?(?:(?P<before>{YEAR})\s*(?:the\s+)?)?(?:fiscal[\s-]+)?(?:(?P<code>[QH])(?P<number>[1-4])\b(?:/(?=\d{{4}}))?|"
                r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final|latter|opening)(?:(?P<hyphen>-)|\s+)"
                rf"(?P<what>quarter|half)\b)(?:\s+of(?:\s+fiscal)?(?=\s+[\d'’]))?{YEAR_TAIL}"
            ),
            build_quarter,
        ),
        (
            pattern(r"(?P<weekday>{WEEKDAYS}\b|{WEEKDAY})(?:,?\s+the\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th)))?"),
            build_weekday,
        ),
    )
