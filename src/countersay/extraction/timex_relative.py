"""The rules of relative expressions, durations, sets, references and times of day."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from countersay.extraction.timex_forms import Base, Form
from countersay.extraction.timex_rules import Builder, attributive, pattern, wrong_case
from countersay.extraction.timex_words import look_up, number_of
from countersay.lexicon.load import table

# Steps and bases of "last", "this" ...; with "the" before them "next" and "following" look to the narrative.
STEPS: dict[str, tuple[int, Base]] = {
    "last": (-1, "speech"),
    "past": (-1, "speech"),
    "this": (0, "speech"),
    "current": (0, "speech"),
    "next": (1, "speech"),
    "coming": (1, "speech"),
    "upcoming": (1, "speech"),
    "previous": (-1, "narrative"),
    "preceding": (-1, "narrative"),
    "prior": (-1, "narrative"),
    "following": (1, "narrative"),
    "ensuing": (1, "narrative"),
    "same": (0, "narrative"),
    "that": (0, "narrative"),
}
CALENDAR_UNITS = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE", "SEM"})
ZONES = r"(?:UTC|GMT|MSK|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|local\s+time)"


def count_of(written: str | None) -> Fraction | None:
    """Return the number of a count, None where it is vague ("several")."""
    if not written:
        return None
    vague = look_up("vague", written)
    if vague is not None:
        return None if vague == "X" else Fraction(vague)
    return number_of(written)


def build_step(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "last week", "this year", "the following day", "next Friday", "that July", "last spring"."""
    which = match["which"].lower()
    offset, base = STEPS[which]
    if match["again"]:
        offset, base = STEPS.get(match["again"].lower(), (offset, base))
        if match["again"].lower() == "past":
            offset, base = -1, "speech"
    if which == "next" and match["the"]:
        base = "narrative"
    form = Form(start=match.start(), end=match.end(), kind="relative", offset=offset, base=base)
    if match["unit"]:
        unit = look_up("units", match["unit"])
        if match["plural"] or (unit not in CALENDAR_UNITS):
            return ()
        if match["unit"].lower() == "night":
            return (replace(form, unit="D", part="NI"),)
        if (match["the"] and which in ("last", "past") and unit in ("Y", "M", "W", "DE", "CE")) or (
            which == "past" and not match["again"]
        ):
            return (replace(form, kind="duration", unit=unit, count=Fraction(1)),)
        return (replace(form, unit=unit),)
    if match["month"]:
        return () if wrong_case(match["month"], True) else (replace(form, month=look_up("months", match["month"])),)
    if match["weekday"]:
        if wrong_case(match["weekday"], True) or (offset == 0 and match["weekday"] in ("Sun", "Sat", "Mon")):
            return ()
        return (replace(form, weekday=look_up("weekdays", match["weekday"])),)
    if match["season"]:
        return (replace(form, season=look_up("seasons", match["season"])),)
    if match["holiday"]:
        return (replace(form, holiday=" ".join(match["holiday"].lower().replace("’", "'").split())),)
    return (replace(form, unit="D", part=look_up("parts", match["part"])),)


