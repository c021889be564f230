"""Counts of nothing in words. The sentences are invented, their subjects unrelated."""

import pytest

from countersay import find_quantities
from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "quoted", "counted"),
    [
        pytest.param("Not one of the firm's vans was hit.", "Not one of the firm's vans", "van", id="not one of the"),
        pytest.param("Not a single shot was fired.", "Not a single shot", "shot", id="not a single shot"),
        pytest.param("None of the 19 kites was caught.", "None", "kite", id="none of so many"),
        pytest.param("They asked. None was hired.", "None", None, id="none as subject"),
        pytest.param("It made three trips on Friday and none on Sunday.", "none", None, id="none on a day"),
    ],
)
def test_none_of_them(text: str, quoted: str, counted: str | None) -> None:
    found = next(one for one in find_quantities(text) if one.value == 0)
    assert (found.text, found.counted, found.precision) == (quoted, counted, "universal")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is second to none in the country.", id="an idiom"),
        pytest.param("None of this was said.", id="of this"),
        pytest.param("None in the hall spoke.", id="an unknown verb"),
    ],
)
def test_no_count_of_nothing(text: str) -> None:
    assert [one for one in find_quantities(text) if one.value == 0] == []


@pytest.mark.parametrize(
    ("text", "counted", "verb"),
    [
        pytest.param("We treated 40 divers. None was admitted.", "diver", "admit", id="subject"),
        pytest.param("It made three trips on Friday and none on Sunday.", "trip", "make", id="object"),
        pytest.param("There were three floods. There had been none in May.", "flood", "be", id="there had been"),
        pytest.param("None of the 19 kites was caught.", "kite", "catch", id="none of so many"),
    ],
)
def test_none_counts_what_was_spoken_of(text: str, counted: str, verb: str) -> None:
    found = next(figure for figure in read(text).figures if figure.value == 0)
    assert (found.counted, found.predicate) == (counted, verb)
