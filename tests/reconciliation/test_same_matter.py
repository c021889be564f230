"""How nouns and verbs of two counts stand to one another, apart from any text."""

import pytest

from countersay.reconciliation.same_matter import done_to, nouns_compared, root, verbs_compared
from tests.factories import make_figure

NOUNS = [
    pytest.param("nurse", "nurse", "same", id="one word"),
    pytest.param("lorry", "truck", "same", id="two words of one meaning"),
    pytest.param("nurse", "person", "left", id="narrower"),
    pytest.param("vehicle", "bus", "right", id="wider"),
    pytest.param("nurse", "driver", "", id="two groups"),
    pytest.param("strike", "air strike", "", id="compound"),
    pytest.param("woman and child", "woman", "", id="counted together"),
]


@pytest.mark.parametrize(("one", "other", "how"), NOUNS)
def test_nouns_are_compared_by_what_the_lexicon_knows(one: str, other: str, how: str) -> None:
    assert nouns_compared(one, other) == how
    assert nouns_compared(other, one) == {"left": "right", "right": "left"}.get(how, how)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        pytest.param("kill", "die", "same", id="one class"),
        pytest.param("flee", "displace", "near", id="one matter"),
        pytest.param("get", "enter", "near", id="one matter by a word of another class"),
        pytest.param("send", "move", "near", id="sent and moved"),
        pytest.param("hire", "leave", "", id="two matters"),
        pytest.param("kill+injure", "kill", "", id="two deeds and one"),
        pytest.param("record", "kill", "", id="a verb that says nothing beside a deed"),
    ],
)
def test_verbs_are_the_same_near_or_apart(one: str, other: str, how: str) -> None:
    assert verbs_compared(make_figure(7, predicate=one), make_figure(7, predicate=other)) == how


def test_a_level_may_be_told_with_a_verb_that_says_nothing() -> None:
    assert (
        verbs_compared(make_figure(7, predicate="be", kind="stock"), make_figure(7, predicate="employ", kind="stock"))
        == "near"
    )


def test_a_noun_of_an_event_brings_its_verb() -> None:
    assert done_to(make_figure(7, counted="death", predicate="record")) == {"kill"}
    assert root("death") == "person"
