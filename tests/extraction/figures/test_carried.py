"""Windows from the sentence before, and what a sentence around a count tells of it: rates, adjectives, the day of speech."""

import pytest

from countersay.model import Figure
from tests.extraction.figures.test_claims import read


def of(text: str, date: str = "2031-05-14") -> dict[str, Figure]:
    return {figure.number.text: figure for figure in read(text, date).figures}


def window_of(figure: Figure) -> tuple[str, str] | None:
    return None if figure.window is None else (str(figure.window.first), str(figure.window.last))


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        pytest.param(
            "Since 3 March 2031, 58 people have become victims of the fever. 12 persons, including 3 nurses, died.",
            "12",
            ("2031-03-03", "2031-05-14"),
            id="died-of-the-victims",
        ),
        pytest.param(
            "The storm has affected 3,100 people since 2 May 2031. Fourteen people, among them two children, died.",
            "two",
            ("2031-05-02", "2031-05-14"),
            id="a-part-of-the-dead",
        ),
        pytest.param(
            "After the treaty of 9 January 2031, 200 persons became casualties of the river. 46 persons were killed.",
            "46",
            ("2031-01-09", "2031-05-14"),
            id="killed-after-the-treaty",
        ),
        pytest.param(
            "Since 5 May 2031, 200 people have been arrested. 30 people were injured.",
            "30",
            None,
            id="the-arrested-are-no-victims",
        ),
        pytest.param(
            "Since May 2030 the clinic has counted 58 victims. The guard arrested 12 persons.",
            "12",
            None,
            id="arrests-are-no-harm-of-victims",
        ),
        pytest.param(
            "Since May 2030 the clinic has counted 58 victims. 90 persons were injured.",
            "90",
            None,
            id="more-than-all-of-them",
        ),
        pytest.param(
            "Since May 2030 the clinic has counted 58 victims. Nine persons died in the years before.",
            "Nine",
            None,
            id="a-time-of-its-own",
        ),
    ],
)
def test_the_killed_of_counted_victims(text: str, number: str, expected: tuple[str, str] | None) -> None:
    figure = of(text)[number]
    assert window_of(figure) == expected
    assert ("days" in figure.assumed) == (expected is not None)


def test_a_footnote_between_two_sentences_is_no_sentence_between() -> None:
    text = (
        "Since the signing of the\n\n"
        "1 “Register of the clinics”, 4 May 2031, <https://example.org/7>.\n\n"
        "accord on 3 March 2031, 58 people have become victims of the fever. Twelve persons died."
    )
    assert window_of(of(text)["Twelve"]) == ("2031-03-03", "2031-05-14")


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        pytest.param("Indeed, every day, dozens of lorries of the carriers pass the camp.", "dozens", "day", id="day"),
        pytest.param("Each week 40 buses leave the depot.", "40", "week", id="week"),
        pytest.param("Every year about 300 calves are born on the island.", "300", "year", id="year"),
        pytest.param("Every day was long, and 80 lorries crossed.", "80", None, id="another-clause"),
        pytest.param("Every day 60 per cent of the seats are empty.", "60", None, id="a-share"),
    ],
)
def test_a_rate_that_opens_its_sentence(text: str, number: str, per: str | None) -> None:
    assert of(text)[number].per == per


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army goes on to lay 400 mines in the valley, including 2029-Norland-made ones.", id="made"),
        pytest.param("The line flies 400 seats in its 2019-built planes.", id="built"),
    ],
)
def test_the_year_in_an_adjective_is_no_window(text: str) -> None:
    assert of(text)["400"].window is None


def test_what_stands_now_is_of_the_day_of_speech() -> None:
    text = "Yesterday, on 11 May, a letter came. More than 100 lorries are currently parked in the valley."
    assert window_of(of(text)["100"]) == ("2031-05-12", "2031-05-12")


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        pytest.param("2031-05-14", "2021-05-14", "2031-05-14", id="day"),
        pytest.param("2031-05", "2021-05-01", "2031-05-31", id="month"),
        pytest.param("2031", "2021-01-01", "2031-12-31", id="year"),
    ],
)
def test_a_length_that_runs_back_from_publication(date: str, first: str, last: str) -> None:
    assert window_of(of("Over the past 10 years 412 miners died.", date)["412"]) == (first, last)
