from fractions import Fraction

import pytest

from countersay.extraction.quantities.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        pytest.param("between 20 and 30 cows", 20, 30, id="between"),
        pytest.param("between 44 mg and 50 mg", 44, 50, id="unit-twice"),
        pytest.param("an 8- to 16-metre mast", 8, 16, id="hanging-hyphen"),
        pytest.param("$10 to $15 billion", 10**10, 15 * 10**9, id="scale-of-both"),
        pytest.param("prices range from 5 to 7 euros", 5, 7, id="from-to"),
        pytest.param("10–15 exams", 10, 15, id="dash"),
        pytest.param("three or four years", 3, 4, id="or"),
        pytest.param("from -18 °C to -34 °C", -34, -18, id="falling-below-zero"),
        pytest.param("a 0-to-60-mph time", 0, 60, id="hyphens"),
    ],
)
def test_two_numbers_are_one_range(text: str, lower: int, upper: int) -> None:
    found = find_quantities(text)
    assert [(q.value, q.lower, q.upper) for q in found] == [(None, Fraction(lower), Fraction(upper))]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("rose from 40 to 60 trucks", [40, 60], id="change"),
        pytest.param("up 9 per cent to 84 dollars", [9, 84], id="change-and-level"),
        pytest.param("25 or 40 cows", [25, 40], id="alternatives-far-apart"),
        pytest.param("between us, 5 and 6 km", [5, 6], id="between-without-ends"),
        pytest.param("44 ml to 50 mg", [44, 50], id="units-differ"),
    ],
)
def test_two_numbers_stay_two(text: str, values: list[int]) -> None:
    assert [q.value for q in find_quantities(text)] == [Fraction(value) for value in values]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("3 dollars 50 cents", Fraction(7, 2), "USD", id="dollars-and-cents"),
        pytest.param("6 ft 3 in", Fraction(25, 4), "ft", id="feet-and-inches"),
        pytest.param("one in five nurses", Fraction(1, 5), None, id="ratio"),
        pytest.param("nine out of 10 homes", Fraction(9, 10), None, id="out-of"),
    ],
)
def test_two_numbers_are_one_value(text: str, value: Fraction, unit: str | None) -> None:
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(value, unit)]


def test_unit_is_shared_by_coordination() -> None:
    assert [q.unit for q in find_quantities("doses of 45 and 50 mg")] == ["mg", "mg"]
