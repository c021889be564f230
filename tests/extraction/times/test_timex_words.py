from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.extraction.times.timex_words import day_number, fragments, number_of, one_of, regex, spoken_year


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("twenty-one", 21, id="hyphen"),
        pytest.param("one hundred and five", 105, id="hundred"),
        pytest.param("two thousand five hundred", 2500, id="thousand"),
        pytest.param("½", Fraction(1, 2), id="half-sign"),
        pytest.param("five twenty", None, id="not-a-number"),
        pytest.param("hundred hundred", None, id="two-hundreds"),
    ],
)
def test_number_words(written: str, value: Fraction | int | None) -> None:
    assert number_of(written) == value


def test_ordinal_words_name_days() -> None:
    assert [day_number(word) for word in ("third", "twenty-third", "31st", "fortieth")] == [3, 23, 31, None]


def test_year_in_words_needs_two_parts() -> None:
    assert spoken_year("nineteen") is None


@given(st.sets(st.text(alphabet="abcd", min_size=1, max_size=5), min_size=1, max_size=20), st.text("abcd", max_size=6))
def test_shared_prefix_pattern_matches_exactly_its_words(words: set[str], probe: str) -> None:
    pattern = regex(one_of(words))
    assert bool(pattern.fullmatch(probe)) == (probe in words)


def test_each_fragment_is_a_pattern() -> None:
    for name, source in fragments().items():
        assert regex(source), name
