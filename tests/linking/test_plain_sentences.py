"""Plain sentences, and who speaks and what place is named in them."""

import pytest

from countersay.linking.plain_sentences import PlacesNamed, is_open, sentences_of
from tests.factories import make_document as document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The pier was shut in May.", False, id="the-month"),
        pytest.param("The pier may be shut.", True, id="possibility"),
        pytest.param("They refused to pay.", True, id="refusal"),
        pytest.param("Both sides are obliged to refrain from fishing.", True, id="obligation"),
        pytest.param("The baker was paid.", False, id="plain"),
    ],
)
def test_sentences_that_say_nothing_plainly_are_open(text: str, expected: bool) -> None:
    assert is_open(text) is expected


def test_clauses_that_stand_against_each_other_are_cut() -> None:
    made = document("The baker was paid, but the miller was not; the rest waited. Then it rained.")
    assert [sentence.text for sentence in sentences_of(made)] == [
        "The baker was paid",
        "but the miller was not",
        "the rest waited",
        "Then it rained",
    ]


def test_places_are_those_named_inside_the_range() -> None:
    places = PlacesNamed({"d": [(0, 4, "place n-1", "Alma"), (10, 14, "n-2", "Act"), (20, 24, "place n-3", "Keld")]})
    assert places.within("d", 0, 15) == {"place n-1"}
    assert places.within("other", 0, 15) == set()
