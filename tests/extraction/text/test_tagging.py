"""Tokens and their tags."""

import pytest

from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("Mr. Roe didn't pay.", ["Mr.", "Roe", "did", "n't", "pay", "."], id="abbreviation and negation"),
        pytest.param("They cannot stay.", ["They", "can", "not", "stay", "."], id="cannot"),
        pytest.param(
            "The U.S. team's 1,200.5 kg", ["The", "U.S.", "team", "'s", "1,200.5", "kg"], id="initials and number"
        ),
        pytest.param("O'Hara's twenty-one", ["O'Hara", "'s", "twenty-one"], id="inner apostrophe and hyphen"),
        pytest.param("''so'' -- yes", ["''", "so", "''", "--", "yes"], id="doubled marks"),
        pytest.param("", [], id="empty"),
    ],
)
def test_tokens(text, tokens):
    assert [token.text for token in tokenize(text)] == tokens


def test_tokens_stand_where_they_say():
    text = "“No,” she’d said — 68% of it."
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The reports were new .", ["DT", "NNS", "VBD", "JJ", "."], id="noun"),
        pytest.param("She reports the loss .", ["PRP", "VBZ", "DT", "NN", "."], id="verb"),
        pytest.param("They had been told .", ["PRP", "VBD", "VBN", "VBN", "."], id="passive"),
    ],
)
def test_tags(text, expected):
    assert tags(tokenize(text)) == expected


@pytest.mark.parametrize("name", ["Ruritania", "Graustark", "Sweden", "Iran", "Quito", "Bern"])
def test_letters_of_a_name_do_not_matter(name):
    text = "On Monday the army of {} said that {} denied it and {} left."
    assert tags(tokenize(text.format(name, name, name))) == tags(tokenize(text.format("Xanadu", "Xanadu", "Xanadu")))
