"""The lock: one writer a project, whoever it is, and nothing left to clean up after a crash."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from countersay.errors import RecordError
from countersay.store.lock import LOCK_FILE, locked
from tests.corpora import ROOT, countersay, small_corpus

HOLDER = """
import sys, time
from pathlib import Path
from countersay.store.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def ended(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_second_process_is_refused_and_told_who_writes(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"")
    process = holder(tmp_path)
    try:
        with pytest.raises(RecordError, match=rf"process {process.pid}\) is writing.*--out"), locked(tmp_path, wait=0):
            pass
    finally:
        ended(process)


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    ended(holder(tmp_path))
    with locked(tmp_path, wait=0):
        assert (tmp_path / LOCK_FILE).read_text().split() == [str(os.getpid())]


def test_second_process_waits_for_the_first(tmp_path: Path) -> None:
    process = holder(tmp_path)
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            ended(process)

    with locked(tmp_path, wait=5, sleep=sleep):
        assert len(waited) >= 3


def test_folder_that_was_made_for_nothing_is_removed(tmp_path: Path) -> None:
    with pytest.raises(LookupError), locked(tmp_path / "new" / "project"):
        raise LookupError
    assert not (tmp_path / "new" / "project").exists()


def test_folder_with_anything_in_it_stays(tmp_path: Path) -> None:
    with locked(tmp_path / "p"):
        (tmp_path / "p" / "record.sqlite").write_bytes(b"")
    (tmp_path / "q").mkdir()
    with locked(tmp_path / "q"):
        pass
    assert (tmp_path / "p").is_dir()
    assert (tmp_path / "q").is_dir()


def test_two_examinations_of_one_project_at_a_time_both_leave_a_whole_record(tmp_path: Path) -> None:
    small_corpus(tmp_path / "in")
    command = [sys.executable, "-m", "countersay", "examine", tmp_path / "in", "--out", tmp_path / "out"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)
        for _ in range(3)
    ]
    outcomes = [(*run.communicate(), run.returncode) for run in runs]
    assert all(code == 0 or "is writing this project" in errors for _, errors, code in outcomes)
    assert any(code == 0 for _, _, code in outcomes)
    assert countersay("verify", tmp_path / "out").returncode == 0
