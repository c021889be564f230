"""Which days a figure speaks of: the words, the day of publication, and number → first and last day."""

from datetime import date

import pytest

from tests.extraction.figures.test_claims import read

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
        pytest.param("The mill lost 62 shifts in late February and early March 2031.", "62", "2031-02-19", "2031-03-10", id="late and early"),
        pytest.param("The mill lost 62 shifts in early March 2031.", "62", "2031-03-01", "2031-03-10", id="early alone"),
        pytest.param("Around 1941 letters were handed in in April 2031.", "1941", "2031-04-01", "2031-04-30", id="a number like a year"),
        pytest.param("The board received 2012 letters in April 2031.", "2012", "2031-04-01", "2031-04-30", id="received, a number like a year"),
        pytest.param("In 2012 letters were sent to 40 farms.", "40", "2012-01-01", "2012-12-31", id="a year before a plural"),
        pytest.param("The 2019 reforms were adopted by 40 towns.", "40", "2019-01-01", "2019-12-31", id="the reforms of a year"),
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
        pytest.param("Since the first case on 9 April 2031, 14,250 birds were culled.", "14,250", "2031-04-09", OPEN, id="since a thing on a day"),
        pytest.param("31 claims were paid since our last report of 2 May 2031.", "31", "2031-05-02", OPEN, id="since a thing of a day"),
        pytest.param("In April 2031 the port laid off 35 men; since the beginning of the year it laid off 52 men in all.", "52", "2031-01-01", OPEN, id="from its first day"),
        pytest.param("Three men were killed and eleven hurt in the week from 5 to 11 May 2031: two killed at sea, one on land.", "Three", "2031-05-05", "2031-05-11", id="closes a short list"),
        pytest.param("Two looms and nine presses were sold on 6 May 2031: one loom to Brod.", "Two", "2031-05-06", "2031-05-06", id="closes a short list, sold"),
        pytest.param("Revenue was 13 crowns (2029: 11 crowns), and 40 shops opened in 2030.", "40", "2030-01-01", "2030-12-31", id="behind brackets"),
        pytest.param("In May 2031 the office sent 31 notes, compared with four in the whole of April 2031.", "four", "2031-04-01", "2031-04-30", id="the whole of"),
        pytest.param("The mill wove 90 bales in the course of April 2031.", "90", "2031-04-01", "2031-04-30", id="the course of"),
        pytest.param("Some 900 dockers took part in the assembly of 3 May 2031.", "900", "2031-05-03", "2031-05-03", id="the assembly of"),
        pytest.param("Some 40 fans were hurt in the clashes of 3 May 2031.", "40", "2031-05-03", "2031-05-03", id="the clashes of"),
        pytest.param("Some 400 clerks worked through the weekend.", "400", "2031-05-17", "2031-05-18", id="through the weekend"),
        pytest.param("The bakers sold 70 cakes over the weekend.", "70", "2031-05-17", "2031-05-18", id="over the weekend"),
        pytest.param("The office said it had dismissed 48 people since 3 May 2031.", "48", "2031-05-03", OPEN, id="dismissed, not denied"),
        pytest.param("That is the total of the five months, from 1 October 2030 to 28 February 2031 (one boat sunk and 15 damaged).", "one", "2030-10-01", "2031-02-28", id="a length and its days"),
        pytest.param("Losses fell to those of the five months, from 1 October 2030 to 28 February 2031 (one boat sunk and 15 lost).", "15", "2030-10-01", "2031-02-28", id="second count of a bracket"),
        pytest.param("As many as in the three weeks from 1 to 21 April 2031 (14 vans and 22 lorries) were sold.", "22", "2031-04-01", "2031-04-21", id="weeks and their days, bracket"),
        pytest.param("Some 870 people – 60% of them women – have been hurt since 3 May 2031.", "870", "2031-05-03", OPEN, id="past an aside between dashes"),
        pytest.param("Some 40 boats — 12 of them trawlers — were lost in March 2031.", "40", "2031-03-01", "2031-03-31", id="past an aside with a count"),
        pytest.param("The line has lost 12 buses since the bridge collapsed on 4 May 2031.", "12", "2031-05-04", OPEN, id="since something fell"),
        pytest.param("Some 870 ewes have died since the owner intervened in the vale's long dispute on 4 May 2031.", "870", "2031-05-04", OPEN, id="since somebody intervened"),
        pytest.param("In the week of 12-18 April 2031 the clinic treated 40 patients.", "40", "2031-04-12", "2031-04-18", id="the week of two days"),
        pytest.param("In the week of 21 April 2031 the yard sold 40 boats.", "40", "2031-04-21", "2031-04-27", id="the week of one day"),
        pytest.param("On Sunday 12 boats sailed and on Monday nineteen.", "nineteen", "2031-05-19", "2031-05-19", id="a number in words behind a date"),
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
        pytest.param("In a statement issued today, Tuesday, the guild affirmed that 40 drivers had been dismissed.", "40", id="day of issue, named twice"),
        pytest.param("The guild said yesterday a total of 790 drivers had been dismissed.", "790", id="said yesterday"),
        pytest.param("The yard said Friday it was unable to mend the 14 boats that had sunk.", "14", id="said Friday"),
        pytest.param("A woman of 66 died on 3 May 2031.", "66", id="an age"),
        pytest.param("Deaths rose from 9 in Report No. 1 (12 May 2031) to the present ones.", "9", id="the date of a report"),
        pytest.param("The bakery lost 16 ovens, says Bulletin 4/2031 (13 May 2031).", "16", id="the date of a bulletin"),
        pytest.param("The road has four tunnels.", "four", id="how a thing is made"),
        pytest.param("The firm set aside 9 crowns for Osk, where 1,200 tonnes leaked in April 2031.", "9", id="of a relative clause"),
        pytest.param("The club owes 60 crowns to Brod, which burned down on 3 May 2031.", "60", id="of a relative clause, no other count"),
        pytest.param("The line said the loss came to 240 crowns and that 11 trains stood still on 3 May 2031.", "240", id="of a second clause with that"),
        pytest.param("The mill is 351 hands smaller than in 2029.", "351", id="than at a time"),
        pytest.param("Fans on Monday disputed that no more than 120 people were involved.", "120", id="day of disputing"),
        pytest.param("Since the start of the season police came to 17 matches; in the whole of last season there were 23 calls.", "23", id="another season"),
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
        pytest.param("In April 2031 the port says 214 ships called; the union says 229.", "229", "2031-04-01", "2031-04-30", id="only said"),
        pytest.param("Since 11 April 2031, 22 wells have dried up. The farmers put the number at 37.", "37", "2031-04-11", OPEN, id="put the number at"),
        pytest.param("On 3 May 2031 the quay opened. They landed 96 crates, of which 61 were full.", "61", "2031-05-03", "2031-05-03", id="a part of what the scene dates"),
        pytest.param("On 3 May 2031 shells hit the town. In all 9 men, including two guards, were killed.", "two", "2031-05-03", "2031-05-03", id="a part of what the scene dates, including"),
        pytest.param("On 3 May 2031 there were clashes at the station.\n\nSome 46 fans were arrested.", "46", "2031-05-03", "2031-05-03", id="the one day of a mishap"),
        pytest.param("A ferry exploded on 3 May 2031.\n\nDoctors said that 31 people had been injured.", "31", "2031-05-03", "2031-05-03", id="the one day of a mishap, reported"),
        pytest.param("Nine died when a wall collapsed on 3 May 2031, and six were still missing on 5 May 2031.\n\nDoctors said that 31 people had been injured.", "31", "2031-05-03", "2031-05-03", id="a mishap and how it stood later"),
        pytest.param("A bus crashed on 3 May 2031.\n\nOn 5 May 2031 the mayor laid flowers.\n\nSome 31 people were injured.", "31", "2031-05-03", "2031-05-03", id="a mishap and what came of it"),
        pytest.param("A bus crashed on 3 May 2031.\n\nIn 2030 the firm bought new tyres.\n\nSome 31 people were injured.", "31", "2031-05-03", "2031-05-03", id="a mishap and what went before"),
        pytest.param("A kiln exploded on 3 May 2031. Said the foreman:\n\nSome 46 bakers were inside when it went off.", "46", "2031-05-03", "2031-05-03", id="a level at the time of it"),
        pytest.param("Watch report\n\nThe camp is full.\n\nThe night of 3 May 2031\nA fire broke out in the hut. Nine men were killed.", "Nine", "2031-05-03", "2031-05-03", id="a heading with a night"),
        pytest.param("A fire broke out in the hut shortly before midnight on 3 May 2031. Nine men were killed.", "Nine", "2031-05-03", "2031-05-03", id="a fire that broke out"),
        pytest.param("Bulletin\nCovering 5 to 11 May 2031\n\nThe camp is full, and tents are torn.\n\nFood and water\nThe kitchen delivered 900 meals.", "900", "2031-05-05", "2031-05-11", id="right under a heading"),
        pytest.param("Bulletin\nCovering 5 to 11 May 2031\n\nThe post saw 61 collisions, against 44 in the week before. It rained.", "61", "2031-05-05", "2031-05-11", id="compared with another time"),
        pytest.param("Bulletin\nCovering 5 to 11 May 2031\n\nFour drivers lost their lives on the pass. It rained.", "Four", "2031-05-05", "2031-05-11", id="lost their lives"),
        pytest.param("Bulletin\nCovering 5 to 11 May 2031\n\nAn average of 1,850 people crossed the line each day. It rained.", "1,850", "2031-05-05", "2031-05-11", id="so many each day"),
        pytest.param("On 3 May 2031 shells hit the market. Nine were taken to hospital, where one died on 4 May 2031.", "Nine", "2031-05-03", "2031-05-03", id="a clause hung on behind"),
        pytest.param("On 3 May 2031 shells hit the market. The mayor said that 22 stalls had burned.", "22", "2031-05-03", "2031-05-03", id="reported of the past"),
        pytest.param("On 3 May 2031 the council met. Five councillors voted against the plan.", "Five", "2031-05-03", "2031-05-03", id="what persons did"),
        pytest.param("In April 2031 nets were laid out. There were no injuries on the boats.", "no", "2031-04-01", "2031-04-30", id="there were none"),
        pytest.param("In April 2031 crews reached the valley. Some 96 wells were disinfected.", "96", "2031-04-01", "2031-04-30", id="done in the passive by a rare verb"),
        pytest.param("From 2 to 29 April 2031 the kitchens were open. They served 900 meals a day.", "900", "2031-04-02", "2031-04-29", id="so many a day"),
        pytest.param("Report\nReporting period: 1 to 12 May 2031\n\nHeavy rain returned in the night of 9 to 10 May 2031. Four villages were cut off.", "Four", "2031-05-09", "2031-05-10", id="a night of the reporting period"),
    ],
)  # fmt: skip
def test_window_of_the_scene_is_marked_as_assumed(text: str, number: str, first: str, last: str) -> None:
    assert one(text, number) == (first, last, True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("On 3 March 2031 the war broke out. Troops seized 40 villages.", "40", id="a beginning without an end"),
        pytest.param("On 3 May 2031 a shop opened. On 9 May 2031 another did. Some 40 people came.", "40", id="two days"),
        pytest.param("On 3 May 2031 a shop burned. Some 40 people have gone every day.", "40", id="the perfect, recurring"),
        pytest.param("Watch report\n\nThe camp is full.\n\nVisit of 3 May 2031 by the envoy\nSome 40 men were moved.", "40", id="a heading with the day of something else"),
        pytest.param("On 3 May 2031 the council met. Five walls flanked the yard.", "Five", id="a rare verb of things"),
        pytest.param("On 3 May 2031 the council met. The mayor had sold 22 stalls.", "22", id="the past perfect of the writer"),
        pytest.param("The guild, which collected 900 signatures, said between 1 and 9 May 2031 that it would strike.", "900", id="a relative clause that is over"),
        pytest.param("Report 31/2030/4\n\nThe team removed 40 mines.", "40", id="the number of a document"),
        pytest.param("On 3 May 2031 a shop opened.\n\nSome 40 people came.", "40", id="another paragraph"),
        pytest.param("On 3 May 2031 there were clashes. On 5 May 2031 there were more.\n\nSome 46 fans were arrested.", "46", id="two days of mishaps"),
        pytest.param("On 3 May 2031 the mayor visited Brod.\n\nSome 46 fans were arrested.", "46", id="a day of no mishap"),
        pytest.param("On 3 May 2031 a kiln exploded.\n\nSome 46 bakers applied.", "46", id="no harm"),
        pytest.param("On 3 May 2031 a kiln exploded.\n\nOn 5 May 2031 another did.\n\nSome 46 bakers were injured.", "46", id="a second mishap in other words"),
        pytest.param("A bus crashed on 3 May 2031.\n\nOn 5 May 2031 the town met.\n\nSome 31 people were arrested.", "31", id="an arrest, after another day"),
        pytest.param("In April 2031 the works were open. Some 96 lots were surrounded by a hedge.", "96", id="how things are, in the passive"),
        pytest.param("In April 2031 the works were open. One loom in five was replaced.", "One loom in five", id="a share"),
    ],
)  # fmt: skip
def test_scene_that_gives_no_window(text: str, number: str) -> None:
    assert one(text, number) is None


