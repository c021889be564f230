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


def present(paths: Sequence[Path], without: Path) -> State | None:
    """Return the state of the paths; None while one of them is not there, as when a drive is not connected."""
    return state_of(paths, without) if all(path.exists() for path in paths) else None


def changes(
    look: Callable[[], State | None],
    interval: float,
    *,
    lost: Callable[[], None] = lambda: None,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[tuple[int, int, int]]:
    """Yield how many files are new, changed and gone, each time that files changed and then rested for one look.

    The first look counts everything as new. A file that is still being written changes from one look to the next, so nothing is
    yielded before it is at rest. Where `look` gives None nothing is yielded, since what is out of reach is not gone: `lost` is
    called once, and looking goes on.
    """
    told: State | None = None
    before = look()
    here = True
    while True:
        now = before if told is None and before is not None else look()
        if now is None and here:
            lost()
        here = now is not None
        if now is not None and now == before and now != told:
            old = told or {}
            changed = sum(old[name] != now[name] for name in old.keys() & now.keys())
            yield len(now.keys() - old.keys()), changed, len(old.keys() - now.keys())
            told = now
        before = now
        sleep(interval)
