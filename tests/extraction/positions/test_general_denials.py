"""A denial of allegations as a whole is found as such; one that says what is denied is not."""

import pytest

from countersay.extraction.document import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def general(text: str) -> list[str]:
    rows = find_propositions(text, find_sentences(text, find_blocks(text)), ())
    return [text[row.start : row.end] for row in rows if row.family == "general"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("We reject these accusations.", "reject these accusations", id="rejects"),
        pytest.param(
            "The brewery categorically rejects the groundless allegations contained in the letter of 3 May.",
            "rejects the groundless allegations",
            id="contained-in",
        ),
        pytest.param(
            "The allegations of the other side do not correspond to reality.",
            "The allegations of the other side do not correspond to reality",
            id="of-the-other-side",
        ),
        pytest.param("All these claims are baseless.", "All these claims are baseless", id="baseless"),
        pytest.param(
            "They bear no relation to reality and serve one end.", "They bear no relation to reality", id="pronoun"
        ),
        pytest.param("The Board rejects the complaint.", "rejects the complaint", id="paper"),
        pytest.param(
            "The inspectorate has read the report of the guild and rejects it in its entirety.",
            "rejects it in its entirety",
            id="paper-named-before",
        ),
        pytest.param(
            "The brewery rejects and disagrees with the findings and claims being made by the agency.",
            "rejects and disagrees with the findings",
            id="two-verbs",
        ),
    ],
)
def test_denial_as_a_whole_is_found(text: str, words: str) -> None:
    assert general(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We reject the allegations of theft.", id="of-what"),
        pytest.param("We reject the claims that the cider was watered.", id="that-clause"),
        pytest.param("We do not reject these accusations.", id="not-rejected"),
        pytest.param("They are false.", id="may-be-of-anything"),
        pytest.param("These allegations are grave.", id="grave"),
        pytest.param("The council rejected the complaint of a farmer about noise.", id="paper-of-another"),
        pytest.param("The mayor rejected the proposal.", id="no-paper-of-claims"),
        pytest.param("The brewery disputes several findings of the notice.", id="some-of-them"),
    ],
)
def test_what_names_its_content_or_grants_it_is_none(text: str) -> None:
    assert general(text) == []
