"""Drawings: bars where their days are, open ends shown, envelopes only where they mean something."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from countersay.model import Document, Figure, Implied, Party, Period, Record, Series, extent
from countersay.reporting.index import Index
from countersay.reporting.plots import MAX_BARS, Chart, chart

TEXT = "30 carts"
START, END = date(2031, 4, 1), date(2031, 4, 10)


def figure(window: Period | None, **fields: Any) -> Figure:
    row: dict[str, Any] = {"id": "f", "document": "d", "start": 0, "end": 8, "text": TEXT, "kind": "flow"}
    row |= {"number": extent(TEXT, 0, 2), "value": Fraction(30), "lower": Fraction(30), "upper": Fraction(30)}
    return Figure(**(row | {"window": window} | fields))


def implied(first: int, last: int, lower: int | None, upper: int | None) -> Implied:
    return Implied(
        id="i",
        series="s",
        first=START.replace(day=first),
        last=START.replace(day=last),
        lower=None if lower is None else Fraction(lower),
        upper=None if upper is None else Fraction(upper),
    )


def draw(figures: tuple[Figure, ...], ranges: tuple[Implied, ...] = (), kind: Any = "flow") -> Chart | None:
    series = Series(id="s", label="carts", kind=kind, counted="cart")
    document = Document(id="d", path="a.txt", sha256="", text_sha256="", text=TEXT, party="p")
    index = Index(Record(parties=(Party(id="p", label="P"),), documents=(document,), figures=figures, series=(series,)))
    return chart(index, series, figures, ranges, "1")


@pytest.mark.parametrize(
    ("window", "x", "width"),
    [
        pytest.param(Period(first=START, last=END), "0.00%", "100.00%", id="whole"),
        pytest.param(Period(first=START, last=date(2031, 4, 5)), "0.00%", "50.00%", id="first-half"),
        pytest.param(Period(first=date(2031, 4, 6), last=END), "50.00%", "50.00%", id="second-half"),
        pytest.param(Period(first=date(2031, 4, 10), last=END), "90.00%", "10.00%", id="last-day-is-inside"),
    ],
)
def test_bar_covers_its_days_both_ends_counted(window: Period, x: str, width: str) -> None:
    found = draw((figure(Period(first=START, last=END)), figure(window, id="g")))
    assert found is not None
    assert (found.bars[1].x, found.bars[1].width) == (x, width)


@pytest.mark.parametrize(
    ("window", "ends"),
    [
        pytest.param(Period(first=START, last=END), (False, False), id="certain"),
        pytest.param(Period(last=END), (True, False), id="start-unknown"),
        pytest.param(Period(first=START, last=END, last_earliest=START), (False, True), id="end-uncertain"),
    ],
)
def test_uncertain_ends_are_open(window: Period, ends: tuple[bool, bool]) -> None:
    found = draw((figure(window),))
    assert found is not None
    assert (found.bars[0].open_left, found.bars[0].open_right) == ends


def test_series_without_a_day_has_no_drawing() -> None:
    assert draw((figure(None),)) is None


def test_level_on_one_day_is_a_point() -> None:
    found = draw((figure(Period(first=START, last=START), kind="stock"),), kind="stock")
    assert found is not None
    assert found.bars[0].shape == "point"


def test_bars_beyond_the_limit_are_counted_as_left_out() -> None:
    found = draw(tuple(figure(Period(first=START, last=END), id=f"f{n}") for n in range(MAX_BARS + 7)))
    assert found is not None
    assert (len(found.bars), found.left_out) == (MAX_BARS, 7)


def test_envelope_rises_and_keeps_an_open_end_open() -> None:
    claims = (figure(Period(first=START, last=END)),)
    found = draw(claims, (implied(1, 5, 10, 20), implied(1, 10, 30, 40), implied(1, 8, 20, None)))
    assert found is not None
    assert found.envelope is not None
    assert [post.label for post in found.envelope.posts] == ["10 to 20", "at least 20", "30 to 40"]
    assert [post.open for post in found.envelope.posts] == [False, True, False]
    assert found.envelope.posts[0].bottom > found.envelope.posts[2].bottom
    assert all(step.y >= 0 and step.height > 0 for step in found.envelope.steps)


@pytest.mark.parametrize(
    ("ranges", "kind"),
    [
        pytest.param((implied(1, 5, 10, 20),), "flow", id="one-range"),
        pytest.param((implied(1, 5, 10, 20), implied(2, 8, 20, 30)), "flow", id="no-common-first-day"),
        pytest.param((implied(1, 5, 10, 20), implied(1, 8, 20, 30)), "stock", id="levels-do-not-add-up"),
        pytest.param((implied(1, 5, None, None), implied(1, 8, 0, None)), "flow", id="nothing-bounded"),
    ],
)
def test_no_envelope_where_it_would_say_nothing(ranges: tuple[Implied, ...], kind: str) -> None:
    found = draw((figure(Period(first=START, last=END)),), ranges, kind)
    assert found is not None
    assert found.envelope is None


def test_description_says_what_the_drawing_shows() -> None:
    found = draw((figure(Period(first=START, last=END)),), (implied(1, 10, 30, 30),))
    assert found is not None
    assert "A: 30, 1 Apr 2031 – 10 Apr 2031" in found.description
    assert "left open: 30, 1 Apr 2031 – 10 Apr 2031" in found.description
