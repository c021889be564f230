"""Look-ups over one record: letters of documents, paragraphs, voices, and the anchors that links of the page go to."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol, TypeVar

from countersay.lettering import handles
from countersay.memory import paused
from countersay.model import (
    Attribution,
    Document,
    Event,
    EventMention,
    Figure,
    Implied,
    Party,
    PlacedTimex,
    Record,
    Series,
    SeriesLink,
    anchors_of,
    identify,
)
from countersay.reporting.formatting import issue_date

_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,80}")
UNNAMED_VOICE = "a voice the text does not name"
UNNAMED_ISSUER = "an issuer the text does not name"
MAX_NESTING = 16  # voices followed upwards; a chain in real texts has two to four links
HARD_WRAP = 120  # a text without a line longer than this is taken as wrapped by hand: only blank lines part paragraphs


def anchor(identity: str) -> str:
    """Return an id that is safe in HTML and in the part of a link after "#": the same one wherever it can.

    >>> anchor("f-0123abcd")
    'f-0123abcd'
    >>> anchor('"><script>').startswith("x-")
    True
    """
    return identity if _SAFE.fullmatch(identity) else identify("x", identity)


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    r"""Cut a text into paragraphs, half-open, without the line ends between them.

    A text with a line over 120 characters has a paragraph a line; any other is taken as wrapped by hand, so that only
    blank lines part its paragraphs.

    >>> paragraphs("Toll.\n\nSome 30 carts\npassed.\n")
    ((0, 5), (7, 28))
    """
    wrapped = all(len(line) <= HARD_WRAP for line in text.split("\n"))
    found: list[tuple[int, int]] = []
    start: int | None = None
    position = end = 0
    for line in text.split("\n"):
        if not line.strip():
            if start is not None:
                found.append((start, end))
            start = None
        else:
            if start is not None and not wrapped:
                found.append((start, end))
                start = None
            start = position if start is None else start
            end = position + len(line)
        position += len(line) + 1
    if start is not None:
        found.append((start, end))
    return tuple(found)


@dataclass(frozen=True)
class Paper:
    """One document as the page names it: its letter, or of many its name from its path, and the label of its side."""

    letter: str
    document: Document
    party: str | None

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Its paragraphs, half-open; found where a page asks for them."""
        return paragraphs(self.document.text)

    @property
    def key(self) -> str:
        """The id of its section on the page."""
        return f"doc-{self.letter}"

    @property
    def name(self) -> str:
        """Its title, or else its path."""
        return self.document.title or self.document.path or self.document.id

    @property
    def date(self) -> str:
        """Its day of publication in words."""
        return issue_date(self.document.issued.value) if self.document.issued else "undated"

    @property
    def issuer(self) -> str | None:
        """Label of the issuer, or None where nobody is named."""
        return self.document.issuer.label if self.document.issuer else None

    def paragraph(self, position: int) -> int:
        """Return the number, from 1, of the paragraph that holds a character, or of the last one before it."""
        return max(bisect_right(self.paragraphs, (position, len(self.document.text) + 1)), 1)

    def page(self, position: int) -> int | None:
        """Return the page on which a character stands, None where the format has none.

        What stands between two lines (a break) belongs to the one before.
        """
        document = self.document
        if not document.pages:
            return None
        at = bisect_right(document.anchors, position, key=lambda one: one.start) - 1
        return document.anchors[at].page if at >= 0 else document.pages[0].number

    def place(self, position: int) -> str:
        """Say in which paragraph, of a paged document on which page and of a table in which cell, a character stands."""
        if not self.document.anchors:
            return f"par. {self.paragraph(position)}" + (f", p. {page}" if (page := self.page(position)) else "")
        page = self.page(position)
        found = anchors_of(self.document.anchors, position, position + 1)
        sure = next((one.confidence for one in found if one.confidence is not None), None)
        read = "" if sure is None else f" (OCR, {sure} % sure)"
        cell = next((f", {one.place}" for one in found if one.place), "")
        return f"par. {self.paragraph(position)}" + (f", p. {page}{read}" if page else "") + cell


