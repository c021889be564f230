"""Rows made to paragraphs, and written with their places."""

import pytest

from countersay.ingest.pdf_paragraphs import Writer, paragraphs
from countersay.ingest.pdf_rows import Part, Row
from countersay.ingest.pdf_source import HYPHEN, Line


def row(text: str, base: float, left: float = 50, size: float = 10, cells: bool = False) -> Row:
    right = left + 5 * len(text)
    line = Line(text, int(base) * 100, left, base - 7, right, base + 2, base, size, 0, ())
    return Row(text, left, base - 7, right, base + 2, base, size, (Part(0, line),), cells)


def column(*texts: str, top: float = 100, step: float = 13) -> list[Row]:
    return [row(text, top + step * number) for number, text in enumerate(texts)]


def written(*columns: list[Row], most: int = 10_000) -> tuple[str, Writer]:
    items = paragraphs([(number, rows) for number, rows in enumerate(columns, 1)])
    writer = Writer(most)
    list(writer.write(items, items))
    return writer.text(), writer


FULL = "The harbour board counted all the boats of the bay and"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(column(FULL, "found twelve."), f"{FULL} found twelve.", id="lines run on"),
        pytest.param(
            [*column(FULL, "found twelve."), *column("Carts were not counted.", top=140)],
            f"{FULL} found twelve.\n\nCarts were not counted.",
            id="a wider step",
        ),
        pytest.param(
            column(FULL, "It ended.", "Carts were not."), f"{FULL} It ended.\n\nCarts were not.", id="room left"
        ),
        pytest.param(
            [row("BOATS", 100, size=14), *column(FULL, "found twelve.", top=116)],
            f"BOATS\n\n{FULL} found twelve.",
            id="other letters",
        ),
        pytest.param(
            [*column(FULL, FULL[:-4] + "."), row("Carts came in that day, and many stayed for good.", 126, left=62)],
            f"{FULL} {FULL[:-4]}.\n\nCarts came in that day, and many stayed for good.",
            id="indent",
        ),
        pytest.param(
            column(f"{FULL};", "• found twelve;", "• sold one."),
            f"{FULL};\n\n• found twelve;\n\n• sold one.",
            id="list",
        ),
        pytest.param(
            column(f"{FULL} humani{HYPHEN}", "tarian cargo."), f"{FULL} humanitarian cargo.", id="hyphen dropped"
        ),
        pytest.param(column(f"{FULL} cease{HYPHEN}", "fire lines."), f"{FULL} cease-fire lines.", id="hyphen kept"),
        pytest.param(column(f"{FULL} 2030{HYPHEN}", "31 season."), f"{FULL} 2030-31 season.", id="figures"),
        pytest.param(column(f"{FULL} the pre{HYPHEN}", "and post-war."), f"{FULL} the pre- and post-war.", id="halves"),
        pytest.param(
            column("<https://board.example/reports/boats/2031/", "05.html>"),
            "<https://board.example/reports/boats/2031/05.html>",
            id="address",
        ),
        pytest.param(
            [row("Port\tShips", 100, cells=True), row("Arlen\t12", 113, cells=True)],
            "Port\tShips\nArlen\t12",
            id="table",
        ),
        pytest.param(column("The e\ufb03cient o\ufb03ce"), "The efficient office", id="ligatures"),
        pytest.param(column("12\xa0boats\x02"), "12 boats\ufffd", id="blanks and controls"),
    ],
)
def test_paragraphs_of_a_column(rows: list[Row], expected: str) -> None:
    assert written(rows)[0] == expected


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        pytest.param(column(FULL, FULL), column("found twelve."), True, id="in the middle of a sentence"),
        pytest.param(column(FULL, "all."), column("Carts were not."), False, id="a sentence ended"),
        pytest.param(column(FULL, f"{FULL} hu{HYPHEN}"), column("manitarian cargo."), True, id="in a word"),
        pytest.param(column(FULL, FULL), column("1. Carts"), False, id="a list begins"),
        pytest.param(column(FULL, FULL), [row("CARTS", 100, size=14)], False, id="a heading begins"),
        pytest.param(column(FULL, FULL[:40]), column("Carts came."), False, id="room was left"),
    ],
)
def test_paragraphs_over_the_end_of_a_page(first: list[Row], second: list[Row], joined: bool) -> None:
    text, writer = written(first, second)
    assert ("\n\n" not in text) is joined
    assert {anchor.page for anchor in writer.anchors} == {1, 2}


def test_every_stretch_has_its_place_character_by_character() -> None:
    rows = column(f"{FULL} o\ufb03ces humani{HYPHEN}", "tarian cargo.")
    text, writer = written(rows)
    for anchor in writer.anchors:
        line = rows[0].parts[0].line if anchor.box and anchor.box[1] == 9300 else rows[1].parts[0].line
        assert anchor.first is not None
        at = anchor.first - line.first
        if anchor.exact:
            assert text[anchor.start : anchor.end] == line.text[at : at + anchor.end - anchor.start].replace(
                HYPHEN, "-"
            )
        else:
            assert (text[anchor.start : anchor.end], line.text[at]) == ("ffi", "\ufb03")
    assert [a.start for a in writer.anchors] == sorted(a.start for a in writer.anchors)


def test_text_is_cut_at_the_limit_and_says_so() -> None:
    text, writer = written(column(FULL, "found twelve."), most=20)
    assert (len(text), writer.cut) == (20, True)


def test_a_row_from_the_right_is_no_part_of_one_from_the_left() -> None:
    hebrew = Row("\u05d1\u05de\u05d0\u05d9 \u05e2\u05d1\u05e8\u05d5 412", 50, 90, 300, 102, 100, 10, ())
    english = Row("After that, 51 boats were let in.", 50, 103, 300, 115, 113, 10, ())
    assert len(paragraphs([(1, [hebrew, english])])) == 2
