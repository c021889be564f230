"""The rules of sets, references, deictic days and times of day."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_rules import Builder, attributive, pattern
from countersay.extraction.times.timex_words import any_of, look_up, number_of, regex
from countersay.lexicon.load import table


def part_of_a_name(match: re.Match[str]) -> bool:
    """Say whether a capitalised word goes on from a capitalised word: "the Valley Daily", "Nation Today"."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    return match[0][0].isupper() and bool(regex(r"\b[A-Z][\w’']*[^\S\n]+$", cased=True).search(before))


def build_mid_part(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "mid-afternoon"."""
    part = look_up("parts", match["part"])
    return (
        Form(
            start=match.start(),
            end=match.end(),
            kind="relative",
            unit="D",
            offset=0,
            base="narrative",
            part=part,
            mod="MID",
        ),
    )


def build_deictic(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "today", "yesterday"."""
    if part_of_a_name(match):
        return ()
    return (Form(start=match.start(), end=match.end(), kind="deictic", offset=look_up("deictic_days", match[0])),)


def build_tonight(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "tonight"."""
    return (Form(start=match.start(), end=match.end(), kind="deictic", offset=0, part="NI"),)


def build_set(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "every day", "each Monday", "daily", "every two weeks"."""
    form = Form(start=match.start(), end=match.end(), kind="set")
    if match["word"]:
        if match["word"].lower() == "quarterly" and (
            attributive(match.string, match.end()) or regex(_OF).match(match.string, match.end())
        ):
            return ()  # "its quarterly dividend"
        if part_of_a_name(match):
            return ()
        return (replace(form, value=look_up("adverb_sets", match["word"])),)
    if match["weekday"]:
        return (replace(form, value=f"XXXX-WXX-{look_up('weekdays', match['weekday']) + 1}"),)
    if match["month"]:
        return (replace(form, value=f"XXXX-{look_up('months', match['month']):02d}"),)
    if match["season"]:
        return (replace(form, value=f"XXXX-{look_up('seasons', match['season'])}"),)
    if match["part"]:
        return (replace(form, value=f"XXXX-XX-XXT{look_up('parts', match['part'])}"),)
    unit = look_up("units", match["unit"])
    count = number_of(match["count"]) if match["count"] else Fraction(2 if match["other"] else 1)
    return (replace(form, unit=unit, count=count),) if count is not None else ()


def build_reference(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "now", "recently", "the future"."""
    return (Form(start=match.start(), end=match.end(), kind="reference", value=look_up("references", match[0])),)


def build_clock(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "14:02", "9 a.m.", "7:30 p.m. EST", "noon", "15:00 (UTC+3 MSK)"."""
    base = Form(start=match.start(), end=match.end(), kind="date")
    if match["word"]:
        if attributive(match.string, match.end()) and not regex(
            r"\s+(?:[A-Z]\w+day|[A-Z][a-z]{2,8}\.?\s\d)", cased=True
        ).match(match.string[match.end() :][:14]):
            return ()  # "the noon briefing", "High Noon"
        return (replace(base, clock=f"T{look_up('clock_words', match['word']):02d}:00"),)
    if match["military"]:
        return (
            (replace(base, clock=f"T{match['military'][:2]}:{match['military'][2:]}"),)
            if match["military"] < "2400"
            else ()
        )
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["oclock"] or "").lower()
    if half[:1] == "p" and hour < 12:
        hour += 12
    elif half[:1] == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (half[:1] in ("a", "p") and int(match["hour"]) > 12):
        return ()
    zone = match["offset"]
    if zone:
        zone = f"{zone[0]}{int(zone[1:3]):02d}:00"
    return (replace(base, clock=f"T{hour:02d}:{minute:02d}" + (match["seconds"] or ""), zone=zone),)


_OF = r"\s+of\b"


@cache
def clock_rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Return the rules of this file."""
    zones = any_of("zones")
    clock_words = "|".join(table("periods")["clock_words"])
    return (
        (
            pattern(
                r"(?P<word>{SETWORD})|(?:every|each)\s+(?:(?P<other>other|second(?=\s+(?:day|week|month|year)))\s+)?(?:single\s+)?(?:(?:(?P<count>{COUNT})\s+)?"
                r"(?P<unit>{UNIT})s?\b|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>{SEASON})|(?P<part>{PART}))"
            ),
            build_set,
        ),
        (pattern(r"{REFERENCE}"), build_reference),
        (
            pattern(
                rf"(?:(?<![\d:.,/$€£-])(?:(?:12|0?0:00|24:00)\s+)?(?P<word>{clock_words})\b|(?P<military>[0-2]\d[0-5]\d)\s*(?:hrs?|hours)\b|(?<![\d:.,/$€£-])(?P<hour>\d{{{{1,2}}}})(?:[:.](?P<minute>[0-5]\d)(?P<seconds>:[0-5]\d)?)?"
                r"(?![\d%])(?:\s*(?P<half>[ap]\.?\s?m\b\.?)|\s*hrs?\b|\s*(?P<oclock>o['’]clock)|(?:(?<=:\d\d)|(?<=:\d\d:\d\d))(?:\s*(?:hrs?|hours)\b)?))"
                rf"(?:\s*\(?{zones}(?P<offset>[+-]\d{{{{1,2}}}})?(?:\s+{zones})?\)?)?"
            ),
            build_clock,
        ),
        (pattern(r"mid[\s-](?P<part>morning|afternoon)\b"), build_mid_part),
        (pattern(r"{DEICTIC}"), build_deictic),
        (pattern(r"tonight\b"), build_tonight),
    )
