from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from countersay.model import Relation
from countersay.reconciliation.interpretation import Interval, choices, loosest, take
from tests.factories import make_figure, make_window

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("figure", "labels", "low", "high"),
    [
        pytest.param({"value": 980}, "", 980, 980, id="bare-is-exact"),
        pytest.param({"value": 980}, "exactness:round", 975, 985, id="bare-round"),
        pytest.param({"value": 403}, "exactness:round", 403, 403, id="not-round-has-no-such-reading"),
        pytest.param({"value": 4000, "hedge": "around"}, "", 3500, 4500, id="around"),
        pytest.param({"value": 4000, "hedge": "around"}, "hedge:whole_unit", 3000, 5000, id="around-wide"),
        pytest.param({"value": 4000, "hedge": "nearly"}, "", 3500, 4000, id="nearly-stays-below"),
        pytest.param({"value": 4000, "hedge": "just over"}, "", 4000, 4500, id="just-over-stays-above"),
        pytest.param({"value": 2198, "hedge": "some"}, "", 2198 - HALF, 2198 + HALF, id="some-not-round"),
        pytest.param({"value": 2000, "hedge": "some"}, "", 1500, 2500, id="some-round"),
        pytest.param(
            {"value": 2198, "hedge": "some"},
            "hedge:one_percent",
            Fraction("2176.02"),
            Fraction("2219.98"),
            id="one-percent",
        ),
        pytest.param({"value": 68, "unit": "percent"}, "", 68 - HALF, 68 + HALF, id="percent"),
        pytest.param({"value": 70, "unit": "percent"}, "", 70 - HALF, 70 + HALF, id="percent-written-to-the-unit"),
        pytest.param({"value": 70, "unit": "percent"}, "rounding:coarse", 65, 75, id="percent-coarse"),
        pytest.param({"value": 68, "unit": "percent"}, "rounding:up", 67, 68, id="percent-up"),
        pytest.param({"value": 68, "unit": "percent"}, "rounding:down", 68, 69, id="percent-down"),
        pytest.param({"value": Fraction("5.25"), "per": "day"}, "", Fraction("5.245"), Fraction("5.255"), id="rate"),
        pytest.param({"value": 1_200_000, "text": "1.2 million votes"}, "", 1_150_000, 1_250_000, id="scale-word"),
        pytest.param(
            {"value": 1_200_000, "text": "1.2 million votes"}, "scale:whole_unit", 1_100_000, 1_300_000, id="scale-wide"
        ),
        pytest.param({"value": 32, "unit": "km", "kind": "distance"}, "exactness:round", 31 + HALF, 32 + HALF, id="km"),
        pytest.param({"value": 90, "predicate": "kill+pass"}, "counting:both_ways", 45, 90, id="both-ways"),
        pytest.param({"value": None, "lower": 20, "upper": 30}, "", 20, 30, id="range"),
        pytest.param({"value": None, "lower": 850}, "", 850, None, id="at-least"),
    ],
)
def test_number_under_a_reading(figure: dict[str, Any], labels: str, low: Any, high: Any) -> None:
    taken = take(make_figure(**figure), frozenset([labels]) if labels else frozenset())
    assert (taken.interval.lower, taken.interval.upper) == (low, high)


def test_including_may_mean_at_least() -> None:
    figure = make_figure(3, relation=Relation(type="part_of", figure="f-w", cue="including"))
    assert take(figure).interval == Interval(Fraction(3), Fraction(3))
    assert take(figure, frozenset(["including:at_least"])).interval == Interval(Fraction(3), None)
    stated = make_figure(3, relation=Relation(type="part_of", figure="f-w", cue="of which"))
    assert choices(stated) == ()


def test_open_hedged_bound_stays_open() -> None:
    figure = make_figure(None, lower=850, lower_open=True, hedge="just over", approximate=True)
    assert take(figure).interval == Interval(Fraction(850), None, True)


def days(*pair: str) -> tuple[date, date]:
    return date.fromisoformat(pair[0]), date.fromisoformat(pair[1])


