"""How long one thing took or lasted, as two sides tell it: "the engine came 40 minutes after the call", "... nine minutes ...".

A length of time counts no things and stands in no series. Two are set beside each other only where their clauses say the same of the
same, word for word but for the numbers, in texts that speak of one matter: the same days in their sentences, or days and names in
common. The finding is a tension at most, and a reading under which they are of two things dissolves it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.model import ACCUSING, Finding, PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.clashes import SCOPE, Clash
from countersay.reconciliation.constraints import question_row
from countersay.reconciliation.ground import Topics, ground_of
from countersay.reconciliation.grouping import disagree
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.open_pairs import VERB, are_apart, of_one_sort, speaks_for
from countersay.reconciliation.partial import partial_words
from countersay.reconciliation.passages import Tagged, claim_rows, clashes_of
from countersay.reconciliation.residue import words
from countersay.reconciliation.same_clause import compared
from countersay.reconciliation.same_matter import verbs_compared

_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_APART, _TIMES = 20, 10  # per cent at least and times at most between two lengths that are worth telling
_MOST = 60  # lengths of one unit that are compared pair by pair
_Days = Mapping[str, Sequence[PlacedTimex]]


def told_lengths(
    claims: Sequence[Claim], topics: Topics, timexes: Sequence[PlacedTimex], known: Sequence[Finding]
) -> list[Clash]:
    """Pair lengths of two sides that are told of one thing; those in an accusing finding of `known` are left alone."""
    accused = {figure for one in known if one.relation in ACCUSING for figure in one.figures}
    by_unit: dict[str, list[Claim]] = {}
    for claim in claims:
        if _stands(claim) and claim.figure.id not in accused:
            by_unit.setdefault(claim.figure.unit or "", []).append(claim)
    if all(len(members) < 2 for members in by_unit.values()):
        return []
    days: dict[str, list[PlacedTimex]] = {}
    for timex in timexes:
        if timex.first is not None and timex.last is not None:
            days.setdefault(timex.document, []).append(timex)
    sentences = Sentences(topics.residues.texts)
    pairs = [
        (one, other, readings)
        for members in by_unit.values()
        for one, other in combinations(members[:_MOST], 2)
        if (readings := _compared(one, other, topics, days, sentences)) is not None
    ]
    told = [claim.figure.id for one, other, _ in pairs for claim in (one, other)]
    return [
        clash
        for one, other, readings in pairs
        if told.count(one.figure.id) == told.count(other.figure.id) == 1
        for clash in _clashes(one, other, readings)
    ]


def _stands(claim: Claim) -> bool:
    figure = claim.figure
    plain = figure.kind == "duration" and figure.unit in _UNITS and bool(figure.value) and figure.predicate is not None
    exact = figure.hedge is None and not figure.approximate and not figure.change.strip("=")
    return plain and exact and claim.accuses and figure.per is None and figure.relation is None


def _compared(one: Claim, other: Claim, topics: Topics, days: _Days, sentences: Sentences) -> tuple[str, ...] | None:
    """Return what would explain that two lengths differ; None if they need not be of one thing."""
    left, right = one.figure, other.figure
    if one.side == other.side or left.document == right.document or left.average != right.average:
        return None
    if speaks_for(one, other) or speaks_for(other, one) or of_one_sort(one, other):
        return None
    verb = verbs_compared(left, right)
    if not verb or not disagree(one, other) or not are_apart(left, right, _APART, _TIMES):
        return None
    if not _are_of_one_time(one, other, topics, days, sentences):
        return None
    rest = compared(one, other, topics)
    if rest is None or rest.left or rest.right or rest.states or not _say_the_same(one, other, topics, sentences):
        return None
    return (SCOPE,) if verb == "same" else (VERB, SCOPE)


def _say_the_same(one: Claim, other: Claim, topics: Topics, sentences: Sentences) -> bool:
    """Say whether each clause has no word but in the other's sentence, save for its verb, and one that tells what it is of."""
    said, around, parts = [], [], []
    for claim in (one, other):
        figure = claim.figure
        low, high = topics.residues.clause(claim)
        text = topics.residues.texts.get(figure.document, "")
        verbs = {*(figure.predicate or "").split("+")}
        words_ = _words(f"{text[low : figure.start]} {text[figure.end : high]}")
        if "had" in words_:
            return False  # "had lasted six hours": by then
        said.append({word for word in words_ if not verbs & {word, _lemma(word), word.removesuffix("d"), word[:-2]}})
        sentence = sentences.around(figure.document, figure.start)
        around.append(_words(sentence))
        parts.append(partial_words(sentence))
    if parts[0] != parts[1]:
        return False  # "nine hours, for some"
    held = said[0] <= around[1] and said[1] <= around[0]
    return held and bool((said[0] | said[1]) - _plain())


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _JOINING}


_JOINING = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "at",
        "in",
        "on",
        "it",
        "its",
        "our",
        "their",
        "his",
        "her",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "been",
        "be",
        "for",
        "after",
        "to",
        "by",
        "that",
    ]
)


@cache
def _plain() -> frozenset[str]:
    return words("plain") | words("idle")


def _lemma(word: str) -> str:
    found: str = table("predicates")["irregular"].get(word, word)
    return found


def _are_of_one_time(one: Claim, other: Claim, topics: Topics, days: _Days, sentences: Sentences) -> bool:
    """Say whether both sentences name the same days, or none where both texts speak of one matter and share a day."""
    named = [_named_with(claim, days, sentences) for claim in (one, other)]
    empty: frozenset[str] = frozenset()
    first, second = (topics.names.get(claim.figure.document, empty) for claim in (one, other))
    in_common = ground_of((one, other), topics) != "noun" or bool(first & second)
    everywhere = [
        {(timex.first, timex.last) for timex in days.get(claim.figure.document, ()) if timex.first == timex.last}
        - _issued(claim)
        for claim in (one, other)
    ]
    share_a_day = bool(everywhere[0] & everywhere[1])
    if named[0] and named[1]:
        return named[0] == named[1] and (in_common or share_a_day)
    told, untold = (named[0], everywhere[1]) if named[0] else (named[1], everywhere[0])
    return share_a_day and told <= untold


def _named_with(claim: Claim, days: _Days, sentences: Sentences) -> frozenset[tuple[object, object]]:
    figure = claim.figure
    start, end = sentences.span(figure.document, sentences.number(figure.document, figure.start))
    return frozenset(
        (timex.first, timex.last)
        for timex in days.get(figure.document, ())
        if start <= timex.start < end and not figure.start <= timex.start < figure.end
    )


def _issued(claim: Claim) -> set[tuple[object, object]]:
    day = claim.published
    return set() if day is None else {(day, day)}


def _clashes(one: Claim, other: Claim, readings: tuple[str, ...]) -> list[Clash]:
    claims = (one, other)

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        tagged: Tagged = [(index, row) for index in active for row in claim_rows(claims[index], taken[index])]
        if len(active) == len(claims) and not dropped:
            left, right = (claim.figure.id for claim in claims)
            tagged += [(None, question_row(*ends, "one_matter")) for ends in ((left, right), (right, left))]
        return tagged

    return clashes_of("counterpart", claims, rows, readings, cautious=True)
