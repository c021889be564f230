"""Pages drawn without their words."""

import re
from pathlib import Path

import pytest

from countersay.model import Record
from countersay.pipeline import examine
from countersay.reporting.index import Index
from countersay.reporting.page import write_report
from countersay.reporting.pages import drawn_pages
from tests.pdfs import Sheet, pdf

FIRST = ["HARBOUR BOARD OF ARLEN", "Press release, 4 May 2031"]
SECOND = ["Between 3 March 2031 and 9 April 2031, 412 boats passed the lock at", "Arlen."]


@pytest.fixture(name="record")
def record_of_two_pages(tmp_path: Path) -> Record:
    one = Sheet().text(50, 780, FIRST[0], 14).text(50, 750, FIRST[1]).text(50, 700, "The board met on the pier.")
    two = Sheet().lines(50, 700, SECOND)
    (tmp_path / "a.pdf").write_bytes(pdf([one, two]))
    return examine([tmp_path])


def test_only_pages_with_claims_are_drawn_and_their_lines_framed(record: Record) -> None:
    index = Index(record)
    (document,) = record.documents
    (page,) = drawn_pages(index, document.id)
    assert (page.number, page.width, page.height, page.label) == (2, 595, 842, "Page 2 with 1 claim")
    (frame,) = page.frames
    ((left, top, width, height),) = frame.boxes
    assert frame.words == "412 boats"
    assert (left, 130 < top < 145, width > 280, 5 < height < 15) == (51, True, True, True)
    assert page.lines.count("M") == 2


def test_places_name_the_page(record: Record) -> None:
    (paper,) = Index(record).papers.values()
    text = paper.document.text
    assert [paper.page(at) for at in (text.index("board met"), text.index("412"), len(text))] == [1, 2, 2]
    assert paper.place(text.index("412")).endswith(", p. 2")


def test_the_report_shows_the_page_under_its_policy(record: Record) -> None:
    page = write_report(record)
    assert "p. 2" in page
    drawing = re.search(r'<svg class="sheet-drawing".*?</svg>', page, re.DOTALL)
    assert drawing is not None
    assert "style=" not in drawing.group()
    assert 'class="claim-frame"' in drawing.group()


def test_plain_text_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join([*FIRST, "", *SECOND]))
    record = examine([tmp_path])
    assert drawn_pages(Index(record), record.documents[0].id) == ()
    (paper,) = Index(record).papers.values()
    assert (paper.page(5), paper.place(5)) == (None, "par. 1")
    assert '<svg class="sheet-drawing"' not in write_report(record)
