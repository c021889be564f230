"""Neighbours are found without looking at all pairs, and are those that looking at all pairs finds."""

import random
import time
from datetime import date, timedelta
from itertools import combinations

import pytest

from countersay.linking.neighbours import MOST_PLACES, Key, Windows, counted, neighbours
from countersay.model import Figure, Period
from tests.factories import make_document, make_figure

WORDS = ("loaded", "empty", "red", "in: fire")
SAID = (frozenset[str](), frozenset({"pass"}), frozenset({"enter"}))
PAPERS = [make_document(f"text {number}", f"{number}.txt") for number in range(4)]


def key(rng: random.Random, places: int) -> Key:
    words = frozenset(rng.sample(WORDS, rng.randint(0, 3)))
    return None, "count", "truck", words, rng.choice(SAID), rng.choice(["", *(f"place {n}" for n in range(places))])


def comparable(one: Key, other: Key) -> bool:
    words, said, place = one[3] == other[3], one[4] == other[4], one[5] == other[5]
    narrower = place and said and (one[3] < other[3] or other[3] < one[3])
    return narrower or (said and words and not place) or bool(place and words and one[4] and other[4])


@pytest.mark.parametrize("seed", range(8))
def test_neighbours_are_all_pairs_that_can_be_compared(seed: int) -> None:
    rng = random.Random(f"keys {seed}")
    keys = list(dict.fromkeys(key(rng, 5) for _ in range(60)))
    documents = {one: frozenset({str(rng.randint(0, 3))}) for one in keys}
    expected = [pair for pair in combinations(keys, 2) if comparable(*pair)]
    assert list(neighbours(keys, documents)) == expected
    assert expected


def test_narrower_measure_of_many_words_is_found_too() -> None:
    many = frozenset(f"word {number}" for number in range(12))
    keys: list[Key] = [(None, "c", "t", many, SAID[0], ""), (None, "c", "t", frozenset({"word 3"}), SAID[0], "")]
    assert list(neighbours(keys, {one: frozenset() for one in keys})) == [(keys[0], keys[1])]


def test_many_places_are_compared_only_where_one_document_speaks_of_both() -> None:
    keys: list[Key] = [
        (None, "c", "truck", frozenset(), SAID[1], f"place {number}") for number in range(MOST_PLACES + 1)
    ]
    documents = {one: frozenset({str(number)}) for number, one in enumerate(keys)}
    assert list(neighbours(keys, documents)) == []
    documents[keys[7]] |= {"3"}
    assert list(neighbours(keys, documents)) == [(keys[3], keys[7])]
    assert len(list(neighbours(keys[:MOST_PLACES], documents))) == MOST_PLACES * (MOST_PLACES - 1) // 2


def some_figures(rng: random.Random, count: int) -> list[Figure]:
    found = []
    for number in range(count):
        first = date(2031, 1, 1) + timedelta(rng.randint(0, 40))
        last = rng.choice((None, first + timedelta(rng.randint(-2, 9))))
        window = rng.choice((None, Period(first=rng.choice((None, first)), last=last, kind="between")))
        found.append(make_figure(rng.randint(1, 3), document=rng.choice(PAPERS), start=number, window=window))
    return found


def meet(one: Figure, other: Figure) -> bool:
    a, b = one.window, other.window
    if one.document == other.document or (one.lower, one.upper) == (other.lower, other.upper):
        return False
    if a is None or b is None or a.last is None or b.last is None:
        return False
    return max(a.first or a.last, b.first or b.last) <= min(a.last, b.last)


@pytest.mark.parametrize("seed", range(20))
def test_figures_that_meet_are_those_that_comparing_all_finds(seed: int) -> None:
    rng = random.Random(f"windows {seed}")
    left, right = some_figures(rng, 12), some_figures(rng, 12)
    expected = {one.id for one in left if any(meet(one, other) for other in right)}
    ours, theirs = (Windows(map(counted, figures)) for figures in (left, right))
    assert {one.id for one in theirs.met_by(ours)} == expected


def test_a_thousand_places_take_no_time() -> None:
    keys: list[Key] = [(None, "c", "truck", frozenset(), SAID[1], f"place {number}") for number in range(20_000)]
    documents = {one: frozenset({str(number // 3)}) for number, one in enumerate(keys)}
    begin = time.process_time()
    assert len(list(neighbours(keys, documents))) == 19_999
    assert time.process_time() - begin < 5
