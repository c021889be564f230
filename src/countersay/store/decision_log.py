"""The decisions of people: one file of a project that is only ever added to.

1. A row is added in one transaction and is on disk before `append` returns; a process that dies in between leaves the
   log as it was. Triggers refuse to change or remove a row.
2. Each row's id is a digest over the row and the id before it, so that a log cut out of another, or edited by hand, is
   noticed on reading.
3. Whoever adds a row says up to which row they had read what concerns the same words. If others added one meanwhile,
   nothing is written and they are shown it.

The file stands beside the record and is never part of it: a run, an upgrade or a new record does not touch it.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import get_ident

import msgspec

from countersay.errors import CountersayError, RecordError
from countersay.model import DecidedWords, Decision

LOG_FILE = "decisions.sqlite"
LOG_VERSION = 1
_WAIT = 20.0  # seconds that a writer waits for another
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE decisions (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL);
CREATE TABLE touches (spot TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (spot, seq)) WITHOUT ROWID;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never removed'); END;
"""


class DecisionConflictError(CountersayError):
    """Others decided about the same words since they were shown; `since` are their decisions, in order."""

    code = "decision-conflict"

    def __init__(self, since: Sequence[Decision]) -> None:
        super().__init__(
            "the same words were decided about meanwhile", remedy="Look at what was decided and try again."
        )
        self.since = tuple(since)


class DecisionLog:
    """The log of a project folder; made with the first decision. Instances hold no connection and can be shared."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOG_FILE

    def rows(self) -> tuple[Decision, ...]:
        """Return all decisions in the order in which they were made; none if there is no log.

        Raises:
            RecordError: if there is a log that cannot be read or is not whole: decisions must not be lost silently.
        """
        if not self.path.is_file():
            return ()
        with self._open(write=False) as database:
            found = [read_body(body) for (body,) in database.execute("SELECT body FROM decisions ORDER BY seq")]
        check_chain(found, str(self.path))
        return tuple(found)

    def version(self, passages: Iterable[DecidedWords]) -> int:
        """Return the number of the last decision that concerns any of these words, 0 if there is none."""
        if not self.path.is_file():
            return 0
        with self._open(write=False) as database:
            return _last(database, spots_of(passages))

    def append(self, decision: Decision, seen: int | None = None) -> Decision:
        """Add a decision and return it with its id; it is on disk when this returns.

        Args:
            decision: what was decided; its id is given here.
            seen: what `version` returned when the reviewer was shown these words; None adds it in any case.

        Raises:
            DecisionConflictError: if others decided about the same words after `seen`; nothing is written.
            RecordError: if the log cannot be written.
        """
        spots = spots_of(decision.passages)
        with self._open(write=True) as database:
            database.execute("BEGIN IMMEDIATE")
            if seen is not None and _last(database, spots) > seen:
                raise DecisionConflictError(_since(database, spots, seen))
            previous = database.execute("SELECT seq, id FROM decisions ORDER BY seq DESC LIMIT 1").fetchone()
            seq, before = (previous[0] + 1, previous[1]) if previous else (1, "")
            if decision.undoes is not None:
                known = database.execute("SELECT 1 FROM decisions WHERE id = ?", (decision.undoes,)).fetchone()
                if known is None:
                    raise unknown_undone(str(self.path))
            fresh = chained(decision, before)
            body = body_of(fresh)
            database.execute("INSERT INTO decisions VALUES (?, ?, ?)", (seq, fresh.id, body))
            database.executemany("INSERT INTO touches VALUES (?, ?)", [(spot, seq) for spot in spots])
            database.execute("COMMIT")
        return fresh

    @contextmanager
    def _open(self, *, write: bool) -> Iterator[sqlite3.Connection]:
        try:
            if write and not self.path.is_file():
                self._create()
            address = f"{self.path.absolute().as_uri()}?mode=rw"
            with closing(sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)) as database:
                # A journal in the same folder, not a write-ahead log: one file is all there is to copy.
                database.execute("PRAGMA synchronous = EXTRA")
                self._check_version(database)
                yield database
        except (OSError, sqlite3.Error, msgspec.DecodeError) as error:
            raise _unusable(error, write=write, where=str(self.path)) from error

    def _create(self) -> None:
        """Make an empty log and put it in place whole: a file without tables is never a log, it is a loss."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(f".{LOG_FILE}.{os.getpid()}.{get_ident()}")
        try:
            with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
                database.executescript(_SCHEMA)
                database.execute("INSERT INTO meta VALUES ('version', ?)", (str(LOG_VERSION),))
            try:
                os.link(fresh, self.path)  # unlike a rename it never takes the place of a log made meanwhile
            except FileExistsError:
                pass
            except OSError:  # a file system without links
                if not self.path.exists():
                    os.rename(fresh, self.path)
        finally:
            fresh.unlink(missing_ok=True)

    def _check_version(self, database: sqlite3.Connection) -> None:
        row = database.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        if row is None or int(row[0]) > LOG_VERSION:
            raise newer_log(row[0] if row else "none", str(self.path))


