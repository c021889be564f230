"""Grouping by keys and blocks is no worse, on a sample with labels, than looking at all pairs.

The sample is made up, so that what belongs together is known: counts at seventy gates, some told by two spellings of a
place, and names in the spellings that transliteration gives them. The other way looks at every two of them.
"""

import random
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import pytest

from countersay.linking import neighbours
from countersay.linking.measures import measure_of
from countersay.linking.name_keys import person_key
from countersay.linking.names import link_names
from countersay.linking.place_keys import place_keys
from countersay.linking.series import SeriesLinks, link_series
from countersay.linking.variants import are_variants
from countersay.model import Figure, Mention
from tests.archive import name
from tests.factories import make_document, make_figure, make_window

GATES = 70
Pair = frozenset[str]


@dataclass(frozen=True)
class Score:
    """Pairs found that are right, of those found and of those that there are."""

    precision: float
    recall: float


def score(found: Iterable[Pair], right: Iterable[Pair]) -> Score:
    ours, theirs = set(found), set(right)
    assert ours
    assert theirs
    return Score(len(ours & theirs) / len(ours), len(ours & theirs) / len(theirs))


def together(labels: Mapping[str, Hashable]) -> set[Pair]:
    """Return the pairs of those that share a label."""
    groups: dict[Hashable, list[str]] = {}
    for one, label in labels.items():
        groups.setdefault(label, []).append(one)
    return {frozenset(pair) for members in groups.values() for pair in combinations(members, 2)}


def joined(items: Sequence[str], alike: Callable[[str, str], bool]) -> set[Pair]:
    """Look at all pairs; what is alike to something alike belongs with it too."""
    root = {one: one for one in items}

    def find(one: str) -> str:
        while root[one] != one:
            one = root[one]
        return one

    for one, other in combinations(items, 2):
        if alike(one, other):
            root[find(other)] = find(one)
    return together({one: find(one) for one in items})


def respelt(word: str, rng: random.Random) -> str:
    """Spell a name as another way of transliterating would."""
    ways = [("i", "y"), ("e", "i"), ("k", "q"), ("v", "w"), ("ks", "x"), ("kh", "h"), ("o", "u"), ("z", "dz")]
    old, new = rng.choice([way for way in ways if way[0] in word[1:]] or [("", "")])
    return word[0] + word[1:].replace(old, new, 1) if old else word


@dataclass(frozen=True)
class Told:
    """A figure, with the gate, the thing and the direction that it is known to count."""

    figure: Figure
    label: tuple[int, str, str]


def sample() -> list[Told]:
    """Two documents a gate, each with counts of two things; one document in ten tells of the next gate as well."""
    rng = random.Random("gates")
    found = []
    for gate in range(GATES):
        for paper in range(2):
            document = make_document(f"{gate} {paper}", f"{gate}-{paper}.txt")
            gates = [gate, gate + 1] if gate % 10 == 0 and paper == 0 and gate + 1 < GATES else [gate]
            for number, (at, (noun, verb)) in enumerate(
                (at, what) for at in gates for what in (("truck", "enter"), ("truck", "leave"), ("patient", "leave"))
            ):
                place = f"{name(at)} Gate"
                figure = make_figure(
                    rng.randint(10, 900),
                    document=document,
                    start=40 * number,
                    counted=noun,
                    predicate=verb,
                    place=respelt(place, rng) if paper and gate % 3 == 0 else place,
                    window=make_window("2031-03-01", f"2031-03-{rng.randint(8, 28):02d}"),
                    series=None,
                )
                found.append(Told(figure, (at, noun, verb)))
    return found


def linked(told: Sequence[Told]) -> SeriesLinks:
    places = [
        Mention(document=one.figure.document, start=one.figure.start, end=one.figure.end, text=place, kind="place")
        for one in told
        if (place := one.figure.place)
    ]
    return link_series([one.figure for one in told], place_keys(link_names(places).names))


def test_series_are_those_that_comparing_all_pairs_gives() -> None:
    told = sample()
    by_id = {one.figure.id: one.figure for one in told}

    def alike(one: str, other: str) -> bool:
        left, right = by_id[one], by_id[other]
        ours, theirs = measure_of(left), measure_of(right)
        assert ours is not None
        assert theirs is not None
        same = (ours.head, ours.predicates) == (theirs.head, theirs.predicates)
        return same and are_variants(left.place or "", right.place or "")

    right = together({one.figure.id: one.label for one in told})
    found = score(together({one.id: one.series for one in linked(told).figures}), right)
    every = score(joined(list(by_id), alike), right)
    assert found.precision >= every.precision
    assert found.recall >= every.recall
    assert found.precision == 1


def test_links_between_gates_are_more_often_right_than_with_all_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Right is a pair of gates that one document tells of; that two gates elsewhere differ says nothing."""
    told = sample()
    label = {one.figure.id: one.label for one in told}
    near = {
        frozenset((str((gate, *what)), str((gate + 1, *what))))
        for gate in range(0, GATES - 1, 10)
        for what in (("truck", "enter"), ("truck", "leave"), ("patient", "leave"))
    }

    def gates() -> set[Pair]:
        found = linked(told)
        first = {one.id: str(label[one.figures[0]]) for one in found.series}
        pairs = (frozenset((first[one.left], first[one.right])) for one in found.links if one.kind == "other_scope")
        return {pair for pair in pairs if len(pair) > 1}

    blocked = score(gates(), near)
    monkeypatch.setattr(neighbours, "MOST_PLACES", 10**9)
    every = score(gates(), near)
    assert blocked.recall >= every.recall
    assert blocked.precision > 10 * every.precision


def test_names_are_grouped_no_worse_than_by_all_pairs() -> None:
    rng = random.Random("people")
    mentions, label = [], {}
    for number in range(150):
        first, last = name(2 * number), name(2 * number + 1)
        for paper, spelt in enumerate((last, last, respelt(last, rng))):
            text = f"{first} {spelt}"
            mention = Mention(
                document=f"d{paper}", start=100 * number, end=100 * number + len(text), text=text, kind="person"
            )
            mentions.append(mention)
            label[f"{mention.document}:{mention.start}"] = number

    words = {f"{one.document}:{one.start}": person_key(one.text).words for one in mentions}

    def alike(one: str, other: str) -> bool:
        return all(are_variants(a, b) for a, b in zip(words[one], words[other], strict=True))

    right = together(label)
    owners = {f"{one.document}:{one.start}": found.id for found in link_names(mentions).names for one in found.mentions}
    found, every = score(together(owners), right), score(joined(list(label), alike), right)
    assert found.precision >= every.precision
    assert found.recall >= every.recall
    assert found.recall > 0.8
