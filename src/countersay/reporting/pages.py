"""Pages of a paged document drawn as SVG: where its lines stand, and which of them hold a claim.

The drawing is the page without its words: a stroke for each line, a frame around the lines of each claim. It needs no
picture of the page and stays small; pages without a claim are not drawn.
"""

from collections import defaultdict
from dataclasses import dataclass

from countersay.model import anchors_of
from countersay.reporting.formatting import brief, plural
from countersay.reporting.index import Index, anchor

MOST = 80
"""Pages drawn of one document; the claims of further pages have their number in the table."""
_POINT = 100  # anchors are in hundredths of a point
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim on a page: the link to it, its words, and its frames: x, y, width, height in points."""

    href: str
    words: str
    boxes: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: its size in points, its lines as one SVG path, and its claims."""

    number: int
    width: int
    height: int
    lines: str
    frames: tuple[Frame, ...]
    label: str


def drawn_pages(index: Index, identifier: str) -> tuple[PageView, ...]:
    """Return the pages of a document that hold claims, in order; none for a document without pages."""
    document = index.papers[identifier].document
    frames: dict[int, list[Frame]] = defaultdict(list)
    for figure in index.figures_in.get(identifier, ()) if document.pages else ():
        boxes: dict[int, dict[tuple[int, int, int, int], None]] = defaultdict(dict)
        for one in anchors_of(document.anchors, figure.start, figure.end):
            if one.page is not None and one.box is not None:
                boxes[one.page][_box(one.box)] = None
        for page, found in boxes.items():
            frames[page].append(Frame(anchor(figure.id), brief(figure.text, 60), tuple(found)))
    if not frames:
        return ()
    lines: dict[int, dict[str, None]] = defaultdict(dict)
    for one in document.anchors:
        if one.page in frames and one.box is not None:
            left, top, width, height = _box(one.box)
            lines[one.page][f"M{left} {top + height // 2}h{width}"] = None
    return tuple(
        PageView(
            number=page.number,
            width=max(page.width // _POINT, 1),
            height=max(page.height // _POINT, 1),
            lines="".join(lines[page.number]),
            frames=tuple(frames[page.number]),
            label=f"Page {page.number} with {plural(len(frames[page.number]), 'claim')}",
        )
        for page in document.pages
        if page.number in frames
    )[:MOST]


def _box(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(side / _POINT) for side in box)
    return left, top, max(right - left, _LEAST), max(bottom - top, _LEAST)
