"""Some of those just told of. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "number", "counted", "verb"),
    [
        pytest.param("In May 39 nuns stayed, eight in quarantine.", "eight", "nun", "stay", id="no verb"),
        pytest.param("Of those killed, 24 were men.", "24", "person", "kill", id="of those"),
        pytest.param("Of those killed, 24 were men, 16 women.", "16", "woman", "kill", id="who else they were"),
        pytest.param("Of those arrested in May, 12 have been freed.", "12", "person", "free", id="a verb of its own"),
        pytest.param("Of those asked, 40 sang.", "40", None, "sing", id="nothing befell them"),
        pytest.param("In May 39 nuns stayed, eight walked in procession.", "eight", "nun", "walk", id="another verb"),
    ],
)
def test_noun_and_verb_of_some_of_them(text: str, number: str, counted: str | None, verb: str) -> None:
    found = {figure.number.text: figure for figure in read(text, "2031-06-20").figures}
    assert (found[number].counted, found[number].predicate) == (counted, verb)


def test_what_sets_them_apart_is_kept() -> None:
    found = {figure.number.text: figure for figure in read("In May 39 nuns stayed, eight in quarantine.").figures}
    assert found["eight"].qualifiers == ("in quarantine",)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        pytest.param("Of the 48 pumps, 39 were repaired on 2 May.", "repair", id="done to them"),
        pytest.param("Of the 61 looms, 12 were running on 2 May.", "run", id="going on"),
    ],
)
def test_the_verb_is_that_of_some_and_not_of_all(text: str, verb: str) -> None:
    whole, part = read(text).figures
    assert (whole.predicate, part.predicate) == (None, verb)
