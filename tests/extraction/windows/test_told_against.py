"""Days beside a count that are not its own: what it is compared with, participles, relative clauses, totals."""

import pytest

from tests.extraction.windows.test_windows import windows


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param("Exports reached 281 tonnes, up 19% from last year, and imports 143 tonnes.", "19", None, id="up from last year"),
        pytest.param("Twelve men arrested on Monday were freed on Friday.", "Twelve", ("2031-05-16", "2031-05-16", False), id="arrested, then freed"),
        pytest.param("Three of the five dams hit by the flood of 2029 were rebuilt in 2030.", "Three", ("2030-01-01", "2030-12-31", False), id="hit, then rebuilt"),
        pytest.param("Some 68% of 402 carts passed through the gate between 5 and 12 May 2031 were milk carts.", "402", ("2031-05-05", "2031-05-12", False), id="passed, and what they were"),
        pytest.param("Twelve men were arrested on Monday and freed.", "Twelve", ("2031-05-19", "2031-05-19", False), id="arrested and freed"),
        pytest.param("The storm hit 12 men in the town where 40 drowned in 2029.", "12", None, id="where others drowned"),
        pytest.param("On Monday 12 men and 40 women drowned in the lake.", "12", ("2031-05-19", "2031-05-19", False), id="both drowned"),
        pytest.param("The camp, opened in 2028 for refugees, now shelters 900 people.", "900", ("2031-05-20", "2031-05-20", False), id="now"),
        pytest.param("In 2028 the camp sheltered 900 people.", "900", ("2028-01-01", "2028-12-31", False), id="then"),
        pytest.param("Twelve barges crossed, bringing the total to 57 barges since 9 May.", "Twelve", None, id="bringing the total"),
        pytest.param("Twelve barges crossed and 57 boats sank, all since 9 May 2031.", "57", ("2031-05-09", "2031-05-20", False), id="all since"),
        pytest.param("Some 50 travellers were turned back ahead of Monday’s Labour feast.", "50", ("None", "2031-05-18", False), id="ahead of a feast"),
        pytest.param("The yard shipped 189 tonnes in the same season last year.", "189", None, id="the same season"),
        pytest.param("The firm sold 150 cars in the quarter ending 31 March 2031. A year earlier, it sold 120 cars.", "120", ("2030-01-01", "2030-03-31", False), id="a year earlier opens"),
        pytest.param("Some 34 clerks dismissed in March returned to the mill in April 2031.", "34", ("2031-04-01", "2031-04-30", False), id="dismissed, then returned"),
        pytest.param("Some 34 clerks were dismissed in March and returned in April 2031.", "34", ("2031-03-01", "2031-03-31", False), id="dismissed and returned"),
        pytest.param("Three tugs joined the search launched on Monday.", "Three", None, id="joined a search begun then"),
        pytest.param("Taking part in the airlift begun on Monday were six planes.", "six", None, id="taking part in what began then"),
        pytest.param("Some 400 carts have used the crossing opened in March.", "400", ("None", "2031-05-20", False), id="used what opened then"),
        pytest.param("Nine people died in the raid launched on Monday.", "Nine", ("2031-05-19", "2031-05-19", False), id="a raid strikes at once"),
        pytest.param("In connection with the trial that opened on Monday, wardens held 14 men.", "14", None, id="a trial that opened then"),
        pytest.param("Under the accord reached at the talks in the old mill on Monday, 75 carts crossed.", "75", None, id="an accord reached at talks"),
        pytest.param("Some 75 carts were stopped by the ban that took effect on Monday.", "75", None, id="a ban that took effect"),
        pytest.param("During a march that took place on Monday, 14 men were hurt.", "14", ("2031-05-19", "2031-05-19", False), id="a march that took place"),
        pytest.param("Some 900 people cross the square every day, and 40 men were searched on Monday.", "900", None, id="every day, and some on one"),
        pytest.param("Three tugs searched the bay on Monday.", "Three", ("2031-05-19", "2031-05-19", False), id="searched that day"),
        pytest.param("In April 435 cases were reported as compared to 567 cases reported in March.", "435", ("2031-04-01", "2031-04-30", False), id="compared, the month itself"),
        pytest.param("In April 435 cases were reported as compared to 567 cases reported in March.", "567", None, id="compared with another month"),
        pytest.param("In April 435 lambs were born in Osk, compared to 567 lambs in Rell.", "567", ("2031-04-01", "2031-04-30", False), id="compared with another place"),
        pytest.param("According to reports, two vans crossed into Osk on Monday.", "two", ("2031-05-19", "2031-05-19", False), id="according to reports"),
        pytest.param("The clinic had reported two deaths on Monday.", "two", ("None", "2031-05-19", False), id="had reported"),
        pytest.param("On Monday 12 clerks fell ill, while the cases have now reached 12,338.", "12,338", ("None", "2031-05-19", False), id="have reached"),
        pytest.param("On Monday 40 carts reached the camp.", "40", ("2031-05-19", "2031-05-19", False), id="reached a place"),
        pytest.param("Since the call of the vote on 3 April 2031 up until 9 May the board got 62 letters.", "62", ("2031-04-03", "2031-05-09", False), id="since, up until"),
        pytest.param("Since 3 May 2031, the board has registered 62 letters.", "62", ("2031-05-03", "2031-05-20", False), id="since, no day of speech"),
        pytest.param("Rell, a town of 58,000 people, has many houses built after the flood of 2008.", "58,000", None, id="houses after the flood of 2008"),
        pytest.param("Rell lost 40 wells in the drought of 2008.", "40", ("2008-01-01", "2008-12-31", False), id="in the drought of 2008"),
        pytest.param("The wardens held 50 men during the Hunger March 2030.", "50", ("2030-01-01", "2030-12-31", False), id="a march and its year"),
        pytest.param("The wardens held 50 men in March 2031.", "50", ("2031-03-01", "2031-03-31", False), id="in March"),
        pytest.param("In 2030 the mill earned 30 cents a share, it said, and it paid 12 cents a share.", "30", ("2030-01-01", "2030-12-31", False), id="a share is no time"),
        pytest.param("The mill earned 30 cents a share, or four million crowns, in 2030.", "30", ("2030-01-01", "2030-12-31", False), id="a share, then the year"),
        pytest.param("After 3 May 2031 twelve shops closed, the mayor said on Monday.", "twelve", ("2031-05-03", "2031-05-19", False), id="after, until spoken"),
    ],
)  # fmt: skip
def test_days_told_beside(text: str, number: str, window: tuple[str, str, bool] | None) -> None:
    assert windows(text)[number] == window
