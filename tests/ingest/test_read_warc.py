"""Pages out of web archives."""

import gzip
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from countersay.config import Config, Limits
from countersay.errors import InputError
from countersay.fetching.download import Exchange
from countersay.fetching.warc import warc_file
from countersay.ingest.folder import read_paths
from countersay.ingest.read_warc import read_wacz, read_warc
from countersay.ingest.reading import Ask
from tests.pdfs import Sheet, pdf

AT = datetime(2031, 5, 4, 9, 12, tzinfo=UTC)
PAGE = (
    b"<html><head><title>Boats</title></head><body><article><h1>Boats at the lock</h1><p>Between 3 March 2031 and 9 April "
    b"2031, 412 boats passed the lock at Arlen, as the harbour board counted them day by day.</p></article></body></html>"
)


def exchange(url: str, body: bytes, kind: str = "text/html", status: int = 200) -> Exchange:
    received = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    return Exchange(url=url, number="192.0.2.7", status=status, headers=(), sent=b"GET", received=received, body=body)


EXCHANGES = [
    exchange("https://arlen.example/old", b"moved", status=301),
    exchange("https://arlen.example/boats?day=4", PAGE),
    exchange("https://arlen.example/boats.css", b"p {}", "text/css"),
    exchange("https://arlen.example/robots.txt", b"User-agent: *", "text/plain"),
    exchange("https://arlen.example/note.pdf", pdf([Sheet().text(50, 700, "Nine carts came.")]), "application/pdf"),
    exchange("https://arlen.example/frame", b"<html><body></body></html>"),
]
ARCHIVE = warc_file(EXCHANGES, AT, "test")


def packed(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return target.getvalue()


def test_pages_and_documents_are_read_and_the_rest_passed_over() -> None:
    outcome = read_warc(ARCHIVE, Ask())
    found = {reading.path: reading for reading in outcome.readings}
    assert list(found) == ["arlen.example/boats/day=4.html", "arlen.example/note.pdf"]
    assert "412 boats passed the lock" in found["arlen.example/boats/day=4.html"].text
    assert found["arlen.example/note.pdf"].text == "Nine carts came."
    assert found["arlen.example/note.pdf"].pages


def test_a_file_without_packing_reads_alike() -> None:
    plain = read_warc(gzip.decompress(ARCHIVE), Ask())
    assert plain == read_warc(ARCHIVE, Ask())


def test_the_pages_that_a_wacz_lists_are_read() -> None:
    pages = (
        b'{"format": "json-pages-1.0"}\n'
        + json.dumps({"url": "https://arlen.example/boats?day=4"}).encode()
        + b"\nnot json"
    )
    outcome = read_wacz(packed(**{"archive__data.warc.gz": ARCHIVE, "pages__pages.jsonl": pages}), Ask())
    assert [reading.path for reading in outcome.readings] == ["arlen.example/boats/day=4.html"]
    every = read_wacz(packed(**{"archive__data.warc.gz": ARCHIVE}), Ask())
    assert len(every.readings) == 2


def test_what_follows_a_damaged_record_is_said() -> None:
    outcome = read_warc(gzip.decompress(ARCHIVE) + b"boats", Ask())
    assert (len(outcome.readings), [trouble.code for trouble in outcome.troubles]) == (2, ["file-damaged"])


@pytest.mark.parametrize(
    ("data", "ask", "code"),
    [
        pytest.param(warc_file([], AT, "test"), Ask(), "archive-empty", id="no page"),
        pytest.param(b"WARC/1.0\r\nboats", Ask(), "file-damaged", id="damaged"),
        pytest.param(ARCHIVE, Ask(archive=3), "limit-exceeded", id="too deep"),
        pytest.param(ARCHIVE, Ask(limits=replace(Limits(), expanded=100)), "limit-exceeded", id="too large"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, ask: Ask, code: str) -> None:
    with pytest.raises(InputError) as raised:
        read_warc(data, ask)
    assert raised.value.code == code


@pytest.mark.parametrize(
    "url",
    ["https://arlen.example/../../etc/x", "urn:x:../../y", "https://[", "https://arlen.example/%2e%2e/%2e%2e/a\\b"],
)
def test_names_do_not_lead_out(url: str) -> None:
    outcome = read_warc(warc_file([exchange(url, PAGE)], AT, "test"), Ask())
    (reading,) = outcome.readings
    assert ".." not in reading.path.split("/")
    assert not reading.path.startswith("/")


def test_a_folder_with_web_archives_by_whatever_name(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(ARCHIVE)
    (tmp_path / "b.wacz").write_bytes(packed(**{"archive__data.warc.gz": ARCHIVE}))
    read = read_paths([tmp_path], Config())
    assert [(one.path, one.copies) for one in read.documents] == [
        ("a.warc.gz!/arlen.example/boats/day=4.html", ("b.wacz!/arlen.example/boats/day=4.html",)),
        ("a.warc.gz!/arlen.example/note.pdf", ("b.wacz!/arlen.example/note.pdf",)),
    ]
