import re
from typing import Any

import pytest

from countersay.lexicon.load import table
from countersay.lexicon.shape import lacking, lacks, languages, topics


@pytest.mark.parametrize("language", languages())
def test_every_language_has_what_rules_ask_for(language: str) -> None:
    assert lacks(language) == ()


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        pytest.param({"a": {"words": ["ja"]}, "months": {"mai": 5}}, [], id="other words"),
        pytest.param({"a": {}, "months": {"mai": 5}}, ["a.words"], id="no list"),
        pytest.param({"a": {"words": "ja"}, "months": {"mai": 5}}, ["a.words"], id="no list but a word"),
        pytest.param({"a": {"words": []}}, ["months"], id="no section"),
    ],
)
def test_what_is_lacking_is_named(other: dict[str, Any], missing: list[str]) -> None:
    assert list(lacking({"a": {"words": ["yes"]}, "months": {"may": 5}}, other)) == missing


@pytest.mark.parametrize("topic", topics())
def test_no_word_or_pattern_is_blank(topic: str) -> None:
    for name, words in _lists(table(topic), topic):
        for word in words:
            assert not isinstance(word, str) or word.strip(), name


PATTERNS = {
    f"{section}.{name}": branches for section, entry in table("windows").items() for name, branches in entry.items()
}


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_of_windows_compile_and_repeat_no_repetition(name: str) -> None:
    joined = "|".join(PATTERNS[name])
    assert re.compile(joined)
    assert not re.search(r"[*+]\)[*+]", joined)


@pytest.mark.parametrize("name", [f"{section}.{key}" for section, entry in table("grammar").items() for key in entry])
def test_closed_lists_hold_each_word_once_in_lower_case(name: str) -> None:
    section, key = name.split(".")
    words = table("grammar")[section][key]
    assert words == [word.lower() for word in words]
    assert len(words) == len(set(words))


def _lists(data: Any, name: str) -> list[tuple[str, list[Any]]]:
    if isinstance(data, list):
        return [(name, data)]
    if isinstance(data, dict):
        return [found for key, value in data.items() for found in _lists(value, f"{name}.{key}")]
    return []
