import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.periods import find_periods
from countersay.extraction.timex import find_timexes
from countersay.model import Period

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "cases" / "periods.json").read_text(encoding="utf-8")
)
WORDS = [
    "since ", "between ", "and ", "3 May 2021 ", "in June ", "to ", "2019", ". ", "the past two weeks ", "as of ",
    "the end of the war ", "-", "over that time ", "early ", "until ", "from ", "spring ", "Monday ",
]  # fmt: skip
OPTIONAL = ("first_latest", "last_earliest")


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def periods(text: str, as_of: date | None = None, spoken: date | None = None) -> list[Period]:
    return find_periods(text, find_timexes(text, as_of, spoken), as_of, spoken)


def as_row(text: str, period: Period, expected: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "text": text[period.start : period.end],
        "kind": period.kind,
        "first": period.first and period.first.isoformat(),
        "last": period.last and period.last.isoformat(),
    }
    for name in OPTIONAL:
        value = getattr(period, name)
        if value is not None:
            row[name] = value.isoformat()
    if period.inherited:
        row["inherited"] = True
    if "anchor" in expected:
        row["anchor"] = period.anchor
    return row


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    found = periods(case["text"], day(case.get("as_of")), day(case.get("spoken")))
    assert len(found) == len(case["expect"])
    got = [as_row(case["text"], *pair) for pair in zip(found, case["expect"], strict=True)]
    assert got == case["expect"]


def test_cases_are_many_and_named_once() -> None:
    assert len(CASES) >= 60
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_eight_days_between_two_days_both_counted() -> None:
    (period,) = periods("between 05-12 February 2023")
    assert period.days == 8


def test_since_without_a_day_to_count_to_stays_open() -> None:
    (period,) = periods("since 3 May 2023")
    assert (period.last, period.days) == (None, None)


def test_since_a_day_after_the_document_is_not_closed_backwards() -> None:
    (period,) = periods("Since 3 May 2024 it has been shut.", date(2023, 5, 10))
    assert period.last is None


def test_ends_in_the_wrong_order_are_no_window_of_both() -> None:
    assert all(period.kind != "between" for period in periods("from 9 May 2023 to 3 May 2023"))


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_between_two_complete_dates_is_exactly_those(one: date, two: date) -> None:
    first, last = min(one, two), max(one, two)
    text = f"Between {first.isoformat()} and {last.isoformat()} nine barges docked."
    (period,) = periods(text)
    assert (period.first, period.last, period.first_latest, period.last_earliest) == (first, last, None, None)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            WORDS
        ),
        max_size=12,
    ),
    st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
)  # fmt: skip
def test_ends_are_ordered_and_words_lie_in_the_text(pieces: list[str], as_of: date | None) -> None:
    text = "".join(pieces)
    for period in periods(text, as_of):
        assert period.start is not None
        assert period.end is not None
        assert 0 <= period.start < period.end <= len(text)
        known = [value for value in (period.first, period.first_latest) if value]
        assert known == sorted(known)
        if period.last_earliest is not None:
            assert period.last is not None
            assert period.last_earliest <= period.last
        if period.first and period.last:
            assert period.first <= period.last
