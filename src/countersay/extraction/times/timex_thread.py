"""What is known of time while a text is read: the day of speech, the date last spoken of, the tense of the verb."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from countersay.extraction.text.month_names import full_months
from countersay.extraction.times import days
from countersay.extraction.times.timex_forms import Form
from countersay.extraction.times.timex_rules import attributive
from countersay.extraction.times.timex_words import alternatives, regex, words_of
from countersay.lexicon.load import table
from countersay.model import Timex, TimexType

CONTEXT_CHARS = 90


@dataclass(frozen=True, slots=True)
class Wording:
    """How a language other than English looks ahead and back, and what its feasts are called.

    `ahead` does what `view` does; `since` says whether "since" stands before a form; `holidays` is the lexicon's topic.
    """

    ahead: Callable[[str, Form], bool | None]
    since: Callable[[str, Form], bool]
    holidays: Mapping[str, Any]


@dataclass(slots=True)
class Thread:
    """What is known while a text is read from its start: the day of speech and the date last spoken of.

    `year`, `month`, `day` are the date last spoken of, as far as it was said; `at` is where. `reported` is the last day
    of the year that the text reports on, which is "the year" of an annual report. `stretch` is the month, quarter or half
    last spoken of, and `stretch_at` where: what "a year earlier" of a comparison is a year before. `stated` is the last
    month that was told with its year: year, month, and where it ends. `wording` is None for
    English.
    """

    text: str
    anchor: date | None
    spoken: date | None
    narrative: bool
    order: str | None
    year: int | None = None
    bc: bool = False
    month: int | None = None
    day: int | None = None
    at: int = field(default=-(10**9))
    label: str | None = None
    stretch: str | None = None
    stretch_at: int = field(default=-(10**9))
    reported: date | None = None
    stated: tuple[int, int, int] | None = None
    wording: Wording | None = None

    def view(self, form: Form) -> bool | None:
        """Say whether the words look ahead to a form (True), back (False), or do not tell (None)."""
        return view(self.text, form) if self.wording is None else self.wording.ahead(self.text, form)

    @property
    def speech(self) -> date | None:
        """The day of speech, or of publication where no other is known."""
        return self.spoken or self.anchor

    @property
    def speech_label(self) -> str:
        """What a deictic expression is resolved against."""
        return "speech" if self.spoken else "document"

    def note(self, form: Form, first: date | None, value: str) -> None:
        """Remember a resolved date as the one last spoken of."""
        if "[" in self.text[max(0, form.start - 14) : form.start]:
            return  # an editor's insertion: "since the truce [of May 2020]"
        if first is None or not regex(r"\d{4}", cased=True).match(value):
            return
        self.tell(value, form.end)
        if form.year and form.month:
            self.stated = (form.year, form.month, form.end)
        has_month = bool(regex(r"\d{4}-(?:\d\d|W)", cased=True).match(value))
        if form.day and form.year and not self.narrative and _names(self.text, form):
            return  # "the Protocol of 14 May 2028 sets a quota" tells nothing of May
        if not has_month and self.year != first.year and _is_label(self.text, form):
            return  # "the Constitution of 1790", "the 1971 treaty" name a thing, they do not move the story
        if has_month or self.year != first.year or self.bc:
            self.month = first.month if has_month else None
        self.year, self.bc, self.at = first.year, False, form.end
        self.day = first.day if regex(r"\d{4}-\d\d-\d\d", cased=True).match(value) else None

    def tell(self, value: str, at: int) -> None:
        """Remember a month, quarter or half as the one last spoken of."""
        if regex(r"\d{4}-(?:\d\d|[QH]\d)", cased=True).fullmatch(value):
            self.stretch, self.stretch_at = value, at

    def reference(self) -> date | None:
        """The date last spoken of as a day; parts that were not said are taken as their first."""
        if self.year is None or self.bc:
            return None
        return days.day_or_none(self.year, self.month or 1, self.day or 1)


_HEAD_CHARS = 1500


@cache
def _year_ended() -> re.Pattern[str]:
    months = full_months()
    return regex(
        r"\bfor\s+the\s+(?:(?:financial|fiscal|calendar|full|business)\s+)?year\s+(?:ended|ending|to)\s+"
        rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>{months})|(?P<named>{months})\s+(?P<second>\d{{1,2}}),?)\s+(?P<year>\d{{4}})\b"
    )


def reported_year(text: str) -> date | None:
    """Return the last day of the year that the head of a text says it reports on.

    >>> reported_year("Annual report for the financial year ended 31 March 2021")
    datetime.date(2021, 3, 31)
    """
    found = _year_ended().search(text, 0, _HEAD_CHARS)
    if found is None:
        return None
    month = table("periods")["months"][(found["month"] or found["named"]).lower()]
    return days.day_or_none(int(found["year"]), month, int(found["day"] or found["second"]))


_OF_A_PLACE = r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2}"
_NAMED_OF = r"\b[A-Z][\w'’-]*\s+of\s+$"


def _names(text: str, form: Form) -> bool:
    """Say whether a full date is part of a document's name: "the Protocol of 14 May 2028", "the Treaty of Arvo of 9 May"."""
    before = text[max(0, form.start - 60) : form.start]
    match = regex(rf"\b(?P<noun>[A-Z][\w'’-]*)\s+of\s+(?:{_OF_A_PLACE}\s+of\s+)?$", cased=True).search(before)
    return match is not None and match["noun"].lower() in _documents()


