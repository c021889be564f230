"""Dates that only tell which statement, or which make, is meant."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "labelled"),
    [
        pytest.param("Some 312 new thefts were reported in May.", False, id="counted as told"),
        pytest.param("Only 12 atlases were published in 2030.", False, id="counted as published"),
        pytest.param("The 40 looms, reported in May, were old.", True, id="told beside"),
        pytest.param("The revised tables published in May show 14 fires.", True, id="a date of tables"),
        pytest.param("The mill earned 40,000 dollars in the 2030 quarter.", True, id="a part that is not said"),
        pytest.param("It sold 300 carts in the third quarter of 2030.", False, id="a part that is said"),
        pytest.param("It sold 300 carts in the 2030 season.", False, id="all of a year's trade"),
        pytest.param("The statement of 3 May names 14 orchards.", True, id="a date of a statement"),
    ],
)
def test_date_is_a_label(text: str, labelled: bool) -> None:
    assert (read(text, "2031-06-20").figures[-1].window is None) == labelled
