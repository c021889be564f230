"""What a denial wants to find in a plain sentence."""

import pytest

from countersay.linking.plain_wording import is_used_in, stems_of, wanted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("they locked out the crew", "the lockout", id="verb-and-particle"),
        pytest.param("the talks broke down", "a breakdown of talks", id="irregular-verb"),
        pytest.param("the dyke burst", "failure of the dyke", id="row-of-the-lexicon"),
        pytest.param("two cars collided", "the collision", id="verb-and-noun"),
    ],
)
def test_other_wordings_share_a_stem(one: str, other: str) -> None:
    assert (stems_of(one) & stems_of(other)) - stems_of("the talks dyke")


def test_different_particles_are_different_words() -> None:
    assert not stems_of("they locked up the crew") & stems_of("a lockout")


@pytest.mark.parametrize(
    ("sentence", "used"),
    [
        pytest.param("Guards hit them with heavy sticks.", True, id="with"),
        pytest.param("They broke the door using sticks.", True, id="using"),
        pytest.param("They carried sticks.", False, id="not-used"),
        pytest.param("They came with the mayor, who sells sticks.", False, id="another-thing"),
    ],
)
def test_tool_is_used_where_something_is_done_with_it(sentence: str, used: bool) -> None:
    tool = wanted("sticks were used").tool
    assert tool is not None
    assert is_used_in(tool, sentence) is used


@pytest.mark.parametrize(
    ("denied", "thing"),
    [pytest.param("no walk-out", "walkout", id="hyphen"), pytest.param("no lockout", "lockout", id="one word")],
)
def test_what_was_not_there_is_one_word_in_every_run(denied: str, thing: str) -> None:
    assert wanted(denied).thing == thing
