import json
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.times.timex import find_timexes

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "cases" / "timexes.json").read_text(encoding="utf-8")
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
PIECES = [
    *"aZ é0123456789 .,:/-–()’'\"\n",
    "May ",
    "Monday ",
    "the ",
    "two ",
    "weeks ",
    "of ",
    "last ",
    "year",
    " ago",
    "0s",
]
ALPHABET = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    found = find_timexes(case["text"], day(case.get("anchor")), day(case.get("spoken")))
    got = [{"text": timex.text, "type": timex.type, "value": timex.value} for timex in found]
    assert got == case["expect"]


def test_cases_are_many_and_named_once() -> None:
    assert len(CASES) >= 100
    assert len({case["id"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("in 2019", date(2019, 1, 1), date(2019, 12, 31), id="year"),
        pytest.param("in February 2024", date(2024, 2, 1), date(2024, 2, 29), id="leap-month"),
        pytest.param("in the 1990s", date(1990, 1, 1), date(1999, 12, 31), id="decade"),
        pytest.param("in Q4 2021", date(2021, 10, 1), date(2021, 12, 31), id="quarter"),
        pytest.param("in the second half of 2020", date(2020, 7, 1), date(2020, 12, 31), id="half"),
        pytest.param("in the winter of 2022", date(2022, 12, 1), date(2023, 2, 28), id="winter-crosses-the-year"),
        pytest.param("in the first ten days of May 2021", date(2021, 5, 1), date(2021, 5, 10), id="first-days-of"),
        pytest.param("in the last two weeks of May 2021", date(2021, 5, 18), date(2021, 5, 31), id="last-weeks-of"),
        pytest.param("on the night of 3 May 2021", date(2021, 5, 3), date(2021, 5, 3), id="night"),
    ],
)
def test_days_covered(text: str, first: date, last: date) -> None:
    (timex,) = find_timexes(text)
    assert (timex.first, timex.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("the past two years", date(2021, 5, 10), date(2023, 5, 10), id="past"),
        pytest.param("the next three days", date(2023, 5, 11), date(2023, 5, 13), id="next"),
        pytest.param("last week", date(2023, 5, 1), date(2023, 5, 7), id="last-week"),
        pytest.param("the rest of the year", date(2023, 5, 10), date(2023, 12, 31), id="rest"),
        pytest.param("last weekend", date(2023, 5, 6), date(2023, 5, 7), id="weekend"),
    ],
)
def test_days_covered_from_the_document(text: str, first: date, last: date) -> None:
    (timex,) = find_timexes(text, date(2023, 5, 10))
    assert (timex.first, timex.last, timex.anchor) == (first, last, "document")


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        pytest.param("in early 2020", "START", id="early"),
        pytest.param("by mid-June 2020", "MID", id="mid"),
        pytest.param("at the end of 2020", "END", id="end"),
        pytest.param("about ten days", "APPROX", id="about"),
        pytest.param("more than ten days", "MORE_THAN", id="more-than"),
        pytest.param("up to ten days", "EQUAL_OR_LESS", id="up-to"),
    ],
)
def test_modifier(text: str, mod: str) -> None:
    (timex,) = find_timexes(text)
    assert timex.mod == mod


def test_weekday_beside_a_date_is_kept_even_where_it_does_not_fit() -> None:
    (timex,) = find_timexes("on Tuesday, 18 January 2023")
    assert (timex.first, timex.weekday) == (date(2023, 1, 18), 1)


def test_wrong_weekday_does_not_move_the_year_far_away() -> None:
    (timex,) = find_timexes("On Monday, 17 January it rained.", date(2023, 1, 24))
    assert timex.value == "2023-01-17"


def test_deictic_uses_the_day_of_speech() -> None:
    (timex,) = find_timexes("Today nine ships left.", date(2023, 9, 19), date(2023, 9, 18))
    assert (timex.value, timex.anchor) == ("2023-09-18", "speech")


def test_history_ignores_the_document_date() -> None:
    years = " ".join(f"In {year} the canal was widened." for year in range(1820, 1830))
    found = find_timexes(f"{years} On 3 May work stopped.", date(2020, 6, 1))
    assert (found[-1].value, found[-1].anchor) == ("1829-05-03", "narrative")


def test_numeric_order_that_contradicts_itself_decides_nothing() -> None:
    found = find_timexes("25/03/2022, 03/25/2022 and 04/05/2022")
    assert [timex.value for timex in found] == ["2022-03-25", "2022-03-25", "2022-XX-XX"]


