"""The rules of dates in figures, bare years, decades and centuries."""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_rules import Builder, pattern, year_of
from countersay.extraction.times.timex_words import alternatives, any_of, day_number, look_up, regex
from countersay.lexicon.load import table

YEAR_ALONE = (
    r"(?:(?P<year>{YEAR}|{SPOKEN_YEAR})(?!\s*[ap]\.?m\b|:\d)|(?<!['’])(?P<short>['’]\d\d)\b"
    r"|(?P<old>\d{{1,4}})(?=\s*(?:BC|B\.\s?C|BCE|AD|A\.D)\b))(?P<era>\s*(?:BCE|BC|B\.\s?C\.?(?:\s?E\.)?|AD|A\.D\.))?"
)


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
        if len(match["one"]) + len(match["two"]) < 4 or match["sep"] == "-":
            return ()  # "1.2.22" is a version
        year += 2000 if year < 50 else 1900
    mod = "DOTTED" if match["sep"] == "." else None
    return (replace(base, year=year, order=(one, two), clock=clock, zone=match["zone"], value=mod),)


def build_day_range(match: re.Match[str]) -> tuple[Form, ...]:
    """Build the two days of "1-15.08.2022"."""
    first, one, two, year = (int(match[name]) for name in ("first", "one", "two", "yy"))
    if not (1 <= first < one <= 31 and 1 <= two <= 12):
        return ()
    form = Form(start=match.start(), end=match.end("first"), kind="date", year=year, month=two, day=first)
    return (form, replace(form, start=match.start("one"), end=match.end(), day=one))


