"""A workbook (.xlsx) → a document of its sheets: the name of each, then its rows, cells parted by tabs.

Cells show what the spreadsheet shows: the result of a formula that was saved with it, a day for a date, a percentage
for a share. Hidden sheets, rows and columns are kept apart. Every cell is anchored to its name, such as "Sheet1!B7".
"""

import re
from dataclasses import dataclass, field

from countersay.config import Limits
from countersay.ingest.docx_parts import part, properties, targets
from countersay.ingest.packed import Archive, damaged
from countersay.ingest.read_csv import Cell
from countersay.ingest.reading import Ask, Outcome, only, too_much
from countersay.ingest.sheets import WIDEST, Row, Sheets
from countersay.ingest.xlsx_cells import shown_number
from countersay.ingest.xml_tree import Chars, decode_xml, parse, tree

READER = "xlsx/3"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    since_1904 = settings is not None and settings.get("date1904") in ("1", "true")
    shared = _Book(_strings(archive, name, limits), _formats(archive, name, limits), since_1904)
    written = Sheets(limits)
    sheets = list(listed.nodes("ss:sheet"))
    for sheet in sheets:
        target = refers.get(sheet.get("r:id"), "")
        if target in archive.infos:
            rows = _Rows(shared, written)
            parse(decode_xml(archive.read(target)), limits.depth, rows.start, rows.end, rows.chars)
            hidden = sheet.get("state", "visible") != "visible"
            written.write(sheet.get("name"), rows.rows, target, rows.hidden, hidden=hidden)
    return only(written.reading(ask, MEDIA_TYPE, READER, properties(archive, limits)))


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


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of a workbook share."""

    strings: list[str]
    formats: list[tuple[int, str]]
    base_1904: bool


@dataclass(slots=True)
class _Rows:
    """Handles the elements of one sheet."""

    book: _Book
    sheets: Sheets
    rows: list[Row] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    columns: set[int] = field(default_factory=set)
    row: Row = field(default_factory=list)
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
            self.columns.update(range(first, min(last, WIDEST) + 1))
        elif name == "ss:row":
            said = attributes.get("r", "")
            number = int(said[:7]) if said.isdecimal() else self.number + 1
            if number > self.number + 1 and self.rows and self.rows[-1]:
                self.rows.append([])
            self.number, self.column, self.row = number, 0, []
            self.skip = attributes.get("hidden") in ("1", "true")
        elif name == "ss:c":
            match = re.match(r"[A-Z]{1,3}", attributes.get("r", ""))
            self.column = min(_column(match.group()), WIDEST) if match else self.column + 1
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
            strings = self.book.strings
            return Cell(strings[index] if 0 <= index < len(strings) else "\ufffd", first, last, False)
        if self.kind == "b":
            return Cell("TRUE" if raw == "1" else "FALSE", first, last, False)
        if self.kind in ("str", "inlineStr", "e", "d"):
            shown = _coded(raw)
            return Cell(shown, first, last, exact and shown == raw)
        number, code = self.book.formats[self.style] if self.style < len(self.book.formats) else (0, "")
        shown = shown_number(raw, number, code, base_1904=self.book.base_1904)
        return Cell(shown, first, last, exact and shown == raw)


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
