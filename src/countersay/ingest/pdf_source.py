"""The lines of a PDF as PDFium finds them, with their places: this file and `pdf_calls.py` alone know the library.

A line is told by its text and by the rectangles of the stretches it was drawn in; single characters are measured only
where a line must be cut or holds raised signs. All places are in points from the top left corner of the page as shown.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import repeat
from operator import sub
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from countersay.errors import InputError
from countersay.ingest.pdf_calls import (
    POOL,
    UP_TO,
    Cells,
    Rects,
    count_rects,
    get_box,
    get_matrix,
    get_rect,
    get_size,
)
from countersay.ingest.pdf_measures import gaps_between, held, turn_of

READER = f"pdf/4 (pdfium {pdfium.PDFIUM_INFO.build})"
HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line, in place of the break as well."""
MOST_CHARACTERS = 2_000_000
"""Of one page: a poster of small print has some 100,000."""
LARGEST = 100_000.0
"""Points: a page of 35 metres. The largest that programs write has 14,400."""
MOST_DOTS = 120_000_000
"""Of the picture of one page: a poster of one metre by one at 300 dots to the inch has 140 million."""
_LINE = re.compile("[^\r\n\ufffe]+\ufffe?|\ufffe")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LETTER = re.compile(r"[^\W\d_]")
_FROM_RIGHT = re.compile("[\u0590-\u05ff\u0620-\u065f\u066e-\u06d5\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,60}")
_GAP = 0.75  # of the letters' size: wider than any blank between words of a line that is not stretched
_LEAST_SIZE = 4.0 / _GAP  # points: in smaller letters a gap is one of four points
_OUTLINES = 60  # shapes: a page of rules and frames has fewer, a line of letters has more


class Line(NamedTuple):
    """One line, or a part of it.

    first: its first character among those of the page. base: where its letters stand. size: of the letters.
    turn: degrees by which it is turned to the left. gaps: wide blanks in it, (left, right).
    sure: in per cent, where it was read by OCR.
    """

    text: str
    first: int
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    turn: int
    gaps: tuple[tuple[float, float], ...]
    sure: int | None = None


