"""What a runner does: apply a function to many items, and put items with the same key together. Nothing about claims.

Rules: (1) results come in the order of the items, whatever ran first; (2) the function and the items can be sent to
another process, so the function stands at the top of a module; (3) the same items give the same results on every runner.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class Runner(Protocol):
    """Where work is done: in this process, in several, or elsewhere."""

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `work(item)` for each item, in the order of the items; only a bounded number of items is held at a time.

        Raises:
            RunnerError: if a worker ended without an answer. What `work` raises is raised here.
        """

    def group(self, key: Callable[[T], K], items: Iterable[T]) -> Iterator[tuple[K, tuple[T, ...]]]:
        """Yield each key with its items: keys by first appearance, items in their order."""


def chunk(items: Sequence[T], i: int, n: int) -> Sequence[T]:
    """Return the `i`-th of `n` parts of nearly the same size, counted from 1: a job elsewhere needs two integers.

    >>> [chunk("abcdefg", i, 3) for i in (1, 2, 3)]
    ['ab', 'cd', 'efg']

    Raises:
        ValueError: if there is no such part.
    """
    if not 1 <= i <= n:
        raise ValueError(f"expected 1 <= i <= n, got chunk {i} of {n}")
    return items[len(items) * (i - 1) // n : len(items) * i // n]
