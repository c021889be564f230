"""Pairs of counts that a person would want to be asked about: they may tell of one matter, and differ.

`counterparts` accuses where one or two readings are open. What two sides write of one thing mostly leaves more open, or has words
that no lexicon knows to be near: "the terminal handled", "our pilots brought in". Such pairs accuse nobody; left out they would
never be looked at. Here each pair is weighed by what speaks for one matter:

1. the things counted: one noun, or one known to be a kind of the other, or near it;
2. what is said of them: one verb, one near it, or one that says only that they were counted;
3. the days: one window, or days that may be the same;
4. the place: one place, or none;
5. the words that both sentences have besides.

What words tell apart is no pair, however much else they share: other places, days, rules of counting, people or things of two
kinds ("freight trains", "passenger trains"). A count is asked about once for each other document, with the count that fits it
best; where two fit it alike, with none.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import OCCASION, head
from countersay.model import ACCUSING, Figure, Finding, PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import SCOPE
from countersay.reconciliation.counterparts import (
    VERB,
    days_named,
    is_given,
    is_own,
    of_one_sort,
    proper_words,
    speaks_for,
)
from countersay.reconciliation.ground import Topics, besides, is_of_events, of_other_scenes, of_two_bodies
from countersay.reconciliation.grouping import disagree
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.openings import PLACE, START, TIME, TOLD, above, open_place, open_time
from countersay.reconciliation.relations import told
from countersay.reconciliation.residue import REACH, stem, words
from countersay.reconciliation.same_clause import is_of_the_known, qualifying, turned_round
from countersay.reconciliation.same_matter import done_to, nouns_compared, root, verbs_compared
from countersay.reconciliation.wording import quoted

ENOUGH = 7  # points; from 5 to 9 on pairs of our own: at 6 other things come in, at 8 every second pair is lost
_MOST = 80  # claims of one noun that are compared pair by pair
_APART, _TIMES = 10, 12  # per cent and times between counts that are worth asking about
_LONGEST = 400  # days: what holds for years is seldom one matter
_SHARED = 2  # words in common that two unknown verbs need
_MOST_SHARED = 3  # words in common that count
_END = re.compile(r"[.!?]\s|\n")
_WHERE = re.compile(r"\b(?:in|at|over|near|off|from|to|towards|around|outside) (?:the )?([A-Z][\w'’-]+)")
_WHOSE = re.compile(r"\b(?:our|ours|we|us|own|enemy|enemy's|opponent)\b")
_KINDS = frozenset({"flow", "stock", "share", "constant", "distance"})
_OPEN = {
    TIME: "whether they are of one time",
    START: "since when each counts",
    PLACE: "whether they are of one place",
    VERB: "whether their verbs tell the same",
    SCOPE: "whether one counts a part only",
    TOLD: "whether the higher one came later",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """Two claims in canonical order, what is open between them, and how much speaks for one matter."""

    one: Claim
    other: Claim
    readings: tuple[str, ...]
    points: int


def asked(
    claims: Sequence[Claim], topics: Topics, timexes: Sequence[PlacedTimex], known: Sequence[Finding]
) -> list[Finding]:
    """Return spreads of pairs to ask about; pairs that stand in one of the `known` findings are left alone."""
    documents = {claim.figure.document for claim in claims}
    if len(documents) < 2 or (len(documents) > MOST_DOCUMENTS and len(documents & topics.of_parties) < 2):
        return []
    if len(documents) > MOST_DOCUMENTS:
        claims = [claim for claim in claims if claim.figure.document in topics.of_parties]
    shown = _shown(claims, known)
    pairs = (one for one in _pairs(claims, topics, days_named(timexes, claims)) if not shown(one))
    return [_told(one) for one in _best(list(pairs))]


def _shown(claims: Sequence[Claim], known: Sequence[Finding]) -> Callable[["_Asked"], bool]:
    """Return a test whether findings hold both claims, or accuse one of them together with what the other's document says."""
    home = {claim.figure.id: claim.figure.document for claim in claims}
    together: dict[str, set[str | None]] = defaultdict(set)
    for finding in known:
        for figure in finding.figures if len(finding.figures) > 1 else ():
            together[figure].update(finding.figures)
            if finding.relation in ACCUSING:
                together[figure].update(home.get(one) for one in finding.figures if one != figure)

    def test(pair: "_Asked") -> bool:
        left, right = pair.one.figure, pair.other.figure
        return not together[left.id].isdisjoint((right.id, right.document)) or left.document in together[right.id]

    return test


