"""A one-line count of what is done, for a person at a terminal: how many, how fast, how long it will take."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

_EVERY = 0.1  # seconds between two drawings: a terminal is slower than the work
_SURE = 2.0  # seconds after which a rate is worth showing


@dataclass(slots=True)
class Bar:
    """The count on standard error; silent when not enabled.

    Attributes:
        enabled: whether to show anything. clock: seconds that never run backwards. stream: where to write.
        length: of what is shown. stage: what is counted. begun, shown: when the stage began, and was last drawn.
        first: how many steps were done when the stage began.
    """

    enabled: bool
    clock: Callable[[], float] = time.monotonic
    stream: TextIO | None = None
    length: int = 0
    stage: str = ""
    begun: float = 0.0
    shown: float = 0.0
    first: int = 0

    def show(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` steps of a stage are done."""
        if not self.enabled:
            return
        now = self.clock()
        if stage != self.stage:
            self.stage, self.begun, self.first = stage, now, done
        elif now - self.shown < _EVERY and done < total:
            return
        self.shown = now
        line = f"{stage} {done:,}/{total:,}{self._pace(now - self.begun, done, total)}"
        self._write("\r" + line.ljust(self.length))
        self.length = len(line)

    def close(self) -> None:
        """Wipe the line."""
        if self.enabled and self.length:
            self._write("\r" + " " * self.length + "\r")
            self.length = 0

    def _pace(self, seconds: float, done: int, total: int) -> str:
        steps = done - self.first
        if seconds < _SURE or steps < 2 or done >= total:
            return ""
        rate = steps / seconds
        return f" ({rate:.1f}/s, {duration((total - done) / rate)} left)"

    def _write(self, text: str) -> None:
        stream = self.stream or sys.stderr
        stream.write(text)
        stream.flush()


def duration(seconds: float) -> str:
    """Say how long some seconds are, in two units at most.

    >>> duration(0.4), duration(75), duration(7260)
    ('1 s', '1 min 15 s', '2 h 1 min')
    """
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
