"""Where a page stood on the web: from the page, from archives, from what was noted at fetching."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from countersay.config import Config
from countersay.fetching.download import Exchange
from countersay.fetching.warc import warc_file
from countersay.ingest.folder import read_paths
from countersay.ingest.read_html import read_html
from countersay.ingest.read_mail import read_mhtml
from countersay.ingest.read_warc import read_warc
from countersay.ingest.reading import Ask, Reading

BODY = "<p>Between 3 March 2031 and 9 April 2031, 412 boats passed the lock, as the clerks counted them.</p>"


def addresses(reading: Reading) -> list[tuple[str, str]]:
    return [(one.value, one.origin) for one in reading.candidates if one.field == "address"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param('<link rel="canonical" href="https://vell.example/a">', "canonical link", id="canonical"),
        pytest.param('<meta property="og:url" content="https://vell.example/a">', "meta og:url", id="a card"),
        pytest.param("<!-- saved from url=(0022)https://vell.example/a -->", "comment of who saved it", id="a browser"),
        pytest.param(
            "<!--\n Page saved with SingleFile \n url: https://vell.example/a \n saved date: x\n-->",
            "comment of who saved it",
            id="a program that saves pages",
        ),
        pytest.param('<link rel="canonical" href="/a">', None, id="no whole address"),
        pytest.param('<link rel="canonical" href="file:///pages/a">', None, id="a file"),
        pytest.param('<link rel="stylesheet" href="https://vell.example/a">', None, id="another link"),
        pytest.param("<p>saved from url=(0022)https://vell.example/a", None, id="in the text"),
    ],
)
def test_a_page_says_where_it_stands(head: str, expected: str | None) -> None:
    (reading,) = read_html((head + BODY).encode(), Ask()).readings
    assert addresses(reading) == ([("https://vell.example/a", expected)] if expected else [])


def test_a_page_in_one_file_says_where_it_was() -> None:
    page = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://vell.example/a\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n\r\n'
        + BODY.encode()
        + b"\r\n--B--\r\n"
    )
    (reading,) = read_mhtml(page, Ask()).readings
    assert addresses(reading) == [("https://vell.example/a", "Snapshot-Content-Location")]


def test_an_archive_says_where_a_page_was_before_the_page_does() -> None:
    body = ('<link rel="canonical" href="https://other.example/b">' + BODY).encode()
    received = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    one = Exchange(
        url="https://vell.example/2031/05/03/a",
        number="192.0.2.7",
        status=200,
        headers=(),
        sent=b"GET",
        received=received,
        body=body,
    )
    (reading,) = read_warc(warc_file([one], datetime(2031, 5, 4, tzinfo=UTC), "test"), Ask()).readings
    assert addresses(reading) == [
        ("https://vell.example/2031/05/03/a", "WARC-Target-URI"),
        ("https://other.example/b", "canonical link"),
    ]
    assert [one.value for one in reading.candidates if one.field == "issued"] == ["2031-05-03"]


@pytest.mark.parametrize("changed", [False, True])
def test_the_log_of_fetching_says_where_a_page_was_while_it_is_unchanged(tmp_path: Path, changed: bool) -> None:
    (tmp_path / "a.html").write_text(BODY)
    digest = hashlib.sha256(b"other" if changed else BODY.encode()).hexdigest()
    row = {"page": "a.html", "sha256": digest, "url": "https://vell.example/a"}
    (tmp_path / ".fetch").mkdir()
    (tmp_path / ".fetch" / "log.jsonl").write_text("no row\n[]\n" + json.dumps(row) + "\n")
    (document,) = read_paths([tmp_path], Config()).documents
    found = [(one.value, one.origin) for one in document.metadata if one.field == "address"]
    assert found == ([] if changed else [("https://vell.example/a", "fetch log")])
