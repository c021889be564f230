"""Letters of rows, and texts in which nothing is hidden."""

import pytest

from countersay.lettering import letter, visible


@pytest.mark.parametrize(
    ("position", "name"),
    [
        pytest.param(0, "A", id="first"),
        pytest.param(25, "Z", id="last-single"),
        pytest.param(26, "AA", id="first-double"),
        pytest.param(701, "ZZ", id="last-double"),
        pytest.param(702, "AAA", id="first-triple"),
    ],
)
def test_rows_are_lettered_like_columns_of_a_sheet(position: int, name: str) -> None:
    assert letter(position) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Toll: 35\n\tcarts", "Toll: 35\n\tcarts", id="plain"),
        pytest.param("35\r\ncarts\rmore", "35\ncarts[U+000D]more", id="line-ends"),
        pytest.param("35\u202e53", "35[U+202E]53", id="turned"),
        pytest.param("pass\u200bword", "pass[U+200B]word", id="no-width"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiner-that-a-script-needs"),
        pytest.param("\ufffd", "\ufffd", id="replacement-shows-itself"),
        pytest.param("\ufffe\uffff\ufffc", "[U+FFFE][U+FFFF][U+FFFC]", id="forbidden-in-xml"),
        pytest.param("\ud800", "[U+D800]", id="half-a-pair"),
    ],
)
def test_nothing_hidden_or_turning_is_left(text: str, shown: str) -> None:
    assert visible(text) == shown
