"""Rows of a PDF to running text: paragraphs made whole over lines, columns and pages, each row with its place.

A new paragraph begins at larger or smaller letters, a wider step between lines, an indent, the mark of a list, and after
a row with room for the next word. At the end of a column or page it goes on unless something says it ended. A hyphen at
the end of a line is dropped where a program put it (`hyphens.py`).
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from countersay.ingest.hyphens import Vocabulary, keeps_hyphen
from countersay.ingest.pdf_rows import Row
from countersay.ingest.pdf_source import HYPHEN, Line
from countersay.lexicon.load import table
from countersay.model import Anchor, Box

_STEP = 1.28  # times the usual step between lines of a column; converters set paragraphs apart by 1.4 and more
_SHORT = 30  # letters a row: those of a letterhead, an address, a box of figures
_STOPS = ".!?:;…"
_CLOSING = "\"”’'»)]*⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ODD = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|[ﬀ-ﬆ\xad]")
_BLANKS = dict.fromkeys((160, 8199, 8239, *range(8192, 8199), *range(8200, 8203)), " ")
_CONTROL = dict.fromkeys((*range(9), *range(11, 32), 127, *range(128, 133), *range(134, 160)), "�")
_CLEAN = str.maketrans({**_BLANKS, **_CONTROL})
_UNCLEAN = re.compile(f"[{''.join(map(chr, _CLEAN))}]")


class Column(NamedTuple):
    """What a column's rows have in common: its edges, the usual step from line to line, whether they are few and short."""

    left: float
    right: float
    step: float
    short: bool = False


class Paragraph(NamedTuple):
    """Rows that run on as one paragraph, each with its page. tight: a row of a table, close below another."""

    rows: list[tuple[int, Row]]
    tight: bool


def paragraphs(columns: Sequence[tuple[int, Sequence[Row]]]) -> list[Paragraph]:
    """Return the paragraphs of columns in reading order, each column given with its page."""
    found: list[Paragraph] = []
    last: tuple[Row, Column] | None = None
    edges: dict[int, list[tuple[float, float, float, float]]] = {}
    for page, rows in columns:
        edges.setdefault(page, []).append(_edges(rows))
    for page, rows in columns:
        shape = _shape(rows)
        _, top, end, bottom = _edges(rows)
        if not any(left >= end and high < bottom and low > top for left, high, _, low in edges[page]):
            # A short block reaches as far as the text that begins at the same edge, if no column stands beside it.
            reach = max((right for left, _, right, _ in edges[page] if abs(left - shape.left) <= 3), default=end)
            shape = shape._replace(right=max(shape.right, reach))
        for index, row in enumerate(rows):
            before = rows[index - 1] if index else None
            if before is not None:
                begins = _begins(before, row, shape)
            else:
                begins = last is None or not _goes_on(last[0], row, last[1], shape)
            if begins:
                tight = before is not None and before.cells and row.cells
                found.append(Paragraph([(page, row)], tight))
            else:
                found[-1].rows.append((page, row))
        last = (rows[-1], shape)
    return found


def _edges(rows: Sequence[Row]) -> tuple[float, float, float, float]:
    """Return where the rows of a column stand: left, top, right, bottom."""
    return min(r.left for r in rows), min(r.top for r in rows), max(r.right for r in rows), max(r.bottom for r in rows)


def _shape(rows: Sequence[Row]) -> Column:
    prose = [row for row in rows if not row.cells] or list(rows)
    lefts = Counter([round(row.left / 3) for row in prose])
    common = max(lefts.items(), key=lambda item: (item[1], -item[0]))[0] * 3
    left = min((row.left for row in prose if abs(row.left - common) <= 3), default=float(common))
    steps = [
        after.base - before.base
        for before, after in itertools.pairwise(rows)
        if 0 < after.base - before.base < 2.6 * after.size and abs(after.size - before.size) < 0.06 * after.size
    ]
    usual = min(median(steps), 1.9 * rows[0].size) if steps else 1.3 * rows[0].size
    close = [step for step in steps if step < 1.9 * rows[0].size]
    if close:
        usual = median(close)
    short = len(rows) <= 8 and sum(len(row.text) for row in rows) < _SHORT * len(rows)
    return Column(left, max(row.right for row in rows), usual, short)


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(
        r"\s{0,4}(?:[•‣◦⁃∙▪▫●○■□►▶➤➢➔✓✔✦❖·\uf0b7\uf0a7\uf076]|[-–—*+]\s|\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\s)"
    )


