"""A project folder: one SQLite file with the record, and the report beside it.

A new record is written to a file of its own, from nothing or as a copy of the last one with other rows (`rows`), and put in
place by one rename: a run that is interrupted leaves the previous record as it was. What people decided is in a file of its own (`decision_log`), which no run replaces.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from countersay.codec import TABLES, Row, columns, from_rows, pack, unpack
from countersay.errors import RecordError
from countersay.keeping import Shelf, key_of
from countersay.model import Document, Issue, Record
from countersay.store import layout
from countersay.store.lock import unwritable
from countersay.store.rows import Places, change, fill

RECORD_FILE = "record.sqlite"
REPORT_FILE = "report.html"
PAGES_FOLDER = "report"
WritePages = Callable[[Path], Mapping[str, bytes]]
"""Writes the pages of a report into an empty folder and returns the SHA-256 of each by its name."""
_ASIDE = frozenset({"meta", "texts", "sqlite_sequence", "sqlite_stat1"})


def write_project(
    folder: Path,
    record: Record,
    report: str,
    write_pages: WritePages | None = None,
    shelf: Shelf | None = None,
) -> str:
    """Write the record and the report into `folder`, which is made if need be; return the digest of all (`digest_of`).

    Where the report is more than one page, `write_pages` writes the others into the empty folder it is given. With a
    `shelf`, only those rows are written that the last record has otherwise; what is read from it is the same.

    Raises:
        RecordError: if the folder holds a record of a newer version, or cannot be written.
    """
    _refuse_newer(folder / RECORD_FILE)
    with reported(folder, report, write_pages) as pages:
        rows = _replace(folder, record, shelf)
    return _together(rows, hashlib.sha256(report.encode("utf-8")).digest(), pages)


@contextmanager
def reported(folder: Path, report: str, write_pages: WritePages | None = None) -> Iterator[Mapping[str, bytes] | None]:
    """Write a report aside, and put it in place once what is done meanwhile, which is to write the record, is done.

    What is done meanwhile is given the digests of the pages, None where the report is a single one.

    Raises:
        RecordError: if the folder cannot be written.
    """
    page, pages = (folder / f".{name}.{os.getpid()}" for name in (REPORT_FILE, PAGES_FOLDER))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _remove(page, pages)
            page.write_bytes(report.encode("utf-8"))
            digests = None
            if write_pages is not None:
                pages.mkdir()
                digests = write_pages(pages)
            yield digests
            _exchange(pages, folder / PAGES_FOLDER)
            os.replace(page, folder / REPORT_FILE)
        finally:
            _remove(page, pages)
    except OSError as error:
        raise unwritable(folder, error) from error


def _replace(folder: Path, record: Record, shelf: Shelf | None = None) -> bytes:
    """Write the record; return the digest of its file."""
    fresh = folder / f".{RECORD_FILE}.{os.getpid()}"
    try:
        try:
            _remove(fresh)
            found = _changed(folder / RECORD_FILE, fresh, record, shelf) if shelf is not None else None
            if found is None:
                _remove(fresh)
                with closing(sqlite3.connect(fresh)) as database:
                    found = fill(database, record)
            digest = _digest(fresh)
            if shelf is not None:
                shelf.put(_key(digest), pack(found))
            os.replace(fresh, folder / RECORD_FILE)
            return digest
        finally:
            _remove(fresh)
    except (OSError, sqlite3.OperationalError) as error:
        raise unwritable(folder, error) from error


def _changed(last: Path, fresh: Path, record: Record, shelf: Shelf) -> Places | None:
    """Write a record as a copy of the last one in which some rows are others; None where that cannot be done."""
    if not last.is_file():
        return None
    packed = shelf.get(_key(_digest(last)))
    if packed is None:
        return None
    try:
        places = unpack(Places, packed)
        shutil.copyfile(last, fresh)
        with closing(sqlite3.connect(fresh)) as database:
            return change(database, record, places)
    except (RecordError, KeyError, sqlite3.IntegrityError):
        return None


def _key(digest: bytes) -> str:
    """Return the key of where the rows of a record file stand, which is that of all its bytes."""
    return key_of("rows", digest)


def _digest(path: Path) -> bytes:
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").digest()


def _refuse_newer(path: Path) -> None:
    """Leave a record alone that a newer version wrote; one that cannot be read at all is replaced."""
    if path.is_file():
        with (
            suppress(sqlite3.Error, TypeError),
            closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database,
        ):
            _check_version(database, path)
            _stored(database, path)


def _exchange(fresh: Path, place: Path) -> None:
    """Put a folder of pages in the place of the last one; leave none there if there is no new one."""
    old = fresh.with_name(f"{fresh.name}.old")
    if place.is_dir():
        os.replace(place, old)
    if fresh.is_dir():
        os.replace(fresh, place)
    _remove(old)


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left in a project folder; for the holder of its lock."""
    for name in (RECORD_FILE, REPORT_FILE, PAGES_FOLDER):
        _remove(*folder.glob(f".{name}.*"))


