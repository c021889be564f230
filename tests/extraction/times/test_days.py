from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.extraction.times.days import day_or_none, days_of, easter, month_end, nth_weekday, shift, unit_value

DATES = st.dates(date(1600, 1, 1), date(2400, 12, 31))


@given(DATES, st.sampled_from(["D", "W", "WE", "M", "Q", "SEM", "Y", "DE", "CE"]))
def test_value_of_a_unit_covers_its_day(day: date, unit: str) -> None:
    covered = days_of(unit_value(day, unit))
    assert covered is not None
    assert unit == "WE" or covered[0] <= day <= covered[1]


@given(DATES, st.integers(-500, 500))
def test_months_forth_and_back_differ_by_the_month_end_only(day: date, count: int) -> None:
    there = shift(day, count, "M")
    assert there is not None
    back = shift(there, -count, "M")
    assert back is not None
    assert (back.year, back.month) == (day.year, day.month)
    assert 0 <= (day - back).days <= 3


@given(DATES)
def test_month_end_is_followed_by_a_first(day: date) -> None:
    assert (month_end(day.year, day.month) + timedelta(days=1)).day == 1


@given(st.integers(1600, 2400), st.integers(1, 12), st.integers(0, 6))
def test_last_weekday_has_no_successor_in_its_month(year: int, month: int, weekday: int) -> None:
    last = nth_weekday(year, month, weekday, -1)
    assert last.weekday() == weekday
    assert (last + timedelta(days=7)).month != month


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(1818, date(1818, 3, 22), id="earliest"),
        pytest.param(1943, date(1943, 4, 25), id="latest"),
        pytest.param(2024, date(2024, 3, 31), id="leap-year"),
    ],
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize("value", ["", "XXXX-05-03", "2022-13", "2022-06-31", "2022-W54", "PRESENT_REF", "P2W"])
def test_incomplete_or_impossible_value_covers_no_days(value: str) -> None:
    assert days_of(value) is None


def test_day_no_calendar_has_is_none() -> None:
    assert day_or_none(2023, 2, 29) is None


@pytest.mark.parametrize("count", [10**6, -(10**6)])
def test_shift_beyond_the_calendar_is_none(count: int) -> None:
    assert shift(date(2023, 1, 1), count, "Y") is None
    assert shift(date(2023, 1, 1), count * 10**6, "D") is None
