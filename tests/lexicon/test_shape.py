import re
import shutil
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from countersay.lexicon.load import table
from countersay.lexicon.shape import lacking, lacks, languages, topics, wanting

OTHERS = [language for language in languages() if language != "en"]
WHOLE = Path(str(resources.files("countersay.lexicon")))


def test_english_has_what_the_rules_of_documents_ask_for() -> None:
    assert lacks("en") == ()


@pytest.mark.parametrize("language", OTHERS)
def test_every_other_language_has_what_the_finders_ask_for(language: str) -> None:
    assert wanting(language) == ()
    assert topics(language) == tuple(sorted(table("finders", ".")))


@pytest.mark.parametrize(
    ("topic", "was", "now", "missing"),
    [
        pytest.param("numbers", "[small]", "[little]", ["numbers.small is missing"], id="no section"),
        pytest.param("numbers", "joined = true", "", ["numbers.writing.joined is missing"], id="no key"),
        pytest.param("numbers", "joined = true", "joined = 1", ["numbers.writing.joined is no yes or no"], id="kind"),
        pytest.param("numbers", "zwei = 2", 'zwei = "2"', ["numbers.small.zwei is no whole number"], id="value"),
        pytest.param(
            "vague",
            "nearly = ",
            "nearby = ",
            ["vague.around.nearly is missing", "vague.around.nearby is not known"],
            id="a key misspelt",
        ),
        pytest.param(
            "periods", 'letzte = [-1, "speech"]', "letzte = -1", ["periods.steps.letzte is no step"], id="a step"
        ),
        pytest.param(
            "units",
            'words = ["kilogramm", "kilo"]',
            'words = "kilogramm"',
            ["units.measures.kg is no measure"],
            id="a measure",
        ),
        pytest.param("timexes", "[[rules]]", "[[rule]]", ["timexes.rules is missing"], id="no rules"),
        pytest.param("comparators", 'bound = "hedge"', 'bound = "maybe"', ["is no bound"], id="a bound"),
        pytest.param("nouns", "[singular]", "[singular", ["nouns: lexicon is not TOML"], id="no TOML"),
    ],
)
def test_what_a_language_lacks_for_the_finders_is_named(
    topic: str, was: str, now: str, missing: list[str], tmp_path: Path
) -> None:
    shutil.copytree(WHOLE / "de", tmp_path / "xy")
    source = tmp_path / "xy" / f"{topic}.toml"
    text = source.read_text(encoding="utf-8")
    assert was in text
    source.write_text(text.replace(was, now), encoding="utf-8")
    found = wanting("xy", tmp_path)
    assert found
    for what in missing:
        assert any(what in name for name in found), found


def test_a_folder_of_ones_own_adds_languages_and_topics(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "Notes").mkdir()
    shutil.copytree(WHOLE / "de", tmp_path / "qaa")
    (tmp_path / "de" / "vague.toml").write_text("words = {}", encoding="utf-8")
    assert languages(tmp_path) == ("de", "en", "qaa")
    assert table("vague", "de", tmp_path) == {"words": {}}
    assert table("numbers", "de", tmp_path) == table("numbers", "de")
    assert wanting("qaa", tmp_path) == ()
    assert wanting("xx", tmp_path)[0].startswith("numbers: no lexicon")


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


@pytest.mark.parametrize(
    ("language", "topic"), [(language, topic) for language in languages() for topic in topics(language)]
)
def test_no_word_or_pattern_is_blank(language: str, topic: str) -> None:
    for name, words in _lists(table(topic, language), topic):
        for word in words:
            assert not isinstance(word, str) or word.strip() or name.endswith(".thousands"), name


@pytest.mark.parametrize("language", OTHERS)
def test_closed_lists_of_a_language_hold_each_word_once(language: str) -> None:
    for topic in topics(language):
        for name, words in _lists(table(topic, language), topic):
            plain = [word for word in words if isinstance(word, str)]
            assert len(plain) == len(set(plain)), name


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
