"""A limit on the processor time that the analysis of one document may take, so that no text holds up all others."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverLimit(Exception):  # noqa: N818  caught where the limit is set, never shown
    """The work within `at_most` took more processor time than allowed."""


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Raise `OverLimit` inside the block once it has taken so many seconds of this process's own processor time.

    Where the system has no such clock (Windows), or outside the main thread, which alone hears it, nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OverLimit

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)