def from_right(text: str) -> bool:
    """Say whether most letters of a row are of a script that is written from the right.

    >>> from_right("412 \u05e2\u05d2\u05dc\u05d5\u05ea"), from_right("412 carts")
    (True, False)
    """
    right = sum("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc" for sign in text)
    return 2 * right > sum(sign.isalpha() for sign in text) > 0


def _stopped(row: Row) -> bool:
    return row.text.rstrip().rstrip(_CLOSING)[-1:] in _STOPS


def _cut(row: Row) -> bool:
    """Say whether a row ends in the middle of a word; one that ends in a letter does not, and need not be asked."""
    text = row.text.rstrip()
    return text[-1:] in (HYPHEN, "\xad") or (text[-1:] in "-‐" and text[-2:-1].isalnum())


def _blank(before: str) -> str:
    """Return what stands between two rows of one paragraph: a blank, unless an address or a bracket runs on."""
    if before[-1:].isalnum():
        return " "
    last = next(iter(before.rsplit(None, 1)[-1:]), "")
    address = "://" in last or last.startswith("www.")
    return "" if last[-1:] in "<([" or (address and last[-1] in "/=_&?") else " "


def has_room(row: Row, after: Row, right: float) -> bool:
    """Say whether the first word of the next row would have fitted into this one."""
    end = right - 0.3 * row.size
    if row.right >= end:
        return False
    word = next(iter(after.text.split(None, 1)), "")
    each = (after.right - after.left) / max(len(after.text), 1)
    return row.right + (len(word) + 1) * each < end


def _is_small(row: Row) -> bool:
    """Say whether a row begins with a small letter, past a bracket or a quotation mark."""
    return row.text.lstrip("“”\"‘’'([«")[:1].islower()


def _is_carried(row: Row) -> bool:
    """Say whether a row ends in a word or mark after which something must follow."""
    text = row.text.rstrip()
    if not text or _blank(text) == "":
        return True
    return text[-1] in ",(–—" or text.rsplit(None, 1)[-1].casefold() in table("sentences")["hanging"]


def _begins(before: Row, row: Row, shape: Column) -> bool:
    """Say whether `row` begins a paragraph after the row above it in the column."""
    if row.cells or before.cells:
        return True
    if row.size != before.size and abs(row.size - before.size) > 0.06 * max(row.size, before.size):
        return True
    if not (row.text.isascii() and before.text.isascii()) and from_right(row.text) != from_right(before.text):
        return True
    step = row.base - before.base
    if step > _STEP * max(shape.step, 1.15 * row.size) or step < 0.3 * shape.step:
        return True
    if not before.text[-1:].isalnum() and _cut(before):
        return False
    room, stopped = has_room(before, row, shape.right), _stopped(before)
    if (room or stopped or not row.text[:1].isalnum()) and _bullet().match(row.text):
        return True
    if not stopped and _is_small(row):
        return False
    if room or (shape.short and not _is_carried(before)):
        return True
    if not stopped or row.left - before.left <= 0.8 * row.size or row.left <= shape.left + 0.8 * row.size:
        return False
    return _bullet().match(before.text) is None  # else it hangs below a mark


def _goes_on(before: Row, row: Row, shape: Column, here: Column) -> bool:
    """Say whether the first row of a column goes on with the last paragraph of the one before."""
    if row.cells or before.cells or abs(row.size - before.size) > 0.06 * max(row.size, before.size):
        return False
    if _cut(before):
        return True
    if _is_small(row):
        return True
    if _stopped(before) or _bullet().match(row.text) or row.left > here.left + 0.8 * row.size:
        return False
    return not has_room(before, row, shape.right)


def _settled(odd: str) -> str:
    """Return what is written for a ligature, two halves of one sign, or half of one; nothing for a soft hyphen."""
    if len(odd) == 2:
        return odd.encode("utf-16", "surrogatepass").decode("utf-16")
    return "\ufffd" if "\ud800" <= odd <= "\udfff" else _LIGATURES.get(odd, "")


def cleaned(text: str) -> str:
    r"""Return the text of a row as it would be written, for what is kept apart.

    >>> cleaned("o\ufb03ce\xa0of 12\xadth")
    'office of 12th'
    """
    if text.isascii() and text.isprintable():
        return text
    return _ODD.sub(lambda match: _settled(match.group()), text.replace(HYPHEN, "-").translate(_CLEAN))


