"""Claims as quotations: the words, a little of what stands around them, who says them, when, and where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from countersay.lexicon.nouns import plural
from countersay.model import Attribution, EventMention, Figure, Finding, PlacedTimex
from countersay.model.quick import quickly_made
from countersay.reporting import wording
from countersay.reporting.formatting import brief, days, interval, issue_date, number, window
from countersay.reporting.index import UNNAMED_VOICE, Index, Paper, anchor

CONTEXT = 220  # characters looked at on either side of the quoted words
_TELLING = 3  # code points; shorter words are quoted with those before them
_TO = 8  # characters between the two ends of one time: " to ", " until "
_LED = 4
MAX_QUOTED = 600  # longer words are cut in the middle of the page, never in the text they link to
_SENTENCE_END = re.compile(
    r"[.!?]"  # looked for first, which is fast; then back, for an initial or a title
    r"(?<!\b[A-Za-z].)(?<!\b(?:No|Mr|Ms|Dr|St|vs|Co).)(?<!\b(?:Mrs|Art|Nos|Gen|Col|Sgt).)"
    r"[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])"
)
_BLANKS = re.compile(r"\s+")


@quickly_made
@dataclass(frozen=True, slots=True)
class Excerpt:
    """Quoted words with the rest of their sentence on either side, cut to a readable length."""

    before: str
    words: str
    after: str


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One claim as it is shown beside others.

    Attributes:
        number: its place among the quotations of one finding, from 1.
        speakers: the innermost voice first, the issuer of the document last.
        verb: what the innermost voice does: "claims", "denies" …
        date: day of publication in words, or None. inferred: whether it was inferred rather than stated.
        says: what the words come to, such as "more than 850"; "" where it is no figure.
        days: which days they speak of, in words; "" where that is not known. span: the same without its doubts.
        place: letter and paragraph. href: the mark in the text.
    """

    number: int
    excerpt: Excerpt
    speakers: tuple[str, ...]
    verb: str
    letter: str
    document: str
    party: str | None
    date: str | None
    inferred: bool
    says: str
    days: str
    span: str
    place: str
    href: str

    @property
    def quoted(self) -> str:
        """The words, with some that stand before them where they are too short to tell anything ("3 and **7**")."""
        if len(self.excerpt.words) > _TELLING:
            return self.excerpt.words
        before = self.excerpt.before.split()
        return ("…" if len(before) > _LED else "") + " ".join([*before[-_LED:], self.excerpt.words])

    @property
    def by(self) -> str:
        """Say in a few words who says it; an unnamed voice is placed by its document's issuer."""
        if self.speakers[0] == UNNAMED_VOICE and len(self.speakers) > 1:
            return f"an unnamed voice in a document of {self.speakers[-1]}"
        return self.speakers[0]


def excerpt(paper: Paper, start: int, end: int) -> Excerpt:
    """Cut the sentence around some characters out of their paragraph; "…" marks where it was shortened."""
    text = paper.document.text
    at = paper.paragraph(start)
    low, high = paper.paragraphs[at - 1] if paper.paragraphs else (0, len(text))
    low, high = min(low, start), max(high, end)
    left = max(low, start - CONTEXT)
    ends = list(_SENTENCE_END.finditer(text, left, start))
    if ends:
        before = text[ends[-1].end() : start]
    elif left > low:
        before = "…" + text[left:start].partition(" ")[2]
    else:
        before = text[low:start]
    right = min(high, end + CONTEXT)
    stop = _SENTENCE_END.search(text, end, right)
    if stop:
        after = text[end : stop.end()].rstrip()
    elif right < high:
        after = text[end:right].rpartition(" ")[0] + "…"
    else:
        after = text[end:high]
    words = text[start:end]
    if len(words) > MAX_QUOTED:
        words = words[: MAX_QUOTED - 100].rstrip() + " […] " + words[-80:].lstrip()
    return Excerpt(_line(before), _line(words).strip(), _line(after))


