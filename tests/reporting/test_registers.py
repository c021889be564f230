"""The page's section on evidence tables: said beside observed, readings, rows, gaps; everything escaped."""

from pathlib import Path

from countersay.exports.to_csv import csv_files
from countersay.exports.to_markdown import markdown_files
from countersay.model import Record
from countersay.reporting.page import write_report
from tests.evidence.registers import GATE, GATE_ROWS, project


def page(record: Record) -> str:
    return write_report(record)


def test_page_shows_said_beside_observed_with_query_and_rows(tmp_path: Path) -> None:
    html = page(
        project(tmp_path, "Between 1 and 5 March 2031, 31 lorries passed the gate. In March 2031, 60 lorries passed.")
    )
    assert 'id="evidence"' in html
    assert "1 differ, 1 agree" in html
    assert "The register shows 27; the claim says 31." in html
    assert "SELECT sum(&#34;lorries&#34;)" in html
    assert "entries dated up to 1 day before let in" in html


def test_days_without_rows_are_named_and_drawn(tmp_path: Path) -> None:
    html = page(project(tmp_path, "In March 2031, 60 lorries passed."))
    assert "24 days without rows, marked below the line: 3 Mar 2031, 6 Mar 2031" in html
    assert html.count('class="gap"') > 0


def test_cells_of_tables_are_escaped(tmp_path: Path) -> None:
    rows = GATE_ROWS.replace("salt", "<script>alert(1)</script>\u202e")
    html = page(project(tmp_path, "Between 1 and 5 March 2031, 27 lorries passed.", GATE, gate__csv=rows))
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "[U+202E]" in html


def test_page_without_registers_says_nothing_of_them() -> None:
    assert 'id="evidence"' not in page(Record())


def test_exports_carry_checks_and_registers(tmp_path: Path) -> None:
    record = project(tmp_path, "Between 1 and 5 March 2031, 31 lorries passed the gate.")
    files = csv_files(record)
    assert b"31 lorries,differs,31,27" in files["checks.csv"]
    assert b"Log of the Kessel gate" in files["registers.csv"]
    assert b"Claims beside the registers" in markdown_files(record)["dossier.md"]