def _told(pair: _Asked) -> Finding:
    left = " and ".join(_OPEN[one] for one in dict.fromkeys(pair.readings)) or "whether they count the same"
    text = f"{quoted(pair.one)} and {quoted(pair.other)} may tell of one matter, and differ; open is {left}."
    return told("spread", "to-ask", (pair.one, pair.other), text)


def _best(pairs: Sequence[_Asked]) -> list[_Asked]:
    """Keep a pair if neither of its counts finds one in the other's document that fits it as well."""
    found: dict[tuple[str, str], list[_Asked]] = defaultdict(list)
    for pair in pairs:
        found[pair.one.figure.id, pair.other.figure.document].append(pair)
        found[pair.other.figure.id, pair.one.figure.document].append(pair)
    kept = []
    for pair in pairs:
        rivals = (
            *found[pair.one.figure.id, pair.other.figure.document],
            *found[pair.other.figure.id, pair.one.figure.document],
        )
        if all(rival is pair or rival.points < pair.points for rival in rivals):
            kept.append(pair)
    return kept


def _pairs(claims: Sequence[Claim], topics: Topics, days: Mapping[str, frozenset[int]]) -> Iterator[_Asked]:
    by_key: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if _stands(claim):
            for key in _keys(claim.figure):
                by_key[claim.figure.unit, key].append(claim)
    seen: set[tuple[str, str]] = set()
    for members in by_key.values():
        for one, other in combinations(members[:_MOST], 2):
            ids = (one.figure.id, other.figure.id)
            if one.side == other.side or one.figure.document == other.figure.document or ids in seen:
                continue
            seen.add(ids)
            pair = _compared(one, other, topics, days)
            if pair is not None and not (is_given(one, other, members) or is_given(other, one, members)):
                yield pair


def _keys(figure: Figure) -> frozenset[str]:
    """Return what a claim's noun may be compared under: its widest noun, and lists of near nouns it stands in."""
    noun = head(figure.counted or "")
    return frozenset({root(figure.counted or "")}) | _near_nouns().get(noun, frozenset())


@cache
def _near_nouns() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, nouns in table("matters")["nouns"].items():
        for noun in nouns:
            found[noun].add(f"near {name}")
    return {noun: frozenset(names) for noun, names in found.items()}


def _stands(claim: Claim) -> bool:
    figure = claim.figure
    if figure.kind not in _KINDS or figure.supposed or figure.stance != "asserts" or figure.change in ("up", "down"):
        return False
    if not (claim.accuses or claim.why_not.startswith("its noun ")) and figure.value != 0:
        return False
    if figure.precision == "vague" or not (figure.counted or figure.unit):
        return False
    if figure.counted and head(figure.counted) in word_set("nouns", "measure", "nothing"):
        return False
    return figure.value != 0 or bool(done_to(figure))


