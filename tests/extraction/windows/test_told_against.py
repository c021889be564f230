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
        pytest.param("After 3 May 2031 twelve shops closed, the mayor said on Monday.", "twelve", ("2031-05-03", "2031-05-19", False), id="after, until spoken"),
    ],
)  # fmt: skip
def test_days_told_beside(text: str, number: str, window: tuple[str, str, bool] | None) -> None:
    assert windows(text)[number] == window
