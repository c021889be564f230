"""An end of a stretch: a day, or an hour of it, as one number that a reader can work out again."""

from datetime import date
from fractions import Fraction

import pytest

from countersay.model import PlacedTimex
from countersay.reconciliation.ends import end_row, moment

DAY = date(2031, 5, 3)


def placed(kind: str, value: str, last: date = DAY) -> PlacedTimex:
    return PlacedTimex(
        id="t-1",
        document="d-1",
        start=0,
        end=5,
        text="3 May",
        type=kind,
        value=value,
        first=DAY,
        last=last,
        anchor=None,
    )


@pytest.mark.parametrize(
    ("timex", "at"),
    [
        pytest.param(placed("DATE", "2031-05-03"), Fraction(DAY.toordinal()), id="day"),
        pytest.param(placed("TIME", "2031-05-03T06:00"), DAY.toordinal() + Fraction(1, 4), id="hour"),
        pytest.param(placed("TIME", "2031-05-03TMO"), None, id="part of a day"),
        pytest.param(placed("DATE", "2031-05", date(2031, 5, 31)), None, id="month"),
    ],
)
def test_moment(timex: PlacedTimex, at: Fraction | None) -> None:
    assert moment(timex) == at


def test_a_row_says_when_an_end_is() -> None:
    hour = placed("TIME", "2031-05-03T06:00")
    assert end_row(hour, "upper").bound == DAY.toordinal() + Fraction(1, 4)
    assert end_row(hour, "lower", hours=False).bound == -DAY.toordinal()
    assert "and 6 hours" in end_row(hour, "upper").text
    assert end_row(placed("DATE", "2031-05-03"), "upper").text.endswith("741,565 of the calendar")
