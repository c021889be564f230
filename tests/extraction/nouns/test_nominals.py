"""Predicates told by nouns of action. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "number", "verb"),
    [
        pytest.param("The bailiffs announced the arrest of 14 poachers.", "14", "arrest", id="noun before of"),
        pytest.param("The hail did damage to 39 greenhouses.", "39", "damage", id="noun before to"),
        pytest.param("Deliveries totalled 900 crates.", "900", "deliver", id="noun as subject"),
        pytest.param("The number of tutors dismissed in May was 58.", "58", "dismiss", id="number of"),
        pytest.param("In all 205 pupils had no desk.", "205", "not-have", id="lacking"),
    ],
)
def test_a_noun_of_action_tells_the_verb(text: str, number: str, verb: str) -> None:
    found = {figure.number.text: figure for figure in read(text).figures}
    assert found[number].predicate == verb
