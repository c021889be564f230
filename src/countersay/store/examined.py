"""What a project was made from: the paths and options of its last run, so that it can be run again.

Paths are kept relative to the project where the system allows it, so that a folder that holds both can be moved.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from countersay.model import CorpusSettings, DocumentOptions

EXAMINED_FILE = ".examined.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """The last run of a project; `settings` are those that held, for when the files are not at hand any more."""

    paths: tuple[str, ...]
    options: DocumentOptions | None = None
    settings: CorpusSettings | None = None


def write_examined(folder: Path, examined: Examined) -> None:
    """Note what was examined; a project whose folder cannot be written to is told so by what writes the record."""
    paths = tuple(_relative(path, folder) for path in examined.paths)
    kept = Examined(paths=paths, options=examined.options, settings=examined.settings)
    fresh = folder / f"{EXAMINED_FILE}.{os.getpid()}"
    try:
        fresh.write_bytes(msgspec.json.encode(kept))
        os.replace(fresh, folder / EXAMINED_FILE)
    except OSError:
        fresh.unlink(missing_ok=True)


def _relative(path: str, folder: Path) -> str:
    try:
        return Path(os.path.relpath(Path(path).resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return Path(path).resolve().as_posix()


def read_examined(folder: Path) -> Examined | None:
    """Return what was examined, with paths that can be opened from here; None if that is not known."""
    try:
        kept = msgspec.json.decode((folder / EXAMINED_FILE).read_bytes(), type=Examined)
    except (OSError, msgspec.DecodeError):
        return None
    paths = tuple(os.path.normpath(folder.resolve() / path) for path in kept.paths)
    return Examined(paths=paths, options=kept.options, settings=kept.settings)
