from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import bounds_of, claim_row, mode_of, tighten
from countersay.reconciliation.interpretation import take
from tests.factories import make_figure, make_window

FIFTH = date(2031, 2, 5).toordinal()


def rows(**figure: Any) -> list[tuple[str, int | None, int | None, Fraction, bool]]:
    made = make_figure(**figure)
    claim = Claim(figure=made, order=("", "", 0, 0, made.id), asserter="A")
    return [tuple(bound)[1:] for bound in bounds_of(0, claim, take(made))]  # type: ignore[misc]


WEEK = {"first": "2031-02-05", "last": "2031-02-12"}


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        pytest.param(
            {"value": 403, **WEEK},
            [("lower", FIFTH - 1, FIFTH + 7, -403, False), ("upper", FIFTH - 1, FIFTH + 7, 403, False)],
            id="flow",
        ),
        pytest.param(
            {"value": None, "lower": 850, "lower_open": True, **WEEK},
            [("lower", FIFTH - 1, FIFTH + 7, -851, False)],
            id="whole-things-more-than",
        ),
        pytest.param(
            {"value": None, "upper": 850, "upper_open": True, "unit": "t", **WEEK},
            [("upper", FIFTH - 1, FIFTH + 7, 850, True)],
            id="tonnes-keep-the-open-end",
        ),
        pytest.param(
            {"value": 58, "kind": "average", "per": "day", **WEEK},
            [("lower", FIFTH - 1, FIFTH + 7, -460, False), ("upper", FIFTH - 1, FIFTH + 7, 468, False)],
            id="average-times-days",
        ),
        pytest.param(
            {"value": 14, "kind": "flow", "per": "week", **WEEK},
            [
                ("lower", FIFTH - 1, FIFTH + 7, Fraction(-27, 2) * 8 / 7, False),
                ("upper", FIFTH - 1, FIFTH + 7, Fraction(29, 2) * 8 / 7, False),
            ],
            id="weekly-rate",
        ),
        pytest.param({"value": 14, "kind": "flow", "per": "capita", **WEEK}, [], id="rate-of-something-else"),
        pytest.param({"value": 9}, [], id="flow-without-window"),
        pytest.param(
            {"value": 9, "kind": "stock", "first": "2031-02-05"},
            [("lower", None, FIFTH, -9, False), ("upper", None, FIFTH, 9, False)],
            id="level",
        ),
        pytest.param({"value": 9, "kind": "stock", **WEEK}, [], id="level-of-a-week"),
        pytest.param(
            {"value": 9, "kind": "stock", "window": make_window("2031-01-01", "2031-02-05", kind="as_of")},
            [("lower", None, FIFTH, -9, False), ("upper", None, FIFTH, 9, False)],
            id="level-as-of",
        ),
        pytest.param(
            {
                "value": 9,
                "kind": "stock",
                "window": make_window("2031-02-05", "2031-02-05", last_earliest="2031-02-01"),
            },
            [],
            id="level-of-an-uncertain-day",
        ),
        pytest.param(
            {"value": 32, "kind": "distance", "unit": "km"},
            [("lower", None, None, -32, False), ("upper", None, None, 32, False)],
            id="length",
        ),
        pytest.param({"value": 32, "kind": "distance", "unit": "km", **WEEK}, [], id="length-at-a-time"),
        pytest.param(
            {"value": 5, "kind": "money", "unit": "USD", **WEEK},
            [("lower", FIFTH - 1, FIFTH + 7, -5, False), ("upper", FIFTH - 1, FIFTH + 7, 5, False)],
            id="money-of-a-window",
        ),
        pytest.param({"value": 5, "kind": "money", "unit": "USD"}, [], id="money-without-window"),
        pytest.param(
            {
                "value": 5,
                "kind": "money",
                "unit": "USD",
                "window": make_window("2031-02-05", "2031-02-12", first_latest="2031-02-06"),
            },
            [],
            id="money-of-an-uncertain-window",
        ),
        pytest.param(
            {"value": 5, "window": make_window("2031-02-05", "2031-02-28", last_earliest="2031-02-10", kind="since")},
            [("lower", FIFTH - 1, FIFTH + 23, -5, False), ("upper", FIFTH - 1, FIFTH + 5, 5, False)],
            id="uncertain-end-gives-the-weakest-rows",
        ),
        pytest.param(
            {"value": 5, "window": make_window("2031-02-05", "2031-02-28", last_earliest="2031-02-01", kind="since")},
            [("lower", FIFTH - 1, FIFTH + 23, -5, False)],
            id="end-perhaps-before-the-start-gives-no-upper-row",
        ),
    ],
)
def test_claim_gives_rows(figure: dict[str, Any], expected: list[Any]) -> None:
    assert rows(**figure) == expected


def test_row_of_a_lower_bound_has_its_sign_turned() -> None:
    figure = make_figure(403, **WEEK)
    claim = Claim(figure=figure, order=("", "", 0, 0, figure.id), asserter="A")
    low, high = (claim_row(bound, claim, "s-1", "plain") for bound in bounds_of(0, claim, take(figure)))
    assert (low.terms[0].coefficient, low.bound) == (-1, -403)
    assert (high.terms[0].coefficient, high.bound) == (1, 403)
    assert low.terms[0].after == date(2031, 2, 4)


def test_tighten_rounds_half_units_inwards() -> None:
    figure = make_figure(2198, hedge="some")
    assert (tighten(take(figure).interval, figure).lower, tighten(take(figure).interval, figure).upper) == (2198, 2198)


@pytest.mark.parametrize(
    ("kind", "per", "mode"),
    [
        ("flow", None, "total"),
        ("average", "day", "total"),
        ("average", "capita", "window"),
        ("stock", None, "level"),
        ("constant", None, "undated"),
        ("duration", None, "window"),
    ],
)
def test_kind_decides_the_unknown(kind: Any, per: str | None, mode: str) -> None:
    assert mode_of(make_figure(1, kind=kind, per=per)) == mode
