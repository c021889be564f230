"""The search from capital to capital finds what the pattern finds by itself."""

import re

from hypothesis import given
from hypothesis import strategies as st

from countersay.extraction.text.capitals import at_capitals

NAME = re.compile(r"\b[A-Z][a-z]*(?: [A-Z][a-z]*)?")


@given(st.text(alphabet="ABab -.é_1", max_size=40), st.integers(0, 10), st.integers(5, 40))
def test_finds_what_the_pattern_finds(text: str, start: int, end: int) -> None:
    found = [match.span() for match in at_capitals(NAME, text, start, end)]
    assert found == [match.span() for match in NAME.finditer(text, start, end)]
