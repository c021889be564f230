"""What texts say stands in a page as words, never as markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from countersay.lettering import visible
from countersay.reporting.escaping import written


@given(st.text())
def test_a_text_is_made_visible_and_escaped(text: str) -> None:
    assert written(text) == str(escape(visible(text)))


@pytest.mark.parametrize("value", [Markup("<b>a\x00</b>"), 12, None, True, 1.5])
def test_other_values_are_written_as_they_are(value: object) -> None:
    assert written(value) == str(value)


class Word(str):
    """A text of a type of its own."""


def test_a_text_of_another_type_is_escaped_as_well() -> None:
    assert written(Word("<\u202e>")) == "&lt;[U+202E]&gt;"
