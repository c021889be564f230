"""The rules of relative expressions, durations, sets, references and times of day."""

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from countersay.extraction.times.timex_forms import Base, Form
from countersay.extraction.times.timex_rules import Builder, pattern, wrong_case
from countersay.extraction.times.timex_words import any_of, listed, look_up, number_of, regex
from countersay.lexicon.load import table

CALENDAR_UNITS = frozenset({"D", "W", "WE", "M", "Q", "Y", "DE", "CE", "SEM"})


def count_of(written: str | None) -> Fraction | None:
    """Return the number of a count, None where it is vague ("several")."""
    if not written:
        return None
    vague = look_up("vague", written)
    if vague is not None:
        return None if vague == "X" else Fraction(vague)
    return number_of(written)


def step_of(which: str) -> tuple[int, Base] | None:
    """Return how far a word such as "last" steps and from where, or None if it is no such word."""
    found = table("periods")["steps"].get(which.lower())
    return (found[0], found[1]) if found else None


def build_step(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "last week", "this year", "the following day", "next Friday", "that July", "last spring"."""
    which = match["which"].lower()
    offset, base = step_of(which) or (0, "speech")
    if match["again"]:
        offset, base = step_of(match["again"]) or (offset, base)
        if match["again"].lower() == "past":
            offset, base = -1, "speech"
    if which in ("following", "ensuing") and not match["the"]:
        return ()  # a preposition: "following Monday's debate"
    if which == "next" and match["the"]:
        base = "narrative"
    form = Form(start=match.start(), end=match.end(), kind="relative", offset=offset, base=base)
    if match["unit"]:
        unit = look_up("units", match["unit"])
        if match["plural"] or (unit not in CALENDAR_UNITS):
            return ()
        definite = match["the"] or match.string[max(0, match.start() - 4) : match.start()].lower() == "the "
        if which == "last" and definite and unit == "D" and not match["again"]:
            return ()  # "on 21 November, the last day": of what, its own words do not say
        if match["unit"].lower() == "night":
            return (replace(form, unit="D", part="NI"),)
        lasting = match["the"] and unit in ("Y", "M", "W", "DE", "CE")
        if lasting and which in ("next", "coming", "following") and _over_before(match):
            return (replace(form, kind="duration", unit=unit, count=Fraction(1)),)
        again = (match["again"] or "").lower()
        if (lasting and which in ("last", "past")) or (which == "past" and not again):
            return (replace(form, kind="duration", unit=unit, count=Fraction(1)),)
        if which == "this" and again == "past" and unit in ("Y", "M", "W"):  # "this past week": the seven days till now
            return (replace(form, kind="duration", unit=unit, count=Fraction(1)),)
        return (replace(form, unit=unit),)
    if match["month"]:
        day = regex(_DAY_OF).match(match.string, match.end()) if which in ("last", "past") else None
        if day and not wrong_case(match["month"], True) and 1 <= int(day["day"]) <= 31:
            dated = Form(start=match.start(), end=day.end("day"), kind="date", month=look_up("months", match["month"]))
            return (replace(dated, day=int(day["day"])),)
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


# "last Oct. 23 at his home", not "last October 23 people"
_DAY_OF = r"\s+(?P<day>\d{1,2})(?=[.,;:)]|$|\s+(?:at|in|on|and|by|when|to|for|as|near|after|before|with|from|but|outside|inside|during|while)\b)"


def _over_before(match: re.Match[str]) -> bool:
    """Say whether "over" or "for" makes "the next year" the coming twelve months."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(regex(r"\b(?:over|for|within|during|throughout)\s+$").search(before))


def build_definite(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the weekend", "the year", "the quarter", "the day"."""
    unit = look_up("units", match["unit"])
    if regex(_ENDED).match(match.string, match.end()) and unit in ("Y", "Q", "M", "W"):
        return (Form(start=match.start(), end=match.end(), kind="duration", unit=unit, count=Fraction(1)),)
    # "the quarter", "the latest fiscal year": what is reported is complete
    complete = (unit == "Q" and "current" not in match[0].lower()) or "latest" in match[0].lower()
    return (Form(start=match.start(), end=match.end(), kind="relative", unit=unit, offset=-complete, base="speech"),)


_ENDED = r"\s+(?:ended|ending|that\s+ended)\b"


def build_rest(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the rest of the year", "the remainder of this month"."""
    form = Form(
        start=match.start(),
        end=match.end(),
        kind="relative",
        unit=look_up("units", match["unit"]),
        offset=0,
        base="speech",
    )
    return (replace(form, mod="REST"),)


def build_after_next(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the week after next", "the month before last"."""
    step = 2 if match["way"].lower().startswith("after") else -2
    return (
        Form(
            start=match.start(),
            end=match.end(),
            kind="relative",
            unit=look_up("units", match["unit"]),
            offset=step,
            base="speech",
        ),
    )


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


def build_same_in_year(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "the same month last year", "the same quarter of 2030": the month or quarter last spoken of, in another year."""
    form = Form(
        start=match.start(), end=match.end(), kind="shift", unit="Y", count=Fraction(1), offset=-1, base="narrative"
    )
    year = int(match["year"]) if match["year"] else None
    return (replace(form, whole=look_up("units", match["unit"]), year=year),)


def _no_duration(match: re.Match[str], unit: str, written: str | None, count: Fraction | None) -> bool:
    """Say whether the words are no length of time: an age, a share, a rate, a time of day, "a second vote"."""
    if written and count is None and look_up("vague", written) != "X":
        return True
    if unit == "H" and regex(r"[0-2]\d[0-5]\d", cased=True).fullmatch(written or "") and not match["hedge"]:
        return True  # "at 1400 hrs"
    if match["age"] or (unit == "Q" and (match["hyphen"] or regex(_SHARE).match(match.string, match.end()))):
        return True  # ages are quantities; "three-quarters of the food"
    if regex(r"\b(?:quarters?|thirds?|half)\s+of\s+$").search(match.string[max(0, match.start() - 14) : match.start()]):
        return True  # "three-quarters of an hour"
    single = (written or "").lower() in ("a", "an", "one")
    if single and unit == "D" and regex(r"\bon\s+$").search(match.string[max(0, match.start() - 4) : match.start()]):
        return True  # "on a day rich in symbols"
    if not match["tail"] and _is_rate(match):
        return True
    name = match["unit"].lower()
    stepped = regex(r"\s(?:last|next|past|previous|following|coming)\s").search(match[0][len(match["which"] or "") :])
    if count is not None and count > 1 and stepped and not (match["plural"] or match["hyphen"]):
        return True  # "rose to 300,000 last year"
    if match["plural"] or name not in ("second", "sec", "min", "quarter", "hr"):
        return False
    return (written or "").lower() in ("a", "an") or (name == "second" and count != 1 and not match["hyphen"])


def build_duration(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "three days", "the past two years", "two weeks ago", "about 15 minutes", "a five-year"."""
    unit = look_up("units", match["unit"])
    written = match["count"] or match["vague"]
    count = count_of(written)
    if _no_duration(match, unit, written, count):
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
        mod=look_up("hedges", match["hedge"]) or ("EQUAL_OR_MORE" if match["plus"] else None),
    )
    tail = " ".join((match["tail"] or "").lower().split())
    which = (match["which"] or "").lower()
    if tail and upper is not None:
        form = replace(form, count=None)  # "10-15 years ago" names no year
    if tail:
        offset, base = table("periods")["tails"][tail]
        return (replace(form, kind="shift", offset=offset, base=base),)
    step = step_of(which)
    if step and which not in ("that", "same", "this"):
        form = replace(form, offset=step[0], base=step[1])
    return (replace(form, mod=form.mod or ("APPROX" if upper is not None else None)),)


_SHARE = r"\s+of\b"


@cache
def _rate() -> re.Pattern[str]:
    return regex(rf"(?:\d|\b{any_of('rated')})(?:\s+[a-z]+){{0,2}}\s+$")


def _is_rate(match: re.Match[str]) -> bool:
    """Say whether "a week" tells per what something is counted ("four flights a week"), not how long it lasts."""
    if (match["count"] or "").lower() not in ("a", "an") or match["hyphen"] or match["half"]:
        return False
    before = match.string[max(0, match.start() - 40) : match.start()]
    last = before.split()[-1].lower() if before.split() else ""
    return last not in listed("lasting") and bool(_rate().search(before))


def build_whole(match: re.Match[str]) -> tuple[Form, ...]:
    """Build "another week", "the whole year", "all day"."""
    unit = look_up("units", match["unit"])
    return (Form(start=match.start(), end=match.end(), kind="duration", unit=unit, count=Fraction(1)),)


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


@cache
def relative_rules() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    """Return the rules of this file, most specific first."""
    steps = "|".join(sorted(table("periods")["steps"], key=lambda step: -len(step)))
    tails = "|".join(table("periods")["tails"]).replace(" ", r"\s+")
    return (
        (
            pattern(
                r"(?:the\s+)?(?:same|corresponding|comparable)\s+(?P<unit>week|month|quarter)\s+(?:(?:of|in|during)\s+)?"
                r"(?:(?:last|the\s+(?:previous|prior|preceding))\s+year|(?:a|one)\s+year\s+(?:earlier|ago|before)|"
                r"the\s+year\s+(?:before|earlier)|(?P<year>(?:19|20)\d\d))\b"
            ),
            build_same_in_year,
        ),
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
                r"(?P<count>{COUNT})(?P<plus>\+|[\s-]plus\b)?)(?:(?:\s*[-–]\s*|\s+(?:to|or)\s+)(?P<count2>{COUNT}))?(?:\s+(?:more|additional|full|whole|"
                r"straight|consecutive|long|calendar|trading|fiscal|business|working|further|past|other|previous|preceding|following|coming|last|next|first))?"
                r"(?:\s+(?P<half>and\s+(?:a\s+)?half))?(?P<hyphen>-)?\s*(?P<unit>{UNIT})(?P<plural>s)?(?:\s+(?P<half2>and\s+a\s+half)\b)?"
                rf"(?!\w|['’]\w|-to-|-(?:ago|earlier)\b)(?:[\s-]+(?:(?P<long>long)|(?P<age>old|of\s+age))\b(?!\s+(?:way|line)))?(?:\s+(?P<tail>{tails})\b|\s+or\s+so\b)?"
            ),
            build_duration,
        ),
        (
            pattern(
                r"(?:another|an?\s+(?:additional|further|full|whole|entire)|the\s+(?:whole|entire)|all)[\s-]+(?:business\s+|working\s+)?"
                r"(?P<unit>hour|day|week|month|year|decade|century)(?![\w-])"
            ),
            build_whole,
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
                r"(?:the\s+)?(?:rest|remainder)\s+(?:of\s+)?(?:(?:the|this|my|our|current)\s+)?(?:current\s+)?"
                r"(?P<unit>week|month|quarter|year|decade|century)\b"
            ),
            build_rest,
        ),
        (
            pattern(
                r"the\s+(?P<unit>weekend|week|month|year|quarter)\s+(?P<way>after\s+(?:the\s+)?next|before\s+last)\b"
            ),
            build_after_next,
        ),
        (
            pattern(
                r"(?:(?:the\s+)?(?:(?:comparable|corresponding|same)\s+)?(?P<ago>year[\s-](?:ago|earlier))\b"
                r"(?:\s+(?P<noun>quarter|period|month|week|figure(?=\b)))?"
                r"|(?:the\s+)?(?P<turn>year|month)(?:['’]s[\s-]|-|\s(?=end))(?P<edge>end)\b)"
            ),
            build_year_ago,
        ),
    )
