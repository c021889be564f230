"""The local runner: order, bounds, and what happens when a worker or its parent goes away."""

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from countersay.errors import RunnerError
from countersay.runner.local import Local, cores, hold, pooled, seldom_collecting
from tests.corpora import ROOT


def late_squares(number: int) -> int:
    time.sleep(0.05 if number % 4 == 0 else 0)
    return number * number


def refused(number: int) -> int:
    if number == 3:
        raise LookupError("no three")
    return number


def ended(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(Local(workers).map(late_squares, range(20))) == [number * number for number in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_only_a_bounded_number_of_items_is_held(workers: int) -> None:
    drawn = 0

    def items() -> Iterator[int]:
        nonlocal drawn
        for number in range(200):
            drawn = number
            yield number

    ahead = [drawn - result for result in Local(workers).map(abs, items())]
    assert max(ahead) <= workers * 4


@pytest.mark.parametrize("workers", [1, 2])
def test_error_of_the_work_is_raised_in_its_turn(workers: int) -> None:
    results = Local(workers).map(refused, range(6))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(LookupError, match="no three"):
        next(results)


def test_worker_that_ends_is_said_with_what_to_do() -> None:
    with pytest.raises(RunnerError, match="--workers"):
        list(Local(2).map(ended, range(6)))


def own_process(number: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def test_processes_of_one_stage_serve_the_next() -> None:
    with pooled():
        first, second = (set(Local(2).map(own_process, range(8))) for _ in range(2))
        assert len(first | second) <= 2  # on a busy machine one of them may do all of a stage
    assert not any(map(alive, first | second))


def test_processes_of_a_stage_that_fails_or_is_left_are_not_kept() -> None:
    with pooled():
        with pytest.raises(LookupError):
            list(Local(2).map(refused, range(6)))
        left = Local(2).map(own_process, range(40))
        processes = {next(left)}
        left.close()  # type: ignore[attr-defined]  # a generator
        assert not any(map(alive, processes))
        with pytest.raises(RunnerError):
            list(Local(2).map(ended, range(6)))
        assert list(Local(2).map(abs, range(6))) == list(range(6))


def test_two_stages_at_a_time_have_processes_of_their_own() -> None:
    with pooled():
        one, other = Local(2).map(abs, range(20)), Local(2).map(late_squares, range(20))
        assert [next(one), next(other)] == [0, 0]
        assert list(one) == list(range(1, 20))
        assert list(other)[-1] == 361


def test_no_worker_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Local(0)


def test_groups_keep_the_order_of_appearance() -> None:
    grouped = Local().group(lambda word: word[0], ["pear", "plum", "fig", "peach", "fennel"])
    assert list(grouped) == [("p", ("pear", "plum", "peach")), ("f", ("fig", "fennel"))]


def test_there_is_a_processor() -> None:
    assert cores() >= 1


SLEEPERS = """
import os, sys, time
from countersay.runner.local import Local
def sleep(number):
    print(os.getpid(), flush=True)
    time.sleep(60)
if __name__ == "__main__":
    list(Local(2).map(sleep, range(2)))
"""


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.is_file() and state.read_text().rsplit(")", 1)[1].split()[0] == "Z")


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_workers_do_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, env=environment, text=True)
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    assert all(map(alive, workers))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until = time.monotonic() + 10
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, workers))
    parent.stdout.close()


def test_the_collector_looks_as_often_as_before_once_the_work_is_done_or_failed() -> None:
    before = gc.get_threshold()
    with seldom_collecting(), seldom_collecting():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before
    with pytest.raises(LookupError), seldom_collecting():
        raise LookupError("no work")
    assert gc.get_threshold() == before


def test_what_is_held_is_let_go_at_the_outermost_end() -> None:
    with seldom_collecting():
        hold()
        with seldom_collecting():
            hold()
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
    hold()
    assert gc.get_freeze_count() == 0


def test_what_others_hold_stays_held() -> None:
    gc.freeze()
    try:
        with seldom_collecting():
            hold()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
