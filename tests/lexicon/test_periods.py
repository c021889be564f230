import re
from datetime import date
from typing import get_args

import pytest

from countersay.lexicon.load import table
from countersay.model import WindowKind

PERIODS = table("periods")


def test_months_and_weekdays_are_complete() -> None:
    assert sorted(set(PERIODS["months"].values())) == list(range(1, 13))
    assert sorted(set(PERIODS["weekdays"].values())) == list(range(7))


@pytest.mark.parametrize("topic", [name for name, value in PERIODS.items() if isinstance(value, dict)])
def test_keys_are_lower_case_and_single_spaced(topic: str) -> None:
    for key in PERIODS[topic]:
        assert topic == "season_months" or key == key.lower()
        assert key == " ".join(key.split())


def test_seasons_have_months() -> None:
    assert set(PERIODS["seasons"].values()) == set(PERIODS["season_months"])


def test_holidays_fall_on_days_that_exist() -> None:
    for month, day in PERIODS["holidays_fixed"].values():
        assert date(2024, month, day)
    for month, weekday, nth in PERIODS["holidays_floating"].values():
        assert 1 <= month <= 12
        assert 0 <= weekday <= 6
        assert nth in (-1, 1, 2, 3, 4)


def test_steps_are_small_and_have_a_base() -> None:
    for offset, base in PERIODS["steps"].values():
        assert offset in (-1, 0, 1)
        assert base in ("speech", "narrative")


def test_values_of_sets_and_references_are_timex3() -> None:
    for value in PERIODS["adverb_sets"].values():
        assert re.fullmatch(r"P(T?)\d+[DWMYH]|XXXX-WXX-(WD|WE)", value)
    assert set(PERIODS["references"].values()) <= {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}


LISTS = {
    f"{topic}.{name}": words
    for topic, table_ in PERIODS.items()
    for name, words in table_.items()
    if isinstance(words, list)
}


@pytest.mark.parametrize("name", [name for name in LISTS if not name.startswith(("holidays", "season", "steps"))])
def test_word_lists_hold_no_word_twice(name: str) -> None:
    assert len(LISTS[name]) == len(set(LISTS[name]))


def test_windows_open_only_kinds_of_the_model() -> None:
    assert set(PERIODS["windows"]) <= set(get_args(WindowKind))


def test_anaphora_are_found_by_their_first_word() -> None:
    heads = {phrase.split()[0] for phrase in PERIODS["anaphora"]["phrases"]}
    assert heads <= {
        "over",
        "during",
        "in",
        "at",
        "for",
        "within",
        "throughout",
        "since",
        "ever",
        "from",
        "until",
        "by",
        "the",
        "to",
        "before",
        "after",
    }
