"""Rows of text out of lines that stand level, and lines cut apart by the places of their characters."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from countersay.ingest.pdf_source import RAISED, Line

TOUCH = 0.7
"""Times the letters' size: what is no further apart belongs to one line."""
_WIDE = 1.2  # times the letters' size: a blank between cells
Boxes = Callable[[int, int], Sequence[tuple[float, float, float, float]]]
"""Measures the characters [first, last) of a page."""


class Part(NamedTuple):
    """A stretch of a row that was drawn in one go: where it begins in the row, and the line it comes from."""

    offset: int
    line: Line


class Row(NamedTuple):
    """One row of text: level lines put together. cells: whether it reads as a row of a table."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    parts: tuple[Part, ...]
    cells: bool = False


def cut_line(
    line: Line, middles: Sequence[float], boxes: Sequence[tuple[float, float, float, float]]
) -> list[tuple[int, Line]]:
    """Cut a line at the gutters by the places of its characters."""
    found: list[tuple[int, int, int]] = []  # column, first and last character within the line
    for index, (sign, box) in enumerate(zip(line.text, boxes, strict=True)):
        if sign.isspace() or box[2] <= box[0]:
            continue
        column = sum(middle < (box[0] + box[2]) / 2 for middle in middles)
        if found and found[-1][0] == column:
            found[-1] = (column, found[-1][1], index + 1)
        else:
            found.append((column, index, index + 1))
    pieces = []
    for column, start, end in found:
        left, right = min(box[0] for box in boxes[start:end] if box[2] > box[0]), max(b[2] for b in boxes[start:end])
        gaps = tuple(gap for gap in line.gaps if left < gap[0] and gap[1] < right)
        piece = line._replace(text=line.text[start:end], first=line.first + start, left=left, right=right, gaps=gaps)
        pieces.append((column, piece))
    return pieces


def rows_of(lines: Sequence[Line], boxes: Boxes) -> list[Row]:
    """Join lines that stand level, in order; cells of a table are parted by tabs."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _is_level(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    found = [row_of(sorted(row, key=lambda line: line.left) if len(row) > 1 else row) for row in rows]
    if not any(row.cells for row in found):
        return found
    left, right = min(row.left for row in found), max(row.right for row in found)
    tables = [row.cells and not _is_stretched(row, left, right) for row in found]
    for index, row in enumerate(found):
        if tables[index] and (_is_wide(row) or any(tables[max(index - 1, 0) : index] + tables[index + 1 : index + 2])):
            found[index] = _with_tabs(row, boxes)
        elif row.cells:
            found[index] = row._replace(cells=False)
    return found


def _gaps(row: Row) -> list[tuple[float, float]]:
    """Return the wide blanks of a row, from the left."""
    lines = [part.line for part in row.parts]
    between = [(one.right, other.left) for one, other in pairwise(lines) if other.left - one.right > _WIDE * row.size]
    return sorted([gap for line in lines for gap in line.gaps if gap[1] - gap[0] > _WIDE * row.size] + between)


def _is_wide(row: Row) -> bool:
    return any(right - left > 3 * row.size for left, right in _gaps(row))


def _is_stretched(row: Row, left: float, right: float) -> bool:
    """Say whether a row is one of justified prose: it fills the column, and all its blanks are alike."""
    blanks = [gap for part in row.parts for gap in part.line.gaps]
    widths = [b - a for a, b in blanks]
    if row.right < right - 2 or row.left > left + 3 * row.size or len(row.parts) > 1:
        return False
    even = max(widths) - min(widths) < 0.4 * row.size and max(widths) < 3 * row.size
    return even and len(widths) >= 0.6 * row.text.count(" ")


def _with_tabs(row: Row, boxes: Boxes) -> Row:
    """Put a tab for the blank between two cells that were drawn in one go."""
    text = list(row.text)
    for offset, line in row.parts:
        for left, right in line.gaps:
            if right - left <= _WIDE * row.size:
                continue
            places = boxes(line.first, line.first + len(line.text))
            after = next((i for i, box in enumerate(places) if box[2] > box[0] and box[0] >= right - 0.5), 0)
            if after and text[offset + after - 1] == " ":
                text[offset + after - 1] = "\t"
    return row._replace(text="".join(text))


def _is_level(row: Sequence[Line], line: Line) -> bool:
    last = row[-1]
    if line.top >= last.bottom or line.bottom <= last.top:
        return False
    shared = min(last.bottom, line.bottom) - max(last.top, line.top)
    if shared < 0.5 * min(last.bottom - last.top, line.bottom - line.top):
        return False
    return all(line.left >= other.right - 1.5 or line.right <= other.left + 1.5 for other in row)


def row_of(lines: Sequence[Line]) -> Row:
    """Put level lines, from the left, together to one row."""
    if len(lines) == 1:
        (one,) = lines
        wide = any(right - left > _WIDE * one.size for left, right in one.gaps) if one.gaps else False
        parts = (Part(0, one),)
        return Row(one.text, one.left, one.top, one.right, one.bottom, one.base, one.size, parts, wide)
    first = max(lines, key=lambda line: line.size * min(len(line.text), 20))
    text, found, cells = "", [], False
    before: Line | None = None
    for line in lines:
        if before is not None:
            blank = line.left - before.right
            apart = blank > _WIDE * first.size
            cells |= apart
            text += "\t" if apart else " " if blank > 0.15 * first.size else ""
            if line.size < 0.85 * first.size and first.base - line.base > 0.15 * first.size and not apart:
                line = line._replace(text=line.text.translate(RAISED))
        found.append(Part(len(text), line))
        text += line.text
        before = line
    return Row(
        text,
        min(line.left for line in lines),
        min(line.top for line in lines),
        max(line.right for line in lines),
        max(line.bottom for line in lines),
        first.base,
        first.size,
        tuple(found),
        cells or any(right - left > _WIDE * line.size for line in lines for left, right in line.gaps),
    )
