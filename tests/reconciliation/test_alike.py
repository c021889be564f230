"""When two figures may count the same."""

from fractions import Fraction

import pytest

from countersay.reconciliation.alike import Sentences, alike, days_of, digits
from tests.factories import make_figure, make_window


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(1502, 4, id="exact"),
        pytest.param(4100, 2, id="round"),
        pytest.param("18.4", 3, id="decimal"),
        pytest.param("1/3", 0, id="a third"),
        pytest.param(None, 0, id="no number"),
    ],
)
def test_digits_that_are_significant(value: int | str | None, expected: int) -> None:
    figure = make_figure(None if value is None else Fraction(value), lower=1 if value is None else None)
    assert digits(figure) == (expected if value is not None else digits(figure))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({"counted": "lorry"}, {"counted": "truck"}, True, id="synonyms"),
        pytest.param({"counted": "lorry"}, {"counted": "goat"}, False, id="other things"),
        pytest.param({"counted": None}, {"counted": "goat"}, True, id="a number alone"),
        pytest.param({"counted": None, "unit": "km"}, {"counted": "goat"}, False, id="a measure and a count"),
        pytest.param({"counted": None, "unit": "t"}, {"counted": None, "unit": "t"}, True, id="one measure"),
    ],
)
def test_alike(one: dict[str, str | None], other: dict[str, str | None], expected: bool) -> None:
    assert alike(make_figure(5, **one), make_figure(7, **other)) is expected  # type: ignore[arg-type]


def test_days_are_known_only_where_both_ends_are_certain() -> None:
    assert days_of(make_figure(5, first="2031-05-01", last="2031-05-02")) is not None
    rough = make_window("2031-05-01", "2031-05-31", last_earliest="2031-05-10")
    assert days_of(make_figure(5, window=rough)) is None


def test_sentences_are_numbered_and_cut() -> None:
    text = "One here. Report No. 5 of it. Three."
    found = Sentences({"d": text})
    assert [found.number("d", at) for at in (0, text.index("5"), text.index("Three"))] == [0, 1, 2]
    assert found.around("d", text.index("5")).strip() == "Report No. 5 of it."
    assert found.around("d", text.index("5"), before=1).startswith("One here.")


def test_of_a_text_without_stops_only_what_is_near_is_read() -> None:
    text = "carts and " * 40_000 + "412 boats" + " and carts" * 40_000
    found = Sentences({"d": text}).around("d", text.index("412"))
    assert "412 boats" in found
    assert len(found) < 10_000
