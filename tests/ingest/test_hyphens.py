"""Words cut at the end of a line."""

import pytest

from countersay.ingest.hyphens import Vocabulary, keeps_hyphen

WORDS = Vocabulary(["The cease-fire held. Landmines and a motorcade. Sub-offices in five towns."])


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        pytest.param("the humani", "tarian convoys", False, id="cut by a program"),
        pytest.param("many land", "mines were", False, id="whole elsewhere in the document"),
        pytest.param("a cease", "fire", True, id="with a hyphen elsewhere in the document"),
        pytest.param("three sub", "offices", True, id="so too"),
        pytest.param("some twenty", "five men", True, id="number words"),
        pytest.param("in 2017", "18 alone", True, id="figures"),
        pytest.param("the Secretary", "General said", True, id="capital"),
        pytest.param("THE HUMANI", "TARIAN", False, id="all in capitals"),
        pytest.param("their non", "fulfilment of", True, id="non-"),
        pytest.param("the desk(at)relief", "team.example, or", True, id="address"),
        pytest.param("see harbour", "board.example/a", True, id="address after the hyphen"),
        pytest.param("the inspec", "tion of", False, id="unknown halves"),
        pytest.param("a record", "breaking harvest", True, id="two known words"),
        pytest.param("", "", True, id="nothing"),
    ],
)
def test_hyphen_stays_where_the_word_has_one(before: str, after: str, keeps: bool) -> None:
    assert keeps_hyphen(before, after, WORDS) is keeps
