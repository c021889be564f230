from datetime import date

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("On 4 May 2031, 31 trucks passed the Sellim gate in the morning.", "in the morning"),
        ("The clinic admitted 31 patients before noon on 4 May 2031.", None),  # no window of its own: its end is open
        ("On 4 May 2031, 310 boats left the harbour by day.", "in daytime"),
        ("During curfew hours on 4 May 2031 the police detained 31 people.", "in curfew hours"),
        ("In the first hours of 4 May 2031 the clinic treated 31 patients.", "in the first hours"),
        ("On 4 May 2031 the clinic treated 31 patients within three hours.", "within three hours"),
        ("On 4 May 2031 the clinic treated 31 patients within 24 hours.", None),
        ("On Monday evening 31 shops were looted.", "on the evening"),
        ("On 4 May 2031, between 6 a.m. and noon, 31 shells were fired.", "at 6 a.m. and noon"),
        ("On 4 May 2031, 31 trucks passed the Sellim gate.", None),
        ("The Ministry said on Tuesday morning that 31 people were killed on Sunday.", None),
        ("Since Sunday evening 31 people have been arrested.", None),
        ("Some 31 trucks passed between 4 and 9 May 2031.", None),
    ],
)
def test_part_of_a_day_narrows_the_count(text: str, qualifier: str | None) -> None:
    figure = next(figure for figure in read(text).figures if figure.value == 31 or figure.value == 310)
    assert figure.qualifiers == ((qualifier,) if qualifier else ())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Overnight on 4 May 2031 some 31 drones were shot down.", date(2031, 5, 3), date(2031, 5, 5)),
        ("At night on 4 May 2031 some 31 boats left the harbour.", date(2031, 5, 3), date(2031, 5, 5)),
        ("On the morning of 4 May 2031 some 31 boats left the harbour.", date(2031, 5, 4), date(2031, 5, 4)),
        ("On the night of 4 May 2031 the shelters housed 31 people.", date(2031, 5, 4), date(2031, 5, 4)),
    ],
)
def test_a_night_lies_on_two_days(text: str, first: date, last: date) -> None:
    (figure,) = read(text).figures
    assert figure.window is not None
    assert (figure.window.first, figure.window.last) == (first, last)


def test_each_of_two_parts_keeps_its_own() -> None:
    found = read(
        "On 4 May 2031 the clinic treated 31 patients in the morning and 55 patients in the afternoon."
    ).figures
    assert [figure.qualifiers for figure in found] == [("in the morning",), ("in the afternoon",)]
