"""A PDF as a whole: text, pages, notes, furniture and what is wrong with it."""

from dataclasses import replace

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_pdf import read_pdf
from countersay.ingest.reading import Ask, Reading
from tests.pdfs import Sheet, pdf

PROSE = ["The harbour board counted the boats of the bay on each day of", "the season and wrote down what it saw."]


def read(*sheets: Sheet, info: str = "", limits: Limits | None = None) -> Reading:
    (reading,) = read_pdf(pdf(sheets, info=info), Ask(limits=limits or Limits())).readings
    return reading


def page(number: int, *rows: str, of: int = 2) -> Sheet:
    sheet = Sheet().text(50, 810, "Harbour Board: season report", 8).text(280, 30, f"Page {number} of {of}", 8)
    return sheet.lines(50, 700, rows)


def test_a_sentence_goes_on_over_the_page_past_header_footer_and_note() -> None:
    one = page(1, *PROSE, "It paid for nine boats that sank in the storm of the third")
    one.text(50, 60, "1 Decision 12 of the board.", 7)
    two = page(2, "week of May and for four carts that went down with them.")
    reading = read(one, two)
    assert reading.text == (
        "The harbour board counted the boats of the bay on each day of the season and wrote down what it saw.\n\n"
        "It paid for nine boats that sank in the storm of the third week of May and for four carts that went down with "
        "them.\n\n¹ Decision 12 of the board."
    )
    kinds = [furniture.kind for furniture in reading.furniture]
    assert sorted(kinds) == ["header", "header", "page_number", "page_number"]
    (note,) = reading.notes
    assert (note.label, reading.text[note.start : note.end]) == ("1", "¹ Decision 12 of the board.")
    assert [(page.number, page.width, page.height) for page in reading.pages] == [(1, 59500, 84200), (2, 59500, 84200)]
    assert reading.text[reading.pages[1].start : reading.pages[1].end].startswith("week of May")


def test_a_mark_is_found_for_its_note() -> None:
    sheet = Sheet().lines(50, 700, PROSE).text(50, 100, "1 Decision 12.", 7)
    sheet.text(226, 690.5, "1", 6)
    (note,) = read(sheet).notes
    assert note.marker_start is not None
    assert read(sheet).text[note.marker_start : note.marker_end] == "¹"


def test_pages_without_text_are_scans() -> None:
    reading = read(Sheet().lines(50, 700, PROSE), Sheet().picture(), Sheet())
    assert [page.scan for page in reading.pages] == [False, True, False]
    assert [(trouble.code, "1 page (2)" in trouble.words) for trouble in reading.troubles] == [("scanned-pages", True)]


def test_turned_text_is_kept_after_the_rest_and_stamps_are_apart() -> None:
    sheet = Sheet().lines(50, 700, PROSE).turned(580, 300, "Received 4 May", 9, 1, (0, 1, -1, 0))
    sheet.turned(560, 100, "Boats longer than nine metres were not counted", 9, 1, (0, 1, -1, 0))
    reading = read(sheet)
    assert reading.text.endswith("\n\nBoats longer than nine metres were not counted")
    assert [one.text for one in reading.furniture] == ["Received 4 May"]


def test_turned_text_that_is_drawn_in_pieces_is_put_together() -> None:
    sheet = Sheet().lines(50, 700, PROSE)
    for y, piece in ((100, "On 8 May 20"), (151, "31 422 soldiers crossed at a rig"), (286, "ht angle,")):
        sheet.turned(560, y, piece, 10, 1, (0, 1, -1, 0))
    sheet.turned(572, 100, "the harbour board said.", 10, 1, (0, 1, -1, 0))
    for y, piece in ((600, "Vans kept out for "), (519, "14 days in May")):
        sheet.turned(580, y, piece, 10, 1, (0, -1, 1, 0))
    reading = read(sheet)
    assert reading.text.split("\n\n")[1:] == [
        "On 8 May 2031 422 soldiers crossed at a right angle, the harbour board said.",
        "Vans kept out for 14 days in May",
    ]
    assert reading.furniture == ()
    at = reading.text.index("422 soldiers")
    assert next(one.box for one in reading.anchors if one.start <= at < one.end)[1] > 50000


