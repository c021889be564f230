"""What a head alleges is reported, and its answer denies it; nobody alleges what he sets out in order to deny it."""

import pytest

from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.text.answered_heads import find_answered
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.voices.attribution import attributions_in


def acts(text: str) -> list[tuple[str, str, str, str | None, str | None]]:
    """Return act, family, words, speaker and kind of answer of what is alleged, reported and denied."""
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    heads = find_answered(text, sentences)
    rows = find_propositions(text, sentences, attributions_in(text, blocks, sentences), heads=heads)
    return [(p.act, p.family, text[p.start : p.end], p.speaker, p.answer) for p in rows if p.family != "negation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Myth: The guards shelled the lighthouse.\nFact: The lamp went out in a gale.",
            [
                ("reports", "attack", "The guards shelled the lighthouse", None, None),
                ("denies", "attack", "The lamp went out in a gale.", None, "head"),
            ],
            id="a predicate of the lexicon",
        ),
        pytest.param(
            "Claim: The bakery waters its flour.\nFact: This is untrue.",
            [
                ("reports", "statement", "The bakery waters its flour.", None, None),
                ("denies", "statement", "This is untrue.", None, None),
            ],
            id="a claim of any kind",
        ),
        pytest.param(
            "Question: The union said on Monday that the foreman had locked the doors.\nAnswer: This is pure invention.",
            [
                ("alleges", "statement", "the foreman had locked the doors", "union", None),
                ("denies", "statement", "This is pure invention.", None, None),
            ],
            id="a claim of somebody, in a question",
        ),
        pytest.param(
            "Allegation: The bakery burned down the stable.\nResponse: This is correct.",
            [("reports", "destruction", "The bakery burned down the stable", None, None)],
            id="granted",
        ),
    ],
)
def test_head_is_reported_and_its_answer_denies(
    text: str, expected: list[tuple[str, str, str, str | None, str | None]]
) -> None:
    assert acts(text) == expected


def test_denial_by_another_rule_is_not_told_twice() -> None:
    text = "Myth: Our boats opened fire on a yacht.\nFact: Our boats did not open fire on any yacht."
    assert [row[0] for row in acts(text)] == ["reports", "denies"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param(
            "The union claims that we forced our weavers to work at night. Nobody was forced.",
            ["Nobody was forced"],
            id="forced",
        ),
        pytest.param(
            "The town alleges that the circus starved its elephants. No one was starved.",
            ["No one was starved"],
            id="no one",
        ),
        pytest.param(
            "The union claims that we forced our weavers to work at night. Nobody was hurt.", [], id="another verb"
        ),
    ],
)
def test_nobody_was_answers_the_claim_right_before_it(text: str, denied: list[str]) -> None:
    assert [row[2] for row in acts(text) if row[0] == "denies"] == denied
