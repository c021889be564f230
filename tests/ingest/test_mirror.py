"""A folder of an object store gives the record of the same folder on disk; here stores in memory and file:// addresses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.errors import InputError
from countersay.exports.to_jsonl import jsonl_files
from countersay.ingest.mirror import is_address, mirrored
from tests.corpora import NORTH, SETTINGS, SOUTH, small_corpus

fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install countersay[ray]")


@pytest.fixture
def store() -> Iterator[Any]:
    found = fsspec.filesystem("memory")
    found.pipe("/case/north.txt", NORTH.encode())
    found.pipe("/case/further/south.txt", SOUTH.encode())
    found.pipe("/case/.hidden", b"nothing")
    yield found
    found.rm("/case", recursive=True)


def copied(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_files_come_with_their_paths_and_hidden_ones_do_not(store: Any, tmp_path: Path) -> None:
    assert copied(mirrored("memory://case", tmp_path)) == {"further/south.txt": SOUTH, "north.txt": NORTH}


def test_only_what_changed_is_copied_again(store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = mirrored("memory://case", tmp_path)
    opened: list[str] = []
    real = type(store)._open
    monkeypatch.setattr(
        type(store), "_open", lambda self, path, *a, **k: (opened.append(path), real(self, path, *a, **k))[1]
    )
    mirrored("memory://case", tmp_path)
    assert opened == []
    store.pipe("/case/new.txt", b"12 lorries waited.")
    store.rm("/case/north.txt")
    opened.clear()
    assert mirrored("memory://case/", tmp_path / "other") != folder
    opened.clear()
    assert copied(mirrored("memory://case", tmp_path)) == {"further/south.txt": SOUTH, "new.txt": "12 lorries waited."}
    assert opened == ["/case/new.txt"]


def test_record_is_that_of_the_folder(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    (folder / "corpus.toml").write_text(SETTINGS)
    from_there = examine([mirrored(f"file://{folder}", tmp_path / "out")])
    assert jsonl_files(from_there) == jsonl_files(examine([folder]))


@pytest.mark.parametrize("address", ["memory://nothing-here", "no-such-store://bucket/case"])
def test_address_without_files_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        mirrored(address, tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"), [("s3://bucket", True), ("a/b", False), ("file:///x", True), ("x:y", False)]
)
def test_addresses_are_told_from_paths(text: str, expected: bool) -> None:
    assert is_address(text) is expected
