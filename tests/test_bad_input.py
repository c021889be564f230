"""Bad input never stops the rest: it becomes an issue, and the documents beside it are examined all the same."""

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from countersay import Options, examine
from countersay.cli.main import cli
from countersay.exports.to_jsonl import read_jsonl
from countersay.ingest import disk as reading
from countersay.ingest import folder as walking
from countersay.model import Record
from tests.corpora import NORTH, SETTINGS, countersay, small_corpus, write_corpus
from tests.hostile import PAGE_BREAKERS, TEXTS

SENTENCE = "On 3 March 2031, 412 lorries passed the “Kessel” gate: a café.\n"


def codes(record: Record, path: str) -> set[str]:
    return {issue.code for issue in record.issues if issue.path == path}


def neighbours(record: Record) -> set[str]:
    return {figure.text for figure in record.figures if path_of(record, figure.document) in ("north.txt", "south.txt")}


def path_of(record: Record, document: str) -> str:
    return next(one.path for one in record.documents if one.id == document)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    return neighbours(examine([small_corpus(tmp_path_factory.mktemp("corpus"))]))


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        pytest.param(b"", "empty-document", id="empty"),
        pytest.param(b" \r\n\t\xef\xbb\xbf\n", "empty-document", id="blanks"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "binary-file", id="picture"),
        pytest.param(b"%PDF-1.7\n1 0 obj << >>", "binary-file", id="PDF under another name"),
        pytest.param(bytes(range(256)) * 64, "binary-file", id="bytes of all kinds"),
        pytest.param(SENTENCE.encode() + b"\0" + SENTENCE.encode(), "binary-file", id="zero byte"),
    ],
)
def test_unusable_file_is_an_issue_and_the_others_are_examined(
    contents: bytes, code: str, tmp_path: Path, expected: set[str]
) -> None:
    record = examine([small_corpus(tmp_path, bad_txt=contents)])
    assert codes(record, "bad.txt") == {code}
    assert neighbours(record) == expected


@pytest.mark.parametrize(
    ("contents", "issue"),
    [
        pytest.param(SENTENCE.encode("utf-16"), None, id="UTF-16 with a mark"),
        pytest.param(SENTENCE.encode("utf-16-le"), None, id="UTF-16 little-endian without a mark"),
        pytest.param(SENTENCE.encode("utf-16-be"), None, id="UTF-16 big-endian without a mark"),
        pytest.param(SENTENCE.encode("utf-32"), None, id="UTF-32 with a mark"),
        pytest.param(SENTENCE.encode("utf-8-sig"), None, id="UTF-8 with a mark"),
        pytest.param(SENTENCE.encode("windows-1252"), "encoding-assumed", id="Windows-1252"),
        pytest.param(SENTENCE.replace("\n", "\r\n").encode(), None, id="CR LF"),
        pytest.param(SENTENCE.replace("\n", "\r").encode(), None, id="CR alone"),
        pytest.param(SENTENCE.replace(" ", "\u00a0").encode(), None, id="no-break spaces"),
    ],
)
def test_text_in_any_common_encoding_is_read(
    contents: bytes, issue: str | None, tmp_path: Path, expected: set[str]
) -> None:
    record = examine([small_corpus(tmp_path, odd_txt=contents)])
    assert codes(record, "odd.txt") - {"issuer-missing", "date-missing"} == ({issue} if issue else set())
    (document,) = [one for one in record.documents if one.path == "odd.txt"]
    assert "“Kessel”" in document.text and "café" in document.text
    (figure,) = [one for one in record.figures if one.document == document.id]
    assert (figure.value, figure.counted) == (412, "lorry")
    assert neighbours(record) == expected


def test_huge_file_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: set[str]
) -> None:
    small_corpus(tmp_path, huge_txt=b"")
    os.truncate(tmp_path / "huge.txt", 200 * 1024 * 1024)
    opened = watched(monkeypatch, lambda path: None)
    record = examine([tmp_path])
    assert codes(record, "huge.txt") == {"too-large"}
    assert sorted(Path(path).name for path in opened) == ["north.txt", "south.txt"]
    assert neighbours(record) == expected


def watched(monkeypatch: pytest.MonkeyPatch, before: Callable[[str], None]) -> list[str]:
    """Call `before` with each path that is opened for reading; return the list of those paths, filled as they come."""
    opened: list[str] = []
    opener = reading._without_waiting

    def watching(path: str, flags: int) -> int:
        opened.append(path)
        before(path)
        return opener(path, flags)

    monkeypatch.setattr(reading, "_without_waiting", watching)
    return opened


def test_forbidden_file_is_an_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: set[str]) -> None:
    small_corpus(tmp_path, shut_txt=SENTENCE)

    def refuse(path: str) -> None:
        if path.endswith("shut.txt"):
            raise PermissionError(13, "Permission denied", path)

    watched(monkeypatch, refuse)
    record = examine([tmp_path])
    assert codes(record, "shut.txt") == {"unreadable"}
    assert any("Permission denied" in issue.message for issue in record.issues)
    assert neighbours(record) == expected


