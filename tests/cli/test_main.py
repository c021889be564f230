"""The command line: exit codes, what is printed, and what an error says to do next."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete

from countersay import examine
from countersay.cli.main import cli
from countersay.exports.to_jsonl import read_jsonl
from countersay.store.project import read_project
from tests.corpora import NORTH, ROOT, countersay, small_corpus, write_corpus


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    small_corpus(folder / "in")
    assert countersay("examine", folder / "in", "--out", folder / "project").returncode == 0
    return folder / "project"


@pytest.fixture
def export(project: Path, tmp_path: Path) -> Path:
    assert countersay("export", project, "--format", "jsonl", "--out", tmp_path / "record").returncode == 0
    return tmp_path / "record"


def test_all_documents_examined_is_zero(tmp_path: Path) -> None:
    done = countersay("examine", small_corpus(tmp_path / "in"), "--out", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Read 2 documents" in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").glob("[!.]*")) == ["record.sqlite", "report.html"]


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x89PNG\r\n", id="picture"),
        pytest.param(b"a\0b", id="zero byte"),
        pytest.param(b"ab\x81\x8d", id="no known encoding"),
    ],
)
def test_file_that_cannot_be_used_is_one(contents: bytes, tmp_path: Path) -> None:
    done = countersay("examine", small_corpus(tmp_path / "in", bad_txt=contents), "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "Read 2 documents" in done.stdout
    assert "! bad.txt" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param(["examine"], "Missing argument", id="no path"),
        pytest.param(["examine", "nowhere", "--out", "{out}"], "Name files or folders", id="no such folder"),
        pytest.param(["examin"], "No such command", id="no such command"),
        pytest.param(["examine", "{in}", "--outt", "x"], "--out", id="no such option"),
        pytest.param(["export", "{in}"], "countersay examine", id="export of what is no project"),
        pytest.param(["export", "{in}", "--format", "xml"], "jsonl", id="no such format"),
        pytest.param(["verify", "{in}/nothing"], "does not exist", id="verify of nothing"),
        pytest.param(["verify", "{in}/north.txt"], "findings.jsonl", id="verify of a text"),
        pytest.param(["examine", "{in}", "--date", "2031-03-14", "--out", "{out}"], "corpus.toml", id="a date for two"),
        pytest.param(["examine", "{in}/north.txt", "--date", "March", "--out", "{out}"], "YYYY-MM-DD", id="no date"),
        pytest.param(["examine", "{in}", "--out", "{in}/north.txt"], "--out", id="project in place of a file"),
    ],
)
def test_wrong_use_is_two_and_says_what_to_do(arguments: list[str], advice: str, tmp_path: Path) -> None:
    small_corpus(tmp_path / "in")
    given = [part.replace("{in}", str(tmp_path / "in")).replace("{out}", str(tmp_path / "out")) for part in arguments]
    done = countersay(*given)
    assert done.returncode == 2, done
    assert advice in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_options_for_one_document_win_over_what_stands_beside_it(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "in", {"a.txt": "Since 1 March 2031, 12 lorries have passed the gate."})
    done = countersay(
        "examine", folder / "a.txt", "--issuer", "Gate Office", "--date", "2031-03-09", "--out", tmp_path / "out"
    )
    assert done.returncode == 0
    (document,) = read_project(tmp_path / "out").documents
    assert document.issuer is not None and document.issuer.label == "Gate Office"
    assert document.issued is not None and document.issued.value == "2031-03-09"


def test_summary_as_json_is_json_and_nothing_else(tmp_path: Path) -> None:
    done = countersay("examine", small_corpus(tmp_path / "in"), "--out", tmp_path / "out", "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert (summary["documents"], summary["do_not_add_up"]) == (2, 1)
    assert summary["findings"][0]["relation"] in ("contradiction", "tension")
    assert summary["project"] == str(tmp_path / "out")


@pytest.mark.parametrize("options", [pytest.param([], id="plain"), pytest.param(["--quiet"], id="quiet")])
def test_piped_output_has_no_control_characters(options: list[str], tmp_path: Path) -> None:
    text = NORTH.replace("HARBOUR", "\x1b[31mHARBOUR\x07\u202e").replace("lorries", "lor\u200bries")
    folder = small_corpus(tmp_path / "in", odd_txt=text + "\x1b]0;title\x07")
    done = countersay("examine", folder, "--out", tmp_path / "out", *options)
    shown = (done.stdout + done.stderr).replace("\n", "")
    assert shown and all(character.isprintable() for character in shown)


def test_quiet_run_shows_no_progress(tmp_path: Path) -> None:
    done = countersay("examine", small_corpus(tmp_path / "in"), "--out", tmp_path / "out", "--quiet")
    assert done.stderr == ""
    assert "\r" not in done.stdout


def test_same_corpus_prints_the_same_lines(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    runs = [countersay("examine", folder, "--out", tmp_path / "out", PYTHONHASHSEED=seed).stdout for seed in "12"]
    assert runs[0] == runs[1]


def test_export_reads_back_as_the_record(project: Path, export: Path) -> None:
    assert read_jsonl(export) == read_project(project)
    assert read_jsonl(export) == examine([project.parent / "in"])


def test_verify_accepts_project_export_and_file(project: Path, export: Path) -> None:
    for source in (project, export, export / "findings.jsonl"):
        done = countersay("verify", source)
        assert done.returncode == 0, done
        assert "1 certificate holds, 0 do not" in done.stdout


def tampered(rows: list[dict[str, Any]], change: Callable[[dict[str, Any]], None]) -> str:
    for row in rows:
        if row["certificate"] is not None:
            change(row)
    return "".join(json.dumps(row) + "\n" for row in rows)


def bound(row: dict[str, Any]) -> None:
    row["certificate"]["rows"][0]["bound"] = str(int(row["certificate"]["rows"][0]["bound"]) - 1)


def bound_and_sum(row: dict[str, Any]) -> None:
    bound(row)
    row["certificate"]["sum"] = str(int(row["certificate"]["sum"]) - 1)


def multiplier(row: dict[str, Any]) -> None:
    row["certificate"]["rows"][0]["multiplier"] = "-1"


def window(row: dict[str, Any]) -> None:
    for line in row["certificate"]["rows"]:
        for term in line["terms"]:
            term["through"] = "2031-03-09"


def nothing_left(row: dict[str, Any]) -> None:
    row["certificate"] = None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(bound, id="bound changed by one"),
        pytest.param(bound_and_sum, id="bound and sum changed by one"),
        pytest.param(multiplier, id="multiplier below nought"),
        pytest.param(window, id="window changed in all rows"),
        pytest.param(nothing_left, id="certificate taken away"),
    ],
)
def test_tampered_certificate_is_three(change: Callable[[dict[str, Any]], None], export: Path) -> None:
    path = export / "findings.jsonl"
    path.write_text(tampered([json.loads(line) for line in path.read_text().splitlines()], change))
    done = countersay("verify", path)
    assert done.returncode == 3, done
    assert "does not hold" in done.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"text": "412 lorries"', '"text": "413 lorries"', id="quotation"),
        pytest.param('"start": ', '"start": 1', id="place"),
        pytest.param('"value": "412"', '"value": "512"', id="value"),
    ],
)
def test_tampered_quotation_is_three_or_refused(old: str, new: str, export: Path) -> None:
    path = export / "figures.jsonl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert countersay("verify", export).returncode in ((3,) if "value" not in old else (0, 3))


def test_changed_text_beside_the_record_is_three(export: Path) -> None:
    for path in (export / "text").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("412", "421"), encoding="utf-8")
    done = countersay("verify", export)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        pytest.param("a.pdf", b"%PDF-1.7 and no more", "file-damaged", id="damaged PDF"),
        pytest.param("a.png", b"\x89PNG\r\n\x1a\n", "picture-not-read", id="picture without OCR"),
    ],
)
def test_a_file_that_could_not_be_used_is_an_exit_code_of_its_own(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "b.txt").write_text("On 3 May 2031 twelve boats sank.")
    done = countersay("examine", tmp_path / "in", "--out", tmp_path / "out")
    assert (done.returncode, name in done.stdout) == (1, True)
    assert code in {issue.code for issue in read_project(tmp_path / "out").issues}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str) -> None:
    done = countersay("completion", shell)
    assert done.returncode == 0
    assert "_COUNTERSAY_COMPLETE" in done.stdout


def test_commands_and_options_are_completed() -> None:
    ask = ShellComplete(cli, {}, "countersay", "_COUNTERSAY_COMPLETE")
    assert {item.value for item in ask.get_completions([], "ex")} == {"examine", "export"}
    assert "--workers" in {item.value for item in ask.get_completions(["examine"], "--")}


# What only some commands need: what speaks HTTP, draws pages, writes workbooks, reads registers or serves.
HEAVY = (
    "http.client",
    "ssl",
    "jinja2",
    "xlsxwriter",
    "duckdb",
    "openpyxl",
    "psycopg",
    "starlette",
    "uvicorn",
    "pypdfium2",
)


def test_start_loads_no_library_that_only_some_commands_need() -> None:
    code = f"import sys, countersay.cli.main; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert done.stdout.strip() == "[]"


def test_path_that_is_not_there_leaves_the_project_as_it_was(tmp_path: Path) -> None:
    small_corpus(tmp_path / "in")
    assert countersay("examine", tmp_path / "in", "--out", tmp_path / "project", "-q").returncode == 0
    before = (tmp_path / "project" / "record.sqlite").read_bytes()
    done = countersay("examine", tmp_path / "typo", "--out", tmp_path / "project")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was written. Name files or folders that hold documents" in done.stderr
    assert (tmp_path / "project" / "record.sqlite").read_bytes() == before


def test_verify_tells_programs_and_keeps_quiet(project: Path, tmp_path: Path) -> None:
    told = json.loads(countersay("verify", project, "--json").stdout)
    assert (told["holds"], told["failed"]) == (True, 0)
    assert countersay("verify", project, "--quiet").stdout == ""
    (tmp_path / "page.html").write_text("<p>no findings</p>")
    done = countersay("verify", tmp_path / "page.html")
    assert done.returncode == 2
    assert "Name a project, an exported folder, or a findings.jsonl" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["examine"], "For example: countersay examine statements/", id="nothing named"),
        pytest.param(
            ["compare", "nowhere", "x"], "For example: countersay compare countersay-project", id="no such project"
        ),
        pytest.param(["export", "--format", "pdf"], "For example: countersay export", id="no such format"),
    ],
)
def test_wrong_usage_shows_what_to_type(words: list[str], told: str) -> None:
    done = countersay(*words)
    assert done.returncode == 2
    assert told in done.stderr
