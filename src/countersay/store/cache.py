"""What earlier runs of a project found in each file, in one SQLite file of the project folder that can be deleted.

1. A row is written as soon as a document is read, so that an interrupted run is taken up where it ended.
2. A row carries a digest of its bytes; a damaged row is no row, a damaged file is made anew.
3. Nothing that goes wrong here stops a run: without the file, everything is read again.
4. After a run that came to its end, rows that it had no use for are dropped.
"""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CACHE_FILE = ".cache.sqlite"
_LAYOUT = 2
_DIGEST = 16


class Cache:
    """Bytes by key in the file `path`; see `keeping.Shelf`. Of use within `opened`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.used: set[str] = set()
        self._database: sqlite3.Connection | None = None

    @contextmanager
    def opened(self) -> Iterator["Cache"]:
        """Open the file, making it anew if it is damaged; close it at the end."""
        self._database = self._connect() or self._anew()
        try:
            yield self
        finally:
            self._close()

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, None if nothing was or its bytes are damaged."""
        self.used.add(key)
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT digest, packed FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or _digest(row[1]) != row[0]:
            return None
        return zlib.decompress(row[1])

    def put(self, key: str, packed: bytes) -> None:
        """Keep bytes under a key; they survive the end of this process, however it comes."""
        self.used.add(key)
        if self._database is not None:
            small = zlib.compress(packed, 1)  # a quarter of the size, for a hundredth of the time it took to find
            with suppress(sqlite3.Error):
                self._database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (key, _digest(small), small))

    def use(self, key: str) -> bool:
        """Keep what is under a key from being dropped; return whether there is any."""
        self.used.add(key)
        if self._database is None:
            return False
        try:
            return self._database.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone() is not None
        except sqlite3.Error:
            return False

    def clear(self) -> None:
        """Drop everything."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.execute("DELETE FROM kept")

    def drop_unused(self) -> None:
        """Drop what was neither asked for nor put since the file was opened."""
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            self._database.execute("CREATE TEMP TABLE used (key TEXT PRIMARY KEY)")
            self._database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in sorted(self.used)))
            self._database.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")

    def _connect(self) -> sqlite3.Connection | None:
        database = None
        try:
            database = sqlite3.connect(self.path, isolation_level=None)
            database.execute("PRAGMA temp_store = MEMORY")
            # With a write-ahead log a row costs no wait for the disk, and a killed process leaves whole rows.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            (layout,) = database.execute("PRAGMA user_version").fetchone()
            if layout == 0:
                database.execute("CREATE TABLE kept (key TEXT PRIMARY KEY, digest BLOB, packed BLOB)")
                database.execute(f"PRAGMA user_version = {_LAYOUT}")
            if layout in (0, _LAYOUT):
                database.execute("SELECT count(*) FROM (SELECT key FROM kept LIMIT 1)").fetchone()
                return database
        except sqlite3.Error:
            pass
        if database is not None:
            database.close()
        return None

    def _anew(self) -> sqlite3.Connection | None:
        with suppress(OSError):
            for name in (CACHE_FILE, f"{CACHE_FILE}-wal", f"{CACHE_FILE}-shm"):
                self.path.with_name(name).unlink(missing_ok=True)
            return self._connect()
        return None

    def _close(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()


def _digest(packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=_DIGEST).digest()
