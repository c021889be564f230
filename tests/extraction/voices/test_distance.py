"""Words at arm's length."""

import pytest

from countersay.extraction.voices.distance import find_distance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The so-called safe zone was closed.", [("so_called", "so-called safe zone")], id="so-called"),
        pytest.param("The so called experts met.", [("so_called", "so called experts")], id="so called in two words"),
        pytest.param(
            "A so-called “miracle” diet sold well.",
            [("so_called", "so-called “miracle” diet"), ("scare_quote", "“miracle”")],
            id="so-called with marks",
        ),
        pytest.param("The alleged theft of bees.", [("alleged", "alleged theft of bees")], id="alleged"),
        pytest.param("Bees were allegedly stolen.", [("alleged", "allegedly stolen")], id="allegedly"),
        pytest.param(
            "The self-proclaimed king of jazz sang.", [("epithet", "self-proclaimed king of jazz")], id="epithet"
        ),
        pytest.param('The "voluntary" closure hurt trade.', [("scare_quote", '"voluntary"')], id="scare quote"),
        pytest.param("They rejected the “crisis” as made up.", [("scare_quote", "“crisis”")], id="rejected term"),
        pytest.param("The baker said bread was “dear”.", [], id="a spoken word is speech"),
        pytest.param("“Dear,” he said.", [], id="a spoken sentence is speech"),
        pytest.param("She read “War and Peace” aloud.", [], id="a title"),
        pytest.param("The word “road” has four letters.", [], id="a word named as a word"),
        pytest.param("The harbour was calm.", [], id="nothing"),
        pytest.param("", [], id="empty"),
    ],
)
def test_distance(text, expected):
    assert [(d.kind, text[d.start : d.end]) for d in find_distance(text)] == expected
