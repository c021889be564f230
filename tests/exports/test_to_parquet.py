"""Parquet files, read back by DuckDB."""

import json
from pathlib import Path

import duckdb
import pytest

from countersay.errors import RecordError
from countersay.exports.to_jsonl import jsonl_files, write_pieces
from countersay.exports.to_parquet import is_parquet, parquet_files, parquet_parts, read_parquet
from countersay.model import Record
from tests.corpora import example_record
from tests.reporting.invented import invented


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return parquet_files(invented())


def rows(files: dict[str, bytes], name: str, folder: Path) -> list[dict[str, object]]:
    path = folder / "table.parquet"
    path.write_bytes(files[name])
    with duckdb.connect(":memory:") as engine:
        found = engine.execute(f"SELECT * FROM read_parquet('{path}')")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_every_table_of_the_json_lines_is_there(files: dict[str, bytes]) -> None:
    tables = {name.removesuffix(".jsonl") for name in jsonl_files(invented()) if name.endswith(".jsonl")}
    assert {name.removesuffix(".parquet") for name in files} == tables | {"texts"}


def test_rows_are_those_of_the_json_lines(files: dict[str, bytes], tmp_path: Path) -> None:
    expected = [json.loads(line) for line in jsonl_files(invented())["figures.jsonl"].splitlines()]
    found = rows(files, "figures.parquet", tmp_path)
    assert [row["id"] for row in found] == [row["id"] for row in expected]
    for row, other in zip(found, expected, strict=True):
        assert (row["text"], row["start"], row["counted"]) == (other["text"], other["start"], other["counted"])
        assert (row["value_number"] is None) == (other["value"] is None)
        assert json.loads(str(row["number"])) == other["number"]


def test_texts_are_whole(files: dict[str, bytes], tmp_path: Path) -> None:
    found = {row["document"]: row["text"] for row in rows(files, "texts.parquet", tmp_path)}
    assert found == {document.id: document.text for document in invented().documents}


def test_empty_tables_keep_their_columns(tmp_path: Path) -> None:
    empty, full = parquet_files(Record()), parquet_files(invented())
    assert empty.keys() == full.keys()
    for name in ("figures.parquet", "findings.parquet"):
        (tmp_path / "a").write_bytes(empty[name])
        (tmp_path / "b").write_bytes(full[name])
        with duckdb.connect(":memory:") as engine:
            kinds = [
                engine.execute(f"SELECT name, type FROM parquet_schema('{tmp_path / path}')").fetchall()
                for path in ("a", "b")
            ]
        assert kinds[0] == kinds[1]


def test_same_record_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert parquet_files(invented()) == files


@pytest.mark.parametrize("rows", [1, 7, 50_000])
def test_record_comes_back_from_parts_whatever_their_size(rows: int, tmp_path: Path) -> None:
    for name, pieces in parquet_parts(invented(), rows):
        write_pieces(tmp_path / name, pieces)
    assert is_parquet(tmp_path)
    assert read_parquet(tmp_path) == invented()
    parts = sorted(path.name for path in (tmp_path / "figures").iterdir())
    assert len(parts) == -(-len(invented().figures) // rows)
    with duckdb.connect(":memory:") as engine:
        counted = engine.execute(f"SELECT count(*) FROM '{tmp_path}/figures/*.parquet'").fetchone()
    assert counted == (len(invented().figures),)


def test_record_comes_back_from_one_file_a_table(tmp_path: Path) -> None:
    for name, contents in parquet_files(example_record()).items():
        (tmp_path / name).write_bytes(contents)
    assert read_parquet(tmp_path) == example_record()


def test_parts_are_made_one_at_a_time() -> None:
    taken = []
    for name, _ in parquet_parts(invented(), 1):
        taken.append(name)
        if name.startswith("figures/"):
            break
    assert [name for name in taken if name.startswith("figures/")] == ["figures/part-00000.parquet"]


@pytest.mark.parametrize("spoilt", ["manifest", "part", "texts"])
def test_damaged_or_newer_exports_are_refused(spoilt: str, tmp_path: Path) -> None:
    for name, pieces in parquet_parts(invented()):
        write_pieces(tmp_path / name, pieces)
    if spoilt == "manifest":
        (tmp_path / "manifest.json").write_text('{"format": "countersay-parquet", "version": 99}')
    elif spoilt == "part":
        (tmp_path / "figures" / "part-00000.parquet").write_bytes(b"PAR1")
    else:
        (tmp_path / "texts" / "part-00000.parquet").unlink()
    with pytest.raises(RecordError):
        read_parquet(tmp_path)
