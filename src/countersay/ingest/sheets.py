"""The sheets of a workbook as text: the name of each, then its rows, cells parted by tabs; whatever format they come from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_csv import MOST_ROWS, Cell, cells_cut, data_only, is_prose, write_cell
from countersay.ingest.read_html import cut_short
from countersay.ingest.reading import Ask, Reading, TextBuilder, kept_apart
from countersay.model import Candidate, Furniture

WIDEST = 16_384
"""Columns of a sheet."""
Row = list[tuple[tuple[int, int], Cell]]
"""The cells of a row that hold something, each with its column and the number of its row; none for blank rows between."""


@dataclass(slots=True)
class Sheets:
    """Writes sheets one after another."""

    limits: Limits
    builder: TextBuilder = field(init=False)
    apart: list[Furniture] = field(default_factory=list)
    cells: int = 0
    long: int = 0
    lines: int = 0
    prose: bool = False

    def __post_init__(self) -> None:
        self.builder = TextBuilder(self.limits)

    def write(self, name: str, rows: Sequence[Row], member: str, aside: Sequence[str], *, hidden: bool) -> None:
        """Write one sheet.

        Args:
            name: of the sheet. rows: from the top. member: the part of the file that it stands in.
            aside: what its hidden rows and columns hold. hidden: whether the sheet itself is hidden.
        """
        if hidden:
            words = " ".join(cell.text for row in rows for _, cell in row)
            self.apart.append(kept_apart("hidden", f"{name}: {words}"))
            return
        if aside:
            self.apart.append(kept_apart("hidden", f"{name}: {' '.join(aside)}"))
        if not rows:
            return
        self.builder.break_to(2)
        head = _head(rows)
        if head:
            self.apart.append(kept_apart("header", name))  # the sheet has a title of its own
        else:
            self.builder.member = None
            self.builder.add(f"{name}\n\n")
        self.builder.member = member
        alone = False
        for index, row in enumerate(rows):
            if not row:
                self.builder.break_to(2)
                continue
            before, alone = alone, len(row) == 1 and (index < head or is_prose(row[0][1].text))
            self.builder.break_to(2 if alone or before else 1)
            self.lines += 1
            at = row[0][0][0] if alone else 1
            for (column, number), cell in row:
                self.builder.add("\t" * max(column - at, 0))
                at = column
                self.cells += 1
                self.long += len(cell.text) > self.limits.cell
                self.prose = self.prose or is_prose(cell.text)
                write_cell(self.builder, cell, f"{name}!{_letters(column)}{number}", self.limits.cell, lines=alone)

    def reading(self, ask: Ask, media_type: str, reader: str, candidates: tuple[Candidate, ...]) -> Reading:
        """Return what was written.

        Raises:
            InputError: if that is nothing, or a table of data that is no document.
        """
        if not self.cells:
            raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
        if not (ask.wanted or self.prose) and self.lines > MOST_ROWS:
            raise data_only(self.lines)
        return Reading(
            text=self.builder.text(),
            media_type=media_type,
            reader=reader,
            candidates=candidates,
            anchors=self.builder.anchors(),
            furniture=tuple(self.apart),
            troubles=(*cells_cut(self.long, self.limits.cell), *cut_short(self.builder)),
        )


def _head(rows: Sequence[Row]) -> int:
    """Return how many rows at the top of a sheet are its head: one cell each, the first of them words.

    Below them stands a table, or running text; a sheet of one column without a sentence is a list, and has no head.
    """
    if not rows or len(rows[0]) != 1 or not re.search(r"[^\W\d_]{2}", rows[0][0][1].text):
        return 0
    head = next((index for index, row in enumerate(rows) if len(row) > 1), len(rows))
    if head == len(rows) and not any(is_prose(row[0][1].text) for row in rows if row):
        return 0
    return head


def _letters(column: int) -> str:
    """Return the letters of a column.

    >>> _letters(1), _letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
