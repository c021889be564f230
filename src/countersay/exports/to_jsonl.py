"""The record as JSON Lines: one file a table, the canonical texts beside them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from countersay.codec import TABLES, from_rows, to_row
from countersay.errors import RecordError
from countersay.model import RECORD_VERSION, Record

_CERTAINTY = {"asserted": 3, "alleged": 1, "planned": 1, "cancelled": -3, "denied": -3}


def factuality_rows(record: Record) -> list[dict[str, str | int]]:
    """Return how certain each figure and event is made, -3 to 3: 0 for an event of which accounts differ."""
    rows: list[dict[str, str | int]] = []
    for figure in record.figures:
        if figure.factuality is not None:
            rows.append({"target": figure.id, "value": figure.factuality})
    for event in record.events:
        values = {_CERTAINTY[mention.status] for mention in event.mentions}
        rows.append({"target": event.id, "value": values.pop() if len(values) == 1 else 0})
    return rows


def jsonl_tables(record: Record) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield name and lines of each table of the export; a line is made when it is asked for."""
    for name in TABLES:
        yield name, (json.dumps(to_row(item), ensure_ascii=False) + "\n" for item in getattr(record, name))
    yield "factuality", (json.dumps(row) + "\n" for row in factuality_rows(record))


def jsonl_stream(record: Record) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield relative path and contents, in pieces, of each file of the export: no more than a row is held at a time."""
    for name, lines in jsonl_tables(record):
        yield f"{name}.jsonl", (line.encode("utf-8") for line in lines)
    manifest = json.dumps({"format": "countersay-record", "version": record.version}) + "\n"
    yield "manifest.json", iter([manifest.encode("utf-8")])
    for document in record.documents:
        yield f"text/{document.id}.txt", iter([document.text.encode("utf-8")])


def jsonl_files(record: Record) -> dict[str, str]:
    """Return the export as relative path → contents; the same record gives the same bytes."""
    return {name: b"".join(pieces).decode("utf-8") for name, pieces in jsonl_stream(record)}


def write_jsonl(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write the export under `folder`, which is made if need be; return the paths, sorted.

    Raises:
        OSError: if the folder cannot be written.
    """
    return tuple(sorted(write_pieces(folder / name, pieces) for name, pieces in jsonl_stream(record)))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write a file piece by piece; folders on the way are made if need be.

    Raises:
        OSError: if it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(pieces)
    return path


def read_jsonl(folder: Path) -> Record:
    """Read an export back.

    Raises:
        RecordError: if there is no manifest, the version is another one, or a row is malformed.
    """
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        raise RecordError(
            "no manifest.json here",
            code="record-missing",
            path=str(folder),
            remedy="Name a project, or a folder written by export.",
        )
    version = json.loads(manifest.read_text(encoding="utf-8")).get("version")
    if version != RECORD_VERSION:
        raise RecordError(
            f"expected record version {RECORD_VERSION}, got {version}",
            code="record-version",
            path=str(folder),
            remedy="Export it again with this version of countersay.",
        )
    tables = {}
    for name in TABLES:
        path = folder / f"{name}.jsonl"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        tables[name] = [json.loads(line) for line in text.split("\n") if line]
    return from_rows(tables, lambda document: (folder / "text" / f"{document}.txt").read_bytes().decode("utf-8"))
