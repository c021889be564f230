"""What the rows of a stored record look like, whichever database holds them, and which of them are of a newer version."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from countersay.codec import TABLES, Column, columns
from countersay.errors import RecordError
from countersay.model import RECORD_VERSION, Document, Issue

_DROPPED: dict[str, set[str]] = {}
"""Columns that an earlier version wrote and this one has no use for."""


def value_of(kept: Any, column: Column) -> Any:
    """Return the value of a row from what `codec.to_cells` made of it."""
    if column.kind == "json":
        return json.loads(kept)
    return bool(kept) if column.kind == "boolean" else kept


def current() -> dict[str, set[str]]:
    """Return the columns of each table of a record of this version."""
    return {name: {column.name for column in columns(name)} for name in TABLES}


def check_stored(stored: Mapping[str, set[str]], where: str) -> None:
    """Refuse a record with a field that this version does not know: leaving it out unseen would be worse.

    Raises:
        RecordError: if there is one.
    """
    for table, names in stored.items():
        known = {column.name for column in columns(table)} if table in TABLES else set()
        unknown = sorted(names - known - _DROPPED.get(table, set()))
        if unknown:
            raise newer(where, f"a field {table}.{unknown[0]} that this version does not know")


def check_version(version: str, where: str) -> None:
    """Refuse a record of a newer version.

    Raises:
        RecordError: if it is one.
    """
    if int(version) > RECORD_VERSION:
        raise newer(where, f"record version {version}, and this version of countersay knows {RECORD_VERSION}")


def newer(where: str, what: str) -> RecordError:
    """Return the error of a record that a newer version wrote, with what to do."""
    return RecordError(
        f"was written by a newer countersay: it has {what}.",
        code="record-newer",
        path=where,
        remedy="Install the newer version (pip install --upgrade countersay), or examine into another folder.",
    )


def missing(where: str) -> RecordError:
    """Return the error of a project that is not there."""
    return RecordError(
        "no project here",
        code="record-missing",
        path=where,
        remedy="Name the folder that examine wrote, or make one here: countersay examine FOLDER --out THIS.",
    )


def damaged(where: str, error: Exception) -> RecordError:
    """Return the error of a record that cannot be read."""
    return RecordError(
        f"the project is damaged: {error}",
        code="record-damaged",
        path=where,
        remedy="Run examine again; decisions are kept if they can be read.",
    )


def reader_issues(before: Iterable[tuple[str, str, str, str]], documents: Sequence[Document]) -> tuple[Issue, ...]:
    """Return an issue for each document that `before` has from another reader: path, hash, reader, hash of the text."""
    known = {(name, sha256): (reader, digest) for name, sha256, reader, digest in before}
    found = []
    for document in documents:
        reader, digest = known.get((document.path, document.sha256), (document.reader, ""))
        if reader != document.reader:
            same = "its text is the same" if digest == document.text_sha256 else "its text is another now"
            words = f"was read by {reader} before and is read by {document.reader}; {same}."
            found.append(
                Issue(
                    code="reader-changed",
                    message=f"{document.path} {words} Decisions about it may have to be looked at again.",
                    document=document.id,
                    path=document.path,
                )
            )
    return tuple(found)
