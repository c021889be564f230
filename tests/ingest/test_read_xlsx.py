"""Workbooks: cells as they are shown, each with its name; hidden ones apart."""

import io
from datetime import date

import pytest
import xlsxwriter

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.read_xlsx import read_xlsx
from countersay.ingest.reading import Ask, Reading
from tests.ingest.office import packed


def book() -> bytes:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = made.add_worksheet("Tolls")
    day, share, two = (made.add_format({"num_format": form}) for form in ("dd.mm.yyyy", "0%", "0.00"))
    sheet.write_row(0, 0, ["Day", "Carts", "Share", "Tonnes"])
    sheet.write_datetime(1, 0, date(2031, 5, 3), day)
    sheet.write_number(1, 1, 412)
    sheet.write_number(1, 2, 0.68, share)
    sheet.write_number(1, 3, 20.7, two)
    sheet.write_rich_string(2, 0, "Salt ", made.add_format({"bold": True}), "& wood")
    sheet.write_formula(2, 1, "=B2+1", None, 413)
    sheet.write_number(3, 1, 999)
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.write_string(5, 0, "Counted by the toll house.")
    other = made.add_worksheet("Notes")
    other.hide()
    other.write_string(0, 0, "draft 77")
    made.close()
    return target.getvalue()


def test_times_and_units_are_shown_as_the_sheet_shows_them() -> None:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = made.add_worksheet("Tolls")
    forms = (
        ("hh:mm", 0.5625), ("[h]:mm", 1.5), ('0.0 "t"', 20.75), ("[$€-407] #,##0.00", 3.5), ('"$"#,##0', 12),
        ('_($* #,##0.00_);_($* (#,##0.00)', 7), ('0 "(est.)"', 9), ("[Red]0", 5), ("dd.mm.yyyy hh:mm", 47971.5),
    )  # fmt: skip
    for column, (form, value) in enumerate(forms):
        sheet.write_number(0, column, value, made.add_format({"num_format": form}))
    made.close()
    shown = "13:30\t36:00\t20.8 t\t€3.50\t$12\t$7.00\t9\t5\t2031-05-03 12:00"
    assert read(target.getvalue()).text.endswith(shown)


def read(data: bytes, **limits: int) -> Reading:
    return read_xlsx(data, Ask(limits=Limits(**limits))).readings[0]


def test_cells_as_they_are_shown() -> None:
    reading = read(book())
    assert reading.text == (
        "Tolls\n\nDay\tCarts\tShare\tTonnes\n2031-05-03\t412\t68%\t20.70\nSalt & wood\t413\n\nCounted by the toll house."
    )
    place = {reading.text[a.start : a.end]: (a.place, a.member, a.exact) for a in reading.anchors}
    assert place["412"] == ("Tolls!B2", "xl/worksheets/sheet1.xml", True)
    assert place["68%"] == ("Tolls!C2", "xl/worksheets/sheet1.xml", False)
    assert {part.text for part in reading.furniture} == {"Tolls: 999", "Notes: draft 77"}


def written(rows: list[list[str]]) -> bytes:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = made.add_worksheet("Sheet1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    made.close()
    return target.getvalue()


@pytest.mark.parametrize(
    ("rows", "text", "apart"),
    [
        pytest.param(
            [["Port Office"], ["3 May 2031"], ["Carts by day"], ["Day", "Carts"], ["5 April", "40"], ["Counted at the gate by two clerks each day."]],
            "Port Office\n\n3 May 2031\n\nCarts by day\n\nDay\tCarts\n5 April\t40\n\nCounted at the gate by two clerks each day.",
            ["Sheet1"],
            id="a head, a table, a note",
        ),
        pytest.param([["Wood"], ["Salt"], ["Wool"]], "Sheet1\n\nWood\nSalt\nWool", [], id="a list"),
        pytest.param([["Day", "Carts"], ["Total"], ["", "412"]], "Sheet1\n\nDay\tCarts\nTotal\n\t412", [], id="a row with one cell in a table"),
        pytest.param([["412"], ["Gate", "Carts"]], "Sheet1\n\n412\nGate\tCarts", [], id="a number above a table"),
    ],
)  # fmt: skip
def test_what_stands_above_a_table_is_its_head(rows: list[list[str]], text: str, apart: list[str]) -> None:
    reading = read(written(rows))
    assert reading.text == text
    assert [part.text for part in reading.furniture] == apart


def test_cells_are_counted() -> None:
    with pytest.raises(InputError) as caught:
        read(book(), cells=5)
    assert caught.value.code == "limit-exceeded"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(book()[:500], "file-damaged", id="truncated"),
        pytest.param(packed({"xl/workbook.xml": "<x/>"}), "file-damaged", id="no sheets"),
        pytest.param(
            packed({"xl/workbook.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "xml-doctype", id="entities"
        ),
    ],
)
def test_bad_files_are_input_errors(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.code == code
