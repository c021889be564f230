"""A pair of counts that may tell of one matter, told as what it is: nobody is accused, and what is open is said."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, islice
from operator import itemgetter

from countersay.lexicon.load import word_set
from countersay.lexicon.nouns import head
from countersay.model import Figure, Finding, is_money
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import SCOPE
from countersay.reconciliation.openings import PLACE, START, TIME, TOLD, above
from countersay.reconciliation.relations import told
from countersay.reconciliation.residue import stem
from countersay.reconciliation.same_matter import matters_of_both, root
from countersay.reconciliation.wording import quoted

VERB = "verb:other"
_THINGS = frozenset({"person", "vehicle", "ship", "boat", "train", "plane"})
"""Roots of nouns of which every kind is one: an air strike is no strike of workers."""
_OWN = re.compile(r"\bof (?:our|its|their|his|her)\b", re.I)
_OPEN = {
    TIME: "whether they are of one time",
    START: "since when each counts",
    PLACE: "whether they are of one place",
    VERB: "whether their verbs tell the same",
    SCOPE: "whether one counts a part only",
    TOLD: "whether the higher one came later",
}


def open_spread(kind: str, claims: tuple[Claim, Claim], readings: Sequence[str]) -> Finding:
    """Write a spread of two counts with the readings under which they do not differ; none means that both may count other things."""
    labels = tuple(dict.fromkeys(readings)) or (SCOPE,)
    left = " and ".join(_OPEN[one] for one in labels) if readings else "whether they count the same"
    text = f"{quoted(claims[0])} and {quoted(claims[1])} may tell of one matter, and differ; open is {left}."
    return replace(told("spread", kind, claims, text), dissolved_by=labels)


def is_own(figure: Figure) -> bool:
    """Say whether a count is of what somebody has: "97 of our convoys"."""
    return _OWN.search(figure.text) is not None


def named_theirs(one: Claim, other: Claim, texts: Mapping[str, str]) -> frozenset[str]:
    """Return the words by which a clause names the people of whom the other's speaker says "ours": "the Orm side lost 17"."""
    if not is_own(one.figure) or is_own(other.figure):
        return frozenset()
    known = {word[:_STEM].lower() for word in re.findall(r"\b[A-Z][\w’-]{2,}", f"{one.issuer} {one.asserter}")}
    text = texts.get(other.figure.document, "")
    start = max(text.rfind(mark, 0, other.figure.start) for mark in (". ", "\n", "; ", ", "))
    named = re.search(r"\b([A-Z][\w’-]{2,}) (side|army|forces|troops)\b", text[start + 1 : other.figure.end])
    if named is None or named[1][:_STEM].lower() not in known:
        return frozenset()
    return frozenset({stem(named[1].lower()), stem(named[2])})


def numbers_told(one: Claim, other: Claim) -> frozenset[tuple[str, object]]:
    """Return what a pair says, whichever words say it: a heading and its text give one number twice."""
    return frozenset(
        (claim.figure.document, (claim.figure.value, claim.figure.lower, claim.figure.upper)) for claim in (one, other)
    )


def placed_parts(claims: Sequence[Claim]) -> frozenset[str]:
    """Return ids of parts that are told of a place of their own: "457 were arrested, 172 of them in Brena" tells of all of Brena."""
    places = {claim.figure.id: claim.figure.place for claim in claims}
    found = set()
    for claim in claims:
        relation = claim.figure.relation
        if relation is None or relation.type != "part_of" or not claim.figure.place or "place" in claim.figure.assumed:
            continue
        if relation.figure in places and places[relation.figure] != claim.figure.place:
            found.add(claim.figure.id)
    return frozenset(found)


def pairs_of_keys(
    by_key: Mapping[tuple[str | None, str], Sequence[Claim]], stands: Callable[[Claim], bool], most: int
) -> Iterator[tuple[Claim, Claim, Callable[[], Sequence[Claim]]]]:
    """Yield pairs of two sides' claims under one key, with what returns all claims that stand under it.

    Only the first `most` of a key are paired, and what does not pair is not asked whether it stands: under most keys of a
    record one side speaks alone.
    """
    firsts = []
    for key, members in by_key.items():
        if len({claim.side for claim in members}) > 1:
            some = list(islice(filter(stands, members), most))
            if len(some) > 1:
                firsts.append((some[0].order, key[1], some, members))
    for _, _, some, members in sorted(firsts, key=itemgetter(0, 1)):
        standing = cache(lambda members=members: [claim for claim in members if stands(claim)])
        for one, other in combinations(some, 2):
            if one.side != other.side:
                yield one, other, standing