def test_a_page_turned_as_a_whole_is_read_upright() -> None:
    sheet = Sheet()
    for number, words in enumerate(PROSE):
        sheet.turned(100 + 13 * number, 50, words, 10, 1, (0, 1, -1, 0))
    reading = read(sheet)
    assert reading.text == " ".join(PROSE)
    assert (reading.pages[0].width, reading.pages[0].height) == (84200, 59500)


def test_a_page_that_stands_on_its_head_is_read_in_order() -> None:
    sheet = Sheet(rotate=180).text(50, 700, "On 15 ").text(80, 700, "April 2031, 99 carts waited.")
    sheet.lines(50, 600, PROSE)
    assert read(sheet).text == "On 15 April 2031, 99 carts waited.\n\n" + " ".join(PROSE)


def test_columns_of_a_turned_page_are_read_one_after_another() -> None:
    rows = [
        f"The board counted all the boats of pier {name},"
        for name in ("one", "two", "three", "four", "five", "six", "seven")
    ]
    other = [row.replace("board", "union") for row in rows]
    sheet = Sheet()
    for number, (left, right) in enumerate(zip(rows, other, strict=True)):
        sheet.turned(100 + 13 * number, 50, left, 10, 1, (0, 1, -1, 0))
        sheet.turned(100 + 13 * number, 450, right, 10, 1, (0, 1, -1, 0))
    assert read(sheet).text == " ".join([*rows, *other])


def test_passages_written_from_the_right_are_kept() -> None:
    sheet = Sheet().lines(50, 700, PROSE).text(50, 640, "\u05d2\u05d1\u05d0 \u05d3\u05d4", font=5)
    assert "\u05d0\u05d1\u05d2" in read(sheet).text


def test_what_the_file_says_of_itself_is_not_trusted() -> None:
    info = "/Title(Template 4)/Author(A clerk)/CreationDate(D:20290511120000Z)"
    found = [(one.field, one.value, one.trusted) for one in read(page(1, *PROSE), info=info).candidates]
    assert found == [("title", "Template 4", False), ("author", "A clerk", False), ("issued", "2029-05-11", False)]


def test_letters_that_do_not_say_which_they_are() -> None:
    sheet = Sheet().text(50, 700, "\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b\ue00c", font=5)
    assert [trouble.code for trouble in read(sheet).troubles] == ["text-unmapped"]


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        read(*[Sheet().text(50, 700, "x")] * 4, limits=replace(Limits(), pages=3))
    assert raised.value.code == "limit-exceeded"


def test_text_beyond_the_limit_is_cut_and_said() -> None:
    reading = read(Sheet().lines(50, 700, PROSE), limits=replace(Limits(), characters=30))
    assert (len(reading.text), [one.code for one in reading.troubles]) == (30, ["text-cut"])


def test_the_same_bytes_give_the_same_reading() -> None:
    data = pdf([page(1, *PROSE), page(2, *PROSE)], packed=True)
    assert read_pdf(data, Ask()) == read_pdf(data, Ask())


def test_paragraphs_of_columns_below_a_wide_title_stay_whole() -> None:
    left = [
        "On 3 May 2031 the harbour board said that",
        "412 boats and nine",
        "Norland ferries lay at the northern pier of",
        "the town and did not sail, and that none of",
    ]
    right = [
        "them was asked to leave by the police, who",
        "Monday and Tuesday kept the gate. On 4 May",
        "the board counted 415 boats at the pier and",
        "two ferries that had come from the island.",
    ]
    left[1] += " hundred and eight old"
    sheet = Sheet().text(50, 740, "Harbour Board of Arlen: figures of the week of strike", 18)
    sheet.lines(50, 700, left).lines(310, 700, right)
    assert read(sheet).text.split("\n\n")[1:] == [" ".join([*left, *right])]
