"""Watching a folder: what counts as a change, and that a run follows it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from countersay.cli.watching import State, changes, present, state_of
from countersay.store.project import read_project
from tests.corpora import ROOT, hear_interrupts, small_corpus, write_corpus


def told(states: list[State]) -> list[tuple[int, int, int]]:
    """Return what is yielded for a row of looks."""
    rest = iter(states)

    class OverError(Exception):
        pass

    def look() -> State:
        state = next(rest, None)
        if state is None:
            raise OverError
        return state

    found = []
    try:
        for change in changes(look, 1.0, sleep=lambda _: None):
            found.append(change)
    except OverError:
        pass
    return found


def test_folder_that_is_out_of_reach_is_waited_for(tmp_path: Path) -> None:
    """A drive that is not connected for a while must not empty the record."""
    folder = write_corpus(tmp_path / "in", {"a.txt": "One."})
    missing = [tmp_path / "in", tmp_path / "away"]
    assert present([folder], tmp_path / "out") == state_of([folder], tmp_path / "out")
    assert present(missing, tmp_path / "out") is None
    rest: Iterator[State | None] = iter([None, None, A, None, None, A, A, B, B])
    lost: list[int] = []
    found = []
    with suppress(StopIteration, RuntimeError):
        for change in changes(lambda: next(rest), 1.0, lost=lambda: lost.append(1), sleep=lambda _: None):
            found.append(change)
    assert found == [(1, 0, 0), (1, 0, 0)]
    assert lost == [1, 1]


A, B = {"a": (1, 1)}, {"a": (1, 1), "b": (2, 2)}


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        pytest.param([A, A, A], [(1, 0, 0)], id="at rest"),
        pytest.param([{}, {}, {}], [(0, 0, 0)], id="empty: examined once, which says so"),
        pytest.param([A, B, B, B], [(1, 0, 0), (1, 0, 0)], id="new"),
        pytest.param([B, A, A], [(2, 0, 0), (0, 0, 1)], id="gone"),
        pytest.param([A, {"a": (2, 2)}, {"a": (2, 2)}], [(1, 0, 0), (0, 1, 0)], id="changed"),
        pytest.param(
            [A, {"a": (2, 2)}, {"a": (3, 3)}, {"a": (4, 4)}, {"a": (4, 4)}],
            [(1, 0, 0), (0, 1, 0)],
            id="waited for while it is written",
        ),
        pytest.param([A, B, A, A], [(1, 0, 0)], id="came and went"),
    ],
)
def test_change_is_told_once_and_when_it_is_at_rest(states: list[State], expected: list[tuple[int, int, int]]) -> None:
    assert told(states) == expected


def test_project_and_hidden_files_are_not_watched(tmp_path: Path) -> None:
    files = {"a.txt": "a", "sub/b.txt": "b", ".hidden": "", "~$c.docx": "", "out/report.html": "", ".git/x": ""}
    folder = write_corpus(tmp_path, {**files, "other/record.sqlite": "", "other/d.txt": ""})
    assert sorted(state_of([folder], folder / "out")) == [str(folder / "a.txt"), str(folder / "sub" / "b.txt")]
    assert list(state_of([folder / "a.txt"], folder / "out")) == [str(folder / "a.txt")]


@pytest.mark.skipif(sys.platform == "win32", reason="stops by signal")
def test_new_file_is_examined_as_it_arrives(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    command = ["watch", str(folder), "--out", str(tmp_path / "out"), "--interval", "0.1"]
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "countersay", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        preexec_fn=hear_interrupts,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("3 new, 0 changed, 0 gone: 2 documents")
        time.sleep(0.3)
        write_corpus(folder, {"third.txt": "On 3 March 2031, 12 lorries waited."})
        assert process.stdout.readline().startswith("1 new, 0 changed, 0 gone: 3 documents")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    finally:
        process.kill()  # also where a line was not as awaited
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert len(read_project(tmp_path / "out").documents) == 3
