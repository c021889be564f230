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
from tests.postgres import Place

HOLDER = """
import sys, time
from pathlib import Path
from countersay.store.opening import open_store
with open_store(Path(sys.argv[1]), sys.argv[2]).locked():
    print("held", flush=True)
    time.sleep(60)
"""


def holder(place: Place) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(place.folder), place.address or "sqlite"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def elsewhere(place: Place) -> Place:
    """The same project as another machine has it: on a server, in a folder of its own."""
    return place if place.address is None else Place(place.folder.with_name("elsewhere"), place.address, place.server)


def ended(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_second_process_is_refused_and_told_who_writes(place: Place) -> None:
    place.folder.mkdir()
    (place.folder / "notes.txt").write_bytes(b"")
    process = holder(place)
    try:
        with (
            pytest.raises(RecordError, match=rf"process {process.pid}\b.* is writing.*--out"),
            elsewhere(place).open().locked(wait=0),
        ):
            pass
    finally:
        ended(process)


def test_lock_of_a_killed_process_is_free(place: Place) -> None:
    ended(holder(place))
    with elsewhere(place).open().locked(wait=0 if place.address is None else 5):
        assert (elsewhere(place).folder / LOCK_FILE).read_text().split() == [str(os.getpid())]


def test_second_process_waits_for_the_first(place: Place) -> None:
    process = holder(place)
    waited: list[float] = []

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            ended(process)

    with elsewhere(place).open().locked(wait=5, sleep=sleep):
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


def test_two_examinations_of_one_project_at_a_time_both_leave_a_whole_record(place: Place) -> None:
    folder = small_corpus(place.folder.with_name("in"))
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "countersay", "examine", folder, "--out", place.folder],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "COUNTERSAY_STORE": place.address or "sqlite"},
            text=True,
        )
        for place in (place, elsewhere(place))
    ]
    outcomes = [(*run.communicate(), run.returncode) for run in runs]
    assert all(code == 0 or "is writing this project" in errors for _, errors, code in outcomes)
    assert any(code == 0 for _, _, code in outcomes)
    assert countersay("verify", place.folder, COUNTERSAY_STORE=place.address or "sqlite").returncode == 0
