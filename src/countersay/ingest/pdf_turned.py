"""Text that is turned on a page whose other text stands upright: put together to rows and paragraphs as if it were upright.

PDFium gives such text in pieces of any length, cut within words and numbers. Its pieces are measured along the way in which
they are read; every row keeps the lines as they were found, with their places on the page.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from countersay.ingest.pdf_furniture import Apart
from countersay.ingest.pdf_paragraphs import Paragraph, paragraphs
from countersay.ingest.pdf_rows import Part, Row, rows_of
from countersay.ingest.pdf_source import Line

_FEW_WORDS = 5
"""A passage of fewer is a stamp."""


def rows_of_turned(lines: Sequence[Line]) -> list[Row]:
    """Return turned lines as rows, in the order in which they are drawn and in the measure of who reads them."""
    found = []
    for turn, group in groupby(lines, key=_turn):
        drawn = {line.first: line for line in group}
        rows = rows_of([_upright(line) for line in drawn.values()], _unmeasured)
        found += [_as_drawn(row, drawn) if turn in (90, 180, 270) else row for row in rows]
    return found


def _turn(line: Line) -> int:
    return line.turn


def _unmeasured(first: int, last: int) -> Sequence[tuple[float, float, float, float]]:
    """Measure no characters: nothing is cut by the places of single ones."""
    return ()


def _upright(line: Line) -> Line:
    """Return a line with its places as they are once the page is turned so that it stands upright."""
    left, top, right, bottom = line.left, line.top, line.right, line.bottom
    if line.turn == 90:
        return line._replace(left=-bottom, top=left, right=-top, bottom=right, base=right)
    if line.turn == 270:
        return line._replace(left=top, top=-right, right=bottom, bottom=-left, base=-left)
    if line.turn == 180:
        return line._replace(left=-right, top=-bottom, right=-left, bottom=-top, base=-top)
    return line


def _as_drawn(row: Row, drawn: dict[int, Line]) -> Row:
    """Return a row whose parts are the lines as they were found; its own place stays that of an upright row."""
    base = min(part.line.base for part in row.parts)  # of a part whose letters do not reach below the line
    parts = tuple(Part(part.offset, drawn[part.line.first]._replace(text=part.line.text)) for part in row.parts)
    return row._replace(base=base, parts=parts)


def turned_text(turned: Sequence[tuple[int, list[Row]]]) -> tuple[list[Apart], list[Paragraph]]:
    """Part turned text into stamps (few words, or the same on several pages) and text that is kept at the end."""
    pages: dict[str, set[int]] = defaultdict(set)
    for number, rows in turned:
        for row in rows:
            pages[row.text].add(number)
    stamps: list[Apart] = []
    kept: list[Paragraph] = []
    for number, rows in turned:
        once = [row for row in rows if len(pages[row.text]) == 1]
        stamps += [Apart("other", number, _on_page(row)) for row in rows if len(pages[row.text]) > 1]
        for passage in paragraphs([(number, once)]) if once else ():
            if sum(len(row.text.split()) for _, row in passage.rows) < _FEW_WORDS:
                stamps += [Apart("other", number, _on_page(row)) for _, row in passage.rows]
            else:
                kept.append(passage)
    return stamps, kept


def _on_page(row: Row) -> Row:
    """Return a row with its place on the page."""
    lines = [part.line for part in row.parts]
    return row._replace(
        left=min(line.left for line in lines),
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
    )
