"""Windows that point back to days told one by one. The texts are invented."""

from datetime import date

import pytest

from tests.extraction.figures.test_claims import read

DAYS = "".join(
    f"{day} May: {count} boats inspected\n" for day, count in zip(range(5, 12), (4, 6, 3, 5, 2, 7, 1), strict=True)
)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        pytest.param(
            f"The port reports:\n\n{DAYS}\nIn total, 28 boats were inspected during the week.",
            (date(2031, 5, 5), None, date(2031, 5, 11), None),
            id="seven days",
        ),
        pytest.param(
            "On 3 May 12 patients were admitted. On 4 May 15 patients were admitted. On 5 May 9 patients were admitted."
            " In the week 60 patients were admitted.",
            (date(2031, 4, 29), date(2031, 5, 3), date(2031, 5, 9), date(2031, 5, 5)),
            id="three days",
        ),
    ],
)
def test_the_week_behind_a_list_of_days_is_theirs(text: str, window: tuple[date | None, ...]) -> None:
    told = read(text).figures[-1].window
    assert told is not None
    assert (told.first, told.first_latest, told.last, told.last_earliest) == window


def test_one_day_makes_no_week() -> None:
    told = read("On 3 May 12 patients were admitted. In the week 60 patients were admitted.").figures[-1].window
    assert told is None or told.first != date(2031, 4, 27)