def test_list_of_days_lies_in_one_year_whatever_the_verb_near_one_of_them() -> None:
    found = find_timexes("It was shut on 3, 9 and 12 June and will be again.", date(2023, 5, 10))
    assert len({timex.first.year for timex in found if timex.first}) == 1


@settings(max_examples=150, deadline=None)
@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02d}-{d:02d}"]),
)
def test_complete_date_resolves_to_itself(value: date, form: str) -> None:
    written = form.format(d=value.day, m=MONTHS[value.month - 1], y=value.year, n=value.month)
    (timex,) = find_timexes(f"The mast fell on {written} at sea.", date(2020, 1, 1))
    assert (timex.text, timex.first, timex.last, timex.anchor) == (written, value, value, None)


@settings(max_examples=150, deadline=None)
@given(ALPHABET, st.none() | st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_spans_are_exact_ordered_and_apart(text: str, anchor: date | None) -> None:
    end = 0
    for timex in find_timexes(text, anchor):
        assert text[timex.start : timex.end] == timex.text
        assert timex.text == timex.text.strip()
        assert timex.start >= end
        assert (timex.first is None) == (timex.last is None)
        assert timex.first is None or timex.last is None or timex.first <= timex.last
        end = timex.end


@settings(max_examples=100, deadline=None)
@given(ALPHABET)
def test_without_a_document_date_nothing_is_anchored_to_one(text: str) -> None:
    assert all(timex.anchor in (None, "narrative") for timex in find_timexes(text))


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_days_ago_counts_back_from_the_document(anchor: date, count: int) -> None:
    (timex,) = find_timexes(f"It sank {count} days ago.", anchor)
    assert timex.first == anchor - timedelta(days=count)


def test_same_text_gives_the_same_result_in_any_order_of_calls() -> None:
    texts = [case["text"] for case in CASES]
    alone = {text: find_timexes(text, date(2023, 5, 10)) for text in texts}
    random.Random(7).shuffle(texts)
    assert {text: find_timexes(text, date(2023, 5, 10)) for text in texts} == alone


@pytest.mark.shared
def test_gold_sample_dates(shared: Path) -> None:
    anchors = {"001": date(2022, 12, 21), "004": date(2023, 1, 24)}
    rows = [json.loads(line) for line in (shared / "gold-sample" / "dates.jsonl").read_text("utf-8").splitlines()]
    for name in sorted({row["doc"] for row in rows}):
        text = (shared / "corpora" / "lachin-2022" / name).read_text("utf-8")
        found = find_timexes(text, anchors[name[:3]])
        for row in (row for row in rows if row["doc"] == name):
            inside = [t for t in found if row["start"] <= t.start < row["end"]]
            values = [str(t.value) for t in inside] + [str(t.first) for t in inside]
            assert any(value.startswith(row["iso"]) for value in values), row
            if row["iso_end"] and row["kind"] != "relative":
                assert any(value.startswith(row["iso_end"]) for value in values), row


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("Villagers could not be reached Wednesday.", "2023-05-10", id="the day before"),
        pytest.param("The lock will open Wednesday.", "2023-05-17", id="announced"),
        pytest.param("Visitors rose to more than 300,000 last year.", "2022", id="a count before last year"),
        pytest.param("A fire broke out in the first half of April.", "2023-04", id="half of a month"),
        pytest.param("This winter, ferries stopped.", "2023-WI", id="winter, told in May"),
    ],
)
def test_value_told_on_a_thursday_in_may(text: str, value: str) -> None:
    assert [timex.value for timex in find_timexes(text, anchor=date(2023, 5, 11))] == [value]


def test_this_winter_told_in_january_is_the_one_that_began_in_december() -> None:
    (found,) = find_timexes("This winter, ferries stopped.", anchor=date(2023, 1, 20))
    assert (found.value, found.first) == ("2022-WI", date(2022, 12, 1))


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param("Month\tBeds\nMarch 2031\t17\nApril 2031\t9", ["2031-03", "2031-04"], id="a count above a month"),
        pytest.param("Month\tPumps\nJuly\t23\nJune\t30", ["XXXX-07", "XXXX-06"], id="a count beside a month"),
        pytest.param("Agency,\n\n11\tDecember\t2017,\n\n<x>", ["2017-12-11"], id="a line that is drawn wide"),
        pytest.param("On 17\nApril 2031 it rained.", ["2031-04-17"], id="a line that is wrapped"),
    ],
)
def test_cells_of_a_table_make_no_day_together(table: str, values: list[str]) -> None:
    assert [timex.value for timex in find_timexes(table)] == values
