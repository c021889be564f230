"""Verdicts on claims."""

import pytest

from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.verdicts import is_verdict_at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        pytest.param("the claim has no basis", 2, id="no basis"),
        pytest.param("reports of theft are entirely without foundation", 3, id="without foundation, past an adverb"),
        pytest.param("the tale does not correspond to the facts", 2, id="does not correspond"),
        pytest.param("the house has no roof", None, id="something else is missing"),
    ],
)
def test_verdict_begins_at(text, at):
    tokens = tokenize(text)
    unit = Unit(tokens, tags(tokens))
    assert next((k for k in range(len(unit)) if is_verdict_at(unit, k)), None) == at
