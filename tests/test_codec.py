import json
from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.codec import TABLES, columns, from_row, from_rows, number_text, to_cells, to_row, to_rows
from countersay.errors import RecordError
from countersay.model import (
    Attribution,
    Certificate,
    CertificateRow,
    Document,
    Extent,
    Figure,
    Finding,
    Implied,
    Issued,
    Period,
    Record,
    Relation,
    Span,
    Term,
)
from tests.reporting.invented import invented

TEXT = "Some 403 carts passed, said the warden."


def record() -> Record:
    document = Document(
        id="d-1", path="a/b.txt", sha256="0", text_sha256="1", text=TEXT, issued=Issued(value="2031-05")
    )
    figure = Figure(
        start=0,
        end=14,
        text="Some 403 carts",
        number=Extent(5, 8, "403"),
        value=Fraction(403),
        lower=Fraction(403),
        upper=Fraction(403),
        approximate=True,
        change="~",
        counted="cart",
        resolution=Fraction(1),
        id="f-1",
        document="d-1",
        kind="flow",
        window=Period(first=date(2031, 5, 1), last=date(2031, 5, 8), kind="between", start=1, end=2),
        relation=Relation(type="part_of", figure="f-0", cue="of which"),
    )
    attribution = Attribution(
        id="a-1",
        document="d-1",
        kind="indirect",
        source=(Extent(28, 38, "the warden"),),
        cue=(Extent(23, 27, "said"),),
        content=(Span(0, 21),),
    )
    term = Term(series="s-1", after=date(2031, 4, 30), through=date(2031, 5, 8), coefficient=Fraction(2, 3))
    row = CertificateRow(
        claim="f-1", axiom=None, multiplier=Fraction(1), terms=(term,), sense="upper", bound=Fraction(-438)
    )
    finding = Finding(
        id="x-1", relation="tension", kind="running-total", certificate=Certificate(rows=(row,), sum=Fraction(-438))
    )
    implied = Implied(
        id="i-1",
        series="s-1",
        first=date(2031, 5, 1),
        last=date(2031, 5, 8),
        lower=None,
        upper=Fraction(7),
        per_day=(None, Fraction(7, 8)),
    )
    return Record(
        documents=(document,), figures=(figure,), attributions=(attribution,), findings=(finding,), implied=(implied,)
    )


def test_record_survives_the_round_trip() -> None:
    before = record()
    assert from_rows(to_rows(before), {"d-1": TEXT}.__getitem__) == before


def test_rows_bear_the_names_of_the_format() -> None:
    rows = to_rows(record())
    figure = rows["figures"][0]
    assert figure["number"] == {"start": 5, "end": 8, "text": "403"}
    assert figure["value"] == "403"
    assert figure["window"]["first"] == "2031-05-01"
    assert figure["window"]["first_latest"] is None
    assert figure["relation"]["type"] == "part_of"
    assert rows["attributions"][0]["source"]["text"] == "the warden"
    assert rows["attributions"][0]["content"] == [{"start": 0, "end": 21}]
    assert rows["documents"][0]["chars"] == len(TEXT)
    assert "text" not in rows["documents"][0]
    assert rows["findings"][0]["certificate"]["rows"][0]["terms"][0]["coefficient"] == "2/3"


def test_attribution_without_source_has_null() -> None:
    row = to_row(Attribution(kind="direct", content=(Span(0, 3),)))
    assert row["source"] is None
    assert from_row("attributions", row).source == ()


@given(st.fractions(max_denominator=10_000))
def test_numbers_survive_as_text(number: Fraction) -> None:
    assert Fraction(number_text(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(Fraction(-5, 4), "-1.25"), (Fraction(0), "0"), (Fraction(1, 3), "1/3"), (Fraction(1, 1000), "0.001")],
)
def test_number_text(number: Fraction, text: str) -> None:
    assert number_text(number) == text


def test_malformed_row_names_table_and_place() -> None:
    row = to_row(record().figures[0])
    row["number"] = {"start": "five", "end": 8, "text": "403"}
    with pytest.raises(RecordError, match=r"'figures'.*number\.start"):
        from_row("figures", row)


def test_every_table_is_a_field_of_the_record_and_has_columns() -> None:
    assert {"version", *TABLES} == {field.name for field in fields(Record)}
    for table in TABLES:
        names = [column.name for column in columns(table)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("table", TABLES)
def test_cells_say_what_rows_say(table: str) -> None:
    spec = columns(table)
    for item in getattr(record(), table) + getattr(invented(), table):
        cells = to_cells(table)(item)
        assert all(cell is None or type(cell) in (str, int, bool) for cell in cells)
        kept = [json.loads(cell) if column.kind == "json" else cell for cell, column in zip(cells, spec, strict=True)]
        assert kept == [to_row(item)[column.name] for column in spec]
