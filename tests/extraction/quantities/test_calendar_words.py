import pytest

from countersay.extraction.quantities.quantities import find_all


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        pytest.param("On 12 May they left.", ["date"], id="day-month"),
        pytest.param("On May 12, 2019 they left.", ["date", "date"], id="month-day-year"),
        pytest.param("On 3, 4 and 7 June", ["date", "date", "date"], id="list-of-days"),
        pytest.param("From 05-12 February", ["date", "date"], id="range-of-days"),
        pytest.param("In 1994 farmers left.", ["year"], id="in-year"),
        pytest.param("The 2019 elections", ["year"], id="named-year"),
        pytest.param("Her 2018 visit", ["year"], id="year-before-singular"),
        pytest.param("at 7 p.m. and 9 GMT", ["clock-time", "clock-time"], id="hours"),
        pytest.param("of November 2020 10 trilateral statement", ["date", "date"], id="scrambled-by-conversion"),
    ],
)
def test_days_and_years_are_refused(text: str, reasons: list[str]) -> None:
    found, refused = find_all(text)
    assert found == []
    assert [item.reason for item in refused] == reasons


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("They killed 1800 soldiers.", "1800 soldiers", id="count-like-a-year"),
        pytest.param("Some 2000 people came.", "Some 2000 people", id="hedged-count"),
        pytest.param("You may 20 times try; may 20 people come?", "20 people", id="may-the-verb"),
        pytest.param("In May 2019 30 trucks came.", "30 trucks", id="count-after-a-date"),
    ],
)
def test_counts_are_no_days(text: str, quoted: str) -> None:
    assert quoted in [quantity.text for quantity in find_all(text)[0]]