def names_no_people(narrow: Claim, bare: Claim, texts: Mapping[str, str]) -> bool:
    """Say whether "soldiers" beside "Orvanian soldiers" may be those of whoever speaks: its text names no such people."""
    left, right = narrow.figure, bare.figure
    if head(left.counted or "") != head(right.counted or "") and "freed" not in matters_of_both(left, right):
        return False  # "people lived in the camp" are all of them
    words = proper_words(left) - proper_words(right)
    text = f"{texts.get(right.document, '')} {bare.issuer} {bare.asserter}".lower()
    return bool(words) and not any(word[:_STEM] in text for word in words)


_STEM = 5  # letters that the words for a people and for its country share: "Orvania", "Orvanian"


def proper_words(figure: Figure) -> frozenset[str]:
    """Return the words of a figure that are written with a capital: "four Armenian soldiers"."""
    return frozenset(word.lower() for word in re.findall(r"(?<= )[A-Z][\w'’-]+", figure.text))


def speaks_for(one: Claim, other: Claim) -> bool:
    """Say whether one claim is taken from the mouth of the other's issuer."""
    words = set(one.asserter.lower().split())
    return one.asserter != one.issuer and bool(words) and words <= {*other.issuer.lower().split()}


def of_one_sort(one: Claim, other: Claim) -> bool:
    """Say whether two who speak are bodies of one kind: "Northern Hospital", "Southern Hospital"."""
    left, right = (_kind_of(claim.asserter) & _bodies() for claim in (one, other))
    return bool(left & right)


def _kind_of(label: str) -> frozenset[str]:
    """Return the words of a label that may say what it is: the last one, and the one before "of" or "for"."""
    first = re.split(r"\s+(?:of|for)\b", label.lower())[0].split()
    return frozenset((*first[-1:], *label.lower().split()[-1:]))


@cache
def _bodies() -> frozenset[str]:
    bodies = (word_set("nouns", "bodies", kind) for kind in ("generic", "local", "named"))
    return word_set("nouns", "areas", "words").union(*bodies)


def of_one_day(left: Figure, right: Figure) -> bool:
    """Say whether both figures are told of one and the same day."""
    one, other = left.window, right.window
    return one is not None and other is not None and one.first == one.last == other.first == other.last is not None


def within_a_day(figure: Figure) -> bool:
    """Say whether a figure is told of a single day, or of none."""
    return figure.window is None or figure.window.first == figure.window.last


def are_apart(left: Figure, right: Figure, least: int, times: int) -> bool:
    """Say whether two values are apart by so many per cent of the higher one at least, and by so many times at most."""
    values = [
        next((value for value in (figure.value, figure.lower, figure.upper) if value is not None), Fraction(0))
        for figure in (left, right)
    ]
    low, high = sorted(values)
    return not low or ((high - low) * 100 >= least * high and high <= times * low)


def narrower_exceeds(one: Claim, other: Claim) -> str:
    """Return which of two is a kind of the other and is counted more often: "419 aid trucks" beside "223 trucks"."""
    for narrow, wide, side in ((one, other, "left"), (other, one, "right")):
        *more, last = (narrow.figure.counted or "").lower().split(" ")
        if more and last == (wide.figure.counted or "").lower() and root(last) in _THINGS and above(narrow, wide):
            return side
    return ""


def are_of_one_act(left: Figure, right: Figure) -> bool:
    """Say whether noun, verb and day are the same, and the place where both name one."""
    same = left.counted == right.counted and left.predicate == right.predicate and left.kind == right.kind
    return same and of_one_day(left, right) and (left.place == right.place or not (left.place and right.place))


def is_nameless(figure: Figure) -> bool:
    """Say whether a figure is an amount of money, or a share, of which no field says what it is of: "turnout was 61 %"."""
    return not figure.counted and not figure.average and (is_money(figure.unit) or figure.unit == "percent")
