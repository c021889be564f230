"""The stretch of days that a document says it reports on, and the words in it that mean that stretch.

It stands in the head: "Covering 30 April to 6 May", "Weekly summary (30 April – 6 May)", "results for the year ended 31
December". "In the reporting period", "over the past week" and "during the week" of a weekly report mean it, not the last
seven days before publication; "the previous week" is the one before it. Two stretches in the head that differ give none.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from countersay.extraction.figures.figure_drafts import Draft
from countersay.extraction.text.passages import Passage
from countersay.extraction.times import days
from countersay.extraction.times.days import ONE_DAY
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.lexicon.load import table
from countersay.model import Period, Sentence

_HEAD_CHARS = 1200
_AS_OF_CHARS = 400
_CUE_CHARS = 70
_LENGTHS = {
    "week": (5, 9),
    "fortnight": (12, 16),
    "month": (27, 33),
    "quarter": (88, 93),
    "half-year": (180, 185),
    "year": (350, 380),
}
_TITLES = frozenset({"heading", "letterhead", "byline"})


@cache
def _cue() -> str:
    return rf"\b(?:{alternatives(table('periods')['reporting']['cues'])})\b[^.;\n]{{0,40}}$"


@cache
def _of_another() -> str:
    return rf"\b(?:{alternatives(table('periods')['reporting']['published'])})\b[^.;\n]*$"


def reporting_period(
    text: str, sentences: Sequence[Sentence], periods: Sequence[Period], issued: Period | None
) -> Period | None:
    """Return the stretch of days that the head of a document names as what it reports on; None if none or several."""
    cued, titled = [], []
    for period in periods:
        if (period.start or 0) > _HEAD_CHARS:
            break
        if not _may_be_reported(period, issued):
            continue
        start = period.start or 0
        if pattern("windows", "sentence", "of_the_same").search(text[max(0, start - _CUE_CHARS) : start]):
            continue  # "from 212 in the same period of last year"
        lead = text[max(0, start - _CUE_CHARS) : start]
        if regex(_cue()).search(lead):
            if regex(_of_another()).search(lead) and not any(s.block in _TITLES and s.covers(start) for s in sentences):
                continue  # "last week the mission published its report on 2016"
            cued.append(period)
        elif any(s.block in _TITLES and s.covers(start) for s in sentences) and _is_title(text, period):
            titled.append(period)
    said = regex(r"\b(?:reporting|review)\s+period\b|\bperiod\s+(?:covered|under\s+review)\b")
    own = [p for p in cued if said.search(text[max(0, (p.start or 0) - _CUE_CHARS) : p.start].rsplit("\n", 1)[-1])]
    found = own or cued or titled  # "in the period 1-15 May" of a correction is not what is reported on
    same = {(period.first, period.last) for period in found}
    return found[0] if len(same) == 1 else None


def settled_periods(
    text: str, sentences: Sequence[Sentence], periods: Sequence[Period], issued: Period | None
) -> tuple[Period, ...]:
    """Return the periods of a document with "that night" and the weekdays of a report settled by the words around them."""
    reporting = reporting_period(text, sentences, periods, issued)
    return weekdays_within(text, near_that_day(text, periods), reporting, issued)


def weekdays_within(
    text: str, periods: Sequence[Period], reporting: Period | None, issued: Period | None
) -> tuple[Period, ...]:
    """Return the periods with weekdays put into the week that the document reports on: "on Tuesday", of 6 to 12 March.

    One that was reckoned from the day of publication, and fell behind that week, is the day of that week.
    """
    if reporting is None or reporting.first is None or reporting.last is None or (reporting.days or 0) > _WEEK:
        return tuple(periods)
    found = []
    for period in periods:
        day, today = period.first, issued.last if issued is not None else None
        told = day is not None and period.days == 1 and period.anchor == "document" and not period.inherited
        if told and day is not None and today is not None and reporting.last < day <= today:
            back = day - timedelta(days=_WEEK * -(-(day - reporting.last).days // _WEEK))
            if regex(_weekday()).fullmatch(text, period.start or 0, period.end or 0) and back >= reporting.first:
                period = replace(period, first=back, last=back, anchor="passage")
        found.append(period)
    return tuple(found)


_WEEK = 7


@cache
def _weekday() -> str:
    part = r"(?:night|morning|evening|afternoon)"
    names = alternatives(table("periods")["weekdays"])
    return rf"(?:(?:late|early|later)\s+)?(?:(?:on|in|during)\s+)?(?:the\s+)?(?:{part}\s+(?:of|to)\s+)?(?:{names})(?:\s+{part})?"


def near_that_day(text: str, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the periods without days for a "that night" of which its paragraph has named no one day before.

    "Searches were made on 19 and 20 May.\n\nThe union says that three died that night": not one of those two nights.
    """
    found: list[Period] = []
    for period in periods:
        start, end = period.start or 0, period.end or 0
        if period.anchor == "narrative" and regex(_THAT_DAY).fullmatch(text, start, end):
            low = max(text.rfind("\n\n", max(0, start - _HEAD_CHARS), start), start - _HEAD_CHARS)
            near = (one for one in reversed(found[-_NAMED:]) if one.first is not None and one.days is not None)
            last = next((one for one in near if (one.start or 0) > low), None)
            if last is None or period.first is None or (last.days or 9) > 2 or not _about(last, period):
                continue
        found.append(period)
    return tuple(found)


