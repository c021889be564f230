"""Footnotes at the foot of a page or column: rows in smaller letters, or with a raised figure, that a mark begins.

They are taken out of the running text, so that a sentence goes on over the end of its page, and follow after it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from countersay.ingest.pdf_furniture import Sheet, body_size
from countersay.ingest.pdf_paragraphs import has_room
from countersay.ingest.pdf_rows import Row
from countersay.ingest.pdf_source import RAISED

_SMALL = 0.93  # times the size of the running text
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Footnote(NamedTuple):
    """A note: its mark without blanks or brackets, raised figures written plainly; and its rows with their pages."""

    label: str
    rows: list[tuple[int, Row]]


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"\s{0,3}(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\[?([0-9]{1,3})[\].)]?(?=\s{0,3}[^\W\d_]|\s{1,3}\S)|([*†‡§]{1,3}))\s{0,5}"
    )


@cache
def _apart() -> re.Pattern[str]:
    """Match a note whose mark stands so far before its words that it looks like a cell of a table."""
    return re.compile(r"\s{0,3}\[?[0-9]{1,3}[\].)]?\t[^\W\d_][^\t]{0,400} [^\t]{1,600}")


def part_notes(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Footnote]]:
    """Return the pages without footnotes, and the footnotes in order."""
    size = body_size(sheets)
    kept: list[Sheet] = []
    notes: list[Footnote] = []
    for sheet in sheets:
        columns, found = _of_page(sheet, size)
        kept.append(sheet._replace(columns=columns))
        for row in found:
            match = _mark().match(row.text)
            if row.cells:
                row = row._replace(text=row.text.replace("\t", " "), cells=False)
            if match is not None:
                label = (match[1] or match[2] or match[3]).translate(LOWERED)
                notes.append(Footnote(label, [(sheet.number, _raised(row, match))]))
            elif notes:
                notes[-1].rows.append((sheet.number, row))
    return kept, notes


def _of_page(sheet: Sheet, size: float) -> tuple[list[list[Row]], list[Row]]:
    columns = [list(column) for column in sheet.columns]
    taken: list[list[Row]] = []
    for index in range(len(columns) - 1, -1, -1):
        column = columns[index]
        below = [row for other in columns[index + 1 :] for row in other if _overlap(row, column[-1])]
        if any(row.base > column[-1].base for row in below):
            continue
        start = _first_note(column, size, sheet.height)
        if start < len(column):
            taken.append(column[start:])
            columns[index] = column[:start]
    return [column for column in columns if column], [row for rows in reversed(taken) for row in rows]


def _overlap(one: Row, other: Row) -> bool:
    return one.left < other.right and other.left < one.right


def _first_note(column: Sequence[Row], size: float, height: float) -> int:
    """Return where the notes begin in a column; its length if it has none."""
    start = len(column)
    while (
        start > 0
        and column[start - 1].size <= _SMALL * size
        and (not column[start - 1].cells or _apart().fullmatch(column[start - 1].text))
    ):
        start -= 1
    for index in range(start, len(column)):
        if _mark().match(column[index].text):
            return index
    raised = [index for index, row in enumerate(column) if row.base > 0.4 * height and row.text[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹"]
    right = max(row.right for row in column) if raised else 0.0
    for index in raised:
        if index > 0 and _only_notes(column[index:], size, right):
            return index
    return len(column)


def _only_notes(rows: Sequence[Row], size: float, right: float) -> bool:
    """Say whether rows in the letters of the text are notes to the last, and the last is whole.

    Every wider step, and every row after one that had room for its first word, is followed by a mark.
    """
    steps = [after.base - before.base for before, after in pairwise(rows)]
    usual = min(steps, default=0.0) if len(steps) > 1 else 1.4 * size
    starts = [
        after
        for (before, after), step in zip(pairwise(rows), steps, strict=True)
        if step > 1.28 * usual or has_room(before, after, right)
    ]
    whole = not rows[-1].text.rstrip().endswith((",", ";", "-", "\u00ad"))
    return whole and all(row.size <= 1.02 * size for row in rows) and all(_mark().match(row.text) for row in starts)


def _raised(row: Row, mark: re.Match[str]) -> Row:
    """Write the mark of a note raised, so that it cannot be taken for a number of its text."""
    if mark[2] is None or "[" in mark.group():
        return row
    start, end = mark.span(2)
    return row._replace(text=row.text[:start] + mark[2].translate(RAISED) + row.text[end:])


def marks_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the raised figures and signs of a text that may refer to a note: label, start, end.

    >>> list(marks_in("two mines¹² and 5 km²"))
    [('12', 9, 11), ('2', 20, 21)]
    """
    for match in re.finditer("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡§]{1,3}", text):
        yield match.group().translate(LOWERED), match.start(), match.end()
