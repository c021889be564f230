"""Tables in text files: rows as lines, every cell anchored and named."""

import contextlib
import time

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_csv import MOST_ROWS, read_csv
from countersay.ingest.reading import Ask, Reading


def read(text: str, *, wanted: bool = False, **limits: int) -> Reading:
    return read_csv(text.encode(), Ask(limits=Limits(**limits), wanted=wanted)).readings[0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Day,Carts\n5 April,40\n", "Day\tCarts\n5 April\t40", id="commas"),
        pytest.param('"a ""b"" c",1\r\n"two\r\nlines",2', 'a "b" c\t1\ntwo lines\t2', id="quotes"),
        pytest.param("Day;Carts\n5 April;4,5\n", "Day\tCarts\n5 April\t4,5", id="semicolons"),
        pytest.param("a\tb\n1\t\n", "a\tb\n1\t", id="tabs and an empty cell"),
        pytest.param("a,b\n\n,\nc,d", "a,b\n\nc,d".replace(",", "\t"), id="empty rows part"),
        pytest.param('a,"b\nc,d', 'a\t"b\nc\td', id="a quote that never ends"),
    ],
)
def test_rows_as_lines(source: str, expected: str) -> None:
    assert read(source).text == expected


def test_cells_know_their_places() -> None:
    source = 'Day,Carts\n"5 April",412\n'
    reading = read(source)
    anchor = next(one for one in reading.anchors if reading.text[one.start : one.end] == "412")
    assert (source[anchor.first : anchor.last], anchor.place, anchor.exact) == ("412", "row 2, column 2", True)
    assert all(source[a.first : a.last] == reading.text[a.start : a.end] for a in reading.anchors if a.exact)


def test_long_data_without_a_sentence_is_no_document_unless_wanted() -> None:
    source = "day,carts\n" + "2031-05-03,412\n" * MOST_ROWS
    with pytest.raises(InputError) as caught:
        read(source)
    assert caught.value.code == "table-of-data"
    assert "[evidence]" in str(caught.value.remedy)
    assert read(source, wanted=True).text.startswith("day\tcarts")
    assert read(source + "On this day the quay was closed by the harbour master.,0\n").text


def test_cells_are_bounded_in_number_and_length() -> None:
    with pytest.raises(InputError):
        read("a,b\n" * 10, cells=19)
    reading = read("x" * 100 + ",b\n", cell=10)
    assert reading.text == "x" * 10 + "\tb"
    assert [trouble.code for trouble in reading.troubles] == ["limit-exceeded"]


@pytest.mark.parametrize("source", ['"' * 100_001, ',"' * 30_000, "," * 100_000 + "a", "a" * 500_000, '"a\n' * 30_000])
def test_hostile_tables_end(source: str) -> None:
    begun = time.process_time()
    with contextlib.suppress(InputError):
        read(source)
    assert time.process_time() - begun < 10
