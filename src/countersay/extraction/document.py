"""Everything that one document holds, found without looking at any other: the unit of parallel work.

The stops, in order: language, blocks, letterhead, sentences, time expressions, periods, quantities, names, attributions,
figures, events, propositions, commitments, citations, distance, ledger. Each works on the canonical text, or on one of the same
length without marks of notes (`text.note_marks`), and none changes it.
"""

from dataclasses import dataclass, fields, replace
from datetime import date

from countersay.config import Config
from countersay.extraction.citations.citations import find_citations
from countersay.extraction.cpu_limit import OverLimit, at_most
from countersay.extraction.events.event_scenes import Sources
from countersay.extraction.events.events import find_events
from countersay.extraction.figures.claims import Parts, find_figures, issued_period
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.ledger import NamedTrap, find_ledger
from countersay.extraction.names.mentions import find_mentions
from countersay.extraction.positions.commitments import find_commitments
from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.quantities.quantities import find_all
from countersay.extraction.text.answered_heads import Answered, find_answered
from countersay.extraction.text.language import mark_language, passage_issue, passages_in
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.note_marks import as_written, unmarked
from countersay.extraction.text.outside import tagger_of
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.times.timex import find_timexes, speech_day
from countersay.extraction.voices.attribution import attributions_in
from countersay.extraction.voices.distance import distance_in
from countersay.extraction.voices.innermost import voice_at
from countersay.extraction.windows.broken_periods import periods_in
from countersay.model import (
    Attribution,
    Block,
    Citation,
    Commitment,
    Distance,
    Document,
    DocumentOptions,
    DocumentSettings,
    EventMention,
    Figure,
    Issue,
    LedgerEntry,
    Mention,
    Period,
    PlacedTimex,
    Proposition,
    Span,
    Timex,
    identify,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What was found in one document, each table in text order."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    timexes: tuple[PlacedTimex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    citations: tuple[Citation, ...] = ()
    distance: tuple[Distance, ...] = ()
    events: tuple[EventMention, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document with what the user said of it."""

    document: Document
    settings: DocumentSettings | None
    options: DocumentOptions | None
    config: Config


def extract(task: Task) -> Extraction:
    """Find everything in one document.

    A document in another language than English is kept and marked, not analysed; a very long one is analysed up to
    `config.max_chars` and says so; one whose analysis takes more than `config.limits.analysis` is kept and says so.
    """
    document = task.document
    issues: list[Issue] = []
    document, foreign = mark_language(document, task.settings.language if task.settings else None)
    blocks = find_blocks(document.text)
    document, asked = read_letterhead(document, blocks, task.settings, task.options)
    issues.extend(asked)
    if foreign:
        return Extraction(document=document, issues=(*issues, *foreign))
    if not (task.settings and task.settings.language):
        document = replace(document, passages=passages_in(document.text[: task.config.max_chars], blocks))
        issues.extend(passage_issue(document))
    if document.chars > task.config.max_chars:
        issues.append(_too_long(document, task.config.max_chars))
    limit = task.config.limits.analysis
    try:
        with at_most(limit):
            return _analyse(document, blocks, tuple(issues), task.config)
    except OverLimit:
        return Extraction(document=document, issues=(*issues, _over_limit(document, limit)))


def _over_limit(document: Document, seconds: int) -> Issue:
    return Issue(
        code="analysis-over-limit",
        message=f"{document.path} was kept but not analysed: that took more than {seconds} seconds of processor time. "
        "Split it, or raise analysis under [limits] in corpus.toml.",
        document=document.id,
        path=document.path,
    )


def _too_long(document: Document, limit: int) -> Issue:
    return Issue(
        code="text-cut",
        message=f"Only the first {limit} of {document.chars} characters were analysed; split the file to have all of it.",
        document=document.id,
        path=document.path,
        start=limit,
        end=document.chars,
    )


def _analyse(document: Document, blocks: tuple[Block, ...], issues: tuple[Issue, ...], config: Config) -> Extraction:
    text = document.text[: config.max_chars]
    blocks = tuple(block for block in blocks if block.end <= len(text))
    foreign = tuple(Span(passage.start, passage.end) for passage in document.passages)
    if foreign:  # what is not analysed is passed over as page furniture is
        blocks = tuple(replace(block, kind="furniture") if _inside(block, foreign) else block for block in blocks)
    furniture = tuple(Span(block.start, block.end) for block in blocks if block.kind == "furniture")
    sentences = find_sentences(text, blocks)
    bare = unmarked(text, sentences)
    plain = bare.text
    issued = issued_period(document)
    anchor = _anchor(issued)
    if document.spoken is None and anchor is not None:
        # "Yesterday, on March 8" in a release of the 10th was said on the 9th.
        document = replace(document, spoken=speech_day(plain, anchor))
    timexes = tuple(_timexes(plain, issued, document.spoken))
    running = tuple(timex for timex in timexes if not _inside(timex, furniture))
    periods = tuple(
        _open_ends(period, issued) for period in periods_in(plain, sentences, running, issued, document.spoken)
    )
    found, refused = find_all(plain, config.conventions)
    quantities = tuple(q for q in found if not _inside(q, furniture))
    mentions = tuple(
        mention
        for mention in find_mentions(plain, document.id, blocks=blocks, sentences=sentences)
        if not _of_time(mention, timexes)
    )
    persons = [Span(mention.start, mention.end) for mention in mentions if mention.kind == "person"]
    attributions = tuple(
        attributions_in(
            plain,
            blocks,
            sentences,
            document.id,
            issuer=_issuer(document),
            persons=persons,
            tagger=tagger_of(config.pipeline),
        )
    )
    parts = Parts(
        sentences=sentences,
        quantities=quantities,
        timexes=running,
        periods=periods,
        attributions=attributions,
        mentions=mentions,
        issued=issued,
    )
    whole = document if text is document.text else replace(document, text=text)
    analysed = whole if plain is text else replace(document, text=plain)
    figures = find_figures(analysed, parts)
    events = find_events(
        analysed,
        Sources(
            sentences=sentences,
            blocks=blocks,
            timexes=timexes,
            periods=periods,
            attributions=attributions,
            mentions=mentions,
            issued=issued,
        ),
    )
    heads = find_answered(plain, sentences)
    events = tuple(
        replace(event, status="alleged") if event.status == "asserted" and _is_head(event, heads) else event
        for event in events
    )
    distance = tuple(
        _voiced(mark, document.id, attributions) for mark in distance_in(plain, blocks, sentences, document.id)
    )
    propositions = find_propositions(plain, sentences, attributions, distance, document.id, heads)
    commitments = find_commitments(plain, sentences, attributions, document.id)
    traps = [NamedTrap(start=item.start, end=item.end, reason=item.reason) for item in refused]
    traps = [
        *as_written(text, bare, tuple(traps)),
        *(NamedTrap(start=a, end=b, reason="footnote") for a, b in bare.marks),
    ]
    figures, timexes = as_written(text, bare, figures), as_written(text, bare, timexes)
    attributions = as_written(text, bare, attributions)
    return Extraction(
        document=document,
        attributions=attributions,
        figures=figures,
        timexes=tuple(_placed(timex, document.id) for timex in timexes),
        mentions=as_written(text, bare, mentions),
        propositions=as_written(text, bare, propositions),
        commitments=as_written(text, bare, commitments),
        citations=tuple(
            find_citations(text, document.id, blocks=blocks, sentences=sentences, attributions=attributions)
        ),
        distance=as_written(text, bare, distance),
        events=as_written(text, bare, events),
        ledger=find_ledger(whole, figures, timexes, traps, furniture, foreign),
        issues=issues,
    )


def _issuer(document: Document) -> str | None:
    return document.issuer.label if document.issuer is not None else None


def _anchor(issued: Period | None) -> date | None:
    """The day that "yesterday" is counted from: known only if the date of publication is a day."""
    return issued.last if issued is not None and issued.days == 1 else None


def _timexes(text: str, issued: Period | None, spoken: date | None) -> list[Timex]:
    """Return the time expressions; of a document known by its month or year those that any of its days resolves alike.

    "Last July" in a text of June 2031 is July 2030, on whichever day of June it was written; "yesterday" stays open.
    """
    anchor = _anchor(issued)
    found = find_timexes(text, anchor, spoken)
    if anchor is not None or issued is None or issued.first is None or issued.last is None:
        return found
    early, late = (find_timexes(text, day, spoken) for day in (issued.first, issued.last))
    by_place = {(one.start, one.end): one for one in late}
    sure = {
        (one.start, one.end): one
        for one in early
        if one.first is not None and one == by_place.get((one.start, one.end))
    }
    return [one if one.first is not None else sure.get((one.start, one.end), one) for one in found]


def _open_ends(period: Period, issued: Period | None) -> Period:
    """A window that runs until an undated day of a known month ends on some day of that month."""
    if issued is None or issued.days == 1 or period.anchor != "document" or period.last != issued.last:
        return period
    if period.kind == "past" and period.first is not None and issued.first is not None and issued.last is not None:
        period = replace(period, first=period.first - (issued.last - issued.first))
    return replace(period, last_earliest=issued.first)


def _inside(item: object, spans: tuple[Span, ...]) -> bool:
    start: int = item.start  # type: ignore[attr-defined]  # every item of a text has a start
    return any(span.start <= start < span.end for span in spans)


def _is_head(event: EventMention, heads: tuple[Answered, ...]) -> bool:
    """Say whether an event is told in a claim of others that the text sets out to answer."""
    return any(head.claim.start <= event.start < head.claim.end for head in heads)


def _of_time(mention: Mention, timexes: tuple[Timex, ...]) -> bool:
    """Say whether a name is words of time: "beds opened since New Year"."""
    return any(timex.start <= mention.start and mention.end <= timex.end for timex in timexes)


def _voiced(mark: Distance, document: str, attributions: tuple[Attribution, ...]) -> Distance:
    voice = voice_at(attributions, mark.start)
    return replace(mark, document=document, attribution=voice.id if voice else None)


_TIMEX = tuple(field.name for field in fields(Timex))


def _placed(timex: Timex, document: str) -> PlacedTimex:
    values = {name: getattr(timex, name) for name in _TIMEX}
    return PlacedTimex(**values, id=identify("t", document, timex.start, timex.end), document=document)
