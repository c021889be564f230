"""Hours of the day that no "p.m." marks are no figures; what stands at a level is one."""

import pytest

from countersay.extraction.quantities.traps import find_traps


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("The machines arrived at eight; nothing was left.", ["eight"]),
        ("By three in the afternoon there was nothing left on the upper road.", ["three"]),
        ("At five yesterday morning the university sent 120 police.", ["five"]),
        ("At about a quarter past four on Monday afternoon he was hauling his gear.", ["four"]),
        ("At seven on Sunday evening the Commission put turnout at 58 per cent.", ["seven"]),
        ("From seven on Thursday morning until seven today the wards were quiet.", ["seven", "seven"]),
        ("The wing was not quiet until after ten at night.", ["ten"]),
        ("The blaze was put out at about three in the morning.", ["three"]),
        ("At about five o'clock this morning the guards sent 24 dogs.", ["five"]),
        ("The chair opened the meeting at seven and closed it at nine.", ["seven", "nine"]),
        ("They met at half past nine.", ["nine"]),
        ("The fire was reported to the control room at 18.52.", ["18.52"]),
        ("At 21.10 on Saturday a boat rang the hotline.", ["21.10"]),
        ("The ship docked at six with 40 containers.", ["six"]),
    ],
)
def test_an_hour_is_told_by_the_words_around_it(text: str, hours: list[str]) -> None:
    assert [trap.text for trap in find_traps(text) if trap.reason == "clock-time"] == hours


@pytest.mark.parametrize(
    "text",
    [
        "The toll stood at seven on Monday evening.",
        "Cases rose from five last night to nine this morning.",
        "Deaths stood at seven today.",
        "The shares closed at 18.52.",
        "The unit was priced at 18.52 on Monday.",
        "The number of wounded was put at eight this morning.",
        "Work began at five sites in May.",
        "The strike started at two mines.",
        "They met at two of the gates.",
        "The guards shot two at night and three in the morning.",
        "The guests arrived at twenty houses.",
        "The motion was carried by three to one.",
        "The ferry came with ten.",
        "The rate was 18.52 in May.",
    ],
)
def test_what_stands_at_a_level_or_counts_is_no_hour(text: str) -> None:
    assert not [trap for trap in find_traps(text) if trap.reason == "clock-time"]