def test_days_in_the_words_of_another_cue_are_not_those_of_the_count() -> None:
    text = (
        "Lena Roe, reporting that fires have tripled in April, said that 90 farms have been lost, including 12 mills."
    )
    assert windows(text) == {"90": ("None", OPEN, False), "12": ("None", OPEN, False)}


def test_figures_to_a_day_begin_nowhere() -> None:
    assert windows("Club figures to the end of April 2031 show 164 boats lost.")["164"] == ("None", "2031-04-30", False)
    assert windows("The register to 4 May 2031 lists 164 boats lost.")["164"] == ("None", "2031-05-04", False)


def test_the_year_before_is_not_this_year() -> None:
    text = "In 2030 nine people drowned there; the year before there were 29 accidents and six swimmers drowned."
    window = windows(text)["29"]
    assert window is not None
    assert window[:2] == ("2029-01-01", "2029-12-31")


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
        pytest.param("As of 11 May 2031, 14 ships were waiting in the roads. One week earlier there had been 19.", "19", "2031-05-04", "2031-05-04", id="one week earlier"),
        pytest.param("On 11 May 2031 there were 60 tents in the park. Two days later there were 75.", "75", "2031-05-13", "2031-05-13", id="two days later"),
        pytest.param("Two coaches are still out of service.", "Two", OPEN, OPEN, id="out of service"),
        pytest.param("Only 3 of the 11 clinics are open.", "3", OPEN, OPEN, id="are open"),
        pytest.param("Our teams are running four kitchens.", "four", OPEN, OPEN, id="are running"),
        pytest.param("14 towns are still cut off.", "14", OPEN, OPEN, id="still cut off"),
        pytest.param("Some 60 wells are currently rented.", "60", OPEN, OPEN, id="currently rented"),
        pytest.param("In April 2031 ferries called. The port employs 1,870 people, 240 of them on the quay.", "240", OPEN, OPEN, id="a part of a level now"),
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