def _compared(one: Claim, other: Claim, topics: Topics, days: Mapping[str, frozenset[int]]) -> _Asked | None:
    """Weigh a pair; None if words tell the two apart, or too little speaks for one matter."""
    left, right = one.figure, other.figure
    if (
        left.per != right.per
        or left.average != right.average
        or not disagree(one, other)
        or not _are_apart(left, right)
    ):
        return None
    if speaks_for(one, other) or speaks_for(other, one) or _are_told_apart(one, other, topics):
        return None
    noun, verb = _noun_points(one, other), _verb_points(left, right)
    if noun is None or verb is None or not _of_one_kind(one, other):
        return None
    time = _time(one, other, days)
    place = open_place(one, other, topics)
    if time is None or place is None:
        return None
    readings = [*time, *place]
    parts = [figure.relation is not None and figure.relation.type == "part_of" for figure in (left, right)]
    if parts[0] != parts[1] and left.value and right.value:
        return None  # the one is told as a part of what the other text may not count
    if verb < 3:
        readings.append(VERB)
    if noun < 3 or is_own(left) or is_own(right) or left.relation or right.relation:
        readings.append(SCOPE)
    shared = min(_MOST_SHARED, len(_shared(one, other, topics)))
    same_place = bool(left.place and right.place)
    if verb == 0 and not (same_place or shared >= _SHARED):
        return None
    own = [_own_words(claim, beside, topics) for claim, beside in ((one, other), (other, one))]
    if len(own[0]) == len(own[1]) == 1 and not (shared and verb):
        return None  # "the cannery employed", "the brewery employed"
    points = noun + verb + shared + 2 * same_place
    points += 2 if TIME not in time and START not in time else 0
    points -= _narrowed(one, other)
    if of_one_sort(one, other) and not (same_place or topics.in_common((one, other))):
        return None  # two hospitals: each may tell of its own
    if not (topics.are_one({left.document, right.document}) or topics.in_common((one, other)) or same_place):
        points -= 1
    return _Asked(one, other, tuple(readings), points) if points >= ENOUGH else None