def hundredths(place: Row | Line) -> Box:
    """Return the box of a row or line in hundredths of a point.

    >>> hundredths(Row("", 1.25, 2, 3.456, 4, 4, 1, ()))
    (125, 200, 346, 400)
    """
    return round(100 * place.left), round(100 * place.top), round(100 * place.right), round(100 * place.bottom)


class Writer:
    """Writes paragraphs one after another and keeps the place of every stretch.

    anchors: `first` and `last` count the characters of the page as PDFium gives them.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.length = 0
        self.cut = False
        self.anchors: list[Anchor] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self._parts: list[str] = []
        self._words: Vocabulary | None = None
        self._sure: int | None = None

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)

    def write(self, items: Sequence[Paragraph], everything: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
        """Write paragraphs and give the range of each; `everything` is the text that tells which words are one."""
        for item in items:
            if self.length:
                self._add("\n" if item.tight else "\n\n")
            start = self.length
            for index, (page, row) in enumerate(item.rows):
                after = item.rows[index + 1][1] if index + 1 < len(item.rows) else None
                self._row(page, row, after, everything)
            yield start, self.length

    def _row(self, page: int, row: Row, after: Row | None, everything: Sequence[Paragraph]) -> None:
        start = self.length
        text, parts = row.text, row.parts
        joined = after is not None and not text[-1:].isalnum() and _cut(row)
        drops = joined and not self._keeps(text.rstrip()[:-1], after.text if after else "", everything)
        if len(parts) == 1 and not drops:
            self._drawn(text, page, parts[0].line)
        else:
            self._parted(page, row, drops=drops)
        if after is not None and not joined:
            self._add(_blank(text))
        elif joined and after is not None and after.text.split(None, 1)[0] in ("and", "or", "to"):
            self._add(" ")  # "pre- and post-war"
        first = self.spans[page][0] if page in self.spans else start
        self.spans[page] = (first, self.length)

    def _parted(self, page: int, row: Row, *, drops: bool) -> None:
        """Write a row stretch by stretch; drops: without the hyphen at its end."""
        text, parts = row.text, row.parts
        for index, (offset, line) in enumerate(parts):
            end = parts[index + 1].offset if index + 1 < len(parts) else len(text)
            piece = text[offset:end]
            drawn = piece[: len(line.text)]
            if drops and index + 1 == len(parts):
                drawn = drawn.rstrip()[:-1]
            self._drawn(drawn, page, line)
            if len(piece) > len(line.text):
                self._add(piece[len(line.text) :])

    def _keeps(self, before: str, after: str, everything: Sequence[Paragraph]) -> bool:
        if self._words is None:
            self._words = Vocabulary(row.text for item in everything for _, row in item.rows)
        return keeps_hyphen(before, after, self._words)

    def _drawn(self, text: str, page: int, line: Line) -> None:
        """Write a stretch of a line; signs that become several, or none, have a place of their own."""
        box = hundredths(line)
        self._sure = line.sure
        if text.isprintable() and (text.isascii() or not _ODD.search(text)):
            start, first = self.length, line.first
            end = start + len(text)
            if start < end <= self.most:  # as `_anchored` does, without the calls
                self._parts.append(text)
                self.length = end
                last, sure = first + end - start, line.sure
                self.anchors.append(
                    Anchor(start=start, end=end, first=first, last=last, page=page, box=box, confidence=sure)
                )
                return
            self._anchored(text, page, box, first, exact=True)
            return
        text = text.replace(HYPHEN, "-")
        if _UNCLEAN.search(text):
            text = text.translate(_CLEAN)
        done = 0
        for match in _ODD.finditer(text):
            self._anchored(text[done : match.start()], page, box, line.first + done, exact=True)
            self._anchored(_settled(match.group()), page, box, line.first + match.start(), exact=False)
            done = match.end()
        self._anchored(text[done:] if done else text, page, box, line.first + done, exact=True)

    def _anchored(self, text: str, page: int, box: Box, first: int, *, exact: bool) -> None:
        start = self.length
        self._add(text)
        end = self.length
        if end == start:
            return
        last = first + (end - start if exact else 1)
        sure = self._sure
        self.anchors.append(
            Anchor(start=start, end=end, first=first, last=last, exact=exact, page=page, box=box, confidence=sure)
        )

    def _add(self, text: str) -> None:
        length = self.length + len(text)
        if length > self.most:
            self.cut = True
            text, length = text[: self.most - self.length], self.most
        self._parts.append(text)
        self.length = length
