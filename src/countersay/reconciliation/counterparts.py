"""Counts of two sides that a reader would set side by side, though their words leave one thing open.

Series hold counts whose words agree. Two accounts of one matter seldom agree in all words: one says since when and the other does
not, one names the camp and the other speaks of nothing else, one has hired nurses and the other has taken them on. Here such
counts are paired, each difference with the reading that would explain it:

1. *start*: totals up to one day that do not say since when;
2. *place*: a place beside none, or a word for a place in two texts;
3. *time*: no day beside a day that both texts speak of;
4. *verb*: other verbs that the lexicon knows to be told of one matter;
5. *scope*: more words in the clause of the greater count, or a narrower noun;
6. *told*: a higher toll that was published later.

Both counts have an unknown of their own; the axiom `one_matter` makes them equal. The finding is never more than a tension, and
each of these readings dissolves it. Where too much is left open, the pair is a spread. Whatever the words tell apart is no pair.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from countersay.lexicon.load import word_set
from countersay.lexicon.nouns import head, is_press
from countersay.lexicon.places import is_country_wide
from countersay.model import ACCUSING, Figure, Finding, PlacedTimex
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.alike import Sentences
from countersay.reconciliation.clashes import SCOPE, Clash
from countersay.reconciliation.constraints import question_row
from countersay.reconciliation.crowds import are_estimates
from countersay.reconciliation.ground import Topics, ground_of, is_of_events
from countersay.reconciliation.grouping import disagree
from countersay.reconciliation.interpretation import Taken
from countersay.reconciliation.matters import MOST_DOCUMENTS
from countersay.reconciliation.one_report import are_quoted_together
from countersay.reconciliation.open_pairs import (
    VERB,
    are_apart,
    are_of_one_act,
    is_nameless,
    is_own,
    named_theirs,
    names_no_people,
    narrower_exceeds,
    numbers_told,
    of_one_day,
    of_one_sort,
    open_spread,
    placed_parts,
    proper_words,
    speaks_for,
    within_a_day,
)
from countersay.reconciliation.openings import (
    PLACE,
    START,
    TIME,
    TOLD,
    above,
    are_as_of_one_day,
    days_named,
    may_grow,
    may_have_changed,
    of_one_people,
    open_place,
    open_time,
    told_at_once,
    told_soon,
)
from countersay.reconciliation.owners import is_ownerless
from countersay.reconciliation.passages import Tagged, claim_rows, clashes_of
from countersay.reconciliation.same_clause import compared, is_of_the_known, lacks_its_word, qualifying
from countersay.reconciliation.same_matter import done_to, is_further_step, nouns_compared, root, verbs_compared
from countersay.reconciliation.turned import turned_round

_MOST = 80  # claims of one noun that are compared pair by pair
_APART = 5  # per cent between two counts that are worth telling
_TIMES = 10  # counts that are farther apart are of different things
_TIMES_ALIKE = 50  # unless noun, verb, day and place are the same
_TIMES_ASKED = 5
_MOST_OPEN = 2  # readings that may be open in a tension
_MOST_MORE = 3  # words of their own that two clauses of one matter may have
_AMOUNTS = frozenset({"m3", "L", "t", "kg", "ha", "km2", "acre", "gal"})
_KINDS = frozenset({"flow", "stock", "share", "average", "distance", "money", "constant"})


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Two claims of one matter, in canonical order, with what would explain that they differ."""

    one: Claim
    other: Claim
    readings: tuple[str, ...]
    sure: bool


def counterparts(
    claims: Sequence[Claim], topics: Topics, timexes: Sequence[PlacedTimex], known: Sequence[Finding]
) -> tuple[list[Clash], list[Finding]]:
    """Pair counts of two sides; `known` are the findings so far, whose pairs are left alone.

    Returns:
        Clashes to be assembled, and spreads of what is too open to accuse.
    """
    documents = {claim.figure.document for claim in claims}
    if len(documents) < 2:
        claims = [claim for claim in claims if claim.asserter != claim.issuer]  # only those it quotes are two sides
    several = len(documents) > MOST_DOCUMENTS
    if several and len(documents & topics.of_parties) < 2:
        return [], []  # an archive without declared parties
    replaced = frozenset(figure for one in known if one.relation == "revision" for figure in one.figures[:1])
    claims = [claim for claim in claims if claim.figure.id not in replaced]  # its own side says otherwise since
    days = days_named(timexes, claims)
    settled = _settled(known, topics)
    accused = frozenset(figure for one in known if one.relation in ACCUSING for figure in one.figures)
    found = [
        one for one in _pairs(claims, topics, days) if not _is_known(one, settled) and not _was_searched(one, accused)
    ]
    sentences = Sentences(topics.residues.texts)
    clashes: list[Clash] = []
    spreads: list[Finding] = []
    seen: set[str] = set()
    told: set[frozenset[tuple[str, object]]] = set()
    lone = [one for one in _lone(found) if not several or _is_of_parties(one, topics) or _is_of_one_report(one)]
    for pair in sorted(lone, key=lambda one: _first(one, topics)):
        ids, numbers = {pair.one.figure.id, pair.other.figure.id}, numbers_told(pair.one, pair.other)
        if ids <= seen or numbers in told:
            continue
        told.add(numbers)
        made = _clashes(pair) if pair.sure and not are_estimates(pair.one, pair.other, sentences) else []
        clashes += made
        if not made:
            spreads.append(open_spread("counterpart", (pair.one, pair.other), pair.readings))
        seen |= ids
    return clashes, spreads


