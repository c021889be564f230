"""Write an export in the form that was asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from countersay.errors import RecordError, SettingsError
from countersay.exports.to_claims import claim_files
from countersay.exports.to_csl import csl_files
from countersay.exports.to_csv import csv_files
from countersay.exports.to_finding import finding_files
from countersay.exports.to_jsonl import jsonl_stream, read_jsonl, write_pieces
from countersay.exports.to_markdown import markdown_files
from countersay.exports.to_parquet import is_parquet, parquet_files, parquet_parts, read_parquet
from countersay.exports.to_questions import question_files
from countersay.exports.to_web_annotation import annotation_files
from countersay.exports.to_xlsx import xlsx_files
from countersay.model import Record

Files = Iterator[tuple[str, Iterator[bytes]]]


def _whole(make: Callable[[Record], Mapping[str, bytes]]) -> Callable[[Record], Files]:
    """Hand on files that are made in one piece."""
    return lambda record: ((name, iter([contents])) for name, contents in sorted(make(record).items()))


FORMATS: Mapping[str, Callable[[Record], Files]] = {
    "annotations": _whole(annotation_files),
    "claims": _whole(claim_files),
    "csl": _whole(csl_files),
    "csv": _whole(csv_files),
    "finding": _whole(finding_files),
    "jsonl": jsonl_stream,
    "markdown": _whole(markdown_files),
    "parquet": _whole(parquet_files),
    "parquet-parts": parquet_parts,
    "questions": _whole(question_files),
    "xlsx": _whole(xlsx_files),
}
"""Names of the formats, and what makes their files: relative path and contents in pieces."""


def read_exported(folder: Path) -> Record:
    """Read the record that an export in full wrote: JSON Lines, or Parquet.

    Raises:
        RecordError: if there is none, it is of another version, or it is damaged.
    """
    return read_parquet(folder) if is_parquet(folder) else read_jsonl(folder)


def export(record: Record, kind: str, folder: Path, *, bom: bool = False) -> tuple[Path, ...]:
    """Write a record under `folder`, which is made if need be; return the paths, sorted.

    Raises:
        SettingsError: if a byte order mark is asked for in another format than csv.
        RecordError: if the folder cannot be written, or the record does not fit the format.
    """
    if bom and kind != "csv":
        raise SettingsError("--bom is for csv.", code="option-invalid", remedy="Add --format csv, or leave it out.")
    files = _whole(partial(csv_files, bom=True))(record) if bom else FORMATS[kind](record)
    try:
        return tuple(sorted(write_pieces(folder / name, pieces) for name, pieces in files))
    except OSError as error:
        raise RecordError(
            f"cannot write the export: {error.strerror or error}",
            code="export-unwritable",
            path=str(folder),
            remedy="Choose another folder with --out, or free some space.",
        ) from error
