"""Claims that a text sets out as heads are found with their answers, and an answer that grants or says nothing denies nothing."""

import pytest

from countersay.extraction.text.answered_heads import find_answered
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences


def answered(text: str) -> list[tuple[str, str, bool, bool]]:
    """Return claim, answer, whether it denies and whether in words."""
    rows = find_answered(text, find_sentences(text, find_blocks(text)))
    return [(row.claim.of(text), row.answer.of(text), row.denied, row.plainly) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Myth: The zoo sells its lions.\nFact: No lion has ever been sold.",
            ("The zoo sells its lions.", "No lion has ever been sold.", True, True),
            id="myth and fact in two lines",
        ),
        pytest.param(
            "Claim: The ferry runs without life vests. Reality: There are 400 vests on board.",
            ("The ferry runs without life vests.", "There are 400 vests on board.", True, True),
            id="claim and reality in one line",
        ),
        pytest.param(
            "Myth #2:\n\nThe dairy waters its milk.\n\nThe facts:\n\nEvery churn is tested at the gate. Results are public.",
            ("The dairy waters its milk.", "Every churn is tested at the gate.", True, False),
            id="labels alone on their lines",
        ),
        pytest.param(
            "Allegation 3: The nurses were locked in.\nResponse: Incorrect. All doors of the ward stood open.",
            ("The nurses were locked in.", "Incorrect. All doors of the ward stood open.", True, True),
            id="a bare verdict and what follows",
        ),
        pytest.param(
            "Allegation 4: The stable doors were locked.\nResponse: Both doors were unlocked all night.",
            ("The stable doors were locked.", "Both doors were unlocked all night.", True, True),
            id="locked and unlocked",
        ),
        pytest.param(
            "Allegation 5: Choristers are not paid.\nOur response: Choristers are paid by the evening.",
            ("Choristers are not paid.", "Choristers are paid by the evening.", True, True),
            id="the claim is negated and the answer is not",
        ),
        pytest.param(
            'Setting the record straight\n\n"The organ was sold." The organ stands where it stood.\n\n'
            '"The choir was sent away." Nobody was sent away.',
            ("The organ was sold.", "The organ stands where it stood.", True, False),
            id="quoted heads under a title that sets right",
        ),
        pytest.param(
            "“The river is dead.” Wrong. Trout were counted in May.",
            ("The river is dead.", "Wrong. Trout were counted in May.", True, True),
            id="one quoted head with a verdict",
        ),
        pytest.param(
            "Question: Is it true that you have dismissed the keeper?\nAnswer: No. The keeper is on leave.",
            ("you have dismissed the keeper", "No. The keeper is on leave.", True, True),
            id="a question answered with no",
        ),
        pytest.param(
            "Have the beekeepers been fined?\n\nNo. Nobody was fined.",
            ("the beekeepers been fined", "No. Nobody was fined.", True, True),
            id="a question without a label",
        ),
    ],
)
def test_head_and_its_denial_are_found(text: str, expected: tuple[str, str, bool, bool]) -> None:
    assert answered(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Claim: The bridge is closed.\nFact: This is correct; it will open in May.", id="granted"),
        pytest.param("Claim: Nine calves died.\nVerdict: Mostly true. Eight died.", id="mostly true"),
        pytest.param(
            "Allegation 1: Pupils were hurt.\nResponse: We deeply regret that pupils were hurt.", id="regretted"
        ),
        pytest.param("Allegation 2: Fish died.\nResponse: We are looking into the matter.", id="looked into"),
        pytest.param("Allegation 3: Two sheds burned.\nResponse: The board meets in March.", id="no answer to it"),
        pytest.param("Q: How many sheds burned?\nA: Two sheds burned in the night.", id="a question for a number"),
        pytest.param("Q: Will the choir take part?\nA: The choir will take part.", id="answered with yes"),
    ],
)
def test_answer_that_does_not_deny(text: str) -> None:
    assert [row[2] for row in answered(text)] in ([], [False])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            '"We were cold." The coach came at nine.\n\n"We sang." The driver slept.', id="quotations in a story"
        ),
        pytest.param(
            'The facts\n\n"We were cold all night." said Ines Holm.\n\n"We sang songs." said Bo Lind.',
            id="quotations of somebody",
        ),
        pytest.param("Fact: The mill closed in May.\nFact: It opened in June.", id="facts alone"),
    ],
)
def test_other_quotations_and_labels_are_no_heads(text: str) -> None:
    assert answered(text) == []


def test_heads_take_linear_time() -> None:
    text = "Myth: The well is dry.\nFact: " * 3000 + '"' * 20_000 + '\n"A' * 5000
    assert len(answered(text)) <= 3000
