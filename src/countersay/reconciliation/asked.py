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

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countersay.lexicon.load import table, word_set
from countersay.lexicon.nouns import head, is_of_harm
from countersay.lexicon.places import is_country_wide
from countersay.model import ACCUSING, Figure, Finding, PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import SCOPE
from countersay.reconciliation.counterparts import is_given
from countersay.reconciliation.ground import Topics, is_of_events
from countersay.reconciliation.grouping import disagree
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.open_pairs import (
    VERB,
    are_apart,
    is_own,
    numbers_told,
    of_one_day,
    of_one_sort,
    open_spread,
    pairs_of_keys,
    placed_parts,
    proper_words,
    speaks_for,
    within_a_day,
)
from countersay.reconciliation.openings import PLACE, START, TIME, above, days_named, loose_time, open_place
from countersay.reconciliation.residue import stem
from countersay.reconciliation.same_clause import is_of_the_known, qualifying
from countersay.reconciliation.same_matter import done_to, nouns_compared, root, verbs_compared
from countersay.reconciliation.told_apart import are_told_apart, own_words, shared_words

ENOUGH = 7  # points, one less between declared parties; from 5 to 9 on pairs of our own: lower lets other things in, higher loses every second
_MOST = 80  # claims of one noun that are compared pair by pair
_FEW_DOCUMENTS = 6  # documents of which any two are taken to be of one matter
_APART, _TIMES = 10, 25  # per cent and times between counts that are worth asking about
_SHARED = 2  # words in common that two unknown verbs need
_MOST_SHARED = 3  # words in common that count
_FOUND = frozenset({"find"})  # what was found was counted, whatever happened to it
_KINDS = frozenset({"flow", "stock", "share", "constant", "distance"})


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
    return [open_spread("to-ask", (one.one, one.other), one.readings) for one in _best(list(pairs))]


def _shown(claims: Sequence[Claim], known: Sequence[Finding]) -> Callable[["_Asked"], bool]:
    """Return a test whether findings hold both claims, or accuse one of them together with what the other's document says."""
    home = {claim.figure.id: claim.figure.document for claim in claims}
    # By number of the finding: some tell of very many claims, of which all pairs would be too many to list.
    holding: dict[str, set[int]] = defaultdict(set)
    accused: dict[int, frozenset[str | None]] = {}
    for number, finding in enumerate(known):
        for figure in finding.figures if len(finding.figures) > 1 else ():
            holding[figure].add(number)
        if finding.relation in ACCUSING and len(finding.figures) > 1:
            accused[number] = frozenset(map(home.get, finding.figures))

    def test(pair: "_Asked") -> bool:
        left, right = pair.one.figure, pair.other.figure
        one, other = holding[left.id], holding[right.id]
        if not one.isdisjoint(other) or any(right.document in accused.get(number, ()) for number in one):
            return True
        return any(left.document in accused.get(number, ()) for number in other)

    return test


def _best(pairs: Sequence[_Asked]) -> list[_Asked]:
    """Keep a pair if neither of its counts finds one in the other's document that fits it as well."""
    found: dict[tuple[str, str], list[_Asked]] = defaultdict(list)
    for pair in pairs:
        found[pair.one.figure.id, pair.other.figure.document].append(pair)
        found[pair.other.figure.id, pair.one.figure.document].append(pair)
    kept = []
    told: set[frozenset[tuple[str, object]]] = set()
    for pair in sorted(pairs, key=lambda one: (-one.points, one.one.order, one.other.order)):
        rivals = (
            *found[pair.one.figure.id, pair.other.figure.document],
            *found[pair.other.figure.id, pair.one.figure.document],
        )
        numbers = numbers_told(pair.one, pair.other)
        alike = (rival for rival in rivals if numbers_told(rival.one, rival.other) != numbers)
        if numbers not in told and all(rival.points < pair.points for rival in alike):
            told.add(numbers)
            kept.append(pair)
    return sorted(kept, key=lambda one: (one.one.order, one.other.order))


