"""Which days a figure speaks of: the period of its clause, of its sentence, or one it points back to.

Rules, in order, for a quantity in a sentence with periods in the same voice:

1. the nearest period after it in its clause ("403 vehicles passed between 5 and 12 February");
2. a period between the previous quantity and it, or one that opens the sentence ("In December 3.7 million tonnes ...");
3. a period at the end that closes a list of quantities ("killed 3 and wounded 5 on Monday");
4. words that point back ("over that time", "this week") take the last window whose ends are known.

A figure without one says so: nothing is carried over silently from another sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from countersay.extraction.numbers import units
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows.date_labels import is_label
from countersay.extraction.windows.next_counts import HEADS, clause_end, led_before_next, next_start, own_clause
from countersay.extraction.windows.told_against import (
    TOLD_ELSEWHERE,
    compared_elsewhen,
    is_base,
    is_base_of,
    is_compared_with,
    is_former,
    is_former_in_bracket,
    names_days_off,
    then_it,
    when_it,
)
from countersay.extraction.windows.window_lists import each_its_own, told_together
from countersay.lexicon.load import table
from countersay.model import Period, Quantity, Span


def window_of(passage: Passage, index: int, blocked: Sequence[Span]) -> Period | None:
    """Return the period of the quantity `index` of the passage as written, or None; `blocked` are flow ranges to skip.

    The result may be an anaphoric period (`inherited`, ends None), which `resolve_back` fills in. A list of days is
    one window only where its days follow on each other.
    """
    return each_its_own(passage, index) or told_together(passage, _nearest(passage, index, blocked))


def _nearest(passage: Passage, index: int, blocked: Sequence[Span]) -> Period | None:
    quantity = passage.quantities[index]
    when = next((p for p in passage.periods if when_it(passage, p, quantity)), None)
    if when is not None:
        return replace(when.item, last=when.item.first_latest or when.item.first, first_latest=None, kind="during")
    then = next((p for p in passage.periods if then_it(passage, p, quantity)), None)
    if then is not None:
        return then.item
    if is_former(passage, quantity) or is_former_in_bracket(passage, index):
        return Period(kind="before", start=quantity.item.start, end=quantity.item.start)
    periods = [p for p in passage.periods if _usable(passage, p, quantity, blocked)]
    if not periods:
        return None
    outside = _outside(passage, range(index - 1, -1, -1))
    previous_end = outside.end if outside is not None else 0
    foremost = _outside(passage, range(index)) or quantity
    hindmost = _outside(passage, range(len(passage.quantities) - 1, index, -1)) or quantity
    next_count = next_start(passage, index)
    ends = clause_end(passage.text, quantity.end)
    last, timed = hindmost is quantity, quantity.item.per in units.periods()
    opened = foremost is quantity and any(p.end <= quantity.start for p in periods)
    heads = any(
        regex(HEADS).fullmatch(passage.text[p.end : quantity.start]) for p in periods if p.end <= quantity.start
    )
    led = led_before_next(passage, index, periods, previous_end)
    if led is not None:
        return led.item
    after = [
        p
        for p in periods
        if quantity.start <= p.start < min(next_count, ends)
        and (last or not pattern("windows", "sentence", "next_of_list").search(passage.text[quantity.end : p.start]))
        and not (opened and pattern("windows", "sentence", "after_comma").search(passage.text[quantity.end : p.start]))
        and not _other_clause(passage.text[quantity.end : p.start])
        and not (timed and "," in passage.text[quantity.end : p.start])
        and not (heads and passage.text[quantity.end : p.start].strip() in (",", ", and", "and", ";"))
        and not _past_own_relative(passage, quantity, p)
    ]
    if after:
        return _prefer(after, periods)
    between = [p for p in periods if previous_end <= p.start < quantity.start and not _in_bracket(passage, p, quantity)]
    if between and _changed(passage, index, between[-1]):
        between = []
    told = outside.start if outside is not None else 0  # "no fewer than 1,130" compares with nothing
    if between and pattern("windows", "sentence", "compared").search(passage.text[max(0, told - 60) : told] + "0 x"):
        between = []  # "up from 132,000 in 2029, and revenue of 13 million": 2029 is that of the 132,000
    parted = between and (
        pattern("windows", "sentence", "breaks").search(passage.text, between[-1].end, quantity.start)
        or pattern("windows", "sentence", "next_verb").search(passage.text[between[-1].end : quantity.start])
    )
    if between and not parted:
        return _prefer(between[::-1], periods)
    last_before = next((p for p in reversed(periods) if p.end < quantity.start), None)
    if last_before is not None and _shares_bracket(passage, last_before, quantity):
        return last_before.item  # "from October to February (one killed and 15 injured)"
    opening = [p for p in periods if p.end <= foremost.start]
    single = len(periods) == 1 and len(passage.periods) == 1
    if not opening and single and periods[0].end <= quantity.start and not parted:
        listed = passage.text[periods[0].end : quantity.start]
        if ":" in listed and not pattern("windows", "sentence", "breaks").search(listed):
            return periods[0].item  # "31,200 in the first week of May: 18,700 in Lutte, 9,400 in Brod"
    if opening and compared_elsewhen(passage, quantity, ends):
        return None  # "in May 435, as compared to 567 cases reported in April"
    if opening:
        left = passage.text[opening[-1].end : quantity.start]
        elsewhen = ";" in left and pattern("windows", "carried", "unnamed_time").search(left.rsplit(";", 1)[1])
        if elsewhen:
            return None
        bracketed = re.search(r"\([^()]*\Z", passage.text[foremost.start : quantity.start]) is not None
        # "after the accord of 2 May, from 9 May on, 41 were counted (of them 12 ...)": the days of what they are part of
        return _prefer(opening[::-1] if bracketed else opening, periods)
    before = [p for p in periods if p.end <= quantity.start]
    if (
        single
        and before
        and pattern("windows", "sentence", "hung_participle").search(passage.text[before[0].end : quantity.start])
    ):
        return periods[0].item  # "walked out on Monday in the largest strike in 20 years, closing 1,480 schools"
    # "some 900 cross every day, and 40 were searched on 3 May"
    trailing = _closing(passage, index, periods, ends) if not timed else []
    return _prefer(trailing, periods) if trailing else None


def _closing(passage: Passage, index: int, periods: Sequence[Placed[Period]], ends: int) -> Sequence[Placed[Period]]:
    """Return the periods that close the list a quantity stands in: "3 were killed and 5 injured on Monday: two in ..."."""
    text, quantity = passage.text, passage.quantities[index]
    for at in range(index + 1, len(passage.quantities)):
        here = passage.quantities[at]
        stop = passage.quantities[at + 1].start if at + 1 < len(passage.quantities) else ends
        found = [p for p in periods if here.end <= p.start < min(stop, ends)]
        if found:
            listed = at == len(passage.quantities) - 1 or pattern("windows", "sentence", "coordinated").fullmatch(
                text[passage.quantities[at - 1].end : here.start]
            )
            told = pattern("windows", "sentence", "next_verb").search(text, here.end, found[0].start)
            told = told or pattern("windows", "sentence", "totalled").search(text, quantity.end, here.start)
            told = told or re.search(r"\b(?:where|which|who)\s+(?:[\w-]+\s+){0,2}\Z", text[quantity.end : here.start])
            told = told or re.search(r":|\bthat\b", text[quantity.end : here.start])  # "we asked 62: 49 said that ..."
            lead = text[quantity.end : here.start]
            told = told or pattern("windows", "sentence", "compared").search(
                lead + "0 x"
            )  # "compared with 3,000 on 2 May"
            told = told or regex(_HAS_ONLY).search(text[max(0, quantity.start - 24) : quantity.start])
            told = told or regex(_OF_THEM).fullmatch(text[here.end : found[0].start])
            told = told or own_clause(text[quantity.end : here.start], text[here.end : found[0].start])
            return (
                found
                if listed
                and not told
                and not pattern("windows", "sentence", "apart").search(text, quantity.end, found[0].start)
                else []
            )
    return []


_BEFORE_THEN = (
    r"\b(?:has|have|had)\s+(?:previously|earlier|once)\s"  # "on Friday, ... where it had previously counted 350"
)
_OF_THEM = (
    r"\s+of\s+(?:them|these|those|which|whom)(?:\s+(?:alone|only|late|early))?\s+"  # "370 came, 50 of them on Saturday"
    r"|\s+of\s+(?:them|these|those|which|whom)\s+(?:having|has|have|had|was|were|is|are)\b[^,;:]*"  # "two of them having left since May"
)


_HAS_ONLY = r"\b(?:has|have|holds|employs|operates|there\s+are)\s+(?:(?:some|about|only|over)\s+)?$"  # "has 900 tents and received 41 on Monday"


def _other_clause(gap: str) -> bool:
    """Say whether what stands between a count and a date begins another clause, which the date belongs to."""
    return any(pattern("windows", "sentence", name).search(gap) for name in ("next_verb", "hung_clause"))


def in_relative(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the date is that of a relative clause which is over before, or in front of, the verb of the quantity."""
    text = passage.text
    if quantity.end <= period.start:
        inside = pattern("windows", "sentence", "in_relative").search(text[quantity.end : period.start])
        return (
            inside is not None and pattern("windows", "sentence", "past_relative").match(text, period.end) is not None
        )
    if text[period.end : period.end + 2] != ", ":
        return False
    opened = pattern("windows", "sentence", "set_off").search(text[max(0, period.start - _RELATIVE) : period.start])
    return opened is not None and opened.start() + max(0, period.start - _RELATIVE) > 0


