"""Registers among the claims, and two registers of one movement."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.evidence.registers import GATE, project

TEXT = """Between 1 and 5 March 2031, 27 lorries passed the gate. Between 1 and 15 March 2031, 55 lorries passed the gate.

Between 1 and 31 March 2031, 60 lorries passed the gate.
"""


def test_register_takes_its_place_in_the_range_that_claims_leave(tmp_path: Path) -> None:
    record = project(tmp_path, TEXT)
    assert record.implied
    assert {one.outcome for one in record.ranges} == {"within"}
    assert {one.implied for one in record.ranges} == {fact.id for fact in record.implied}
    for one in record.ranges:
        assert one.sharper_lower == one.sharper_upper == one.observed
    assert len(record.findings) == len(project(tmp_path / "x", TEXT, GATE.replace("gate.csv", "none.csv")).findings)


def test_incomplete_register_only_raises_the_lower_end(tmp_path: Path) -> None:
    partial = GATE.replace("last = 2031-03-31", "last = 2031-03-31\ncomplete = false")
    record = project(tmp_path, TEXT, partial)
    assert {one.outcome for one in record.ranges} <= {"open"}
    assert all(one.sharper_upper == one.upper for one in record.ranges)


def test_clash_with_a_register_is_no_finding(tmp_path: Path) -> None:
    text = TEXT.replace("55 lorries", "33 lorries")
    record = project(tmp_path, text)
    assert "outside" in {one.outcome for one in record.ranges}
    assert [finding for finding in record.findings if finding.relation in ("contradiction", "tension")] == []


OTHER = """
[[register]]
id = "bridge"
file = "bridge.csv"
first = 2031-03-01
last = 2031-03-31
point = "the bridge"
[register.time]
column = "day"
[[register.measure]]
name = "lorries"
column = "lorries"
words = ["lorry"]
"""


@pytest.mark.parametrize(
    ("shift", "same", "best"), [pytest.param(0, 7, 0, id="same-day"), pytest.param(1, 0, 1, id="a-day-later")]
)
def test_two_registers_are_compared_day_by_day(tmp_path: Path, shift: int, same: int, best: int) -> None:
    days = {1: 10, 2: 5, 4: 10, 5: 2, 9: 8, 15: 20, 30: 5}
    left = "day,operator,bound,cargo,lorries,load\n" + "".join(
        f"2031-03-{day:02d},relief,in,salt,{n},1\n" for day, n in days.items()
    )
    right = "day,lorries\n" + "".join(f"2031-03-{day + shift:02d},{n}\n" for day, n in days.items())
    record = project(tmp_path, "Nothing passed.", GATE + OTHER, gate__csv=left, bridge__csv=right)
    (pair,) = record.register_pairs
    assert (pair.left, pair.right, pair.same, pair.lags[0]) == ("gate", "bridge", same, (best, 7))
    assert (pair.left_total, pair.right_total) == (Fraction(60), Fraction(60))
    assert pair.silent + pair.same + pair.apart + pair.only_left + pair.only_right == 31
    assert "the Kessel gate; the bridge" in pair.note
