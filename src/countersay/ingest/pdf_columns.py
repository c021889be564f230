"""The lines of one page in reading order: columns one after another, what crosses them in its place.

1. *Gutters.* Among lines that stand beside others, blank strips from top to bottom that (almost) no line crosses, with
   columns of prose on both sides. Cells of a table are too narrow for that: a table is read row by row.
2. *Bands.* Lines that cross a gutter part the page into bands; in each band the columns follow one another.
3. *Without gutters* the order in which the page was drawn is kept as far as it runs down the page. Where it jumps up, the
   drawn stretches are put in order by their place and each is read as a whole (a box beside the text); cells that stand
   level are read row by row, and what was drawn later but touches a line (a mark, a word in bold) is put into it.
4. *Rows.* Lines that stand level and side by side become one row, cells parted by a tab.

The work grows with the number of lines; a page with more than `MOST_LINES` is read as it was drawn.
"""

from collections.abc import Sequence
from statistics import median

from countersay.ingest.pdf_rows import TOUCH, Boxes, Row, cut_line, row_of, rows_of
from countersay.ingest.pdf_runs import NEAR, PROSE, stretches_of
from countersay.ingest.pdf_source import Line

MOST_LINES = 4000
_LEAST = 3  # lines of a column


def arrange(lines: Sequence[Line], boxes: Boxes) -> list[list[Row]]:
    """Return the upright lines of a page as columns of rows in reading order.

    Args:
        lines: in the order in which they are drawn.
        boxes: measures single characters, for lines that run across a gutter.
    """
    lines = [line for line in lines if line.turn == 0]
    if len(lines) > MOST_LINES:
        return [[row_of([line]) for line in lines]] if lines else []
    gutters = find_gutters(lines)
    if not gutters:
        return [rows_of(run, boxes) for run in stretches_of(lines, boxes)]
    pieces, crossing = _cut(lines, gutters, boxes)
    columns: list[list[Row]] = []
    for band in _joined(_bands(pieces, crossing, len(gutters) + 1)):
        stretches = band if len(band) > 1 else stretches_of(band[0], boxes)
        columns += [rows_of(stretch, boxes) for stretch in stretches if stretch]
    return columns


def _joined(bands: Sequence[list[list[Line]]]) -> list[list[list[Line]]]:
    """Join the bands that are no columns: a box beside the text, a table between two gutters of the columns below."""
    found: list[list[list[Line]]] = []
    for band in bands:
        if sum(len(column) >= _LEAST for column in band) >= 2:
            found.append(band)
            continue
        lines = [line for column in band for line in column]
        if found and len(found[-1]) == 1:
            found[-1][0].extend(lines)
        else:
            found.append([lines])
    for band in found:
        if len(band) == 1:
            band[0].sort(key=lambda line: line.first)  # as they were drawn
    return found


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
        for other in ordered[index + 1 : index + 1 + NEAR]:
            if other.top >= low:
                break
            near = TOUCH * line.size  # pieces of one line: PDFium ends a line after a raised sign
            if other.left >= line.right + near or other.right <= line.left - near:
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
    return len(widths) >= _LEAST and median(widths) >= PROSE * size


def _cut(
    lines: Sequence[Line], gutters: Sequence[tuple[float, float]], boxes: Boxes
) -> tuple[list[tuple[int, Line]], list[Line]]:
    """Return the lines with their column, cut where they run through a blank gutter; and those that cross one."""
    pieces: list[tuple[int, Line]] = []
    crossing: list[Line] = []
    middles = [(left + right) / 2 for left, right in gutters]
    across = _across(lines, middles)
    for line in lines:
        if id(line) in across:
            crossing.append(line)
            continue
        if line.right < middles[0] or line.left > middles[-1]:
            pieces.append((0 if line.right < middles[0] else len(middles), line))
            continue
        if any(left < middle < right for left, right in _cells(line) for middle in middles):
            crossing.append(line)
            continue
        first, last = (sum(middle < edge for middle in middles) for edge in (line.left, line.right))
        if first == last:
            pieces.append((first, line))
        else:
            pieces += cut_line(line, middles, boxes(line.first, line.first + len(line.text)))
    return pieces, crossing


def _across(lines: Sequence[Line], middles: Sequence[float]) -> set[int]:
    """Return the ids of lines that are pieces of one line which crosses a gutter as a whole."""
    found: set[int] = set()
    begin = 0
    for index in range(1, len(lines) + 1):
        last = lines[index - 1]
        if index < len(lines) and -1.5 <= (line := lines[index]).left - last.right <= TOUCH * line.size:
            shared = min(line.bottom, last.bottom) - max(line.top, last.top)
            if shared > 0.3 * min(line.bottom - line.top, last.bottom - last.top):
                continue
        if index - begin > 1 and any(lines[begin].left < middle < last.right for middle in middles):
            found |= {id(one) for one in lines[begin:index]}
        begin = index
    return found


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
