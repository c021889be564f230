from datetime import date
from fractions import Fraction

import pytest

from countersay.exports.tables import Cell, Table, tables
from countersay.model import Record
from tests.exports.records import FORMULAS, clash, saying
from tests.reporting.invented import invented

TYPES = {"text": str, "number": (int, Fraction), "date": date, "boolean": bool}


def by_name(record: Record) -> dict[str, Table]:
    return {table.name: table for table in tables(record)}


def rows(table: Table) -> list[dict[str, Cell]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Record(), id="empty"),
        pytest.param(clash(), id="two documents"),
        pytest.param(invented(), id="every kind of row"),
        pytest.param(saying(FORMULAS[0]), id="odd text"),
    ],
)
def test_every_cell_has_the_type_of_its_column(record: Record) -> None:
    for table in tables(record):
        for row in table.rows:
            assert len(row) == len(table.columns)
            for column, cell in zip(table.columns, row, strict=True):
                assert cell is None or isinstance(cell, TYPES[column.kind]), (table.name, column.name, cell)


def test_figure_stands_as_written_and_as_number_with_its_sentence() -> None:
    (row,) = [row for row in rows(by_name(clash())["figures"]) if row["value"] == 197]
    assert (row["text"], row["number"], row["first"], row["last"]) == (
        "197 lorries",
        "197",
        date(2031, 3, 1),
        date(2031, 3, 10),
    )
    assert row["sentence"] == "Between 1 and 10 March 2031 only 197 lorries passed the Kessel gate, it said."
    assert row["party"] == "Dock Workers' Union of Ostrand"
    assert row["findings"]


def test_finding_has_a_row_for_each_of_its_quotations() -> None:
    made = by_name(clash())
    (finding,) = [row for row in rows(made["findings"]) if row["relation"] in ("contradiction", "tension")]
    quoted = [row for row in rows(made["quotations"]) if row["finding"] == finding["id"]]
    assert [(row["position"], row["text"]) for row in quoted] == [(1, "412 lorries"), (2, "197 lorries")]
    assert str(finding["sum"]).count("\n") >= 1


def test_day_of_issue_is_a_day_only_where_it_is_known_to_the_day() -> None:
    found = {row["path"]: (row["issued"], row["issued_day"]) for row in rows(by_name(invented())["documents"])}
    assert all((day is not None) == (str(issued).count("-") == 2) for issued, day in found.values())
    assert any(day for _, day in found.values())


def test_series_gives_the_range_of_its_figures() -> None:
    found = [row for row in rows(by_name(clash())["series"]) if row["figures"] != 1]
    assert found
    assert any((row["smallest"], row["largest"]) == (197, 412) for row in found)
