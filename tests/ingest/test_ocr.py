"""Scans read by an installed Tesseract; a program of the same name stands in for it, so that tests need none."""

import os
import shutil
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from countersay.config import Config, Limits
from countersay.errors import InputError
from countersay.ingest.ocr import blocks_of, read_picture, version
from countersay.ingest.read_pdf import read_pdf
from countersay.ingest.read_picture import read_image
from countersay.ingest.reading import Ask
from countersay.model import ACCUSING, Record
from countersay.pipeline import Options, examine
from tests.pdfs import Sheet, pdf

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
ASK = Ask(ocr="eng")


def table(*lines: str, sure: int = 95, unsure: str = "") -> str:
    """Write words as the program does, 40 dots high, a line every 60."""
    rows = [HEAD, "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t"]
    for number, line in enumerate(lines, 1):
        left = 200
        for place, word in enumerate(line.split(), 1):
            width = 22 * len(word)
            conf = 41.5 if word == unsure else sure + 0.7
            rows.append(f"5\t1\t1\t1\t{number}\t{place}\t{left}\t{200 + 60 * number}\t{width}\t40\t{conf}\t{word}")
            left += width + 20
    return "\n".join(rows) + "\n"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, *, status: int = 0, wait: float = 0) -> None:
    """Put a program named tesseract on the path that gives `answer`, and nothing else."""
    folder.mkdir(exist_ok=True)
    (folder / "answer.tsv").write_text(answer, encoding="utf-8")
    program = folder / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time, pathlib\ntime.sleep({wait})\n"
        "if '--version' in sys.argv: sys.exit(print('tesseract 9.8.7'))\n"
        "picture = sys.stdin.buffer.read()\n"
        f"pathlib.Path({str(folder / 'asked')!r}).write_text(repr((sys.argv[1:], picture[:2])))\n"
        f"if {status}: sys.exit('no such language')\n"
        f"sys.stdout.write(pathlib.Path({str(folder / 'answer.tsv')!r}).read_text(encoding='utf-8'))\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with a first line")


@posix
def test_a_scan_is_read_and_every_word_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(
        tmp_path / "bin", monkeypatch, table("The board counted 412 boats at the lock,", "and none sank.", unsure="412")
    )
    sheet = Sheet().lines(50, 700, ["The first page has text of its own."])
    (reading,) = read_pdf(pdf([sheet, Sheet().picture()]), ASK).readings
    assert reading.text == (
        "The first page has text of its own.\n\nThe board counted 412 boats at the lock, and none sank."
    )
    (unsure,) = [one for one in reading.anchors if one.confidence is not None and one.confidence < 80]
    assert reading.text[unsure.start : unsure.end] == "412"
    assert (unsure.page, unsure.confidence) == (2, 41)
    assert unsure.box is not None
    assert unsure.box[1] == round(260 * 72 / 300 * 100)
    assert {one.confidence for one in reading.anchors if one.page == 1} == {None}
    assert [page.scan for page in reading.pages] == [False, True]
    assert [trouble.code for trouble in reading.troubles] == ["read-by-ocr"]
    assert reading.reader.endswith(" (tesseract 9.8.7)")
    assert (tmp_path / "bin" / "asked").read_text() == repr(
        (["stdin", "stdout", "-l", "eng", "--dpi", "300", "tsv"], b"P5")
    )


def test_a_missing_program_is_said_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    (reading,) = read_pdf(pdf([Sheet().picture(), Sheet().picture()]), ASK).readings
    assert [trouble.code for trouble in reading.troubles] == ["scanned-pages", "ocr-missing"]
    assert "apt install tesseract-ocr" in reading.troubles[1].words


@posix
@pytest.mark.parametrize(
    ("answer", "status", "wait", "code"),
    [
        pytest.param("", 1, 0, "ocr-failed", id="the program fails"),
        pytest.param("", 0, 30, "limit-exceeded", id="it takes too long"),
    ],
)
def test_a_failing_program_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int, wait: float, code: str
) -> None:
    stand_in(tmp_path / "bin", monkeypatch, answer, status=status, wait=wait)
    with pytest.raises(InputError) as raised:
        read_picture(b"P5\n1 1\n255\n0", "eng", points=0.24, seconds=1)
    assert raised.value.code == code


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="nothing"),
        pytest.param("5\t1\t1", id="cut short"),
        pytest.param("5\t1\tx\t1\t1\t1\t1\t1\t1\t1\t96\tword", id="no number"),
        pytest.param("5\t1\t1\t1\t1\t1\t1\t1\t1\t1\tnan\tword", id="no confidence"),
        pytest.param("5\t1\t1\t1\t1\t1\t1\t1\t1\t1\t96\t ", id="a blank"),
        pytest.param("4\t1\t1\t1\t1\t0\t1\t1\t1\t1\t-1\t", id="a line's own row"),
    ],
)
def test_rows_that_are_no_words_are_left_out(line: str) -> None:
    assert blocks_of([HEAD, line], 0.24) == []


@posix
def test_pictures_are_read_only_if_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "bin", monkeypatch, table("Two boats sank."))
    (reading,) = read_image(b"\x89PNG\r\n\x1a\n", ASK).readings
    assert (reading.text, reading.reader) == ("Two boats sank.", "picture/1 (tesseract 9.8.7)")
    with pytest.raises(InputError) as raised:
        read_image(b"\x89PNG\r\n\x1a\n", replace(ASK, ocr=None, limits=Limits()))
    assert raised.value.code == "picture-not-read"


CLASH = "HARBOUR BOARD OF ARLEN\n\n10 June 2031\n\nBetween 3 March 2031 and 9 June 2031, {} boats passed the lock at Arlen.\n"


def examined(folder: Path, monkeypatch: pytest.MonkeyPatch, unsure: str) -> Record:
    lines = [line for line in CLASH.format(412).split("\n") if line]
    stand_in(folder / "bin", monkeypatch, table(*lines, unsure=unsure))
    (folder / "in").mkdir()
    (folder / "in" / "a.pdf").write_bytes(pdf([Sheet().picture()]))
    (folder / "in" / "b.txt").write_text(CLASH.format(470).replace("HARBOUR BOARD", "LOCK UNION"))
    return examine([folder / "in"], Options(config=Config(ocr="eng"), workers=1))


@posix
@pytest.mark.parametrize(("unsure", "accuses"), [pytest.param("", 1, id="sure"), pytest.param("412", 0, id="not sure")])
def test_a_number_not_read_surely_accuses_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unsure: str, accuses: int
) -> None:
    record = examined(tmp_path, monkeypatch, unsure)
    assert sorted(figure.text for figure in record.figures) == ["412 boats", "470 boats"]
    assert len([one for one in record.findings if one.relation in ACCUSING]) == accuses


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_program_itself(tmp_path: Path) -> None:
    from countersay.ingest.pdf_source import PdfSource

    with PdfSource(pdf([Sheet().text(60, 700, "Between 3 and 9 June 2031, 412 boats passed.", 14)])) as source:
        page = source.read(1)
        picture = b"".join(page.picture(300))
        page.close()
    (rows,) = read_picture(picture, "eng", points=0.24, seconds=60)
    assert [row.text for row in rows] == ["Between 3 and 9 June 2031, 412 boats passed."]
    assert 55 < rows[0].left < 65
    assert version().split()[1][0].isdigit()