class _Placed(Protocol):
    """A row that stands somewhere in a document."""

    @property
    def document(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Row = TypeVar("_Row", bound=_Placed)


def anchored(record: Record) -> Record:
    """Leave out rows that do not stand in a document of the record: anchored or absent."""
    lengths = {document.id: len(document.text) for document in record.documents}

    def standing(rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
        return tuple(row for row in rows if 0 <= row.start < row.end <= lengths.get(row.document, 0))

    return replace(
        record,
        figures=standing(record.figures),
        timexes=standing(record.timexes),
        commitments=standing(record.commitments),
        citations=standing(record.citations),
        distance=standing(record.distance),
        ledger=standing(record.ledger),
        events=tuple(
            event if len(known := standing(event.mentions)) == len(event.mentions) else replace(event, mentions=known)
            for event in record.events
        ),
        attributions=tuple(
            row
            for row in record.attributions
            if all(0 <= span.start < span.end <= lengths.get(row.document, 0) for span in row.content)
        ),
    )


class _Owned(Protocol):
    """A row that belongs to a document."""

    @property
    def document(self) -> str: ...


_Any = TypeVar("_Any", bound=_Owned)


def by_document(rows: Iterable[_Any]) -> dict[str, tuple[_Any, ...]]:
    """Sort rows by document, keeping their order."""
    found: dict[str, list[_Any]] = {}
    for row in rows:
        found.setdefault(row.document, []).append(row)
    return {document: tuple(own) for document, own in found.items()}


class Index:
    """A record with its rows to hand by id. An id that is not in the record looks up as None, never as an error."""

    @paused(keeping=True)
    def __init__(self, record: Record) -> None:
        record = anchored(record)
        self.record = record
        self.parties: dict[str, Party] = {party.id: party for party in record.parties}
        letters = handles([document.path or document.id for document in record.documents])
        self.papers: dict[str, Paper] = {
            document.id: Paper(letter=letter, document=document, party=self.party(document.party))
            for letter, document in zip(letters, record.documents, strict=True)
        }
        self.figures: dict[str, Figure] = {row.id: row for row in record.figures}
        self.attributions: dict[str, Attribution] = {row.id: row for row in record.attributions}
        self.timexes: dict[str, PlacedTimex] = {row.id: row for row in record.timexes}
        self._events: dict[str, list[tuple[int, Event]]] = {}
        for position, event in enumerate(record.events):
            self._events.setdefault(event.id, []).append((position, event))
        self.series: dict[str, Series] = {row.id: row for row in record.series}
        self.shared: dict[str, Any] = {}  # what several pages show and is worked out once
        self.series_number = {row.id: number for number, row in enumerate(record.series, 1)}

    @cached_property
    def unnamed(self) -> dict[str, str]:
        """Path → letter of each document that names no issuer."""
        return {
            row.document.path: row.letter for row in self.papers.values() if row.issuer is None and row.document.path
        }

    @cached_property
    def longest_unnamed(self) -> int:
        """Characters of the longest path of a document that names no issuer."""
        return max(map(len, self.unnamed), default=0)

    def events_of(self, identities: Iterable[str]) -> list[Event]:
        """Return the events of these ids, in the order of the record."""
        found = [row for identity in set(identities) for row in self._events.get(identity, ())]
        return [event for _, event in sorted(found, key=lambda row: row[0])]

    def party(self, identity: str | None) -> str | None:
        """Return the label of a party, its id where none is declared, or None."""
        if identity is None:
            return None
        return self.parties[identity].label if identity in self.parties else identity

    def chain(self, identity: str | None) -> tuple[Attribution, ...]:
        """Return the voices from the innermost outwards; cut where the parents run in a circle."""
        found: list[Attribution] = []
        while identity in self.attributions and len(found) < MAX_NESTING:
            row = self.attributions[identity]
            if row in found:
                break
            found.append(row)
            identity = row.parent or ""
        return tuple(found)

    def speakers(self, identity: str | None, document: str) -> tuple[str, ...]:
        """Name who says it, innermost voice first and the issuer last, each once."""
        names = [self.speaker(row) for row in self.chain(identity)]
        return tuple(dict.fromkeys([*names, self.issuer(document)]))

    def speaker(self, row: Attribution) -> str:
        """Name one voice as resolved, else by its own words, else say that it is not named."""
        if row.speaker:
            return row.speaker
        if row.source:
            return " ".join(piece.text for piece in row.source)
        return self.issuer(row.document) if row.kind == "issuer" else UNNAMED_VOICE

    def issuer(self, document: str) -> str:
        """Name who publishes a document, else the side it was declared to speak for, else say that nobody is named."""
        paper = self.papers.get(document)
        if paper is None or not (paper.issuer or paper.party):
            return UNNAMED_ISSUER
        return paper.issuer or f"{paper.party} (issuer not named)"

    @cached_property
    def figures_in(self) -> dict[str, tuple[Figure, ...]]:
        """Figures by document, in the order of the record."""
        return by_document(self.record.figures)

    @cached_property
    def attributions_in(self) -> dict[str, tuple[Attribution, ...]]:
        """Attributions by document, in the order of the record."""
        return by_document(self.record.attributions)

    @cached_property
    def links_of(self) -> dict[str, tuple[SeriesLink, ...]]:
        """Links by each series they join, in the order of the record."""
        found: dict[str, list[SeriesLink]] = {}
        for row in self.record.links:
            for series in dict.fromkeys((row.left, row.right)):
                found.setdefault(series, []).append(row)
        return {series: tuple(rows) for series, rows in found.items()}

    @cached_property
    def implied_of(self) -> dict[str, tuple[Implied, ...]]:
        """What is implied, by series, in the order of the record."""
        found: dict[str, list[Implied]] = {}
        for row in self.record.implied:
            found.setdefault(row.series, []).append(row)
        return {series: tuple(rows) for series, rows in found.items()}

    @cached_property
    def accusing_by_figure(self) -> dict[str, tuple[str, ...]]:
        """Anchors of the accusing findings that each figure takes part in."""
        found: dict[str, list[str]] = {}
        for finding in self.record.findings:
            if finding.relation in ("contradiction", "tension"):
                for figure in finding.figures:
                    found.setdefault(figure, []).append(anchor(finding.id))
        return {figure: tuple(findings) for figure, findings in found.items()}

    def place(self, document: str, start: int) -> str:
        """Name a place as the page cites it: letter and paragraph.

        Returns:
            Such as "B, par. 4"; "?" for a document that is not in the record.
        """
        paper = self.papers.get(document)
        return f"{paper.letter}, {paper.place(start)}" if paper else "?"

    def paragraph_spot(self, document: str, start: int) -> str:
        """Return the id of the paragraph that holds a character."""
        paper = self.papers.get(document)
        if paper is None:
            return ""
        return f"p-{paper.letter}-{paper.paragraph(start)}" if paper.paragraphs else paper.key

    def spot(self, kind: str, document: str, start: int, end: int) -> str:
        """Return the id of the mark over some characters of a document, for rows that have no id of their own."""
        paper = self.papers.get(document)
        return f"{kind}-{paper.letter if paper else 'x'}-{start}-{end}"

    def mention_spot(self, mention: EventMention) -> str:
        """Return the id of the mark of an event's mention."""
        return self.spot("e", mention.document, mention.start, mention.end)

    def known(self, figures: Iterable[str]) -> tuple[Figure, ...]:
        """Return the figures of the record among some ids, in the order given."""
        return tuple(self.each_known(figures))

    def each_known(self, figures: Iterable[str]) -> Iterator[Figure]:
        """Yield the same one by one, for who looks at the first of very many."""
        return filter(None, map(self.figures.get, figures))
