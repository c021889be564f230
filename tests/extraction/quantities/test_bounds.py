from fractions import Fraction

import pytest

from countersay.extraction.quantities.quantities import find_quantities


def test_opposite_bounds_of_one_thing_are_one_interval() -> None:
    (found,) = find_quantities("a flow greater than 100 and smaller than 300 litres")
    assert (found.value, found.lower, found.upper, found.unit) == (None, Fraction(100), Fraction(300), "L")
    assert found.lower_open
    assert found.upper_open


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("more than 40 cows and less than 90 hens", id="different-things"),
        pytest.param("more than 40 and less than 10 hens", id="nothing-between"),
    ],
)
def test_bounds_stay_apart(text: str) -> None:
    assert [q.change for q in find_quantities(text)] == [">", "<"]


def test_conversion_in_brackets_takes_over_the_bound() -> None:
    found = find_quantities("more than 100 kilometres (60 miles)")
    assert [(q.change, q.lower, q.upper) for q in found] == [(">", Fraction(100), None), (">", Fraction(60), None)]


def test_hedge_and_bound_after_the_number_both_count() -> None:
    (found,) = find_quantities("about 500 or more seats")
    assert (found.change, found.lower, found.upper, found.approximate) == (">", Fraction(500), None, True)


def test_number_restated_as_a_share_counts_the_same() -> None:
    found = find_quantities("some 275 or 68% of 402 vehicles passed")
    assert [(q.unit, q.counted) for q in found] == [(None, "vehicle"), ("percent", "vehicle"), (None, "vehicle")]


def test_part_and_whole_count_the_same() -> None:
    assert [q.counted for q in find_quantities("three of the five suspects")] == ["suspect", "suspect"]


def test_noun_and_unit_belong_to_both_ends_of_a_change() -> None:
    assert [q.counted for q in find_quantities("grew from 80 to 110 vessels")] == ["vessel", "vessel"]
    assert [q.unit for q in find_quantities("fell to 17.5 million dollars from 21 million")] == ["USD", "USD"]
