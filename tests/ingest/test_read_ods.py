"""OpenDocument workbooks: cells as they are shown, each with its name; hidden ones apart."""

import zipfile

import pytest

from countersay.config import Limits
from countersay.errors import InputError
from countersay.ingest.formats import format_of
from countersay.ingest.read_ods import MEDIA_TYPE, read_ods
from countersay.ingest.reading import Ask, Reading
from tests.ingest.office import packed

URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = "".join(
    f' xmlns:{short}="{URN}{name}:1.0"' for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
)  # fmt: skip
STYLES = (
    '<office:automatic-styles><style:style style:name="off" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


def book(sheets: str) -> bytes:
    content = f"<office:document-content{NAMES}>{STYLES}<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    return packed({"mimetype": MEDIA_TYPE, "content.xml": content}, zipfile.ZIP_STORED)


def cell(shown: str, kind: str = "string", value: str = "", more: str = "") -> str:
    name = {"date": "date-value"}.get(kind, "value")
    stated = f' office:{name}="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}"{stated}{more}><text:p>{shown}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def table(name: str, *rows: str, more: str = "") -> str:
    return f'<table:table table:name="{name}"{more}>{"".join(rows)}</table:table>'


def read(data: bytes, **limits: int) -> Reading:
    return read_ods(data, Ask(limits=Limits(**limits))).readings[0]


TOLLS = table(
    "Tolls",
    row(cell("Day"), cell("Carts"), cell("Share"), cell("Tonnes")),
    row(
        cell("05/03/31", "date", "2031-05-03"),
        cell("1,412", "float", "1412"),
        cell("68 %", "percentage", "0.68"),
        cell("20,70", "float", "20.7"),
    ),
    row(cell("Salt &amp; <text:span>wood</text:span>"), cell("413", "float", "413")),
    row(cell("999", "float", "999"), more=' table:visibility="collapse"'),
    row("<table:table-cell/>", more=' table:number-rows-repeated="1048000"'),
    row(cell("Counted by the toll house.")),
)


def test_cells_as_they_are_shown() -> None:
    reading = read(book(TOLLS + table("Notes", row(cell("draft 77")), more=' table:style-name="off"')))
    assert reading.text == (
        "Tolls\n\nDay\tCarts\tShare\tTonnes\n2031-05-03\t1412\t68%\t20.70\nSalt & wood\t413\n\nCounted by the toll house."
    )
    place = {reading.text[a.start : a.end]: (a.place, a.member, a.exact) for a in reading.anchors}
    assert place["Carts"] == ("Tolls!B1", "content.xml", True)
    assert place["1412"] == ("Tolls!B2", "content.xml", False)
    assert place["Counted by the toll house."][0] == "Tolls!A1048005"
    assert {part.text for part in reading.furniture} == {"Tolls: 999", "Notes: draft 77"}


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        pytest.param(cell("1.234,50 €", "currency", "1234.5"), "1234.50 €", id="comma for decimals"),
        pytest.param(cell("(12)", "float", "-12"), "-12", id="brackets for less than nothing"),
        pytest.param(cell("1.23E+06", "float", "1234567"), "1.23E+06", id="a form of its own stays"),
        pytest.param(cell("May 31", "date", "2031-05-01"), "May 31", id="a date that shows no day stays"),
        pytest.param(cell("03.05.31 14:02", "date", "2031-05-03T14:02:00"), "2031-05-03 14:02", id="day and hour"),
        pytest.param(cell("TRUE", "boolean", "true"), "TRUE", id="truth"),
        pytest.param(cell("a<text:s text:c='2'/>b<text:line-break/>c"), "a  b c", id="blanks and breaks"),
        pytest.param(cell("412", "float", "nonsense"), "412", id="damaged value"),
        pytest.param(cell("7", "float", "7", " table:number-columns-repeated='3'"), "7\t7\t7", id="for three columns"),
        pytest.param(cell("x<office:annotation><text:p>note</text:p></office:annotation>"), "x", id="note on a cell"),
    ],
)
def test_what_a_cell_shows(one: str, shown: str) -> None:
    assert read(book(table("A", row(cell("Head"), cell("Other")), row(one)))).text == f"A\n\nHead\tOther\n{shown}"


def test_notes_on_cells_and_hidden_columns_are_kept_apart() -> None:
    noted = "<table:table-cell office:value-type='string'><office:annotation><text:p>by Ann</text:p></office:annotation><text:p>One</text:p></table:table-cell>"
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    reading = read(book(table("A", columns, row(noted, cell("Two"), cell("Three"), cell("Four")))))
    assert reading.text == "A\n\nOne\t\t\tFour"
    assert {(part.kind, part.text) for part in reading.furniture} == {
        ("hidden", "A: Two Three"),
        ("comments", "A: by Ann"),
    }


def test_it_is_known_by_its_content() -> None:
    form, said = format_of(book(TOLLS), "a.ods")
    assert form is not None
    assert (form.name, said) == ("ods", None)
    form, said = format_of(book(TOLLS), "a.xlsx")
    assert form is not None
    assert said is not None
    assert (form.name, said.code) == ("ods", "extension-differs")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(book(table("A", row("<table:table-cell/>"))), "empty-document", id="empty"),
        pytest.param(packed({"content.xml": "<a/>"}), "file-damaged", id="no sheets"),
        pytest.param(packed({"content.xml": "<a", "META-INF/manifest.xml": "<encryption-data/>"}), "file-encrypted", id="encrypted"),
        pytest.param(book(table("A", *(row(cell("1", "float", "1")) for _ in range(70)))), "table-of-data", id="data"),
        pytest.param(book(table("A", *(row(cell("a", more=" table:number-columns-repeated='60'"), more=" table:number-rows-repeated='60'") for _ in range(9)))), "limit-exceeded", id="cells that stand for many"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, cells=3000)
    assert caught.value.code == code


def test_a_sheet_of_a_million_blank_cells_is_read_at_once() -> None:
    blank = row(
        "<table:table-cell table:number-columns-repeated='16384'/>", more=" table:number-rows-repeated='1048576'"
    )
    assert read(book(table("A", row(cell("One")), blank))).text == "A\n\nOne"
