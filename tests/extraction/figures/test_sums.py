"""Totals that a count is added to."""

import pytest

from tests.extraction.figures.test_claims import read


def told(text: str, number: str) -> tuple[str | None, str | None, str | None]:
    figure = next(figure for figure in read(text, "2031-05-14").figures if figure.number.text == number)
    window = figure.window
    ends = (None, None) if window is None else (window.first and str(window.first), window.last and str(window.last))
    return figure.counted, *ends


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        pytest.param(
            "On 12 May 2031 eleven tonnes of cod were seized. This brings the total seized to 187 tonnes.",
            "187",
            ("cod", None, "2031-05-14"),
            id="after-a-day",
        ),
        pytest.param(
            "On 12 May 2031 three buses were burnt, bringing the number of buses burnt to 41.",
            "41",
            ("bus", None, "2031-05-14"),
            id="one-sentence",
        ),
        pytest.param(
            "Since 2 May 2031, 40 farmers have been fined. Three were fined on Monday. That took the total to 43.",
            "43",
            ("farmer", "2031-05-02", "2031-05-14"),
            id="since-the-running-total",
        ),
    ],
)  # fmt: skip
def test_total_runs_up_to_now(text: str, number: str, expected: tuple[str | None, ...]) -> None:
    assert told(text, number) == expected


@pytest.mark.parametrize(
    ("text", "number", "ends"),
    [
        pytest.param("On 12 May 2031 the mill brought 40 sacks to 12 shops.", "12", ("2031-05-12", "2031-05-12"), id="no-total"),
        pytest.param(
            "Three ships sank. This brought the number lost between 1 May 2031 and 9 May 2031 to 14.",
            "14",
            ("2031-05-01", "2031-05-09"),
            id="own-time",
        ),
    ],
)  # fmt: skip
def test_other_words_keep_their_time(text: str, number: str, ends: tuple[str, str]) -> None:
    assert told(text, number)[1:] == ends
