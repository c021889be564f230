"""Which days a figure speaks of: the words, the day of publication, and number → first and last day."""

from datetime import date

import pytest

from tests.extraction.test_claims import read

OPEN = "2031-05-20"


def windows(text: str, issued: str = OPEN) -> dict[str, tuple[str, str, bool] | None]:
    """Return the window of each figure by its number: first, last, and whether it rests on the sentences before."""
    found = {}
    for figure in read(text, issued).figures:
        window = figure.window
        days = (str(window.first), str(window.last), bool(figure.assumed)) if window else None
        found[figure.number.text] = days
    return found


def one(text: str, number: str) -> tuple[str, str, bool] | None:
    return windows(text)[number]


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        pytest.param("On 3 and 4 May 2031, 45 ferries sailed.", "45", "2031-05-03", "2031-05-04", id="two days running"),
        pytest.param("Some 45 looms were sold in March and April 2031.", "45", "2031-03-01", "2031-04-30", id="two months"),
        pytest.param("Exports reached 90 cars in 2029 and 2030.", "90", "2029-01-01", "2030-12-31", id="two years"),
        pytest.param("In the months of March and April 2031 12 outages occurred.", "12", "2031-03-01", "2031-04-30", id="the months of"),
        pytest.param("12 nurses and 15 clerks resigned on 3 and 7 May 2031 respectively.", "12", "2031-05-03", "2031-05-03", id="respectively, first"),
        pytest.param("12 nurses and 15 clerks resigned on 3 and 7 May 2031 respectively.", "15", "2031-05-07", "2031-05-07", id="respectively, second"),
        pytest.param("Some 300 detainees were released on 3 May 2031.", "300", "2031-05-03", "2031-05-03", id="released, finite"),
        pytest.param("The mill made 600 coats in April 2031.", "600", "2031-04-01", "2031-04-30", id="made, active"),
        pytest.param("Some 60 patients were carried out of the valley in April 2031.", "60", "2031-04-01", "2031-04-30", id="of the valley in"),
        pytest.param("The raid of 3 May 2031 killed 40 people.", "40", "2031-05-03", "2031-05-03", id="the raid of"),
        pytest.param("103 men were held over from 6 to 22 April 2031, including the 64 of last Saturday.", "64", "2031-05-17", "2031-05-17", id="the 64 of"),
        pytest.param("On 6 April 2031 there had been 12 fires and on 13 April 27 broke out.", "12", "2031-04-06", "2031-04-06", id="opened with a date"),
        pytest.param("In the four weeks from 1 April 2031, 29 barges came through.", "29", "2031-04-01", "2031-04-28", id="weeks from a day"),
        pytest.param("This winter 900 birds died.", "900", "2030-12-01", "2031-01-15", id="winter, in January"),
        pytest.param("Of the 80 GWh sold in the first half of 2030, 50 GWh, or 62.5 per cent, were sold in the first quarter of 2030.", "50", "2030-01-01", "2030-03-31", id="in another way"),
        pytest.param("In April 2031 (from the 12th), 45 patients were admitted.", "45", "2031-04-12", "2031-04-30", id="month from a day on"),
        pytest.param("March 2031 (until the 20th): 300 looms were sold.", "300", "2031-03-01", "2031-03-20", id="month until a day"),
        pytest.param("In 2030 (from 3 May 2030 onwards), 61 ferries sailed.", "61", "2030-05-03", "2030-12-31", id="year from a day on"),
        pytest.param("In April 2031 (on the 12th), 45 patients were admitted.", "45", "2031-04-12", "2031-04-12", id="day of a month in brackets"),
        pytest.param("Over the last two weeks nearly 1,200 seedlings left the nursery.", "1,200", "2031-05-06", "2031-05-20", id="the last two weeks"),
        pytest.param("12.1 At 31 March 2031 the Group employed 3,967 people.", "3,967", "2031-03-31", "2031-03-31", id="numbered paragraph"),
    ],
)  # fmt: skip
def test_window_told_in_the_sentence(text: str, number: str, first: str, last: str) -> None:
    found = windows(text, "2031-01-15" if "winter" in text else OPEN)
    assert found[number] == (first, last, False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("45 people were hurt on 3 and 7 May 2031.", "45", id="a list with gaps"),
        pytest.param("Some 300 mines made in 2030 were found.", "300", id="made in, reduced"),
        pytest.param("Under the statement of 10 April 2031, 40 posts were moved.", "40", id="the statement of"),
        pytest.param("The office asked for repairs three times, most recently on 4 March 2031.", "three", id="one of them"),
        pytest.param("In a normal April about 1,100 carts use the road.", "1,100", id="a normal month"),
        pytest.param("The winter appeal amounts to 84 million crowns.", "84 million", id="winter appeal"),
        pytest.param("The firm runs 14 mills, and was named employer of the year in 2029.", "14", id="another verb"),
        pytest.param("A woman of 66 died on 3 May 2031.", "66", id="an age"),
        pytest.param("Deaths rose from 9 in Report No. 1 (12 May 2031) to the present ones.", "9", id="the date of a report"),
        pytest.param("The bakery lost 16 ovens, says Bulletin 4/2031 (13 May 2031).", "16", id="the date of a bulletin"),
        pytest.param("The road has four tunnels.", "four", id="how a thing is made"),
    ],
)  # fmt: skip
def test_date_that_is_not_the_figures(text: str, number: str) -> None:
    assert one(text, number) is None


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        pytest.param("On 3 May 2031 residents filled the square. Organisers put the turnout at 3,000.", "3,000", "2031-05-03", "2031-05-03", id="a turnout"),
        pytest.param("On 3 May 2031 some 200 nurses marched, according to the police; 450, the union said.", "450", "2031-05-03", "2031-05-03", id="another's number"),
        pytest.param("In 2030 452 people left and 101 joined. The headcount thus fell by 351.", "351", "2030-01-01", "2030-12-31", id="thus"),
        pytest.param("From January to June 2030 the yard built 9 ships. Sales amounted to 101 million crowns.", "101 million", "2030-01-01", "2030-06-30", id="amounted to"),
        pytest.param("Between 2 and 8 April 2031, 29 outages were registered. Of these, 12 fell in one night. Twenty-one were caused on land.", "Twenty-one", "2031-04-02", "2031-04-08", id="bare number"),
        pytest.param("Deliveries in April 2031. The note gave 412 tonnes.", "412", "2031-04-01", "2031-04-30", id="a title run in"),
        pytest.param("On 3 March 2031 the war broke out. Troops seized 40 villages. It ended on 9 April 2031.", "40", "2031-03-03", "2031-04-09", id="from begin to end"),
        pytest.param("The strike began on 2 April 2031. Some 300 drivers were dismissed. It was called off on 11 April 2031.", "300", "2031-04-02", "2031-04-11", id="from begin to end, a strike"),
    ],
)  # fmt: skip
def test_window_of_the_scene_is_marked_as_assumed(text: str, number: str, first: str, last: str) -> None:
    assert one(text, number) == (first, last, True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("On 3 March 2031 the war broke out. Troops seized 40 villages.", "40", id="a beginning without an end"),
        pytest.param("On 3 May 2031 a shop opened. On 9 May 2031 another did. Some 40 people came.", "40", id="two days"),
        pytest.param("On 3 May 2031 a shop burned. Some 40 people have died.", "40", id="the perfect"),
        pytest.param("Report 31/2030/4\n\nThe team removed 40 mines.", "40", id="the number of a document"),
        pytest.param("On 3 May 2031 a shop opened.\n\nSome 40 people came.", "40", id="another paragraph"),
    ],
)  # fmt: skip
def test_scene_that_gives_no_window(text: str, number: str) -> None:
    assert one(text, number) is None


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        pytest.param("The clinic, which has 85 beds, is cold.", "85", OPEN, OPEN, id="has"),
        pytest.param("There are 340 guards in the harbour.", "340", OPEN, OPEN, id="there are"),
        pytest.param("Dravia continues to keep a force of up to 2 thousand in the valley.", "2 thousand", OPEN, OPEN, id="a force of"),
        pytest.param("26 schools are being used as shelters.", "26", OPEN, OPEN, id="being used"),
        pytest.param("This spring 11,500 people live in the valley.", "11,500", OPEN, OPEN, id="this spring"),
        pytest.param("As of 2 May 2031 the shelters held 6,870 persons.", "6,870", "2031-05-02", "2031-05-02", id="as of, held"),
        pytest.param("At the end of April the union had around 4,100 members.", "4,100", "2031-04-30", "2031-04-30", id="at the end of"),
    ],
)  # fmt: skip
def test_level_on_its_day(text: str, number: str, first: str, last: str) -> None:
    (figure,) = (figure for figure in read(text).figures if figure.number.text == number)
    assert figure.kind == "stock"
    assert figure.window is not None
    assert (str(figure.window.first), str(figure.window.last)) == (first, last)


