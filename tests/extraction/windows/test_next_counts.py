"""How far a count reaches past definite places; brackets of parts; days of a speech told by a participle; years of ranges."""

import pytest

from tests.extraction.windows.test_windows import windows


@pytest.mark.parametrize(
    ("text", "number", "window"),
    [
        pytest.param(
            "As of today, a total of 335 lorries have crossed through the three gates since 9 February 2031.",
            "335",
            ("2031-02-09", "2031-05-20", False),
            id="past the gates, to the since",
        ),
        pytest.param(
            "Some 31 boats sank in all nine harbours on 3 May 2031.",
            "31",
            ("2031-05-03", "2031-05-03", False),
            id="past the harbours",
        ),
        pytest.param(
            "After the accord of 22 January 2031, from 27 January until 3 May the mission saw 629 fires (including 26 blasts).",
            "26",
            ("2031-01-27", "2031-05-03", False),
            id="a part in brackets",
        ),
        pytest.param(
            "The Red Crescent gave an update on Saturday, saying 785 people had died of the fever.",
            "785",
            ("None", "2031-05-17", False),
            id="an update, saying",
        ),
        pytest.param(
            "On Saturday 785 people died of the fever, the Red Crescent said.",
            "785",
            ("2031-05-17", "2031-05-17", False),
            id="died on the day",
        ),
        pytest.param(
            "Some 910 barges entered the port in 2029 through 17 October.",
            "910",
            ("2029-01-01", "2029-10-17", False),
            id="in the year that heads the range",
        ),
        pytest.param(
            "Some 910 barges have entered the port through 2 May this year.",
            "910",
            ("2031-01-01", "2031-05-02", False),
            id="through a day this year",
        ),
        pytest.param(
            "Some 910 barges had entered the port by 2 May this year.",
            "910",
            ("None", "2031-05-02", False),
            id="by a day this year",
        ),
        pytest.param("Rell had 53% (1684) of all fires.", "53", None, id="how many a share is"),
    ],
)
def test_days_of_a_count(text: str, number: str, window: tuple[str, str, bool] | None) -> None:
    assert windows(text)[number] == window
