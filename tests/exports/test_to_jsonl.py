import json
from pathlib import Path

import pytest

from countersay.errors import RecordError
from countersay.exports.to_jsonl import jsonl_files, read_jsonl, write_jsonl
from tests.test_codec import TEXT, record


def test_export_reads_back(tmp_path: Path) -> None:
    write_jsonl(record(), tmp_path / "out")
    assert read_jsonl(tmp_path / "out") == record()


def test_texts_lie_beside_the_tables() -> None:
    files = jsonl_files(record())
    assert files["text/d-1.txt"] == TEXT
    assert [json.loads(line)["id"] for line in files["figures.jsonl"].splitlines()] == ["f-1"]
    assert [json.loads(line)["target"] for line in files["factuality.jsonl"].splitlines()] == [
        e.id for e in record().events
    ]


def test_same_record_same_bytes() -> None:
    assert jsonl_files(record()) == jsonl_files(record())


def test_folder_that_is_no_export_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="manifest"):
        read_jsonl(tmp_path)


def test_other_version_is_refused(tmp_path: Path) -> None:
    write_jsonl(record(), tmp_path)
    (tmp_path / "manifest.json").write_text('{"version": 2}')
    with pytest.raises(RecordError, match="expected record version 1, got 2"):
        read_jsonl(tmp_path)
