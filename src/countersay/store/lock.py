"""One writer a project: a lock of the operating system on a file of the folder, which ends with the process that holds it.

Reading needs no lock: a record is put in place whole. The file stays when nobody holds the lock; it means nothing then.
"""

import errno
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from countersay.errors import RecordError

LOCK_FILE = ".lock"
_POLL = 0.1  # seconds between two tries


@contextmanager
def locked(
    folder: Path, wait: float = 10.0, *, sleep: Callable[[float], None] = time.sleep, name: str = LOCK_FILE
) -> Iterator[None]:
    """Hold the lock of a project folder, which is made if need be; wait up to `wait` seconds for another process.

    `name` is that of the locked file, for what is written without waiting for an examination.

    Raises:
        RecordError: if another process holds the lock all the time, or the folder cannot be written.
    """
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = _held(folder / name, wait, sleep)
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        if made and [path.name for path in folder.iterdir()] == [name]:
            with suppress(OSError):  # nothing came of the run: leave nothing behind
                (folder / name).unlink()
                folder.rmdir()
        file.close()


_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_REFUSED_BY_SQLITE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})


def unwritable(folder: Path, error: Exception) -> RecordError:
    """Return the error of a project folder that cannot be written, with what to do: give leave to write, or make room.

    >>> print(unwritable(Path("p"), PermissionError(errno.EACCES, "Permission denied")))
    p: cannot write the project: Permission denied. Choose another folder with --out, or make this one writable. [project-unwritable]
    """
    sqlite_code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    refused = getattr(error, "errno", None) in _REFUSED or sqlite_code in _REFUSED_BY_SQLITE
    remedy = "make this one writable" if refused else "free some space and run the same again to go on"
    return RecordError(
        f"cannot write the project: {getattr(error, 'strerror', None) or error}",
        code="project-unwritable",
        path=str(folder),
        remedy=f"Choose another folder with --out, or {remedy}.",
    )


def _held(path: Path, wait: float, sleep: Callable[[float], None]) -> IO[str]:
    tries = 1 + int(wait / _POLL)
    for number in range(tries):
        if number:
            sleep(_POLL)
        # Only the first byte is locked, and the holder is named after it: on Windows locked bytes cannot be read.
        file = open(path, "a+", encoding="ascii")  # noqa: SIM115  # the lock lives as long as the file is open
        if _take(file) and _is_at(file, path):
            file.seek(0)
            file.truncate()
            file.write(f" {os.getpid()}\n")
            file.flush()
            return file
        file.close()
    raise refused(str(path.parent), _holder(path))


def refused(where: str, holder: str) -> RecordError:
    """Return the error of a project that another process, named if it is known, is writing."""
    named = f" ({holder.removeprefix('countersay (').removesuffix(')')})" if holder else ""
    return RecordError(
        f"another countersay{named} is writing this project.",
        code="project-locked",
        path=where,
        remedy="Wait until it ends, or choose another folder with --out.",
    )


def _is_at(file: IO[str], path: Path) -> bool:
    """Say whether the file was not removed between being opened and being locked."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    return False


def _holder(path: Path) -> str:
    with suppress(OSError, ValueError):
        return f"process {int(path.read_text(encoding='ascii').strip())}"
    return ""


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> bool:
        file.seek(0)
        with suppress(OSError):
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _take(file: IO[str]) -> bool:
        with suppress(OSError):
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
