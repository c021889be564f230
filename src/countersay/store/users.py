"""Those who may log in to the review of a project folder: one file that its owner alone can read."""

import os
from pathlib import Path

import msgspec

from countersay.errors import RecordError
from countersay.store.base import User
from countersay.store.lock import locked, unwritable

USERS_FILE = "users.json"
_LOCK = ".users.lock"  # a password can be changed while a long examination holds the project


class UserFile:
    """The users of a project folder; read anew each time, so that a change holds at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / USERS_FILE

    def rows(self) -> tuple[User, ...]:
        """Return all of them by name.

        Raises:
            RecordError: if there is a file that cannot be read.
        """
        try:
            found = msgspec.json.decode(self.path.read_bytes(), type=tuple[User, ...])
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.DecodeError) as error:
            raise RecordError(
                f"the users cannot be read: {getattr(error, 'strerror', None) or error}",
                code="users-unreadable",
                path=str(self.path),
                remedy="Restore the file from a copy, or remove it and add the users again.",
            ) from error
        return tuple(sorted(found, key=lambda one: one.name))

    def find(self, name: str) -> User | None:
        """Return the one of that name."""
        return next((one for one in self.rows() if one.name == name), None)

    def put(self, user: User) -> None:
        """Add one, or give one of that name another password."""
        with locked(self.folder, name=_LOCK):
            self._write([one for one in self.rows() if one.name != user.name] + [user])

    def remove(self, name: str) -> bool:
        """Remove one; say whether there was one of that name."""
        if self.find(name) is None:
            return False
        with locked(self.folder, name=_LOCK):
            self._write([one for one in self.rows() if one.name != name])
        return True

    def _write(self, users: list[User]) -> None:
        fresh = self.path.with_name(f".{USERS_FILE}.{os.getpid()}")
        try:
            try:
                fresh.unlink(missing_ok=True)
                with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(msgspec.json.encode(sorted(users, key=lambda one: one.name)))
                os.replace(fresh, self.path)
            finally:
                fresh.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self.folder, error) from error
