"""Which of many series are worth comparing, and which of their figures meet: found without looking at all pairs.

1. *Nearly the same measure*: keys of one block that differ in one part only (words that narrow, class of predicate, place) are found by
   that which they share; a narrower set of words finds the wider ones as its own subsets.
2. *Places*: one thing counted at a few places is compared place by place. Where it is counted at more than `MOST_PLACES`, that two
   places differ says nothing, and only places are compared of which one document speaks: an archive has thousands, and the
   pairs of them grow with the square.
3. *Days*: figures meet where their windows share a day; they are found by the first days in order and the greatest last day so far.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.model import Figure

Key = tuple[str | None, str, str, frozenset[str], frozenset[str], str]
"""Unit, family, thing counted, words that narrow it, class of predicate, place."""
MOST_PLACES = 48
_MOST_WORDS = 8
"""Words that narrow a measure whose subsets are listed (256 of them); beyond, all pairs of the same place are looked at."""


def neighbours(keys: Sequence[Key], documents: Mapping[Key, frozenset[str]]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of keys of one block that may be linked, each once, in the order of the keys.

    Args:
        keys: keys of one block, in the order that decides which of two is the left one.
        documents: the documents in which each key's figures stand.
    """
    place = {key: number for number, key in enumerate(keys)}
    found: set[tuple[int, int]] = set()
    for one, other in (*_by_words(keys), *_by_said(keys), *_by_place(keys, documents)):
        a, b = place[one], place[other]
        found.add((a, b) if a < b else (b, a))
    return ((keys[a], keys[b]) for a, b in sorted(found))


def _by_words(keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of the same place and predicate of which one has all words of the other and more."""
    groups: dict[tuple[frozenset[str], str], dict[frozenset[str], Key]] = defaultdict(dict)
    for key in keys:
        groups[key[4], key[5]][key[3]] = key
    for group in groups.values():
        for words, key in group.items():
            wider = _subsets(words) if len(words) <= _MOST_WORDS else (other for other in group if other < words)
            yield from ((key, group[other]) for other in wider if other in group)


def _subsets(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every set that leaves out one word or more."""
    ordered = sorted(words)
    for size in range(len(ordered)):
        yield from map(frozenset, combinations(ordered, size))


def _by_said(keys: Iterable[Key]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of the same words and place that are counted at different points of one chain; there are few of those."""
    groups: dict[tuple[frozenset[str], str, int], list[Key]] = defaultdict(list)
    for key in keys:
        for number in _chains_of(key[4]) if key[4] else ():
            groups[key[3], key[5], number].append(key)
    for group in groups.values():
        yield from combinations(group, 2)


@lru_cache(maxsize=4096)
def _chains_of(predicates: frozenset[str]) -> tuple[int, ...]:
    """Return the numbers of the chains of counting points that hold all the classes."""
    chains = table("predicates")["counting_points"]["chains"]
    return tuple(number for number, chain in enumerate(chains) if predicates <= set(chain))


def _by_place(keys: Iterable[Key], documents: Mapping[Key, frozenset[str]]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of the same words and predicate at different places, or of a place and none."""
    groups: dict[tuple[frozenset[str], frozenset[str]], list[Key]] = defaultdict(list)
    for key in keys:
        groups[key[3], key[4]].append(key)
    for group in groups.values():
        if len(group) <= MOST_PLACES:
            yield from combinations(group, 2)
            continue
        spoken: dict[str, list[Key]] = defaultdict(list)
        for key in group:
            for document in sorted(documents[key]):
                spoken[document].append(key)
        for together in spoken.values():
            yield from combinations(together, 2)


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a figure decides whether it meets another.

    Attributes:
        id, document: of the figure. rank: of its document. start: of its number, in code points.
        first, last: its days as ordinals; both 0 where an end is open, or the days are turned round.
        worth: equal for equal intervals as written.
    """

    id: str
    document: str
    rank: int
    start: int
    first: int
    last: int
    worth: str

    @property
    def order(self) -> tuple[int, str, int]:
        """Its place among all figures."""
        return self.rank, self.document, self.start


def counted(figure: Figure, rank: int = 0) -> Counted:
    """Return what decides whether a figure meets another; `rank` is that of its document."""
    first, last = _span(figure)
    lower, upper = figure.lower, figure.upper
    # Whole numbers of a tuple are compared far faster than fractions; as one text they can be sent and kept.
    worth = "" if lower is None else f"{lower.numerator}/{lower.denominator}"
    if upper is not lower:
        worth += " " + ("" if upper is None else f"{upper.numerator}/{upper.denominator}")
    return Counted(figure.id, figure.document, rank, figure.number.start, first, last, worth)


class Windows:
    """The figures of a series by their days, to be asked which of another series' figures they meet."""

    def __init__(self, figures: Iterable[Counted]) -> None:
        self.dated = sorted((one for one in figures if one.last), key=lambda one: (one.first, one.last, one.id))
        self.starts = [one.first for one in self.dated]
        self.latest: list[int] = []
        for one in self.dated:
            self.latest.append(max(one.last, self.latest[-1]) if self.latest else one.last)

    def met_by(self, others: "Windows") -> Iterator[Counted]:
        """Yield the others' figures that share a day with one here of another document and another value."""
        dated, starts, latest = self.dated, self.starts, self.latest
        for figure in others.within(self):
            first, worth, document = figure.first, figure.worth, figure.document
            for at in range(bisect_right(starts, figure.last) - 1, -1, -1):
                if latest[at] < first:
                    break
                other = dated[at]
                if other.last >= first and other.worth != worth and other.document != document:
                    yield figure
                    break

    def within(self, others: "Windows") -> Sequence[Counted]:
        """Return the figures among which are all that share a day with one of the others, by their first days.

        A series of few figures is set beside a long one without going through all of that.
        """
        if not self.dated or not others.dated:
            return ()
        stop = bisect_right(self.starts, others.latest[-1])
        return self.dated[bisect_left(self.latest, others.starts[0]) : stop]


def _span(figure: Figure) -> tuple[int, int]:
    """Return first and last day of a window; nought where an end is open, or the days are turned round."""
    window = figure.window
    if window is None or window.last is None:
        return 0, 0
    first = window.first or window.last
    return (first.toordinal(), window.last.toordinal()) if first <= window.last else (0, 0)
