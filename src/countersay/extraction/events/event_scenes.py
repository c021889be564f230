"""One sentence with the document around it, and how an account of an event is written from it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from countersay.extraction.events.event_binding import brackets, holding, is_compared_with, names_a_paper, without
from countersay.extraction.events.event_clauses import Clause, describe, status_of
from countersay.extraction.events.happening_words import read_line
from countersay.extraction.events.happenings import Happening, span_of
from countersay.extraction.text.passages import flow_offset
from countersay.extraction.text.sentences import joined
from countersay.model import (
    Attribution,
    Block,
    Document,
    EventMention,
    Mention,
    Period,
    Sentence,
    Span,
    Timex,
    identify,
)
from countersay.model.quick import quickly_made

LONGEST = 260  # code points of a mention: a longer clause is cut at its far end


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """A window of the text as it dates an event; `inner` is where a date stands inside "since the signing on 3 May"."""

    start: int
    end: int
    first: date | None
    last: date | None
    timexes: tuple[Timex, ...]
    listed: tuple[Timex, ...] = ()
    point: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the earlier stops of extraction found in one document, each in text order."""

    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...]
    timexes: tuple[Timex, ...]
    periods: tuple[Period, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    issued: Period | None


class Scene:
    """One sentence with the document around it."""

    def __init__(self, document: Document, sources: Sources, sentence: Sentence) -> None:
        self.document = document
        self.sources = sources
        self.sentence = sentence
        self.flow = joined(document.text, sentence)
        self.line = read_line(self.flow.text)
        self.starts = [token.start for token in self.line.tokens]
        self.groups = brackets(self.line) if "(" in self.flow.text else ()

    @cached_property
    def outer(self) -> "Scene":
        """The same sentence without what stands in brackets; itself where it has none."""
        if not self.groups:
            return self
        scene = copy(self)
        scene.line = without(self.line, self.groups)
        scene.starts = [token.start for token in scene.line.tokens]
        scene.groups = ()
        return scene

    def aside(self, dating: Dating) -> tuple[int, int] | None:
        """Return the offsets in the sentence of the brackets that hold a date, None outside of any."""
        at = flow_offset(self.flow, dating.start) if self.groups else None
        return holding(self.line, self.groups, at) if at is not None else None

    def tokens_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the tokens of a range of the document, half-open, or None if the sentence does not hold it."""
        low, high = flow_offset(self.flow, start), flow_offset(self.flow, end - 1)
        if low is None or high is None:
            return None
        first = bisect_left(self.starts, low)
        if first == len(self.starts) or (self.starts[first] > low and first > 0):
            first -= 1
        return first, max(first + 1, bisect_left(self.starts, high + 1))

    def running(self, datings: Sequence[Dating]) -> Iterator[Dating]:
        """Leave out the document's own date and the dates of sources."""
        issued = self.document.issued
        own = None if issued is None or issued.start is None else Span(issued.start, issued.end or issued.start + 1)
        for dating in datings:
            at = flow_offset(self.flow, dating.timexes[0].start)
            if at is not None and dating.point and is_compared_with(self.flow.text, at):
                continue
            if names_a_paper(self.document.text, dating.timexes[0].start, dating.timexes[-1].end):
                continue
            if not self.in_source(dating) and (own is None or not own.overlaps(Span(dating.start, dating.end))):
                yield dating

    def is_fresh(self, dating: Dating) -> bool:
        """Say whether a date may well be that of speaking: the day of publication, the one before, or a bare weekday."""
        issued = self.sources.issued.last if self.sources.issued is not None else None
        near = issued is not None and dating.first is not None and -1 <= (issued - dating.first).days <= 1
        return near or dating.timexes[0].text.lower().endswith("day")

    def in_source(self, dating: Dating) -> bool:
        """Say whether the date belongs to a source that is cited: behind "Source:" or in a footnote."""
        if self.sentence.block == "footnote":
            return True
        at = flow_offset(self.flow, dating.start)
        return at is not None and "source:" in self.flow.text[max(0, at - 120) : at].lower()

    def mention(self, what: Happening, dating: Dating, *, short: bool = False, away: bool = False) -> EventMention:
        """Write the account; `short` gives it the words of the date alone, `away` the words of the clause alone."""
        clause = Clause(self.document, self.sources, self.flow, self.line, what)
        at = self.tokens_of(dating.start, dating.end) if dating.timexes else None
        described = describe(clause, at)
        span = self._span(what, dating, short=short, away=away)
        timexes = dating.timexes
        return EventMention(
            document=self.document.id,
            start=span.start,
            end=span.end,
            text=span.of(self.document.text),
            first=dating.first,
            last=dating.last,
            status=status_of(clause, dating.first or dating.last, self.sources.issued),
            kind=what.kind,
            noun=what.noun,
            verb=what.verb,
            about=described.about,
            participants=described.participants,
            agents=described.agents,
            patients=described.patients,
            place=described.place,
            timexes=tuple(identify("t", self.document.id, t.start, t.end) for t in timexes),
            listed=tuple(identify("t", self.document.id, t.start, t.end) for t in dating.listed),
            attribution=described.attribution,
        )

    def _span(self, what: Happening, dating: Dating, *, short: bool, away: bool) -> Span:
        if short and dating.timexes:
            return Span(dating.timexes[0].start, dating.timexes[-1].end)
        tokens = self.line.tokens
        low, high = span_of(self.line, what)
        commas = [k + 1 for k in range(low, what.start) if away and self.line.lower(k) == ","]
        low = commas[-1] if commas else low
        first, last = tokens[low].start, tokens[high - 1].end
        pieces = self.flow.to_document(first, last)
        span = pieces[0] if pieces else Span(dating.start, dating.end)
        if away:
            return Span(span.start, min(span.end, span.start + LONGEST))
        start, end = min(span.start, dating.start), max(span.end, dating.end)
        if end - start <= LONGEST and len(self.flow.pieces) == 1:
            return Span(start, end)
        if dating.start < span.start:
            return Span(dating.start, min(end, dating.start + LONGEST))
        return (
            Span(max(start, dating.end - LONGEST), dating.end)
            if len(self.flow.pieces) == 1
            else Span(dating.start, dating.end)
        )
