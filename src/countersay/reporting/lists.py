"""The page's plain lists: names, voices, sources, distance marks, blocked pairs, issues and decisions."""

import re
from dataclasses import dataclass

from countersay.lettering import visible
from countersay.model import Name
from countersay.model.quick import quickly_made
from countersay.reporting import wording
from countersay.reporting.formatting import brief, issue_date
from countersay.reporting.index import Index, anchor
from countersay.reporting.overview import patterns
from countersay.reporting.quotations import Excerpt, Quotation, excerpt, quote_figure

MAX_LINKS = 5


@quickly_made
@dataclass(frozen=True, slots=True)
class Link:
    """A place with its anchor on the page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name: how often, and where first."""

    text: str
    count: int
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with all its spellings, none preferred."""

    id: str
    kind: str
    forms: tuple[Form, ...]


def names(index: Index) -> tuple[tuple[NameRow, ...], tuple[NameRow, ...]]:
    """List names: those written in several ways, and the others."""
    rows = tuple(name_row(index, name) for name in index.record.names)
    return tuple(row for row in rows if len(row.forms) > 1), tuple(row for row in rows if len(row.forms) < 2)


def name_row(index: Index, name: Name) -> NameRow:
    """Present one name with its spellings in the order in which they first appear."""
    forms = []
    for form in dict.fromkeys([*name.forms, *(mention.text for mention in name.mentions)]):
        places = [mention for mention in name.mentions if mention.text == form]
        links = dict.fromkeys(
            Link(index.place(mention.document, mention.start), index.paragraph_spot(mention.document, mention.start))
            for mention in places
            if mention.document in index.papers
        )
        forms.append(Form(form, len(places), tuple(links)[:MAX_LINKS], max(len(links) - MAX_LINKS, 0)))
    return NameRow(anchor(name.id), name.kind, tuple(forms))


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """How much a side or a speaker is heard; `share` is per cent of the words of all rows of its kind."""

    name: str
    pattern: int | None
    documents: int
    words: int
    claims: int
    share: int
    own: str


def voices(index: Index) -> tuple[tuple[VoiceRow, ...], tuple[VoiceRow, ...]]:
    """List how much sides and single speakers are heard, in the order of the record."""
    rows = index.record.voices
    sides = [row for row in rows if row.speaker is None]
    speakers = [row for row in rows if row.speaker is not None]
    known = patterns(index)
    found = []
    for group in (sides, speakers):
        total = sum(row.words for row in group)
        found.append(
            tuple(
                VoiceRow(
                    row.speaker or index.party(row.party) or "No side declared",
                    known.get(index.party(row.party) or ""),
                    row.documents,
                    row.words,
                    row.claims,
                    round(100 * row.words / total) if total else 0,
                    _heard(row.own_voice, row.words),
                )
                for row in group
            )
        )
    return found[0], found[1]


def _heard(own: bool, words: int) -> str:
    """Say how a side or speaker is heard: by documents of its own, by others' quotations, or not at all."""
    if own:
        return "speaks"
    return "only in others’ words" if words else "is only spoken about"


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRow:
    """A source and what it is cited for. `url` is linked only if it is http or https."""

    source: str
    url: str
    linked: bool
    date: str
    kind: str
    side: str
    supports: Link | None
    link: Link
    note: str = ""
    words: str = ""


def citations(index: Index) -> tuple[CitationRow, ...]:
    """List the sources in text order."""
    return tuple(
        CitationRow(
            source=row.source,
            url=row.url or "",
            linked=bool(re.fullmatch(r"https?://[!-~]+", row.url or "")),
            date=issue_date(row.date) if row.date else "",
            kind=row.kind,
            side=wording.SIDES.get(row.side, row.side),
            supports=Link(
                index.place(row.document, row.supports.start), index.paragraph_spot(row.document, row.supports.start)
            )
            if row.supports
            else None,
            link=Link(index.place(row.document, row.start), anchor(row.id)),
            note=row.note or "",
            words=brief(visible(index.papers[row.document].document.text[row.supports.start : row.supports.end]), 140)
            if row.supports
            else "",
        )
        for row in index.record.citations
    )


@dataclass(frozen=True, slots=True)
class DistanceRow:
    """Words kept at a distance."""

    kind: str
    excerpt: Excerpt
    link: Link


def distances(index: Index) -> tuple[DistanceRow, ...]:
    """List distance marks in text order."""
    found = []
    for row in index.record.distance:
        paper = index.papers.get(row.document)
        if paper and 0 <= row.start < row.end <= len(paper.document.text):
            link = Link(index.place(row.document, row.start), index.spot("q", row.document, row.start, row.end))
            kind = wording.DISTANCES.get(row.kind, row.kind)
            found.append(DistanceRow(kind, excerpt(paper, row.start, row.end), link))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class BlockedRow:
    """Figures that nearly compare: what stopped them, and what would unlock them."""

    quotations: tuple[Quotation, ...]
    reason: str
    unlock: str


def blocked(index: Index) -> tuple[BlockedRow, ...]:
    """List blocked pairs in the order of the record."""
    found = []
    for row in index.record.blocked:
        quotes = (quote_figure(index, figure, at) for at, figure in enumerate(index.known(row.figures), 1))
        found.append(BlockedRow(tuple(quote for quote in quotes if quote), row.reason, row.unlock))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class IssueRow:
    """Trouble with the input."""

    code: str
    message: str
    where: str
    href: str


def issues(index: Index) -> tuple[IssueRow, ...]:
    """List issues in the order of the record."""
    found = []
    for row in index.record.issues:
        paper = index.papers.get(row.document or "")
        where, href = row.path or row.document or "", paper.key if paper else ""
        if paper and row.start is not None:
            where = index.place(paper.document.id, row.start)
            href = index.paragraph_spot(paper.document.id, row.start)
        elif paper:
            where = paper.letter
        found.append(IssueRow(row.code, row.message, where, href))
    return tuple(found)
