"""Calls of PDFium without tests of arguments give what those with tests give."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from countersay.ingest.pdf_calls import POOL, UP_TO, Cells, count_rects, get_matrix, get_rect, get_size
from tests.pdfs import Sheet, pdf

SHEET = Sheet().text(72, 700, "Fourteen of 61 pumps were stopped.", 11).text(72, 680, "Nurses left two wards.", 9)


def test_rectangles_sizes_and_places_are_those_of_the_library() -> None:
    document = pdfium.PdfDocument(pdf([SHEET]))
    page = document[0].get_textpage()
    count = page.count_chars()
    cells = Cells()
    found = count_rects(page.raw, 0, count)
    assert found == page.count_rects(0, count) > 1
    for index in UP_TO[min(found, POOL)]:
        assert get_rect(page.raw, index, *(side[index] for side in cells.refs))
    lefts, tops, rights, bottoms = cells.read(found)
    shown = [page.get_rect(index) for index in range(found)]
    assert list(zip(lefts, bottoms, rights, tops, strict=True)) == shown
    matrix, other = raw.FS_MATRIX(), raw.FS_MATRIX()
    assert get_matrix(page.raw, 0, ctypes.byref(matrix)) and raw.FPDFText_GetMatrix(page.raw, 0, other)
    assert (matrix.a, matrix.d, matrix.f) == (other.a, other.d, other.f)
    assert get_size(page.raw, 0) == raw.FPDFText_GetFontSize(page.raw, 0)
