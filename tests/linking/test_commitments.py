"""One name for one instrument: the fullest that holds all words of the others, found without comparing all of them."""

import time
from itertools import combinations

import pytest

from countersay.linking.commitments import settle_commitments
from countersay.model import Commitment


def settled(*names: str) -> list[str]:
    rows = [
        Commitment(id=f"k-{at}", document="d", start=at, end=at + 1, instrument=name) for at, name in enumerate(names)
    ]
    return [row.instrument for row in settle_commitments(rows, [])]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["Alm Pact", "Alm Pact of 2011"], ["Alm Pact of 2011"] * 2, id="dated"),
        pytest.param(["Alm Pact", "Alm Pact of 2011", "Alm Pact of 2019"], ["Alm Pact"], id="two that differ"),
        pytest.param(
            ["Tuna Accord", "Tuna Accord 7", "Tuna Accord 7 of 2011"], ["Tuna Accord 7 of 2011"] * 3, id="a chain"
        ),
        pytest.param(["Alm Pact", "Alm Grand Pact"], ["Alm Pact", "Alm Grand Pact"], id="without a number"),
        pytest.param(["Pact", "Alm Pact of 2011"], ["Alm Pact of 2011"] * 2, id="the only pact"),
        pytest.param(["Pact", "Alm Pact of 2011", "Tarn Pact of 2012"], ["Pact"], id="one of two pacts"),
        pytest.param(["order", "Court Order of 2011"], ["order"], id="orders are many"),
        pytest.param(
            ["Tuna Accord signed on 3 May 2011", "Tuna Accord of 3 May 2011"],
            ["Tuna Accord of 3 May 2011"] * 2,
            id="the plainest of equal ones",
        ),
    ],
)
def test_fullest_name_stands_for_all(names: list[str], expected: list[str]) -> None:
    for turn in (names, names[::-1]):
        assert dict(zip(turn, settled(*turn), strict=True)) == dict(
            zip(names, [*expected, *names[len(expected) :]], strict=True)
        )


def test_names_that_share_a_word_take_time_in_proportion() -> None:
    many = [f"Pact of Place{at}" for at in range(3000)] + [f"Pact of Place{at} of 2011" for at in range(3000)]
    begin = time.process_time()
    assert settled(*many) == [f"Pact of Place{at} of 2011" for at in range(3000)] * 2
    common = [f"Grain Pact {one} {other}" for one, other in combinations(range(60), 2)]
    assert settled("Grain Pact", *common) == ["Grain Pact", *common]
    assert time.process_time() - begin < 4


def settled_in(*rows: tuple[str, str]) -> list[str]:
    made = [
        Commitment(id=f"k{k}", document=document, start=k, end=k + 1, instrument=name)
        for k, (document, name) in enumerate(rows)
    ]
    return [row.instrument for row in settle_commitments(made, [])]


LONG = "Agreement on Weirs signed at Ferrow on 3 May 2011"


@pytest.mark.parametrize("short", ["Ferrow Accord", "2011 Treaty", "agreement signed at Ferrow", "Ferrow Agreement"])
def test_agreement_under_another_noun_or_by_its_place_is_the_one_that_holds_its_words(short: str) -> None:
    assert settled_in(("a", LONG), ("b", short)) == [LONG, LONG]


def test_protocol_known_by_its_place_is_the_protocol_of_that_name() -> None:
    long = "protocol signed at Ferrow on 3 May 2011"
    assert settled_in(("a", long), ("b", "Ferrow Protocol")) == [long, long]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("a", LONG), ("b", "Ferrow Protocol")], id="a-protocol-is-no-agreement"),
        pytest.param([("a", LONG), ("a", "Ferrow Treaty of 2011")], id="both-dated-in-one-document"),
        pytest.param(
            [("a", LONG), ("a", "Agreement on Mills signed at Ferrow on 9 May 2011"), ("b", "Ferrow Accord")],
            id="two-that-fit",
        ),
        pytest.param([("a", LONG), ("b", "2012 Accord")], id="another-year"),
    ],
)
def test_instruments_that_may_be_two_stay_two(rows: list[tuple[str, str]]) -> None:
    assert settled_in(*rows) == [name for _, name in rows]