def build_definite(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the weekend", "the year", "the quarter", "the day"."""
    unit = look_up("units", match["unit"])
    if _ENDED.match(match.string, match.end()) and unit in ("Y", "Q", "M", "W"):
        return (Form(start=match.start(), end=match.end(), kind="duration", unit=unit, count=Fraction(1)),)
    # "the quarter", "the latest fiscal year": what is reported is complete
    complete = unit == "Q" and "current" not in match[0].lower() or "latest" in match[0].lower()
    return (Form(start=match.start(), end=match.end(), kind="relative", unit=unit, offset=-complete, base="speech"),)


_ENDED = re.compile(r"\s+(?:ended|ending|that\s+ended)\b", re.IGNORECASE)


def build_beside(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the day before", "the year after" where no event follows that they would belong to."""
    offset = -1 if match["way"].lower() in ("before", "previous", "earlier") else 1
    written = match["unit"].lower()
    part = look_up("parts", written)
    return (
        Form(
            start=match.start(), end=match.end(), kind="relative", unit="D" if part else look_up("units", written),
            part=part, offset=offset, base="narrative",
        ),
    )  # fmt: skip


def build_year_ago(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the year-ago quarter", "year-earlier", "year-end"."""
    form = Form(start=match.start(), end=match.end(), kind="relative", unit="Y", offset=-1, base="speech")
    if match["turn"]:
        return (replace(form, unit=look_up("units", match["turn"]), offset=0, mod="END"),)
    noun = (match["noun"] or "").lower()
    if not noun:
        form = replace(form, start=match.start("ago"))
    if noun == "figure":
        return (replace(form, end=match.end("ago")),)
    # the quarter that is reported is the last complete one: a year before it is five quarters back
    return (replace(form, unit="Q", offset=-5),) if noun == "quarter" else (form,)


def build_mid_part(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "mid-afternoon"."""
    part = look_up("parts", match["part"])
    return (Form(start=match.start(), end=match.end(), kind="relative", unit="D", offset=0, base="narrative", part=part, mod="MID"),)


def build_deictic(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "today", "yesterday"."""
    return (Form(start=match.start(), end=match.end(), kind="deictic", offset=look_up("deictic_days", match[0])),)


def build_tonight(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "tonight"."""
    return (Form(start=match.start(), end=match.end(), kind="deictic", offset=0, part="NI"),)


def build_duration(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "three days", "the past two years", "two weeks ago", "about 15 minutes", "a five-year"."""
    unit = look_up("units", match["unit"])
    written = match["count"] or match["vague"]
    count = count_of(written)
    if written and count is None and look_up("vague", written) != "X":
        return ()
    if match["age"] or (unit == "Q" and (match["hyphen"] or _SHARE.match(match.string, match.end()))):
        return ()  # ages are quantities; "three-quarters of the food"
    if not match["tail"] and _is_rate(match):
        return ()
    if match["unit"].lower() in ("second", "sec", "min", "quarter", "hr") and not match["plural"]:
        if match["count"] and match["count"].lower() in ("a", "an"):
            return ()
        if match["unit"].lower() == "second" and count != 1 and not match["hyphen"]:
            return ()
    if (match["half"] or match["half2"]) and count is not None:
        count += Fraction(1, 2)
    upper = count_of(match["count2"])
    start = match.end("the") if match["hyphen"] and match["the"] and not match["which"] else match.start()
    if match["long"] and (match["count"] or "").lower() in ("a", "an"):
        start, count = match.start("unit"), None if match["plural"] else count
    form = Form(
        start=start,
        end=match.end(),
        kind="duration",
        unit=unit,
        count=count,
        mod=look_up("hedges", match["hedge"]),
    )
    tail = " ".join((match["tail"] or "").lower().split())
    which = (match["which"] or "").lower()
    if tail:
        sign = 1 if tail in ("later", "hence", "from now", "from today", "after that", "thereafter") else -1
        speech = tail in ("ago", "hence", "from now", "from today")
        return (replace(form, kind="shift", offset=sign, base="speech" if speech else "narrative"),)
    if which in ("last", "past", "next", "coming"):
        form = replace(form, offset=STEPS[which][0], base=STEPS[which][1])
    return (replace(form, mod=form.mod or ("RANGE" if upper is not None else None)),)


_SHARE = re.compile(r"\s+of\b", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|cents?|dollars|times|once|twice|"
    r"thrice|barrels|tonnes|tons|hours|minutes|days|weeks|months|flights|seats))(?:\s+[a-z]+){0,2}\s+$",
    re.IGNORECASE,
)


def _is_rate(match: re.Match[str]) -> bool:
    """Say whether "a week" tells per what something is counted ("four flights a week"), not how long it lasts."""
    if (match["count"] or "").lower() not in ("a", "an") or match["hyphen"] or match["half"]:
        return False
    before = match.string[max(0, match.start() - 40) : match.start()]
    last = before.split()[-1].lower() if before.split() else ""
    return last not in _LASTING and bool(_RATE.search(before))


_LASTING = frozenset("in for within after about of over than under nearly almost took lasted spent least most by and or to".split())


def build_bare(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "weeks", "recent months", "days later", "years ago"."""
    unit = look_up("units", match["unit"])
    if unit == "Q" and not match["which"]:
        return ()  # "winter quarters"
    tail = " ".join((match["tail"] or "").lower().split())
    which = (match["which"] or "").lower()
    form = Form(start=match.start(), end=match.end(), kind="duration", unit=unit)
    if which in ("past", "last", "recent"):
        return (replace(form, offset=-1, base="speech"),)
    if which in ("coming", "next"):
        return (replace(form, offset=1, base="speech"),)
    if tail:
        return (replace(form, kind="shift", offset=1 if tail == "later" else -1, base="narrative"),)
    return (form,)


def build_set(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "every day", "each Monday", "daily", "every two weeks"."""
    form = Form(start=match.start(), end=match.end(), kind="set")
    if match["word"]:
        if match["word"].lower() == "quarterly" and (attributive(match.string, match.end()) or _SHARE.match(match.string, match.end())):
            return ()  # "its quarterly dividend"
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
        if attributive(match.string, match.end()) and not re.match(r"\s+(?:[A-Z]\w+day|[A-Z][a-z]{2,8}\.?\s\d)", match.string[match.end() :][:14]):
            return ()  # "the noon briefing", "High Noon"
        return (replace(base, clock=f"T{look_up('clock_words', match['word']):02d}:00"),)
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


@cache
def relative_rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Return the rules of this file, most specific first."""
    steps = "|".join(sorted(STEPS, key=lambda step: -len(step)))
    clock_words = "|".join(table("periods")["clock_words"])
    tails = (
        r"ago|earlier|later|before\s+that|after\s+that|beforehand|hence|from\s+now|from\s+today|previously|thereafter"
    )
    return (
        (pattern(r"{DEICTIC}"), build_deictic),
        (pattern(r"tonight\b"), build_tonight),
        (
            pattern(
                rf"(?P<the>the\s+)?(?P<which>{steps})[\s-]+(?:(?P<again>same|very|past|coming|current)\s+)?(?:fiscal\s+|"
                r"calendar\s+)?(?:(?P<unit>{UNIT})(?P<plural>s)?|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY})|"
                r"(?P<season>{SEASON})|(?P<holiday>{HOLIDAY})|(?P<part>{PART}))(?![\w-])"
            ),
            build_step,
        ),
        (
            pattern(
                r"(?:(?P<hedge>{HEDGE})\s+(?!the\s))?(?:(?P<the>the\s+)(?!an?\b))?(?:(?P<which>first|last|past|next|coming|following|previous|"
                r"preceding|final|other|another|further|additional|latest)\s+)?(?:(?P<vague>{VAGUE})(?:\s+of)?|"
                r"(?P<count>{COUNT}))(?:(?:\s*[-–]\s*|\s+(?:to|or)\s+)(?P<count2>{COUNT}))?(?:\s+(?:more|additional|full|whole|"
                r"straight|consecutive|long|calendar|trading|fiscal|business|working|further|past|other|previous|preceding|following|coming|last|next|first))?"
                r"(?:\s+(?P<half>and\s+(?:a\s+)?half))?(?P<hyphen>-)?\s*(?P<unit>{UNIT})(?P<plural>s)?(?:\s+(?P<half2>and\s+a\s+half)\b)?"
                rf"(?!\w|['’]\w)(?:[\s-]+(?:(?P<long>long)|(?P<age>old|of\s+age))\b(?!\s+(?:way|line)))?(?:\s+(?P<tail>{tails})\b|\s+or\s+so\b)?"
            ),
            build_duration,
        ),
        (
            pattern(
                r"(?:(?:the\s+)?(?P<which>past|last|recent|coming|next|previous|preceding|following|ensuing|intervening|first|final|early)\s+(?:few\s+|several\s+)?)?"
                rf"(?P<unit>day|week|month|year|decade|centurie|quarter|hour|minute)s(?!\w|['’]\w|[\s-]+(?:old|of\s+age)\b)(?:\s+(?P<tail>{tails})\b)?"
            ),
            build_bare,
        ),
        (
            pattern(
                r"the\s+(?:(?:current|full|latest|fiscal)\s+){{0,2}}(?P<unit>weekend|week|month|quarter|year)(?![\w-])"
            ),
            build_definite,
        ),
        (
            pattern(
                r"the\s+(?P<unit>day|night|week|month|year|morning|evening|weekend)\s+(?P<way>before|after|following|previous|earlier|later)"
                r"(?=\s*(?:[,.;:)]|$)|\s+(?:and|but|when|saw)\b)"
            ),
            build_beside,
        ),
        (
            pattern(
                r"(?:(?:the\s+)?(?:(?:comparable|corresponding|same)\s+)?(?P<ago>year[\s-](?:ago|earlier))\b"
                r"(?:\s+(?P<noun>quarter|period|month|week|figure(?=\b)))?"
                r"|(?:the\s+)?(?P<turn>year|month)(?:['’]s[\s-]|-|\s(?=end))(?P<edge>end)\b)"
            ),
            build_year_ago,
        ),
        (pattern(r"mid[\s-](?P<part>morning|afternoon)\b"), build_mid_part),
        (
            pattern(
                r"(?P<word>{SETWORD})|(?:every|each)\s+(?:(?P<other>other)\s+)?(?:single\s+)?(?:(?:(?P<count>{COUNT})\s+)?"
                r"(?P<unit>{UNIT})s?\b|(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>{SEASON})|(?P<part>{PART}))"
            ),
            build_set,
        ),
        (pattern(r"{REFERENCE}"), build_reference),
        (
            pattern(
                rf"(?:(?P<word>{clock_words})\b|(?<![\d:.,/$€£-])(?P<hour>\d{{{{1,2}}}})(?:[:.](?P<minute>[0-5]\d)(?P<seconds>:[0-5]\d)?)?"
                r"(?![\d%])(?:\s*(?P<half>[ap]\.?\s?m\b\.?)|\s*hrs?\b|\s*(?P<oclock>o['’]clock)|(?<=:\d\d)|(?<=:\d\d:\d\d)))"
                rf"(?:\s*\(?{ZONES}(?P<offset>[+-]\d{{{{1,2}}}})?(?:\s+{ZONES})?\)?)?"
            ),
            build_clock,
        ),
    )
