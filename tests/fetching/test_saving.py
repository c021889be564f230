"""What is left on disk after a page was fetched."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from countersay.errors import InputError
from countersay.fetching.download import FetchLimits
from countersay.fetching.saving import EVIDENCE, fetch
from tests.fetching.serving import answer, redirect, serving

AT = datetime(2031, 5, 4, 9, 12, 33, tzinfo=UTC)
PAGE = b"<!DOCTYPE html><html><p>Twelve boats sank on 3 May 2031.</p>"
LIMITS = FetchLimits(allow_private=True, seconds=10)


def test_page_warc_and_log(tmp_path: Path) -> None:
    with serving({"/a": redirect("/news/boats.html"), "/news/boats.html": answer(PAGE)}) as (address, _):
        saved = fetch(f"{address}/a", tmp_path / "new", LIMITS, now=AT)
    assert saved.page is not None
    assert saved.page.read_bytes() == PAGE
    assert saved.page.name.endswith("-news-boats-20310504T091233Z.html")
    assert saved.warc.parent == tmp_path / "new" / EVIDENCE
    (line,) = (saved.warc.parent / "log.jsonl").read_text().splitlines()
    entry = json.loads(line)
    assert entry["at"] == "2031-05-04T09:12:33Z"
    assert entry["sha256"] == hashlib.sha256(PAGE).hexdigest()
    assert entry["redirects"] == [[302, f"{address}/a"]]
    assert ["Content-Type", "text/html"] in entry["headers"]
    assert entry["page"] == saved.page.name


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    with serving({"/a": answer(PAGE)}) as (address, _):
        first, second = (fetch(f"{address}/a", tmp_path, LIMITS, now=AT) for _ in range(2))
    assert first.page is not None
    assert second.page is not None
    assert first.page != second.page
    assert len((tmp_path / EVIDENCE / "log.jsonl").read_text().splitlines()) == 2


def test_an_error_is_kept_as_proof_and_not_as_a_page(tmp_path: Path) -> None:
    with serving({}) as (address, _):
        saved = fetch(f"{address}/gone", tmp_path, LIMITS, now=AT)
    assert (saved.status, saved.page) == (404, None)
    assert saved.warc.is_file()
    assert [path.name for path in tmp_path.iterdir()] == [EVIDENCE]


@pytest.mark.parametrize(
    ("path", "kind", "ending"),
    [
        pytest.param("/../../etc/x", "text/html", ".html", id="a path that climbs"),
        pytest.param("/a%00b%2F..%2Fc", "text/plain; charset=utf-8", ".txt", id="hidden slashes"),
        pytest.param("/" + "a" * 900, "application/octet-stream", ".bin", id="a long one"),
        pytest.param("/report.pdf", "application/pdf", ".html", id="a page in place of a PDF"),
        pytest.param("/x?y=" + "%F0%9F%98%80" * 9, "text/html", ".html", id="other signs"),
    ],
)
def test_names_are_plain(tmp_path: Path, path: str, kind: str, ending: str) -> None:
    with serving({path: answer(b"<!DOCTYPE html><html>" + PAGE, Content_Type=kind)}) as (address, _):
        saved = fetch(address + path, tmp_path, LIMITS, now=AT)
    assert saved.page is not None
    assert saved.page.parent == tmp_path
    assert saved.page.name.isascii()
    assert len(saved.page.name) < 140
    assert saved.page.suffix == ending


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with serving({"/a": answer(PAGE)}) as (address, _), pytest.raises(InputError) as raised:
        fetch(f"{address}/a", tmp_path / "file", LIMITS, now=AT)
    assert raised.value.code == "fetch-unwritable"
