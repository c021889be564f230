"""The words by which a negated clause and its contrary are recognised."""

import pytest

from countersay.linking.contrary_words import asked, happens_to_somebody, keys_of, root, stands_near, verb_keys
from countersay.model import Extent, Proposition


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("provided", "provide", id="mute-e"),
        pytest.param("shipped", "ship", id="doubled"),
        pytest.param("replied", "replies", id="y"),
        pytest.param("paid", "pays", id="irregular"),
        pytest.param("bodies", "body", id="plural"),
    ],
)
def test_inflected_words_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize("pair", [("passes", "past"), ("lies", "lists"), ("moved", "moon")])
def test_other_words_have_other_roots(pair: tuple[str, str]) -> None:
    assert root(pair[0]) != root(pair[1])


def test_verb_and_particle_stand_for_a_plain_verb() -> None:
    assert verb_keys("return") & keys_of("the keys were handed over at noon")
    assert not verb_keys("return") & keys_of("the keys were handed out at noon")


def clause(predicate: str, agent: str | None, target: str | None) -> Proposition:
    parts = [None if words is None else Extent(0, len(words), words) for words in (agent, target)]
    return Proposition(
        document="d",
        start=0,
        end=9,
        family="negation",
        predicate=predicate,
        act="denies",
        agent=parts[0],
        object=parts[1],
    )


@pytest.mark.parametrize(
    ("predicate", "agent", "target", "noun"),
    [
        pytest.param("paid", "Keldia", "the wages of the miners", "wag", id="object"),
        pytest.param("returned", "The nets of Alm", None, "net", id="subject-of-a-passive"),
        pytest.param("received", "a household in Alm", "anything", "household", id="anything"),
    ],
)
def test_clause_is_about_its_object_else_its_subject(
    predicate: str, agent: str | None, target: str | None, noun: str
) -> None:
    found = asked(clause(predicate, agent, target), "")
    assert found is not None and noun in found.noun


def test_clause_about_anybody_has_no_noun_and_one_about_a_pronoun_asks_nothing() -> None:
    found = asked(clause("paid", "It", "nobody"), "It has paid nobody")
    assert found is not None and not found.noun
    assert asked(clause("paid", "They", None), "They were not paid") is None


def test_words_far_apart_are_not_near() -> None:
    far = "the mayor paid a visit to the " + "very " * 20 + "old house where wages were spoken of"
    assert stands_near(verb_keys("paid"), keys_of("wages"), far) is None
    assert stands_near(verb_keys("paid"), keys_of("wages"), "the mayor paid the wages") == 10


def test_warning_shots_happen_to_nobody() -> None:
    assert not happens_to_somebody(verb_keys("shot"), "police fired three warning shots")
    assert happens_to_somebody(verb_keys("shot"), "two men were shot") and happens_to_somebody(
        verb_keys("shot"), "police shot two men"
    )
