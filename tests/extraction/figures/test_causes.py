"""Which occasion a toll belongs to. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        pytest.param("During the march of 4 May in Harl no arrests were made.", ("in: march",), id="an opening phrase"),
        pytest.param("In the fire of 3 May twelve people were killed.", ("in: fire",), id="another"),
        pytest.param("During the night of 4 May in Harl 12 arrests were made.", (), id="no event"),
        pytest.param(
            "Twelve people were killed in a fire in Harl in March 2031.", ("in: fire",), id="a month is no march"
        ),
        pytest.param("Twelve people were hurt on the road in March 2031.", (), id="a month alone"),
        pytest.param("After the meeting of 4 May 12 boats were sold.", (), id="no harm"),
    ],
)
def test_an_occasion_that_opens_the_sentence_is_that_of_its_first_count(text: str, occasion: tuple[str, ...]) -> None:
    assert tuple(one for one in read(text).figures[0].qualifiers if one.startswith("in: ")) == occasion


def test_who_regrets_deaths_has_not_caused_them() -> None:
    [deaths] = read("The Ministry regrets the deaths of four patients at Harl between 8 and 14 May.").figures
    assert deaths.agent is None
