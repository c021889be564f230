"""What is said of instruments: cases of tests/cases/commitments.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersay.extraction.positions.commitments import find_commitments
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.voices.attribution import attributions_in
from countersay.model import Commitment

CASES = json.loads((Path(__file__).parents[2] / "cases" / "commitments.json").read_text(encoding="utf-8"))


def commitments(text: str) -> tuple[Commitment, ...]:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    return find_commitments(text, sentences, attributions_in(text, blocks, sentences, "d"), "d")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_commitments_of_the_golden_cases_are_found(case: dict[str, Any]) -> None:
    found = commitments(case["text"])
    got = [
        {key: getattr(row, key) for key in ("instrument", "article", "stance", "accused", "said_by")} for row in found
    ]
    assert got == case["commitments"]


def test_words_of_an_instrument_stand_apart_from_a_paraphrase() -> None:
    text = 'Clause 9 of the collective agreement of 2014 obliges the mill to give "three months of notice in writing", thus by letter only.'
    (found,) = commitments(text)
    assert [span.of(text) for span in found.words] == ["three months of notice in writing"]
    assert [span.of(text) for span in found.paraphrase] == ["thus by letter only"]
    assert found.article == "9"


def test_scare_quotes_are_no_words_of_an_instrument() -> None:
    text = 'Contrary to Article 2 of the Lake Accord of 1998, Alm keeps its "water guard" there.'
    assert [row.words for row in commitments(text)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Article 5 of the " * 6_000, id="articles"),
        pytest.param("Agreement " * 8_000, id="names"),
        pytest.param("in violation of the Treaty of 1999 " * 2_500, id="cues"),
        pytest.param("A" * 60_000, id="no space"),
    ],
)
def test_long_hostile_text_takes_linear_time(text: str) -> None:
    assert len(commitments(text)) <= len(text)
