"""Web addresses in running text."""

import pytest

from countersay.extraction.citations.addresses import find_addresses, without_addresses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("See https://alm.example/a.", ["https://alm.example/a"], id="scheme"),
        pytest.param("(ferry.example/log)", ["ferry.example/log"], id="host-and-path"),
        pytest.param("docs.ferry.example/log-2, p. 3", ["docs.ferry.example/log-2"], id="longer-host"),
        pytest.param("and/or, km/h, No.3/4, e.g./i.e.", [], id="strokes-that-are-none"),
        pytest.param("Write to a.b@ferry.example/x", [], id="mail"),
        pytest.param("Rates fell.The/other rose.", [], id="missing-blank"),
    ],
)
def test_addresses_are_found(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_addresses(text, 0, len(text))] == expected


def test_words_without_their_addresses_keep_the_rest() -> None:
    assert without_addresses("Alm Post, www.alm.example/a, May").split() == ["Alm", "Post,", ",", "May"]
