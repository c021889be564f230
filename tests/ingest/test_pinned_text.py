"""The same file has the same canonical text on every platform, and another text only under another reader."""

import hashlib
import json
from pathlib import Path

import pytest

from countersay.ingest.formats import format_of, read_any
from countersay.ingest.reading import Ask

FOLDER = Path(__file__).parent / "libreoffice"
PINNED = Path(__file__).parent / "pinned-texts.json"


def digests(path: Path) -> list[list[str]]:
    """Return the reader and the SHA-256 of the canonical text of each document of a file."""
    form, _ = format_of(path.read_bytes(), path.name)
    assert form is not None
    readings = read_any(path.read_bytes(), Ask(name=path.name), form).readings
    return [[one.reader, hashlib.sha256(one.text.encode()).hexdigest()] for one in readings]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_a_kept_file_has_the_text_that_was_pinned_under_its_reader(name: str) -> None:
    """Where a reader rightly gives another text, raise its number; then `python -m tests.ingest.test_pinned_text` pins."""
    assert digests(FOLDER / name) == json.loads(PINNED.read_text(encoding="utf-8"))[name]


def pin() -> None:
    """Write the digests; refuse where a text changed and the number of its reader did not rise."""
    former = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
    found = {path.name: digests(path) for path in sorted(FOLDER.iterdir())}
    for name, rows in found.items():
        for (reader, text), (old_reader, old_text) in zip(rows, former.get(name, []), strict=False):
            if text != old_text and reader == old_reader:
                raise SystemExit(f"{name} has another text under {reader}: raise the number of that reader first.")
    PINNED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    pin()
