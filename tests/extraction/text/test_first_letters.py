import re

import pytest

from countersay.extraction.text.first_letters import first_letters, may_begin
from countersay.extraction.times.timex_compose import core
from countersay.extraction.times.timex_words import regex


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        pytest.param(r"may|june", "jm", id="branches"),
        pytest.param(r"(?:the\s)?year", "ty", id="left out"),
        pytest.param(r"(?<!\w)(?=x)\d{1,2}(?:st)?", "0123456789", id="around and digits"),
        pytest.param(r"[a-c]x", "abc", id="a range"),
        pytest.param(r"(?:a|b)?", "ab", id="may be empty"),
    ],
)
def test_letters_a_match_begins_with(source: str, letters: str) -> None:
    assert first_letters(re.compile(source, re.I)) == frozenset(letters)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(r"\w+ago", id="any word"),
        pytest.param(r".x", id="anything"),
        pytest.param(r"[^x]", id="all but one"),
    ],
)
def test_unknown_letters_rule_nothing_out(source: str) -> None:
    assert may_begin(re.compile(source), "q")


def test_letters_beyond_ascii_rule_nothing_out() -> None:
    assert may_begin(regex("may"), "ſ")


@pytest.mark.parametrize(
    "text", ["All week", "½ hour", "new year's eve", "Father’s Day", "the 1990s", "'20s", "FY2031", "Q3 2031"]
)
def test_rules_are_still_tried(text: str) -> None:
    assert core(text, 0, 0) or core(text, 1, 0)