def _line(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text  # of blanks only the common one is printable
    return _BLANKS.sub(" ", text)


def noun(figure: Figure) -> str:
    """Return what is counted in the writer's own words, or the unit, or what the record calls it.

    An empty string where the claim names nothing.
    """
    written = figure.text[figure.number.end - figure.start :].strip() if figure.number.end >= figure.start else ""
    if figure.unit == "percent":
        return "%"
    if figure.counted and re.fullmatch(r"[^\W\d_][\w ’'-]{0,60}", written):
        return written
    if figure.unit and figure.kind == "money":
        return figure.unit
    return figure.counted or wording.plain(figure.unit or "")


SPANS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def unit(figure: Figure) -> str:
    """Return the unit of a figure as it follows a number: "%", "USD", "km", "days"; "" for a count."""
    if figure.unit == "percent":
        return "%"
    if figure.unit in SPANS and figure.value != 1:
        return f"{figure.unit}s"
    return figure.unit or ""


def amount(figure: Figure) -> str:
    """Say what the words of a claim come to.

    Ends and hedges as written: "more than 850", "about 4,000", "at least 20, below 30".
    """
    tail = f" {unit(figure)}" if unit(figure) else ""
    per = f" a {figure.per}" if figure.per in ("day", "week", "month", "year", "hour") else ""
    if figure.per and not per:
        per = f" per {figure.per}"
    if figure.value is not None and figure.change in ("=", "~", "up", "down"):
        hedge = f"{figure.hedge} " if figure.hedge and figure.approximate else ""
        trend = {"up": "a rise of ", "down": "a fall of "}.get(figure.change, "")
        words = f"{trend}{hedge}{number(figure.value)}"
    else:
        words = _bounds(figure)
    average = " on average" if figure.average else ""
    return f"{words}{tail}{per}{average}"


def _bounds(figure: Figure) -> str:
    lower, upper = figure.lower, figure.upper
    if lower is not None and upper is not None and not figure.lower_open and not figure.upper_open:
        return interval(lower, upper)
    parts = []
    if lower is not None:
        parts.append(f"{'more than' if figure.lower_open else 'at least'} {number(lower)}")
    if upper is not None:
        parts.append(f"{'less than' if figure.upper_open else 'at most'} {number(upper)}")
    return ", ".join(parts) or "a number left open"


def quote_figure(index: Index, figure: Figure, position: int) -> Quotation | None:
    """Present a figure; None where its document is not in the record."""
    voice = index.chain(figure.attribution)
    return _quote(
        index,
        (figure.document, figure.start, figure.end),
        position,
        speakers=index.speakers(figure.attribution, figure.document),
        verb=wording.STANCES.get(figure.stance if voice else "asserts", "claims"),
        says=amount(figure),
        days=window(figure.window) if figure.window else "",
        span=days(figure.window.first, figure.window.last) if figure.window else "",
        href=anchor(figure.id),
    )


def quote_mention(index: Index, mention: EventMention, position: int) -> Quotation | None:
    """Present one account of an event."""
    status = {"denied": "denies", "alleged": "reports as alleged", "planned": "plans", "cancelled": "calls off"}
    return _quote(
        index,
        (mention.document, mention.start, mention.end),
        position,
        speakers=index.speakers(None, mention.document),
        verb=status.get(mention.status, "claims"),
        says="",
        days=days(mention.first, mention.last) if mention.first or mention.last else "",
        href=index.mention_spot(mention),
    )


def quote_timex(index: Index, timex: PlacedTimex, position: int) -> Quotation | None:
    """Present a time expression."""
    return _quote(
        index,
        (timex.document, timex.start, timex.end),
        position,
        speakers=index.speakers(None, timex.document),
        verb="speaks of" if timex.first or timex.last else "writes",
        says="",
        days=days(timex.first, timex.last) if timex.first or timex.last else "",
        href=anchor(timex.id),
    )


def quote_voice(index: Index, voice: Attribution, position: int) -> Quotation | None:
    """Present what a voice says."""
    if not voice.content:
        return None
    return _quote(
        index,
        (voice.document, voice.content[0].start, voice.content[0].end),
        position,
        speakers=index.speakers(voice.id, voice.document),
        verb=wording.STANCES.get(voice.stance, "claims"),
        says="",
        days="",
        href=index.paragraph_spot(voice.document, voice.content[0].start)
        if voice.kind == "issuer"
        else anchor(voice.id),
    )


def _quote(
    index: Index,
    where: tuple[str, int, int],
    position: int,
    *,
    speakers: tuple[str, ...],
    verb: str,
    says: str,
    days: str,
    href: str,
    span: str = "",
) -> Quotation | None:
    document, start, end = where
    paper = index.papers.get(document)
    if paper is None or not 0 <= start < end <= len(paper.document.text):
        return None
    issued = paper.document.issued
    return Quotation(
        number=position,
        excerpt=excerpt(paper, start, end),
        speakers=speakers,
        verb=verb,
        letter=paper.letter,
        document=brief(paper.name, 90),
        party=paper.party,
        date=issue_date(issued.value) if issued else None,
        inferred=bool(issued and issued.inferred),
        says=says,
        days=days,
        span=span or days,
        place=index.place(document, start),
        href=href,
    )


def _joined(timexes: Sequence[PlacedTimex]) -> list[PlacedTimex]:
    """Put the two ends of a time into one: "3" and "9 January" of "from 3 to 9 January"."""
    found: list[PlacedTimex] = []
    for timex in timexes:
        before = found[-1] if found else None
        near = before is not None and before.document == timex.document and 0 < timex.start - before.end <= _TO
        if (
            before is not None
            and near
            and before.first is not None
            and timex.last is not None
            and before.first < timex.last
        ):
            found[-1] = replace(before, end=timex.end, last=timex.last)
        else:
            found.append(timex)
    return found


def quotations(index: Index, finding: Finding) -> tuple[Quotation, ...]:
    """Present everything a finding rests on: figures first, then accounts of events, dates and voices."""
    found: list[Quotation] = []

    def add(quotation: Quotation | None) -> None:
        if quotation is not None:
            found.append(quotation)

    for figure in index.known(finding.figures):
        add(quote_figure(index, figure, len(found) + 1))
    shown = set[str]()
    for event in index.events_of(finding.events):
        for mention in event.mentions:
            if not mention.timexes or set(mention.timexes) & set(finding.timexes):
                shown.update(mention.timexes)
                add(quote_mention(index, mention, len(found) + 1))
    for timex in _joined([index.timexes[one] for one in finding.timexes if one in index.timexes and one not in shown]):
        add(quote_timex(index, timex, len(found) + 1))
    for voice in finding.attributions if not found else ():  # else they are the voices of what stands here already
        if voice in index.attributions:
            add(quote_voice(index, index.attributions[voice], len(found) + 1))
    return tuple(found)


def counted_noun(figures: Iterable[Figure], size: Fraction | None) -> str:
    """Return the noun that a size is counted in, as the first claim that has one writes it; "" if none."""
    figures = tuple(figures)
    words = next((word for figure in figures if (word := noun(figure))), "")
    named = next((figure for figure in figures if figure.counted and figure.unit is None), None)
    if named is not None and named.counted is not None and words != "%":
        return named.counted if size == 1 else plural(named.counted, named.text)
    if words == "%":
        return "percentage points" if size != 1 else "percentage point"
    return words
