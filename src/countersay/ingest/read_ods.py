"""An OpenDocument workbook (.ods) → a document of its sheets, as for .xlsx: the name of each, then its rows.

Cells show what the spreadsheet shows, numbers without marks between thousands and days in figures that can be read in one
way only: the stored value at the precision that is shown. Hidden sheets, rows and columns and the notes on cells are kept
apart. Every cell is anchored to its name, such as "Sheet1!B7"; anchors count characters of the part "content.xml".
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from countersay.config import Limits
from countersay.ingest.docx_parts import part
from countersay.ingest.packed import damaged
from countersay.ingest.read_csv import Cell
from countersay.ingest.read_odt import meta_properties, opened
from countersay.ingest.reading import Ask, Outcome, kept_apart, only, too_much
from countersay.ingest.sheets import WIDEST, Row, Sheets
from countersay.ingest.xml_tree import Node

READER = "ods/2"
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MOST_REPEATED = 64
"""Columns or rows for which a cell or row that holds something may stand."""
_ROW_GROUPS = frozenset(["table:table-row-group", "table:table-rows", "table:table-header-rows"])
_COLUMN_GROUPS = frozenset(["table:table-column-group", "table:table-columns", "table:table-header-columns"])
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?")


def read_ods(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of an OpenDocument workbook.

    Raises:
        InputError: if it is damaged, encrypted, empty or breaks a limit.
    """
    limits = ask.limits
    archive = opened(data, limits)
    root = part(archive, "content.xml", limits)
    book = root.find("office:body", "office:spreadsheet") if root is not None else None
    if root is None or book is None:
        raise damaged("it has no sheets")
    hidden = _hidden_styles(root)
    written = Sheets(limits)
    seen = 0
    for table in book.nodes("table:table"):
        sheet = _Sheet(table, limits, seen)
        seen = sheet.seen
        name = table.get("table:name")
        written.write(name, sheet.rows, "content.xml", sheet.aside, hidden=table.get("table:style-name") in hidden)
        if sheet.notes:
            written.apart.append(kept_apart("comments", f"{name}: {' '.join(sheet.notes)}"))
    return only(written.reading(ask, MEDIA_TYPE, READER, meta_properties(part(archive, "meta.xml", limits))))


def _hidden_styles(root: Node) -> frozenset[str]:
    """Return the styles of sheets that are not shown."""
    found = set()
    for node in root.walk():
        if node.name == "style:style" and node.get("style:family") == "table":
            said = node.find("style:table-properties")
            if said is not None and said.get("table:display") == "false":
                found.add(node.get("style:name"))
    return frozenset(found)


class _Sheet:
    """The rows of one sheet that hold something. seen: the cells read so far in the whole workbook."""

    def __init__(self, table: Node, limits: Limits, seen: int) -> None:
        self.limits, self.seen = limits, seen
        self.rows: list[Row] = []
        self.aside: list[str] = []
        self.notes: list[str] = []
        self._columns = set(_hidden_columns(table))
        number = 0
        for node, shown in _rows(table, True):
            count = _times(node, "table:number-rows-repeated")
            cells = [cell for cell in node.nodes() if cell.name.endswith("table-cell")]
            row = self._row(cells, number + 1)
            for step in range(min(count, _MOST_REPEATED) if row else 0):
                self._take([((column, at + step), cell) for (column, at), cell in row], shown, number + step)
            number += count

    def _row(self, cells: list[Node], number: int) -> Row:
        row: Row = []
        column = 0
        for node in cells:
            count = _times(node, "table:number-columns-repeated")
            cell = _cell(node)
            self.seen += 1
            for step in range(min(count, _MOST_REPEATED) if cell is not None else 0):
                self.seen += step > 0
                row.append(((min(column + step + 1, WIDEST), number), cell))  # type: ignore[arg-type]  # it is one here
            if self.seen > self.limits.cells:
                raise too_much("cells", self.limits.cells, "cells")
            for note in node.nodes("office:annotation"):
                self.notes.append(" ".join(one.text() for one in note.walk() if one.name == "text:p")[:200])
            column += count
        return row

    def _take(self, row: Row, shown: bool, before: int) -> None:
        aside = [cell.text[:200] for (column, _), cell in row if not shown or column in self._columns]
        kept = [item for item in row if shown and item[0][0] not in self._columns]
        self.aside += aside
        if not kept:
            return
        self.seen += len(kept)
        last = next((one[0][0][1] for one in reversed(self.rows) if one), None)
        if last is not None and before > last and self.rows[-1]:
            self.rows.append([])
        self.rows.append(kept)


