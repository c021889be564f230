"""Another doer, free will and the contrary deed are found as answers that hold no word of denying."""

import pytest

from countersay.extraction.document import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.model import Proposition


def answers(text: str) -> list[tuple[str | None, str, str | None, str]]:
    rows: tuple[Proposition, ...] = find_propositions(text, find_sentences(text, find_blocks(text)), ())
    return [
        (row.answer, row.predicate, row.object.text if row.object else None, text[row.start : row.end])
        for row in rows
        if row.answer in ("doer", "will", "contrary")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It was the brewery that called off the meeting.",
            ("doer", "called off", "the meeting", "It was the brewery that called off the meeting"),
            id="the-brewery-did-it",
        ),
        pytest.param(
            "It was the northern council which closed the ford.",
            ("doer", "closed", "the ford", "It was the northern council which closed the ford"),
            id="the-council-did-it",
        ),
        pytest.param(
            "The tenants moved out voluntarily.",
            ("will", "moved", "The tenants", "The tenants moved out voluntarily"),
            id="voluntarily",
        ),
        pytest.param(
            "The organist resigned of his own accord.",
            ("will", "resigned", "The organist", "The organist resigned of his own accord"),
            id="of-his-own-accord",
        ),
        pytest.param(
            "The accounts were handed over in March.",
            ("contrary", "hand over", "The accounts", "The accounts were handed over in March"),
            id="handed-over",
        ),
        pytest.param(
            "The garrison has strictly observed the truce.",
            ("contrary", "observe", "the truce", "The garrison has strictly observed the truce"),
            id="observed",
        ),
    ],
)
def test_answer_without_denying_is_found(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in answers(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It was not the brewery that called off the meeting.", id="negated-doer"),
        pytest.param("It was a mistake that cost us dear if they closed the ford.", id="a-condition"),
        pytest.param("If the tenants move out voluntarily, they are paid.", id="a-condition-of-will"),
        pytest.param("The accounts were not handed over.", id="not-handed-over"),
        pytest.param("The accounts will be handed over in March.", id="a-promise"),
        pytest.param("It is raining.", id="the-weather"),
    ],
)
def test_conditions_negations_and_promises_answer_nothing(text: str) -> None:
    assert answers(text) == []
