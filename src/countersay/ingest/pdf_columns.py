"""The lines of one page in reading order: columns one after another, what crosses them in its place.

1. *Gutters.* Among lines that stand beside others, blank strips from top to bottom that (almost) no line crosses, with
   columns of prose on both sides. Cells of a table are too narrow for that: a table is read row by row.
2. *Bands.* Lines that cross a gutter part the page into bands; in each band the columns follow one another.
3. *Without gutters* the order in which the page was drawn is kept as far as it runs down the page. Where it jumps up, the
   drawn stretches are put in order by their place; stretches side by side are read from the left, or row by row if their
   lines stand level with each other.
4. *Rows.* Lines that stand level and side by side become one row, cells parted by a tab.

The work grows with the number of lines; a page with more than `MOST_LINES` is read as it was drawn.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from countersay.ingest.pdf_source import RAISED, Line

MOST_LINES = 4000
_PROSE = 8.0  # times the letters' size: a narrower column is one of figures or labels
_WIDE = 1.2  # times the letters' size: a blank between cells
_NEAR = 40  # lines looked at for a neighbour
Boxes = Callable[[int, int], Sequence[tuple[float, float, float, float]]]


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


def arrange(lines: Sequence[Line], boxes: Boxes) -> list[list[Row]]:
    """Return the upright lines of a page as columns of rows in reading order.

    Args:
        lines: in the order in which they are drawn.
        boxes: measures single characters, for lines that run across a gutter.
    """
    lines = [line for line in lines if line.turn == 0]
    if len(lines) > MOST_LINES:
        return [[_row([line]) for line in lines]] if lines else []
    gutters = find_gutters(lines)
    if not gutters:
        return [rows_of(run, boxes) for run in _runs(lines)]
    pieces, crossing = _cut(lines, gutters, boxes)
    columns: list[list[Row]] = []
    for band in _bands(pieces, crossing, len(gutters) + 1):
        columns += [rows_of(column, boxes) for column in band if column]
    return columns


def find_gutters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the blank strips between columns of prose, from the left."""
    beside = _beside(lines)
    if len(beside) < 6:
        return []
    size = median(line.size for line in beside)
    every = [_cells(line) for line in beside]
    cells = [cell for row in every for cell in row]
    strips = [strip for strip in _strips(cells, max(1, len(beside) // 12)) if strip[1] - strip[0] >= 0.7 * size]
    while strips:
        edges = [float("-inf"), *(edge for strip in strips for edge in strip), float("inf")]
        columns = list(zip(edges[::2], edges[1::2], strict=True))
        bad = {index for index, column in enumerate(columns) if not _is_prose(every, column, size)}
        if not bad:
            return strips
        strips = [strip for index, strip in enumerate(strips) if index not in bad and index + 1 not in bad]
    return []


def _cells(line: Line) -> list[tuple[float, float]]:
    if not line.gaps:
        return [(line.left, line.right)]
    edges = [line.left, *(edge for gap in line.gaps for edge in gap), line.right]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _beside(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with a wide blank in them or another line level with them."""
    ordered = sorted(lines, key=_top)
    found = {id(line) for line in ordered if line.gaps}
    for index, line in enumerate(ordered):
        low = line.bottom - 0.4 * (line.bottom - line.top)
        for other in ordered[index + 1 : index + 1 + _NEAR]:
            if other.top >= low:
                break
            if other.left >= line.right or other.right <= line.left:
                found |= {id(line), id(other)}
    return [line for line in ordered if id(line) in found]


def _top(line: Line) -> float:
    return line.top


def _strips(cells: Sequence[tuple[float, float]], allowed: int) -> list[tuple[float, float]]:
    """Return the strips that at most `allowed` cells cross, between the first and the last cell."""
    events = sorted([(left, 1) for left, _ in cells] + [(right, -1) for _, right in cells])
    strips: list[tuple[float, float]] = []
    depth, start, seen = 0, None, 0
    total = len(cells)
    for place, step in events:
        before, depth = depth, depth + step
        seen += step == -1
        if before > allowed >= depth:
            start = place
        elif before <= allowed < depth and start is not None:
            strips.append((start, place))
            start = None
        if seen == total:
            break
    return strips


def _is_prose(rows: Sequence[Sequence[tuple[float, float]]], column: tuple[float, float], size: float) -> bool:
    widths = []
    low, high = column[0] - 1, column[1] + 1
    for row in rows:
        cells = [cell for cell in row if cell[0] >= low and cell[1] <= high]
        if cells:
            widths.append(cells[-1][1] - cells[0][0])
    return len(widths) >= 3 and median(widths) >= _PROSE * size


def _cut(
    lines: Sequence[Line], gutters: Sequence[tuple[float, float]], boxes: Boxes
) -> tuple[list[tuple[int, Line]], list[Line]]:
    """Return the lines with their column, cut where they run through a blank gutter; and those that cross one."""
    pieces: list[tuple[int, Line]] = []
    crossing: list[Line] = []
    middles = [(left + right) / 2 for left, right in gutters]
    for line in lines:
        if line.right < middles[0]:
            pieces.append((0, line))
            continue
        if any(left < middle < right for left, right in _cells(line) for middle in middles):
            crossing.append(line)
            continue
        first, last = (sum(middle < edge for middle in middles) for edge in (line.left, line.right))
        if first == last:
            pieces.append((first, line))
        else:
            pieces += _pieces(line, middles, boxes(line.first, line.first + len(line.text)))
    return pieces, crossing


def _pieces(
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


def _bands(pieces: Sequence[tuple[int, Line]], crossing: Sequence[Line], columns: int) -> list[list[list[Line]]]:
    """Return the page from top to bottom: in turn lines that cross the gutters, and columns between them."""
    everything = [(line.base, column, line) for column, line in pieces] + [(line.base, -1, line) for line in crossing]
    bands: list[list[list[Line]]] = []
    open_band = False
    for _, column, line in sorted(everything, key=lambda item: (item[0], item[1], item[2].left)):
        if column < 0:
            if open_band or not bands:
                bands.append([[]])
            bands[-1][0].append(line)
            open_band = False
            continue
        if not open_band:
            bands.append([[] for _ in range(columns)])
            open_band = True
        bands[-1][column].append(line)
    return bands


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines as stretches that are read one after another, for a page without gutters."""
    runs: list[list[Line]] = []
    for line in lines:
        step = line.base - runs[-1][-1].base if runs else 0.0
        if runs and -0.5 * line.size <= step <= 6 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    if len(runs) == 1:
        return runs
    ordered = sorted(runs, key=lambda run: (min(line.top for line in run), min(line.left for line in run)))
    groups: list[list[list[Line]]] = []
    reach = float("-inf")
    for run in ordered:
        low, high = max(line.bottom for line in run), min(line.top for line in run)
        if groups and high < reach - 1:
            groups[-1].append(run)
        else:
            groups.append([run])
        reach = max(reach, low)
    return [stretch for group in groups for stretch in _settled(group)]


def _settled(group: list[list[Line]]) -> list[list[Line]]:
    """Put stretches that share some height in order: side by side from the left, else line by line."""
    if len(group) == 1:
        return group
    spans = sorted(
        (min(line.left for line in run), max(line.right for line in run), index) for index, run in enumerate(group)
    )
    apart = all(after[0] >= before[1] - 1 for before, after in pairwise(spans))
    if apart and not _level(group):
        return [group[index] for _, _, index in spans]
    return [sorted((line for run in group for line in run), key=lambda line: (round(line.base), line.left))]


def _level(group: Sequence[Sequence[Line]]) -> bool:
    """Say whether the lines of stretches side by side are short and stand level, as cells of a table do."""
    bases = [{round(line.base / 2) for line in run} for run in group]
    least = min(len(one) for one in bases)
    shared = min(len(bases[0] & other) for other in bases[1:])
    narrow = median(line.right - line.left for run in group for line in run) < _PROSE * median(
        line.size for run in group for line in run
    )
    return narrow and least >= 2 and shared * 10 >= least * 6


def rows_of(lines: Sequence[Line], boxes: Boxes) -> list[Row]:
    """Join lines that stand level, in order; cells of a table are parted by tabs."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and _is_level(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    found = [_row(sorted(row, key=lambda line: line.left) if len(row) > 1 else row) for row in rows]
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


def _row(lines: Sequence[Line]) -> Row:
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