@cache
def _documents() -> frozenset[str]:
    return frozenset(table("periods")["labels"]["nouns"])


def _is_label(text: str, form: Form) -> bool:
    if form.year is None or form.mod:
        return False
    before = text[max(0, form.start - 30) : form.start]
    return bool(regex(_NAMED_OF, cased=True).search(before)) or bool(
        regex(r"\bthe\s+$", cased=True).search(before) and attributive(text, form.end)
    )


def placed(
    thread: Thread,
    form: Form,
    value: str | None,
    anchor: str | None,
    *,
    kind: TimexType = "DATE",
    remember: bool = True,
) -> Timex:
    """Make the finished expression from its value, and remember the date if later ones may build on it."""
    covered = None
    if value and (form.part or form.clock) and kind == "DATE":
        kind = "TIME"
        covered = days.days_of(value)
        value += (form.clock or f"T{form.part}") + (form.zone or "")
    elif value:
        covered = days.days_of(value)
    first, last = covered or (None, None)
    if form.fiscal:
        first = last = None
    if remember and value:
        thread.note(form, first, value)
        thread.label = anchor
    return Timex(
        start=form.start,
        end=form.end,
        text=thread.text[form.start : form.end],
        type=kind,
        value=value,
        mod=form.mod,
        first=first,
        last=last,
        anchor=anchor,
        weekday=form.weekday if form.kind == "date" else None,
    )


@cache
def _cues() -> re.Pattern[str]:
    future = words_of(table("periods")["future_cues"]["words"])
    irregular = [form for form, lemma in table("predicates")["irregular"].items() if form != lemma]
    past = words_of(table("periods")["past_cues"]["words"])
    told = words_of(irregular)
    coming = (
        r"\b(?:will|shall|won't|would)(?:\s+(?:also|not|only|now|then|be|have|\w+ly)){0,3}\s+\w+|"
        r"\b(?:to|can|may|must|should|could)\s+be\s+\w+"
    )
    return regex(
        rf"(?P<future>{coming}|\b(?:{future})\b|['’]ll\b)|(?P<past>\b(?:{past})\b|(?<!\bis )(?<!\bare )\b(?:{told})\b|\b(?!un)\w{{3,}}ed\b(?!\s+(?:to|for)\b))"
    )


@cache
def _deadline() -> re.Pattern[str]:
    return regex(r"\b(?:until|till|by|through|effective|as (?:soon|early) as|payable|no later than)\s+(?:on\s+)?$")


@cache
def _done_by() -> re.Pattern[str]:
    """What was over by a day that was still to come when a promise was made, and not otherwise: "had treated 22 by Wednesday"."""
    undone = alternatives(table("periods")["perfect"]["undone"])
    adverbs = alternatives(table("periods")["perfect"]["adverbs"])
    return regex(
        rf"\bhad\s+(?:(?:{adverbs})\s+)?(?!(?:to|no|not|until|{undone})\b)[a-z]+[^.;]{{0,60}}?\s(?:by|until|till|through)\s+(?:on\s+)?$"
    )


# "might come as soon as Tuesday", "talks that are supposed to conclude by May"
_TO_COME = r"\bas\s+soon\s+as\s+$|\b(?:required|needed|promised|requested|planned|due|budgeted|pledged|foreseen)\s+(?:until|by|till|before|through)\s+$|\b(?:is|are|due|supposed|scheduled|expected|set|agreed|required|asked|ordered|told|has|have)\s+to\s+[a-z]+\b[^.;,]{0,40}\b(?:by|until|before)\s+$"


@cache
def _intended() -> re.Pattern[str]:
    """A plan whose day stands behind it: "planned to leave on Thursday"; "on Friday they planned to" has its day before it."""
    return regex(rf"\b(?:{alternatives(table('periods')['future_cues']['intended'])})\s+[a-z]+\b[^.;,]{{0,50}}$")


_BREAK = r"[.!?;]['\"”’)]*\s+(?=[A-Z\"“'‘`])|\n\s*\n"


def view(text: str, form: Form) -> bool | None:
    """Say whether the words look ahead to the expression (True), back (False), or do not tell (None).

    The nearest finite verb before it in the sentence tells, else the first after it; "until" and "by" look ahead.

    >>> from countersay.extraction.times.timex_patterns import recognise
    >>> [view(text, recognise(text)[0]) for text in ("It will open on Monday.", "It opened on Monday.", "Monday.")]
    [True, False, None]
    """
    left = regex(_BREAK, cased=True).split(text[max(0, form.start - CONTEXT_CHARS) : form.start])[-1]
    right = regex(_BREAK, cased=True).split(text[form.end : form.end + CONTEXT_CHARS])[0]
    first = _cues().search(right)
    if regex(_TO_COME).search(left) or _intended().search(left):
        return True
    if _deadline().search(left) and not (first and first["past"]) and not _done_by().search(left):
        return True
    before = list(_cues().finditer(left))
    if before:
        return before[-1]["future"] is not None
    return first["future"] is not None if first else None