def _pairs(claims: Sequence[Claim], topics: Topics, days: Mapping[str, frozenset[int]]) -> Iterator[_Asked]:
    by_key: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in _keys(claim.figure):
            by_key[claim.figure.unit, key].append(claim)
    seen: set[tuple[str, str]] = set()
    placed = placed_parts(claims)
    for one, other, members in pairs_of_keys(by_key, _stands, _MOST):
        ids = (one.figure.id, other.figure.id)
        if one.figure.document == other.figure.document or ids in seen:
            continue
        seen.add(ids)
        pair = _compared(one, other, topics, days, placed)
        if pair is not None and not (is_given(one, other, members()) or is_given(other, one, members())):
            yield pair


def _keys(figure: Figure) -> tuple[str, ...]:
    """Return what a claim's noun may be compared under: its widest noun, and lists of near nouns it stands in."""
    if not figure.counted:
        return ("person" if _are_victims(figure) else "",)
    return _keys_of(figure.counted)


@lru_cache(maxsize=20_000)
def _keys_of(counted: str) -> tuple[str, ...]:
    return tuple(sorted({root(counted)} | _near_nouns().get(head(counted), frozenset())))


def _are_victims(figure: Figure) -> bool:
    """Say whether a number without a noun is of people: "six are still missing"."""
    return not figure.counted and not figure.unit and is_of_harm(figure.predicate)


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
    if figure.precision == "vague" or not (figure.counted or figure.unit or _are_victims(figure)):
        return False
    if figure.counted and head(figure.counted) in word_set("nouns", "measure", "nothing"):
        return False
    return figure.value != 0 or bool(done_to(figure))


def _compared(
    one: Claim, other: Claim, topics: Topics, days: Mapping[str, frozenset[int]], placed: frozenset[str]
) -> _Asked | None:
    """Weigh a pair; None if words tell the two apart, or too little speaks for one matter."""
    left, right = one.figure, other.figure
    if left.per != right.per or left.average != right.average or not are_apart(left, right, _APART, _TIMES):
        return None
    time = loose_time(one, other, days)
    if time is None or not _of_one_kind(one, other):
        return None
    noun, verb = _noun_points(one, other), _verb_points(left, right)
    if noun is None or verb is None:
        return None
    place = _place(one, other, topics)
    if place is None or not disagree(one, other) or speaks_for(one, other) or speaks_for(other, one):
        return None
    if are_told_apart(one, other, topics):
        return None
    readings = [*time, *place]
    parts = [
        figure.relation is not None and figure.relation.type == "part_of" and figure.id not in placed
        for figure in (left, right)
    ]
    if parts[0] != parts[1] and left.value and right.value:
        return None  # the one is told as a part of what the other text may not count
    if verb < 3:
        readings.append(VERB)
    greater, lesser = (one, other) if above(one, other) else (other, one)
    verified = is_of_the_known(lesser, topics) and not is_of_the_known(greater, topics)
    if verified or noun < 3 or is_own(left) or is_own(right) or left.relation or right.relation:
        readings.append(SCOPE)
    shared = min(_MOST_SHARED, len(shared_words(one, other, topics)))
    same_place = bool(left.place and right.place)
    if verb == 0 and not (same_place or shared >= _SHARED):
        return None
    unsure = TIME in time or (bool(left.place) != bool(right.place) and not of_one_day(left, right))
    unsure = unsure or (PLACE in place and not of_one_day(left, right))
    if verb <= 1 and (unsure or not (left.value and right.value)):
        return None  # "nobody has died", "212 prisoners share 48 cells"
    own = [own_words(claim, beside, topics) for claim, beside in ((one, other), (other, one))]
    if len(own[0]) == len(own[1]) == 1 and not (verb and (shared or same_place)):
        return None  # "the cannery employed", "the brewery employed"
    points = noun + verb + shared + 2 * same_place
    points += _days_points(one, other, time, topics) + (not (left.value and right.value))
    points -= _narrowed(one, other) + verified
    if of_one_sort(one, other) and not (same_place or topics.in_common((one, other))):
        return None  # two hospitals: each may tell of its own
    few = len(days) <= _FEW_DOCUMENTS
    if not (few or topics.are_one({left.document, right.document}) or topics.in_common((one, other)) or same_place):
        points -= 1
    enough = ENOUGH - _are_of_parties(one, other, topics)
    return _Asked(one, other, tuple(readings), points) if points >= enough else None


