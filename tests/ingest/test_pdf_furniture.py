"""Headers, footers and page numbers."""

import pytest

from countersay.ingest.pdf_furniture import Sheet, body_size, part_furniture
from countersay.ingest.pdf_rows import Row


def row(text: str, base: float, size: float = 10) -> Row:
    return Row(text, 50, base - 0.7 * size, 50 + 5 * len(text), base + 2, base, size, ())


def sheets(*pages: list[Row]) -> list[Sheet]:
    return [Sheet(number, 595, 842, [rows]) for number, rows in enumerate(pages, 1)]


def split(*pages: list[Row]) -> tuple[list[str], list[tuple[str, str]]]:
    kept, apart = part_furniture(sheets(*pages))
    return (
        [row.text for sheet in kept for column in sheet.columns for row in column],
        [(one.kind, one.row.text) for one in apart],
    )


BODY = [row("The board counted boats all day long.", 300), row("It found 12.", 313)]


def test_words_repeated_at_the_head_of_pages_are_a_header() -> None:
    text, apart = split([row("Harbour Board · May 2031", 40), *BODY], [row("Harbour Board · May 2031", 41), *BODY])
    assert apart == [("header", "Harbour Board · May 2031")] * 2
    assert text == [one.text for one in BODY] * 2


def test_the_number_of_the_page_may_change_and_no_other() -> None:
    one = [row("Season report 31", 800), *BODY]
    two = [row("Season report 32", 800), *BODY]
    assert split(one, two)[1] == [("footer", "Season report 31"), ("footer", "Season report 32")]
    counted = split([row("On 5 May 12 boats sank.", 40), *BODY], [row("On 6 May 31 boats sank.", 40), *BODY])
    assert counted[1] == []


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        pytest.param("1", "2", "page_number", id="bare"),
        pytest.param("Page 1 of 2", "Page 2 of 2", "page_number", id="of"),
        pytest.param("- 17 -", "- 18 -", "page_number", id="from 17"),
        pytest.param("1 | Page", "2 | Page", "page_number", id="word after"),
    ],
)
def test_page_numbers(first: str, second: str, kind: str) -> None:
    _, apart = split([*BODY, row(first, 810)], [*BODY, row(second, 810)])
    assert apart == [(kind, first), (kind, second)]


@pytest.mark.parametrize(
    ("text", "base", "apart"),
    [
        pytest.param("1", 810, True, id="number of the only page"),
        pytest.param("Page 1/1", 810, True, id="one of one"),
        pytest.param("7", 810, False, id="another number"),
        pytest.param("2031", 810, False, id="a year"),
        pytest.param("5/4/31, 9:12 AM   Boats counted", 20, True, id="stamp of a browser"),
        pytest.param("https://harbour.example/boats?day=4   1/1", 820, True, id="address of a browser"),
        pytest.param("4 May 2031", 20, False, id="a date is text"),
        pytest.param("HARBOUR BOARD", 40, False, id="a letterhead is text"),
    ],
)
def test_a_single_page(text: str, base: float, apart: bool) -> None:
    rows = sorted([*BODY, row(text, base)], key=lambda one: one.base)
    assert bool(split(rows)[1]) is apart


def test_small_print_at_the_edge_is_apart_unless_it_names_a_year() -> None:
    assert split([row("Dossier on boats", 25, 6), *BODY])[1] == [("header", "Dossier on boats")]
    assert split([row("Harbour Board, 4 May 2031", 25, 6), *BODY])[1] == []


def test_the_head_of_a_table_that_goes_on_is_kept_once() -> None:
    head, rows = row("Port   Ships", 90), [row("Arlen   12", 103), row("Besk   9", 116)]
    text, apart = split([head, *rows, *BODY], [row("Port   Ships", 90), *rows[1:], *BODY])
    assert text.count("Port   Ships") == 1
    assert apart == [("header", "Port   Ships")]


def test_size_of_the_text_is_that_of_most_of_it() -> None:
    assert body_size(sheets([row("Boats", 40, 20), *BODY, row("1 A note.", 700, 7)])) == 10
    assert body_size([]) == 0
