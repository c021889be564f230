"""The rules that recognise time expressions: one pattern and one builder each.

Calendar dates stand in the order day-month-year, month-day-year, month, year, season, quarter, holiday, weekday; a
builder returns no form where the words turn out to be something else ("2198 vehicles", "may I", "a second time").
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from countersay.extraction.timex_forms import Form
from countersay.extraction.timex_words import day_number, fragments, look_up, number_of, spoken_year

Builder = Callable[["re.Match[str]"], tuple[Form, ...]]
MONTH_WORDS_THAT_ARE_OTHERS = frozenset({"may", "march", "mar", "sat", "sun", "wed", "mon", "fall", "dec", "jan"})
JOIN = r"\s*(?:,\s*(?:and|or)\b|[-–,&/]|\b(?:and|or|to|until|till|through)\b)\s*(?:the\s+)?"
SEP = r"[\s-]+"
YEAR_ALONE = (
    r"(?:(?P<year>{YEAR}|{SPOKEN_YEAR})(?!\s*[ap]\.?m\b|:\d)|(?P<short>['’]\d\d)\b"
    r"|(?P<old>\d{{1,4}})(?=\s*(?:BC|B\.\s?C|BCE|AD|A\.D)\b))(?P<era>\s*(?:BCE|BC|B\.\s?C\.?(?:\s?E\.)?|AD|A\.D\.))?"
)
YEAR_TAIL = (
    r"(?:\s*,?\s*(?:of\s+|in\s+)?(?P<year>{YEAR}|{SPOKEN_YEAR})(?!\s*(?:[ap]\.?m\b|:\d))|\s+(?P<short>['’]\d\d)\b"
    r"|\s*,?\s*(?:of\s+)?(?P<old>\d{{1,4}})(?=\s*(?:BC|B\.\s?C|BCE|AD|A\.D)\b))?"
    r"(?P<era>\s*(?:BCE|BC|B\.\s?C\.?(?:\s?E\.)?|AD|A\.D\.))?"
)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a rule; `{NAME}` stands for a fragment, other braces are doubled."""
    return re.compile(source.format(**fragments()), re.IGNORECASE)


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
    if not alone or plain not in MONTH_WORDS_THAT_ARE_OTHERS:
        return False
    return not word[0].isupper() or (len(plain) == 3 and plain != "may" and not word.endswith(".") and word.isupper())


