"""Work on a Ray cluster: tasks go to its machines, results come back in the order of the items. The extra `ray`.

Scheduling, moving of data and repetition of what a lost machine had in hand are Ray's. Nothing is sent to Ray's makers: its
count of users is off unless the environment sets it.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from countersay.errors import RunnerError, SettingsError
from countersay.runner.base import K, R, T
from countersay.runner.local import Local

_AHEAD = 4
"""Tasks handed out for each processor before the first of them is done, as on one machine."""
_MOST_PROCESSORS = 10_000


class OnRay:
    """Runs work on the Ray cluster at `address` ("auto": the one this machine belongs to); None starts one here.

    Each machine of the cluster needs this version of countersay. A task whose machine is lost is done again elsewhere.
    """

    def __init__(self, address: str | None = None) -> None:
        self.address = address

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield `work(item)` for each item, in order; at most four items a processor of the cluster are held at a time.

        Raises:
            SettingsError: if Ray is not installed, or no cluster answers at the address.
            RunnerError: if a task ended without an answer.
        """
        ray = self._connected()
        task = ray.remote(num_cpus=1, max_retries=-1, max_calls=0)(_call)
        waiting = iter(items)
        pending: deque[Any] = deque(task.remote(work, item) for item in islice(waiting, _AHEAD * self.processors(ray)))
        try:
            while pending:
                result = ray.get(pending.popleft())
                pending.extend(task.remote(work, item) for item in islice(waiting, 1))
                yield result
        except ray.exceptions.RayTaskError as error:
            raise error.cause if isinstance(error.cause, Exception) else error from None
        except ray.exceptions.RayError as error:
            raise RunnerError(
                f"a task on the Ray cluster ended without an answer: {type(error).__name__}.",
                code="worker-ended",
                remedy="Look at the state of the cluster and run again; what was read is kept.",
            ) from error
        finally:
            for left in pending:
                ray.cancel(left, force=False)

    def group(self, key: Callable[[T], K], items: Iterable[T]) -> Iterator[tuple[K, tuple[T, ...]]]:
        """Yield each key with its items: keys by first appearance, items in their order."""
        return Local().group(key, items)

    def processors(self, ray: Any) -> int:
        """Return how many processors the cluster has now, at least 1."""
        return max(1, min(_MOST_PROCESSORS, int(ray.cluster_resources().get("CPU", 1))))

    def _connected(self) -> Any:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError as error:
            raise SettingsError(
                "Ray is not installed.", code="ray-missing", remedy="Install countersay[ray]."
            ) from error
        if not ray.is_initialized():
            try:
                ray.init(address=self.address, include_dashboard=None if self.address else False, log_to_driver=False)
            except ConnectionError as error:
                raise SettingsError(
                    f"no Ray cluster answers at {self.address!r}.",
                    code="ray-unreachable",
                    remedy="Name the address that `ray start` printed, or leave it out.",
                ) from error
            except Exception as error:  # Ray raises nothing narrower where its processes do not start in time
                raise RunnerError(
                    f"Ray could not be started: {error}",
                    code="ray-not-started",
                    remedy="Run again, or with --workers instead: the record is the same.",
                ) from error
        return ray


def _call(work: Callable[[T], R], item: T) -> R:
    """Stand at the top of a module, so that Ray sends its name and not its code."""
    return work(item)
