import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.exports.tables import COLUMNS
from countersay.exports.to_csv import BOM, csv_files, neutralised, restored
from countersay.lettering import visible
from countersay.model import Record
from tests.exports.records import FORMULAS, clash, saying

STARTS = "=+-@＝＋－＠\t\r\n"


def read(contents: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(contents.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("text", [pytest.param(text, id=repr(text)) for text in FORMULAS])
def test_no_text_is_left_as_a_formula(text: str) -> None:
    for name, contents in csv_files(saying(text)).items():
        numbers = {column.name for column in COLUMNS[name.removesuffix(".csv")] if column.kind != "text"}
        for row in read(contents):
            for column, cell in row.items():
                assert column in numbers or not cell.lstrip(" ").startswith(tuple(STARTS)), (name, column, cell)


@given(st.text())
def test_neutralised_text_comes_back_and_starts_no_formula(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert not neutralised(text).lstrip(" \u00a0\u3000").startswith(tuple(STARTS.replace("\r", "")))


@given(st.text(alphabet="'=+-@ \ta1"))
def test_apostrophes_of_the_text_are_not_lost(text: str) -> None:
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('he said "40", they\nsaid 50', id="comma, quotes, line feed"),
        pytest.param("a\r\nb", id="carriage return"),
        pytest.param("a|b;c\td", id="other separators"),
        pytest.param("toll \u202e35\x00", id="hidden characters"),
    ],
)
def test_text_of_documents_reads_back(text: str) -> None:
    (row,) = read(csv_files(saying(text))["documents.csv"])
    assert restored(row["title"]) == visible(text)


def test_numbers_and_days_stay_what_they_are() -> None:
    found = {row["text"]: row for row in read(csv_files(clash())["figures.csv"])}
    assert (found["197 lorries"]["value"], found["197 lorries"]["first"]) == ("197", "2031-03-01")
    assert (found["20%"]["value"], found["20%"]["unit"]) == ("20", "percent")


def test_lines_end_as_the_standard_says() -> None:
    contents = csv_files(clash())["issues.csv"]
    assert contents == b"code,path,start,end,message\r\n"


def test_byte_order_mark_is_there_only_if_asked_for() -> None:
    plain, marked = csv_files(clash()), csv_files(clash(), bom=True)
    assert {name: BOM.encode() + contents for name, contents in plain.items()} == marked


@pytest.mark.parametrize("record", [pytest.param(clash(), id="two documents"), pytest.param(Record(), id="empty")])
def test_same_record_same_bytes(record: Record) -> None:
    assert csv_files(record) == csv_files(record)
    assert set(csv_files(record)) == {f"{name}.csv" for name in COLUMNS}
