from datetime import date

import pytest

from tests.extraction.figures.test_claims import read

MONDAY = date(2031, 5, 19)


@pytest.mark.parametrize(
    "text",
    [
        "The Ministry had reported 21,434 people killed on Monday.",
        "The Agency put the death toll at 412 on Monday.",
        "The Board raised the number of dead to 57 on Monday.",
        "Police confirmed 31 people detained on Monday.",
        "The hospital had announced 31 deaths on Monday.",
        "On Monday the mayor said that 31 shops had closed.",
        "On Monday, the guild told reporters that 31 drivers were dismissed.",
        "Speaking at the fair on Monday, President Orlo said that 31 boats had been sold.",
        "At a briefing on 19 May the clinic stated that 31 patients were poisoned.",
        "On Monday the harbour office reported 31 boats damaged.",
    ],
)
def test_day_that_may_be_of_the_report_begins_no_window(text: str) -> None:
    (figure,) = read(text).figures
    assert figure.window is not None
    assert (figure.window.kind, figure.window.first, figure.window.last) == ("as_of", None, MONDAY)


def test_second_of_two_reports_is_read_alike() -> None:
    found = read("The Ministry had reported 21,434 people killed on Monday and 21,391 on Sunday.").figures
    assert [figure.window and figure.window.first for figure in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The Ministry reported on Monday that 40 people were killed on Sunday.", date(2031, 5, 18)),
        ("The Ministry reported 31 people were killed on Sunday.", date(2031, 5, 18)),
        ("On Monday 31 people were killed, the Ministry reported.", MONDAY),
        ("The Mission recorded 12 explosions on Monday.", MONDAY),
        ("For 19 May 2031 the police put the number of participants at 2,100.", MONDAY),
        ("The mill put the number of lorries turned back on Monday at 12.", MONDAY),
        ("In one day alone, on 19 May, the hospital reported 31 patients poisoned.", MONDAY),
        ("On 19 May alone the harbour office reported 31 boats damaged.", MONDAY),
        ("In a single night, 19 May 2031, the police reported 31 cars stolen.", MONDAY),
        ("On Monday, as the police said, 31 shops were looted.", MONDAY),
        ("On Monday, the guild said, 31 drivers were dismissed.", MONDAY),
        ("On Monday the guild said 31 drivers were still missing.", MONDAY),
        ("On Monday the Mission recorded 31 shells.", MONDAY),
        ("Strikes killed 31 people on Monday.", MONDAY),
    ],
)
def test_day_of_the_count_stays(text: str, first: date) -> None:
    (figure,) = read(text).figures
    assert figure.window is not None
    assert (figure.window.first, figure.window.last) == (first, first)
