"""The day in the banner of a page that was saved as plain text."""

from typing import Any

import pytest

from tests.extraction.heads.test_letterhead import read

BODY = "Between 5 and 12 April of the year before, 412 carts passed the gate, 103 of them empty, the clerks of the office said."


@pytest.mark.parametrize(
    "top",
    [
        pytest.param("Home\nNews\nSport\nWeather\n\nMonday, 14 June 2032", id="menu above a weekday"),
        pytest.param("Monday, 14 June 2032 10:41\n\nHome | News | Sport | Contact", id="menu below"),
        pytest.param("14 June 2032\n\nHome\nAbout us\nNews", id="menu below, an item a line"),
        pytest.param("June 14, 2032\nHome About News", id="menu below, in one line"),
        pytest.param("Search\nJune 14, 2032\nSubscribe | Log in", id="what one may do at a site"),
        pytest.param("Monday, 14 June 2032\nHome » News » Toll gate", id="way to the page"),
        pytest.param("English | Français\nMonday, 14 June 2032", id="languages"),
        pytest.param("Mon 14 Jun 2032\n10:41:07\nEN | FR | DE", id="a clock that runs"),
        pytest.param("14 June 2032 | 10:41 | 17 °C", id="the weather beside it"),
        pytest.param("Today is Monday, 14 June 2032", id="today is"),
        pytest.param("Today: 14/06/2032", id="today"),
        pytest.param("Local time: 14 June 2032, 10:41", id="local time"),
        pytest.param("14/06/2032, 10:41\nToll gate reopens – Port site", id="what a browser prints"),
        pytest.param("Politics 2032-06-14T06:11:25", id="a section and a clock"),
        pytest.param("World | 14 June 2032, 06:11:25", id="a section, a bar and a clock"),
        pytest.param("Last update: 14 June 2032", id="last update"),
        pytest.param("Last updated\n14 June 2032", id="a label above"),
        pytest.param("Accessed on\n14 June 2032", id="another label above"),
    ],
)
def test_a_day_in_the_banner_is_not_that_of_the_text(top: str) -> None:
    document: Any = read(f"{top}\n\nToll gate reopens\n\n{BODY}")[0]
    assert document.issued is None
    beside: Any = read(f"{top}\n\nToll gate reopens\n\nPosted on 3 May 2031\n\n{BODY}")[0]
    assert beside.issued.value == "2031-05-03"


@pytest.mark.parametrize(
    "top",
    [
        pytest.param("Port Office\n14 June 2032\n\nToll gate reopens", id="letterhead"),
        pytest.param("Monday, 14 June 2032\n\nToll gate reopens", id="a diary or a letter"),
        pytest.param("Home | News | Contact\n\nToll gate reopens\n\n14 June 2032", id="below the title"),
        pytest.param("Home | News | Contact\n\nPosted on 14 June 2032\n\nToll gate reopens", id="labelled"),
        pytest.param("Home\nNews\n\nPort Authority of Vell\n14 June 2032\n\nToll gate reopens", id="below the body"),
        pytest.param("Home\n\nPRESS RELEASE\nMonday, 14 June 2032\n\nToll gate reopens", id="below its kind"),
        pytest.param("Press releases\n14 June 2032\n\nToll gate reopens", id="below a section"),
        pytest.param("14 June 2032\nShare\n\nToll gate reopens", id="above what one may do with the text"),
        pytest.param("14 June 2032\nPolitics\n\nToll gate reopens", id="above a section"),
        pytest.param("Politics 14 June 2032 06:11\n\nToll gate reopens", id="a section and a time without seconds"),
        pytest.param("Press release 2032-06-14 06:11:25\n\nToll gate reopens", id="a kind of paper and a clock"),
        pytest.param("UPDATE\n14 June 2032\n\nToll gate reopens", id="an update is a kind of paper"),
    ],
)
def test_a_day_of_the_text_stays(top: str) -> None:
    document: Any = read(f"{top}\n\n{BODY}")[0]
    assert document.issued.value == "2032-06-14"


def test_who_is_asked_is_shown_the_day_of_the_banner() -> None:
    _, issues = read(f"Monday, 14 June 2032\nHome | News | Contact\n\nToll gate reopens\n\n{BODY}")
    (asked,) = [issue for issue in issues if issue.code == "date-missing"]
    assert "the page banner 'Monday, 14 June 2032" in asked.message
