"""Nouns of numbers that stand alone, from how their clause is built."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        pytest.param("Frost accounted for 84 of the losses, hail for 21.", "21", "loss", id="the preposition again"),
        pytest.param("We paid for 84 windows, and sold books at 21.", "21", None, id="another preposition"),
        pytest.param("They printed 312 maps out of 640.", "640", "map", id="out of"),
        pytest.param("In April 84 were injured.", "84", "person", id="a verb of persons alone"),
        pytest.param("We keep 40 goats. In April 12 were injured.", "40", "goat", id="the things keep their noun"),
        pytest.param("We asked 62 teachers: 49 sang.", "49", "teacher", id="persons before a colon"),
        pytest.param("We bought 62 chairs: 49 broke.", "49", "chair", id="things before a colon"),
        pytest.param("We bought 62 chairs: 49 at cost.", "49", None, id="no verb behind a colon"),
    ],
)
def test_noun_of_a_number_alone(text: str, number: str, counted: str | None) -> None:
    found = {figure.number.text: figure for figure in read(text, "2031-06-20").figures}
    assert found[number].counted == counted


def test_nothing_is_marked_as_said_that_the_build_only_tells() -> None:
    found = {f.number.text: f for f in read("They printed 312 maps out of 640.", "2031-06-20").figures}
    assert "noun" in found["640"].assumed
    assert "noun" not in found["312"].assumed
