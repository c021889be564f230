"""Contents called untrue and responsibility denied become denials, with who denies and what is left open."""

import pytest

from countersay.extraction.document import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def denied(text: str) -> list[tuple[str, str | None]]:
    rows = find_propositions(text, find_sentences(text, find_blocks(text)), ())
    return [(row.predicate, row.answer) for row in rows if row.act == "denies" and row.family == "statement"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("It is not true that the cider was watered.", "the cider was watered", id="not-true"),
        pytest.param("Nor is it true that the organ has been sold.", "the organ has been sold", id="nor"),
        pytest.param("It is quite wrong to say that the herd was moved.", "the herd was moved", id="wrong-to-say"),
        pytest.param(
            "The statement that the loft has not been swept since May is incorrect: it was swept twice.",
            "the loft has not been swept since May",
            id="statement",
        ),
        pytest.param("The notion that geese were shot is not true.", "geese were shot", id="notion"),
        pytest.param("It was simply untrue that pupils were sent home.", "pupils were sent home", id="untrue"),
    ],
)
def test_what_is_called_untrue_is_denied(text: str, content: str) -> None:
    assert (content, None) in denied(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("We deny any responsibility for the fate of the trawler.", "the fate of the trawler", id="fate"),
        pytest.param("The dairy denied involvement in the sale of the herd.", "the sale of the herd", id="sale"),
    ],
)
def test_denied_responsibility_leaves_the_deed_open(text: str, content: str) -> None:
    assert (content, "part") in denied(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It is true that the cider was watered.", id="true"),
        pytest.param("The statement that geese were shot is correct.", id="statement-true"),
        pytest.param("The idea that the herd was moved is not wrong.", id="idea-twice-negated"),
        pytest.param("It is not untrue that the cider was watered.", id="twice-negated"),
        pytest.param("We do not deny responsibility for the fate of the trawler.", id="not-denied"),
    ],
)
def test_what_is_granted_is_no_denial(text: str) -> None:
    assert denied(text) == []
