"""Times that belong to other words than the count: a rank, how often before, a participle set off, another year."""

import pytest

from tests.extraction.figures.test_claims import read
from tests.extraction.windows.test_windows import windows

WEEKLY = "Harbour Watch\nWeekly bulletin 18/2031\nReporting period: 5 to 11 May 2031; issued 14 May 2031\n\n"


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("The lock jammed for the third time since January, and 64 barges were held up.", "64", None, id="how often before, barges"),
        pytest.param("On 3 May 2031 snow closed the pass for the second time since March, and 12 buses were stuck.", "12", ("2031-05-03", "2031-05-03", False), id="how often before, buses"),
        pytest.param("Since March 2031, 64 barges were held up.", "64", ("2031-03-01", "2031-05-20", False), id="a plain since"),
        pytest.param("On 9 May 2031 730 skiers used the lift, the highest number this year.", "730", ("2031-05-09", "2031-05-09", False), id="a rank of the year"),
        pytest.param("Nurses treated 730 patients, the second-lowest total in 2030.", "730", None, id="a rank alone"),
        pytest.param("In the depot at Rell, opened three weeks ago, 126 trams are waiting.", "126", ("2031-05-20", "2031-05-20", False), id="a participle, trams"),
        pytest.param("The clinic, built in 2019, treated 126 children.", "126", None, id="a participle, children"),
        pytest.param("So far 370 tents have come, 50 of them on 3 May.", "370", ("None", "2031-05-20", False), id="the day of a part, tents"),
        pytest.param("The firm repaired 370 meters and 50 of these in April 2031.", "370", None, id="the month of a part, meters"),
        pytest.param("It was the worst night since March, when 16 miners died.", "16", ("2031-03-01", "2031-03-31", False), id="since, when, miners"),
        pytest.param("No storm was as strong since 3 February 2029, when 210 roofs were lost.", "210", ("2029-02-03", "2029-02-03", False), id="since, when, roofs"),
        pytest.param("Sales are lower than in 2029, when 845 boats were sold in the first four months of the year.", "845", ("2029-01-01", "2029-04-30", False), id="of that year, boats"),
        pytest.param("Rain was rare in 2028, but in the second half of the year 33 dikes broke.", "33", ("2028-07-01", "2028-12-31", False), id="of that year, dikes"),
        pytest.param("In the first four months of the year 845 boats were sold.", "845", ("2031-01-01", "2031-04-30", False), id="of this year"),
        pytest.param("Doctors said they had treated 22 miners by Tuesday morning.", "22", ("None", "2031-05-20", False), id="had done by"),
        pytest.param("The firm had promised 22 cranes by Thursday.", "22", ("None", "2031-05-22", False), id="had promised by"),
        pytest.param("Since the outbreak of fever in Tarl (Upper Rell province) in March, 52 goats have died.", "52", ("2031-03-01", "2031-05-20", False), id="a bracket inside"),
        pytest.param("Velia on Friday condemned the raid that killed three shepherds.", "three", None, id="condemned then"),
        pytest.param("The union on Monday summoned its lawyers and denounced the fire that left 40 weavers homeless.", "40", None, id="summoned then"),
        pytest.param("Velia condemned on Friday the raid that killed three shepherds.", "three", None, id="condemned on that day"),
        pytest.param("The army on Friday launched a raid that killed three shepherds.", "three", ("2031-05-16", "2031-05-16", False), id="launched then"),
        pytest.param("The court on Friday summoned 14 brokers.", "14", ("2031-05-16", "2031-05-16", False), id="summoned so many"),
        pytest.param("Between the evenings of 9 and 11 May, the mission recorded ten blasts.", "ten", ("2031-05-09", "2031-05-11", False), id="between the evenings"),
    ],
)  # fmt: skip
def test_a_time_told_beside_is_not_that_of_the_count(
    text: str, number: str, window: tuple[str, str, bool] | None
) -> None:
    assert windows(text)[number] == window


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("The sides met on 3 May. Since then Selk has sent 80 lorries.", "80", ("2031-05-03", "2031-05-20"), id="a day, lorries"),
        pytest.param("Between 1 and 7 May 2031 the pool was shut. Since then 96 swimmers have come.", "96", ("2031-05-07", "2031-05-20"), id="a stretch, swimmers"),
        pytest.param("In April 2031 40 shops closed. The mayor spoke on 9 May. Since then 12 shops have opened.", "12", ("2031-05-09", "2031-05-20"), id="the day named last"),
        pytest.param("Since then 12 shops have opened.", "12", ("None", "None"), id="nothing named"),
    ],
)  # fmt: skip
def test_since_then_begins_with_what_was_named_last(text: str, number: str, window: tuple[str, str]) -> None:
    found = windows(text)[number]
    assert found is not None
    assert found[:2] == window


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("It recorded 41 breaches. In the previous reporting period, it recorded 26 breaches.", "26", ("2031-04-28", "2031-05-04"), id="the previous reporting period"),
        pytest.param("Since 1 April 190 nets have been mended.\n\nNo boat sank. Seven boats docked over the same period.", "Seven", ("2031-05-05", "2031-05-11"), id="the same period, another paragraph"),
        pytest.param("Since 1 April 190 nets have been mended. Seven boats docked over the same period.", "Seven", ("2031-04-01", "2031-05-14"), id="the same period, one paragraph"),
    ],
)  # fmt: skip
def test_periods_of_a_report_are_those_it_names(text: str, number: str, window: tuple[str, str]) -> None:
    found = windows(WEEKLY + text, "2031-05-14")[number]
    assert found is not None
    assert found[:2] == window


