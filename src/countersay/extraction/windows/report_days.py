"""Days that may be those of a report, not of what it counts: "had reported 21,434 people killed on Monday".

Behind a verb of reporting with a number, its noun and a participle, a day goes with either verb. A reader who takes it
with the report has a total up to that day. The two cannot be told apart, so that the count gets an end and no beginning.
"""

import re
from dataclasses import replace
from functools import cache

from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period


@cache
def _lead() -> re.Pattern[str]:
    """A verb of reporting whose object goes on to the number, nothing that opens a clause between."""
    words = table("periods")["report_days"]
    verbs, perfect = alternatives(words["verbs"]), alternatives(words["perfect"])
    return regex(
        rf"\b(?:(?P<perfect>{perfect})\s+(?:\w+ly\s+|also\s+|already\s+|now\s+|since\s+)?)?(?<!\bour\s)(?<!\bits\s)(?<!\btheir\s)(?<!\bthe\s)(?<!\bown\s)(?P<verb>{verbs})\b"
        r"(?P<object>(?:(?!\bthat\b|\b(?:which|who|whose|when|where)\b|[;:!?]|\.\s)[^\n])*)$"
    )


@cache
def _clause() -> re.Pattern[str]:
    """What makes the words behind the verb a clause of their own, whose verb the day then belongs to."""
    return regex(r"\b(?:was|were|is|are|had|have|has|will|would|did)\b")


@cache
def _participle() -> re.Pattern[str]:
    adjectives = alternatives([*table("predicates")["adjectives"], *table("periods")["report_days"]["participles"]])
    return regex(rf"\b(?:{adjectives}|\w{{3,}}ed)\b")


@cache
def _level() -> re.Pattern[str]:
    """Words that set a total: "put the death toll at", "raised the number of dead to"."""
    words = table("periods")["report_days"]
    verbs, totals = alternatives(words["setting"]), alternatives(words["totals"])
    return regex(
        rf"\b(?:{verbs})\s+(?:the|its|their|his|her|a|this|that)\s+(?:[\w'’-]+\s+){{0,3}}?(?:{totals})\b[^,;:.]{{0,60}}?"
        r"\b(?:at|to|as)\s+(?:\w+\s+){0,2}$"
    )


def reported_day(passage: Passage, index: int, window: Period | None) -> Period | None:
    """Return the window of the quantity `index`, without a beginning where its day may be that of the report."""
    days = [day for day in passage.periods if day.item.kind in ("on", "during") and day.item.days == 1]
    days = [day for day in days if not regex(r"for\b|during\b").match(passage.text[day.start : day.end])]
    if window is None:
        # The day was taken for that of the words, but may still be given to the count by its scene.
        behind = passage.quantities[index].end
        days = [day for day in days if day.start >= behind][:1]
        days = [day for day in days if not _of_compared(passage.text[behind : day.start])]
    else:
        days = [day for day in days if day.item.start == window.start and window.days == 1]
    if not days or is_that_day_alone(passage, days[0]) or not _may_be_of_report(passage, index, days[0].start):
        return window
    return replace(window or days[0].item, first=None, first_latest=None, kind="as_of")


def _of_compared(between: str) -> bool:
    """Say whether a count that another is set beside stands before the day: "counted 4,000, compared with 3,000 on 2 May"."""
    return (
        regex(r"\b(?:compared\s+(?:with|to)|against|up\s+from|down\s+from|than)\s+[^,;.]{0,30}\d").search(between)
        is not None
    )


@cache
def _in_one_day() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['report_days']['in_one_day'])})(?:\s+alone)?\s*[,:(–—-]?\s*$")


def is_that_day_alone(passage: Passage, day: Placed[Period]) -> bool:
    """Say whether the words hold the count to the day: "in one day alone, on 13 April", "on 13 April alone"."""
    before = passage.text[max(0, day.start - 40) : day.start]
    return bool(regex(r",?\s+alone\b").match(passage.text, day.end) or _in_one_day().search(before))


def _may_be_of_report(passage: Passage, index: int, day: int) -> bool:
    quantity = passage.quantities[index]
    before = passage.text[: quantity.start]
    level = _level().search(before)
    if level:
        return not level.start() <= day < quantity.start  # "put the number killed on Monday at 40"
    lead = _lead().search(before)
    if lead is not None and regex(_ACCORDING).search(before[: lead.start("verb")]):
        return False  # "according to reports, two convoys crossed on Tuesday"
    if lead is None or lead.start() <= day < quantity.start or _clause().search(lead["object"]):
        return False
    between = passage.text[quantity.end : day] if day >= quantity.end else passage.text[quantity.end :]
    if re.search(r"[;:]|\.\s", between) or (day >= quantity.end and _clause().search(between)):
        return False
    told = lead["object"] + between.split(",")[0] if day < quantity.end else lead["object"] + between
    return bool(_participle().search(told)) or _has_only_reported(lead)


_ACCORDING = r"\baccording\s+to\s+(?:[\w’'-]+\s+){0,5}$"


def _has_only_reported(lead: re.Match[str]) -> bool:
    """Say whether the verb tells of a report over by then: "had reported 310 deaths on Monday"."""
    return lead["perfect"] is not None and lead["verb"].lower() in table("periods")["report_days"]["telling"]
