"""`evidence add` and `evidence template`: what they write can be read back and used."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from countersay.evidence.declaration import read_declarations
from countersay.evidence.movements import MOVEMENTS, template_files
from countersay.evidence.proposing import propose
from countersay.evidence.typed import open_table
from tests.corpora import countersay

HXL = "When,Who,Where,People\n#date,#org,#adm1,#reached\n03-May-31,Relief,Lund,40\n04-May-31,Guild,Lund,12\n"


def test_proposal_is_a_declaration_that_opens_the_table(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(HXL, encoding="utf-8")
    (tmp_path / "r.toml").write_text(propose(tmp_path / "log.csv"), encoding="utf-8")
    (one,), issues = read_declarations(tmp_path / "r.toml")
    assert issues == ()
    assert (one.time.column, [column.role for column in one.column]) == ("When", ["operator", "place"])
    assert [measure.column for measure in one.measure] == ["People"]
    table = open_table(one)
    assert table.daily(one.measure[0]).totals[-1] == 52


@pytest.mark.shared
def test_proposal_for_a_real_register_tells_its_columns(shared: Path, tmp_path: Path) -> None:
    text = propose(shared / "evidence" / "black-sea-grain" / "voyages.csv", relative_to=tmp_path)
    (tmp_path / "r.toml").write_text(text, encoding="utf-8")
    (one,), issues = read_declarations(tmp_path / "r.toml")
    assert issues == ()
    assert (one.row, one.keys, one.time.column, one.time.format) == (
        "cargo",
        ("Outbound Sequence",),
        "Departure",
        "%d-%b-%y",
    )
    assert (one.measure[0].column, one.measure[0].unit) == ("Tonnage", "t")
    assert {column.column: column.role for column in one.column}["Country"] == "destination"


def test_template_is_read_by_its_own_declaration(tmp_path: Path) -> None:
    for name, contents in template_files().items():
        (tmp_path / name).write_bytes(contents)
    (tmp_path / "movements.csv").write_bytes((tmp_path / "movements-example.csv").read_bytes())
    (one,), issues = read_declarations(tmp_path / "register.toml")
    table = open_table(one)
    assert (issues, table.rows_used, table.loaded.left_out_count) == ((), 1, 0)
    assert [table.daily(measure).totals[-1] for measure in one.measure] == [3, 12.5, 2]


def test_template_workbook_has_dictionary_and_validation() -> None:
    book = load_workbook(io.BytesIO(template_files()["movements.xlsx"]))
    names = [field.name for field in MOVEMENTS]
    assert [cell.value for cell in book["movements"][1]] == names
    assert [row[0].value for row in book["data dictionary"].iter_rows(min_row=2)] == names
    assert len(book["movements"].data_validations.dataValidation) > 8
    assert next(csv.reader(io.StringIO(template_files()["movements.csv"].decode()))) == names
    assert not any("name of" in field.meaning for field in MOVEMENTS)


def test_commands_write_once_and_overwrite_nothing(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(HXL, encoding="utf-8")
    done = countersay("evidence", "add", tmp_path / "log.csv")
    assert done.returncode == 0, done.stderr
    assert "Proposed" in done.stdout
    assert countersay("evidence", "add", tmp_path / "log.csv").returncode == 2
    shown = countersay("evidence", "show", tmp_path / "log.register.toml")
    assert "2 of 2 rows used" in shown.stdout, shown.stdout + shown.stderr
    assert countersay("evidence", "template", tmp_path / "t").returncode == 0
