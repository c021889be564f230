"""Documents, their blocks and sentences, and the parties that publish them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from countersay.model.quick import quickly_made
from countersay.model.sources import Anchor, Candidate, Furniture, Note, Page, Passage
from countersay.model.spans import Span

BlockKind = Literal["heading", "paragraph", "bullet", "caption", "footnote", "byline", "letterhead", "furniture"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side as the user names it; the order of parties carries no meaning."""

    id: str
    label: str
    declared: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who publishes a document. `start` and `end` are None when the name came from the user, not from the text."""

    label: str
    start: int | None = None
    end: int | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The day of publication: an ISO date, "YYYY-MM" or "YYYY". Spans as in `Issuer`."""

    value: str
    start: int | None = None
    end: int | None = None
    inferred: bool = False

    @property
    def day(self) -> date | None:
        """The day, None where no more than a month or a year is known."""
        return day_issued(self.value)


def day_issued(issued: str) -> date | None:
    """Return the day of a date of issue as ISO 8601 gives it; None for a month, a year or nothing.

    >>> day_issued("2031-05-03"), day_issued("2031-05")
    (datetime.date(2031, 5, 3), None)
    """
    return date.fromisoformat(issued) if len(issued) == len("2031-05-03") else None


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's text with one role in its layout. Half-open, in code points."""

    start: int
    end: int
    kind: BlockKind


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as its pieces in reading order: several where a caption or footnote cuts it in half."""

    pieces: tuple[Span, ...]
    block: BlockKind = "paragraph"

    @property
    def start(self) -> int:
        """First character of the first piece."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """One past the last character of the last piece."""
        return self.pieces[-1].end

    def covers(self, position: int) -> bool:
        """Say whether the character at `position` belongs to the sentence."""
        return any(piece.start <= position < piece.end for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its issuer and date; the canonical text is never edited after ingest.

    Attributes:
        id: digest of the canonical text.
        path: relative to the examined root, with forward slashes.
        sha256: digest of the file's bytes. text_sha256: digest of the canonical text in UTF-8.
        spoken: first day the text was spoken, if it is not the day of publication.
        copies: further paths with the same words, in this format or another, sorted.
        encoding: how the bytes were decoded, such as "utf-8" or "windows-1252".
        reader: name and version of what made the canonical text, such as "html/1".
        anchors: where the canonical text stands in the file, sorted by start; empty for plain text, which is the file.
        furniture, pages, notes: what is kept apart from the text; pages of a paged format; notes and tracked changes.
        metadata: what the file says of itself beside its text, the most telling first.
        passages: stretches in another language than English, sorted by start.
    """

    id: str
    path: str
    sha256: str
    text_sha256: str
    text: str
    media_type: str = "text/plain"
    language: str | None = None
    title: str | None = None
    issuer: Issuer | None = None
    issued: Issued | None = None
    spoken: date | None = None
    party: str | None = None
    copies: tuple[str, ...] = ()
    encoding: str = "utf-8"
    reader: str = "plain/1"
    anchors: tuple[Anchor, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()
    metadata: tuple[Candidate, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def chars(self) -> int:
        """Length of the canonical text in code points."""
        return len(self.text)