def test_pieces_are_counted_off_from_the_beginning() -> None:
    text = (
        "Since 2 May 2031 some 2,046 tents have been set up, of which 1,312 in the first three days and 734 thereafter."
    )
    found = windows(text)
    days = [(window[0], window[1]) for number in ("1,312", "734") if (window := found[number])]
    assert days == [("2031-05-02", "2031-05-04"), ("2031-05-05", OPEN)]


def test_the_same_period_of_the_year_before() -> None:
    text = "From 1 January to 31 March 2031 the mill wove 96 bales, compared with 103 bales in the same period of the previous year."
    assert windows(text)["103"] == ("2030-01-01", "2030-03-31", False)


def test_choice_of_days_leaves_both_open() -> None:
    (figure,) = read("45 calves died on 3 or 4 May 2031.").figures
    assert figure.window is not None
    assert (figure.window.first_latest, figure.window.last_earliest) == (date(2031, 5, 4), date(2031, 5, 3))


def test_weeks_up_to_a_day_leave_the_first_open() -> None:
    (figure,) = (
        figure
        for figure in read("40 carts passed in the two weeks up to 14 May 2031.").figures
        if figure.kind == "flow"
    )
    assert figure.window is not None
    assert (figure.window.first, figure.window.first_latest) == (date(2031, 4, 30), date(2031, 5, 1))
