"""What a bare number counts that takes up the number before it."""

import pytest

from tests.extraction.figures.test_claims import read

HOMES = "The ministry said 214 homes were flooded in Torra on 2 May 2031."


@pytest.mark.parametrize(
    ("text", "number", "counted", "predicate"),
    [
        pytest.param(f"{HOMES} The council put the figure at 388.", "388", "home", "flood", id="figure"),
        pytest.param(f"{HOMES} The real total is at least 388.", "388", "home", "flood", id="bounded"),
        pytest.param("The clinic gave the death toll as 22.", "22", "person", "kill", id="death-toll"),
        pytest.param("The death toll of the fire in Orsk stands at 22.", "22", "person", "kill", id="toll-of-an-event"),
        pytest.param(f"{HOMES} It was cold. It rained. It thawed. The council put the figure at 388.", "388", None, "put", id="too-far"),
        pytest.param(f"{HOMES} The council set the price at 388.", "388", "price", "set", id="price"),
    ],
)  # fmt: skip
def test_bare_number_counts_what_it_takes_up(text: str, number: str, counted: str | None, predicate: str) -> None:
    figure = next(one for one in read(text, "2031-05-06").figures if one.number.text == number)
    assert (figure.counted, figure.predicate) == (counted, predicate)
