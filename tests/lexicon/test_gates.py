"""Gates in front of patterns: what words a match needs, and that a gated pattern finds the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.lexicon.gates import gated, lowered, may_match, needed


def warmed(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern behind its gates, which stand there after some searches."""
    behind = gated(pattern)
    for _ in range(100):
        behind.search("")
    return behind


def words_of(source: str, flags: int = 0) -> list[list[str]]:
    return [sorted(word.text for word in words) for words in needed(re.compile(source, flags))]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(r"\bferry sails\b", [["ferry sails"]], id="a run of letters"),
        pytest.param(
            r"(?:ferry|barge)s? (?:sail|dock)(?:s|ed)", [["barge", "ferry"], ["dock", "sail"]], id="one of each"
        ),
        pytest.param(r"(?:ferry|ferry boat)", [["ferry"]], id="a word that holds another is left out"),
        pytest.param(r"(?:grain )?silos?", [["silo"]], id="what may be left out is not needed"),
        pytest.param(r"(?:cargo ){2,4}x", [["cargo "]], id="what is repeated at least once is needed"),
        pytest.param(r"ferry|\d+", [], id="nothing is needed where one branch needs nothing"),
        pytest.param(r"\w+ (?=ferry)", [], id="what is only looked at is not needed"),
        pytest.param(r"[ab]|c", [], id="single letters stand everywhere"),
        pytest.param(r"no\s+ferry", [["ferry"]], id="white space parts two words"),
        pytest.param(r"\bf(?:erry|reight)", [["ferry", "freight"]], id="letters before a branch belong to its words"),
        pytest.param(r"[Ff]erry \d", [["ferry "]], id="a letter in either case is a letter"),
        pytest.param(r"[Ff](?:erry|reight)", [["ferry", "freight"]], id="so it is before a branch"),
        pytest.param(r"[Tt]his (?:ferry|barge)", [["this barge", "this ferry"]], id="and words behind it are joined"),
        pytest.param(r"[FB]erry|[^Bb]arge", [["arge", "erry"]], id="two letters, or all but one, are none"),
    ],
)
def test_needs_words(source: str, words: list[list[str]]) -> None:
    assert words_of(source) == words


def test_tells_where_letter_case_counts() -> None:
    (found,) = needed(re.compile(r"Act|(?i:Treaty)|[Pp]act|Code|F[Ee]rry"))
    cased = {(word.text, word.cased) for word in found}
    assert cased == {("Act", True), ("treaty", False), ("pact", False), ("Code", True), ("ferry", False)}


@pytest.mark.parametrize(
    ("source", "begins"),
    [
        pytest.param(r"\border", True, id="at the edge of a word"),
        pytest.param(r"order", False, id="anywhere"),
        pytest.param(r"\b(?:the )?(?:order)s?", True, id="behind what may be left out"),
        pytest.param(r"\b(?:sub)?order", False, id="behind a part of the word"),
        pytest.param(r"\w+\s+order", True, id="behind white space"),
        pytest.param(r"\b(?:old|new )order", False, id="behind a blank in one branch only"),
        pytest.param(r"\b\w*order", False, id="behind letters"),
        pytest.param(r"\b[Oo]rder", True, id="with a letter in either case"),
        pytest.param(r"\w[Oo]rder", False, id="with such a letter inside a word"),
    ],
)
def test_tells_where_a_word_begins(source: str, begins: bool) -> None:
    (found,) = [words for words in needed(re.compile(source)) if any(word.text == "order" for word in words)]
    assert {word.begins for word in found} == {begins}


def test_prefers_words_that_few_sentences_hold() -> None:
    assert words_of(r"\w+ of the (?:pact|deal)")[0] == ["of the deal", "of the pact"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("THE MISSION", id="capitals"),
        pytest.param("the miſſion", id="long s"),
        pytest.param("the mıssıon", id="dotless i"),
        pytest.param("the MİSSİON", id="capital i with a dot"),
        pytest.param("a Kilo of the mission", id="Kelvin sign"),
    ],
)
@pytest.mark.parametrize("source", ["mission", "kilo|mission", "the (?:mission|kilo)s?"])
def test_finds_what_the_pattern_finds_without_regard_to_case(source: str, text: str) -> None:
    plain = re.compile(source, re.I)
    assert [m.span() for m in warmed(plain).finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert (warmed(plain).search(text) is None) == (plain.search(text) is None)


@given(st.text(alphabet="abşſsıiIkK AB", max_size=12), st.integers(0, 6), st.integers(0, 14))
def test_a_gated_pattern_finds_the_same(text: str, start: int, end: int) -> None:
    for plain in (
        re.compile("as|ki(?:sa)?", re.I),
        re.compile("A(?i:s)|Bk"),
        re.compile(r"\bab|(?<=a)bs"),
        re.compile("[Aa]b|[kK]s[Ii]"),
    ):
        assert [m.span() for m in warmed(plain).finditer(text, start, end)] == [
            m.span() for m in plain.finditer(text, start, end)
        ]
        found, expected = warmed(plain).search(text, start, end), plain.search(text, start, end)
        assert (found and found.span()) == (expected and expected.span())


def test_a_pattern_that_needs_nothing_finds_the_same() -> None:
    assert [match[0] for match in warmed(re.compile(r"\d+")).finditer("12 of 30")] == ["12", "30"]


def test_a_pattern_finds_the_same_before_its_gates_stand_and_when_they_are_put_up() -> None:
    pattern = gated(re.compile(r"\b(?:ferry|barge)\b(?= )"))
    found = [[match[0] for match in pattern.finditer("a ferry, a barge at sea")] for _ in range(100)]
    assert found == [["barge"]] * 100


def test_lower_case_is_that_in_which_patterns_compare() -> None:
    assert lowered("ſtone ıs") == "stone is"


def test_a_sentence_of_two_pieces_may_match_where_the_words_stand_apart_in_the_text() -> None:
    pattern = warmed(re.compile(r"\bferry sails\b"))
    assert may_match(pattern, "The ferry <a photo> sails.")
    assert not may_match(pattern, "The barge docks.")


def test_another_text_is_looked_at_anew() -> None:
    pattern = warmed(re.compile(r"\bferry\b"))
    found = [pattern.search(text, 1) is not None for text in ("A barge.", "A ferry.", "A barge.")]
    assert found == [False, True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [("UNO 3", True), ("uno 3", False), ("Two BARGEs", True), ("He Ordered it", True), ("It bordered on it", False)],
)
def test_words_of_one_letter_case_and_of_either_open_one_gate(text: str, found: bool) -> None:
    pattern = re.compile(r"\bUNO \d|(?i:barge)s|\b(?i:order)ed")
    [words] = needed(pattern)
    assert {(word.cased, word.begins) for word in words} == {(True, True), (False, False), (False, True)}
    assert (warmed(pattern).search(text) is not None) is found is (pattern.search(text) is not None)
