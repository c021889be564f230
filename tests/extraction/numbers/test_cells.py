"""Numbers of cells in tables whose decimals stand behind commas."""

from fractions import Fraction

import pytest

from countersay import find_quantities
from countersay.extraction.numbers.cells import has_decimal_commas, in_points


@pytest.mark.parametrize(
    ("table", "values"),
    [
        pytest.param("Place\tBarges\tTons\nVell\t1.204\t3,5\nEsk\t986\t12,75\n", {1204, 986}, id="thousands by points"),
        pytest.param("Ward\tBeds\tDays\nA\t2.410.300\t0,5\n", {2410300}, id="millions by points"),
        pytest.param(
            "Place\tTons\nVell\t1.204\nEsk\t3.5\n", {Fraction("1.204"), Fraction("3.5")}, id="decimals by points"
        ),
        pytest.param("Place\tTons\nVell\t1.204\nEsk\t986\n", {Fraction("1.204"), 986}, id="nothing shows the way"),
    ],
)
def test_numbers_of_whole_cells(table: str, values: set[Fraction]) -> None:
    found = {quantity.value for quantity in find_quantities(table)}
    assert values <= found


def test_running_text_is_read_as_ever() -> None:
    text = "Vell\t3,5\n\nThe lock held 1.204 m of water in May."
    assert has_decimal_commas(text)
    assert in_points(text, text.index("1.204")) is None


@pytest.mark.parametrize("line", ["Date: Wed, 14 May 2031 08:00:00 +0000", "Sent: 3 June 2031 17:05 -0430"])
def test_the_zone_of_a_mail_is_no_figure(line: str) -> None:
    found = find_quantities(f"{line}\n\nIn all 61 barges were counted.")
    assert [quantity.value for quantity in found] == [61]


@pytest.mark.parametrize(
    "table",
    ["Month\tPumps\nMarch\t19\nApril\t23\nMay\t7\n", "Month\tBeds shut\nJuly 2031\t19\nJune 2031\t23\n\nNobody left."],
)
def test_counts_beside_months_are_no_days(table: str) -> None:
    assert {19, 23} <= {quantity.value for quantity in find_quantities(table)}
