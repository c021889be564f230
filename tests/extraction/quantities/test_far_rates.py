"""Counts told of every day, week or month by words that stand apart from the number."""

import pytest

from countersay.extraction.quantities.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "number", "per"),
    [
        ("In May 120 lorries crossed the bridge each day.", "120", "day"),
        ("In May 120 lorries crossed the bridge daily.", "120", "day"),
        ("Between 600 and 800 carts have entered the valley daily since 3 May.", "600 and 800", "day"),
        ("Volunteers handed out 5,000 meals to the homeless every day during April.", "5,000", "day"),
        ("The firm has paid 40 crowns to its porters every month.", "40", "month"),
        ("Every week the clinic sees 300 patients.", "300", "week"),
        ("Each day in May, some 120 lorries crossed.", "120", "day"),
        ("The mill took 40 workers into the daily roster.", "40", None),
        ("The mill burned 40 tonnes of coal every other day.", "40", None),
        ("On Monday 12 drivers were held and the border closes every day at noon.", "12", None),
        ("The 12 drivers, who cross each day, were held.", "12", None),
        ("It rose by 5 per cent in the towns each year.", "5", None),
        ("Some 40 boats were lost before the watch began to sail every night.", "40", None),
        ("Forty porters voted for the daily bread plan.", "Forty", None),
    ],
)
def test_rates_told_apart(text: str, number: str, per: str | None) -> None:
    found = {quantity.number.text: quantity.per for quantity in find_quantities(text)}
    assert found[number] == per
