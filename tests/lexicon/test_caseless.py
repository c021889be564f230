import re

import pytest

from countersay.lexicon.caseless import first_words, has_first, holds_any

PHRASES = ("are higher", "is", "sit-in", "takes in", "covers the 24 hours")
TEXTS = (
    "The two totals ARE HIGHER.",
    "Bare this land",
    "This is it",
    "a sit-in",
    "It takes, in sum",
    "It taKes in crews",
    "Covers the 24 hours",
    "",
    "ſit-in",
    "İs it?",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_a_pattern_of_phrases_matches_has_one_of_their_first_words(text: str) -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, PHRASES))})\b", re.I)
    assert has_first(text, first_words(PHRASES)) >= (pattern.search(text) is not None)
    assert holds_any(text, PHRASES) >= (pattern.search(text) is not None)


def test_a_text_without_a_first_word_is_known() -> None:
    assert not has_first("Bare walls and basis", first_words(PHRASES))
    assert not holds_any("The sun rose", ("war", "siege"))
