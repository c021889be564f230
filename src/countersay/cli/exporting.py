"""Write an export in the form that was asked for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from countersay.errors import RecordError, SettingsError
from countersay.exports.to_claims import claim_files
from countersay.exports.to_csl import csl_files
from countersay.exports.to_csv import csv_files
from countersay.exports.to_finding import finding_files
from countersay.exports.to_jsonl import jsonl_files
from countersay.exports.to_markdown import markdown_files
from countersay.exports.to_parquet import parquet_files
from countersay.exports.to_questions import question_files
from countersay.exports.to_web_annotation import annotation_files
from countersay.exports.to_xlsx import xlsx_files
from countersay.model import Record


def _jsonl(record: Record) -> dict[str, bytes]:
    return {name: contents.encode("utf-8") for name, contents in jsonl_files(record).items()}


FORMATS: Mapping[str, Callable[[Record], dict[str, bytes]]] = {
    "annotations": annotation_files,
    "claims": claim_files,
    "csl": csl_files,
    "csv": csv_files,
    "finding": finding_files,
    "jsonl": _jsonl,
    "markdown": markdown_files,
    "parquet": parquet_files,
    "questions": question_files,
    "xlsx": xlsx_files,
}
"""Names of the formats, and what makes their files: relative path to contents."""


def export(record: Record, kind: str, folder: Path, *, bom: bool = False) -> tuple[Path, ...]:
    """Write a record under `folder`, which is made if need be; return the paths, sorted.

    Raises:
        SettingsError: if a byte order mark is asked for in another format than csv.
        RecordError: if the folder cannot be written, or the record does not fit the format.
    """
    if bom and kind != "csv":
        raise SettingsError("--bom is for csv.", code="option-invalid", remedy="Add --format csv, or leave it out.")
    files = csv_files(record, bom=True) if bom else FORMATS[kind](record)
    paths = []
    try:
        for name, contents in sorted(files.items()):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(contents)
            paths.append(path)
    except OSError as error:
        raise RecordError(
            f"cannot write the export: {error.strerror or error}",
            code="export-unwritable",
            path=str(folder),
            remedy="Choose another folder with --out, or free some space.",
        ) from error
    return tuple(paths)