def _unusable(error: Exception, *, write: bool, where: str) -> RecordError:
    """Return the error of a log that cannot be used: the file, the disk, or others who write all the time."""
    primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        code, words, remedy = "decisions-busy", "others are writing the log of decisions", "Try again."
    elif write and (isinstance(error, OSError) or primary in _NO_ROOM):
        code, words = "decisions-unwritable", "the decision cannot be kept"
        remedy = "Free some space, or make the folder writable; then save it again."
    else:
        code, words = "decisions-unusable", "the log of decisions cannot be used"
        remedy = "Restore the file from a copy, or move it away to start anew."
    told = getattr(error, "strerror", None) or error
    return RecordError(f"{words}: {told}.", code=code, path=where, remedy=f"Nothing was changed. {remedy}")


def read_body(body: str) -> Decision:
    """Read a row as `body_of` wrote it."""
    return msgspec.json.decode(body, type=Decision)


def body_of(row: Decision) -> str:
    """Write a row as JSON."""
    return msgspec.json.encode(row).decode()


def chained(decision: Decision, before: str) -> Decision:
    """Return a decision as it is kept after the row whose id is `before`."""
    bare = replace(decision, id="", target="", state="pending", reason="")
    return replace(bare, id=_digest(bare, before))


def check_chain(rows: Sequence[Decision], where: str, before: str = "", first: int = 1) -> None:
    """Check that rows are as they were written: each id follows from the row and the id before it.

    Raises:
        RecordError: if one is not.
    """
    for number, row in enumerate(rows, first):
        if row.id != _digest(replace(row, id=""), before):
            raise RecordError(
                f"decision {number} is not as it was written",
                code="decisions-altered",
                path=where,
                remedy="Restore the log from a copy.",
            )
        before = row.id


def unknown_undone(where: str) -> RecordError:
    """Return the error of a decision that takes back one that is not there."""
    return RecordError("there is no such decision to undo", code="decision-unknown", path=where)


def newer_log(version: str, where: str) -> RecordError:
    """Return the error of a log that a newer version wrote."""
    return RecordError(
        f"expected a log of version {LOG_VERSION} or earlier, got {version}",
        code="decisions-version",
        path=where,
        remedy="Open it with the version of countersay that wrote it, or a later one.",
    )


def _digest(bare: Decision, before: str) -> str:
    """Digest a row by its fields that are set, so that fields added by later versions leave it as it is."""
    blank = Decision(id="", target="", verdict=bare.verdict)
    said = {name: getattr(bare, name) for name in Decision.__slots__ if getattr(bare, name) != getattr(blank, name)}
    packed = msgspec.json.encode([before, bare.verdict, sorted(said.items())])
    return f"dec-{hashlib.sha256(packed).hexdigest()[:16]}"


def spots_of(passages: Iterable[DecidedWords]) -> list[str]:
    """Return the keys of words that decisions are about, sorted."""
    return sorted({f"{one.text_sha256}:{one.start}:{one.end}" for one in passages})


def _last(database: sqlite3.Connection, spots: Sequence[str]) -> int:
    found = 0
    for spot in spots:
        (seq,) = database.execute("SELECT max(seq) FROM touches WHERE spot = ?", (spot,)).fetchone()
        found = max(found, seq or 0)
    return found


def _since(database: sqlite3.Connection, spots: Sequence[str], seen: int) -> list[Decision]:
    numbers: set[int] = set()
    for spot in spots:
        numbers |= {
            seq for (seq,) in database.execute("SELECT seq FROM touches WHERE spot = ? AND seq > ?", (spot, seen))
        }
    return [
        read_body(database.execute("SELECT body FROM decisions WHERE seq = ?", (seq,)).fetchone()[0])
        for seq in sorted(numbers)
    ]
