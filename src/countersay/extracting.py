"""Extraction of many documents: in this process or in several, in bounded memory, the same result either way."""

from collections.abc import Callable, Sequence

from countersay.extraction.document import Extraction, Task, extract
from countersay.extraction.packing import extract_packed, unpacked
from countersay.runner.local import Local, cores

Progress = Callable[[str, int, int], None]

CHARS_A_WORKER = 150_000
"""Text that is worth a further process: starting one costs about a second of processor time, in which some 70,000
characters are read. Measured with bench/archive.py."""


def workers_for(tasks: Sequence[Task]) -> int:
    """Return how many processes pay for these documents: one for a small corpus, never more than processors."""
    chars = sum(task.document.chars for task in tasks)
    return max(1, min(cores(), chars // CHARS_A_WORKER, len(tasks)))


def extract_all(tasks: Sequence[Task], workers: int | None, progress: Progress) -> list[Extraction]:
    """Find everything in each document, in the order of the tasks; `workers` None means as many as pay.

    Raises:
        RunnerError: if a worker process ended before its work was done.
    """
    count = min(workers_for(tasks) if workers is None else workers, max(1, len(tasks)))
    found = []
    if count == 1:
        for task in tasks:
            found.append(extract(task))
            progress("read", len(found), len(tasks))
        return found
    for task, packed in zip(tasks, Local(count).map(extract_packed, tasks), strict=True):
        found.append(unpacked(packed, task.document))
        progress("read", len(found), len(tasks))
    return found
