"""The window of each figure as its own sentence tells it, with the day of speech and of publication worked in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from countersay.extraction.figures.by_then import is_of_source, is_reached
from countersay.extraction.figures.earlier_deeds import is_before_all
from countersay.extraction.figures.embedded import by_then, told_of_action
from countersay.extraction.figures.figure_drafts import Draft, head_of
from countersay.extraction.figures.figure_kinds import is_event_noun
from countersay.extraction.figures.levels import is_told_now, level_on_day, settle_level
from countersay.extraction.figures.reporting import counted_up_to, meant, reporting_period, up_to_report
from countersay.extraction.nouns.verb_forms import Predicate
from countersay.extraction.text.passages import Passage, Placed, flow_offset
from countersay.extraction.times.patterns import pattern
from countersay.extraction.voices.innermost import VoiceIndex
from countersay.extraction.voices.supposing import in_simple_present
from countersay.extraction.windows.parts_of_day import day_window, part_of_day
from countersay.extraction.windows.report_days import is_that_day_alone, reported_day
from countersay.extraction.windows.speech_days import SpeechDays, speech_days, spoken_until, until_publication
from countersay.extraction.windows.window_back import (
    a_year_before,
    compared_step,
    is_moved,
    is_step_back,
    is_year_before,
    listed_week,
    moved_to,
    of_year_named,
    opens_a_year_before,
    resolve_back,
    since_then,
    stepped_day,
)
from countersay.extraction.windows.window_lists import told_together
from countersay.extraction.windows.windows import closed, window_of
from countersay.lexicon.load import table, word_set
from countersay.model import Attribution, Document, Period, Quantity, Sentence, Span, Timex

_PERIOD_BACK = 3  # sentences back in which "the same period" was named
_STEP_BACK = 2  # sentences back in which what is compared with "a month earlier" was told
_NEAR = 40  # windows back among which one that is pointed at is looked for
_PARAGRAPH = 4000  # code points that no paragraph is longer than
_BESIDE = 24  # code points between a duration and the window it lies in: "open on nine days between 1 and 13 March"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a document tells of days and voices while its figures are read.

    Attributes:
        issued: publication. text: that of the document. reporting: the stretch of days it reports on. as_of: up to when its
            head says it counts. speech: days of speech. voices: who speaks.
        known: windows stated so far, which later words may point back to. starts: where the sentences so far begin.
    """

    issued: Period | None
    text: str
    reporting: Period | None
    as_of: Period | None
    speech: SpeechDays
    voices: VoiceIndex
    known: list[Period] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        document: Document,
        sentences: Sequence[Sentence],
        periods: Sequence[Period],
        attributions: Sequence[Attribution],
        timexes: Sequence[Timex],
        issued: Period | None,
    ) -> "Told":
        """Read from a document what concerns all of its figures."""
        return cls(
            issued=issued,
            text=document.text,
            reporting=reporting_period(document.text, sentences, periods, issued),
            as_of=counted_up_to(periods),
            speech=speech_days(document, sentences, attributions, timexes, issued),
            voices=VoiceIndex.of(attributions),
        )

    def parted(self, one: int, two: int) -> bool:
        """Say whether an empty line stands between two positions of the document."""
        return two - one > _PARAGRAPH or re.compile(r"\n[ \t\r]*\n").search(self.text, one, two) is not None


