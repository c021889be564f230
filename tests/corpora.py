"""Corpora for tests of the whole job: the example as a user would have it, and small ones written on the spot."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from countersay import examine
from countersay.codec import to_rows
from countersay.model import Record

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "dzelgar-pass"

NORTH = """HARBOUR AUTHORITY OF VELMARE
Press release 14 March 2031

Between 1 and 10 March 2031, 412 lorries passed the Kessel gate. The gate was never closed.

From 1 to 5 March 2031, 230 lorries passed the Kessel gate. Of these 230 lorries, 46 or 20% carried fruit.
"""
SOUTH = """Dock Workers' Union of Ostrand
16 March 2031

The union denies that the gate was open. Between 1 and 10 March 2031 only 197 lorries passed the Kessel gate, it said.

The Harbour Authority claimed that 412 lorries had passed. Since 3 March 2031, 51 dockers have been on strike.
"""
SETTINGS = """[parties]
north = "Harbour Authority of Velmare"
south = "Dock Workers' Union of Ostrand"

[documents."north.txt"]
issuer = "Harbour Authority of Velmare"
date = 2031-03-14
party = "north"

[documents."south.txt"]
issuer = "Dock Workers' Union of Ostrand"
date = 2031-03-16
party = "south"
"""


def write_corpus(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files (name to contents) into a folder, which is made."""
    for name, contents in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
    return folder


def small_corpus(folder: Path, **further: str | bytes) -> Path:
    """Write two documents that clash by 215 lorries, their settings, and further files (a.txt is written a_txt)."""
    files: dict[str, str | bytes] = {"north.txt": NORTH, "south.txt": SOUTH, "corpus.toml": SETTINGS}
    return write_corpus(folder, files | {name.replace("_", "."): text for name, text in further.items()})


def example_files() -> dict[str, str]:
    """Return the documents and settings of the example, without what stands beside them for its maintainers."""
    paths = [*EXAMPLE.glob("*.txt"), *EXAMPLE.glob("*.html"), EXAMPLE / "corpus.toml", EXAMPLE / "names.csv"]
    paths += [EXAMPLE / "evidence" / name for name in ("register.toml", "passages.csv")]
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}


def copy_example(folder: Path) -> Path:
    """Write the documents and settings of the example into a folder."""
    return write_corpus(folder, example_files())


@cache
def example_record() -> Record:
    """Return the record of the example; examined once."""
    paths = sorted(EXAMPLE.glob("*.txt"))
    return examine(paths)


@cache
def shared_record(folder: Path) -> Record:
    """Return the record of a corpus outside the repository; examined once."""
    return examine([folder])


def anchors(record: Record) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield every object of the exported record that has a start: table, id of its document, the object."""
    for table, rows in to_rows(record).items():
        for row in rows:
            home = row["id"] if table == "documents" else row.get("document")
            yield from ((table, document, item) for document, item in _anchored(row, home) if item["start"] is not None)


def _anchored(value: Any, document: str | None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, list):
        for item in value:
            yield from _anchored(item, document)
    elif isinstance(value, dict):
        here = value.get("document") or document
        if "start" in value and here is not None:
            yield here, value
        for item in value.values():
            yield from _anchored(item, here)


def countersay(*arguments: str | Path, timeout: int = 300, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "countersay", *map(str, arguments)],
        capture_output=True,
        timeout=timeout,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")} | environment,
        check=False,
    )


def without_settings(source: Path, folder: Path) -> Path:
    """Copy the documents of a corpus without its settings."""
    folder.mkdir(parents=True)
    for path in sorted(source.glob("*.txt")):
        shutil.copy(path, folder / path.name)
    return folder


def hear_interrupts() -> None:
    """Let a child process be interrupted also where the tests run in the background, which ignores interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
