"""The default runner: this process, or several processes on this machine.

Workers are started afresh ("spawn") on every system, so that they behave alike on all and inherit no locks or open
files. They leave Ctrl-C to the process that started them, and end when it ends, however it does.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from multiprocessing.connection import wait

from countersay.errors import RunnerError
from countersay.memory import SELDOM
from countersay.runner.base import K, R, T

_AHEAD = 4
"""Items handed out for each worker before the first of them is done: enough that none waits, few enough to hold."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector of cyclic garbage look seldom: records are many small objects, and hold no cycles.

    >>> import gc
    >>> with seldom_collecting():
    ...     gc.get_threshold()[0]
    50000
    """
    before = gc.get_threshold()
    if before == SELDOM:  # one inside another; to count what is held would take a twentieth of a second each time
        yield
        return
    nothing_held = gc.get_freeze_count() == 0
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if nothing_held:
            gc.unfreeze()


def hold() -> None:
    """Have the collector pass over all objects that there are now, until `seldom_collecting` ends.

    What a stage leaves to the next stays until the end; looking through it again and again took a tenth of the time of
    5,000 documents. Outside `seldom_collecting` it does nothing, since nobody would let them go again.

    >>> import gc
    >>> with seldom_collecting():
    ...     hold()
    ...     gc.get_freeze_count() > 0
    True
    >>> gc.get_freeze_count()
    0
    """
    if gc.get_threshold() == SELDOM:
        gc.freeze()


_pools: ContextVar[dict[int, ProcessPoolExecutor] | None] = ContextVar("_pools", default=None)


@contextmanager
def pooled() -> Iterator[None]:
    """Keep the processes of one stage for the next inside a `with` block: to start one takes about a second.

    What fails, or is not drawn to its end, ends its processes at once.
    """
    if _pools.get() is not None:
        yield
        return
    pools: dict[int, ProcessPoolExecutor] = {}
    token = _pools.set(pools)
    try:
        yield
    finally:
        _pools.reset(token)
        for pool in pools.values():
            pool.shutdown(wait=True, cancel_futures=True)


class Local:
    """Runs work on this machine, in `workers` processes; with one, in the process that asks."""

    def __init__(self, workers: int = 1) -> None:
        """Raises ValueError if there is no worker."""
        if workers < 1:
            raise ValueError(f"expected at least one worker, got {workers}")
        self.workers = workers

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `work(item)` for each item, in order; at most four items a worker are held at a time.

        >>> list(Local().map(str.upper, ["a", "b"]))
        ['A', 'B']

        Raises:
            RunnerError: if a worker process ended without an answer.
        """
        if self.workers == 1:
            return (work(item) for item in items)
        return self._spread(work, iter(items))

    def group(self, key: Callable[[T], K], items: Iterable[T]) -> Iterator[tuple[K, tuple[T, ...]]]:
        """Yield each key with its items: keys by first appearance, items in their order.

        >>> list(Local().group(len, ["a", "bb", "c"]))
        [(1, ('a', 'c')), (2, ('bb',))]
        """
        groups: dict[K, list[T]] = {}
        for item in items:
            groups.setdefault(key(item), []).append(item)
        return ((name, tuple(group)) for name, group in groups.items())

    def _spread(self, work: Callable[[T], R], items: Iterator[T]) -> Iterator[R]:
        shared = _pools.get()
        pool = shared.pop(self.workers, None) if shared is not None else None
        if pool is None:
            context = multiprocessing.get_context("spawn")
            pool = ProcessPoolExecutor(self.workers, mp_context=context, initializer=_settle)
        done = False
        try:
            with _uninterrupted():  # starts the processes
                first = islice(items, self.workers * _AHEAD)
                pending: deque[Future[R]] = deque(pool.submit(work, item) for item in first)
            while pending:
                result = pending.popleft().result()
                pending.extend(pool.submit(work, item) for item in islice(items, 1))
                yield result
            done = True
        except BrokenProcessPool as error:
            raise RunnerError(
                "a worker process ended before its work was done; memory may have run out.",
                code="worker-ended",
                remedy="Run again with fewer --workers; what was read is kept.",
            ) from error
        finally:
            if done and shared is not None and self.workers not in shared:
                shared[self.workers] = pool  # for what is asked for next
            else:
                pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back where the system can: a process started here does not get it before it has settled."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _settle() -> None:
    """Prepare a worker process: Ctrl-C is not for it, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def cores() -> int:
    """Return how many processors this process may use, at least 1."""
    usable = getattr(os, "sched_getaffinity", None)
    return max(1, len(usable(0)) if usable else os.cpu_count() or 1)