def _first(pair: Counterpart, topics: Topics) -> tuple[object, ...]:
    """Return the place of a pair: what accuses first, then the parties' own accounts, then what leaves the least open."""
    return not pair.sure, not _is_of_parties(pair, topics), len(pair.readings), pair.one.order, pair.other.order


def _is_of_parties(pair: Counterpart, topics: Topics) -> bool:
    return topics.of_parties.issuperset((pair.one.figure.document, pair.other.figure.document))


def _is_of_one_report(pair: Counterpart) -> bool:
    return pair.one.figure.document == pair.other.figure.document


def _settled(known: Sequence[Finding], topics: Topics) -> dict[str, list[frozenset[str]]]:
    """Return for each figure the findings it stands in that leave nothing to pair; what grew between parties may be paired."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for finding in known:
        grown = finding.kind == "growing-toll" and topics.of_parties.issuperset(finding.documents)
        update = grown or (finding.relation == "later_update" and finding.kind == "running-total")
        if update or (finding.relation == "spread" and finding.kind != "answer"):
            continue
        figures = frozenset(finding.figures)
        for one in figures if len(figures) > 1 else ():
            found[one].append(figures)
    return found


def _is_known(pair: Counterpart, settled: Mapping[str, Sequence[frozenset[str]]]) -> bool:
    return any(pair.other.figure.id in figures for figures in settled.get(pair.one.figure.id, ()))


def _was_searched(pair: Counterpart, accused: frozenset[str]) -> bool:
    """Say whether the two stand in one series, a clash of which tells of one of them already."""
    left, right = pair.one.figure, pair.other.figure
    return left.series is not None and left.series == right.series and not accused.isdisjoint((left.id, right.id))


def _pairs(claims: Sequence[Claim], topics: Topics, days: Mapping[str, frozenset[int]]) -> Iterator[Counterpart]:
    by_key: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    placed, parts = placed_parts(claims), defaultdict(list)
    for claim in claims:
        if claim.figure.relation is not None and claim.figure.relation.type == "part_of":
            parts[claim.figure.value].append(claim)
        if _stands(claim, placed):
            by_key[claim.figure.unit, root(claim.figure.counted or "")].append(claim)
    for members in by_key.values():
        for one, other in combinations(members[:_MOST], 2):
            together = are_quoted_together(one, other)
            if one.side == other.side or (one.issuer == other.issuer and not together):
                continue
            pair = _compared(one, other, topics, days)
            left, right = ([*members, *parts[claim.figure.value]] for claim in (one, other))
            if pair is not None and not (is_given(one, other, left) or is_given(other, one, right)):
                yield pair


def is_given(one: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Say whether the other's side gives the number of one as well, there or later: what the two differ in is no clash."""
    value, document = one.figure.value, other.figure.document
    elsewhere = document != one.figure.document
    return any(
        ((elsewhere and claim.figure.document == document) or claim.side == other.side)
        and claim.figure.value == value
        and verbs_compared(claim.figure, one.figure) == "same"
        for claim in claims
        if value is not None
    )


def _stands(claim: Claim, placed: frozenset[str]) -> bool:
    figure = claim.figure
    if figure.kind not in _KINDS or figure.supposed or figure.stance != "asserts" or figure.change in ("up", "down"):
        return False
    known = claim.accuses or claim.why_not.startswith("its noun ")
    if not (known or (figure.value == 0 and figure.precision == "universal")):
        return False
    of_a_part = figure.relation is not None and figure.relation.type == "part_of"
    if figure.relation is not None and not (of_a_part and (figure.kind == "stock" or figure.id in placed)):
        return False
    if not figure.counted:
        known_by_unit = figure.average or figure.unit in _AMOUNTS or is_nameless(figure)
        return known_by_unit and figure.unit is not None and bool(figure.predicate)
    if (not figure.predicate and figure.kind != "constant") or head(figure.counted) in word_set(
        "nouns", "measure", "nothing"
    ):
        return False
    # "A check is no arrest", "none of our lorries had passed": not said of all there were
    return figure.value != 0 or (bool(done_to(figure)) and not is_own(figure))