@pytest.mark.parametrize(
    ("text", "number", "last"),
    [
        pytest.param("The fund has paid 310 crowns to 94 households so far.", "310", OPEN, id="paid so far"),
        pytest.param("The fund has paid 310 crowns to 94 households so far.", "94", OPEN, id="paid so far, to whom"),
        pytest.param(
            "The guild has shipped 451 tonnes of corn to the mills, 50 tonnes of meal, 41 tonnes of malt and 29 tonnes of seed.",
            "29",
            OPEN,
            id="last of a long list",
        ),
        pytest.param("Twenty-two patients have died.", "Twenty-two", OPEN, id="have died"),
        pytest.param("On 3 May 2031 a shop burned. Some 40 people have left.", "40", OPEN, id="past a scene"),
    ],
)
def test_perfect_gives_an_end_and_no_beginning(text: str, number: str, last: str) -> None:
    assert one(text, number) == ("None", last, False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Every year 40 people have died.", "40", id="recurring"),
        pytest.param("The bank has put the loss at 40 crowns.", "40", id="an estimate"),
        pytest.param("Wages have risen by 8 per cent.", "8", id="a change"),
        pytest.param("The town has not paid 40 crowns.", "40", id="not done"),
    ],
)
def test_perfect_that_sums_nothing_up(text: str, number: str) -> None:
    assert one(text, number) is None


