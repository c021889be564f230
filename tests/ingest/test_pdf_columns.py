"""Reading order of one page."""

from countersay.ingest.pdf_columns import MOST_LINES, arrange, find_gutters
from countersay.ingest.pdf_source import Line, PdfSource
from tests.pdfs import Sheet, pdf

LEFT = [f"On day {n} the harbour board counted boats" for n in range(1, 9)]
RIGHT = [f"On day {n} the rail office counted wagons" for n in range(1, 9)]


def columns(sheet: Sheet) -> list[list[str]]:
    with PdfSource(pdf([sheet])) as source:
        page = source.read(1)
        try:
            return [[row.text for row in column] for column in arrange(page.lines(), page.boxes)]
        finally:
            page.close()


def flat(sheet: Sheet) -> list[str]:
    return [row for column in columns(sheet) for row in column]


def test_two_columns_drawn_one_after_another() -> None:
    sheet = Sheet().lines(50, 700, LEFT).lines(310, 700, RIGHT)
    assert columns(sheet) == [LEFT, RIGHT]


def test_two_columns_drawn_line_by_line_are_cut_at_the_gutter() -> None:
    sheet = Sheet()
    for number, (one, other) in enumerate(zip(LEFT, RIGHT, strict=True)):
        sheet.text(50, 700 - 13 * number, one).text(310, 700 - 13 * number, other)
    assert columns(sheet) == [LEFT, RIGHT]


def test_a_heading_across_the_columns_parts_them() -> None:
    sheet = Sheet().lines(50, 700, LEFT[:4]).lines(310, 700, RIGHT[:4])
    sheet.text(50, 630, "What the two offices said of the second half of the season, word for word", 12)
    sheet.lines(50, 600, LEFT[4:]).lines(310, 600, RIGHT[4:])
    heading = "What the two offices said of the second half of the season, word for word"
    assert columns(sheet) == [LEFT[:4], RIGHT[:4], [heading], LEFT[4:], RIGHT[4:]]


def test_three_columns() -> None:
    narrow = [[f"{name} {n}: boats came in" for n in range(1, 9)] for name in ("Amber", "Birch", "Cedar")]
    sheet = Sheet()
    for x, rows in zip((40, 225, 410), narrow, strict=True):
        sheet.lines(x, 700, rows)
    assert columns(sheet) == narrow


def test_a_table_is_read_row_by_row() -> None:
    table = [("Port", "Ships", "Tonnes"), ("Arlen", "12", "4,100"), ("Besk", "9", "380"), ("Corro", "31", "12,200")]
    by_row, by_column = Sheet(), Sheet()
    for row, cells in enumerate(table):
        for x, cell in zip((50, 250, 400), cells, strict=True):
            by_row.text(x, 700 - 14 * row, cell)
    for column, x in enumerate((50, 250, 400)):
        by_column.lines(x, 700, [cells[column] for cells in table], leading=14)
    expected = ["\t".join(cells) for cells in table]
    assert flat(by_row) == expected
    assert flat(by_column) == expected


def test_lines_drawn_out_of_order_are_put_in_order() -> None:
    sheet = Sheet().text(50, 100, "Foot").text(50, 780, "Head").lines(50, 700, LEFT)
    assert flat(sheet) == ["Head", *LEFT, "Foot"]


def test_a_box_beside_the_text_is_read_as_a_whole() -> None:
    box = ["In figures", "412 boats", "31 with timber", "9 turned back"]
    text = [f"{row} from the valley" for row in LEFT]  # crosses the gutter of the columns further down
    sheet = Sheet().lines(420, 700, box, 9).lines(50, 700, text)
    sheet.lines(50, 560, LEFT).lines(310, 560, RIGHT)
    assert columns(sheet) == [text, box, LEFT, RIGHT]


def test_words_drawn_later_are_put_into_the_blank_left_for_them() -> None:
    sheet = Sheet().lines(50, 700, LEFT[:3])
    sheet.text(50, 661, "The board counted").text(160, 661, "boats at the lock.").lines(50, 648, LEFT[4:6])
    sheet.text(137, 661, "412", font=2)
    assert "The board counted 412 boats at the lock." in flat(sheet)


def test_a_mark_drawn_later_is_put_into_its_line() -> None:
    sheet = Sheet().lines(50, 700, ["Nine boats sank.", "None was insured."]).text(124, 703.5, "4", 6)
    assert flat(sheet) == ["Nine boats sank.⁴", "None was insured."]


def test_justified_prose_is_no_table() -> None:
    sheet = Sheet()
    for number in range(6):
        for x, word in zip((50, 110, 170, 230), ("boats", "wagons", "carts", f"word{number}"), strict=True):
            sheet.text(x, 700 - 13 * number, word)
    sheet.text(50, 620, "a full line of prose that reaches the edge")
    assert all("\t" not in row or row.count("\t") == 3 for row in flat(sheet))


def made(text: str, left: float, base: float) -> Line:
    return Line(text, 0, left, base - 7, left + 4 * len(text), base + 2, base, 10, 0, ())


def test_a_page_of_many_lines_is_read_as_it_was_drawn() -> None:
    many = [made("boats", 50 + 200 * (n % 2), 10 + n) for n in range(MOST_LINES + 1)]
    assert len(arrange(many, lambda first, last: [])[0]) == MOST_LINES + 1


def test_few_lines_side_by_side_are_no_columns() -> None:
    address = [made("Ministry of Harbours", 50, 100), made("Tel. 555 0100", 400, 100)]
    assert find_gutters(address) == []