_NAMED = 20  # periods back among which the day of "that night" is looked for
_THAT_DAY = r"(?:(?:on|in|during)\s+)?that\s+(?:very\s+|same\s+)?(?:day|night|evening|morning|afternoon)"


def _about(one: Period, two: Period) -> bool:
    """Say whether a day lies in, or right beside, the other."""
    assert one.first is not None
    assert two.first is not None
    return abs((one.first - two.first).days) <= 1


def counted_up_to(periods: Sequence[Period]) -> Period | None:
    """Return the one "as of" day that the head of a document names; None if none or several."""
    found = {p.last: p for p in periods if p.kind == "as_of" and p.last is not None and (p.start or 0) < _AS_OF_CHARS}
    return next(iter(found.values())) if len(found) == 1 else None


def up_to_report(window: Period, reporting: Period | None, issued: Period | None) -> Period:
    """Leave open whether "since 1 March" runs to the day of publication, or to the end of what the document reports on.

    A bulletin on 21 to 27 March may have been published on the 29th, with totals of the 27th.
    """
    if reporting is None or issued is None or reporting.last is None or window.first is None or window.last is None:
        return window
    if window.kind != "since" or window.anchor != "document" or window.last != issued.last or window.last_earliest:
        return window
    if not window.first <= reporting.last < window.last <= reporting.last + timedelta(days=_PRINTING):
        return window
    return replace(window, last_earliest=reporting.last)


_PRINTING = 45  # days at most from the end of what is reported on to publication
_FINITE = r"\b(?:is|are|was|were|has|have|had|will|would|may|can)\b"


def in_the_list(passage: Passage, draft: Draft, as_of: Period | None) -> Period | None:
    """Return the window of a bullet without a verb, "1,284 cases, 37 deaths", below "As of 17 October": up to that day.

    It is marked as assumed: the head says up to when the document counts, not the bullet.
    """
    quantity = draft.quantity
    if as_of is None or passage.sentence.block != "bullet" or passage.periods or regex(_FINITE).search(passage.text):
        return None
    if (
        quantity.unit is not None
        or quantity.average
        or quantity.per is not None
        or draft.supposed
        or draft.link is not None
    ):
        return None
    if draft.predicate is not None and draft.predicate.end <= draft.start:
        return None  # "It recorded 26 violations": a sentence, which tells its own time or none
    draft.assumed = (*draft.assumed, "days")
    return replace(as_of, first=None, first_latest=None, inherited=True, anchor="passage")


def _may_be_reported(period: Period, issued: Period | None) -> bool:
    if (
        period.start is None
        or period.first is None
        or period.last is None
        or period.inherited
        or (period.days or 0) < 2
    ):
        return False
    over = issued is None or issued.last is None or period.last <= issued.last
    return over and period.kind in ("between", "during", "on")


def _is_title(text: str, period: Period) -> bool:
    """Say whether the words name a stretch: a range, a preposition, or a bracket before them."""
    assert period.start is not None
    before = text[max(0, period.start - 2) : period.start]
    return period.kind in ("between", "during") or before.strip() in ("(", ":")


