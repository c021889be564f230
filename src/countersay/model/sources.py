"""Where the characters of a canonical text stand in the file they were read from, and what of the file is no text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from countersay.model.quick import quickly_made

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in hundredths of a point, from the top left corner of the page as it is shown."""
FurnitureKind = Literal[
    "banner",
    "navigation",
    "header",
    "footer",
    "page_number",
    "last_update",
    "related",
    "share",
    "comments",
    "consent",
    "form",
    "advertisement",
    "reply",
    "signature",
    "hidden",
    "other",
]
NoteKind = Literal["footnote", "endnote", "comment", "insertion", "deletion"]
CandidateField = Literal["title", "issuer", "author", "issued", "language", "recipient", "address"]


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A stretch of a canonical text and where it stands in its file. All ranges are half-open.

    Attributes:
        start, end: in the canonical text, in code points.
        first, last: in the decoded characters of the file or of its `member`; None where only the page is known.
        exact: each character of the one range answers to the character at the same distance in the other. Otherwise
            the whole stretch answers to the whole range (an entity, a blank for a line break and its indent).
        member: path of the part inside the file, such as "word/document.xml" or "part 1.2"; None for the file itself.
        place: how a person would find it, such as "Sheet1!B7".
        page: from 1. box: of the stretch on its page.
        confidence: in per cent, how sure OCR is of the word; None for what was not read by OCR.
    """

    start: int
    end: int
    first: int | None = None
    last: int | None = None
    exact: bool = True
    member: str | None = None
    place: str | None = None
    page: int | None = None
    box: Box | None = None
    confidence: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: where its text lies in the canonical text, and its size in hundredths of a point.

    An empty page has `start == end`. scan: the page is a picture without text, or its text was read by OCR.
    """

    number: int
    start: int
    end: int
    width: int = 0
    height: int = 0
    scan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A part of the file that is kept apart from the canonical text: no claim, and no date of the document, is in it.

    first, last, member, page, box: where it stands in the file, as in `Anchor`.
    """

    kind: FurnitureKind
    text: str
    first: int | None = None
    last: int | None = None
    member: str | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote, endnote, comment or tracked change.

    Attributes:
        marker_start, marker_end: place in the canonical text that it belongs to (the mark, the commented words, the
            inserted words; both equal where words were deleted). None where no place is known.
        start, end: where its own text stands in the canonical text; None if it is kept apart.
        text: its own text. author, day: who made it and when (ISO), as the file says.
    """

    kind: NoteKind
    text: str
    label: str = ""
    marker_start: int | None = None
    marker_end: int | None = None
    start: int | None = None
    end: int | None = None
    author: str | None = None
    day: str | None = None


LENT = "copy "
"""How the origin of what a copy of a document states of it begins, before the path of the copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What the file says of itself beside its text.

    Attributes:
        value: for `issued` an ISO day, "YYYY-MM" or "YYYY"; for `language` an ISO 639 code; else words.
        origin: where it stands, such as "JSON-LD datePublished" or "docProps/core.xml created".
        trusted: the publisher states it for readers of this text. A property that programs fill in by themselves is
            not trusted: it is shown in an issue and decides nothing.
    """

    field: CandidateField
    value: str
    origin: str
    trusted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the canonical text in another language than English: kept and marked, not analysed."""

    start: int
    end: int
    language: str


def anchors_of(anchors: Sequence[Anchor], start: int, end: int) -> tuple[Anchor, ...]:
    """Return the parts of `anchors` (sorted by start) that lie in [start, end), exact ones cut to it.

    >>> anchors_of((Anchor(start=0, end=9, first=20, last=29), Anchor(start=9, end=10, first=29, last=35)), 4, 7)
    (Anchor(start=4, end=7, first=24, last=27, exact=True, member=None, place=None, page=None, box=None, confidence=None),)
    """
    index = bisect_right(anchors, start, key=_start)
    found = []
    for anchor in anchors[max(index - 1, 0) :]:
        if anchor.start >= end:
            break
        if anchor.end > start:
            found.append(_cut(anchor, max(start, anchor.start), min(end, anchor.end)))
    return tuple(found)


def _start(anchor: Anchor) -> int:
    return anchor.start


def _cut(anchor: Anchor, start: int, end: int) -> Anchor:
    if not anchor.exact or anchor.first is None:
        return anchor
    first = anchor.first + start - anchor.start
    return replace(anchor, start=start, end=end, first=first, last=first + end - start)
