"""Phrases of time that narrow what is alleged or denied."""

import pytest

from countersay.extraction.positions.limits import limits
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.folded import Unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The gate was closed at night.", ("at night",), id="night"),
        pytest.param("Nobody was evicted on 3 May 2031 or on Friday.", ("on 3 may 2031", "on friday"), id="days"),
        pytest.param("The ward was shut during the weekend.", ("during the weekend",), id="weekend"),
        pytest.param("Nobody was turned back today.", ("today",), id="today"),
        pytest.param("The gate was closed at the bridge.", (), id="a-place"),
        pytest.param("The gate was closed in principle.", (), id="no-time"),
    ],
)
def test_phrases_of_time_are_found(text: str, expected: tuple[str, ...]) -> None:
    tokens = tokenize(text)
    assert limits(Unit(tokens, tags(tokens)), 0, 4) == expected
