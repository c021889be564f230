"""A table in a text file (.csv, .tsv) → a document of rows, one a line, cells parted by tabs.

The separator is the one of comma, semicolon, tab and bar that stands most evenly in the first lines outside of quotes.
Every cell is anchored to its characters and named by its row and column.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from countersay.errors import InputError
from countersay.ingest.read_html import cut_short
from countersay.ingest.read_plain import decode
from countersay.ingest.reading import Ask, Outcome, Reading, TextBuilder, Trouble, only, too_much

READER = "csv/3"
_SEPARATORS = ",;\t|"
_SEEN = 50
MOST_ROWS = 60
"""A table of more rows without a sentence is data: what parties say of it is elsewhere."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its characters, where they stand in the source, and whether they stand there as they read."""

    text: str
    first: int
    last: int
    exact: bool


def read_csv(data: bytes, ask: Ask) -> Outcome:
    """Read the bytes of a table.

    Raises:
        InputError: if they are no text, are empty or break a limit.
    """
    source, encoding, notice = decode(data, ask.encoding)
    separator = separator_of(source)
    builder = TextBuilder(ask.limits)
    cells = long = lines = 0
    prose = ask.wanted
    for number, row in enumerate(rows(source, separator), 1):
        cells += len(row)
        if cells > ask.limits.cells:
            raise too_much("cells", ask.limits.cells, "cells")
        if not any(cell.text.strip() for cell in row):
            builder.break_to(2)
            continue
        builder.break_to(1)
        lines += 1
        for column, cell in enumerate(row, 1):
            if column > 1:
                builder.add("\t")
            long += len(cell.text) > ask.limits.cell
            prose = prose or is_prose(cell.text)
            write_cell(builder, cell, f"row {number}, column {column}", ask.limits.cell)
    if not builder.text().strip():
        raise InputError("holds no text.", code="empty-document", remedy="Leave it out or put its text in.")
    if not prose and lines > MOST_ROWS:
        raise data_only(lines)
    troubles = (Trouble(code=notice[0], words=notice[1]),) if notice else ()
    return only(
        Reading(
            text=builder.text(),
            media_type="text/csv",
            reader=READER,
            encoding=encoding,
            anchors=builder.anchors(),
            troubles=(*troubles, *cells_cut(long, ask.limits.cell), *cut_short(builder)),
        )
    )


def is_prose(text: str) -> bool:
    """Say whether a cell holds a sentence: six words and more.

    >>> is_prose("412 carts passed the quay on Monday."), is_prose("km 31, up")
    (True, False)
    """
    return len(text) > 20 and len(text[:2000].split()) >= 6


def data_only(lines: int) -> InputError:
    """Return the error of a table that is data and no document."""
    return InputError(
        f"holds {lines} rows of data and no sentence, and was not read as a document.",
        code="table-of-data",
        remedy="Name it under [evidence] in corpus.toml to check claims against it, or give it an issuer or a date there "
        "to read it as a document.",
    )


def cells_cut(long: int, limit: int) -> tuple[Trouble, ...]:
    """Say that cells were cut where they were."""
    words = (
        f"has {long} cell(s) of more than {limit} characters; the rest of each was not read. Raise cell under [limits]."
    )
    return (Trouble(code="limit-exceeded", words=words),) if long else ()


def write_cell(builder: TextBuilder, cell: Cell, place: str, most: int, *, lines: bool = False) -> None:
    """Write a cell without the blanks at its ends; at most `most` characters, and line ends only if `lines`."""
    bare = cell.text.strip(" \t\r\n")
    if not bare:
        return
    at = cell.first + (len(cell.text) - len(cell.text.lstrip(" \t\r\n")))
    builder.place = place
    flat = re.sub(r"[\t\r]+" if lines else r"[\t\r\n]+", " ", bare)[:most]
    if cell.exact and flat == bare:
        builder.copy(flat, at)
    else:
        builder.put(flat, cell.first, cell.last)
    builder.place = None


def separator_of(source: str) -> str:
    r"""Return the separator of a table's cells.

    >>> separator_of('a;"b,c,d"\n1,5;2'), separator_of("a\tb\n"), separator_of("one")
    (';', '\t', ',')
    """
    lines = [re.sub(r'"[^"]{0,10000}"', "", line) for line in source[:200_000].splitlines()[:_SEEN] if line.strip()]
    best, score = ",", (0, 0)
    for mark in _SEPARATORS:
        counts = Counter(line.count(mark) for line in lines)
        counts.pop(0, None)
        if counts:
            each, often = max(counts.items(), key=lambda item: (item[1], item[0]))
            if (often, each) > score:
                best, score = mark, (often, each)
    return best


@cache
def _cell(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    return re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*)"(?P<tail>[^{mark}\r\n]*)|(?P<bare>[^{mark}\r\n]*))(?P<end>{mark}|\r\n|\r|\n|\Z)'
    )


def rows(source: str, separator: str) -> Iterator[list[Cell]]:
    r"""Give the rows of a table.

    >>> [[cell.text for cell in row] for row in rows('a,"b ""c"", d"\n\n1,', ",")]
    [['a', 'b "c", d'], [''], ['1', '']]
    """
    row: list[Cell] = []
    position = 0
    open_quote = True
    while position < len(source) or row:
        match = _cell(separator).match(source, position) if open_quote else None
        if match is None:  # a quote that never ends: from here on the rest is taken as it stands
            open_quote = False
            match = _bare(separator).match(source, position)
            assert match is not None
        quoted = match.groupdict().get("quoted")
        if quoted is not None:
            text = quoted.replace('""', '"') + match.group("tail")
            first = match.start("quoted")
            row.append(Cell(text, first, match.end("tail"), text == quoted))
        else:
            row.append(Cell(match.group("bare"), match.start("bare"), match.end("bare"), True))
        position = match.end()
        if match.group("end") != separator:
            yield row
            row = []
            if position >= len(source):
                return


@cache
def _bare(separator: str) -> re.Pattern[str]:
    mark = re.escape(separator)
    return re.compile(rf"(?P<bare>[^{mark}\r\n]*)(?P<end>{mark}|\r\n|\r|\n|\Z)")