def _compared(one: Claim, other: Claim, topics: Topics, days: Mapping[str, frozenset[int]]) -> Counterpart | None:
    """Return the pair if nothing in the words tells the two counts apart."""
    left, right = one.figure, other.figure
    if (
        left.per != right.per
        or left.average != right.average
        or not disagree(one, other)
        or not are_apart(left, right, _APART, _TIMES_ALIKE if are_of_one_act(left, right) else _TIMES)
    ):
        return None
    if speaks_for(one, other) or speaks_for(other, one):
        return None
    said, proper = (qualifying(one), qualifying(other)), (proper_words(left), proper_words(right))
    verb = verbs_compared(left, right)
    noun = nouns_compared(left.counted or "", right.counted or "", said, proper)
    noun = noun or (narrower_exceeds(one, other) if verb == "same" and left.kind == right.kind == "flow" else "")
    if not noun or not verb or not _of_one_kind(one, other, verb):
        return None
    if verb == "near" and not (left.value and right.value):
        return None  # "nobody was shot" denies no injury
    time = open_time(one, other, days)
    place = open_place(one, other, topics) if time is not None else None
    rest = compared(one, other, topics) if place is not None else None
    if time is None or place is None or rest is None:
        return None
    if is_nameless(left) and (time or rest.left or rest.right or not rest.shared or verb != "same"):
        return None  # what it is of stands in the words besides, which have to be the same
    if is_nameless(left) and ground_of((one, other), topics) != "shared":
        return None  # two banks have costs of their own
    noun = "same" if of_one_people(one, other) else noun
    narrower = [one] if noun == "left" else [other] if noun == "right" else []
    theirs = named_theirs(one, other, topics.residues.texts) | named_theirs(other, one, topics.residues.texts)
    rest = replace(rest, left=rest.left - theirs, right=rest.right - theirs)
    own = [] if theirs else [claim for claim in (one, other) if is_own(claim.figure)]
    narrower += [claim for claim, more in ((one, rest.left), (other, rest.right)) if more or claim in own]
    greater, lesser = (one, other) if above(one, other) else (other, one)
    if lesser in own and greater not in own:
        return None  # "14,300 of our birds" are a part of those that were culled
    if turned_round(one, other, topics) or lacks_its_word(one, other, topics):
        return None
    if is_of_the_known(lesser, topics) or (verb == "near" and is_further_step(lesser.figure, greater.figure)):
        return None
    readings = [*time, *place]
    if verb == "near" or rest.states:
        readings.append(VERB)
    taken = any("noun" in figure.assumed for figure in (left, right))
    if narrower or noun == "near" or taken or left.relation or right.relation:
        readings.append(SCOPE)
    if may_grow(one, other):
        readings.append(TOLD)
    counted = len(readings) - (PLACE in readings and bool(left.place) and bool(right.place))
    apart = bool(rest.left and rest.right) or any(claim is not greater for claim in narrower)
    if not (left.counted and left.predicate and right.predicate) and not rest.shared:
        return None  # "we mourn two employees" says of them what no field holds
    ownerless = is_ownerless((one, other), topics) and not (rest.shared or theirs)
    apart_kept = left.series != right.series or (left.series is None and left.kind == right.kind == "flow")
    if not readings and apart_kept and _are_told_alike(left, right):
        return None  # linking, or a person, keeps them apart
    if START in readings and not are_apart(one.figure, other.figure, _APART, _TIMES_ASKED):
        return None
    if ownerless or (apart and len(rest.left | rest.right) > _MOST_MORE):
        return None
    at_once = TIME in readings and told_at_once(one, other)
    if at_once and not (left.place and right.place) and not topics.are_one({left.document, right.document}):
        return None
    begun = START not in readings or bool(done_to(left) and done_to(right))  # "had recorded 31 cases": since whenever
    loose = noun == "near" or taken or left.relation or right.relation
    # That the greater count is told more narrowly saves nothing.
    saving = readings if loose else [reading for reading in readings if reading != SCOPE]
    sure = (
        begun
        and not apart
        and not at_once
        and not may_have_changed(one, other)
        and counted <= _MOST_OPEN
        and _are_one(one, other, topics, saving)
    )
    if noun in ("left", "right"):
        narrow, bare = (one, other) if noun == "left" else (other, one)
        sure = sure and not names_no_people(narrow, bare, topics.residues.texts)
    if not sure and (of_one_sort(one, other) or not are_apart(one.figure, other.figure, _APART, _TIMES_ASKED)):
        return None
    return Counterpart(one, other, tuple(dict.fromkeys(readings)), sure)


