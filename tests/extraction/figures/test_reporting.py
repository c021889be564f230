"""Windows that rest on what a document says it reports on, and words that point at a window named elsewhere."""

import pytest

from tests.extraction.windows.test_windows import windows

WEEKLY = "Harbour Watch\nWeekly bulletin 18/2031\nCovering 5 to 11 May 2031; issued 14 May 2031\n\n"
YEARLY = "Brask Foundries plc\nResults for the year ended 31 December 2030\n26 February 2031\n\n"


@pytest.mark.parametrize(
    ("head", "text", "number", "first", "last"),
    [
        pytest.param(WEEKLY, "In the reporting period 412 boats docked.", "412", "2031-05-05", "2031-05-11", id="the reporting period"),
        pytest.param(WEEKLY, "Over the past week 96 boats docked.", "96", "2031-05-05", "2031-05-11", id="the past week"),
        pytest.param(WEEKLY, "The lock was used by 3,890 boats during the week.", "3,890", "2031-05-05", "2031-05-11", id="the week"),
        pytest.param(WEEKLY, "In the reporting period 412 boats docked, compared with 365 in the previous week.", "365", "2031-04-28", "2031-05-04", id="the previous week"),
        pytest.param(YEARLY, "In the year under review nothing changed. During the year 452 people left.", "452", "2030-01-01", "2030-12-31", id="during the year"),
    ],
)  # fmt: skip
def test_words_for_what_is_reported_on(head: str, text: str, number: str, first: str, last: str) -> None:
    assert windows(head + text, "2031-05-14" if head is WEEKLY else "2031-02-26")[number] == (first, last, False)


@pytest.mark.parametrize(
    ("head", "text", "number", "window"),
    [
        pytest.param(YEARLY, "Iron production rose to 148,000 tonnes.", "148,000", ("2030-01-01", "2030-12-31", True), id="lent to a flow"),
        pytest.param(YEARLY, "Iron production rose to 148,000 tonnes (2029: 132,000 tonnes).", "132,000", ("2029-01-01", "2029-12-31", False), id="in brackets"),
        pytest.param(WEEKLY, "On 6 May a crane fell. Two men were hurt.", "Two", ("2031-05-06", "2031-05-06", True), id="a day of the week that opens the paragraph"),
        pytest.param(WEEKLY, "The post saw 61 collisions, against 44 in the week before.", "44", ("2031-04-28", "2031-05-04", False), id="the week before"),
        pytest.param(WEEKLY, "The inspector of the harbour came on 6 May. Two men were hurt.", "Two", None, id="a day of the week leaves it open"),
        pytest.param(WEEKLY, "Two men have been hurt.", "Two", ("None", "2031-05-14", False), id="the perfect"),
        pytest.param("Harbour Watch\n14 May 2031\n\n", "Two men were hurt.", "Two", None, id="nothing is reported on"),
    ],
)  # fmt: skip
def test_what_is_reported_on_is_lent(head: str, text: str, number: str, window: tuple[str, str, bool] | None) -> None:
    assert windows(head + text, "2031-05-14" if head is not YEARLY else "2031-02-26")[number] == window


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("Between 1 and 13 March 2031, 212 lorries came. This compares with 388 lorries in the same period of February.", "388", ("2031-02-01", "2031-02-13"), id="of February"),
        pytest.param("From 1 to 30 April 2031, 212 nurses left, against 88 nurses in the same period of 2030.", "88", ("2030-04-01", "2030-04-30"), id="of 2030"),
        pytest.param("From 28 March to 3 April 2031, 212 nurses left. In the same period of March 2030, 88 nurses did.", "88", None, id="days over two months"),
        pytest.param("On 13 March 2031 41 lorries came, the highest number since the pass reopened on 22 February.", "41", ("2031-03-13", "2031-03-13"), id="the opening date wins"),
        pytest.param("The kiln was lit on nine days between 1 and 13 March 2031.", "nine", ("2031-03-01", "2031-03-13"), id="days between"),
        pytest.param("Some 290 lorries were cleared in the first half of March 2031.", "290", ("2031-03-01", "2031-03-15"), id="half of a month"),
        pytest.param("Some 290 voters came in the first fortnight of April 2031.", "290", ("2031-04-01", "2031-04-14"), id="fortnight"),
        pytest.param("The firm has paid 42 families and expects the work to be over by June 2032.", "42", None, id="the date of another verb"),
        pytest.param("On the first day, 3 April 2031, 1,640 members signed; on 21 April 2031, the last day, 1,512 did.", "1,512", ("2031-04-21", "2031-04-21"), id="the last day"),
        pytest.param("Since 1 January 2031, 31 divers were hurt.", "31", ("2031-01-01", "2031-05-20"), id="a number after a date"),
        pytest.param("Since January 1, 31 divers were hurt.", "31", ("2031-01-01", "2031-05-20"), id="a number after a bare date"),
        pytest.param("Brask on Wednesday reported sales of 148 boats for last year.", "148", ("2030-01-01", "2030-12-31"), id="the day of the report"),
        pytest.param("The army last week said 40 trees fell.", "40", None, id="last week said"),
        pytest.param("Some 312 pupils were fed in the first week of April 2031: 187 in Lutt, 94 in Brod and 31 in Sel.", "31", ("2031-03-31", "2031-04-07"), id="parts after a colon"),
        pytest.param("Sales were 49 cars in the first quarter of 2030, 47 cars in the second and 46 cars in the third.", "46", ("2030-07-01", "2030-09-30"), id="the third"),
        pytest.param("In the week from 5 to 11 May 2031 12 fires burned.", "12", ("2031-05-05", "2031-05-11"), id="the week from"),
    ],
)  # fmt: skip
def test_window_of_other_words(text: str, number: str, window: tuple[str, str] | None) -> None:
    found = windows(text)[number]
    assert (found and found[:2] if found and found[0] != "None" else None) == window


def test_school_year_has_open_ends_and_accuses_nobody() -> None:
    assert windows("In the school year 2029/30, 38 schools were closed.")["38"] == ("2029-08-01", "2030-09-30", True)


def test_what_is_required_is_no_count_of_the_year() -> None:
    found = windows("The fund has received 18 million of the 61 million crowns required for 2031.")
    assert (found["18 million"], found["61 million"]) == (None, ("2031-01-01", "2031-12-31", False))


def test_report_that_was_published_is_not_this_one() -> None:
    text = "Last week the mission published its report on losses in 2030. “So far this year we have counted 387 hens,” it said."
    assert windows(text, "2031-09-28")["387"][:2] == ("2031-01-01", "2031-09-28")


def test_previous_period_is_not_what_is_reported_on() -> None:
    text = (
        "In the reporting period 47 hens died, a decrease from the previous reporting period between 16 May and 15 August "
        "2031 with 413 deaths."
    )
    assert windows(text, "2031-12-09")["47"][:2] == ("None", "None")


def test_what_follows_the_period_of_a_report_is_not_what_is_reported_on() -> None:
    text = "During the reporting period 47 hens died.\n\nAfter the cut-off period of the report, from 16 November to 7 December 2031, six died."
    assert windows(text, "2031-12-09")["47"][:2] == ("None", "None")
