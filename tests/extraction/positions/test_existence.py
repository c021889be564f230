"""What is said not to have been at all."""

import pytest

from countersay import find_attributions
from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def denied(text: str) -> list[str]:
    sentences = find_sentences(text, find_blocks(text))
    rows = find_propositions(text, sentences, find_attributions(text))
    return [row.predicate for row in rows if row.family == "statement" and row.act == "denies"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("There is no lockout.", ["no lockout"], id="there-is-no"),
        pytest.param("There were no soldiers in the port.", ["no soldiers in the port"], id="with-a-place"),
        pytest.param("There has never been a cartel of bakers.", ["no cartel of bakers"], id="never"),
        pytest.param("No baptism took place.", ["no baptism"], id="took-place"),
        pytest.param("There is no doubt that it rained.", [], id="nothing-anybody-alleges"),
        pytest.param("If there is no lockout, we shall return.", [], id="condition"),
        pytest.param("Is there no lockout?", [], id="question"),
        pytest.param("No ferry left the harbour.", [], id="another-verb"),
    ],
)
def test_denial_of_existence_is_a_statement_of_its_thing(text: str, expected: list[str]) -> None:
    assert denied(text) == expected
