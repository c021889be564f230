"""What a paragraph sets for the figures in it: the window of its scene, a direction.

1. The one closed window that its sentences have spoken of so far is that of its figures in the simple past.
2. Where a sentence tells of a beginning ("the war broke out on 3 May"), that day is no window: the scene runs to the
   end that the same paragraph dates ("it ended on 9 June"), or is left open.
3. A heading, or a title run into the paragraph ("Deliveries in December."), gives its month or year to what stands below.

A window taken from the scene bears the anchor "passage" and is listed as assumed: it is how a reader takes it, not what
the sentence says, and linking lets no more than a tension rest on it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache

from countersay.extraction.figures.accounts import fits_account
from countersay.extraction.figures.carried import crowd_said
from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.figure_kinds import is_event_noun, took_part
from countersay.extraction.figures.reporting import meant
from countersay.extraction.figures.scene_ends import to_its_end
from countersay.extraction.figures.since_told import Since
from countersay.extraction.figures.spoken_of import spoken_of
from countersay.extraction.nouns.verb_forms import verb_lemma
from countersay.extraction.text.passages import Passage, Placed
from countersay.extraction.times.patterns import pattern
from countersay.extraction.times.timex_words import alternatives, regex
from countersay.extraction.windows.date_labels import is_day_of_report, is_label
from countersay.extraction.windows.window_lists import told_together
from countersay.extraction.windows.windows import (
    hangs_behind,
    in_relative,
    is_hung,
    said_then,
    told_then,
)
from countersay.lexicon.load import table
from countersay.lexicon.nouns import known_as
from countersay.model import Period, Quantity

BESIDE_STORY = frozenset({"letterhead", "byline", "caption", "footnote"})
"""Blocks that tell nothing of what happened."""
_CLOSED = frozenset({"on", "during", "between"})
_LEAD_CHARS = 70  # a title run into its paragraph is short
_LONG = 100  # days of a window beside which it matters little on which day of its first month it begins
_HEAD_SENTENCES = 2  # sentences of the head, whose day is that of publication
_WEEK = 7  # days of a window at least over which something may be told a day
_FEW = 2  # days on which what persons did may be told by any verb
_NIGHT = 2  # days of "the night of 9 to 10 May", which may have been either
_WRAPPED = 120  # code points of a line beyond which the text is not wrapped
_OPENING_CHARS = 24  # where a day stands that opens its sentence: "At 7.42 a.m. on 3 September"


@cache
def _paragraph() -> re.Pattern[str]:
    return re.compile(r"\n[ \t\r]*\n")


@cache
def _phase(name: str) -> str:
    return rf"\b(?:{alternatives(table('periods')['phases'][name])})\b"


@dataclass(slots=True)
class Scene:
    """The one closed window that the sentences of a paragraph have told of so far, if it is one.

    Attributes:
        window: that window. spoiled: whether another was told of, so that none is taken. last_end: where the last
            sentence ended. led: whether the window is that of a title. heading: the window of the heading above.
        reporting: what the document says it reports on, the window of paragraphs that name no other. lent: whether the
            window is that one; a day within it then leaves open which of the two is meant.
        since: the one open window that the paragraph has told of.
        by_line: whether each line is a paragraph. lead_in: the window of the words that lead into a list: "In August:". headed: whether the sentence before is a heading.
        account: whether the window lent is that of a short account, which tells of nothing else.
        of_event: whether the window is the day by which an event is named: "the election of 7 May".
    """

    window: Period | None = None
    spoiled: bool = False
    last_end: int = 0
    led: bool = False
    heading: Period | None = None
    reporting: Period | None = None
    lent: bool = False
    by_line: bool = False
    lead_in: Period | None = None
    headed: bool = False
    account: bool = False
    of_event: bool = False
    since: Since = field(default_factory=Since)

    def enter(self, passages: Sequence[Passage], index: int, text: str, issued: Period | None = None) -> None:
        """Go on to the next sentence: a new paragraph forgets the window, a second window spoils it."""
        passage = passages[index]
        if passage.sentence.block == "heading":
            self.heading = _title_window(passage) or _day_of_section(passage, issued)
            self.window, self.spoiled, self.led, self.headed = None, False, False, True
            self.last_end = passage.sentence.end
            return
        if passage.sentence.block != "bullet":
            self.lead_in = _title_window(passage) if passage.text.rstrip().endswith(":") else None
        one_day = self.window is not None and self.window.days == 1
        broken = one_day and self.by_line and "\n" in text[self.last_end : passage.sentence.start]
        opens = broken or self.headed or passage.sentence.block == "bullet"
        if opens := opens or _paragraph().search(text, self.last_end, passage.sentence.start) is not None:
            over = self.lead_in if passage.sentence.block == "bullet" else None
            self.window, self.spoiled = over or self.heading or self.reporting, False
            self.led = over is not None or self.heading is not None
            self.lent = self.window is not None
        self.last_end, self.headed = passage.sentence.end, False
        self.since.enter(passage, opens=opens)
        if not passage.periods:
            return
        lead = len(passage.text) <= _LEAD_CHARS and not _has_verb(passage.text)
        begun = regex(_phase("begin")).search(passage.text)
        if begun and regex(_phase("brief") + r"[^.;]{0,12}$").search(passage.text[: begun.start()]):
            begun = None  # "a fire broke out on 3 May"
        for placed in spoken_of(passage):
            if said_then(passage, placed) or self._is_step(passage, placed) or _of_other_count(passage, placed):
                continue  # "the mill burned, officials said Monday"
            period = told_together(passage, placed.item) or placed.item
            if is_ahead(period, issued) or (self.window is not None and is_hung(passage.text[: placed.start])):
                continue
            if self._is_flashback(passage, placed, opens=opens):
                continue
            lead = lead and period.kind != "past"
            if begun and period.first is not None and period.kind != "between":
                self.window, self.led = to_its_end(passages, index, period), False
                self.spoiled = self.spoiled or self.window is None
                return
            if not is_closed(period):
                open_within = period.first is not None and period.last is not None and not period.inherited
                self.spoiled |= self.lent and open_within and period.kind in _CLOSED
                continue
            self.of_event = _OF_EVENT.search(passage.text, 0, placed.start) is not None
            if self._befell(passage, placed):
                self.window, self.lent, self.led = period, False, False
            elif self.lent and self.window is not None and not same_days(period, self.window):
                # "In the week of 7 May two were sent back. One man was held.": what opens a paragraph sets its time.
                sets = opens and placed.start <= _OPENING_CHARS
                self.spoiled, self.lent = _within(period, self.window) and not sets, False
                self.window = period
            elif self.window is None or self.led or same_days(period, self.window):
                self.window = period if self.window is None or self.led else self.window
                self.led = lead
            elif not _within(period, self.window):
                self.spoiled = True

    def _is_flashback(self, passage: Passage, placed: Placed[Period], *, opens: bool) -> bool:
        """Say whether a time is that of what had been before: "On 12 June it saw 87. In April it had found 134".

        Where the paragraph named no time so far, its first sentence sets the scene, and a later one may look back.
        """
        last, scene = placed.item.last, self.window
        if scene is None and not opens:
            return looks_back(passage, placed)
        if scene is None or scene.first is None or last is None or last >= scene.first:
            return False
        return (
            regex(r"[^.;:]{0,40}?\bhad\s+(?:\w+ly\s+|only\s+|also\s+)?[a-z]+").match(passage.text, placed.end)
            is not None
        )

    def _is_step(self, passage: Passage, placed: Placed[Period]) -> bool:
        """Say whether the words step from what the document reports on, as "the week before" does, and set no scene."""
        step = meant(passage, placed.item, self.reporting, None) if self.reporting is not None else placed.item
        return step is not placed.item and self.reporting is not None and not same_days(step, self.reporting)

    def _befell(self, passage: Passage, placed: Placed[Period]) -> bool:
        """Say whether a day within the window opens a sentence of violence or mishap, of which the next ones then tell.

        "From 1 January to 30 June 214 were held. On 17 June the trawler was fired on. Two men were wounded."
        """
        period = placed.item
        night = period.days == 2 and re.search(r"\bnight\b", passage.text[placed.start : placed.end]) is not None
        if self.window is None or self.spoiled or not (period.days == 1 or night) or not _within(period, self.window):
            return False
        opens = placed.start <= _OPENING_CHARS or (night and not passage.quantities)
        return opens and tells_of_mishap(passage) and not told_then(passage, placed)

    def place(self, passage: Passage, draft: Draft, placed: Placed[Quantity]) -> None:
        """Give a figure of the simple past without a window that of the scene."""
        if draft.window is not None or self.window is None or self.spoiled or draft.supposed or draft.link is not None:
            return
        others = [one for one in spoken_of(passage) if is_closed(one.item) and not self._repeats(passage, one)]
        others = [
            one for one in others if not in_relative(passage, one, placed) and not hangs_behind(passage, one, placed)
        ]
        others += [one for one in passage.periods if is_day_of_report(passage, one)]
        if self.window.days == 1 and lasts_for_days(passage):
            return  # "killed 43 in just three days"
        if (
            others
            and (first := passage.text.rfind(";", 0, placed.start)) >= 0
            and all(
                one.end <= first and same_days(told_together(passage, one.item) or one.item, self.window)
                for one in others
            )
        ):
            others = []  # "Searches were made on 19 and 20 May; four guns were found"
        if others or not self._fits(passage, draft, placed):
            return
        start = draft.predicate.start if draft.predicate is not None else placed.start
        end = draft.predicate.end if draft.predicate is not None else placed.end
        around = passage.text[max(0, min(placed.start, start) - 30) : min(placed.start, start)].rsplit(",", 1)[-1]
        around += passage.text[min(placed.start, start) : max(placed.end, end)]
        perfect = pattern("windows", "scene", "perfect").findall(around)
        reported = draft.voice is not None and draft.voice.kind in ("indirect", "mixed")
        if any(word.lower() != "had" or not reported for word in perfect):
            return  # but "the mayor said that 22 stalls had burned"
        if pattern("windows", "scene", "unplaced").search(_beside(passage, draft, placed)):
            return
        draft.window = replace(self.window, inherited=True, anchor="passage")
        draft.assumed = (*draft.assumed, "day" if self.window.days == 1 else "days")

    def _repeats(self, passage: Passage, placed: Placed[Period]) -> bool:
        """Say whether the words name the day of the scene again: "all but two went home on the same day"."""
        assert self.window is not None
        same = re.search(
            r"\b(?:same|that|this)\s+(?:very\s+)?(?:day|night|evening|morning)\b",
            passage.text[placed.start : placed.end],
        )
        return same is not None and same_days(placed.item, self.window)

    def _fits(self, passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
        """Say whether what the figure counts is told of the scene: things done, or the size of a gathering."""
        unit = draft.quantity.unit
        assert self.window is not None
        if self.account and self.lent and fits_account(passage, draft, placed):
            return True
        if self.of_event and draft.predicate is not None and set(draft.predicate.lemma.split("+")) & _filing():
            return False  # "In the election of 7 May … 26 complaints were filed": whenever that was
        if unit in ("percent", "percentage_point") or draft.kind in ("distance", "duration"):
            return unit == "percent" and self.window.days == 1 and took_part(draft)
        if draft.quantity.value is not None and 0 < draft.quantity.value < 1:
            return False
        if draft.quantity.average or draft.quantity.per is not None:
            return draft.quantity.per in ("day", "week") and (self.window.days or 0) >= _WEEK
        if self.led:
            return True
        kind = draft.predicate.kind if draft.predicate is not None else None
        if (kind == "neutral" and is_event_noun(head_of(draft.quantity))) or _was_done(passage, draft, placed):
            return True  # "there were no injuries", "96 wells were disinfected"
        told = kind == "unknown" and unit is None and (self.window.days or 99) <= _FEW and _is_of_persons(draft)
        if kind == "flow" or (told and not self.lent) or (kind == "stock" and unit is None and not self.lent):
            return True
        if crowd_said(passage, placed) and unit is None:
            return True
        summed = regex(_phase("summed")).search(passage.text[: placed.start])
        return summed is not None and (self.window.days or 0) > 1


def _of_other_count(passage: Passage, placed: Placed[Period]) -> bool:
    """Say whether a time is that of a count told only beside: "larger than a march which drew 500,000 in 2006"."""
    before = passage.text[max(0, placed.start - _ASIDE) : placed.start]
    aside = pattern("windows", "scene", "aside").search(before)
    return aside is not None and any(
        aside.start() <= one.start - placed.start + len(before) < len(before) for one in passage.quantities
    )


def looks_back(passage: Passage, placed: Placed[Period]) -> bool:
    """Say whether a time opens a sentence of what had been by then: "On 7 March the police had counted 134"."""
    return placed.start <= _OPENING_CHARS and _HAD_BEEN.match(passage.text, placed.end) is not None


_HAD_BEEN = re.compile(
    r"(?:(?!\b(?:said|told|that|announced|reported|says|stated|added|according)\b)[^.;:]){0,40}?\bhad\s+(?:\w+ly\s+|only\s+|also\s+)?[a-z]+",
    re.I,
)
_ASIDE = 90  # code points before a time in which a clause told beside begins


_OF_EVENT = re.compile(r"\b[a-z]{4,}\s+(?:held\s+)?of\s+\Z")


@cache
def _filing() -> frozenset[str]:
    """Verbs of paperwork that follows what happened."""
    return frozenset(table("periods")["story"]["filing"])


@cache
def _mishaps() -> re.Pattern[str]:
    return regex(rf"\b(?:{alternatives(table('periods')['story']['events'])})\b")


def tells_of_mishap(passage: Passage) -> bool:
    """Say whether a sentence tells of violence or of a mishap."""
    return _mishaps().search(passage.text) is not None


def _has_verb(text: str) -> bool:
    """Say whether a short line is a sentence, not a title."""
    if pattern("windows", "scene", "verb").search(text):
        return True
    return any(verb_lemma(word) is not None for word in re.findall(r"\b[a-z]+\b", text))


def _beside(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> str:
    """Return the sentence without the count, what it is compared with, and its rate, which name no other time for it.

    "Served 9,000 meals a day", "61 cases, against 44 in the week before", "an average of 40 people crossed each day".
    """
    text = passage.text[: placed.start] + " " * (placed.end - placed.start) + passage.text[placed.end :]
    compared = regex(_phase("compared")).search(text, placed.end)
    text = text[: compared.start()] if compared else text
    behind = text.find(";", placed.end)
    text = text[:behind] if behind >= 0 else text  # "27 searches were made; every ship searched so far was cleared"
    return re.sub(r"\b(?:each|every|a|per)\s+(?:day|week)\b", "", text) if draft.quantity.average else text


def _is_of_persons(draft: Draft) -> bool:
    return known_as(head_of(draft.quantity) or "", "person") is True


def _was_done(passage: Passage, draft: Draft, placed: Placed[Quantity]) -> bool:
    """Say whether a verb of no class tells, in the passive, what was done to the things counted."""
    if draft.predicate is None or draft.predicate.kind != "unknown" or draft.predicate.start < placed.end:
        return False
    if draft.predicate.lemma in table("predicates")["words"]["states"]:
        return False
    return (
        re.search(r"\b(?:was|were)\s+(?:not\s+)?(?:\w+ly\s+)?$", passage.text[placed.end : draft.predicate.start])
        is not None
    )


def is_ahead(period: Period, issued: Period | None) -> bool:
    """Say whether a window ends after the day of publication, so that nothing can have happened in all of it."""
    return issued is not None and issued.last is not None and period.last is not None and period.last > issued.last


def has_long_lines(text: str) -> bool:
    """Say whether the text is not wrapped to a width, so that each of its lines is a paragraph."""
    return any(len(line) > _WRAPPED for line in text.split("\n"))


def lasts_for_days(passage: Passage) -> bool:
    """Say whether a sentence tells what happened in more than one day: "in just three days", "over two weeks"."""
    return any(
        placed.item.unit in ("day", "week", "month", "year")
        and (placed.item.unit != "day" or (placed.item.value or 0) > 1)
        and pattern("windows", "scene", "in_so_long").search(passage.text[max(0, placed.start - 24) : placed.start])
        for placed in passage.quantities
    )


def is_closed(period: Period) -> bool:
    """Say whether both ends of a window are told by its own words."""
    if period.first is None or period.last is None or period.inherited:
        return False
    if period.kind == "past":  # "over the past 24 hours" may begin on either of two days
        return (period.first_latest or period.first) - period.first <= timedelta(days=1)
    if period.kind not in _CLOSED:
        return False
    return period.first_latest is None or (period.kind == "between" and not _NIGHT < (period.days or 0) <= _LONG)


def same_days(one: Period, two: Period) -> bool:
    """Say whether two windows begin and end together."""
    return (one.first, one.last) == (two.first, two.last)


def _within(one: Period, two: Period) -> bool:
    """Say whether a longer scene holds the window, so that it is a detail of it and the scene goes on."""
    assert one.first and one.last and two.first and two.last  # both are closed
    return (two.days or 0) > 1 and two.first <= one.first and one.last <= two.last


def _title_window(passage: Passage) -> Period | None:
    """Return the one month, quarter, year or stretch that a heading names; a single day is that of the text."""
    closed = [placed for placed in passage.periods if is_closed(placed.item) and not is_label(passage, placed)]
    if len(closed) != 1 or len(passage.periods) != 1 or closed[0].item.days == 1:
        return None
    around = (
        passage.text[max(0, closed[0].start - 1) : closed[0].start] + passage.text[closed[0].end : closed[0].end + 1]
    )
    if "/" in around or "-" in around:
        return None  # the number of a document: "JOM/2018/3"
    return closed[0].item


def _day_of_section(passage: Passage, issued: Period | None) -> Period | None:
    """Return the day or night that a heading inside the text tells of: "The night of 17 August", "12 May"; not that of publication."""
    if passage.index < _HEAD_SENTENCES or len(passage.periods) != 1 or passage.quantities:
        return None
    placed = passage.periods[0]
    if not is_closed(placed.item) or (placed.item.days or 0) > _NIGHT or is_ahead(placed.item, issued):
        return None
    if issued is not None and same_days(placed.item, issued):
        return None
    rest = (passage.text[: placed.start] + passage.text[placed.end :]).strip(" .:–—-#*")
    named = regex(rf"\b(?:{alternatives(table('periods')['phases']['sections'])})\b").search(passage.text)
    return placed.item if not rest or named or tells_of_mishap(passage) else None
