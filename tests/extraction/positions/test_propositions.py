"""What is alleged, denied and reported, and what is none of these: cases of tests/cases/allegations.json."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersay.extraction.positions.propositions import find_propositions
from countersay.extraction.text.layout import find_blocks
from countersay.extraction.text.sentences import find_sentences
from countersay.extraction.voices.attribution import attributions_in
from countersay.extraction.voices.distance import distance_in
from countersay.model import Proposition

CASES = json.loads((Path(__file__).parents[2] / "cases" / "allegations.json").read_text(encoding="utf-8"))


def propositions(text: str) -> tuple[Proposition, ...]:
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    voices = attributions_in(text, blocks, sentences, "d")
    return find_propositions(text, sentences, voices, distance_in(text, blocks, sentences), "d")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_propositions_of_the_golden_cases_are_found(case: dict[str, Any]) -> None:
    found = [p for p in propositions(case["text"]) if p.explicit or p.family not in ("statement", "negation")]
    got = [
        {
            "act": p.act,
            "family": p.family,
            "predicate": p.predicate if p.family != "statement" else None,
            "speaker": p.speaker,
            "agent": p.agent.text if p.agent else None,
            "object": p.object.text if p.object else None,
        }
        for p in found
    ]
    order = {"alleges": 0, "reports": 0, "denies": 1}
    assert sorted(got, key=lambda row: order[row["act"]]) == case["propositions"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_propositions_stand_where_their_words_stand(case: dict[str, Any]) -> None:
    for found in propositions(case["text"]):
        assert 0 <= found.start < found.end <= len(case["text"])
        for part in (found.agent, found.object, found.source):
            assert part is None or case["text"][part.start : part.end] == part.text


def test_exchange_of_two_names_exchanges_the_propositions() -> None:
    text = (
        "Kessel claims that Brenn has laid mines along the canal. Brenn denies this. Kessel has not blocked the bridge."
    )
    swapped = text.replace("Kessel", "#").replace("Brenn", "Kessel").replace("#", "Brenn")
    names = {"Kessel": "Brenn", "Brenn": "Kessel", None: None}
    got = [(p.act, p.predicate, names[p.speaker], names[p.agent.text if p.agent else None]) for p in propositions(text)]
    assert got == [(p.act, p.predicate, p.speaker, p.agent.text if p.agent else None) for p in propositions(swapped)]
    assert len(got) == 4


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("blocked " * 20_000, id="verbs"),
        pytest.param("claims that " * 20_000, id="claims"),
        pytest.param("accused of " * 20_000, id="accusing"),
        pytest.param("blockade of the " * 15_000, id="nouns"),
    ],
)
def test_long_hostile_text_takes_linear_time(text: str) -> None:
    assert len(propositions(text[:60_000])) <= 60_000