def digest_of(folder: Path) -> str | None:
    """Return a digest of the bytes of the record and of every page of the report; None if they are not all there."""
    try:
        pages = None
        if (folder / PAGES_FOLDER).is_dir():
            pages = {page: _digest(folder / PAGES_FOLDER / page) for page in os.listdir(folder / PAGES_FOLDER)}
        return _together(_digest(folder / RECORD_FILE), _digest(folder / REPORT_FILE), pages)
    except OSError:
        return None


def _together(record: bytes, report: bytes, pages: Mapping[str, bytes] | None) -> str:
    """Return one digest of those of all files; there is no folder where `pages` is None."""
    digest = hashlib.sha256(record + report)
    if pages is not None:
        digest.update(f"{len(pages)} pages\n".encode())
        for name in sorted(pages):
            digest.update(f"{name}\n".encode() + pages[name])
    return digest.hexdigest()


def read_project(folder: Path) -> Record:
    """Read the record of a project folder.

    Raises:
        RecordError: if there is none, it is of another version, or it is damaged.
    """
    path = folder / RECORD_FILE
    if not path.is_file():
        raise layout.missing(str(folder))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            _check_version(database, path)
            stored = _stored(database, path)
            texts = dict(database.execute("SELECT document, text FROM texts"))
            return from_rows({name: _rows(database, name, stored) for name in TABLES}, texts.__getitem__)
    except (sqlite3.DatabaseError, KeyError) as error:
        raise layout.damaged(str(path), error) from error


def changed_readers(folder: Path, documents: Sequence[Document]) -> tuple[Issue, ...]:
    """Return an issue for each file that the record in `folder` has from another reader; none without such a record."""
    path = folder / RECORD_FILE
    if not path.is_file():
        return ()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT path, sha256, reader, text_sha256 FROM documents").fetchall()
    except sqlite3.DatabaseError:
        return ()  # an older record that does not say by what it was read
    return layout.reader_issues(rows, documents)


def _check_version(database: sqlite3.Connection, path: Path) -> None:
    (version,) = database.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    layout.check_version(version, str(path))


def _stored(database: sqlite3.Connection, path: Path) -> dict[str, set[str]]:
    """Return the columns of each table of the record that is there; an older record lacks some, which then are empty.

    Raises:
        RecordError: if there is one that this version does not know: leaving it out unseen would be worse.
    """
    stored: dict[str, set[str]] = {}
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table in _ASIDE:
            continue
        stored[table] = {row[1] for row in database.execute(f'PRAGMA table_info("{table}")')}
    layout.check_stored(stored, str(path))
    return stored


def migrate_project(folder: Path) -> bool:
    """Write the record of an older project in the form of this version; say whether there was anything to do.

    The record takes the place of the older one in one step. Reading needs no migration: what an older record lacks is
    taken for empty. Other tools that open the file find every documented name afterwards.

    Raises:
        RecordError: as `read_project` does, or if the folder cannot be written.
    """
    record = read_project(folder)
    path = folder / RECORD_FILE
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        stored = _stored(database, path)
    if stored == layout.current():
        return False
    _replace(folder, record)
    return True


def _rows(database: sqlite3.Connection, name: str, stored: dict[str, set[str]]) -> list[Row]:
    spec = [column for column in columns(name) if column.name in stored.get(name, ())]
    if not spec:
        return []
    listed = ", ".join(f'"{column.name}"' for column in spec)
    return [
        {column.name: layout.value_of(cell, column) for column, cell in zip(spec, cells, strict=True)}
        for cells in database.execute(f'SELECT {listed} FROM "{name}" ORDER BY rowid')
    ]
