"""A pronoun for who speaks of himself, and the voice of a pronoun."""

import pytest

from countersay import find_attributions
from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def found(text: str) -> list[tuple[str | None, str | None]]:
    sentences = find_sentences(text, find_blocks(text))
    rows = find_propositions(text, sentences, find_attributions(text))
    return [(row.speaker, row.agent.text if row.agent else None) for row in rows if row.family != "statement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The ministry said that it blocked the road.", ("ministry", "The ministry"), id="that-clause"),
        pytest.param("The guards say they seized the boat.", ("guards", "The guards"), id="without-that"),
        pytest.param(
            "The harbour board says that a ferry sank and it closed the port.", ("harbour board", None), id="noun"
        ),
        pytest.param("The mayor said that it was blocked.", ("mayor", None), id="no-agent"),
    ],
)
def test_subject_pronoun_of_what_is_said_is_the_speaker(text: str, expected: tuple[str | None, str | None]) -> None:
    assert found(text) == [expected]


def test_pronoun_speaks_with_the_voice_named_before_in_its_paragraph() -> None:
    text = "The ferry line regrets the delay, the ferry line said. It denies that it blocked the port."
    assert ("ferry line", None) in found(text)
    apart = "The ferry line regrets the delay, the ferry line said.\n\nIt denies that it blocked the port."
    assert ("It", None) in found(apart)
