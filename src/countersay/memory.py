"""The collector of circular garbage, held while many small objects are made that all stay.

Records, claims, rows and findings do not point at one another in circles. The collector would walk through all of them again
and again: a fifth of the time with 100,000 claims, a seventh of a run with one document more than 10,000.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 20)
"""Objects made, and then rounds, before the collector looks again; Python's own (700, 10, 10) cost a sixth of the time."""


@contextmanager
def paused(*, keeping: bool = False) -> Iterator[None]:
    """Hold the collector inside a `with` block, and let it go on behind it if it was running before.

    What was made counts as old at once, not as new and to be walked through first. Where a run has the collector look seldom
    (`runner.local.seldom_collecting`), it is passed over until that run ends if `keeping` says that most of it stays; a worker, in
    which no run ends, does not say so.

    >>> with paused():
    ...     gc.isenabled()
    False
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            looks_seldom = gc.get_threshold()[0] >= SELDOM[0]
            if keeping or not looks_seldom:
                gc.freeze()
            if not looks_seldom:
                gc.unfreeze()
            gc.enable()
