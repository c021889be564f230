import io
import time
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from countersay.errors import RecordError
from countersay.exports import to_xlsx
from countersay.exports.tables import COLUMNS
from countersay.exports.to_xlsx import FILE, MAX_TEXT, xlsx_files
from countersay.lettering import visible
from countersay.model import Period, Record
from tests.exports.records import FORMULAS, MARKUP, clash, saying
from tests.factories import make_document, make_figure, make_record


def read(record: Record) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_files(record)[FILE]))


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *body = sheet.iter_rows()
    return [{name.value: cell for name, cell in zip(head, row, strict=True)} for row in body]


def single(first: date, value: Fraction = Fraction(40)) -> Record:
    document = make_document("40 carts passed")
    figure = make_figure(40, document=document, text="40 carts", window=Period(first=first, last=first))
    return make_record([document], [replace(figure, value=value)])


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=repr(text)) for text in (*FORMULAS, *MARKUP, "_x0041_", "\ufffe")]
)
def test_text_is_text_whatever_it_says(text: str) -> None:
    book = read(saying(text))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    (row,) = rows(book["documents"])
    assert (row["title"].value, row["title"].data_type) == (visible(text), "s")


def test_numbers_and_days_are_numbers_and_days() -> None:
    (row,) = [row for row in rows(read(clash())["figures"]) if row["text"].value == "197 lorries"]
    assert (row["number"].value, row["number"].data_type) == ("197", "s")
    assert (row["value"].value, row["value"].data_type) == (197, "n")
    assert (row["first"].value, row["first"].is_date) == (datetime(2031, 3, 1), True)
    assert row["supposed"].value is False


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        pytest.param(date(1900, 3, 1), datetime(1900, 3, 1), id="first day that Excel counts right"),
        pytest.param(date(1900, 2, 28), "1900-02-28", id="before the leap day that never was"),
        pytest.param(date(1853, 10, 4), "1853-10-04", id="another century"),
        pytest.param(date(9999, 12, 31), datetime(9999, 12, 31), id="last day of all"),
    ],
)
def test_days_that_excel_does_not_know_are_text(day: date, cell: object) -> None:
    (row,) = rows(read(single(day))["figures"])
    assert row["first"].value == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        pytest.param(Fraction(5, 4), 1.25, id="decimal"),
        pytest.param(Fraction(10**400), str(10**400), id="too large for a number"),
    ],
)
def test_number_that_fits_is_a_number(value: Fraction, cell: object) -> None:
    (row,) = rows(read(single(date(2031, 3, 1), value))["figures"])
    assert row["value"].value == cell


def test_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (row,) = rows(read(saying("a" * 40_000))["documents"])
    assert row["title"].value.startswith("a" * MAX_TEXT)
    assert "cut" in row["title"].value
    assert len(row["title"].value) < 32_767


def test_headings_are_frozen_and_filtered() -> None:
    book = read(clash())
    assert book.sheetnames == list(COLUMNS)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.column_dimensions["A"].width > 10


def test_same_record_same_bytes_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = xlsx_files(clash())
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert xlsx_files(clash()) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    assert read(clash()).properties.created == datetime(2000, 1, 1)


def test_table_that_fits_no_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_xlsx, "MAX_ROWS", 1)
    with pytest.raises(RecordError, match="csv"):
        xlsx_files(clash())
