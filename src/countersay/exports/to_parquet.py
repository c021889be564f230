"""The tables of the record as Parquet, for DuckDB, pandas, Polars, R and Spark, and read back.

The columns are those of the JSON Lines export (docs/record-format.md) with fixed types, also where a table is empty:
integers, booleans and text; nested values are kept as JSON. Exact numbers stay text ("1/3", "58.24"); beside those of
figures stand `value_number`, `lower_number` and `upper_number` as doubles. `texts` holds the canonical texts. The files
are written by DuckDB in one thread, so that the same record gives the same bytes under one version of it.

There is one file a table (`figures.parquet`), or with `parquet_parts` a folder a table with a part for so many rows
(`figures/part-00000.parquet`): no more than a part is held in memory, and engines read parts side by side.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Any

from countersay.codec import TABLES, columns, from_rows
from countersay.errors import RecordError
from countersay.exports.to_jsonl import jsonl_tables
from countersay.model import RECORD_VERSION, Record

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "boolean": "BOOLEAN", "json": "JSON"}
_NUMBERS = ("value", "lower", "upper")
_DERIVED = {"factuality": {"target": "VARCHAR", "value": "BIGINT"}}  # tables that the record holds in others
_LARGEST = 1 << 30  # bytes of one row; longer than any text that is read
FORMAT = "countersay-parquet"
ROWS_A_PART = 50_000


def parquet_files(record: Record) -> dict[str, bytes]:
    """Return the export as file name → contents, one Parquet file a table.

    >>> from countersay.model import Record
    >>> files = parquet_files(Record())
    >>> "figures.parquet" in files, files["figures.parquet"][:4]
    (True, b'PAR1')
    """
    return {name: b"".join(pieces) for name, pieces in _written(record, None)}


def parquet_parts(record: Record, rows: int = ROWS_A_PART) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield relative path and contents of a part for every so many rows of each table, and a manifest that names the format.

    An empty table has one part without rows, which tells its columns.
    """
    yield from _written(record, rows)
    yield "manifest.json", iter([(json.dumps({"format": FORMAT, "version": record.version}) + "\n").encode()])


def _written(record: Record, rows: int | None) -> Iterator[tuple[str, Iterator[bytes]]]:
    import duckdb  # costs a tenth of a second, which no other export should pay

    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as engine:
        engine.execute("SET threads = 1")
        engine.execute("SET preserve_insertion_order = true")
        source, target = Path(folder) / "rows.jsonl", Path(folder) / "table.parquet"
        for name, types, lines in _tables(record):
            number, some = 0, True
            while some or not number:
                with source.open("w", encoding="utf-8", newline="") as file:
                    some = _fill(file, islice(lines, rows))
                if not some and number:
                    break
                _convert(engine, types, source if some else None, target)
                path = f"{name}.parquet" if rows is None else f"{name}/part-{number:05d}.parquet"
                yield path, iter([target.read_bytes()])
                number += 1
                some = some and rows is not None


def _fill(file: Any, lines: Iterable[str]) -> bool:
    """Write lines; say whether there were any."""
    before = file.tell()
    file.writelines(lines)
    return bool(file.tell() != before)


def _convert(engine: Any, types: dict[str, str], source: Path | None, target: Path) -> None:
    """Write the rows of a JSON Lines file as Parquet; without one, a file that has the columns alone."""
    named = ", ".join(f"'{column}': '{kind}'" for column, kind in types.items())
    rows = (
        f"read_json('{source}', format = 'newline_delimited', columns = {{{named}}}, maximum_object_size = {_LARGEST})"
    )
    if source is None:
        rows = "(SELECT " + ", ".join(f'NULL::{kind} AS "{one}"' for one, kind in types.items()) + " WHERE false)"
    engine.execute(f"COPY (SELECT * FROM {rows}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")


def _tables(record: Record) -> Iterator[tuple[str, dict[str, str], Iterator[str]]]:
    """Yield name, type of each column and JSON lines of every table, by name, the texts last."""
    for name, lines in sorted(jsonl_tables(record), key=lambda table: table[0]):
        types = _DERIVED.get(name) or {column.name: _TYPES[column.kind] for column in columns(name)}
        if name == "figures":
            types |= {f"{number}_number": "DOUBLE" for number in _NUMBERS}
            lines = map(_with_numbers, lines)
        yield name, types, lines
    texts = (_line({"document": row.id, "text": row.text}) for row in record.documents)
    yield "texts", {"document": "VARCHAR", "text": "VARCHAR"}, texts


def _with_numbers(line: str) -> str:
    row = json.loads(line)
    for number in _NUMBERS:
        row[f"{number}_number"] = None if row.get(number) is None else float(Fraction(row[number]))
    return _line(row)


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def is_parquet(folder: Path) -> bool:
    """Say whether a folder holds a record as Parquet, in one file a table or in parts."""
    return bool(_files(folder, "documents") and _files(folder, "texts"))


def read_parquet(folder: Path) -> Record:
    """Read an export back, in one file a table or in parts.

    Raises:
        RecordError: if a table is missing, of another version, or a row is malformed.
    """
    import duckdb

    manifest = folder / "manifest.json"
    version = json.loads(manifest.read_text(encoding="utf-8"))["version"] if manifest.is_file() else RECORD_VERSION
    if version != RECORD_VERSION or not is_parquet(folder):
        raise RecordError(
            f"no record of version {RECORD_VERSION} as Parquet is here.",
            code="record-missing",
            path=str(folder),
            remedy="Name a folder written by export --format parquet or parquet-parts.",
        )
    try:
        with closing(duckdb.connect(":memory:")) as engine:
            tables = {name: list(_rows(engine, folder, name)) for name in TABLES}
            texts = {str(row["document"]): str(row["text"]) for row in _read(engine, folder, "texts")}
            return from_rows(tables, texts.__getitem__)
    except (duckdb.Error, KeyError, json.JSONDecodeError) as error:
        raise RecordError(
            f"cannot be read as a record: {error}", code="record-damaged", path=str(folder), remedy="Export it again."
        ) from error


def _rows(engine: Any, folder: Path, name: str) -> Iterator[dict[str, Any]]:
    kinds = {column.name: column.kind for column in columns(name)}
    for row in _read(engine, folder, name):
        yield {
            key: json.loads(value) if kinds[key] == "json" and value is not None else value
            for key, value in row.items()
            if key in kinds
        }


def _read(engine: Any, folder: Path, name: str) -> Iterator[dict[str, Any]]:
    for path in _files(folder, name):
        found = engine.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description]
        while cells := found.fetchmany(10_000):
            yield from (dict(zip(names, row, strict=True)) for row in cells)


def _files(folder: Path, name: str) -> list[Path]:
    whole = folder / f"{name}.parquet"
    return [whole] if whole.is_file() else sorted((folder / name).glob("*.parquet"))
