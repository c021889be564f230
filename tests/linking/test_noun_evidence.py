"""Nouns that a corpus itself says to mean the same."""

from pathlib import Path

import pytest

from countersay.linking.noun_evidence import same_nouns
from tests.reconciliation.test_rule_pairs import relations


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("The wains, or carts, came late.", {}, id="capital: no noun within a sentence"),
        pytest.param("On Monday the wains, or carts, came late.", {"wain": "cart"}, id="or"),
        pytest.param("Many of the wains (or carts) came late.", {"wain": "cart"}, id="in brackets"),
        pytest.param("There were wains, also called carts, in the yard.", {"wain": "cart"}, id="also called"),
        pytest.param("There were huts, that is, sheds, on the hill.", {"shed": "hut"}, id="that is"),
        pytest.param(
            "They met beekeeping associations of farmers (BAFs) and weather observation posts (WOPs).",
            {"wop": "weather observation post"},
            id="abbreviation",
        ),
    ],
)
def test_a_gloss_joins_two_nouns(text: str, same: dict[str, str]) -> None:
    assert same_nouns([text]) == same


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On Monday the wains or carts came late.", id="a choice"),
        pytest.param("No wains, or carts, came.", id="none of either"),
        pytest.param("On Monday the wains, carts, and sleds came late.", id="a list"),
        pytest.param("On Monday the wains, or most, came late.", id="no noun"),
        pytest.param("The mayor, or his wife, came late.", id="one and another"),
    ],
)
def test_nouns_side_by_side_stay_two(text: str) -> None:
    assert same_nouns([text]) == {}


def test_a_gloss_in_any_document_makes_counts_comparable(tmp_path: Path) -> None:
    one = ["Harl Bureau", "2029-06-02", "On 1 May 2029, 31 wains crossed the Velm bridge."]
    other = ["Odrava Institute", "2029-06-03", "On 1 May 2029, 19 drays crossed the Velm bridge."]
    third = ["Harl Post", "2029-06-04", "In Harl the wains, or drays, are painted blue."]
    assert relations(tmp_path / "two", [one, other]) == []
    assert relations(tmp_path / "three", [one, other, third]) == ["tension"]