def meant(passage: Passage, window: Period, reporting: Period | None, known: Period | None) -> Period:
    """Return the window that words such as "the reporting period", "the past week", "the previous week" mean.

    Args:
        passage: the sentence of the words.
        window: what they say by themselves.
        reporting: the stretch the document reports on.
        known: the last stretch named before them in the sentence, which "the previous week" goes back from.
    """
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    if placed is None:
        return window
    words = passage.text[placed.start : placed.end].lower()
    behind = regex(r"\s+(?:before|earlier|under\s+review)\b").match(passage.text, placed.end)
    words += behind[0].lower() if behind else ""
    if regex(r"\b(?:previous|preceding|prior|last)\s+(?:reporting|review)\s+period$").search(words):
        return _one_before(window, reporting)
    step = regex(_step()).search(words)
    if step:
        base = known or reporting
        if base is not None and _open(window):
            return _beside(window, base, step["unit"] or step["one"], step["one"] is not None or step["which"] in _BACK)
        # "The year before" is not this year.
        return replace(window, first=None, last=None, first_latest=None, last_earliest=None) if step["one"] else window
    if reporting is None:
        unsaid = words.endswith("review") and window.anchor is not None
        return replace(window, first=None, last=None, first_latest=None, last_earliest=None) if unsaid else window
    ends = regex(r"(?:at|by)\s+the\s+(?:(?P<end>end|close)|start|beginning)\s+of\s").match(words)
    if ends and regex(_named()).search(words):
        day = reporting.last if ends["end"] else reporting.first
        by = words.startswith("by")
        return replace(
            reporting, first=None if by else day, last=day, first_latest=None, last_earliest=None,
            start=window.start, end=window.end, kind="until" if by else "on", inherited=True,
        )  # fmt: skip
    if regex(_named()).search(words):
        return replace(reporting, start=window.start, end=window.end, kind="during", inherited=True)
    unit = regex(_unit()).search(words)
    if regex(r"\bso\s+far\s+(?:in\s+)?$").search(passage.text[max(0, placed.start - 12) : placed.start]):
        return window  # "so far this year" is told of the day of writing
    if (
        unit is None
        or (window.inherited and window.first is not None)
        or regex(r"\bof\s+(?:the|this|that)\s").search(words)
    ):
        return window  # "at the end of the year"
    low, high = _LENGTHS[unit["unit"]]
    near = window.last is None or reporting.last is None or window.last - reporting.last <= timedelta(days=high)
    if low <= (reporting.days or 0) <= high and near:
        return replace(reporting, start=window.start, end=window.end, kind="during", inherited=True)
    return window


_BACK = ("previous", "preceding", "prior", "week before", "month before")


@cache
def _named() -> str:
    return rf"\b(?:{alternatives(table('periods')['reporting']['names'])})\b"


@cache
def _unit() -> str:
    units = "|".join(sorted(_LENGTHS, key=lambda unit: (-len(unit), unit)))
    return rf"\b(?:the|this|that)\s+(?:past\s+|last\s+|reporting\s+|entire\s+|whole\s+)?(?P<unit>{units})$"


@cache
def _step() -> str:
    return r"\bthe\s+(?P<which>previous|preceding|prior|following|subsequent)\s+(?P<unit>week|fortnight|month|quarter|half-year|year)$|\bthe\s+(?P<one>week|fortnight|month|quarter|year)\s+(?:before|earlier)$"


def _one_before(window: Period, reporting: Period | None) -> Period:
    """Return the reporting period before this one, where reports come out by the week, fortnight or month; else no days."""
    unknown = replace(
        window, first=None, last=None, first_latest=None, last_earliest=None, kind="before", inherited=False
    )
    if reporting is None or reporting.first is None or reporting.last is None:
        return unknown
    whole = reporting.first.day == 1 and (reporting.last + ONE_DAY).day == 1
    unit = {7: "week", 14: "fortnight"}.get(reporting.days or 0, "month" if whole else None)
    return unknown if unit is None else _beside(unknown, reporting, unit, back=True)


def _open(window: Period) -> bool:
    """Say whether the words alone do not tell the days."""
    return window.first is None or window.anchor in ("document", "narrative", "speech")


def _beside(window: Period, base: Period, unit: str, back: bool) -> Period:
    low, high = _LENGTHS[unit]
    if base.first is None or base.last is None or not low <= (base.days or 0) <= high:
        return window
    if base.first_latest is not None or base.last_earliest is not None:
        return window
    whole_months = base.first.day == 1 and (base.last + ONE_DAY).day == 1
    if unit in ("week", "fortnight"):
        step = timedelta(days=base.days or 0)
        first = base.first - step if back else base.first + step
        last = base.last - step if back else base.last + step
    elif whole_months:
        months = (base.last.year - base.first.year) * 12 + base.last.month - base.first.month + 1
        begin = days.shift(base.first, -months if back else months, "M")
        after = days.shift(base.last + ONE_DAY, -months if back else months, "M")
        if begin is None or after is None:
            return window
        first, last = begin, after - ONE_DAY
    else:
        return window
    return replace(window, first=first, last=last, first_latest=None, last_earliest=None, kind="during", inherited=True)
