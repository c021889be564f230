"""Nothing leaves the machine: only `fetch` may open the network, and examining never does."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpora import ROOT
from tests.pdfs import Sheet, pdf

SOURCE = ROOT / "src" / "countersay"
NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "socketserver", "httpx", "requests"}
)
MAY = ("fetching", "review")  # review serves its pages to the browser of this machine
WATCH = """
import sys
def watch(event, details):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        print("NETWORK", event, details, file=sys.stderr)
        raise SystemExit(99)
sys.addaudithook(watch)
import countersay, pathlib
record = countersay.examine([pathlib.Path(sys.argv[1])], countersay.Options())
print(len(record.documents), len(record.figures))
"""


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return {name.split(".")[0] for name in names if name != "urllib.parse"}


def test_no_other_module_knows_the_network() -> None:
    paths = [path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] not in MAY]
    found = {str(path.relative_to(SOURCE)): imported(path) & NETWORK for path in paths}
    assert {path: names for path, names in found.items() if names} == {}
    assert len(paths) > 200


@pytest.mark.skipif(sys.platform == "win32", reason="processes of Windows talk over sockets of their own")
def test_examining_opens_no_connection(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("On 3 May 2031 twelve boats sank. See https://arlen.example/boats for the list.")
    (tmp_path / "b.pdf").write_bytes(pdf([Sheet().text(50, 700, "On 4 May 2031 nine boats sank.")]))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[0] == "2"
