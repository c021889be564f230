from fractions import Fraction

import pytest

from countersay.extraction.quantities.candidates import Candidate, VagueWord, sift


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fell -5 yards", -5),
        ("minus 5 points", -5),
        ("from 3-5 days", 3),
        ("paid -$5", -5),
        ("a hundred cows", 100),
        (".5 litres", Fraction(1, 2)),
        ("forces—20,000 men—had", 20_000),
    ],
)
def test_first_number_of_a_text(text: str, value: Fraction | int) -> None:
    first = next(item for item in sift(text)[0] if isinstance(item, Candidate))
    assert first.number.value == value


def test_refused_tokens_are_not_read_twice() -> None:
    kept, refused = sift("see example.org/12/13 and 5 cows")
    assert [item.number.value for item in kept if isinstance(item, Candidate)] == [5]
    assert [item.reason for item in refused] == ["url"]


@pytest.mark.parametrize("text", ["a third person", "the second half", "the first quarter of 2020", "loved-one"])
def test_no_share_and_no_number(text: str) -> None:
    assert [item for item in sift(text)[0] if not isinstance(item, VagueWord)] == []