def test_a_previous_reporting_period_that_nothing_tells_has_no_days() -> None:
    text = "Bulletin\n\n• Between 9 and 11 May it recorded ten blasts. In the previous reporting period, it recorded 26 blasts."
    assert windows(text)["26"] == ("None", "None", False)


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        pytest.param("The army said on Monday that it had 350 men there.", "350", "2031-05-19", id="men"),
        pytest.param("The mill told reporters on 17 May 2031 that it employed 41 weavers.", "41", "2031-05-17", id="weavers"),
        pytest.param("The army said on Monday that it had 350 men there when the raid began.", "350", None, id="before"),
        pytest.param("The firm had 350 drivers on its books.", "350", None, id="nobody is quoted"),
        pytest.param("By 12 May 2031 the number of evacuated goats stood at 413, compared with 279 a week earlier.", "279", "2031-05-05", id="a level a week earlier, goats"),
        pytest.param("On 12 May 2031 there were 88 nurses on strike, against 61 a week earlier.", "61", "2031-05-05", id="a level a week earlier, nurses"),
    ],
)  # fmt: skip
def test_levels_have_the_day_they_are_told_of(text: str, number: str, day: str | None) -> None:
    found = windows(text)[number]
    assert (found[:2] if found else None) == ((day, day) if day else None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Over the past 24 hours the battery fired 434 shells. As a result, six farmers were killed.", id="shells"
        ),
        pytest.param("In the past 24 hours the dam spilled. Six bridges were destroyed.", id="bridges"),
    ],
)
def test_the_past_day_is_the_scene_of_what_follows(text: str) -> None:
    assert next(w for n, w in windows(text).items() if n.lower() == "six") == ("2031-05-19", "2031-05-20", True)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("26 deaths have been confirmed so far.", "26", id="deaths"),
        pytest.param("So far 310 breaches have been reported.", "310", id="breaches"),
    ],
)
def test_happenings_confirmed_so_far_run_to_publication(text: str, number: str) -> None:
    assert windows(text)[number] == ("None", "2031-05-20", False)


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("Losses from 24 February 2030, when the pest came, to 11 May 2031 amounted to 671 cows.", "671", ("2030-02-24", "2031-05-11"), id="a clause in the range, cows"),
        pytest.param("From 3 March 2031, after the start of the strike, to 11 May 2031, 40 ferries were cancelled.", "40", ("2031-03-03", "2031-05-11"), id="a clause in the range, ferries"),
        pytest.param("From 24 February 2030 to 11 May 2031 the fund lost 671 cows (as of 30 April 603), including 87 calves (81).", "87", ("2030-02-24", "2031-05-11"), id="not the day in brackets"),
        pytest.param("From 24 February 2030 to 11 May 2031 the fund lost 671 cows (as of 30 April 603), including 87 calves (81).", "81", ("None", "None"), id="what was before in brackets"),
        pytest.param("Compared with 30 April, two more ferries were cancelled.", "two", None, id="what is only compared with"),
        pytest.param("In April 2030 sales fell to 817 boats, to 544 in May and to 429 in June.", "429", ("2030-06-01", "2030-06-30"), id="the year of a list, boats"),
        pytest.param("There were 61 fires in November 2029, 74 in December and 52 in January.", "52", ("2030-01-01", "2030-01-31"), id="the year of a list, fires"),
        pytest.param("The mill opened in April 2029 and closed in May, with 52 weavers.", "52", ("2031-05-01", "2031-05-31"), id="no list"),
        pytest.param("Output was 473 carts in April, for March it was 305, for February 312.", "305", ("2031-03-01", "2031-03-31"), id="for a month"),
        pytest.param("Deaths were lower: March some 110, February some 103, January some 99.", "103", ("2031-02-01", "2031-02-28"), id="a month and its number"),
        pytest.param("Police stayed until Monday and four arrests were made.", "four", None, id="how long something else lasted"),
        pytest.param("LUND, 19 May (AGP): Sixteen men were held.", "Sixteen", None, id="a dateline"),
    ],
)  # fmt: skip
def test_times_of_ranges_brackets_and_lists(text: str, number: str, window: tuple[str, str] | None) -> None:
    found = windows(text)[number]
    assert (found[:2] if found else None) == window


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        pytest.param("On Tuesday 40 boats were lost.", "40", "2031-05-06", id="a day after the week, boats"),
        pytest.param("Late on Monday 12 sheds burned.", "12", "2031-05-05", id="a day after the week, sheds"),
        pytest.param("On Friday 40 boats were lost.", "40", "2031-05-09", id="a day of the week"),
        pytest.param("On 13 May 40 boats were lost.", "40", "2031-05-13", id="a date"),
    ],
)  # fmt: skip
def test_weekdays_of_a_weekly_report_are_those_of_its_week(text: str, number: str, day: str) -> None:
    found = windows(WEEKLY + text, "2031-05-14")[number]
    assert found is not None
    assert found[:2] == (day, day)


