"""Files of tables as rows of text: delimited text, JSON Lines, XLSX and SQLite. Nothing is ever written to them.

Every reader yields (line or row number, cells); the first row is the header. A row that cannot be read is handed to
`reject` with what is the matter, and reading goes on.
"""

import codecs
import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from countersay.errors import InputError

Cells = list[str]
Reject = Callable[[int, str, str], None]
"""Called with row number, what stands there (cut short), and what is the matter."""

MOST_COLUMNS = 2_000
MOST_CELL = 100_000
_MOST_UNPACKED = 1024 * 1024 * 1024
_SAMPLE = 1024 * 1024
_DELIMITERS = (",", ";", "\t", "|")


def text_rows(path: Path, encoding: str | None, reject: Reject) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a delimited text file; the dialect is told by the first lines.

    Raises:
        InputError: if the file is no text, or has more columns than a table may have.
    """
    chosen = encoding or _encoding(path)
    with path.open(encoding=chosen, errors="replace", newline="") as stream:
        start = stream.read(_SAMPLE)
        if "\0" in start:
            raise InputError("is no delimited text: it holds zero bytes", code="evidence-not-text", path=path.name)
        delimiter = delimiter_of(start)
        if start.split("\n", 1)[0].count(delimiter) >= MOST_COLUMNS:
            raise _too_wide(path)
        stream.seek(0)
        yield from _parsed(stream, delimiter, reject)


def _parsed(stream: io.TextIOBase, delimiter: str, reject: Reject) -> Iterator[tuple[int, Cells]]:
    csv.field_size_limit(MOST_CELL * 100)
    reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reject(line, "", f"cannot be read as a row: {error}")
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def delimiter_of(sample: str) -> str:
    r"""Return the character that parts the cells: the one that gives most lines the same number of cells.

    >>> delimiter_of("a;b\n1,5;2\n"), delimiter_of("a\tb\n1\t2\n"), delimiter_of("a\n1\n")
    (';', '\t', ',')
    """
    lines = [line for line in sample.split("\n")[:200] if line.strip()]
    best, chosen = (0, 0), ","
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(lines[:-1] or lines, delimiter=delimiter)]
        except csv.Error:
            continue
        width = widths[0] if widths else 1
        score = (sum(one == width for one in widths) if width > 1 else 0, width)
        if score > best:
            best, chosen = score, delimiter
    return chosen


def _encoding(path: Path) -> str:
    """UTF-8 (with or without byte order mark) and UTF-16 with one; whatever is neither is read as Windows-1252."""
    with path.open("rb") as stream:
        if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            while stream.read(_SAMPLE):
                pass
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8-sig"


def json_rows(path: Path, encoding: str | None, reject: Reject) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of JSON Lines: one object a line, its keys the columns; nested values stay JSON.

    Raises:
        InputError: if there are more keys than a table may have columns.
    """
    names: dict[str, int] = {}
    for _, row in _objects(path, encoding, lambda *_: None):
        for key in row:
            names.setdefault(key, len(names))
        if len(names) > MOST_COLUMNS:
            raise _too_wide(path)
    yield 0, list(names)
    for line, row in _objects(path, encoding, reject):
        yield line, [_cell(row.get(name)) for name in names]


def _objects(path: Path, encoding: str | None, reject: Reject) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding=encoding or _encoding(path), errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line, parse_float=str, parse_int=str)
            except (ValueError, RecursionError) as error:
                reject(number, line[:80], f"is no JSON: {type(error).__name__}")
                continue
            if isinstance(row, dict):
                yield number, row
            else:
                reject(number, line[:80], "is no JSON object")


def sheet_rows(path: Path, sheet: str | None, reject: Reject) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a sheet of an XLSX workbook, the first one unless it is named. Formulas are never worked out.

    Raises:
        InputError: if it is no workbook, unpacks to more than a gigabyte, or has no such sheet.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MOST_UNPACKED:
                raise InputError("unpacks to more than a gigabyte", code="evidence-too-large", path=path.name)
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as error:
        raise InputError(f"is no XLSX workbook: {error}", code="evidence-unreadable", path=path.name) from error
    with closing(book):
        if sheet is not None and sheet not in book.sheetnames:
            raise InputError(
                f"has no sheet {sheet!r}; it has {', '.join(book.sheetnames)}", code="evidence-no-table", path=path.name
            )
        page = book[sheet] if sheet is not None else book.worksheets[0]
        page.reset_dimensions()
        for number, row in enumerate(page.iter_rows(values_only=True), 1):
            if len(row) > MOST_COLUMNS:
                raise _too_wide(path)
            cells = [_cell(value) for value in row]
            if any(cells):
                yield number, cells


def sqlite_rows(path: Path, table: str | None, reject: Reject) -> Iterator[tuple[int, Cells]]:
    """Yield the rows of a table of a SQLite file, opened read-only.

    Raises:
        InputError: if it is no SQLite file, or holds several tables and none is named.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            database.execute("PRAGMA trusted_schema = OFF")
            names = [
                name
                for (name,) in database.execute(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY 1"
                )
            ]
            chosen = choose_table(path, table, names)
            cursor = database.execute(f"SELECT * FROM {quoted(chosen)}")
            if len(cursor.description) > MOST_COLUMNS:
                raise _too_wide(path)
            yield 0, [column[0] for column in cursor.description]
            for number, row in enumerate(cursor, 1):
                yield number, [_cell(value) for value in row]
    except sqlite3.DatabaseError as error:
        raise InputError(f"cannot be read as SQLite: {error}", code="evidence-unreadable", path=path.name) from error


def choose_table(path: Path, table: str | None, names: Sequence[str]) -> str:
    """Return the table that is named, or the only one.

    Raises:
        InputError: if there is no such table, or several and none is named.
    """
    if table is None and len(names) == 1:
        return names[0]
    if table in names:
        return str(table)
    what = f"has no table {table!r}" if table is not None else "holds several tables" if names else "holds no table"
    raise InputError(
        what,
        code="evidence-no-table",
        path=path.name,
        remedy=f'Name one: table = "…". There: {", ".join(names)[:500]}.',
    )


def quoted(name: str) -> str:
    """Write a name as an SQL identifier.

    >>> quoted('a "b"; --')
    '"a ""b""; --"'
    """
    return '"' + name.replace("\0", "").replace('"', '""') + '"'


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, (str, int)) else json.dumps(value, ensure_ascii=False, default=str)


def _too_wide(path: Path) -> InputError:
    return InputError(
        f"has more than {MOST_COLUMNS} columns",
        code="evidence-too-wide",
        path=path.name,
        remedy="Save the columns that are needed as a table of their own.",
    )