WEEK = {"first": "2031-02-05", "last": "2031-02-12"}
MONTH = {"first": "2030-08-01", "last": "2031-02-12", "first_latest": "2030-08-31"}


@pytest.mark.parametrize(
    ("window", "labels", "outer", "inner"),
    [
        pytest.param(WEEK, "", ("2031-02-05", "2031-02-12"), ("2031-02-05", "2031-02-12"), id="plain"),
        pytest.param(
            WEEK, "ends:first_out", ("2031-02-06", "2031-02-12"), ("2031-02-06", "2031-02-12"), id="first-out"
        ),
        pytest.param(WEEK, "ends:last_out", ("2031-02-05", "2031-02-11"), ("2031-02-05", "2031-02-11"), id="last-out"),
        pytest.param(
            {**WEEK, "kind": "since"},
            "since:start_out",
            ("2031-02-06", "2031-02-12"),
            ("2031-02-06", "2031-02-12"),
            id="since",
        ),
        pytest.param(
            {**WEEK, "kind": "since"},
            "since:publication",
            ("2031-02-05", "2031-02-14"),
            ("2031-02-05", "2031-02-14"),
            id="publication",
        ),
        pytest.param(
            {**MONTH, "kind": "since"},
            "",
            ("2030-08-01", "2031-02-12"),
            ("2030-08-01", "2031-02-12"),
            id="month-first-day",
        ),
        pytest.param(
            {**MONTH, "kind": "since"},
            "coarse:any_day",
            ("2030-08-01", "2031-02-12"),
            ("2030-08-31", "2031-02-12"),
            id="month-any-day",
        ),
        pytest.param(
            {**WEEK, "last_earliest": "2031-02-01", "kind": "since"},
            "",
            ("2031-02-05", "2031-02-12"),
            None,
            id="end-known-to-the-month",
        ),
        pytest.param(
            WEEK, "counting:register_lag", ("2031-02-04", "2031-02-12"), ("2031-02-05", "2031-02-11"), id="lag"
        ),
    ],
)
def test_window_under_a_reading(window: dict[str, Any], labels: str, outer: Any, inner: Any) -> None:
    figure = make_figure(7, window=make_window(**window), predicate="cross")
    taken = take(figure, frozenset([labels]) if labels else frozenset(), date(2031, 2, 14))
    assert taken.outer == days(*outer)
    assert taken.inner == (None if inner is None else days(*inner))


def test_loosest_reading_grants_all_at_once() -> None:
    figure = make_figure(40, predicate="cross", window=make_window(**WEEK))
    taken = loosest(figure)
    assert taken.interval == Interval(Fraction(35, 2), Fraction(45))
    assert taken.outer == days("2031-02-04", "2031-02-12")
    assert taken.inner == days("2031-02-06", "2031-02-10")


def test_loosest_window_of_two_days_has_no_inner_day() -> None:
    assert loosest(make_figure(7, first="2031-02-05", last="2031-02-06")).inner is None


def test_every_single_reading_is_within_the_loosest() -> None:
    figure = make_figure(40, hedge="about", predicate="cross", window=make_window(**{**MONTH, "kind": "since"}))
    wide = loosest(figure, date(2031, 2, 14))
    for label in choices(figure, date(2031, 2, 14)):
        one = take(figure, frozenset([label]), date(2031, 2, 14))
        assert wide.interval.lower is not None
        assert one.interval.lower is not None
        assert wide.interval.lower <= one.interval.lower
        assert wide.outer is not None
        assert one.outer is not None
        assert wide.outer[0] <= one.outer[0]
        assert one.outer[1] <= wide.outer[1]


def test_labels_that_do_not_apply_change_nothing() -> None:
    figure = make_figure(403, first="2031-02-05")
    assert take(figure, frozenset(["ends:first_out", "hedge:whole_unit"])) == take(figure)


def test_past_window_and_no_window_have_no_days_to_read_otherwise() -> None:
    assert choices(make_figure(403)) == ()
    assert take(make_figure(403)).outer is None
    assert loosest(make_figure(403)).outer is None