def _are_told_apart(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether words set the two counts apart: rules, scenes, bodies, giver and taker, the verified among all."""
    if topics.rules.apart(one, other) is not None or topics.residues.basis(one) != topics.residues.basis(other):
        return True
    if of_other_scenes(one, other, topics) or of_two_bodies(one, other, topics) or turned_round(one, other, topics):
        return True
    greater, lesser = (one, other) if above(one, other) else (other, one)
    if is_own(lesser.figure) and lesser.figure.value == 0:
        return True
    occasions = [{word for word in claim.figure.qualifiers if word.startswith(OCCASION)} for claim in (one, other)]
    if all(occasions) and occasions[0].isdisjoint(occasions[1]):
        return True
    if _are_of_other_places(one, other, topics) or _are_of_two_armies(one, other, topics):
        return True
    return is_of_the_known(lesser, topics) and not is_of_the_known(greater, topics)


def _are_of_other_places(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether each clause has a name behind a word for a place, and another one: "over Karsk", "over Velin"."""
    found = [{match[1] for match in _WHERE.finditer(_clause(claim, topics))} - _calendar() for claim in (one, other)]
    return all(found) and found[0].isdisjoint(found[1])


def _are_of_two_armies(one: Claim, other: Claim, topics: Topics) -> bool:
    """Say whether both sides tell of their own, or both of the enemy's: "our losses", "two of our men"."""
    if not is_of_events((one, other)):
        return False
    said = [_WHOSE.findall(_clause(claim, topics).lower()) for claim in (one, other)]
    owners = [{"enemy" if word in ("enemy", "enemy's", "opponent") else "own" for word in words_} for words_ in said]
    return bool(owners[0] & owners[1])


def _clause(claim: Claim, topics: Topics) -> str:
    """Return the text of the sentence of a claim up to its number, and of its clause behind that."""
    text = topics.residues.texts.get(claim.figure.document, "")
    _, high = topics.residues.clause(claim)
    low = max(0, claim.figure.start - REACH)
    low = max((match.end() for match in _END.finditer(text, low, claim.figure.start)), default=low)
    return text[low:high]


def _own_words(claim: Claim, beside: Claim, topics: Topics) -> frozenset[str]:
    """Return the words that only one of two clauses has, but for those that say nothing."""
    left, right = besides(claim, beside, topics)
    return frozenset(word for word in left - right if word.split(" of ")[0] not in _common())


def _calendar() -> frozenset[str]:
    return frozenset(word.capitalize() for word in table("matters")["words"]["common"])


def _noun_points(one: Claim, other: Claim) -> int | None:
    """Return 3 for one noun, 2 for kinds of one another or near ones, 1 where one has none, None for other things."""
    left, right = one.figure, other.figure
    if not left.counted or not right.counted:
        return 1 if left.unit else None
    said, proper = (qualifying(one), qualifying(other)), (proper_words(left), proper_words(right))
    known = nouns_compared(left.counted, right.counted, said, proper)
    if known:
        return 3 if known == "same" else 2
    first, second = (frozenset(figure.counted.lower().split(" ")[:-1]) for figure in (left, right) if figure.counted)
    if first and second and not (first <= second or second <= first):
        return None  # freight trains and passenger trains
    heads = [head(figure.counted or "") for figure in (left, right)]
    if heads[0] == heads[1] or nouns_compared(heads[0], heads[1]):
        return 2
    near = [_near_nouns().get(noun, frozenset()) for noun in heads]
    return 2 if near[0] & near[1] else None


def _verb_points(left: Figure, right: Figure) -> int | None:
    """Return 3 for one verb, 2 for near ones, 1 beside one that says nothing, 0 for unknown ones, None for other deeds."""
    known = verbs_compared(left, right)
    if known:
        return 3 if known == "same" else 2
    first, second = done_to(left), done_to(right)
    if _is_negated(left) != _is_negated(right):
        return None
    if not first or not second:
        return 1
    return None if all(done & _harms() for done in (first, second)) or not (left.value and right.value) else 0


def _is_negated(figure: Figure) -> bool:
    return (figure.predicate or "").startswith("not-")


@cache
def _harms() -> frozenset[str]:
    """Verbs, and their classes, of what is told by numbers of its own: who was killed was not arrested."""
    return frozenset(table("nouns")["occasion"]["verbs"])


def _of_one_kind(one: Claim, other: Claim) -> bool:
    kinds = {one.figure.kind, other.figure.kind}
    if len(kinds) == 1:
        return True
    if kinds & {"share", "distance"}:
        return False
    return all(_one_day(claim.figure) for claim in (one, other)) or "constant" in kinds


def _one_day(figure: Figure) -> bool:
    return figure.window is None or figure.window.first == figure.window.last


def _time(one: Claim, other: Claim, days: Mapping[str, frozenset[int]]) -> list[str] | None:
    """Return what is open about the days; a night may be told by either of its days."""
    found = open_time(one, other, days)
    windows = [claim.figure.window for claim in (one, other)]
    if found is not None:
        long = [w for w in windows if w is not None and w.first and w.last and (w.last - w.first).days > _LONGEST]
        return None if long else found
    first, second = windows
    if first is None or second is None:
        return None
    if not (first.first and first.last and second.first and second.last):
        return None
    short = all((window.last - window.first).days <= 2 for window in windows if window and window.first and window.last)
    meet = first.first <= second.last and second.first <= first.last
    return [TIME] if short and meet else None


def _are_apart(left: Figure, right: Figure) -> bool:
    values = [
        next((value for value in (figure.value, figure.lower, figure.upper) if value is not None), Fraction(0))
        for figure in (left, right)
    ]
    low, high = sorted(values)
    return not low or ((high - low) * 100 >= _APART * high and high <= _TIMES * low)


def _shared(one: Claim, other: Claim, topics: Topics) -> frozenset[str]:
    """Return the stems of words that both sentences have besides nouns, verbs, days and what says nothing."""
    said = [topics.residues.said(claim) or frozenset() for claim in (one, other)]
    held: set[str] = set()
    for claim in (one, other):
        figure = claim.figure
        fields = f"{figure.counted or ''} {figure.predicate or ''} {figure.place or ''} {claim.asserter} {claim.issuer}"
        held |= {stem(word) for word in fields.replace("+", " ").lower().split()}
    return frozenset((said[0] & said[1]) - held - _common())


@cache
def _common() -> frozenset[str]:
    idle = words("plain") | words("idle") | frozenset(table("nouns")["adjuncts"]["idle"]) | words("calendars")
    months = frozenset(table("matters")["words"]["common"])
    return idle | months | frozenset(map(stem, idle | months))


def _narrowed(one: Claim, other: Claim) -> int:
    """Return a point for each claim whose noun something narrows that the other does not say."""
    left, right = qualifying(one) - _hours(), qualifying(other) - _hours()
    both = bool(left - right) + bool(right - left)
    owned = sum(is_own(claim.figure) for claim in (one, other))
    return both + owned


@cache
def _hours() -> frozenset[str]:
    return frozenset(map(stem, table("matters")["words"]["hours"]))
