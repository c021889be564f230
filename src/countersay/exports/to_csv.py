"""The main tables as CSV: RFC 4180, UTF-8, one file a table.

A cell of text that a spreadsheet could take for a formula gets an apostrophe before it, so that nothing a document
says is ever executed: cells that begin, after blanks and apostrophes, with = + - @ or their full-width forms, and those
that begin with a tab or line feed. `restored` takes the apostrophe off again. Numbers stay numbers.
"""

import csv
import io
import re
from datetime import date
from fractions import Fraction

from countersay.exports.columns import Cell
from countersay.exports.quoting import decimal_text
from countersay.exports.tables import tables
from countersay.lettering import visible
from countersay.model import Record

BOM = "\ufeff"
_FORMULA = re.compile(r"'*(?:[\t\n]|[ \u00a0\u3000]*[=+\-@＝＋－＠])")


def neutralised(text: str) -> str:
    """Return the text so that no spreadsheet reads it as a formula.

    >>> neutralised("=1+1"), neutralised("40 carts"), neutralised("'@a")
    ("'=1+1", '40 carts', "''@a")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def restored(cell: str) -> str:
    """Return what `neutralised` was given.

    >>> restored("'=1+1"), restored("'tis 40 carts")
    ('=1+1', "'tis 40 carts")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_files(record: Record, *, bom: bool = False) -> dict[str, bytes]:
    """Return the export as file name → contents; with `bom` each begins with a byte order mark, as Excel wants it."""
    files = {}
    for table in tables(record):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([column.name for column in table.columns])
        writer.writerows([_written(cell) for cell in row] for row in table.rows)
        files[f"{table.name}.csv"] = ((BOM if bom else "") + out.getvalue()).encode("utf-8")
    return files


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Fraction):
        return decimal_text(cell)
    if isinstance(cell, int):
        return str(cell)
    return cell.isoformat() if isinstance(cell, date) else neutralised(visible(cell))