def test_bullets_without_a_verb_count_up_to_the_day_of_the_head() -> None:
    text = "Situation update\nAs of 17 May 2031\n\nKEY FIGURES\n- 1,284 suspected cases\n- 96 tents in stock since 2 May 2031\n"
    found = windows(text, "2031-05-18")
    assert found["1,284"] == ("2031-05-17", "2031-05-17", True)
    assert found["96"] == ("2031-05-02", "2031-05-18", False)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        pytest.param("Between 1 and 9 May 2031, 80 cases were found. In the same period last year there were 65 cases.", ("2030-05-01", "2030-05-09", False), id="the one right before"),
        pytest.param("From 1 to 9 May 2031, 80 ferries sailed. From 4 to 6 April 2031 12 did. It rained. In the same period last year there were 65 ferries.", ("None", "None", False), id="one of two"),
    ],
)  # fmt: skip
def test_same_period_last_year_is_that_of_the_sentence_before(text: str, window: tuple[str, str, bool]) -> None:
    assert windows(text)["65"] == window


def test_lines_of_an_unwrapped_text_are_paragraphs() -> None:
    text = f"On 3 May 2031 a fault stopped the works. {'It was a long and quiet day at the works. ' * 3}\nWe delivered 240 crates."
    assert windows(text)["240"] is None


