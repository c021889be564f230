import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.times.timex import find_timexes
from countersay.extraction.windows.periods import find_periods
from countersay.model import Period

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "periods.json").read_text(encoding="utf-8")
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


@pytest.mark.parametrize(
    ("text", "first", "first_latest"),
    [
        (
            "Since the evening of 2 June 2029 the Mission has recorded 12 explosions.",
            date(2029, 6, 2),
            date(2029, 6, 3),
        ),
        ("Since noon on 2 June 2029 some 40 lorries have crossed.", date(2029, 6, 2), date(2029, 6, 3)),
        ("From noon on 2 June 2029 the clinic treated 31 patients.", date(2029, 6, 2), date(2029, 6, 3)),
        ("Since late on 2 June 2029 nine homes have lost power.", date(2029, 6, 2), date(2029, 6, 3)),
        ("Since the early hours of 2 June 2029 nine barges have docked.", date(2029, 6, 2), date(2029, 6, 3)),
        ("Since 2 June 2029 nine barges have docked.", date(2029, 6, 2), None),
    ],
)
def test_part_of_a_day_as_the_beginning_leaves_the_day_open(text: str, first: date, first_latest: date | None) -> None:
    (period,) = periods(text, date(2029, 6, 10))
    assert (period.kind, period.first, period.first_latest, period.last) == (
        "since", first, first_latest, date(2029, 6, 10),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Between 27 April and 3 May 2029 the Team saw 23 strikes. In the following week it saw 31.",
            date(2029, 5, 4),
            date(2029, 5, 10),
        ),
        ("From 3 to 9 May 2029 12 ships docked. The next week saw 31.", date(2029, 5, 10), date(2029, 5, 16)),
        ("From 3 to 9 May 2029 12 ships docked. In the subsequent week 31 did.", date(2029, 5, 10), date(2029, 5, 16)),
        ("From 3 to 9 May 2029 12 fires broke out. In the week after, 31 did.", date(2029, 5, 10), date(2029, 5, 16)),
        (
            "From 3 to 9 May 2029 12 fires broke out. In the week that followed 31 did.",
            date(2029, 5, 10),
            date(2029, 5, 16),
        ),
        ("From 3 to 9 May 2029 12 patients came. In the previous week 31 came.", date(2029, 4, 26), date(2029, 5, 2)),
        ("In March 2029 12 patients came. In the following month 31 came.", date(2029, 4, 1), date(2029, 4, 30)),
        ("From 1 to 31 March 2029 12 patients came. In the month after, 31 came.", date(2029, 4, 1), date(2029, 4, 30)),
        # not certain which days: no ends
        ("On 3 May 2029 12 ships docked. In the following week 31 did.", None, None),
        ("Since 3 May 2029 12 ships have docked. In the following week 31 did.", None, None),
        ("From 3 to 9 May 2029 12 ships docked. A week later 31 did.", None, None),
        ("From 3 to 20 May 2029 12 ships docked. In the following month 31 did.", None, None),
        ("From 3 to 9 May 2029 12 ships docked. In the week before the storm 31 did.", None, None),
        # no step
        ("From 3 to 9 May 2029 12 ships docked. Next week the Board meets.", date(2029, 6, 11), date(2029, 6, 17)),
        ("From 3 to 9 May 2029 12 ships docked. In that week 31 sailed.", date(2029, 5, 3), date(2029, 5, 9)),
    ],
)
def test_step_from_the_window_before(text: str, first: date | None, last: date | None) -> None:
    step = periods(text, date(2029, 6, 10))[1]
    assert (step.first, step.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "last_earliest", "last"),
    [
        ("Until the morning of 4 June 2029 nine barges docked.", date(2029, 6, 3), date(2029, 6, 4)),
        ("As of 9 a.m. on 4 June 2029 some 512,000 homes had no power.", date(2029, 6, 3), date(2029, 6, 4)),
        ("By noon on 4 June 2029 some 40 arrests had been made.", date(2029, 6, 3), date(2029, 6, 4)),
        ("Before noon on 4 June 2029 some 40 arrests were made.", date(2029, 6, 3), date(2029, 6, 4)),
        ("From 2 June 2029, 18:00, to 4 June 2029, 06:00, nine barges docked.", date(2029, 6, 3), date(2029, 6, 4)),
        ("In the 24 hours to 6 a.m. on 4 June 2029 nine barges docked.", date(2029, 6, 3), date(2029, 6, 4)),
        ("Until 4 June 2029 nine barges docked.", None, date(2029, 6, 4)),
        ("As of 24:00 on 4 June 2029 some 40 arrests had been made.", None, date(2029, 6, 4)),
    ],
)
def test_part_of_a_day_as_the_end_leaves_the_day_open(text: str, last_earliest: date | None, last: date) -> None:
    (period,) = periods(text, date(2029, 6, 10))
    assert (period.last_earliest, period.last) == (last_earliest, last)


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


@pytest.mark.parametrize(
    "text",
    [
        "The records were handed over more than a year ago.",
        "About three weeks ago 40 boats sank.",
        "He left almost ten years ago.",
    ],
)
def test_hedged_time_ago_gives_no_window(text: str) -> None:
    day = date(2031, 5, 20)
    assert not [p for p in find_periods(text, find_timexes(text, day), as_of=day) if p.first is not None]
