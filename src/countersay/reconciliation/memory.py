"""The collector of circular garbage, held while many small objects are made that all stay.

Reconciling makes claims, rows and findings that do not point at one another in circles. The collector would walk through
all of them again and again: a fifth of the time with 100,000 claims.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000
"""Where the collector looks no more often than this, what was made need not be hidden from it, and may be held already."""


@contextmanager
def paused() -> Iterator[None]:
    """Hold the collector inside a `with` block, and let it go on behind it if it was running before.

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
            if gc.get_threshold()[0] < _SELDOM:
                # What was made counts as old at once, not as new and to be walked through first.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
