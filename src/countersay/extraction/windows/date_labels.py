"""Dates that only tell which statement, or which make, is meant: "the statement of 10 November", "mines made in 2021".

What is counted may itself be told of then: "312 cases were reported in May" counts those of May.
"""

import re
from bisect import bisect_left
from functools import cache

from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives
from countersay.lexicon.load import table
from countersay.model import Period


@cache
def _label_pattern() -> re.Pattern[str]:
    """A noun before a date that is its label: "the statement of 10 November", "the war in 2020", "a letter in May"."""
    words = table("periods")["labels"]
    return re.compile(
        rf"\b(?:(?:{alternatives(words['nouns'])})\s(?:(?:of|from|on|dated|issued|signed|published|in)\s)?|"
        rf"(?:{alternatives(words['told'])})\s(?:(?:on|in|back)\s)?|of\s)$",
        re.I,
    )


@cache
def _made_in_pattern() -> re.Pattern[str]:
    """A participle that says how the things came to be, with no auxiliary: "mines made in 2021", not "were made in"."""
    words = table("periods")["labels"]
    return re.compile(
        rf"(?P<aux>\b(?:{alternatives(words['auxiliaries'])})\s(?:(?:\w+ly|also|all|not|both|first|together)\s)?)?"
        rf"\b(?:{alternatives(words['made'])})\s(?P<gap>[^,;.\d]{{0,16}}\s)?$",
        re.I,
    )


@cache
def _season_label() -> re.Pattern[str]:
    """A season that says of what kind a thing is: "the winter appeal", "on a summer day"."""
    seasons = alternatives(table("periods")["seasons"])
    return re.compile(
        rf"(?:(?:on|in)\s+)?(?:an?\s+)?(?:{seasons})\s+(?:{alternatives(table('periods')['labels']['of_seasons'])})\b.*",
        re.I,
    )


@cache
def _happening_of() -> re.Pattern[str]:
    events = [
        *table("nouns")["occasion"]["events"],
        *table("periods")["event_nouns"]["words"],
        *table("periods")["labels"]["happenings"],
    ]
    labels = set(table("periods")["labels"]["nouns"])
    return re.compile(
        rf"\b(?:{alternatives([word for word in events if word not in labels])})s?\sof\s(?:the\s)?$", re.I
    )


_OPEN = frozenset({"since", "between", "as_of"})


def is_label(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether the date only tells which statement, or which make, is meant."""
    if period.item.kind in _OPEN:
        return False
    if _is_of_a_kind(passage, period) or is_dateline(passage, period):
        return True
    named = _same_day_before(passage, period)
    if named is None:
        return _is_hung_on(passage, period)
    return named.item.kind not in _OPEN and (_is_of_a_kind(passage, named) or _is_hung_on(passage, named))


def is_dateline(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether a day stands between a place and an agency before the report: "LUND, September 27 (AGP): Two men ..."."""
    places = r"[\s*]*(?:[A-Z][\w.’' -]*(?:\[\w+\])?,\s+)+"
    if period.item.days != 1 or re.fullmatch(places, passage.text[: min(period.start, 60)]) is None:
        return False
    agency = r",?(?:\s+\d{4})?\.?\s*(?:\([A-Z][\w/ .&-]{1,40}\)|/[A-Z][\w ]{1,20}/\.?)"
    return re.match(agency, passage.text[period.end :]) is not None


def _same_day_before(passage: Passage, period: Placed[Period]) -> Placed[Period] | None:
    """Return the words for the same day right before: "today" in "a statement issued today, Tuesday,"."""
    index = bisect_left(passage.periods, period.start, key=lambda placed: placed.start) - 1
    named = passage.periods[index] if index >= 0 else None
    if named is None or named.item.first != period.item.first:
        return None
    return named if passage.text[named.end : period.start] == ", " else None


def _is_of_a_kind(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether a season tells the kind of a thing, a date which numbered paper or survey, a year that of some part."""
    if _season_label().fullmatch(passage.text[period.start : period.end + 14].split(",")[0]):
        return True
    if pattern("windows", "sentence", "some_part").match(passage.text, period.start):
        return True
    lead = passage.text[max(0, period.start - 60) : period.start]
    return any(pattern("windows", "sentence", name).search(lead) for name in ("of_document", "of_survey"))


def _is_hung_on(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether a date hangs on a noun or participle that it tells from others: "the statement of 10 November"."""
    lead = passage.text[max(0, period.start - 60) : period.start]
    if pattern("windows", "sentence", "compound").match(passage.text, period.end) or is_day_of_report(passage, period):
        return True
    if pattern("windows", "sentence", "extent_of").search(lead):
        return False
    if _counted_as_told(passage, period, lead):
        return False
    if _label_pattern().search(lead) and re.search(r"\bown accord(?: in)?\s*$", lead, re.I) is None:
        counted = any(placed.end == period.start - len(" of ") for placed in passage.quantities)
        if _happening_of().search(lead):
            return False  # "the attack of 3 May killed 40"
        possessed = passage.text[period.end : period.end + 2] in ("'s", "’s")  # "23 of that year's fires"
        return possessed or not (counted and lead.endswith(" of "))  # "the 64 of last Saturday"
    made = _made_in_pattern().search(lead)
    if made is None or made["aux"]:
        return False
    held = any(
        made.end("gap") > placed.start - period.start + len(lead) >= made.start() for placed in passage.quantities
    )
    return not held


@cache
def _were_told() -> re.Pattern[str]:
    words = table("periods")["labels"]
    return re.compile(
        rf"\b(?:was|were|been)\s(?:\w+ly\s|also\s)?(?:{alternatives(words['told'])})\s(?:(?:on|in|back)\s)?$", re.I
    )


def _counted_as_told(passage: Passage, period: Placed[Period], lead: str) -> bool:
    """Say whether what is counted was reported or published then: "312 new cases were reported in May"."""
    said = _were_told().search(lead)
    if said is None:
        return False
    verb = period.start - len(lead) + said.start()
    last = next((one for one in reversed(passage.quantities) if one.end <= verb), None)
    return last is not None and re.search(r"[,;:.()]", passage.text[last.end : verb]) is None


def is_day_of_report(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether the date only tells when something was reported: "the arrest, claimed by the union on Thursday, ..."."""
    lead = passage.text[max(0, period.start - _REPORTER) : period.start]
    return pattern("windows", "sentence", "told_by").search(lead) is not None


_REPORTER = 90  # code points of "reported by the regional branch of the union" before the date