def build_fiscal(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "FY2022", "FY 2022/23"; which days it covers the words do not tell."""
    year = int(match["year"])
    year += 2000 if year < 100 else 0
    return (Form(start=match.start(), end=match.end(), kind="date", year=year, fiscal=True),)


def build_two_years(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the school year 2027/28", "the 2027-28 season"; which days it covers is not told."""
    first, second = int(match["one"] or match["uno"]), int(match["two"] or match["due"])
    if second not in ((first + 1) % 100, first + 1):
        return ()
    return (Form(start=match.start(), end=match.end(), kind="date", year=first, fiscal=True),)


def build_year(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "2021", "fiscal 1989", "490 BC", "nineteen seventy-nine", "2007-08"."""
    year, bc = year_of(match)
    if not year or not (match["era"] or match["said"] or match["short"] or _is_year(match, year)):
        return ()
    end = match.end() if match["the"] or not match["noun"] else match.start("noun")
    fiscal = "fiscal" in (match["said"] or "").lower()
    form = Form(start=match.start(), end=end, kind="date", year=year, bc=bc, fiscal=fiscal)
    upto = regex(_UPTO, cased=True).match(match.string, end) if match["year"] and end == match.end("year") else None
    if not upto or int(upto[1]) <= year % 100:
        return (form,)
    return (form, replace(form, start=upto.start(1), end=upto.end(1), year=year - year % 100 + int(upto[1])))


_UPTO = r"\s?[-–/](\d\d)(?!\d|[.,:/-]\d)"
_PLURAL = r"\s+(?!its|was|has|is|as|this|does|years)[a-z]{3,}s\b"


@cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of what follows a number that is no year: "2000 people", "1500 metric tonnes"."""
    return regex(rf"\s+(?:{any_of('counted_adjectives')}\s+)?{any_of('counted')}\b", cased=True)


@cache
def _year_before() -> re.Pattern[str]:
    return regex(
        rf"(?:^|[\s(\[–—/-])(?:{any_of('before_year')}|[a-z]+['’]s)[\s-]+(?:the\s+)?$|[(\[–—/-]\s?$|[,;:]\s$|\n\s*$|^\s*$"
    )


@cache
def _numbered() -> re.Pattern[str]:
    return regex(rf"(?:\b(?:{any_of('numbered')}|{any_of('counting')})\s+|[$€£¥#№]\s?|[.,:])$")


def _counts(text: str, end: int) -> bool:
    return regex(_PLURAL, cased=True).match(text, end) is not None


def _is_year(match: re.Match[str], year: int) -> bool:
    """Say whether a bare number of four digits is a year, by what stands before and after it."""
    if not match["year"] or not match["year"][0].isdigit():
        return True
    text, start, end = match.string, match.start("year"), match.end("year")
    before = text[max(0, start - 24) : start]
    numbered = regex(r"\d{1,3}\s?/\s?$").search(before)
    if numbered and _document_number().search(before[: numbered.start()]):
        return False  # "bulletin 4/2031"
    if _numbered().search(before) or _counted().match(text, end) or _is_count_of_share(before, text, end, year):
        return False
    if _is_subject(before, text, end) or _is_bracketed_count(before, text, end, year):
        return False
    led = bool(_year_before().search(before))
    if regex(r"(?<!\d)\s[-–]$").search(before):
        return False  # "the most in March -1766", not "1914 -1918"
    if before.endswith((", ", ",\n")) and _counts(text, end):
        return False  # "in May 2022, 2023 boats"
    if _is_told_of(before, text, end, led):
        return False
    if year < 1800:
        return led and not regex(_PLURAL, cased=True).match(text, end)
    return led or not regex(_PLURAL, cased=True).match(text, end) or year % 100 != 0


def _is_told_of(before: str, text: str, end: int, led: bool) -> bool:
    """Say whether a plural behind the number has done or met something: "received 2012 complaints", "around 1941 tents were lost"."""
    plural = regex(_PLURAL, cased=True).match(text, end)
    if plural is None or plural[0].split()[-1] in table("traps")["dates"]["year_nouns"]:
        return False
    if regex(rf"\b{any_of('getting')}\s+$").search(before):
        return True
    told = regex(r"\s+(?:were|have|had|are)\b").match(text, plural.end())
    return told is not None and (not led or regex(r"\baround\s+$").search(before) is not None)


def _is_subject(before: str, text: str, end: int) -> bool:
    """Say whether a number opens its clause and a plural verb follows: "Of the list, 1140 were chosen"."""
    opens = regex(r"(?:^|[,;:]\s|[.!?]['\"”’)]*\s)$").search(before)
    return opens is not None and regex(r"\s+(?:were|are|have)\s+[a-z]").match(text, end) is not None


def _is_bracketed_count(before: str, text: str, end: int, year: int) -> bool:
    """Say whether a number alone in brackets counts what follows: "(1072) people have been sentenced"."""
    if not before.endswith("(") or text[end : end + 1] != ")":
        return False
    if _counted().match(text, end + 1):
        return True
    return year < 1900 and regex(r"\)\s+(?:of\s+(?:them|whom)\s+)?(?:were|are|have)\b").match(text, end) is not None


def _is_count_of_share(before: str, text: str, end: int, year: int) -> bool:
    """Say whether a number in brackets is how many a share is: "53% (1684) of all deaths", not "fell by 3% (2031)"."""
    if not regex(r"(?:%|per\s?cent)\s?\($").search(before) or text[end : end + 1] != ")":
        return False
    return not 1900 <= year < 2100 or regex(r"\)\s+of\b").match(text, end) is not None


@cache
def _document_number() -> re.Pattern[str]:
    """What makes "3/2031" behind it the number of a document: "no. 3/2031", "Situation report 3/2031"."""
    nouns = alternatives([*table("periods")["labels"]["nouns"], *table("periods")["labels"]["numbered"]])
    return regex(rf"\b(?:nos?\.?|nr\.?|number|{nouns})\s+(?:nos?\.?\s*)?$|№\s?$")


_DATED = r"\b(?:on|by|from|until|since|before|after|between|dated|to)\s+$"


def build_short_figures(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "on 4/22", "until 25/12" where one of the two can only be the day; "1/2" is a fraction."""
    one, two = int(match["one"]), int(match["two"])
    before = match.string[max(0, match.start() - 10) : match.start()]
    if not regex(_DATED).search(before) or not 1 <= min(one, two) <= 12 < max(one, two) <= 31:
        return ()
    return (Form(start=match.start(), end=match.end(), kind="date", order=(one, two)),)


def build_month_figures(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "3/2015", "2015-03", "11/2016"; "2016-17" is two years and left to them."""
    year = int(match["y1"] or match["y2"])
    month = int(match["m1"] or match["m2"])
    if not 1 <= month <= 12 or (match["y1"] and len(match["m1"]) == 2 and month == year % 100 + 1):
        return ()
    if match["m2"] and _document_number().search(match.string[max(0, match.start() - 24) : match.start()]):
        return ()  # "bulletin 2/2031" is the second of that year
    return (Form(start=match.start(), end=match.end(), kind="date", year=year, month=month),)


def build_named_month_figures(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "2019-Aug-01", "2019/aug/1"."""
    month = look_up("months", match["month"])
    form = Form(
        start=match.start(), end=match.end(), kind="date", year=int(match["y"]), month=month, day=int(match["d"])
    )
    return (form,) if 1 <= int(match["d"]) <= 31 else ()


def build_week_number(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "week 31", "Week 10 of 2022"."""
    number = int(match["number"])
    year = int(match["year"]) if match["year"] else None
    form = Form(start=match.start(), end=match.end(), kind="date", week=number, year=year)
    return (form,) if 1 <= number <= 53 else ()


def build_decade(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the 1990s", "'90s", "the nineties", "the 19th century"."""
    base = Form(start=match.start(), end=match.end(), kind="date")
    if match["full"]:
        return (replace(base, decade=int(match["full"][:3])),)
    if match["two"]:
        if not match["mark"] and match[0][:3].lower() != "the":
            return ()  # "in his 30s"
        return (replace(base, decade=190 + int(match["two"][0])),)
    if match["word"]:
        head = match["head"]
        century = 19 if not head else look_up("numbers", head)
        return (replace(base, decade=century * 10 + look_up("decade_words", match["word"])),)
    number = day_number(match["nth"])
    return (replace(base, century=number - 1, bc=bool(match["bc"])),) if number else ()


@cache
def numeric_rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Return the rules of this file."""
    return (
        (
            pattern(
                r"(?:(?<![\d.])(?<!\d-)(?P<y>\d{{4}})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})"
                r"|(?:(?<=\d{{4}}[-/])|(?<![\d/.-]))(?P<one>\d{{1,2}})(?P<sep>[-/.])(?P<two>\d{{1,2}})(?P=sep)(?P<yy>\d{{4}}|\d\d))(?!\d|\.\d|[/-]\d(?!\d{{0,3}}[./-]\d))"
                r"(?:(?:T|,?\s)(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
            ),
            build_numeric,
        ),
        (
            pattern(
                r"(?<![\d/.-])(?P<first>\d{{1,2}})\.?[-–](?P<one>\d{{1,2}})\.(?P<two>\d{{1,2}})\.(?P<yy>(?:19|20)\d\d)(?!\d|[./-]\d)"
            ),
            build_day_range,
        ),
        (
            pattern(r"FY\s?(?P<year>(?:20|19)?\d\d)(?:[/-](?P<upto>(?:20|19)?\d\d))?(?![\d%]|[.,]\d)"),
            build_fiscal,
        ),
        (pattern(r"(?<![\d/.,$€£-])(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})(?![\d/%]|[.,]\d)"), build_short_figures),
        (
            pattern(
                r"(?<![\d/.,-])(?:(?P<y1>(?:19|20)\d\d)[-/](?P<m1>\d{{1,2}})|(?P<m2>\d{{1,2}})\s?[/-]\s?(?P<y2>(?:19|20)\d\d))"
                r"(?![\d/%-]|[.,]\d)"
            ),
            build_month_figures,
        ),
        (
            pattern(r"(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<month>{MONTH})(?P=s)(?P<d>\d{{1,2}})(?!\d)"),
            build_named_month_figures,
        ),
        (
            pattern(
                r"week\s+(?:no\.?\s*|number\s+)?(?P<number>\d{{1,2}})(?![\d%:]|[.,]\d)(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
            ),
            build_week_number,
        ),
        (
            pattern(
                r"(?:the\s+)?(?:(?:{TWO_YEARS})\s+(?:year\s+|year\s+of\s+)?(?P<one>(?:19|20)\d\d)\s?[/–-]\s?(?P<two>(?:19|20)?\d\d)(?!\d)|"
                r"(?P<uno>(?:19|20)\d\d)\s?[/–-]\s?(?P<due>(?:19|20)?\d\d)\s+(?:{TWO_YEARS})(?:\s+year)?\b)"
            ),
            build_two_years,
        ),
        (
            pattern(
                rf"(?:(?P<said>(?:the\s+)?(?:fiscal\s+)?year\s+|fiscal\s+)|(?P<the>the\s+)(?={{YEAR}}\s+(?:period|quarter)\b))?{YEAR_ALONE}(?:(?<=\d)(?P<noun>\s+(?:period|quarter))\b)?"
            ),
            build_year,
        ),
        (
            pattern(
                r"(?:the\s+)?(?:(?P<full>1\d\d0|20\d0)['’]?s\b|(?<!['’])(?P<mark>['’])?(?P<two>[2-9]0)['’]?s\b|"
                r"(?:(?P<head>eighteen|nineteen)[\s-])?(?P<word>{DECADES})|"
                r"(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{SPOKEN_DAY})[\s-]+century(?P<bc>\s+B\.?C)?)"
            ),
            build_decade,
        ),
    )
