"""The one stretch of days that a short account tells of in all its paragraphs."""

import pytest

from tests.extraction.windows.test_windows import windows

OPENING = (
    "Between 1 and 15 April 2031, 21 barges took 560 tonnes of rye out of the three ports, the Canal Board said.\n\n"
)
APRIL = ("2031-04-01", "2031-04-15", True)


@pytest.mark.parametrize(
    ("rest", "number"),
    [
        pytest.param("The cargoes were 451 tonnes of rye and 50 tonnes of oats.", "451", id="piece by piece"),
        pytest.param("The cargoes were 451 tonnes of rye and 50 tonnes of oats.", "50", id="the second piece"),
        pytest.param("By port, 26% went to Alm and 22% to Brenn.", "26", id="a share"),
        pytest.param(
            "Wardens carried out 27 searches; every barge searched so far was cleared.", "27", id="what was done"
        ),
    ],
)
def test_paragraphs_of_an_account_have_its_stretch(rest, number):
    found = dict(windows(OPENING + rest))
    assert found[number] == APRIL


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            OPENING + "In March 9 barges sailed.\n\nThe cargoes were 451 tonnes of rye.", "451", id="another time"
        ),
        pytest.param(OPENING + "The port has 12 cranes, and each holds 40 tonnes.", "12", id="what the port has"),
        pytest.param(
            "The Canal Board met on Monday. Between 1 and 15 April 2031, 21 barges sailed.\n\nThe cargoes were 451 tonnes.",
            "451",
            id="no opening",
        ),
        pytest.param(OPENING + "Since the canal opened, 900 barges have sailed.", "900", id="told in the perfect"),
    ],
)
def test_figures_of_another_time_are_none_of_the_account(text, number):
    found = dict(windows(text))
    assert found.get(number) != APRIL
