"""Parquet files, read back by DuckDB."""

import json
from pathlib import Path

import duckdb
import pytest

from countersay.exports.to_jsonl import jsonl_files
from countersay.exports.to_parquet import parquet_files
from countersay.model import Record
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
