"""The bytes of a file: read whole or not at all, never waiting for a pipe, and seen when it changes meanwhile."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from countersay.errors import InputError

_TRIES = 3
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Bytes:
    """The bytes of a file. changed: the file was written to each time it was read, so they may be of two states."""

    data: bytes
    changed: bool = False


def read_bytes(path: Path, limit: int) -> Bytes:
    """Read a regular file whole; a larger one than `limit` is refused before anything is read, so is a pipe or device.

    A file that changes while it is read is read again, up to three times.

    Raises:
        InputError: if it cannot be read, is too large or no regular file; the code says which.
    """
    try:
        for _ in range(_TRIES):
            before = _looked_at(path, limit)
            with open(path, "rb", buffering=0, opener=_without_waiting) as file:
                data = _at_most(file.read, limit + 1)
                after = os.fstat(file.fileno())
            if len(data) > limit:
                raise too_large(len(data), limit)
            if _state(before) == _state(after) and len(data) == after.st_size:
                return Bytes(data)
        return Bytes(data, changed=True)
    except OSError as error:
        raise _unreadable(error) from error


def read_head(path: Path) -> bytes:
    """Read the first bytes of a regular file; nothing if it cannot be read or is none.

    >>> read_head(Path("no such file"))
    b''
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _looked_at(path: Path, limit: int) -> os.stat_result:
    info = path.stat()
    if not stat.S_ISREG(info.st_mode):
        raise InputError("is not a regular file.", code="unreadable", remedy="Give files or folders of text files.")
    if info.st_size > limit:
        raise too_large(info.st_size, limit)
    return info


def _state(info: os.stat_result) -> tuple[int, ...]:
    # Windows gives another device and number by path than by handle before Python 3.12, so these are not compared.
    return info.st_size, info.st_mtime_ns


def _without_waiting(path: str, flags: int) -> int:
    # If the file has become a pipe since it was looked at, opening must not wait for a writer.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _at_most(read, limit: int) -> bytes:  # type: ignore[no-untyped-def]
    parts = []
    while limit > 0:
        part = read(min(limit, 1 << 20))
        if not part:
            break
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def too_large(size: int, limit: int) -> InputError:
    """Return the error of a file of `size` bytes where only `limit` are read."""
    return InputError(
        f"has {size} bytes, more than the {limit} that are read.",
        code="too-large",
        remedy="Split it, or raise max_bytes under [limits] in corpus.toml.",
    )


def _unreadable(error: OSError) -> InputError:
    return InputError(
        f"cannot be read: {error.strerror or error}.",
        code="unreadable",
        remedy="Check that it is there and may be read.",
    )
