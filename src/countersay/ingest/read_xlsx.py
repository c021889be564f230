"""A workbook (.xlsx) → a document of its sheets: the name of each, then its rows, cells parted by tabs.

Cells show what the spreadsheet shows: the result of a formula that was saved with it, a day for a date, a percentage
for a share. Hidden sheets, rows and columns are kept apart. Every cell is anchored to its name, such as "Sheet1!B7".
"""

import re
from dataclasses import dataclass, field

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.docx_parts import part, properties, targets
from countersay.ingest.packed import Archive, damaged
from countersay.ingest.read_csv import MOST_ROWS, Cell, cells_cut, data_only, is_prose, write_cell
from countersay.ingest.read_html import cut_short
from countersay.ingest.reading import Ask, Outcome, Reading, TextBuilder, kept_apart, only, too_much
from countersay.ingest.xlsx_cells import shown_number
from countersay.ingest.xml_tree import Chars, decode_xml, parse, tree
from countersay.model import Furniture

READER = "xlsx/2"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 16_384


def read_xlsx(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of a workbook.

    Raises:
        InputError: if it is damaged, encrypted, empty or breaks a limit.
    """
    limits = ask.limits
    archive = Archive(data, limits)
    name = targets(archive, "", limits).get("officeDocument", "xl/workbook.xml")
    book = part(archive, name, limits)
    listed = book.find("ss:sheets") if book is not None else None
    if book is None or listed is None:
        raise damaged("it has no sheets")
    refers = _by_id(archive, name, limits)
    settings = book.find("ss:workbookPr")
    reader = _Sheets(
        limits,
        _strings(archive, name, limits),
        _formats(archive, name, limits),
        settings is not None and settings.get("date1904") in ("1", "true"),
    )
    sheets = list(listed.nodes("ss:sheet"))
    for sheet in sheets:
        target = refers.get(sheet.get("r:id"), "")
        if target in archive.infos:
            reader.sheet(
                archive.read(target), sheet.get("name"), target, hidden=sheet.get("state", "visible") != "visible"
            )
    builder = reader.builder
    if not reader.cells:
        raise InputError("there is no text in it.", code="empty-document", remedy="Leave it out or put its text in.")
    if not (ask.wanted or reader.prose) and reader.lines > MOST_ROWS:
        raise data_only(reader.lines)
    return only(
        Reading(
            text=builder.text(),
            media_type=MEDIA_TYPE,
            reader=READER,
            candidates=properties(archive, limits),
            anchors=builder.anchors(),
            furniture=tuple(reader.apart),
            troubles=(*cells_cut(reader.long, limits.cell), *cut_short(builder)),
        )
    )


def _by_id(archive: Archive, name: str, limits: Limits) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    root = part(archive, f"{folder}/_rels/{file}.rels", limits)
    found = {}
    for node in root.nodes() if root is not None else ():
        target = node.get("Target")
        found[node.get("Id")] = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
    return found


def _strings(archive: Archive, name: str, limits: Limits) -> list[str]:
    data = archive.maybe(targets(archive, name, limits).get("sharedStrings", ""))
    if data is None:
        return []
    root = tree(decode_xml(data), limits.depth)
    # Phonetic guides (rPh) are no part of a text.
    return [
        _coded("".join(t.text() for one in (item, *item.nodes("ss:r")) for t in one.nodes("ss:t")))
        for item in root.nodes("ss:si")
    ]


def _formats(archive: Archive, name: str, limits: Limits) -> list[tuple[int, str]]:
    root = part(archive, targets(archive, name, limits).get("styles", ""), limits)
    if root is None:
        return []
    own = root.find("ss:numFmts")
    codes = {node.get("numFmtId"): node.get("formatCode") for node in own.nodes()} if own is not None else {}
    used = root.find("ss:cellXfs")
    numbers = [node.get("numFmtId", "0") for node in used.nodes("ss:xf")] if used is not None else []
    return [(int(number) if number.isdecimal() else 0, codes.get(number, "")[:200]) for number in numbers]


@dataclass(slots=True)
class _Sheets:
    """Reads sheets one after another, cell by cell."""

    limits: Limits
    strings: list[str]
    formats: list[tuple[int, str]]
    base_1904: bool
    builder: TextBuilder = field(init=False)
    apart: list[Furniture] = field(default_factory=list)
    cells: int = 0
    long: int = 0
    lines: int = 0
    prose: bool = False

    def __post_init__(self) -> None:
        self.builder = TextBuilder(self.limits)

    def sheet(self, data: bytes, name: str, member: str, *, hidden: bool) -> None:
        """Read one sheet."""
        rows = _Rows(self)
        parse(decode_xml(data), self.limits.depth, rows.start, rows.end, rows.chars)
        if hidden:
            words = " ".join(cell.text for row in rows.rows for _, cell in row)
            self.apart.append(kept_apart("hidden", f"{name}: {words}"))
            return
        if rows.hidden:
            self.apart.append(kept_apart("hidden", f"{name}: {' '.join(rows.hidden)}"))
        if not rows.rows:
            return
        self.builder.break_to(2)
        head = _head(rows.rows)
        if head:
            self.apart.append(kept_apart("header", name))  # the sheet has a title of its own
        else:
            self.builder.member = None
            self.builder.add(f"{name}\n\n")
        self.builder.member = member
        alone = False
        for index, row in enumerate(rows.rows):
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


@dataclass(slots=True)
class _Rows:
    """Handles the elements of one sheet."""

    sheets: _Sheets
    rows: list[list[tuple[tuple[int, int], Cell]]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    row: list[tuple[tuple[int, int], Cell]] = field(default_factory=list)
    number: int = 0
    column: int = 0
    seen: int = 0
    skip: bool = False
    kind: str = ""
    style: int = 0
    within: str = ""
    value: list[Chars] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element that begins."""
        if name == "ss:col" and attributes.get("hidden") in ("1", "true"):
            first, last = (int(attributes.get(key, "0")[:5] or 0) for key in ("min", "max"))
            self.columns.update(range(first, min(last, _WIDEST) + 1))
        elif name == "ss:row":
            said = attributes.get("r", "")
            number = int(said[:7]) if said.isdecimal() else self.number + 1
            if number > self.number + 1 and self.rows and self.rows[-1]:
                self.rows.append([])
            self.number, self.column, self.row = number, 0, []
            self.skip = attributes.get("hidden") in ("1", "true")
        elif name == "ss:c":
            match = re.match(r"[A-Z]{1,3}", attributes.get("r", ""))
            self.column = min(_column(match.group()), _WIDEST) if match else self.column + 1
            self.kind = attributes.get("t", "n")
            style = attributes.get("s", "0")
            self.style = int(style[:6]) if style.isdecimal() else 0
            self.value = []
            self.seen += 1
            if self.seen + self.sheets.cells > self.sheets.limits.cells:
                raise too_much("cells", self.sheets.limits.cells, "cells")
        elif name in ("ss:v", "ss:t"):
            self.within = name

    def chars(self, run: Chars) -> None:
        """Take characters."""
        if self.within:
            self.value.append(run)

    def end(self, name: str) -> None:
        """Take an element that ends."""
        if name in ("ss:v", "ss:t"):
            self.within = ""
        elif name == "ss:c" and self.value:
            cell = self._cell()
            if self.skip or self.column in self.columns:
                self.hidden.append(cell.text[:200])
            else:
                self.row.append(((self.column, self.number), cell))
        elif name == "ss:row" and self.row:
            self.rows.append(self.row)
            self.row = []

    def _cell(self) -> Cell:
        raw = "".join(run.text for run in self.value)
        first, last = self.value[0].first, self.value[-1].last
        exact = len(self.value) == 1 and self.value[0].exact
        if self.kind == "s":
            index = int(raw) if raw.strip().isdecimal() and len(raw) < 9 else -1
            strings = self.sheets.strings
            return Cell(strings[index] if 0 <= index < len(strings) else "\ufffd", first, last, False)
        if self.kind == "b":
            return Cell("TRUE" if raw == "1" else "FALSE", first, last, False)
        if self.kind in ("str", "inlineStr", "e", "d"):
            shown = _coded(raw)
            return Cell(shown, first, last, exact and shown == raw)
        number, code = self.sheets.formats[self.style] if self.style < len(self.sheets.formats) else (0, "")
        shown = shown_number(raw, number, code, base_1904=self.sheets.base_1904)
        return Cell(shown, first, last, exact and shown == raw)


def _head(rows: list[list[tuple[tuple[int, int], Cell]]]) -> int:
    """Return how many rows at the top of a sheet are its head: one cell each, the first of them words.

    Below them stands a table, or running text; a sheet of one column without a sentence is a list, and has no head.
    """
    if not rows or len(rows[0]) != 1 or not re.search(r"[^\W\d_]{2}", rows[0][0][1].text):
        return 0
    head = next((index for index, row in enumerate(rows) if len(row) > 1), len(rows))
    if head == len(rows) and not any(is_prose(row[0][1].text) for row in rows if row):
        return 0
    return head


def _coded(text: str) -> str:
    """Return a text with the characters that are written as codes.

    >>> _coded("3 May_x000A_412")
    '3 May\\n412'
    """
    if "_x" not in text:
        return text
    return re.sub("_x(00[0-9A-Fa-f]{2})_", lambda match: chr(int(match[1], 16)), text)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    """Return the letters of a column.

    >>> _letters(1), _letters(28), _column("AB")
    ('A', 'AB', 28)
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
