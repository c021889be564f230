"""Tables written as text: rows of a label and numbers, set apart by tabs, bars or wide blanks, or a label and a colon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_LONGEST = 400  # characters of a row
_MOST = 60  # rows of a table, and cells of a row
_LEAST_ROWS = 3  # with the total
_CELL = re.compile(r"\t+|\s*\|\s*|\s{2,}")
_TAB = re.compile(r"\t")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?")
_MEASURED = re.compile(
    r"(?=\S{0,20}[^\d.,])(?:[$€£]? ?[+-]?\d[\d.,]{0,15}(?: ?%| [A-Z]{3}| [a-z]{1,2})?|\d{1,2}:\d{2}(?::\d{2})?)"
)
"""A share, a sum of money, a weight, a time of day: no count, and no reason to read the row as none of a table."""
_PERCENT = re.compile(r"\d{1,3}(?:\.\d{1,3})? ?%")
_LABELLED = re.compile(r"\s*(?:[-*•]\s+)?(?P<label>[^\d\W][^:\t|]{0,40}):\s+(?P<number>\S{1,12})\s*\Z")
_APART = re.compile(r"[:\t|]|\s\s")  # without one of these nothing is a row
_RULE = re.compile(r"[\s|:+=_–—-]*\Z")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: where it starts in the text, and what it is; None where the cell says that there is none.

    empty: the cell says nothing, or something else than a count, so that no count of it is known.
    """

    start: int
    value: Fraction | None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its label and its cells."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equally many cells, and the heads of the columns; empty where there are none."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def tables_in(text: str, least: int = _LEAST_ROWS) -> list[Table]:
    r"""Return the tables of a text that have at least so many rows, three if not said.

    >>> [one] = tables_in("Pier   Boats  Crews\nNorth  12  48\nSouth  9  31\nTotal  21  79\n")
    >>> one.heads, [row.label for row in one.rows], [cell.value for cell in one.rows[-1].cells] == [21, 79]
    (('Boats', 'Crews'), ['North', 'South', 'Total'], True)
    """
    found: list[Table] = []
    rows: list[Row] = []
    head: tuple[str, ...] = ()
    before = ""
    for start, line in _lines(text):
        row = _row(line, start)
        if row is not None and (not rows or len(rows[0].cells) == len(row.cells)) and len(rows) < _MOST:
            head = _heads(before, len(row.cells)) if not rows else head
            rows.append(row)
        elif not (rows and line.strip() and _RULE.match(line)):
            if len(rows) >= least:
                found.append(Table(head, tuple(rows)))
            rows = [row] if row is not None else []
            head = _heads(before, len(row.cells)) if row is not None else ()
        before = line if line.strip() and not _RULE.match(line) else before if line.strip() else ""
    if len(rows) >= least:
        found.append(Table(head, tuple(rows)))
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _row(line: str, start: int) -> Row | None:
    """Read a line as a row; None if it is none."""
    if len(line) > _LONGEST or _APART.search(line) is None or not any(map(str.isdigit, line)):
        return None
    labelled = _LABELLED.match(line)
    if labelled is not None:
        number = labelled["number"].rstrip(".;,")
        bare = number[number[0] in "$€£" :]
        if _NUMBER.fullmatch(bare) is None:
            return None
        return Row(labelled["label"], (_cell(bare, start + labelled.start("number") + len(number) - len(bare)),))
    at = len(line) - len(line.lstrip(" |\t"))
    pieces: list[tuple[int, str]] = []
    by_tabs = "\t" in line.rstrip("\t")
    for split in (_TAB if by_tabs else _CELL).finditer(line, at):
        pieces.append((at, line[at : split.start()]))
        at = split.end()
    pieces.append((at, line[at:]))
    pieces = [(where, piece.strip()) for where, piece in pieces if piece.strip() or by_tabs]
    if not 2 <= len(pieces) <= _MOST or not any(c.isalpha() for c in pieces[0][1]):
        return None
    cells = []
    for where, piece in pieces[1:]:
        if piece in ("", "-", "–", "—", "n/a", "."):
            cells.append(Cell(start + where, None, empty=not piece))
        elif (by_tabs and _MEASURED.fullmatch(piece)) or _PERCENT.fullmatch(piece):
            cells.append(Cell(start + where, None, empty=True))
        elif _NUMBER.fullmatch(piece):
            cells.append(_cell(piece, start + where))
        else:
            return None
    return Row(pieces[0][1], tuple(cells))


def _cell(written: str, start: int) -> Cell:
    bare = re.sub(r"[, \u00a0\u202f]", "", written)
    return Cell(start + (written[0] == "+"), Fraction(bare))


def _heads(line: str, cells: int) -> tuple[str, ...]:
    """Return the heads of the columns, if the line before the first row has as many, or one more for the labels.

    Between single tabs an empty head keeps its column: one that a wider head covers has none of its own.
    """
    if "\t" in line:
        columns = [piece.strip() for piece in line.split("\t")]
        return tuple(columns[-cells:]) if any(columns[-cells:]) and cells <= len(columns) <= cells + 1 else ()
    pieces = [piece.strip() for piece in _CELL.split(line.strip(" |")) if piece.strip()]
    return tuple(pieces[-cells:]) if cells <= len(pieces) <= cells + 1 else ()
