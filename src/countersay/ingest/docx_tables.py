"""Rows and cells of the tables of a Word file, each on the grid of its table."""

from collections.abc import Sequence

from countersay.ingest.flow import Line
from countersay.ingest.xml_tree import Node

_MOST_COLUMNS = 63
"""Of a table, as word processors have them."""
TRANSPARENT = frozenset(
    [
        "w:sdt",
        "w:sdtContent",
        "w:customXml",
        "w:smartTag",
        "w:hyperlink",
        "w:fldSimple",
        "w:dir",
        "w:bdo",
        "w:rt",
        "w:ruby",
        "w:rubyBase",
        "mc:AlternateContent",
        "mc:Choice",
        "m:oMath",
        "m:oMathPara",
        "m:r",
        "m:f",
        "m:num",
        "m:den",
        "m:e",
    ]
)
"""Elements that hold others and show nothing of their own."""


def rows_of(table: Node) -> list[Node]:
    """Return the rows of a table, also those that were inserted or stand in controls."""
    rows: list[Node] = []
    for child in table.nodes():
        if child.name == "w:tr":
            rows.append(child)
        elif child.name in TRANSPARENT or child.name in ("w:ins", "w:moveTo"):
            rows.extend(rows_of(child))
    return rows


def cells_of(row: Node) -> list[Node]:
    """Return the cells of a row."""
    cells: list[Node] = []
    for child in row.nodes():
        if child.name == "w:tc":
            cells.append(child)
        elif child.name in TRANSPARENT:
            cells.extend(cells_of(child))
    return cells


def on_grid(row: Node, cells: Sequence[list[Line]]) -> tuple[list[list[Line]], int]:
    """Return the cells of a row, an empty one for each column that it leaves out or that a cell covers, and how many
    columns the last one covers besides its own.
    """
    before = row.find("w:trPr", "w:gridBefore")
    found: list[list[Line]] = [[] for _ in range(_columns(before) if before is not None else 0)]
    covered = 0
    for cell, lines in zip(cells_of(row), cells, strict=True):
        found += [*([] for _ in range(covered)), lines]
        span = cell.find("w:tcPr", "w:gridSpan")
        covered = _columns(span) - 1 if span is not None and len(cells) > 1 else 0
    return found, covered


def _columns(node: Node) -> int:
    said = node.get("w:val")
    return min(int(said), _MOST_COLUMNS) if said.isdecimal() and len(said) < 4 else 1
