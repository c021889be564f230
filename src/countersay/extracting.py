"""Extraction of many documents: in this process or in several, in bounded memory, the same result either way.

With a shelf, only documents are read that are new or changed, or whose settings are, or where the software is.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from countersay.codec import pack, unpack
from countersay.errors import RecordError
from countersay.extraction.document import Extraction, Task, extract
from countersay.extraction.packing import packed_of, unpacked
from countersay.keeping import Shelf, key_of
from countersay.memory import paused
from countersay.model.quick import altered
from countersay.noting import Notes, answers_of
from countersay.runner.base import Runner
from countersay.runner.local import Local, cores, seldom_collecting

Progress = Callable[[str, int, int], None]

CHARS_A_WORKER = 150_000
"""Text that is worth a further process: starting one costs about a second of processor time, in which some 70,000
characters are read. Measured with bench/archive.py."""


def workers_for(tasks: Sequence[Task]) -> int:
    """Return how many processes pay for these documents: one for a small corpus, never more than processors."""
    chars = sum(task.document.chars for task in tasks)
    return max(1, min(cores(), chars // CHARS_A_WORKER, len(tasks)))


@seldom_collecting()
def extract_all(
    tasks: Sequence[Task],
    workers: Runner | int | None,
    progress: Progress,
    shelf: Shelf | None = None,
    notes: Notes | None = None,
) -> list[Extraction]:
    """Find everything in each document, in the order of the tasks, on a runner or in so many processes here.

    `workers` None means as many as pay. `notes` takes in what is noted of texts that are read elsewhere.

    Raises:
        RunnerError: if a worker process ended before its work was done.
    """
    if shelf is None:
        return list(_fresh(tasks, workers, progress, None, notes))
    with paused(keeping=True):
        kept = [_kept(task, shelf) for task in tasks]
    missing = [task for task, found in zip(tasks, kept, strict=True) if found is None]
    fresh = _fresh(missing, workers, progress, shelf, notes)
    return [found if found is not None else next(fresh) for found in kept]


def _kept(task: Task, shelf: Shelf) -> Extraction | None:
    packed = shelf.get(_key(task))
    if packed is None:
        return None
    try:
        return unpacked(packed, task.document)
    except RecordError:
        return None


def _key(task: Task) -> str:
    """Return the key of a task: all of it but the text, which its digest stands for."""
    return key_of("extraction", altered(task, document=altered(task.document, text="")))


def _fresh(
    tasks: Sequence[Task],
    workers: Runner | int | None,
    progress: Progress,
    shelf: Shelf | None,
    notes: Notes | None,
) -> Iterator[Extraction]:
    """Yield what is in each document, having put it on the shelf."""
    runner = workers
    if runner is None or isinstance(runner, int):
        count = min(workers_for(tasks) if runner is None else runner, max(1, len(tasks)))
        runner = Local(count) if count > 1 else None
    results = _apart(tasks, runner, {} if notes is None else notes) if runner is not None else _here(tasks)
    for number, (task, (found, packed)) in enumerate(zip(tasks, results, strict=True), 1):
        if shelf is not None:
            shelf.put(_key(task), packed or packed_of(found))
        progress("read", number, len(tasks))
        yield found


def _here(tasks: Sequence[Task]) -> Iterator[tuple[Extraction, bytes]]:
    for task in tasks:
        yield extract(task), b""


@dataclass(frozen=True, slots=True)
class Read:
    """An extraction as bytes, and what is noted of the text."""

    extraction: bytes
    notes: dict[str, Any]


def read_packed(task: Task) -> bytes:
    """Find everything in one document, and answer what will be asked of its text alone; return both as bytes."""
    return pack(Read(packed_of(extract(task)), answers_of(task.document.text)))


def _apart(tasks: Sequence[Task], runner: Runner, notes: Notes) -> Iterator[tuple[Extraction, bytes]]:
    for task, both in zip(tasks, runner.map(read_packed, tasks), strict=True):
        read = unpack(Read, both)
        notes[task.document.text_sha256] = read.notes
        yield unpacked(read.extraction, task.document), read.extraction
