"""Files of a costly format are read once."""

from pathlib import Path

import pytest

from countersay import keeping
from countersay.config import Config, Limits
from countersay.errors import InputError
from countersay.ingest import kept
from countersay.ingest.folder import read_paths
from countersay.ingest.formats import Format
from countersay.ingest.reading import Ask, Outcome
from tests.corpora import write_corpus
from tests.pdfs import Sheet, pdf


def page(number: int) -> bytes:
    return pdf([Sheet().text(72, 700, f"On 3 May 2031, {number} lorries waited at the gate.")])


class Shelf(dict[str, bytes]):
    def put(self, key: str, packed: bytes) -> None:
        self[key] = packed

    def use(self, key: str) -> bool:
        return key in self


def test_second_reading_is_taken_from_the_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12), "b.txt": "On 4 May 2031, 13 lorries waited."})
    shelf = Shelf()
    first = read_paths([tmp_path], Config(), shelf)
    assert len(shelf) == 1
    assert first == read_paths([tmp_path], Config())

    read_apart = kept.read_apart

    def once(data: bytes, ask: Ask, form: Format) -> Outcome:
        assert not form.apart, "read again"
        return read_apart(data, ask, form)

    monkeypatch.setattr(kept, "read_apart", once)
    assert read_paths([tmp_path], Config(), shelf) == first


def test_changed_file_is_read_again(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12)})
    shelf = Shelf()
    read_paths([tmp_path], Config(), shelf)
    write_corpus(tmp_path, {"a.pdf": page(14)})
    assert "14 lorries" in read_paths([tmp_path], Config(), shelf).documents[0].text
    assert len(shelf) == 2


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(Config(ocr="eng"), id="OCR"),
        pytest.param(Config(limits=Limits(pages=7)), id="a limit"),
        pytest.param(Config(limits=Limits(characters=9)), id="characters"),
    ],
)
def test_another_setting_of_the_readers_reads_again(tmp_path: Path, config: Config) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12)})
    shelf = Shelf()
    read_paths([tmp_path], Config(), shelf)
    found = read_paths([tmp_path], config, shelf)
    assert len(shelf) == 2
    assert found == read_paths([tmp_path], config)


def test_other_software_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12)})
    shelf = Shelf()
    read_paths([tmp_path], Config(), shelf)
    monkeypatch.setattr(keeping, "fingerprint", lambda: "another version of a reader")
    read_paths([tmp_path], Config(), shelf)
    assert len(shelf) == 2


def test_another_recogniser_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12)})
    shelf = Shelf()
    for number in range(2):
        monkeypatch.setattr(kept, "_recogniser", lambda number=number: ("tesseract", number, number, ""))
        read_paths([tmp_path], Config(ocr="eng"), shelf)
    assert len(shelf) == 2


def test_file_that_cannot_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12)})
    shelf = Shelf()

    def fail(*_: object) -> None:
        raise InputError("could not be read within 1 seconds.", code="limit-exceeded")

    with monkeypatch.context() as patch:
        patch.setattr(kept, "read_apart", fail)
        assert read_paths([tmp_path], Config(), shelf).documents == ()
    assert not shelf
    assert len(read_paths([tmp_path], Config(), shelf).documents) == 1


def test_bytes_of_a_stranger_on_the_shelf_are_not_taken(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a.pdf": page(12)})
    shelf = Shelf()
    first = read_paths([tmp_path], Config(), shelf)
    for key in shelf:
        shelf[key] = b"\x93\x01\x02\x03"
    assert read_paths([tmp_path], Config(), shelf) == first