def test_file_that_vanishes_after_listing_is_an_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected: set[str]
) -> None:
    small_corpus(tmp_path, gone_txt=SENTENCE)
    read = reading.read_bytes

    def late(path: Path, limit: int) -> reading.Bytes:
        (tmp_path / "gone.txt").unlink(missing_ok=True)
        return read(path, limit)

    monkeypatch.setattr(walking, "read_bytes", late)
    record = examine([tmp_path])
    assert codes(record, "gone.txt") == {"unreadable"}
    assert neighbours(record) == expected


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        pytest.param("[parties\nnorth = ", "settings-malformed", id="no TOML"),
        pytest.param(b"\xff\xfe\x00", "settings-malformed", id="no text"),
        pytest.param("a = " + "[" * 100_000, "settings-malformed", id="brackets without end"),
        pytest.param(
            SETTINGS + "\n[unknown]\nx = 1\n[conventions]\ndozenz = [24, 99]\n", "unknown-key", id="unknown keys"
        ),
        pytest.param(SETTINGS.replace("2031-03-14", '"yesterday"'), "settings-invalid", id="a date that is none"),
        pytest.param("parties = 3\ndocuments = [1]\n", "settings-invalid", id="tables that are none"),
        pytest.param('[documents."norht.txt"]\ndate = 2031\n', "settings-no-such-file", id="a file that is not there"),
    ],
)
def test_bad_settings_are_an_issue_and_the_documents_are_examined(
    settings: str | bytes, code: str, tmp_path: Path
) -> None:
    record = examine([small_corpus(tmp_path, corpus_toml=settings)])
    assert code in codes(record, "corpus.toml")
    assert len(record.documents) == 2
    assert len(record.figures) >= 6


@pytest.mark.parametrize("given", ["an empty folder", "pictures only", "a missing folder"])
def test_nothing_to_examine_ends_with_two(given: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    if given != "a missing folder":
        write_corpus(folder, {"a.png": b"\x89PNG"} if given == "pictures only" else {"sub/.keep": ""})
    done = countersay("examine", folder, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    told = "there is no such file or folder" if given == "a missing folder" else "No document was found"
    assert told in done.stdout + done.stderr


LONG = {
    "digits": 100_000,
    "digits and commas": 100_000,
    "nested brackets": 20_000,
    "nested quotes": 20_000,
    "no blank": 1_000_000,
}
OTHERS = [name for name in TEXTS if name not in (*LONG, "normal text", "tabs")]
HOSTILE = [
    pytest.param(LONG, id="100,000 digits, 10,000 brackets, a megabyte without a space"),
    *[pytest.param(dict.fromkeys(OTHERS[at::3], 10_000), id=", ".join(OTHERS[at::3])) for at in range(3)],
]


@pytest.mark.slow
@pytest.mark.parametrize("sizes", HOSTILE)
def test_hostile_texts_end_and_leave_their_neighbour_alone(sizes: Mapping[str, int], tmp_path: Path) -> None:
    """Several in one run, since to start one costs more than to read a text.

    The time limit is for a hang, not for speed; speed is measured by bench/run.py.
    """
    bad = {f"{name.replace(' ', '-')}.txt": TEXTS[name](size) for name, size in sizes.items()}
    folder = write_corpus(tmp_path / "in", {**bad, "north.txt": NORTH})
    out = tmp_path / "out"
    done = countersay("examine", folder, "--out", out, "--quiet", timeout=500)
    assert done.returncode in (0, 1), done.stderr
    assert CliRunner().invoke(cli, ["export", str(out), "--out", str(tmp_path / "record")]).exit_code == 0
    record = read_jsonl(tmp_path / "record")
    spoken_for = {path for document in record.documents for path in (document.path, *document.copies)}
    assert spoken_for | {issue.path for issue in record.issues} >= {*bad, "north.txt"}
    north = {figure.text for figure in record.figures if path_of(record, figure.document) == "north.txt"}
    assert {"412 lorries", "230 lorries"} <= north
    assert CliRunner().invoke(cli, ["verify", str(out)]).exit_code == 0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no clock of processor time")
@pytest.mark.parametrize("workers", [1, 2])
def test_text_whose_analysis_takes_too_long_is_kept_and_the_others_are_analysed(
    workers: int, tmp_path: Path, expected: set[str]
) -> None:
    folder = small_corpus(tmp_path, long_txt=(SENTENCE * 6_000).encode())
    settings = folder / "corpus.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[limits]\nanalysis = 1\n", encoding="utf-8")
    record = examine([folder], Options(workers=workers))
    assert "analysis-over-limit" in codes(record, "long.txt")
    assert "long.txt" in {document.path for document in record.documents}
    assert neighbours(record) == expected


def test_markup_in_a_document_stays_text_on_every_page(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "in", {"<b>&.txt": PAGE_BREAKERS, "north.txt": NORTH})
    done = countersay("examine", folder, "--out", tmp_path / "out")
    assert done.returncode in (0, 1), done.stderr
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    for live in ("<script", "<img", "<svg onload", "<b>lorries", "<b>&", "</style><style>body"):
        assert live not in page, live
    assert "{% raw %}" in page
    assert not {"\u202e", "\u2066", "\x1b", "\x07"} & set(page)
    assert not {"\u202e", "\x1b", "\x07"} & set(done.stdout + done.stderr)
