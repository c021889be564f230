"""The record as JSON Lines: one file a table, the canonical texts beside them."""

import json
from pathlib import Path

from countersay.codec import TABLES, from_rows, to_rows
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


def jsonl_files(record: Record) -> dict[str, str]:
    """Return the export as relative path → contents; the same record gives the same bytes."""
    files = {
        f"{name}.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        for name, rows in to_rows(record).items()
    }
    files["factuality.jsonl"] = "".join(json.dumps(row) + "\n" for row in factuality_rows(record))
    files["manifest.json"] = json.dumps({"format": "countersay-record", "version": record.version}) + "\n"
    files |= {f"text/{document.id}.txt": document.text for document in record.documents}
    return files


def write_jsonl(record: Record, folder: Path) -> tuple[Path, ...]:
    """Write the export under `folder`, which is made if need be; return the paths, sorted.

    Raises:
        OSError: if the folder cannot be written.
    """
    paths = []
    for name, contents in sorted(jsonl_files(record).items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents.encode("utf-8"))
        paths.append(path)
    return tuple(paths)


def read_jsonl(folder: Path) -> Record:
    """Read an export back.

    Raises:
        RecordError: if there is no manifest, the version is another one, or a row is malformed.
    """
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        raise RecordError(
            "no manifest.json here", code="record-missing", path=str(folder), remedy="Name a folder written by export."
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