def _mode(figure: Figure) -> str:
    """Return the kind, one word for what happened and what was so: of one day the same words may tell either."""
    return "day" if figure.kind in ("flow", "stock") and figure.relation is None else figure.kind


def _are_told_alike(one: Figure, other: Figure) -> bool:
    """Say whether the fields that words are read into are the same, so that something else sets two series apart."""
    fields = [(f.counted, f.predicate, f.place, f.qualifiers, f.agent, _mode(f)) for f in (one, other)]
    return fields[0] == fields[1]


def _of_one_kind(one: Claim, other: Claim, verb: str) -> bool:
    """Say whether both add up over days, or both tell how things stand; one with no verb may be either."""
    kinds = {one.figure.kind, other.figure.kind}
    if len(kinds) == 1:
        return True
    if kinds & {"share", "average", "distance"}:
        return False
    return kinds != {"flow", "stock"} or (verb == "same" and within_a_day(one.figure) and within_a_day(other.figure))


def _are_one(one: Claim, other: Claim, topics: Topics, readings: Sequence[str]) -> bool:
    """Say whether something besides noun and verb tells that both speak of one matter; `readings` may save them."""
    documents = {one.figure.document, other.figure.document}
    ground = ground_of((one, other), topics)
    if of_one_sort(one, other) and not topics.in_common((one, other)) and not (one.figure.place and other.figure.place):
        return False  # two ministries, two hospitals: each may tell of its own
    if all(is_country_wide(claim.figure.place or "") for claim in (one, other)):
        return topics.are_one(documents)  # "in the country" says not which
    if is_of_events((one, other)) and not topics.of_parties.issuperset(documents):
        # What the press and third parties tell of a toll, and when, is corrected both ways for weeks.
        own = not any(is_press(claim.issuer) for claim in (one, other))
        own = own and (
            all(claim.asserter == claim.issuer for claim in (one, other)) or _are_totals_of_one_day(one, other)
        )
        named = frozenset.intersection(*(topics.names.get(document, frozenset()) for document in documents))
        scenes = topics.residues.names_around(one) & topics.residues.names_around(other)
        known = ground == "shared" or (bool(named | scenes) and of_one_day(one.figure, other.figure))
        return own and known and SCOPE not in readings and told_soon(one, other, late=TOLD in readings)
    if ground == "shared" or topics.are_one(documents):
        return True
    return not is_of_events((one, other)) and TIME not in readings and PLACE not in readings


def _are_totals_of_one_day(one: Claim, other: Claim) -> bool:
    """Say whether both tell how many there were in one named place as of one day by one cause, whoever counted for them."""
    (place, why), told = ((claim.figure.place, claim.figure.adjuncts) for claim in (one, other))
    return are_as_of_one_day(one, other) and place is not None and (place, why) == told


def _lone(pairs: Sequence[Counterpart]) -> list[Counterpart]:
    """Leave out pairs of which a claim finds several counts in the other's document, and none that fits it better.

    One that is given there as well is no clash at all.
    """
    found: dict[tuple[str, str], list[Counterpart]] = defaultdict(list)
    for pair in pairs:
        found[pair.one.figure.id, pair.other.figure.document].append(pair)
        found[pair.other.figure.id, pair.one.figure.document].append(pair)
    kept = []
    for pair in pairs:
        rivals = (
            *found[pair.one.figure.id, pair.other.figure.document],
            *found[pair.other.figure.id, pair.one.figure.document],
        )
        wholes = {claim.figure.relation.figure for claim in (pair.one, pair.other) if claim.figure.relation is not None}
        others = [rival for rival in rivals if wholes.isdisjoint((rival.one.figure.id, rival.other.figure.id))]
        numbers = numbers_told(pair.one, pair.other)
        others = [rival for rival in others if numbers_told(rival.one, rival.other) != numbers]
        if all(len(rival.readings) > len(pair.readings) for rival in others):
            kept.append(pair)
    return kept


def _clashes(pair: Counterpart) -> list[Clash]:
    claims = (pair.one, pair.other)

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        tagged: Tagged = [(index, row) for index in active for row in claim_rows(claims[index], taken[index])]
        if len(active) == len(claims) and not dropped:
            left, right = (claim.figure.id for claim in claims)
            tagged += [(None, question_row(*ends, "one_matter")) for ends in ((left, right), (right, left))]
        return tagged

    extras = pair.readings or (SCOPE,)
    return clashes_of("counterpart", claims, rows, extras, cautious=True)
