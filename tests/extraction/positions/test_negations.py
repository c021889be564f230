"""Plain negated clauses, which wait for a contrary."""

import pytest

from countersay import find_attributions
from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    rows = find_propositions(text, find_sentences(text, find_blocks(text)), find_attributions(text))
    return [
        (row.predicate, row.agent and row.agent.text, row.object and row.object.text)
        for row in rows
        if row.family == "negation"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The bakery has not paid the wages.", [("paid", "The bakery", "the wages")], id="not-in-the-verb-group"
        ),
        pytest.param("No ferry left the harbour.", [("left", "ferry", "the harbour")], id="no-in-the-subject"),
        pytest.param("Our crew fired no rocket.", [("fired", "Our crew", "rocket")], id="no-in-the-object"),
        pytest.param("Tolm refuses to return the boats.", [("return", "Tolm", "the boats")], id="refused"),
        pytest.param("The clinic has yet to publish the list.", [("publish", "The clinic", "the list")], id="yet-to"),
        pytest.param(
            "The firm has left two letters unanswered.", [("answer", "The firm", "two letters")], id="left-undone"
        ),
        pytest.param(
            "As for the pump, it was not damaged in the flood.", [("damaged", "the pump", None)], id="topic-before"
        ),
        pytest.param(
            "The clinic has not dismissed the midwife.",
            [("dismissed", "The clinic", "the midwife")],
            id="no-one-lost-a-post",
        ),
        pytest.param("The clinic has not dismissed the report.", [], id="a-report-is-not-sacked"),
        pytest.param("The bakery has paid the wages.", [], id="not-negated"),
        pytest.param("The bakery would not pay the wages.", [], id="only-possible"),
        pytest.param("Had the bakery not paid the wages, it would be shut.", [], id="condition-by-order"),
        pytest.param("Has the bakery not paid the wages?", [], id="question"),
        pytest.param("The baker says nobody was hurt.", [("hurt", "nobody", None)], id="the-saying-is-not-negated"),
        pytest.param(
            "None of the teachers at the closed schools spoke.",
            [("spoke", "None of the teachers at the closed schools", None)],
            id="adjective",
        ),
    ],
)
def test_negated_clauses_have_their_verb_subject_and_object(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert found(text) == expected


def test_many_negations_of_one_sentence_are_bounded() -> None:
    assert len(found("No ferry left, " * 400 + "no ferry left.")) <= 6
