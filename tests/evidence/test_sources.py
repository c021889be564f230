"""Files of tables in every dialect and format give the same rows; hostile ones give an issue and no more."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook

from countersay.errors import InputError
from countersay.evidence.declaration import Column, Declaration, Measure, Time
from countersay.evidence.tables import Table
from countersay.evidence.typed import open_table

ROWS = [("3-May-31", "Örebro, north", "1,200"), ("4-May-31", "Lund", "35"), ("6-May-31", "Lund", "7")]
HEAD = ("Day", "Place", "Tonnes")


def declared(name: str, folder: Path, **changes: object) -> Declaration:
    given: dict[str, object] = {
        "id": "log",
        "file": name,
        "time": Time(column="Day"),
        "measure": (Measure(name="t", column="Tonnes", unit="t"),),
        "column": (Column(column="Place"),),
        "folder": str(folder),
    }
    return Declaration(**(given | changes))  # type: ignore[arg-type]


def delimited(mark: str, encoding: str = "utf-8") -> Callable[[Path], str]:
    def write(folder: Path) -> str:
        lines = [mark.join(f'"{cell}"' for cell in row) for row in (HEAD, *ROWS)]
        (folder / "log.csv").write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
        return "log.csv"

    return write


def json_lines(folder: Path) -> str:
    rows = [json.dumps(dict(zip(HEAD, row, strict=True))) for row in ROWS]
    (folder / "log.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return "log.jsonl"


def workbook(folder: Path) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Log of the year"])
    sheet.append(list(HEAD))
    for (_, place, tonnes), day in zip(ROWS, (3, 4, 6), strict=True):
        sheet.append([date(2031, 5, day), place, int(tonnes.replace(",", ""))])
    book.save(folder / "log.xlsx")
    return "log.xlsx"


def sqlite(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "log.sqlite")) as database, database:
        database.execute("CREATE TABLE log (Day TEXT, Place TEXT, Tonnes TEXT)")
        database.executemany("INSERT INTO log VALUES (?, ?, ?)", ROWS)
    return "log.sqlite"


def engine_file(kind: str) -> Callable[[Path], str]:
    def write(folder: Path) -> str:
        values = "(DATE '2031-05-03', 'Örebro, north', 1200.0), (DATE '2031-05-04', 'Lund', 35.0), (DATE '2031-05-06', 'Lund', 7.0)"
        query = f"SELECT * FROM (VALUES {values}) AS log(Day, Place, Tonnes)"
        if kind == "parquet":
            duckdb.execute(f"COPY ({query}) TO '{folder / 'log.parquet'}' (FORMAT parquet)")
            return "log.parquet"
        with closing(duckdb.connect(str(folder / "log.duckdb"))) as database:
            database.execute(f"CREATE TABLE log AS {query}")
        return "log.duckdb"

    return write


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(delimited(","), id="comma"),
        pytest.param(delimited(";"), id="semicolon"),
        pytest.param(delimited("\t"), id="tab"),
        pytest.param(delimited("|"), id="bar"),
        pytest.param(delimited(",", "utf-8-sig"), id="byte-order-mark"),
        pytest.param(delimited(",", "latin-1"), id="latin-1"),
        pytest.param(delimited(",", "utf-16"), id="utf-16"),
        pytest.param(json_lines, id="json-lines"),
        pytest.param(workbook, id="xlsx"),
        pytest.param(sqlite, id="sqlite"),
        pytest.param(engine_file("parquet"), id="parquet"),
        pytest.param(engine_file("duckdb"), id="duckdb"),
    ],
)
def test_every_format_gives_the_same_sums(tmp_path: Path, write: Callable[[Path], str]) -> None:
    table = open_table(declared(write(tmp_path), tmp_path))
    try:
        daily = table.daily(table.declaration.measure[0])
        assert [(day.isoformat(), value) for day, value in daily.by_day()] == [
            ("2031-05-03", 1200),
            ("2031-05-04", 35),
            ("2031-05-06", 7),
        ]
        assert table.values("Place") == ("Lund", "Örebro, north")
        assert daily.between(date(2031, 5, 4), date(2031, 5, 6)) == 42
    finally:
        table.loaded.close()


def opened(folder: Path, text: str, **changes: object) -> Table:
    (folder / "log.csv").write_text(text, encoding="utf-8")
    return open_table(declared("log.csv", folder, **changes))


def test_hxl_row_is_kept_and_is_no_data(tmp_path: Path) -> None:
    table = opened(tmp_path, "Day,Place,Tonnes\n#date,#adm1,#value\n2031-05-03,Lund,4\n")
    assert (table.rows_used, table.loaded.tags) == (1, ("#date", "#adm1", "#value"))


def test_bad_rows_are_listed_with_row_column_and_value_and_left_out(tmp_path: Path) -> None:
    text = "Day,Place,Tonnes\n2031-05-03,Lund,4\n2031-13-40,Lund,5\n,Lund,6\n2031-05-05,Lund,many\n2031-05-06,Lund,-3\n2031-05-07,Lund\n2031-05-08,Lund,9\n"
    table = opened(tmp_path, text)
    found = [(row.row, row.column, row.value) for row in sorted(table.loaded.left_out, key=lambda row: row.row)]
    assert found == [
        (3, "Day", "2031-13-40"),
        (4, "Day", ""),
        (5, "Tonnes", "many"),
        (6, "Tonnes", "-3"),
        (7, "", "2031-05-07"),
    ]
    assert all(row.reason and row.remedy for row in table.loaded.left_out)
    assert table.daily(table.declaration.measure[0]).totals[-1] == 13


def test_decimals_stay_exact(tmp_path: Path) -> None:
    text = "Day,Place,Tonnes\n" + "2031-05-03,Lund,0.1\n" * 3
    assert opened(tmp_path, text).daily(Measure(name="t", column="Tonnes")).totals == (Fraction(3, 10),)


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        pytest.param(["1.234,5", "2,5"], Fraction(1237), id="points-and-comma"),
        pytest.param(["1 234,5", "2"], Fraction(2473, 2), id="blanks"),
        pytest.param(["1,234.5", "2"], Fraction(2473, 2), id="commas"),
    ],
)
def test_thousands_are_told_by_the_column(tmp_path: Path, cells: list[str], total: Fraction) -> None:
    text = "Day;Place;Tonnes\n" + "".join(f"2031-05-03;Lund;{cell}\n" for cell in cells)
    assert opened(tmp_path, text).daily(Measure(name="t", column="Tonnes")).totals == (total,)


def test_days_that_can_be_read_both_ways_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="day/month or month/day") as raised:
        opened(tmp_path, "Day,Place,Tonnes\n03/04/2031,Lund,4\n")
    assert raised.value.code == "evidence-ambiguous-days"
    table = opened(tmp_path, "Day,Place,Tonnes\n03/04/2031,Lund,4\n13/04/2031,Lund,4\n")
    assert table.first == date(2031, 4, 3)


def test_missing_column_is_named_with_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no column 'Tonnes'") as raised:
        opened(tmp_path, "Day,Place,Weight\n2031-05-03,Lund,4\n")
    assert "Weight" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "Day," + ",".join(f"c{n}" for n in range(1_000_000)) + "\n", "evidence-too-wide", id="a-million-columns"
        ),
        pytest.param("", "evidence-empty", id="empty"),
        pytest.param("Day,Place,Tonnes\n", "evidence-no-days", id="headings-only"),
        pytest.param("\0\1\2binary", "evidence-not-text", id="binary"),
    ],
)
def test_hostile_file_is_refused_with_a_code(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(InputError) as raised:
        opened(tmp_path, text)
    assert raised.value.code == code


def test_giant_cell_is_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    table = opened(tmp_path, f"Day,Place,Tonnes\n2031-05-03,{'x' * 300_000},4\n2031-05-04,Lund,5\n")
    assert (table.rows_used, table.loaded.left_out_count) == (1, 1)


def test_names_with_sql_in_them_are_names(tmp_path: Path) -> None:
    name = 'Tonnes"; DROP TABLE log; --'
    quoted = name.replace('"', '""')
    (tmp_path / "log.csv").write_text(f'Day,Place,"{quoted}"\n2031-05-03,"O\'Brien; --",4\n', encoding="utf-8")
    given = declared("log.csv", tmp_path, id='lo"g; --', measure=(Measure(name="t", column=name, unit="t"),))
    table = open_table(given)
    measure = table.declaration.measure[0]
    assert table.daily(measure, (("Place", ("O'Brien; --",)),)).totals == (4,)
    sql = table.sql(measure, (("Place", ("O'Brien; --",)),), date(2031, 5, 3), date(2031, 5, 3))
    assert table.loaded.engine.execute(sql).fetchall()[0][0] == 4


def test_formulas_are_text_and_files_are_out_of_reach(tmp_path: Path) -> None:
    table = opened(tmp_path, 'Day,Place,Tonnes\n2031-05-03,"=HYPERLINK(""http://a.example"")",4\n')
    assert table.values("Place") == ('=HYPERLINK("http://a.example")',)
    with pytest.raises(duckdb.Error):
        table.loaded.engine.execute(f"SELECT * FROM read_csv('{tmp_path / 'log.csv'}')")


def test_source_file_is_not_changed(tmp_path: Path) -> None:
    name = sqlite(tmp_path)
    before = (tmp_path / name).read_bytes()
    open_table(declared(name, tmp_path)).loaded.close()
    assert (tmp_path / name).read_bytes() == before


def test_large_table_shows_its_first_rows_and_how_many_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countersay.evidence.tables.ROWS_LISTED_UP_TO", 20)
    monkeypatch.setattr("countersay.evidence.tables.LOOKUPS_OF_LARGE", 1)
    lines = "".join(f"2031-05-{day:02d},Lund,{day}\n" * 3 for day in range(1, 11))
    table = opened(tmp_path, f"Day,Place,Tonnes\n{lines}")
    listed, count = table.rows((("Place", ("Lund",)),), date(2031, 5, 2), date(2031, 5, 9))
    assert ([row.number for row in listed], count) == (list(range(5, 15)), 24)
    assert table.rows((), date(2031, 5, 2), date(2031, 5, 3)) == ((), 6)
