"""Lines of a PDF with their places, as they are shown."""

import pytest

from countersay.errors import InputError
from countersay.ingest.pdf_source import HYPHEN, Line, PageSource, PdfSource
from tests.pdfs import Sheet, pdf


def lines(*sheets: Sheet, number: int = 1) -> list[Line]:
    with PdfSource(pdf(sheets)) as source:
        page = source.read(number)
        try:
            return page.lines()
        finally:
            page.close()


def test_a_line_has_its_text_and_its_place_from_the_top_left() -> None:
    (line,) = lines(Sheet().text(72, 742, "Two lorries passed.", size=12))
    assert line.text == "Two lorries passed."
    assert (round(line.left), round(line.base), round(line.size), line.turn) == (72, 100, 12, 0)
    assert 88 < line.top < 95
    assert line.right > 150


def test_a_hyphen_at_the_end_of_a_line_is_told_from_others() -> None:
    found = lines(Sheet().lines(50, 700, ["The humani-", "tarian post-war years"]))
    assert [line.text for line in found] == [f"The humani{HYPHEN}", "tarian post-war years"]
    assert [line.first for line in found] == [0, 11]


def test_small_raised_figures_are_written_raised() -> None:
    sheet = Sheet().text(50, 700, "See mines.").text(100, 703.5, "12", 6).text(110, 700, "In 2019")
    (line,) = lines(sheet)
    assert line.text.split() == ["See", "mines.¹²", "In", "2019"]


def test_a_power_is_not_run_together_with_its_number() -> None:
    sheet = Sheet().text(50, 700, "some 4 x 10").text(101.5, 703.5, "6", 6).text(106, 700, "litres")
    found = lines(sheet)
    assert found[0].text == "some 4 x 10⁶"


def test_figures_of_a_formula_below_the_line_are_not_raised() -> None:
    first = lines(Sheet().text(50, 700, "CO").text(66, 698, "2", 6).text(72, 700, "rose"))[0]
    assert first.text == "CO2"


@pytest.mark.parametrize(
    ("turn", "matrix", "size"),
    [
        pytest.param(0, (1, 0, 0, 1), (595, 842), id="upright"),
        pytest.param(90, (0, 1, -1, 0), (842, 595), id="a wide page stored as a tall one"),
        pytest.param(180, (-1, 0, 0, -1), (595, 842), id="upside down"),
        pytest.param(270, (0, -1, 1, 0), (842, 595), id="turned the other way"),
    ],
)
def test_places_are_those_of_the_page_as_it_is_shown(
    turn: int, matrix: tuple[float, float, float, float], size: tuple[int, int]
) -> None:
    sheet = Sheet(rotate=turn)
    sheet.turned(300, 400, "Two lorries passed here", 10, 1, matrix)
    (line,) = lines(sheet)
    assert line.turn == 0
    assert line.right - line.left > 5 * (line.bottom - line.top)
    assert 0 < line.left < line.right < size[0]
    assert 0 < line.top < line.bottom < size[1]


def test_figures_below_one_another_are_not_run_together() -> None:
    # PDFium gives "12" above "9" as "129".
    found = lines(Sheet().lines(250, 700, ["12", "9", "31", "7", "5"], leading=14))
    assert [line.text for line in found] == ["12", "9", "31", "7", "5"]


def test_text_outside_the_page_is_not_read() -> None:
    found = lines(Sheet().text(72, 742, "On the page").text(72, 900, "Above it").text(700, 400, "Beside it"))
    assert [line.text for line in found] == ["On the page"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "file-damaged", id="nothing"),
        pytest.param(b"%PDF-1.7\n1 0 obj << >>", "file-damaged", id="a head only"),
        pytest.param(pdf([Sheet().text(50, 50, "x")], password="open sesame"), "file-encrypted", id="locked"),
    ],
)
def test_what_cannot_be_opened_is_said(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as raised:
        PdfSource(data)
    assert raised.value.code == code
    assert raised.value.remedy


def test_a_file_locked_without_a_password_is_read() -> None:
    with PdfSource(pdf([Sheet().text(50, 50, "Two died.")], password="")) as source:
        page = source.read(1)
        assert [line.text for line in page.lines()] == ["Two died."]
        page.close()


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("\u0623\u0639\u0644\u0646\u062a", id="Arabic"),
        pytest.param("\u05e2\u05d2\u05dc\u05d5\u05ea", id="Hebrew"),
    ],
)
def test_words_given_as_they_are_drawn_are_put_in_the_order_of_reading(word: str) -> None:
    page = PageSource.__new__(PageSource)
    line = f"412 {word}"
    lefts = [10.0 * index for index in range(len(line))]
    page.boxes = lambda first, last: [(left, 0.0, left + 8, 9.0) for left in lefts[first:last]]  # type: ignore[method-assign]
    assert page._from_right(0, line) == f"412 {word[::-1]}"
    lefts = lefts[:4] + lefts[:3:-1]
    assert page._from_right(0, line) == line
