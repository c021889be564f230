"""Examine a folder again whenever its files change."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from countersay.ingest.folder import OUTPUT_FOLDER, PROJECT_MARKS

State = Mapping[str, tuple[int, int]]


def state_of(paths: Sequence[Path], without: Path) -> State:
    """Return size and time of change of every file below the paths, hidden ones and the project folder left out."""
    found: dict[str, tuple[int, int]] = {}
    for path in paths:
        if path.is_file():
            _note(found, path)
        for folder, folders, files in os.walk(path):
            here = Path(folder)
            if here != path and not PROJECT_MARKS.isdisjoint(files):
                folders.clear()
                continue
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and name != OUTPUT_FOLDER and (here / name).resolve() != without.resolve()
            )
            for name in files:
                if not name.startswith((".", "~$")):
                    _note(found, here / name)
    return found


def _note(found: dict[str, tuple[int, int]], path: Path) -> None:
    try:
        info = path.stat()
    except OSError:  # gone since it was listed
        return
    found[str(path)] = (info.st_size, info.st_mtime_ns)


def changes(
    look: Callable[[], State], interval: float, *, sleep: Callable[[float], None] = time.sleep
) -> Iterator[tuple[int, int, int]]:
    """Yield how many files are new, changed and gone, each time that files changed and then rested for one look.

    The first look counts everything as new. A file that is still being written changes from one look to the next, so nothing is
    yielded before it is at rest.
    """
    told: State | None = None
    before = look()
    while True:
        now = before if told is None else look()
        if now == before and now != told:
            old = told or {}
            changed = sum(old[name] != now[name] for name in old.keys() & now.keys())
            yield len(now.keys() - old.keys()), changed, len(old.keys() - now.keys())
            told = now
        before = now
        sleep(interval)