def tell_window(
    passage: Passage, index: int, draft: Draft, told: Told, before: Draft | None = None, *, aged: bool = False
) -> None:
    """Give a draft the window of its own words, and what they say of a part of the day; an age has none.

    `before` is the figure right before it in the sentence.
    """
    placed = passage.quantities[index]
    draft.predicate = _counted_up(passage, draft.predicate)
    heard = told.voices.with_cue(passage.sentence.start, passage.sentence.end)
    foreign = _foreign_voices(passage, heard)
    window = None if aged else reported_day(passage, index, window_of(passage, index, foreign))
    if window is not None and _is_of_other_words(draft, window, heard, passage.sentence):
        window = None
    if window is not None and _is_later_till_now(passage, placed, window):
        window = None
    if window is not None and (
        _is_of_speech(passage, placed, draft, window, heard)
        or is_of_source(passage, draft, window)
        or is_reached(passage, draft, window)
    ):
        window = by_then(window)
    told_so = told_of_action(passage, placed, draft, window) if window is not None else None
    if window is not None and told_so is not None:
        window = by_then(window) if told_so == "by then" else None
        draft.assumed = draft.assumed if window is not None else (*draft.assumed, "aside")
    if window is None and draft.voice is None and not draft.assumed:
        dated = any(period.item.kind in ("on", "during") for period in passage.periods)
        if is_before_all(passage.text, placed, draft.predicate, dated=dated):
            draft.assumed = (*draft.assumed, "beside")
    if window is not None:
        stock = draft.predicate is not None and (draft.predicate.kind == "stock" or draft.predicate.lemma == "be")
        if before is not None and draft.compared and before.predicate is not None and before.predicate.kind == "stock":
            stock, draft.predicate = True, before.predicate  # "stood at 412, compared with 279 a week earlier"
        window = _pointed(passage, window, told, level=stock)
        draft.supposed |= _announced(passage.text, placed.end, draft.predicate, window, told.issued)
        window = spoken_until(window, told.speech.of(draft.voice))
        window = window if draft.supposed else until_publication(window, told.issued)
        window = up_to_report(window, told.reporting, told.issued)
        window = _from_new_year(passage, _running(passage, window, told.issued))
    part = part_of_day(passage, index, window, foreign)
    if part:
        draft.quantity = replace(draft.quantity, qualifiers=(*draft.quantity.qualifiers, part))
    settle_level(passage, draft, placed, window)
    level = draft.predicate is not None and (draft.predicate.kind == "stock" or draft.predicate.lemma == "be")
    if level and window is not None and window.kind in _OVER_DAYS and is_told_now(passage, placed):
        window = None  # "since May 2,304 have been registered; 833 are now in shelters"
    draft.window = day_window(window, part, level) if part else window


_OVER_DAYS = frozenset({"since", "after", "between", "past"})


def _counted_up(passage: Passage, predicate: Predicate | None) -> Predicate | None:
    """Make a verb of counting in the perfect one of what adds up: "140 cases have been reported as of 21 March"."""
    if predicate is None or predicate.kind != "neutral":
        return predicate
    if predicate.lemma not in word_set("grammar", "figure_kinds", "reckoning"):
        return predicate
    perfect = re.search(
        r"\b(?:have|has|had)\s+(?:\w+ly\s+|so\s+far\s+|also\s+|now\s+|already\s+|since\s+)*been\s+(?:\w+ly\s+)?\Z",
        passage.text[: predicate.start],
        re.I,
    )
    return predicate if perfect is None else replace(predicate, kind="flow")


