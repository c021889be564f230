"""What a bare number counts that takes up the number before it."""

import pytest

from tests.extraction.figures.test_claims import read
from tests.extraction.figures.test_sittings import window_of

HOMES = "The ministry said 214 homes were flooded in Torra on 2 May 2031."


@pytest.mark.parametrize(
    ("text", "number", "counted", "predicate"),
    [
        pytest.param(f"{HOMES} The council put the figure at 388.", "388", "home", "flood", id="figure"),
        pytest.param(f"{HOMES} The real total is at least 388.", "388", "home", "flood", id="bounded"),
        pytest.param("The clinic gave the death toll as 22.", "22", "person", "kill", id="death-toll"),
        pytest.param("The death toll of the fire in Orsk stands at 22.", "22", "person", "kill", id="toll-of-an-event"),
        pytest.param(f"{HOMES} It was cold. It rained. It thawed. The council put the figure at 388.", "388", None, "put", id="too-far"),
        pytest.param(f"{HOMES} The council put their number at 388.", "388", "home", "flood", id="their-number"),
        pytest.param(f"{HOMES} Vell holds no captives; Orsk puts their number at four.", "four", None, None, id="of-others"),
        pytest.param(f"{HOMES} That is lower than the figure of 388 released by the council.", "388", "home", "flood", id="given-by-another"),
        pytest.param(f"{HOMES} The council paid the sum of 388 given by law.", "388", None, "pay", id="a-sum"),
        pytest.param(f"{HOMES} The council set the price at 388.", "388", "price", "set", id="price"),
    ],
)  # fmt: skip
def test_bare_number_counts_what_it_takes_up(
    text: str, number: str, counted: str | None, predicate: str | None
) -> None:
    figure = next(one for one in read(text, "2031-05-06").figures if one.number.text == number)
    assert (figure.counted, figure.predicate) == (counted, predicate)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        pytest.param("The death toll of the fire in Orsk on 2 May 2031 stands at 22.", ("2031-05-02", "2031-05-02"), id="day-of-the-event"),
        pytest.param("A report put the death toll in Orsk at 22 people as of 5 May 2031.", ("None", "2031-05-05"), id="as-of-of-people"),
        pytest.param("The death toll, which the clinic puts at 22 people as of 5 May 2031, may rise.", ("None", "2031-05-05"), id="which-somebody-puts-at"),
        pytest.param("The mayor says the death toll is 22.", ("None", "2031-05-14"), id="as-it-stands"),
        pytest.param("The aid group said the death toll “appears to be at least 22”.", ("None", "2031-05-14"), id="appears-to-be"),
        pytest.param("On 5 May 2031 the death toll from the fire rose to 22.", ("None", "2031-05-05"), id="day-told"),
    ],
)  # fmt: skip
def test_toll_is_of_its_event_or_up_to_the_day_told(text: str, window: tuple[str, str]) -> None:
    assert window_of(text, "22") == window


def test_fraction_takes_up_no_count() -> None:
    figures = read(f"{HOMES} The council put the figure at one-third.", "2031-05-06").figures
    assert all(figure.counted != "home" for figure in figures if "third" in figure.text)
