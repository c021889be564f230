"""A project in SQLite files of its folder: the default, which needs no server."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from countersay.keeping import Shelf
from countersay.model import Document, Issue, Record
from countersay.store.decision_log import DecisionLog
from countersay.store.examined import Examined, read_examined, write_examined
from countersay.store.lock import locked
from countersay.store.project import (
    RECORD_FILE,
    WritePages,
    changed_readers,
    digest_of,
    migrate_project,
    read_project,
    sweep,
    write_project,
)
from countersay.store.users import UserFile


class Embedded:
    """A project folder; see `base.Store`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.where = str(folder)
        self.log = DecisionLog(folder)
        self.users = UserFile(folder)

    def locked(
        self, wait: float = 10.0, *, sleep: Callable[[float], None] = time.sleep
    ) -> AbstractContextManager[None]:
        """Hold the lock of the folder."""
        return locked(self.folder, wait, sleep=sleep)

    def sweep(self) -> None:
        """Remove what runs that were killed left."""
        sweep(self.folder)

    def exists(self) -> bool:
        """Say whether there is a record."""
        return (self.folder / RECORD_FILE).is_file()

    def stamp(self) -> int:
        """Return when the record was written, in nanoseconds; -1 without one."""
        path = self.folder / RECORD_FILE
        return path.stat().st_mtime_ns if path.is_file() else -1

    def digest(self) -> str | None:
        """Return a digest of the record and every page of the report; None if they are not all there."""
        return digest_of(self.folder)

    def read(self) -> Record:
        """Read the record."""
        return read_project(self.folder)

    def write(
        self,
        record: Record,
        report: str,
        write_pages: WritePages | None = None,
        shelf: Shelf | None = None,
    ) -> str:
        """Put a record in the place of the last one, and its report beside it."""
        return write_project(self.folder, record, report, write_pages, shelf)

    def changed_readers(self, documents: Sequence[Document]) -> tuple[Issue, ...]:
        """Return an issue for each file that the stored record has from another reader."""
        return changed_readers(self.folder, documents)

    def migrate(self) -> bool:
        """Write an older record in the form of this version."""
        return migrate_project(self.folder)

    def examined(self) -> Examined | None:
        """Return what the last run examined."""
        return read_examined(self.folder)

    def write_examined(self, examined: Examined) -> None:
        """Note what was examined."""
        write_examined(self.folder, examined)

    def close(self) -> None:
        """Do nothing: no connection is kept."""
