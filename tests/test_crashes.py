"""Killed processes leave whole records and all decisions; full disks and folders that cannot be written are said plainly."""

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from countersay.errors import RecordError
from countersay.exports.to_jsonl import jsonl_files
from countersay.model import Decision
from countersay.pipeline import examine_project
from countersay.store import lock
from countersay.store.opening import open_store
from countersay.store.project import read_project
from tests.corpora import ROOT, countersay, small_corpus
from tests.crashes import THIRD, crash
from tests.postgres import Place, Serving
from tests.store.test_project import older_at

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills and limits processes as Linux does")


def test_processes_killed_at_random_moments_leave_whole_records_and_all_decisions(tmp_path: Path) -> None:
    """A bounded share of `python bench/crashes.py --kills 400`."""
    counts = crash(tmp_path, 16, 1, older_at)
    assert counts.total() == 16
    assert counts["examine"] >= 2


def test_processes_killed_while_they_write_to_a_server_leave_whole_records_and_all_decisions(
    tmp_path: Path, postgres: Serving
) -> None:
    """A bounded share of `python bench/crashes.py --kills 200 --postgresql`."""
    counts = crash(tmp_path, 12, 3, older_at, postgres)
    assert counts.total() == 12
    assert counts["examine"] >= 1


def limited(bytes_of_a_file: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_of_a_file, bytes_of_a_file))


@pytest.mark.parametrize(
    "room", [pytest.param(0, id="none"), pytest.param(20_000, id="little"), pytest.param(90_000, id="some")]
)
def test_full_disk_is_said_and_leaves_the_last_record(room: int, tmp_path: Path) -> None:
    folder, project = small_corpus(tmp_path / "in"), tmp_path / "p"
    assert countersay("examine", folder, "--out", project).returncode == 0
    before = jsonl_files(read_project(project))
    (folder / "third.txt").write_text(THIRD * 300)
    done = subprocess.run(
        [sys.executable, "-m", "countersay", "examine", folder, "--out", project],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        preexec_fn=lambda: limited(room),
        check=False,
    )
    assert done.returncode == 2
    assert "free some space and run the same again to go on" in done.stderr
    assert "Traceback" not in done.stderr
    assert jsonl_files(read_project(project)) == before
    assert not list(project.glob(".record*"))


def without_privileges() -> list[str]:
    """Return what makes a command obey the permissions of files, also for root; skip the test where nothing does."""
    if os.geteuid() != 0:
        return []
    words = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*words, "true"], check=False, capture_output=True).returncode:
        pytest.skip("root may write everywhere here")
    return words


def as_anybody(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [*without_privileges(), sys.executable, *words], capture_output=True, text=True, env=environment, check=False
    )


def test_folder_that_cannot_be_written_is_said(place: Place) -> None:
    folder, store = small_corpus(place.folder.with_name("in")), place.address or "sqlite"
    assert countersay("examine", folder, "--out", place.folder, "--store", store).returncode == 0
    before = jsonl_files(place.open().read())
    (folder / "third.txt").write_text(THIRD)
    place.folder.chmod(0o555)
    done = as_anybody("-m", "countersay", "examine", folder, "--out", place.folder, "--store", store)
    place.folder.chmod(0o755)
    assert done.returncode == 2
    assert "cannot write the project: Permission denied" in done.stderr
    assert "--out, or make this one writable" in done.stderr
    assert "free some space" not in done.stderr
    assert "Traceback" not in done.stderr
    assert jsonl_files(place.open().read()) == before


@pytest.mark.parametrize(("statement", "remedy"), [("readonly", "make this one writable"), ("full", "free some space")])
def test_remedy_for_a_record_that_cannot_be_written_follows_from_the_cause(
    statement: str, remedy: str, tmp_path: Path
) -> None:
    path = tmp_path / "record.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE one (words TEXT)")
        database.execute("PRAGMA max_page_count = 2")
        if statement == "readonly":
            database.execute("PRAGMA query_only = ON")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("INSERT INTO one VALUES (?)", ("cart " * 9_000,))
    assert remedy in str(lock.unwritable(tmp_path, caught.value))


DECIDE = """
import sys
from pathlib import Path
from countersay.errors import RecordError
from countersay.model import Decision
from countersay.store.opening import open_store
try:
    open_store(Path(sys.argv[1]), "sqlite").log.append(Decision(id="", target="", verdict="confirmed"))
except RecordError as error:
    print(error)
"""


@pytest.mark.parametrize("begun", [pytest.param(False, id="first decision"), pytest.param(True, id="later decision")])
def test_decision_that_cannot_be_kept_is_said(begun: bool, tmp_path: Path) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    rows = [open_store(folder).log.append(Decision(id="", target="", verdict="confirmed"))] if begun else []
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555)
    done = as_anybody("-c", DECIDE, folder)
    folder.chmod(0o755)
    assert "[decisions-unwritable]" in done.stdout, done.stderr
    assert "make the folder writable" in done.stdout
    assert list(open_store(folder).log.rows()) == rows


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_trouble_with_the_folder_is_said_before_anything_is_read(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_corpus(tmp_path / "in")
    (tmp_path / "p").mkdir()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(lock, "open", refuse, raising=False)
    monkeypatch.setattr("countersay.extracting.extract", refuse)
    with pytest.raises(RecordError, match=rf"cannot write the project: {os.strerror(number)}.*--out"):
        examine_project([folder], tmp_path / "p")
