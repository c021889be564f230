"""Main verbs behind relative clauses."""

import pytest

from countersay.extraction.nouns.relative_clauses import main_clause
from countersay.extraction.nouns.verb_forms import Token


@pytest.mark.parametrize(
    ("words", "first"),
    [
        pytest.param("tried to cross the river there drowned", "drowned", id="bare-past"),
        pytest.param("had been registered in march were not reached", "were", id="auxiliary"),
        pytest.param("carried food entered the city", "entered", id="with-an-object"),
        pytest.param("were arrested on monday and released on tuesday", "were", id="only-the-relative"),
        pytest.param("carried goods seized in the raid", "carried", id="participle"),
    ],
)
def test_main_clause_begins_at_its_verb(words: str, first: str) -> None:
    tokens = [Token(word, at, at + 1) for at, word in enumerate(words.split())]
    assert main_clause(tokens)[0].word == first