class PdfSource:
    """An open PDF; use it in a `with` statement.

    Raises:
        InputError: if the bytes are no PDF, or it is locked by a password.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdfium.PdfDocument(data)
            self.pages = len(self._document)
            self._cells = Cells()
        except pdfium.PdfiumError as error:
            raise _refused(error) from None

    def __enter__(self) -> "PdfSource":
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def properties(self) -> Mapping[str, str]:
        """Return what the file says of itself (`Title`, `Author`, `CreationDate`), where it says anything."""
        said = {key: self._document.get_metadata_value(key) for key in ("Title", "Author", "CreationDate")}
        return {key: value for key, value in said.items() if value.strip()}

    def read(self, number: int) -> "PageSource":
        """Open the page `number`, counted from 1; close it after use.

        Raises:
            InputError: if the page cannot be read.
        """
        try:
            return PageSource(self._document, number, self._cells)
        except pdfium.PdfiumError:
            raise InputError(f"has a page {number} that cannot be read.", code="page-unreadable") from None


def _refused(error: Exception) -> InputError:
    if "assword" in str(error):
        return InputError(
            "is locked by a password.",
            code="file-encrypted",
            remedy="Save a copy without the password and run again.",
        )
    return InputError(
        "is no PDF that can be read: it is damaged or cut short.",
        code="file-damaged",
        remedy="Open it in a viewer, print it to a new PDF and run again.",
    )


class PageSource:
    """An open page: its lines, and on demand the places of single characters."""

    def __init__(self, document: pdfium.PdfDocument, number: int, cells: Cells) -> None:
        self.number = number
        self._document = document
        self._page = raw.FPDF_LoadPage(document.raw, number - 1)
        if not self._page:
            raise pdfium.PdfiumError("no page")
        self._cells = cells
        self._open()
        self._matrix = raw.FS_MATRIX()
        self._at = ctypes.byref(self._matrix)

    def _open(self) -> None:
        """Read text and measures of the page as it is turned now."""
        self._raw = raw.FPDFText_LoadPage(self._page)
        if not self._raw:
            raw.FPDF_ClosePage(self._page)
            raise pdfium.PdfiumError("no text of the page")
        self._rotation = 90 * max(raw.FPDFPage_GetRotation(self._page), 0)
        width, height = raw.FPDF_GetPageWidthF(self._page), raw.FPDF_GetPageHeightF(self._page)
        self.width, self.height = held(width, 1.0, LARGEST), held(height, 1.0, LARGEST)
        box = raw.FS_RECTF()
        if not raw.FPDF_GetPageBoundingBox(self._page, box):
            self.close()
            raise pdfium.PdfiumError("no box of the page")
        self._corner = (box.left, box.bottom, box.right, box.top)

    def turn_upright(self, turn: int) -> None:
        """Turn the page, so that text which was turned by `turn` degrees to the left stands upright; lines are then read anew.

        Raises:
            InputError: if the page cannot be read so.
        """
        raw.FPDFText_ClosePage(self._raw)
        raw.FPDFPage_SetRotation(self._page, (self._rotation + turn) // 90 % 4)
        try:
            self._open()
        except pdfium.PdfiumError:
            raise InputError(f"has a page {self.number} that cannot be read.", code="page-unreadable") from None

    def close(self) -> None:
        """Give the page back."""
        raw.FPDFText_ClosePage(self._raw)
        raw.FPDF_ClosePage(self._page)

    @contextmanager
    def _again(self) -> Iterator[pdfium.PdfPage]:
        """Open the page as an object of the library, for what is asked of few pages."""
        try:
            page = self._document[self.number - 1]
        except pdfium.PdfiumError:
            raise InputError(f"has a page {self.number} that cannot be read.", code="page-unreadable") from None
        try:
            yield page
        finally:
            page.close()

    def lines(self) -> list[Line]:
        """Return the lines in the order in which they are drawn, without those that lie outside the page."""
        text = self._characters()
        found = []
        for match in _LINE.finditer(text):
            line = self._line(match.start(), match.group())
            if line is None:
                continue
            if line.bottom - line.top > 1.5 * line.size and line.turn == 0:
                found += self._levels(line)
            else:
                found.append(line)
        return found

    def _levels(self, line: Line) -> list[Line]:
        """Part what stands at several heights: a sign drawn by itself is put into the line before, "12" and "9" to "129"."""
        parts: list[tuple[int, int]] = []
        top = bottom = 0.0
        for index, box in enumerate(self.boxes(line.first, line.first + len(line.text))):
            if line.text[index].isspace() or box[3] <= box[1]:
                continue
            if parts and min(bottom, box[3]) - max(top, box[1]) > 0:
                parts[-1] = (parts[-1][0], index + 1)
                top, bottom = min(top, box[1]), max(bottom, box[3])
            else:
                parts.append((index, index + 1))
                top, bottom = box[1], box[3]
        if len(parts) < 2:
            return [line]
        found = [self._line(line.first + start, line.text[start:end]) for start, end in parts]
        levels: list[list[Line]] = []
        for part in sorted((part for part in found if part is not None), key=lambda part: (part.base, part.left)):
            if levels and part.top < levels[-1][0].bottom - 0.4 * (levels[-1][0].bottom - levels[-1][0].top):
                levels[-1].append(part)
            else:
                levels.append([part])
        return [part for level in levels for part in sorted(level, key=lambda part: part.left)]

    def is_drawn(self) -> bool:
        """Say whether the page holds a picture, or so many shapes that they may be letters drawn as outlines."""
        kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
        try:
            with self._again() as page:
                for shapes, found in enumerate(page.get_objects(filter=kinds, max_depth=3), 1):
                    if found.type == raw.FPDF_PAGEOBJ_IMAGE or shapes >= _OUTLINES:
                        return True
        except InputError:  # a damaged page that opens but once
            return False
        return False

    def boxes(self, first: int, last: int) -> list[tuple[float, float, float, float]]:
        """Return the boxes of the characters [first, last) of the page: left, top, right, bottom."""
        found = []
        cells = self._cells.values
        left, top, right, bottom = (side[0] for side in self._cells.refs)
        for index in range(first, last):
            if not get_box(self._raw, index, left, right, bottom, top):
                found.append((0.0, 0.0, 0.0, 0.0))
                continue
            found.append(self._shown(cells[0], cells[POOL], cells[2 * POOL], cells[3 * POOL]))
        return found

    def picture(self, dots: int) -> "Iterator[bytes]":
        """Give the page as a picture in grey, `dots` to the inch, in the form PGM."""
        if self.width * self.height * (dots / 72) ** 2 > MOST_DOTS:
            raise InputError(f"has a page {self.number} too large for a picture.", code="limit-exceeded")
        with self._again() as page:
            bitmap = page.render(scale=dots / 72, grayscale=True, may_draw_forms=False)
            try:
                rows = bytes(bitmap.buffer)
                width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            finally:
                bitmap.close()
        yield f"P5\n{width} {height}\n255\n".encode()
        for row in range(height):
            yield rows[row * stride : row * stride + width]

    def _characters(self) -> str:
        """Return the text such that each character stands at its index on the page."""
        count = raw.FPDFText_CountChars(self._raw)
        if count <= 0:
            return ""
        if count > MOST_CHARACTERS:
            raise InputError(f"has a page {self.number} with {count} characters.", code="limit-exceeded")
        if raw.FPDFText_GetTextIndexFromCharIndex(self._raw, count - 1) == count - 1:  # none is left out or put in
            buffer = (ctypes.c_ushort * (count + 1))()
            written = raw.FPDFText_GetText(self._raw, 0, count, buffer)
            text = bytes(memoryview(buffer)[: written - 1]).decode("utf-16-le", "replace")
            if len(text) == count:
                return text
        units = (raw.FPDFText_GetUnicode(self._raw, index) for index in range(count))
        return "".join(chr(unit) if 0 < unit < 0x110000 else "\ufffd" for unit in units)

    def _line(self, first: int, text: str) -> Line | None:
        bare = text.strip()
        if not bare:
            return None
        if bare is not text:
            first += len(text) - len(text.lstrip())
        at, matrix = first, self._matrix
        if bare[0].isdigit() and (letter := _LETTER.search(bare)):  # a note begins with a small raised figure
            at += letter.start()
        if not get_matrix(self._raw, at, self._at):
            return None
        a, b = matrix.a, matrix.b
        size = get_size(self._raw, at) * math.hypot(matrix.c, matrix.d)
        turn = 0 if a > 0 and (not b or abs(b) <= 0.02 * a) else turn_of(a, b)
        if self._rotation:
            turn = (turn - self._rotation) % 360
        rects = self._rects(first, len(bare))
        if rects is None:
            return None
        lefts, tops, rights, bottoms = rects
        if self._rotation:
            left, top, right, bottom = self._shown(min(lefts), max(tops), max(rights), min(bottoms))
            base = bottom
        else:  # as `_shown` does, without the call
            x0, _, _, y1 = self._corner
            left, top, right, bottom = min(lefts) - x0, y1 - max(tops), max(rights) - x0, y1 - min(bottoms)
            base = bottom if turn else y1 - matrix.f
        if not (right > 0 and left < self.width and bottom > 0 and top < self.height):
            return None
        if right - left > self.width or bottom - top > self.height:
            left, right = held(left, -self.width, self.width), held(right, 0.0, 2 * self.width)
            top, bottom = held(top, -self.height, self.height), held(bottom, 0.0, 2 * self.height)
        if not top - size <= base <= bottom + size:
            base = bottom
        gaps: tuple[tuple[float, float], ...] = ()
        if turn == 0 and len(lefts) > 1:
            least = _GAP * size if size > _LEAST_SIZE else 4.0
            wide = max(map(sub, lefts[1:], rights)) >= least or lefts != sorted(lefts)
            if wide or self._rotation or self._corner[3] - max(bottoms) < base - 0.2 * size:
                bare, gaps = self._within(first, bare, rects, base, size)
        if not bare.isascii() and _FROM_RIGHT.search(bare):
            bare = self._from_right(first, bare)
        return Line(bare, first, left, top, right, bottom, base, size or bottom - top, turn, gaps)

    def _from_right(self, first: int, text: str) -> str:
        """Put words of Arabic and Hebrew that are given as they are drawn, last letter first, into the order of reading."""
        signs = list(text)
        for word in _FROM_RIGHT.finditer(text):
            places = [box for box in self.boxes(first + word.start(), first + word.end()) if box[2] > box[0]]
            if len(places) > 1 and places[0][0] < places[-1][0]:
                signs[word.start() : word.end()] = signs[word.start() : word.end()][::-1]
        return "".join(signs)

    def _within(
        self, first: int, text: str, rects: Rects, base: float, size: float
    ) -> tuple[str, tuple[tuple[float, float], ...]]:
        """Return the text of an upright line with its raised digits, and its gaps, from the rectangles it is drawn in."""
        if self._rotation:
            shown = [self._shown(*rect) for rect in zip(*rects, strict=True)]
            lefts, _, rights, ends = (list(side) for side in zip(*shown, strict=True))
            corner = 0.0
        else:
            lefts, _, rights, bottoms = rects
            corner, _, _, high = self._corner
            ends = [high - max(bottoms)]
        gaps: tuple[tuple[float, float], ...] = ()
        least = max(_GAP * size, 4.0)
        after = lefts[1:]
        if max(map(sub, after, rights)) >= least or min(map(sub, after, lefts)) < 0:
            gaps = gaps_between(lefts, rights, least, corner)
        low = base - 0.2 * size
        if min(ends) < low and not text.isalpha():
            if not self._rotation:
                ends = [high - bottom for bottom in bottoms]
            if any(end < low and right - left < 3 * size for left, right, end in zip(lefts, rights, ends, strict=True)):
                text = self._with_raised(first, text, base, size)
        return text, gaps

    def _rects(self, first: int, count: int) -> Rects | None:
        """Return the sides of the stretches in which these characters were drawn, in the page's own measure; None if none."""
        handle, cells = self._raw, self._cells
        most = count_rects(handle, first, count)
        if 0 < most <= POOL:  # nearly every line
            return None if 0 in map(get_rect, repeat(handle), UP_TO[most], *cells.refs) else cells.read(most)
        sides: Rects = [], [], [], []
        for start in range(0, most, POOL):
            here = min(most - start, POOL)
            if 0 in map(get_rect, repeat(handle), range(start, start + here), *cells.refs):
                break
            for side, more in zip(sides, cells.read(here), strict=True):
                side += more
        return sides if sides[0] else None

    def _shown(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Turn a place in the page's own measure, upwards from below, into one on the page as it is shown."""
        x0, y0, x1, y1 = self._corner
        if self._rotation == 0:
            return left - x0, y1 - top, right - x0, y1 - bottom
        if self._rotation == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if self._rotation == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        return y1 - top, x1 - right, y1 - bottom, x1 - left

    def _with_raised(self, first: int, text: str, base: float, size: float) -> str:
        """Write digits that stand small above the line as raised ones: the mark of a note, or a power."""
        signs = list(text)
        for at, sign in enumerate(text):
            if sign not in "0123456789":
                continue
            index = first + at
            get_matrix(self._raw, index, self._at)
            own = get_size(self._raw, index) * math.hypot(self._matrix.c, self._matrix.d)
            if own < 0.85 * size and base - self.boxes(index, index + 1)[0][3] > 0.15 * size:
                signs[at] = sign.translate(RAISED)
        return "".join(signs)
