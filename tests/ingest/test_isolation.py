"""One file's reader crashes, hangs or swells: an issue names the file, and all others are examined."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from countersay.config import Config, Limits
from countersay.errors import InputError
from countersay.ingest import formats
from countersay.ingest.formats import Format
from countersay.ingest.isolation import read_apart
from countersay.ingest.reading import Ask

LIMITS = Limits(seconds=20, memory=512 * 1024 * 1024)
BAD = """
import os, sys, time
from countersay.ingest.reading import Outcome, Reading, only
def read(data, ask):
    what = data.decode().strip()
    if what == "crash":
        os.abort()
    if what == "leave":
        os._exit(0)
    if what == "hang":
        while True: time.sleep(1)
    if what == "swell":
        held = []
        while True: held.append(bytearray(1 << 24))
    if what == "error":
        raise KeyError(what)
    if what == "deep":
        def down(): return down()
        down()
    if what == "noise":
        print("noise on the standard output", file=sys.stderr)
    return only(Reading(text=what, media_type="text/x-bad", reader="bad/1"))
"""


@pytest.fixture
def bad(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Format]:
    """Return a format whose reader does what its file says."""
    folder = tmp_path_factory.mktemp("readers")
    (folder / "bad_reader.py").write_text(BAD)
    monkeypatch.syspath_prepend(str(folder))
    form = Format("bad", "text/x-bad", (".bad",), "bad_reader:read")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, form))
    formats._by_extension.cache_clear()
    formats._by_name.cache_clear()
    yield form
    formats._by_extension.cache_clear()
    formats._by_name.cache_clear()


@pytest.mark.parametrize(
    ("what", "code"),
    [
        pytest.param("crash", "reader-failed", id="crash"),
        pytest.param("leave", "reader-failed", id="no answer"),
        pytest.param("error", "reader-failed", id="an error nobody foresaw"),
        pytest.param("deep", "limit-exceeded", id="endless recursion"),
        pytest.param(
            "swell",
            "limit-exceeded",
            id="memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only"),
        ),
    ],
)
def test_what_goes_wrong_is_an_input_error(bad: Format, what: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_apart(what.encode(), Ask(limits=LIMITS), bad)
    assert caught.value.code == code
    assert caught.value.remedy


def test_what_hangs_is_ended(bad: Format) -> None:
    with pytest.raises(InputError, match="within 2 seconds") as caught:
        read_apart(b"hang", Ask(limits=Limits(seconds=2)), bad)
    assert "under [limits]" in str(caught.value.remedy)


def test_what_goes_well_comes_back(bad: Format) -> None:
    (reading,) = read_apart("Øre 412".encode(), Ask(limits=LIMITS), bad).readings
    assert (reading.text, reading.reader) == ("Øre 412", "bad/1")


def test_where_no_process_can_be_started_the_file_is_read_here_and_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    form = Format("plain", "text/plain", (".txt",), "countersay.ingest.read_plain:read_text", apart=True)
    outcome = read_apart(b"Two died.", Ask(limits=LIMITS), form)
    assert [reading.text for reading in outcome.readings] == ["Two died."]
    assert [trouble.code for trouble in outcome.troubles] == ["reader-not-apart"]


def test_one_bad_file_leaves_the_others(bad: Format, tmp_path: Path) -> None:
    from countersay.ingest.folder import read_paths

    for name, text in {"a.txt": "Two died.", "b.bad": "crash", "c.bad": "hang", "d.txt": "Three died."}.items():
        (tmp_path / name).write_text(text)
    ingested = read_paths([tmp_path], Config(limits=Limits(seconds=3)))
    assert [document.path for document in ingested.documents] == ["a.txt", "d.txt"]
    assert [(issue.code, issue.path) for issue in ingested.issues] == [
        ("reader-failed", "b.bad"),
        ("limit-exceeded", "c.bad"),
    ]