def test_an_abbreviated_month_is_no_place() -> None:
    found = read("The office recorded 292 burglaries from Sept. 1 through Sept. 10.", "2031-09-12").figures
    assert [one.place for one in found] == [None]


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("Over the past week 800 boats passed. Over the week 29 of the gates were opened 92 times.", "92", ("2031-05-13", "2031-05-20"), id="the week just named"),
        pytest.param("On Friday it moved to Rell, where it had previously counted 350 goats.", "350", None, id="counted previously"),
        pytest.param("No boat sank in the quarter; the previous quarter had seen 20.", "20", ("2030-10-01", "2030-12-31"), id="the quarter before it"),
    ],
)  # fmt: skip
def test_stretches_named_by_others(text: str, number: str, window: tuple[str, str] | None) -> None:
    found = windows(text)[number]
    assert (found[:2] if found else None) == window


def test_this_year_of_an_undated_text_has_no_end() -> None:
    found = read("In 2031 the mill sold 390 looms. This year alone 120 weavers have left.", None).figures[-1].window
    assert found is not None
    assert (str(found.first), found.last) == ("2031-01-01", None)


def test_a_count_of_one_in_an_unknown_reporting_period_is_not_of_publication() -> None:
    text = "Monitors have confirmed the report on one civilian casualty during the reporting period."
    assert windows(text)["one"] in (None, ("None", "None", False))


FORTNIGHT = "Corridor Team\nFortnightly report 9 (1-14 June 2031)\nIssued 17 June 2031\n\n"


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("It counted 86 carts. In the previous fortnight the figure was 102 carts.", "102", ("2031-05-18", "2031-05-31"), id="the previous fortnight"),
        pytest.param("At the end of the reporting period the team had 38 boats.", "38", ("2031-06-14", "2031-06-14"), id="the end of the reporting period"),
        pytest.param("During the fortnight 61 nurses left.", "61", ("2031-06-01", "2031-06-14"), id="the fortnight"),
        pytest.param("In the night of 4 to 5 June five shells fell near Karet. One farmer was killed.", "One", ("2031-06-04", "2031-06-05"), id="what a night of shells brought"),
        pytest.param("On 12 June the team saw the jail. In April it had found 134 men there. Twenty women were freed.", "Twenty", ("2031-06-12", "2031-06-12"), id="what had been before"),
    ],
)  # fmt: skip
def test_periods_of_a_fortnightly_report(text: str, number: str, window: tuple[str, str]) -> None:
    found = windows(FORTNIGHT + text, "2031-06-17")[number]
    assert found is not None
    assert found[:2] == window


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("Searches were made on 3 and 4 May.\n\nThe union claims that three cooks died that night.", "three", None, id="that night, of which"),
        pytest.param("The tent fell on 3 May. That night three cooks died.", "three", ("2031-05-02", "2031-05-04"), id="that night"),
        pytest.param("Police made searches on 3 and 4 May; four rifles were found.", "four", ("2031-05-03", "2031-05-04"), id="behind a semicolon, rifles"),
        pytest.param("The dam was repaired in April; nine gates were replaced.", "nine", ("2031-04-01", "2031-04-30"), id="behind a semicolon, gates"),
        pytest.param("Aid was promised on 6 March. Two months later, 28 tents have been sent.", "28", ("None", "2031-05-20"), id="what has been done months later"),
    ],
)  # fmt: skip
def test_that_night_and_what_stands_behind_a_semicolon(text: str, number: str, window: tuple[str, str] | None) -> None:
    found = windows(text)[number]
    assert (found[:2] if found else None) == window


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("In May 12 lorries were turned back.", "12", ("2031-05-01", "2031-05-20"), id="lorries in a month"),
        pytest.param("During April 14 ships called.", "14", ("2031-04-01", "2031-04-30"), id="ships during a month"),
        pytest.param("In early April 21 people were hurt.", "21", ("2031-04-01", "2031-04-10"), id="people early in a month"),
        pytest.param("In April 640 posts were cut, 80 more than a year earlier.", "80", ("2031-04-01", "2031-04-30"), id="so many more than a year earlier"),
    ],
)  # fmt: skip
def test_a_month_before_a_count_is_no_day(text: str, number: str, window: tuple[str, str]) -> None:
    found = windows(text)[number]
    assert found is not None
    assert found[:2] == window


def test_a_day_of_a_month_is_no_count() -> None:
    assert not windows("On May 12 lorries were turned back.")
