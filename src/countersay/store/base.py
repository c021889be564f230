"""What a store of a project can do, wherever it keeps it: the record, the decisions, and who may log in.

There are two: `embedded` (SQLite files of the project folder, the default) and `postgres` (a schema of a database that a
team shares). Both keep the same rules, and the same tests run over both.
"""

import time
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from countersay.keeping import Shelf
from countersay.model import DecidedWords, Decision, Document, Issue, Record
from countersay.store.examined import Examined


class Log(Protocol):
    """The decisions of people: only ever added to."""

    def rows(self) -> tuple[Decision, ...]:
        """Return all decisions in the order in which they were made; none if there is no log.

        Raises:
            RecordError: if there is a log that cannot be read or is not whole: decisions must not be lost silently.
        """

    def version(self, passages: Iterable[DecidedWords]) -> int:
        """Return the number of the last decision that concerns any of these words, 0 if there is none."""

    def append(self, decision: Decision, seen: int | None = None) -> Decision:
        """Add a decision and return it with its id; it is kept for good when this returns.

        Args:
            decision: what was decided; its id is given here.
            seen: what `version` returned when the reviewer was shown these words; None adds it in any case.

        Raises:
            DecisionConflictError: if others decided about the same words after `seen`; nothing is written.
            RecordError: if the log cannot be written.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Who may log in. `hashed` is what `review.passwords` made of the password."""

    name: str
    hashed: str


class Users(Protocol):
    """Those who may log in to the review of a project."""

    def rows(self) -> tuple[User, ...]:
        """Return all of them by name."""

    def find(self, name: str) -> User | None:
        """Return the one of that name."""

    def put(self, user: User) -> None:
        """Add one, or give one of that name another password."""

    def remove(self, name: str) -> bool:
        """Remove one; say whether there was one of that name."""


class Store(Protocol):
    """One project. `folder` is where its report is written, `where` names it in messages, without any password."""

    @property
    def folder(self) -> Path:
        """The project folder."""

    @property
    def where(self) -> str:
        """The place of the record, for messages."""

    @property
    def log(self) -> Log:
        """The decisions."""

    @property
    def users(self) -> Users:
        """Those who may log in."""

    def locked(
        self, wait: float = 10.0, *, sleep: Callable[[float], None] = time.sleep
    ) -> AbstractContextManager[None]:
        """Hold the lock of the project; wait up to `wait` seconds for another process.

        Raises:
            RecordError: if another process holds the lock all the time, or the project cannot be written.
        """

    def sweep(self) -> None:
        """Remove what runs that were killed left; for the holder of the lock."""

    def exists(self) -> bool:
        """Say whether there is a record."""

    def stamp(self) -> Hashable:
        """Return what is another value after each new record."""

    def digest(self) -> str | None:
        """Return a digest of every byte of the record and its report; None where that is not known."""

    def read(self) -> Record:
        """Read the record.

        Raises:
            RecordError: if there is none, it is of a newer version, or it is damaged.
        """

    def write(
        self,
        record: Record,
        report: str,
        write_pages: Callable[[Path], Mapping[str, bytes]] | None = None,
        shelf: Shelf | None = None,
    ) -> str | None:
        """Put a record in the place of the last one in one step, and its report into the folder; return what `digest` then does.

        `write_pages` writes further pages into an empty folder and returns the SHA-256 of each by its name.

        A `shelf` may keep where rows stand, so that only those are written next time that are others.

        Raises:
            RecordError: if there is a record of a newer version, or the project cannot be written.
        """

    def changed_readers(self, documents: Sequence[Document]) -> tuple[Issue, ...]:
        """Return an issue for each file that the stored record has from another reader."""

    def migrate(self) -> bool:
        """Write an older record in the form of this version; say whether there was anything to do.

        Raises:
            RecordError: as `read` does, or if the project cannot be written.
        """

    def examined(self) -> Examined | None:
        """Return what the last run examined, with paths that can be opened from here; None if that is not known."""

    def write_examined(self, examined: Examined) -> None:
        """Note what was examined."""

    def close(self) -> None:
        """Let go of connections; the store can be used again."""