def test_a_bare_number_behind_a_second_date_is_no_part_of_it() -> None:
    found = read("On 6 May 2031 there had been 12 fires, and on 13 May 27 were put out.").figures[-1]
    assert found.window is not None
    assert (found.number.text, str(found.window.first), str(found.window.last)) == ("27", "2031-05-13", "2031-05-13")


@pytest.mark.parametrize(
    ("text", "number", "first", "last"),
    [
        pytest.param("The union has lost at least 500 members since 3 May 2031.", "500", "2031-05-03", "2031-05-20", id="at least"),
        pytest.param("Rangers have felled 40 trees in the forest since 3 May 2031.", "40", "2031-05-03", "2031-05-20", id="forest is no rank"),
        pytest.param("At the harvest fair 90 wagons came, the most since the war. On Monday 40 wagons came.", "40", "2031-05-19", "2031-05-19", id="a day behind the full stop"),
        pytest.param("On Monday 12 May 20% of the trams ran.", "20", "2031-05-12", "2031-05-12", id="a percentage behind weekday and date"),
    ],
)  # fmt: skip
def test_what_ranks_or_ends_before_takes_no_days(text: str, number: str, first: str, last: str) -> None:
    found = one(text, number)
    assert found is not None
    assert found[:2] == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Some 40 wagons came, the fewest since 2019.", id="fewest"),
        pytest.param("It was the wettest fair, with 40 wagons, since 2019.", id="wettest"),
    ],
)
def test_a_rank_since_some_day_counts_nothing_since_then(text: str) -> None:
    found = one(text, "40")
    assert found is None or not found[0].startswith("2019")


@pytest.mark.parametrize(
    ("text", "number", "dated"),
    [
        pytest.param("Turnout in the ballot of 7 May 2031 was low. Some 26 complaints were filed.", "26", False, id="filed about a ballot"),
        pytest.param("In the crash of 7 May 2031 a tram burned. Some 26 claims were lodged.", "26", False, id="lodged after a crash"),
        pytest.param("In the crash of 7 May 2031 a tram burned. Some 26 riders were hurt.", "26", True, id="hurt in a crash"),
        pytest.param("On 7 May 2031 the desk opened. Some 26 complaints were filed.", "26", True, id="filed on that day"),
        pytest.param("Against the plan, guilds marched on 7 May 2031. In Osk, 280 people marched.", "280", True, id="against a plan"),
        pytest.param("Against 44 in 2030, guilds held nine fairs in 2031. Some 280 people were hurt.", "280", False, id="against a number"),
    ],
)  # fmt: skip
def test_the_day_of_an_event_is_not_that_of_the_papers_behind_it(text: str, number: str, dated: bool) -> None:
    assert (one(text, number) is not None) == dated


def test_late_and_early_parts_with_days_between_are_no_window() -> None:
    assert one("The court heard 62 cases in early April and late May 2031.", "62") is None


def test_same_period_means_the_stretch_named_last_even_without_days() -> None:
    before = "Counting began in March 2031. Some 27 goats died in the previous 24 hours, said Osk’s vet of that herd. "
    assert one(before + "Some 340 sheep were shorn during the same period.", "340") != (
        "2031-03-01",
        "2031-03-31",
        True,
    )
    told = "In March 2031 the port handled 27 ships. "
    assert one(told + "Some 340 sheep were shorn during the same period.", "340") is not None