def _rows(node: Node, shown: bool) -> Iterator[tuple[Node, bool]]:
    """Give the rows of a sheet with whether they are shown, those of groups too."""
    pending = [(node, shown)]
    while pending:
        one, seen = pending.pop()
        if one.name == "table:table-row":
            yield one, seen and one.get("table:visibility", "visible") == "visible"
            continue
        below = [child for child in one.nodes() if child.name in _ROW_GROUPS or child.name == "table:table-row"]
        open_ = seen and one.get("table:display", "true") != "false"
        pending.extend((child, open_) for child in reversed(below))


def _hidden_columns(table: Node) -> Iterator[int]:
    pending = list(table.nodes())[::-1]
    at = 0
    while pending and at < WIDEST:
        node = pending.pop()
        if node.name in _COLUMN_GROUPS:
            pending.extend(reversed(list(node.nodes())))
        elif node.name == "table:table-column":
            count = _times(node, "table:number-columns-repeated")
            if node.get("table:visibility", "visible") != "visible":
                yield from range(at + 1, min(at + count, WIDEST) + 1)
            at += count


def _times(node: Node, name: str) -> int:
    said = node.get(name)
    return int(said) if re.fullmatch("[1-9][0-9]{0,6}", said) else 1


def _cell(node: Node) -> Cell | None:
    """Return what a cell shows; None if that is nothing."""
    lines = [list(one.chars()) for one in node.nodes() if one.name in ("text:p", "text:h")]
    runs = [run for line in lines for run in line]
    if not runs:
        return None
    raw = "\n".join(_shown(one) for one in node.nodes() if one.name in ("text:p", "text:h"))
    if not raw.strip():
        return None
    text = _valued(node, raw)
    exact = len(runs) == 1 and runs[0].exact and text == raw == runs[0].text
    return Cell(text, runs[0].first, runs[-1].last, exact)


def _shown(paragraph: Node) -> str:
    """Return the characters of a paragraph; blanks and line breaks are elements of their own."""
    found: list[str] = []
    pending = list(reversed(paragraph.children))
    while pending:
        item = pending.pop()
        if not isinstance(item, Node):
            found.append(item.text)
        elif item.name == "text:s":
            found.append(" " * min(_times(item, "text:c"), 1000))
        elif item.name in ("text:tab", "text:line-break"):
            found.append("\t" if item.name == "text:tab" else "\n")
        elif item.name != "office:annotation":
            pending.extend(reversed(item.children))
    return "".join(found)


def _valued(node: Node, raw: str) -> str:
    """Return the stored value of a cell at the precision that is shown; what is shown where it is no number or day."""
    kind = node.get("office:value-type") or node.get("calcext:value-type")
    if kind == "date":
        match = _DAY.fullmatch(node.get("office:date-value"))
        shows_day = re.search(r"\d{1,4}\D+\d{1,4}", raw) is not None
        return " ".join(one for one in match.groups() if one and one != "00:00") if match and shows_day else raw
    if kind not in ("float", "percentage", "currency"):
        return raw
    try:
        value = Decimal(node.get("office:value"))
    except InvalidOperation:
        return raw
    return _as_shown(value * 100 if kind == "percentage" else value, raw) or raw


def _as_shown(value: Decimal, raw: str) -> str | None:
    """Write a number with as many decimals as are shown of it, without marks between thousands; None if it is not shown.

    >>> _as_shown(Decimal("1234.5"), "1,234.50"), _as_shown(Decimal("1234.5"), "1.234,50 €"), _as_shown(Decimal(68), "68 %")
    ('1234.50', '1234.50 €', '68%')
    >>> _as_shown(Decimal("1234567"), "1.23E+06") is None
    True
    """
    match = re.fullmatch(r"([^\d.,]{0,12}?)([-−(]?\s?\d(?:[\d.,'’\s]*\d)?)([^\d]{0,24})", raw.strip()[:60])
    if match is None or not value.is_finite() or abs(value) >= Decimal(10) ** 20:
        return None
    digits = re.sub(r"\D", "", match[2])
    for places in range(10):
        number = f"{abs(value).quantize(Decimal(1).scaleb(-places), rounding='ROUND_HALF_UP')}"
        if re.sub(r"\D", "", number) == digits:
            sign = "-" if value < 0 else ""
            before, after = re.sub("[-−(]", "", match[1]), match[3].rstrip(") ")
            return f"{before}{sign}{number}{after.lstrip() if after.strip().startswith('%') else after}"
    return None
