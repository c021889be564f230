"""Footnotes at the foot of a page."""

from countersay.ingest.pdf_furniture import Sheet
from countersay.ingest.pdf_notes import marks_in, part_notes
from countersay.ingest.pdf_rows import Row


def row(text: str, base: float, size: float = 10) -> Row:
    return Row(text, 50, base - 0.7 * size, 50 + 5 * len(text), base + 2, base, size, ())


BODY = [row("Nine boats sank in the storm,¹ and the board", 500), row("paid for four.² The rest waits.", 513)]


def notes(*rows: Row, height: float = 842) -> tuple[list[str], list[tuple[str, list[str]]]]:
    kept, found = part_notes([Sheet(1, 595, height, [[*BODY, *rows]])])
    text = [one.text for sheet in kept for column in sheet.columns for one in column]
    return text[len(BODY) :], [(note.label, [one.text for _, one in note.rows]) for note in found]


def test_small_rows_that_a_mark_begins_are_notes() -> None:
    rest, found = notes(
        row("1 Board, Annual report, p. 4.", 760, 8),
        row("2 Decision 12 of the board,", 770, 8),
        row("not published.", 780, 8),
    )
    assert rest == []
    assert found == [("1", ["¹ Board, Annual report, p. 4."]), ("2", ["² Decision 12 of the board,", "not published."])]


def test_raised_marks_begin_notes_in_letters_of_the_text() -> None:
    rest, found = notes(row("¹ Board, Annual report.", 760), row("² Decision 12.", 773))
    assert (rest, [label for label, _ in found]) == ([], ["1", "2"])


def test_a_list_in_letters_of_the_text_is_text() -> None:
    rest, found = notes(row("1. Boats were counted.", 760), row("2. Carts were not.", 773))
    assert (len(rest), found) == (2, [])


def test_text_after_raised_figures_keeps_them_in_the_text() -> None:
    rest, found = notes(row("¹ Board, Annual report.", 700), row("The season ended.", 760))
    assert (len(rest), found) == (2, [])


def test_a_paragraph_after_raised_figures_keeps_them_in_the_text() -> None:
    rest, found = notes(row("¹ Board, Annual report.", 760), row("The board paid for four boats that had", 773))
    assert (len(rest), found) == (2, [])


def test_an_address_that_did_not_fit_goes_on_in_its_note() -> None:
    address = row("<https://board.example/annual-reports/of-the-year>.", 773)
    rest, found = notes(row("¹ Board, Annual report of the year,", 760), address)
    assert (rest, [len(rows) for _, rows in found]) == ([], [2])


def test_raised_figures_whose_words_break_off_with_the_page_are_text() -> None:
    rest, found = notes(row("¹ Board, Annual report of the year,", 760))
    assert (len(rest), found) == (1, [])


def test_small_print_without_a_mark_is_text() -> None:
    rest, found = notes(row("Printed by the board.", 760, 7))
    assert (rest, found) == (["Printed by the board."], [])


def test_marks_in_a_text() -> None:
    assert list(marks_in("storm,¹ the† board")) == [("1", 6, 7), ("†", 11, 12)]


def test_marks_set_far_before_their_notes_begin_no_table() -> None:
    rest, found = notes(
        row("1\tBoard, Annual report, p. 4.", 760, 8)._replace(cells=True),
        row("2\tLog of the lock, 3 May 2031, p. 42.", 770, 8)._replace(cells=True),
    )
    assert rest == []
    assert [rows for _, rows in found] == [["¹ Board, Annual report, p. 4."], ["² Log of the lock, 3 May 2031, p. 42."]]


def test_a_small_table_at_the_foot_is_a_table() -> None:
    rest, found = notes(
        row("1\tEsk\t412", 760, 8)._replace(cells=True), row("2\tVell\t986", 770, 8)._replace(cells=True)
    )
    assert (len(rest), found) == (2, [])
