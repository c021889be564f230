"""The beginning that a paragraph gives to its counts in the perfect."""

from datetime import date

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param(
            "Since 2 June barges have waited. In all, 26 barges have left.", date(2031, 6, 2), id="the things named"
        ),
        pytest.param(
            "Since 2 June pickets have stood here. So far 14 bakers have been hired.", date(2031, 6, 2), id="so far"
        ),
        pytest.param("Since 2 June pickets have stood here. The inn has bought 9 ovens.", None, id="something else"),
        pytest.param("Since 2 June barges have waited. On 4 June one sank. 26 barges have left.", None, id="a day"),
        pytest.param("Since 2 June barges have waited.\n\nIn all, 26 barges have left.", None, id="a new paragraph"),
    ],
)
def test_beginning_of_a_count_until_now(text: str, first: date | None) -> None:
    window = read(text, "2031-06-20").figures[-1].window
    assert window is not None
    assert (window.first, window.last) == (first, date(2031, 6, 20))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("The union says 40 bakers have been dismissed and 12 suspended.", True, id="left out"),
        pytest.param("At least 76 homes have been flooded, some 800 families moved.", True, id="after a comma"),
        pytest.param("At least 76 homes have been flooded and 800 families were moved.", False, id="a verb of its own"),
        pytest.param("At least 76 homes were flooded and 800 families moved.", False, id="no perfect"),
    ],
)
def test_participle_shares_the_perfect_of_the_clause_before(text: str, told: bool) -> None:
    window = read(text, "2031-06-20").figures[-1].window
    assert (window is not None and window.first is None and window.last == date(2031, 6, 20)) is told
