"""Bytes from the disk: large, changing, vanishing and odd files."""

import os
from pathlib import Path

import pytest

from countersay.config import Config
from countersay.errors import InputError
from countersay.ingest import disk
from countersay.ingest.disk import read_bytes, read_head
from countersay.ingest.folder import read_paths

LIMIT = 64 * 1024 * 1024


def test_a_file_at_the_limit_is_read_and_one_above_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    assert read_bytes(path, 100) == disk.Bytes(b"x" * 100)
    with pytest.raises(InputError) as caught:
        read_bytes(path, 99)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("size", [1 << 30, 200 << 30], ids=["1 GB", "200 GB"])
def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(size)  # sparse: the larger one could not be read into memory
    with pytest.raises(InputError, match="more than"):
        read_bytes(path, LIMIT)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    with pytest.raises(InputError, match="not a regular file"):
        read_bytes(path, LIMIT)
    assert read_head(path) == b""


def test_a_vanished_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(tmp_path / "gone.txt", LIMIT)
    assert caught.value.code == "unreadable"


def changing(monkeypatch: pytest.MonkeyPatch, path: Path, times: int) -> None:
    """Write to the file while it is read, the first `times` times."""
    read = disk._at_most
    left = [times]

    def and_write(reader: object, limit: int) -> bytes:
        data: bytes = read(reader, limit)  # type: ignore[no-untyped-call]
        if left[0]:
            left[0] -= 1
            path.write_bytes(data + b" more")
        return data

    monkeypatch.setattr(disk, "_at_most", and_write)


def test_a_file_that_changes_once_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    changing(monkeypatch, path, 1)
    assert read_bytes(path, LIMIT) == disk.Bytes(b"one more")


def test_a_file_that_keeps_changing_is_read_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one")
    changing(monkeypatch, path, 9)
    ingested = read_paths([tmp_path], Config())
    assert [document.path for document in ingested.documents] == ["a.txt"]
    assert [(issue.code, issue.path) for issue in ingested.issues] == [("file-changing", "a.txt")]
