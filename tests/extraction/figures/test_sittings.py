"""Counts of what was said at the one dated sitting of a body."""

import pytest

from tests.extraction.figures.test_claims import read

DEBATE = "On 4 May 2031, the Upper Harbour Council held a debate on the tolls.\n\n"


def window_of(text: str, number: str) -> tuple[str, str] | None:
    figure = next(figure for figure in read(text, "2031-05-14").figures if figure.number.text == number)
    if figure.window is None:
        return None
    return str(figure.window.first), str(figure.window.last)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(DEBATE + "The mood was calm. In 14 speeches by UHC members there was a call for mercy.", "14", id="initials"),
        pytest.param(DEBATE + "There were 14 speeches by Upper Harbour Council members.", "14", id="full-name"),
        pytest.param(
            "A meeting of the League of Growers was convened on 4 May 2031.\n\nThe call of 30 delegates of the League of Growers was heard.",
            "30",
            id="members-who-call",
        ),
    ],
)  # fmt: skip
def test_speeches_are_of_the_sitting(text: str, number: str) -> None:
    assert window_of(text, number) == ("2031-05-04", "2031-05-04")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(DEBATE + "In 14 speeches by members of the Guild there was a call for mercy.", "14", id="other-body"),
        pytest.param(DEBATE + "The town keeps 14 boats for UHC members.", "14", id="nothing-said"),
        pytest.param(
            DEBATE + "On 9 May 2031, the Upper Harbour Council held a session.\n\nIn 14 speeches by UHC members it rained.",
            "14",
            id="two-sittings",
        ),
        pytest.param("In 14 speeches by UHC members there was a call for mercy.", "14", id="no-sitting"),
    ],
)  # fmt: skip
def test_no_sitting_is_guessed(text: str, number: str) -> None:
    assert window_of(text, number) != ("2031-05-04", "2031-05-04")
