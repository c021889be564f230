"""The verifier reads multiples by itself; it must come to what the checks read."""

from itertools import product

import pytest

from countersay.lexicon.load import table
from countersay.reconciliation.multiple_words import multiples_in, shares_in
from countersay.reconciliation.rereading_multiples import base_first, multiples_told, went
from countersay.reconciliation.tied_counts import change_of

HEDGES = ["", "more than ", "nearly ", "about ", "at least "]
AS = ["twice", "three times", "2.5 times", "two and a half times", "half", "a third", "two thirds", "double"]
VERBS = ["doubled", "tripled", "halved", "rose threefold", "rose by 4 times", "fell fivefold"]
WORDS = [
    *(f"{hedge}{word} as many as in May" for hedge, word in product(HEDGES, AS)),
    *(f"It {hedge}{verb}." if " " not in verb else f"It {verb}." for hedge, verb in product(HEDGES, VERBS)),
    *(
        "three times more",
        "four times fewer",
        "ten times higher",
        "a tenfold increase",
        "a fourfold drop",
        "a doubling",
    ),
]


@pytest.mark.parametrize("words", WORDS)
def test_factor_is_read_alike(words: str) -> None:
    [found] = multiples_in(words)
    assert found.plain in [factor for _, _, factor in multiples_told(words)]


@pytest.mark.parametrize(
    "words",
    [
        *(
            f"{hedge}{part} of them"
            for hedge, part in product(HEDGES, ["half", "a third", "two thirds", "one in five"])
        ),
        *(f"{words} of them" for words in table("multiples")["shares"]),
    ],
)
def test_share_is_read_alike(words: str) -> None:
    [found] = shares_in(words)
    least, most = found.plain
    assert any(low == least and min(high or 1, 1) == most for _, _, (low, high) in multiples_told(words))


def test_no_looser_word_makes_the_verifier_blind() -> None:
    assert [factor for _, _, factor in multiples_told("checked three of the times")] == []


CHANGES = [
    *(f"{verb} by 7 % in May" for key in ("up", "down") for verb in table("multiples")["changes"][key]),
    *(f"a 7 % {noun} in May" for key in ("increase", "decrease") for noun in table("multiples")["changes"][key]),
    *(f"7 % {word} than in May" for key in ("more", "less") for word in table("multiples")["changes"][key]),
]


@pytest.mark.parametrize("words", CHANGES)
def test_way_of_a_change_is_read_alike(words: str) -> None:
    start = words.index("7")
    assert went(words, start, start + 3) == change_of(words, start, start + 3) is not None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("rose from 11 to 37, MULT", True, id="from-to"),
        pytest.param("rose to 37 from 11, MULT", False, id="to-from"),
        pytest.param("37 came, MULT the 11 of May", False, id="behind"),
        pytest.param("11 came in May and 37 in June, MULT as many", True, id="before"),
        pytest.param("MULT of the 37 came, 11", True, id="share"),
        pytest.param("37 came, of whom MULT, 11, left", True, id="share of whom"),
        pytest.param("11 left, MULT of the 37", False, id="share behind its part"),
        pytest.param("MULT as many in June (37) as in May (11)", False, id="brackets"),
    ],
)
def test_which_count_is_the_base(text: str, first: bool) -> None:
    places = sorted((text.index(number), text.index(number) + 2) for number in ("11", "37"))
    at = text.index("MULT")
    assert base_first(text, places[0], places[1], (at, at + 4)) is first
