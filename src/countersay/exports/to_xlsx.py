"""The main tables as one Excel workbook: a sheet a table, numbers and days as such.

Text is always written as text: no cell is a formula or a link, whatever a document says. The same record gives the same
bytes.
"""

import io
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from countersay.errors import RecordError
from countersay.exports.columns import Cell, Table
from countersay.exports.quoting import decimal_text
from countersay.exports.tables import tables
from countersay.lettering import visible
from countersay.model import Record

FILE = "record.xlsx"
CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the day of creation, which would make every export differ."""
FIRST_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year and knows no day before it: earlier days are written as text."""
MAX_ROWS = 1_048_575
MAX_TEXT = 32_000
"""Excel keeps at most 32,767 characters in a cell; a longer one is cut and says so."""
_WRAPPED = 50
_CUT = " … [cut; the whole text is in the JSON Lines]"


def xlsx_files(record: Record) -> dict[str, bytes]:
    """Return the workbook as file name → contents.

    Raises:
        RecordError: if a table has more rows than a sheet can hold.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # ships no types; loaded when a workbook is written

    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": "Record of claims", "created": CREATED})
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
        "text": book.add_format({"valign": "top"}),
        "wrapped": book.add_format({"valign": "top", "text_wrap": True}),
        "date": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
    }
    for table in tables(record):
        _fill(book.add_worksheet(table.name), table, formats)
    book.close()
    return {FILE: out.getvalue()}


def _fill(sheet: Any, table: Table, formats: dict[str, Any]) -> None:
    if len(table.rows) > MAX_ROWS:
        raise RecordError(
            f"a sheet holds {MAX_ROWS} rows, and {table.name} has {len(table.rows)}",
            code="too-many-rows",
            remedy="Export it as csv.",
        )
    for at, column in enumerate(table.columns):
        style = formats["wrapped" if column.width >= _WRAPPED else "text"]
        sheet.set_column(at, at, column.width, style)
        sheet.write_string(0, at, column.name, formats["head"])
    for down, row in enumerate(table.rows, 1):
        for across, cell in enumerate(row):
            _write(sheet, (down, across), cell, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write(sheet: Any, place: tuple[int, int], cell: Cell, formats: dict[str, Any]) -> None:
    """Write a cell by its type; XlsxWriter is never left to guess one."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, int | Fraction):
        _write_number(sheet, place, Fraction(cell))
    elif isinstance(cell, date) and cell >= FIRST_DAY:
        sheet.write_datetime(*place, cell, formats["date"])
    else:
        text = cell.isoformat() if isinstance(cell, date) else visible(cell)
        sheet.write_string(*place, text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + _CUT)


def _write_number(sheet: Any, place: tuple[int, int], number: Fraction) -> None:
    try:
        sheet.write_number(*place, float(number))
    except OverflowError:  # beyond 1.8e308: kept as its digits
        sheet.write_string(*place, decimal_text(number)[:MAX_TEXT])
