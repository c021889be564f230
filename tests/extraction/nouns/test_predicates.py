import json
from pathlib import Path
from typing import Any

import pytest

from countersay.extraction.nouns.predicates import find_predicate
from countersay.extraction.nouns.verb_forms import gerund_lemma, verb_lemma

CASES = json.loads((Path(__file__).parents[2] / "cases" / "predicates.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_predicate_of_quantity(case: dict[str, Any]) -> None:
    start = case["text"].index(case["quantity"])
    found = find_predicate(case["text"], start, start + len(case["quantity"]), case.get("qualifiers", ()))
    assert found is not None
    assert (found.lemma, found.kind) == (case["lemma"], case["kind"])


def test_participle_glued_to_number_is_the_predicate() -> None:
    text = "The blast left 46 killed and 12 injured."
    found = find_predicate(text, 15, 24, qualifiers=("killed",))
    assert found is not None
    assert found.lemma == "kill"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("released", "release"),
        ("stopped", "stop"),
        ("processed", "process"),
        ("carried", "carry"),
        ("travelled", "travel"),
        ("issued", "issue"),
        ("screened", "screen"),
        ("stored", "store"),
        ("ignored", "ignore"),
        ("monitored", "monitor"),
        ("secured", "secure"),
        ("tied", "tie"),
        ("guaranteed", "guarantee"),
        ("exceed", None),
        ("united", None),
        ("hundred", None),
        ("road", None),
    ],
)
def test_verb_lemma(word: str, lemma: str | None) -> None:
    assert verb_lemma(word) == lemma


def test_gerund_only_of_known_verbs() -> None:
    assert gerund_lemma("killing") == "kill"
    assert gerund_lemma("evening") is None


def test_long_clause_does_not_hang() -> None:
    text = "x" * 200_000 + " 12 trucks " + "passed " * 50_000
    start = text.index("12 trucks")
    assert find_predicate(text, start, start + 9) is not None
