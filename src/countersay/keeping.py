"""What is kept from one run to the next, so that only new or changed files are read again: keys and the shelf they open.

A key is a digest of everything that the kept outcome depends on: what was given, the settings, and the software itself,
down to each of its files and to the packages installed beside it. A change to any of them is another key; nothing is ever
taken for nearly the same.
"""

import hashlib
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol

from countersay.codec import for_digest

_WITHOUT = frozenset({"cli", "reporting", "exports", "review", "__pycache__"})
"""Packages that only show what was found."""


class Shelf(Protocol):
    """Keeps bytes by key; losing some of them costs time and nothing else."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key, None if nothing was."""

    def put(self, key: str, packed: bytes) -> None:
        """Keep bytes under a key."""

    def use(self, key: str) -> bool:
        """Say that what is kept under a key is of use still, without taking it; return whether there is any."""


def key_of(kind: str, *parts: object) -> str:
    """Return the key of the outcome of `kind` for what is given; parts are made of the model's types.

    >>> key_of("a", 1) == key_of("a", 1), key_of("a", 1) == key_of("b", 1)
    (True, False)
    """
    return hashlib.sha256(for_digest(fingerprint(), kind, *parts)).hexdigest()


@cache
def fingerprint() -> str:
    """Return a digest of this software: its files, the interpreter, and the packages installed beside it."""
    digest = hashlib.sha256(f"{sys.version}\n{unicodedata.unidata_version}\n".encode())
    root = Path(__file__).resolve().parent
    _add_files(digest, root, lambda inner: _WITHOUT.isdisjoint(inner))
    places = [Path(place) for place in sys.path if place]
    # A package may put a folder of its own on the path when it is imported, as Ray does: that is no other software.
    own = [place for place in places if not any(_is_of_packages(one) and one in places for one in place.parents)]
    beside = {entry.name for place in own for entry in place.glob("*.dist-info")}
    digest.update("\n".join(sorted(beside)).encode())
    return digest.hexdigest()


def _is_of_packages(folder: Path) -> bool:
    return folder.name in ("site-packages", "dist-packages")


@cache
def drawing() -> str:
    """Return a digest of what draws reports, which `fingerprint` leaves out."""
    digest = hashlib.sha256()
    _add_files(digest, Path(__file__).resolve().parent / "reporting", lambda inner: "__pycache__" not in inner)
    return digest.hexdigest()


def _add_files(digest: "hashlib._Hash", root: Path, wanted: Callable[[tuple[str, ...]], bool]) -> None:
    for path in sorted(root.rglob("*")):
        inner = path.relative_to(root).parts
        if wanted(inner) and path.is_file():
            digest.update(f"{'/'.join(inner)}\n{path.stat().st_size}\n".encode())
            digest.update(path.read_bytes())
