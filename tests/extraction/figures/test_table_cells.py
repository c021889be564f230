"""Numbers in the cells of tables."""

import pytest

from countersay.extraction.figures.table_cells import said_by
from countersay.model import Figure
from tests.extraction.figures.test_claims import read

GATE = """Port Office

Table 2. Vehicles stopped at the gate, 1 to 10 May 2031

Type\tLoaded\tEmpty\tTotal
Lorries\t412\t118\t531
Vans\t96\t40\t136
Total\t508\t158\t667
"""
HARM = """Police bulletin

Month | Killed | Injured
March 2031 | 12 | 40
April 2031 | 19 | 51
"""
AID = """Relief Office
Reporting period: 1 to 10 May 2031

People reached by sector, 1 to 10 May 2031
Sector | Planned | Reached | Per cent
Health | 800 | 615 | 77
Shelter | 125 | 98 | 78
"""


def cell(text: str, number: str) -> Figure:
    return next(figure for figure in read(text, "2031-05-14").figures if figure.number.text == number)


def days(figure: Figure) -> tuple[str, str] | None:
    return None if figure.window is None else (str(figure.window.first), str(figure.window.last))


@pytest.mark.parametrize(
    ("text", "number", "counted", "predicate", "qualifiers"),
    [
        pytest.param(GATE, "412", "lorry", "stop", ("loaded",), id="noun-of-the-row"),
        pytest.param(GATE, "40", "van", "stop", ("empty",), id="qualifier-of-the-head"),
        pytest.param(GATE, "508", "vehicle", "stop", ("loaded",), id="total-is-of-the-caption"),
        pytest.param(HARM, "12", "person", "kill", (), id="verb-of-the-head"),
        pytest.param(HARM, "51", "person", "injure", (), id="verb-of-the-second-head"),
        pytest.param(AID, "615", "person", "reach", ("health",), id="label-narrows"),
    ],
)
def test_cell_counts_what_its_table_says(
    text: str, number: str, counted: str, predicate: str, qualifiers: tuple[str, ...]
) -> None:
    found = cell(text, number)
    assert (found.counted, found.predicate, found.qualifiers) == (counted, predicate, qualifiers)
    assert "noun" in found.assumed


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param(GATE, "412", ("2031-05-01", "2031-05-10"), id="caption"),
        pytest.param(HARM, "19", ("2031-04-01", "2031-04-30"), id="label"),
        pytest.param(
            "Mill report\n\nSacks sold\n\nTown  April 2031  March 2031\nBrod  412  118\nTolm  96  40\n",
            "118",
            ("2031-03-01", "2031-03-31"),
            id="head",
        ),
    ],
)
def test_window_of_a_cell(text: str, number: str, window: tuple[str, str]) -> None:
    found = cell(text, number)
    assert days(found) == window
    assert "days" in found.assumed


def test_row_labelled_by_days_and_deaths_of_an_illness() -> None:
    text = "Bulletin\n\nMeasles cases by week, 2031\nWeek | Cases | Deaths\n1 to 7 April 2031 | 201 | 12\n8 to 14 April 2031 | 158 | 11\n"
    found = cell(text, "11")
    assert (found.counted, found.predicate, days(found)) == ("person", "kill", ("2031-04-08", "2031-04-14"))


def test_what_was_planned_is_claimed_by_nobody() -> None:
    assert cell(AID, "800").supposed
    assert not cell(AID, "615").supposed


def test_shares_are_left_alone() -> None:
    assert cell(AID, "77").counted is None


def test_row_of_another_table_is_no_caption() -> None:
    text = HARM + "\nDistrict  Houses burnt  Barns burnt\nTolm  120  340\nBrod  18  77\n"
    assert days(cell(text, "120")) is None


def test_lines_without_a_head_are_no_table() -> None:
    assert cell("Note.\n\nBrod  412\nTolm  96\n", "412").counted is None


@pytest.mark.parametrize(
    ("words", "noun", "verb", "qualifiers"),
    [
        pytest.param("Houses destroyed", "house", "destroy", (), id="noun-and-verb"),
        pytest.param("Vehicles (loaded)", "vehicle", None, ("loaded",), id="bracket"),
        pytest.param("Number of patients treated", "patient", "treat", (), id="number-of"),
        pytest.param("Killed and injured by month", None, "kill", (), id="two-verbs"),
        pytest.param("Total", None, None, (), id="total"),
        pytest.param("Sector", None, None, ("sector",), id="a-word"),
    ],
)  # fmt: skip
def test_words_of_a_table(words: str, noun: str | None, verb: str | None, qualifiers: tuple[str, ...]) -> None:
    said = said_by(words)
    assert (said.noun, said.verb, said.qualifiers) == (noun, verb, qualifiers)


SEASON = """Fish Hall of Orn

Landings, 2031:

Species    January   March   May
Herring         41      38    35
Children        29      27    31
Whales           3       2     1
"""


@pytest.mark.parametrize(
    ("number", "window"),
    [
        pytest.param("41", ("2031-01-01", "2031-01-31"), id="January"),
        pytest.param("38", ("2031-03-01", "2031-03-31"), id="March after wide blanks"),
        pytest.param("31", ("2031-05-01", "2031-05-31"), id="May at the end of the line"),
    ],
)
def test_months_at_the_heads_of_columns_give_the_days(number: str, window: tuple[str, str]) -> None:
    assert days(cell(SEASON, number)) == window


def test_last_cell_of_a_row_does_not_count_the_label_of_the_next() -> None:
    assert cell(SEASON, "35").text == "35"
    assert cell("The raft held 37\nchildren. It sank.", "37").text == "37\nchildren"


@pytest.mark.parametrize(
    ("text", "number", "counted", "day"),
    [
        pytest.param("{0}Day\tNurses\tGuards\n1 May 2031\t120\t31\n2 May 2031\t130\t9\n", "120", "nurse", "2031-05-01", id="day"),
        pytest.param("{0}Day\tNurses\tGuards\n1 May 2031\t120\t31\n2 May 2031\t130\t9\n", "130", "nurse", "2031-05-02", id="next"),
        pytest.param("{0}Month\tCarts\nApril\t120\nMay\t130\n", "130", "cart", None, id="month"),
        pytest.param("{0}Day\tCarts\t\tBoats\n1 May 2031\t5\t6\t7\n2 May 2031\t8\t9\t11\n", "6", None, "2031-05-01", id="covered"),
        pytest.param("{0}Day\tCarts\t\tBoats\n1 May 2031\t5\t6\t7\n2 May 2031\t8\t9\t11\n", "7", "boat", "2031-05-01", id="beyond"),
        pytest.param("{0}Day\tBoats\tCarts\t\n1 May 2031\t5\t6\t7\n2 May 2031\t8\t9\t11\n", "5", "boat", "2031-05-01", id="covered-last"),
    ],
)  # fmt: skip
def test_cell_beside_a_day_is_a_count(text: str, number: str, counted: str | None, day: str | None) -> None:
    found = cell(text.format("Port Office\n\n"), number)
    assert found.counted == counted
    assert day is None or days(found) == (day, day)
