"""The line of progress: what a person reads at each moment."""

import io

from countersay.cli.progress import Bar


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(stream: io.StringIO) -> list[str]:
    return [line.rstrip() for line in stream.getvalue().split("\r") if line.strip()]


def test_rate_and_time_left_are_shown_once_they_are_sure() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(True, clock, stream)
    for done in range(1, 32):
        bar.show("read", done, 1200)
        clock.now += 0.5
    assert shown(stream)[0] == "read 1/1,200"
    assert shown(stream)[-1] == "read 31/1,200 (2.0/s, 9 min 44 s left)"


def test_steps_that_come_fast_are_not_all_drawn_but_the_last_is() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(True, clock, stream)
    for done in range(1, 1001):
        bar.show("read", done, 1000)
        clock.now += 0.001
    assert len(shown(stream)) < 15
    assert shown(stream)[-1] == "read 1,000/1,000"


def test_next_stage_is_drawn_at_once_and_leaves_nothing_of_the_last() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(True, clock, stream)
    bar.show("read", 1000, 1000)
    bar.show("compared", 0, 1)
    assert stream.getvalue() == "\rread 1,000/1,000\rcompared 0/1    "


def test_closing_wipes_the_line() -> None:
    stream = io.StringIO()
    bar = Bar(True, Clock(), stream)
    bar.show("read", 1, 2)
    bar.close()
    bar.close()
    assert stream.getvalue().endswith("\r" + " " * len("read 1/2") + "\r")
    assert stream.getvalue().count("\r") == 3


def test_nothing_is_written_when_not_enabled() -> None:
    stream = io.StringIO()
    bar = Bar(False, Clock(), stream)
    bar.show("read", 1, 2)
    bar.close()
    assert stream.getvalue() == ""