def _past_own_relative(passage: Passage, quantity: Placed[Quantity], period: Placed[Period]) -> bool:
    """Say whether a relative clause that holds the quantity is over before the date: "the firm, which has 40 cars, said in May"."""
    opened = pattern("windows", "sentence", "relative_open").search(
        passage.text[max(0, quantity.start - _RELATIVE) : quantity.start]
    )
    between = passage.text[quantity.end : period.start]
    return opened is not None and pattern("windows", "sentence", "relative_shut").search(between) is not None


def hangs_behind(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the date stands in a clause hung on behind: "nine were taken away, where one died the next day"."""
    return period.start >= quantity.end and is_hung(passage.text[quantity.end : period.start])


def is_hung(before: str) -> bool:
    """Say whether words end in a relative clause set off by a comma, which has a time of its own."""
    return pattern("windows", "sentence", "hung_on").search(before) is not None


_RELATIVE = 120  # code points of a relative clause before its date


def _in_bracket(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the date stands with a count in brackets that close before the quantity: "(2029: 118), a rise of 11"."""
    close = passage.text.find(")", period.end, quantity.start)
    if close < 0 or "(" in passage.text[period.end : close]:
        return False
    return any(period.end <= other.start < close for other in passage.quantities)


def _other_bracket(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether the date stands in brackets with another count, and the quantity outside: "671 (as of 30 June 170), of whom 87"."""
    text, low = passage.text, max(0, period.start - _BRACKET)
    opened = text.rfind("(", low, period.start)
    if opened < 0 or text.find(")", opened, period.start) >= 0:
        return False
    close = text.find(")", period.end, period.end + _BRACKET)
    if close < 0 or opened < quantity.start < close:
        return False
    return any(opened < other.start < close and other is not quantity for other in passage.quantities) and not any(
        other.start == period.start for other in passage.quantities
    )


_BRACKET = 60  # code points of a bracket on either side of its date


def _shares_bracket(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether a count stands in the bracket that opens right behind the date, with no other date between."""
    inside = passage.text[period.end : quantity.start]
    return (
        inside.startswith(" (")
        and inside.count("(") - inside.count(")") == 1
        and not any(period.end <= other.start < quantity.start for other in passage.periods)
    )


def _of_another(passage: Passage, period: Placed[Period], quantity: Placed[Quantity]) -> bool:
    """Say whether what a date is needed for is another count, right before it."""
    return any(0 <= period.start - other.end <= _NEEDED for other in passage.quantities if other.start < quantity.start)


_NEEDED = 50  # code points from a count to the date that it is needed for


def _changed(passage: Passage, index: int, period: Placed[Period]) -> bool:
    """Say whether the quantity is what another one changed to: "from four at the end of May to nine"."""
    quantity = passage.quantities[index]
    if not pattern("windows", "sentence", "changed_to").fullmatch(passage.text[period.end : quantity.start]):
        return False
    before = [other for other in passage.quantities[:index] if other.end <= period.start]
    return bool(before) and bool(
        pattern("windows", "sentence", "changed_from").search(
            passage.text[max(0, before[-1].start - 30) : before[-1].start]
        )
    )


def _outside(passage: Passage, order: range) -> Placed[Quantity] | None:
    """Return the first quantity in the given order that is no part of a window's words, as "two" in "the past two weeks"."""
    for index in order:
        placed = passage.quantities[index]
        if not any(period.start <= placed.start < period.end for period in passage.periods):
            return placed
    return None


@cache
def _told_then() -> re.Pattern[str]:
    """What makes a day or week that of the telling: "the firm on Wednesday reported sales of 40 million"."""
    words = table("periods")["report_days"]
    told = rf"(?:{alternatives(words['told'])})\b(?!\s+by\b|\s+(?:[\w-]+\s+){{1,3}}(?:lives|victims)\b)"
    taken = rf"(?:{alternatives(words['taken_up'])})\s+(?-i:(?:the|an?|its|their|his|her|what)\s|[A-Z\"“])"
    return re.compile(rf"\s+(?:{told}|{taken})", re.I)


def told_then(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether a day or week is that of the telling."""
    return (period.item.days or 99) <= 7 and _told_then().match(passage.text, period.end) is not None


@cache
def _said_then() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives(table('periods')['report_days']['said'])})\s+(?:(?:early|late|later)\s+)?(?:on\s+)?\Z",
        re.I,
    )


def said_then(passage: Passage, period: Placed[Period]) -> bool:
    """Say whether a day is that on which somebody spoke, which stands before it or behind it: "the mill burned, officials said Monday"."""
    before = passage.text[max(0, period.start - 40) : period.start]
    return told_then(passage, period) or ((period.item.days or 99) <= 7 and _said_then().search(before) is not None)


def _prefer(periods: Sequence[Placed[Period]], everywhere: Sequence[Placed[Period]]) -> Period:
    """Take the first that gives a beginning, else the first; a "since" ends where the sentence says it ends."""
    chosen = next((p.item for p in periods if p.item.kind not in _ENDS or _is_step(p.item)), periods[0].item)
    return closed(chosen, [p.item for p in everywhere])


_ENDS = frozenset({"as_of", "before", "until"})


def _is_step(period: Period) -> bool:
    """Say whether words name a stretch by another one, as "the previous quarter" does."""
    return period.kind == "before" and period.anchor == "narrative" and period.last is None


def closed(period: Period, others: Sequence[Period]) -> Period:
    """End an open window at the "as of", "by" or "through" of its own sentence."""
    if (
        period.kind not in ("since", "after")
        or period.first is None
        or period.anchor not in ("document", "narrative", None)
    ):
        return period
    ends = [p for p in others if p.kind in ("as_of", "until") and p.last is not None and p.last >= period.first]
    if not ends or (period.last is not None and ends[0].last is not None and ends[0].last > period.last):
        return period
    return replace(period, last=ends[0].last, last_earliest=ends[0].last_earliest, kind="between")


def _usable(passage: Passage, period: Placed[Period], quantity: Placed[Quantity], blocked: Sequence[Span]) -> bool:
    if any(span.start < period.end and period.start < span.end for span in blocked):
        return False
    if period.start < quantity.end and quantity.start < period.end:
        return False
    lead = passage.text[max(0, period.start - 60) : period.start]
    if period.item.kind in ("since", "after") and pattern("windows", "sentence", "superlative").search(lead):
        return False
    if period.item.kind in ("since", "after") and pattern("windows", "sentence", "rarest").search(
        passage.text[max(0, period.start - 2 * len(lead)) : period.start]
    ):
        return False
    if period.item.kind in ("since", "after") and pattern("windows", "sentence", "ordinal").search(lead):
        return False
    if period.item.kind in ("on", "during") and pattern("windows", "sentence", "ahead").search(lead):
        return False
    if any(beside(passage, period, quantity) for beside in TOLD_ELSEWHERE):
        return False
    if (
        is_base(passage, period)
        or _other_bracket(passage, period, quantity)
        or is_compared_with(passage, period, quantity)
        or is_base_of(passage, period, quantity)
        or names_days_off(passage, period)
    ):
        return False
    if period.end <= quantity.start and re.search(_BEFORE_THEN, passage.text[period.end : quantity.start], re.I):
        return False
    words = passage.text[period.start : period.start + 6].lower()
    ended = words.startswith(("until ", "till ")) and 2 < period.start < period.end <= quantity.start
    if ended and " and " in passage.text[period.end : quantity.start]:
        return False  # "stayed until Sunday and four arrests were made"
    if period.end <= quantity.start and pattern("windows", "sentence", "set_beside").search(lead):
        return False
    if quantity.end <= period.start and pattern("windows", "sentence", "rank").search(
        passage.text[max(quantity.end - 1, period.start - 60) : period.start]
    ):
        return False
    if period.item.kind == "on" and pattern("windows", "sentence", "one_of_them").search(lead):
        return False
    if pattern("windows", "sentence", "than").search(lead) and (
        quantity.end <= period.start
        or pattern("windows", "sentence", "after_than").match(passage.text[period.end : quantity.start])
    ):
        return False  # "three more than in 2027, and spent 22 million"
    if pattern("windows", "sentence", "of_the_same").search(lead) or in_relative(passage, period, quantity):
        return False
    dated = period.item.kind in ("on", "during")
    clause = pattern("windows", "sentence", "since_clause").search(lead) if dated else None
    if clause and not clause.start() < quantity.start - period.start + len(lead) < len(lead):
        return False
    if told_then(passage, period) or pattern("windows", "sentence", "quarter_of_town").search(
        lead + passage.text[period.start : period.end]
    ):
        return False
    needed = pattern("windows", "sentence", "needed").search(lead)
    if needed and quantity.end < period.start - len(needed[0]) - 1:
        return False
    if needed and period.end <= quantity.start and _of_another(passage, period, quantity):
        return False  # "of the 9 million required until June, 3.7 million had come in"
    return not is_label(passage, period)
