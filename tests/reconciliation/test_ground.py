"""Accounts told in words of their own: what still sets one against another, and what does not."""

from pathlib import Path

import pytest

from tests.reconciliation.test_false_alarm_families import accusations

HARL, ODRAVA = ["Harl Bureau", "2029-06-02"], ["Odrava Institute", "2029-06-09"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 3 May 2029, 51 people were killed in Harl.",
            "According to an initial review, 17 people were killed in Harl on 3 May 2029.",
            id="words about the source set nothing apart",
        ),
        pytest.param(
            "On 3 May 2029 in Harl, 17 people were detained in connection with the demonstration.",
            "On 3 May 2029, 51 people were detained in Harl. The demonstration lasted two hours.",
            id="an event that both texts tell of sets nothing apart",
        ),
        pytest.param(
            "On 3 May 2029, 390 trams were inspected in Harl after heavy winter traffic.",
            "On 3 May 2029, 402 trams were inspected in Harl under the new timetable.",
            id="each in words of its own, and numbers that lie near each other",
        ),
        pytest.param(
            "On 3 May 2029 shells hit the port of Harl. As a result, nine dockers were killed.",
            "On 3 May 2029, six dockers were killed in Harl.",
            id="place taken from the event just told",
        ),
    ],
)
def test_different_words_leave_a_question(tmp_path: Path, one: str, other: str) -> None:
    assert len(accusations(tmp_path, [[*HARL, one], [*ODRAVA, other]])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "In 2028, 410 pupils of Harl passed the oral test.",
            "In 2028, 395 pupils of Harl passed the written test.",
            id="one word differs on each side",
        ),
        pytest.param(
            "On 3 May 2029, 390 trams were inspected in Harl after heavy winter traffic.",
            "On 3 May 2029, 120 trams were inspected in Harl under the new timetable.",
            id="each in words of its own, and numbers far apart",
        ),
    ],
)
def test_words_that_set_apart_keep_silent(tmp_path: Path, one: str, other: str) -> None:
    assert accusations(tmp_path, [[*HARL, one], [*ODRAVA, other]]) == []
