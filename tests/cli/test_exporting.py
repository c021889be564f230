"""The formats of `countersay export`, and what it says when it cannot write."""

from pathlib import Path

import pytest

from countersay.cli.comparing import compared
from countersay.cli.exporting import FORMATS, export, read_exported
from countersay.cli.verifying import verify_source
from countersay.errors import RecordError, SettingsError
from countersay.exports.to_csv import BOM
from countersay.exports.to_jsonl import read_jsonl
from countersay.model import Record
from countersay.pipeline import write
from tests.corpora import countersay
from tests.exports.records import clash
from tests.reporting.invented import invented


@pytest.mark.parametrize("kind", sorted(FORMATS))
@pytest.mark.parametrize(
    "record", [pytest.param(invented(), id="every kind of row"), pytest.param(Record(), id="empty record")]
)
def test_every_format_is_written_and_again_the_same(kind: str, record: Record, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in export(record, kind, tmp_path / "a")}
    assert first
    assert first == {path.name: path.read_bytes() for path in export(record, kind, tmp_path / "b")}


def test_jsonl_reads_back(tmp_path: Path) -> None:
    export(clash(), "jsonl", tmp_path)
    assert read_jsonl(tmp_path) == clash()


def test_byte_order_mark_is_for_csv_alone(tmp_path: Path) -> None:
    for path in export(clash(), "csv", tmp_path, bom=True):
        assert path.read_text(encoding="utf-8").startswith(BOM)
    with pytest.raises(SettingsError, match="--format csv"):
        export(clash(), "xlsx", tmp_path, bom=True)


def test_folder_that_cannot_be_written_names_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RecordError, match="--out"):
        export(clash(), "csv", tmp_path / "file")


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_command_writes_beside_the_project_if_not_told_otherwise(kind: str, tmp_path: Path) -> None:
    write(clash(), tmp_path)
    done = countersay("export", tmp_path, "--format", kind)
    assert (done.returncode, done.stderr) == (0, "")
    files = [path for path in (tmp_path / f"export-{kind}").rglob("*") if path.is_file()]
    assert done.stdout.startswith(f"{len(files)} files in ")


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "parquet-parts"])
def test_exports_in_full_are_opened_again(kind: str, tmp_path: Path) -> None:
    export(invented(), kind, tmp_path)
    assert read_exported(tmp_path) == invented()
    assert verify_source(tmp_path) == verify_source_of(invented(), tmp_path / "again")
    assert compared(tmp_path, [tmp_path / "again"]).empty


def verify_source_of(record: Record, folder: Path) -> tuple[tuple[str, ...], int]:
    export(record, "jsonl", folder)
    return verify_source(folder)
