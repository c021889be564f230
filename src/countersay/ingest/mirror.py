"""Folders of object stores, such as s3://bucket/case or gs://bucket/case: brought beside the project, then read like any folder.

Only files that are new or changed there are copied, those that are gone there are removed here. What reaches the store is
fsspec, which comes with the extra `ray`, and the library that fsspec names for the kind of store.
"""

import json
import re
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from countersay.errors import InputError, SettingsError

_NOTES = ".mirror.json"


def is_address(text: str) -> bool:
    """Say whether a path names a place elsewhere.

    >>> is_address("s3://bucket/case"), is_address("statements/"), is_address("C:/statements")
    (True, False, False)
    """
    return re.match(r"[a-z][a-z0-9+.-]+://", text) is not None


def mirrored(address: str, home: Path) -> Path:
    """Copy what is new or changed below an address into a folder of `home`; return that folder.

    Raises:
        SettingsError: if fsspec, or what it needs for the kind of store, is not installed.
        InputError: if there is nothing at the address, or it cannot be reached.
    """
    store, root = _opened(address)
    folder = home / sha256(address.encode()).hexdigest()[:16]
    try:
        there = _listed(store, root)
        if not there:
            raise InputError("no files are there.", code="path-missing", path=address, remedy="Check the address.")
        known = _noted(folder)
        for gone in sorted(known.keys() - there.keys()):
            (folder / gone).unlink(missing_ok=True)
        for below, mark in sorted(there.items()):
            if known.get(below) != mark or not (folder / below).is_file():
                _copy(store, f"{root}/{below}", folder / below)
    except OSError as error:
        raise InputError(
            f"cannot be reached: {error}", code="address-unreachable", path=address, remedy="Check address and access."
        ) from error
    (folder / _NOTES).write_text(json.dumps(there, sort_keys=True), encoding="utf-8")
    return folder


def _opened(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        store, root = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise SettingsError(
            f"{address} cannot be read: {error}.",
            code="store-library-missing",
            remedy="Install countersay[ray], and for s3:// the package s3fs.",
        ) from error
    except ValueError as error:
        raise InputError(
            f"{error}.", code="address-unknown", path=address, remedy="Name s3://, gs://, file:// or the like."
        ) from error
    return store, str(root).rstrip("/")


def _listed(store: Any, root: str) -> dict[str, str]:
    """Return the files below a root by their paths below it, each with what changes when it does; hidden ones are left out."""
    found = {}
    for name, info in store.find(root, detail=True).items():
        below = PurePosixPath(str(name).removeprefix(root).lstrip("/"))
        if below.parts and ".." not in below.parts and not any(part.startswith(".") for part in below.parts):
            found[str(below)] = str(store.ukey(name)) if info.get("size") is None else _mark(info)
    return found


def _mark(info: Mapping[str, Any]) -> str:
    stamps = (info.get(key) for key in ("size", "ETag", "etag", "md5Hash", "mtime", "LastModified", "created"))
    return " ".join(str(stamp) for stamp in stamps if stamp is not None)


def _copy(store: Any, name: str, path: Path) -> None:
    """Copy a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    with store.open(name, "rb") as source, aside.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    aside.replace(path)


def _noted(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(found) if isinstance(found, dict) else {}