def _running(passage: Passage, window: Period, issued: Period | None) -> Period:
    """Leave open up to when "this year alone" counts, in a text whose day nothing tells."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    if issued is not None or placed is None or window.first is None or (window.days or 0) < _LONG:
        return window
    if not re.match(
        r"(?:in\s+|during\s+|so\s+far\s+)?this\s+(?:calendar\s+)?(?:year|month)\b",
        passage.text[placed.start : placed.end],
        re.I,
    ):
        return window
    return replace(window, last=None, last_earliest=None, kind="since")


def _from_new_year(passage: Passage, window: Period) -> Period:
    """Begin "through 22 May this year" on the first of January."""
    placed = next((p for p in passage.periods if p.item.start == window.start), None)
    if placed is None or window.kind != "until" or window.first is not None or window.last is None:
        return window
    words = passage.text[placed.start : placed.end + _OF_THIS_YEAR]
    if not re.match(r"through\s[^.;]{3,20}?(?<!\bof)\s(?:of\s+)?this\s+year\b", words, re.I):
        return window
    return replace(window, first=window.last.replace(month=1, day=1), kind="between")


_OF_THIS_YEAR = len(" of this year")
_LONG = 27  # days of a window that may still have run when the text was written


def _is_later_till_now(passage: Passage, placed: Placed[Quantity], window: Period) -> bool:
    """Say whether "two months later" only leads to what has been done by now: "Two months later, 2.8 million have been paid"."""
    days = next((p for p in passage.periods if p.item.start == window.start), None)
    if days is None or days.end > placed.start or not passage.text[days.start : days.end].lower().endswith(" later"):
        return False
    return re.match(r"[^.;:]{0,40}?\s(?:has|have)\s", passage.text[placed.end :]) is not None


def _is_of_speech(
    passage: Passage, placed: Placed[Quantity], draft: Draft, window: Period, heard: Sequence[Attribution]
) -> bool:
    """Say whether the days are those of the speech: "On 4 August the mayor said that 40 shops had closed".

    They stand before whoever speaks, outside what is said, and the figure with its verb inside it. What is counted was
    so by then; a level is that of the day.
    """
    verb = draft.predicate
    if window.kind not in ("on", "during") or window.start is None or window.inherited or verb is None:
        return False
    done = verb.kind == "flow" or re.search(r"\b(?:was|were|been)\s+(?:\w+ly\s+)?\Z", passage.text[: verb.start])
    if not done or window.start >= passage.sentence.start + placed.start:
        return False  # "said that the price had fallen to 2 crowns" tells the price of that day
    if any(day.item.start == window.start and is_that_day_alone(passage, day) for day in passage.periods):
        return False
    number = draft.quantity.number.start
    for voice in heard:
        said = next((span for span in voice.content if span.start <= number < span.end), None)
        if said is None or window.start >= voice.cue[0].start or _holds(voice, window.start):
            continue
        opens, cue = (flow_offset(passage.flow, at) for at in (said.start, voice.cue[0].start))
        if opens is not None and cue is not None and _tells(passage.text[cue:opens]):
            return verb.start >= opens
    return False


def _is_of_other_words(draft: Draft, window: Period, heard: Sequence[Attribution], sentence: Sentence) -> bool:
    """Say whether days and figure stand in the words of two cues: "reporting that fires tripled in May, said that 40 died"."""
    number, days = draft.quantity.number.start, window.start
    if days is None or window.inherited or not sentence.covers(days):
        return False
    held = [(_holds(voice, number), _holds(voice, days)) for voice in heard]
    return (True, False) in held and (False, True) in held


def _holds(voice: Attribution, position: int) -> bool:
    return any(span.start <= position < span.end for span in voice.content)


def _tells(cue: str) -> bool:
    """Say whether a cue only tells ("said that", "told reporters"), and is no act of counting ("recorded")."""
    words, known = cue.lower().split(), table("periods")["report_days"]
    return words[-1:] == ["that"] or any(word in known["told"] or word in known["said"] for word in words)


def _pointed(passage: Passage, window: Period, told: Told, *, level: bool) -> Period:
    """Give the days to words that point at a window named elsewhere."""
    named = [other.item for other in passage.periods if (other.item.start or 0) < (window.start or 0)]
    stretch = next((p for p in reversed(named) if p.first is not None and p.last is not None and p.days != 1), None)
    window = meant(passage, listed_week(passage, window, told.known), told.reporting, stretch)
    open_ended = window.kind in ("before", "after") and window.first is None and window.last is None
    if level and (open_ended or is_year_before(passage, window)):
        return stepped_day(passage, window, [*told.known, *named])
    if level and is_step_back(passage, window):
        day = stepped_day(passage, window, [*told.known, *named], told.issued)
        return day if day.days == 1 else replace(window, first=None, last=None, first_latest=None, last_earliest=None)
    if open_ended:
        return window
    if stretch is not None and is_year_before(passage, window):
        return a_year_before(window, told_together(passage, stretch))
    if stretch is None and opens_a_year_before(passage, window) and (last := _last_told(told)) is not None:
        return a_year_before(window, last if (last.days or 0) > 1 else None)
    if not level:
        window = compared_step(passage, window, told_together(passage, stretch) if stretch else _last_told(told))
    if not window.inherited or window.first is not None:
        return of_year_named(passage, window)
    if window.kind == "since":
        near = told.starts[-min(_PERIOD_BACK, len(told.starts))] if told.starts else 0
        return since_then(window, [*(p for p in told.known[-_NEAR:] if (p.start or 0) >= near), *named], told.issued)
    window = resolve_back(window, named)
    if window.first is not None:
        return moved_to(passage, window)
    known = told.known
    if told.reporting is not None and not is_moved(passage, window):
        known = [told.reporting, *(p for p in known[-_NEAR:] if not told.parted(p.start or 0, passage.sentence.start))]
    if is_moved(passage, window):  # "in the same period last year" means the one right before it, or the only one
        near, far = (told.starts[-min(count, len(told.starts))] if told.starts else 0 for count in (1, _PERIOD_BACK))
        known = [p for p in known if not p.inherited and (p.days or 0) > 1 and p.last is not None]
        known = [p for p in known if told.issued is None or told.issued.last is None or p.last <= told.issued.last]  # type: ignore[operator]
        lately = [p for p in known if (p.start or 0) >= far]
        alone = next((ps for ps in (lately, known) if len({(p.first, p.last) for p in ps}) == 1), [])
        known = [p for p in known if (p.start or 0) >= near] or alone
    known = [p for p in known[-_NEAR:] if not _passed_by(told.text, p.end or 0, window.start or 0)]
    return moved_to(passage, resolve_back(window, known))


def _passed_by(text: str, known: int, pointing: int) -> bool:
    """Say whether a stretch without days stands nearer, so that it is meant: "in the previous 24 hours ... the same period"."""
    if not 0 <= pointing - known <= _FAR:
        return False
    return pattern("windows", "carried", "unnamed_stretch").search(text, known, pointing) is not None


_FAR = 1200  # code points from a window to words that point at it


def _last_told(told: Told) -> Period | None:
    """Return the window stated last, where that is in one of the sentences right before."""
    near = told.starts[-min(_STEP_BACK, len(told.starts))] if told.starts else 0
    return next((p for p in reversed(told.known) if (p.start or 0) >= near and not p.inherited), None)


def stated(passage: Passage, told: Told) -> list[Period]:
    """Return the periods of the passage that later words may point back to, with the day of speech worked in."""
    told.starts.append(passage.sentence.start)
    found = []
    for placed in passage.periods:
        lead = passage.text[max(0, placed.start - 60) : placed.start]
        if placed.item.inherited or any(
            pattern("windows", "sentence", name).search(lead) for name in ("of_the_same", "ordinal", "released")
        ):
            continue  # "11 more than in the same period of 2030" tells of the period, not of 2030
        whole = closed(placed.item, [other.item for other in passage.periods])
        found.append(spoken_until(whole, told.speech.of(told.voices.at(placed.item.start or 0))))
    return found


def _announced(text: str, end: int, predicate: Predicate | None, window: Period, issued: Period | None) -> bool:
    """Say whether the present tense tells what is to come: "140 convoys pass in November", published on 2 November."""
    if predicate is None or predicate.kind != "flow" or issued is None or issued.last is None or window.last is None:
        return False
    return window.last > issued.last and in_simple_present(text, end)


def runs_over_the_turn(window: Period | None, text: str) -> bool:
    """Say whether the window is a year such as "the school year 2027/28", whose days the words do not tell."""
    if window is None or window.start is None or window.end is None or window.first_latest is None:
        return False
    return re.search(r"\d\s?[/–-]\s?\d", text[window.start : window.end]) is not None and (window.days or 0) > 366


def _has_not_come(draft: Draft, document: Document) -> bool:
    """Say whether days without a year lie ahead of the text, though the count is told as done: their year is another.

    "Between 28 April and 30 June 84 people died", published on 29 March.
    """
    window, issued = draft.window, document.issued
    if window is None or window.first is None or issued is None or draft.supposed:
        return False
    if draft.predicate is None and not is_event_noun(head_of(draft.quantity)):
        return False
    if window.start is None or window.end is None or re.search(r"\d{4}", document.text[window.start : window.end]):
        return False
    return window.first.isoformat()[: len(issued.value)] > issued.value


def settled(draft: Draft, document: Document) -> Period | None:
    """A length has no window, a duration only its own; a level at the end of a year is that of its last day."""
    window = None if _has_not_come(draft, document) else draft.window
    if draft.kind in ("distance", "duration"):
        own = window is not None and not window.inherited and not draft.assumed and window.start is not None
        near = own and window is not None and -1 <= (window.start or 0) - draft.quantity.end <= _BESIDE
        return window if near and draft.kind == "duration" else None
    if (
        window is None
        or draft.kind not in ("stock", "constant")
        or window.kind not in ("on", "until", "as_of")
        or window.last is None
    ):
        return window
    if window.kind != "on":
        told_so_far = draft.kind == "constant" and window.inherited and window.anchor != "passage"
        return window if told_so_far else level_on_day(window)
    words = document.text[window.start : window.end] if window.start is not None and window.end is not None else ""
    if window.first_latest is not None and re.search(r"\bend\b", words):
        return replace(window, first=window.last, first_latest=None, last_earliest=None)
    return window


def _foreign_voices(passage: Passage, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """Flow ranges of the passage whose dates are not the figure's: source and cue with what stands behind them."""
    spans = []
    for attribution in attributions:
        if not attribution.cue:
            continue
        cue = attribution.cue[0]
        if not passage.sentence.covers(cue.start):
            continue
        for period in passage.periods:
            start = period.item.start or 0
            # "recorded 93 fires, adding that since May ...": what is said behind another cue is no day of this one
            quoted = _holds(attribution, start) or any(
                _holds(voice, start) and cue.start < voice.cue[0].start < start for voice in attributions if voice.cue
            )
            past_source = bool(attribution.source) and cue.start < attribution.source[0].start < start
            if not quoted and not past_source and 0 <= start - cue.start <= 60:
                spans.append(Span(period.start, period.end))
    return tuple(spans)