def _day_list(match: re.Match[str], group: str, form: Form) -> list[Form]:
    """Return one form a day of a list such as "3, 5 and 7"; the one next to the month carries the whole span."""
    offset = match.start(group)
    found = []
    for piece in re.finditer(r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?|[A-Za-z]+(?:[\s-][A-Za-z]+)?", match[group]):
        number = day_number(piece[0])
        if number:
            found.append(replace(form, start=offset + piece.start(), end=offset + piece.end(), day=number))
    return found


_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+(?P<word>[A-Za-z]+)")
FUNCTION_WORDS = frozenset(
    "a about after again ago all also although an and are as at be because been before began being both but by came can could "
    "did do does during each even ever for from gave had has have he her his however i if in into is it its just led like made many "
    "may might more most no nor not now of off on one or our out over she should since so some still than that the their then there "
    "these they this those though through to took under until up upon was we went were what when where which while who will with "
    "without would yet you".split()
)


def attributive(text: str, end: int) -> bool:
    """Say whether what ends at `end` stands before a noun it belongs to ("the spring offensive"): a guess by the next word.

    >>> attributive("spring offensive", 6), attributive("spring and summer", 6), attributive("spring.", 6)
    (True, False, False)
    """
    match = _NEXT_WORD.match(text, end)
    return bool(match) and match["word"].lower() not in FUNCTION_WORDS and not match["word"].endswith("ed")


_NUMBERED_LAW = re.compile(r"\b(?:articles?|paragraphs?|points?|sections?|nos?\.?|clauses?|chapters?|rules?)\s+$", re.IGNORECASE)


def build_day_month(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Tuesday, 24 January 2023", "05-12 February", "the 3rd of May"; not "Article 9 of November 2020"."""
    if _NUMBERED_LAW.search(match.string[max(0, match.start() - 14) : match.start()]):
        return ()
    year, bc = year_of(match)
    form = Form(
        start=match.start(),
        end=match.end(),
        kind="date",
        year=year,
        bc=bc,
        month=look_up("months", match["month"]),
    )
    days = _day_list(match, "days", form)
    if not days or not all(day.day and 1 <= day.day <= 31 for day in days):
        return ()
    first = replace(days[0], weekday=look_up("weekdays", match["weekday"]), start=match.start())
    if len(days) == 1:
        return (replace(first, end=match.end()),)
    return (first, *days[1:-1], replace(days[-1], end=match.end()))


def build_month_day(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "January 24, 2023", "December 3 and 7"; not "in December 12 trucks passed"."""
    year, bc = year_of(match)
    if year is None and match["weekday"] is None and match["days"].isdigit() and _counts_something(match):
        return ()
    year, bc = year_of(match)
    form = Form(
        start=match.start(), end=match.end(), kind="date", year=year, bc=bc, month=look_up("months", match["month"])
    )
    days = _day_list(match, "days", form)
    if not days or not all(day.day and 1 <= day.day <= 31 for day in days):
        return ()
    first = replace(days[0], start=match.start(), weekday=look_up("weekdays", match["weekday"]))
    if len(days) == 1:
        return (replace(first, end=match.end()),)
    return (first, *days[1:-1], replace(days[-1], end=match.end()))


_IN_BEFORE = re.compile(r"\b(?:in|during|since|until|for)\s+$", re.IGNORECASE)


def _counts_something(match: re.Match[str]) -> bool:
    """Say whether the number after a month counts things: "in" asks for a month, and a noun follows."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    after = re.match(r"\s+([a-z]+)", match.string[match.end() : match.end() + 24])
    return bool(after and after[1] not in FUNCTION_WORDS and _IN_BEFORE.search(before) and before.strip().lower() in ("in", "during"))


def build_month(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "December 2022", "December", "December of 2022", "2022 December"."""
    year, bc = year_of(match)
    if match["before"]:
        year = int(match["before"])
    if year is None and (wrong_case(match["month"], True) or _a_name(match)):
        return ()
    month = look_up("months", match["month"])
    return (Form(start=match.start(), end=match.end(), kind="date", year=year, bc=bc, month=month),)


_BEFORE_MONTH = re.compile(
    r"(?:^|[\s(–—-])(?:in|of|by|since|until|till|from|to|and|or|through|during|between|for|last|next|this|early|earlier|mid|late|"
    r"later|before|after|each|every|that|as|over|about|around)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"(?:[A-Z][\w'’]*|['’]s|\bhis|\bher|\btheir|\bour|\b[Tt]he)\s+$")


def _a_name(match: re.Match[str]) -> bool:
    """Say whether a month's word is a name ("Jan Kavan", "the Long March", "Mrs May")."""
    word, text = match["month"], match.string
    plain = word.rstrip(".").lower()
    before = text[max(0, match.start("month") - 20) : match.start("month")]
    if len(plain) == 3 and plain != "may" and not word.endswith("."):
        return not _BEFORE_MONTH.search(before) or bool(re.match(r"\s+[A-Z]", text[match.end() : match.end() + 3]))
    if plain in ("march", "may", "august", "april", "june"):
        if plain == "march" and re.match(r"\s+(?:on|to|for|of|against|through)\b", text[match.end() : match.end() + 12]):
            return not re.search(r"\b(?:in|by|since|until|from|last|early|late|mid)[\s-]+$", before)
        return bool(_CAPITAL_BEFORE.search(before)) and not _BEFORE_MONTH.search(before)
    return False


def build_numeric(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "2023-02-12", "12.02.2023", "03/04/2022" and ISO stamps."""
    base = Form(start=match.start(), end=match.end(), kind="date")
    clock = f"T{match['clock']}" if match["clock"] else None
    if match["y"]:
        month, day = int(match["m"]), int(match["d"])
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return ()
        return (replace(base, year=int(match["y"]), month=month, day=day, clock=clock, zone=match["zone"]),)
    one, two, year = int(match["one"]), int(match["two"]), int(match["yy"])
    if not (1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12):
        return ()
    if len(match["yy"]) == 2:
        year += 2000 if year < 50 else 1900
    mod = "DOTTED" if match["sep"] == "." else None
    return (replace(base, year=year, order=(one, two), clock=clock, zone=match["zone"], value=mod),)


def build_season(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "spring 2021", "the summer of 1778", "winter"."""
    year, bc = year_of(match)
    if match["season"].lower() == "fall" and year is None and not match["the"]:
        return ()
    year = int(match["before"]) if match["before"] else year
    season = look_up("seasons", match["season"])
    if match["season"].lower() == "fall" and year is None and _OF.match(match.string, match.end()):
        return ()  # "the fall of the city"
    start = match.start("season") if year is None and attributive(match.string, match.end()) else match.start()
    return (Form(start=start, end=match.end(), kind="date", year=year, bc=bc, season=season),)


def build_holiday(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Christmas 2021", "Labor Day"."""
    year, _ = year_of(match)
    name = " ".join(match["holiday"].lower().replace("’", "'").split())
    if not match["holiday"][0].isupper() and " " not in name and year is None and name in ("epiphany",):
        return ()
    return (Form(start=match.start(), end=match.end(), kind="date", year=year, holiday=name),)


def build_weekday(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Monday", "Wed."; "sat" and "sun" as words are refused."""
    word = match["weekday"]
    if wrong_case(word, True) or (word.lower() in ("sun", "sat", "mon") and not match["day"]):
        return ()  # "Sun shares rose", "Wed in May", "sat down"
    if match["plural"]:
        value = f"XXXX-WXX-{look_up('weekdays', match['weekday']) + 1}"
        return (Form(start=match.start(), end=match.end(), kind="set", value=value),)
    day = day_number(match["day"]) if match["day"] else None
    return (
        Form(start=match.start(), end=match.end(), kind="date", weekday=look_up("weekdays", match["weekday"]), day=day),
    )


def build_year(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "2021", "fiscal 1989", "490 BC", "nineteen seventy-nine", "2007-08"."""
    year, bc = year_of(match)
    if not year or not (match["era"] or match["said"] or match["short"] or _is_year(match, year)):
        return ()
    end = match.end() if match["the"] or not match["noun"] else match.start("noun")
    form = Form(start=match.start(), end=end, kind="date", year=year, bc=bc)
    upto = _UPTO.match(match.string, end) if match["year"] and end == match.end("year") else None
    if not upto or int(upto[1]) <= year % 100:
        return (form,)
    return (form, replace(form, start=upto.start(1), end=upto.end(1), year=year - year % 100 + int(upto[1])))


_UPTO = re.compile(r"\s?[-–/](\d\d)(?![\d.,:/-])")
# "2000 people", "1500 tonnes": a bare number and what it counts
_COUNTED = re.compile(
    r"\s+(?:(?:metric|square|cubic|heavy|small|civilian|more|other|armed|dead)\s+)?(?:people|persons|men|women|children|troops|soldiers|"
    r"tonnes|tons|km|kilomet\w+|met\w+rs|miles|feet|m|kg|trucks|vehicles|vessels|ships|homes|houses|families|workers|jobs|votes|shares|"
    r"dollars|euros|pounds|rubles|units|victims|refugees|mines|cases|deaths|students|employees|members|square|hectares|acres|years|days|"
    r"hours|minutes|weeks|months|civilians|prisoners|aircraft|tanks|guns|percent|per\s?cent|of\s+(?:them|these|those))\b"
)
_PLURAL = re.compile(r"\s+(?!its|was|has|is|as|this|does|years)[a-z]{3,}s\b")
_YEAR_BEFORE = re.compile(
    r"(?:^|[\s(\[–—/-])(?:in|of|by|since|until|till|from|to|and|or|through|during|between|for|before|after|early|late|mid|the|its|their|"
    r"his|circa|ca\.?|c\.|throughout|around|than|[a-z]+['’]s|as|on|alone)[\s-]+(?:the\s+)?$|[(\[–—/-]\s?$|[,;:]\s$|\n\s*$|^\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:[Rr]esolutions?|[Aa]rticles?|[Nn]os?\.?|[Nn]umber|[Rr]egulation|[Dd]irective|[Oo]rder|[Dd]ecree|[Rr]oom|[Ff]light|[Mm]odel|"
    r"[Pp]age|p\.|pp\.|[Pp]rotocol|[Ss]ection|[Rr]oute|[Hh]ighway|[Cc]hapter|[Bb]ox|[Bb]uilding|[Uu]nit|[Cc]onvention\s+[Nn]o\.?)\s+|"
    r"[$€£¥#№]\s?|[.,:]|\b(?:about|some|nearly|almost|over|at\s+least|up\s+to|roughly|approximately|more\s+than|less\s+than|only|"
    r"fewer\s+than|another|exactly|total(?:l?ing)?(?:\s+of)?|nearly|as\s+many\s+as)\s+)$"
)


def _is_year(match: re.Match[str], year: int) -> bool:
    """Say whether a bare number of four digits is a year, by what stands before and after it."""
    if not match["year"] or not match["year"][0].isdigit():
        return True
    text, start, end = match.string, match.start("year"), match.end("year")
    before = text[max(0, start - 24) : start]
    if _NUMBERED.search(before) or _COUNTED.match(text, end):
        return False
    led = bool(_YEAR_BEFORE.search(before))
    if year < 1800:
        return led and not _PLURAL.match(text, end)
    return led or not _PLURAL.match(text, end) or year % 100 != 0


def build_decade(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the 1990s", "'90s", "the nineties", "the 19th century"."""
    base = Form(start=match.start(), end=match.end(), kind="date")
    if match["full"]:
        return (replace(base, decade=int(match["full"][:3])),)
    if match["two"]:
        return (replace(base, decade=190 + int(match["two"][0])),)
    if match["word"]:
        head = match["head"]
        century = 19 if not head else look_up("numbers", head)
        return (replace(base, decade=century * 10 + look_up("decade_words", match["word"])),)
    number = day_number(match["nth"])
    return (replace(base, century=number - 1, bc=bool(match["bc"])),) if number else ()


def build_quarter(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "Q3 2016", "the third quarter of 2016", "the first half of 2023"."""
    year, _ = year_of(match)
    before = match["before"]
    year = int(before) if before else year
    base = Form(start=match.start(), end=match.end(), kind="date", year=year)
    if match["code"]:
        number = int(match["number"])
        if match["code"].lower() == "q":
            return (replace(base, quarter=number),) if number <= 4 else ()
        return (replace(base, half=number),) if number <= 2 else ()
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
                rf"{weekday}{the}(?P<days>(?:{{DAY}}|{{SPOKEN_DAY}})(?:{JOIN}(?:{{DAY}}|{{SPOKEN_DAY}})){{{{0,6}}}})"
                rf"\s*(?:-|\bof\b)?\s*(?P<month>{{MONTH}})(?:-(?=\d{{{{4}}}}))?{YEAR_TAIL}"
            ),
            build_day_month,
        ),
        (
            pattern(
                rf"{weekday}(?P<month>{{MONTH}})\s*{the}(?P<days>(?:{{DAY}}|{{SPOKEN_DAY}})(?:{JOIN}{{DAY}}(?!\s*{{MONTH}}|"
                rf"\s*(?:[-–]|to)?\s*[a-z]*\s*(?:per\s?cent|people|%)|[.:]\d)){{{{0,6}}}})(?!:\d){YEAR_TAIL}"
            ),
            build_month_day,
        ),
        (
            pattern(rf"(?:(?P<before>{{YEAR}}){separated})?(?P<month>{{MONTH}}){YEAR_TAIL}"),
            build_month,
        ),
        (
            pattern(
                r"(?<![\d/.-])(?:(?P<y>\d{{4}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})"
                r"|(?P<one>\d{{1,2}})(?P<sep>[-/.])(?P<two>\d{{1,2}})(?P=sep)(?P<yy>\d{{4}}|\d\d))(?![\d/-]|\.\d)"
                r"(?:(?:T|,?\s)(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
            ),
            build_numeric,
        ),
        (pattern(rf"(?P<the>the\s+)?(?:(?P<before>{{YEAR}})\s+)?(?P<season>{{SEASON}}){YEAR_TAIL}"), build_season),
        (pattern(rf"(?P<holiday>{{HOLIDAY}}){YEAR_TAIL}"), build_holiday),
        (pattern(rf"(?:(?P<said>(?:the\s+)?(?:fiscal\s+)?year\s+|fiscal\s+)|(?P<the>the\s+)(?={{YEAR}}\s+(?:period|quarter)\b))?{YEAR_ALONE}(?:(?<=\d)(?P<noun>\s+(?:period|quarter))\b)?"), build_year),
        (
            pattern(
                r"(?:the\s+)?(?:(?P<full>1\d\d0|20\d0)['’]?s\b|['’]?(?P<two>[2-9]0)['’]?s\b|"
                r"(?:(?P<head>eighteen|nineteen)[\s-])?(?P<word>{DECADES})|"
                r"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{SPOKEN_DAY})[\s-]+century(?P<bc>\s+B\.?C)?)"
            ),
            build_decade,
        ),
        (
            pattern(
                r"(?P<the>the\s+)?(?:(?P<before>{YEAR})\s*(?:the\s+)?)?(?:fiscal[\s-]+)?(?:(?P<code>[QH])(?P<number>[1-4])\b|"
                r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final|latter|opening)(?:(?P<hyphen>-)|\s+)"
                rf"(?P<what>quarter|half)\b)(?:\s+of(?:\s+fiscal)?(?=\s+[\d'’]))?{YEAR_TAIL}"
            ),
            build_quarter,
        ),
        (
            pattern(r"(?P<weekday>{WEEKDAY})(?P<plural>s\b)?(?:,?\s+the\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th)))?"),
            build_weekday,
        ),
    )
