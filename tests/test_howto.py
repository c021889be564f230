"""Each how-to page, followed literally: its commands run in an empty folder with the examples, and print what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpora import ROOT
from tests.pdfs import Sheet, pdf

PAGES = sorted((ROOT / "docs" / "howto").glob("*.md"))
BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SERVER = re.compile(r"^countersay review (?!.*--help).*$", re.MULTILINE)  # it would not come to an end


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Make a folder with the examples and some PDF files, and the command where a shell finds it."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    command = tmp_path / "bin" / "countersay"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m countersay "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    lines = ["Harbour Authority", "4 May 2031", "", "On 3 May 2031, 12 lorries passed the gate."]
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "release.pdf").write_bytes(pdf([Sheet().lines(72, 700, lines)]))
    return tmp_path


def run(home: Path, lines: str) -> str:
    environment = os.environ | {"PATH": f"{home / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}
    script = SERVER.sub("countersay review --help", lines)
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_the_page_run_and_print_what_it_says(page: Path, home: Path) -> None:
    printed = ""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    assert "sh" in [kind for kind, _ in blocks]
    for kind, lines in blocks:
        if kind == "sh":
            printed = run(home, lines)
        elif not lines.startswith("countersay "):  # commands for another machine
            assert [line for line in lines.splitlines() if line.strip() not in printed] == []


def test_every_page_is_named_by_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [page.name for page in PAGES if f"(howto/{page.name})" not in index] == []
    assert len(PAGES) >= 7
