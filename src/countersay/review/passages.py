"""The words a claim stands in, with its number, its own words and its days marked."""

from dataclasses import dataclass
from itertools import pairwise

from countersay.decisions.passages import paragraphs
from countersay.model import Period
from countersay.review.workspace import Snapshot

_NEAR = 1600  # code points shown on either side in a paragraph that is very long
_BRIEF = 110
_LONG_WORD = 30  # code points within which a gap between words is looked for


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind: "" for what stands around, or how they are marked."""

    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class View:
    """A passage: the paragraph before, the one itself in pieces, and the one after; where it stands."""

    before: str
    pieces: tuple[Piece, ...]
    after: str
    document: str
    name: str
    letter: str
    paragraph: int

    @property
    def said(self) -> str:
        """The marked words alone."""
        return "".join(piece.words for piece in self.pieces if piece.mark)


def passage_of(
    snapshot: Snapshot,
    document: str,
    number: tuple[int, int],
    words: tuple[int, int] | None = None,
    window: Period | None = None,
    *,
    brief: bool = False,
) -> View:
    """Cut the paragraph around a number out of its document, with its neighbours."""
    paper = snapshot.index.papers[document]
    text = paper.document.text
    ranges = paragraphs(text)
    at = next((n for n, (low, high) in enumerate(ranges) if low <= number[0] < high), None)
    low, high = ranges[at] if at is not None else (0, len(text))
    edges = (low, max(high, number[1]))
    reach = _BRIEF if brief else _NEAR
    low, high = max(low, number[0] - reach), min(max(high, number[1]), number[1] + reach)
    low, high = _whole_words(text, (low, high), number)
    marks = [(number, "number"), (words or number, "claimed")]
    if window is not None and window.start is not None and window.end is not None:
        marks.append(((window.start, window.end), "days"))
    near = at is not None and not brief
    return View(
        before=_cut(text, ranges[at - 1]) if near and at else "",
        pieces=_dotted(_pieces(text, low, high, marks), before=low > edges[0], after=high < edges[1]),
        after=_cut(text, ranges[at + 1]) if near and at is not None and at + 1 < len(ranges) else "",
        document=document,
        name=paper.name,
        letter=paper.letter,
        paragraph=paper.paragraph(number[0]),
    )


def _whole_words(text: str, span: tuple[int, int], number: tuple[int, int]) -> tuple[int, int]:
    """Draw a cut in to the next gap between words, where one is near; the number itself is never cut."""
    low, high = span
    if low > 0 and not text[low - 1].isspace():
        gap = text.find(" ", low, min(low + _LONG_WORD, number[0]))
        low = gap + 1 if gap >= 0 else low
    if high < len(text) and not text[high].isspace():
        gap = text.rfind(" ", max(high - _LONG_WORD, number[1]), high)
        high = gap if gap >= 0 else high
    return low, high


def _dotted(pieces: tuple[Piece, ...], *, before: bool, after: bool) -> tuple[Piece, ...]:
    """Mark with dots where a paragraph was cut."""
    lead = (Piece("… ", ""),) if before else ()
    return (*lead, *pieces, *((Piece(" …", ""),) if after else ()))


def _cut(text: str, span: tuple[int, int]) -> str:
    words = text[span[0] : span[1]]
    return words if len(words) <= 700 else words[:700].rstrip() + "…"


def _pieces(text: str, low: int, high: int, marks: list[tuple[tuple[int, int], str]]) -> tuple[Piece, ...]:
    """Cut text at the ends of marks; where several cover one place the first one listed shows."""
    cuts = {low, high}
    for (start, end), _ in marks:
        cuts |= {min(max(one, low), high) for one in (start, end)}
    edges = sorted(cuts)
    found = []
    for start, end in pairwise(edges):
        mark = next((name for (a, b), name in marks if a <= start and end <= b), "")
        found.append(Piece(text[start:end], mark))
    return tuple(found)