def _are_of_parties(one: Claim, other: Claim, topics: Topics) -> bool:
    return topics.of_parties.issuperset((one.figure.document, other.figure.document))


def _place(one: Claim, other: Claim, topics: Topics) -> list[str] | None:
    """Return what is open about the places; "in the country", told by one that speaks of no place, leaves nothing open."""
    left, right = (is_country_wide(claim.figure.place or "") for claim in (one, other))
    if left and right:
        return []
    if (left and not other.figure.place) or (right and not one.figure.place):
        return [PLACE]
    return open_place(one, other, topics)


def _days_points(one: Claim, other: Claim, time: Sequence[str], topics: Topics) -> int:
    """Return 2 for the same days, or for the toll of what both texts date by one day; 1 for totals up to one day."""
    if TIME in time:
        return 2 * (is_of_events((one, other)) and _are_of_parties(one, other, topics))
    return 1 if START in time else 2


def _noun_points(one: Claim, other: Claim) -> int | None:
    """Return 3 for one noun, 2 for kinds of one another or near ones, 1 where one has none, None for other things."""
    left, right = one.figure, other.figure
    if not left.counted or not right.counted:
        if left.unit:
            return 1
        return 2 if done_to(left) == done_to(right) else None
    said, proper = (qualifying(one), qualifying(other)), (proper_words(left), proper_words(right))
    known = nouns_compared(left.counted, right.counted, said, proper)
    if known:
        sums = left.predicate == right.predicate and left.predicate in table("matters")["words"]["sums"]
        return 1 if sums else 3 if known == "same" else 2  # "the appeal amounts to 8 million" tells nothing of a bypass
    first, second = (frozenset(figure.counted.lower().split(" ")[:-1]) for figure in (left, right) if figure.counted)
    if first and second and not (first <= second or second <= first):
        return None  # freight trains and passenger trains
    heads = [head(figure.counted or "") for figure in (left, right)]
    if heads[0] == heads[1] or nouns_compared(heads[0], heads[1]):
        return 2
    first_near, second_near = (_near_nouns().get(noun, frozenset()) for noun in heads)
    near = first_near & second_near
    if near == {"near captives"} and is_of_harm(left.predicate):
        return None  # soldiers killed are not the fighters of whom others tell
    return 2 if near else None


def _verb_points(left: Figure, right: Figure) -> int | None:
    """Return 3 for one verb, 2 for near ones, 1 beside one that says nothing, 0 for unknown ones, None for other deeds."""
    known = verbs_compared(left, right)
    if known:
        sums = left.predicate == right.predicate and left.predicate in table("matters")["words"]["sums"]
        return 1 if sums else 3 if known == "same" else 2  # "the appeal amounts to 8 million" tells nothing of a bypass
    first, second = done_to(left), done_to(right)
    if _is_negated(left) != _is_negated(right):
        return None
    if not first - _FOUND or not second - _FOUND:
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
    return all(within_a_day(claim.figure) for claim in (one, other)) or "constant" in kinds


def _narrowed(one: Claim, other: Claim) -> int:
    """Return a point for each claim whose noun something narrows that the other does not say."""
    left, right = qualifying(one) - _hours(), qualifying(other) - _hours()
    return bool(left - right) + bool(right - left)


@cache
def _hours() -> frozenset[str]:
    return frozenset(map(stem, table("matters")["words"]["hours"]))
