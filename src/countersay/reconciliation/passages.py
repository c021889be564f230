"""Sums inside one passage: parts against their whole, shares against their base. No dates are needed.

Each figure of a passage has an unknown of its own, named by the figure's id: what that figure counts. The figure bounds
it; relations stated in the words tie the unknowns together:

1. a part is no more than its whole (`part_within_whole`);
2. parts listed side by side are together no more than the whole (`disjoint_groups`, unless groups may overlap);
3. parts said to make up the whole are together no less (`exhaustive_parts`);
4. "275 or 68 % of 402": 275 lies between the ends of 68 % of 402.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from countersay.model import ITEMISED, Term
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.clashes import SCOPE, Clash, Rows
from countersay.reconciliation.constraints import Row, Sense, part_row, sum_row, tighten
from countersay.reconciliation.dissolving import Labels, dissolve, outcomes
from countersay.reconciliation.exclusive import told_apart_by_nouns, told_apart_by_verbs
from countersay.reconciliation.interpretation import Interval, Taken, choices, loosest, take
from countersay.reconciliation.left_over import some_are_left, takes_in_more
from countersay.reconciliation.share_bases import comes_between, has_own_base, is_of_the_share
from countersay.reconciliation.simplex import nearly_given, solve_rows
from countersay.reconciliation.subsets import Conflict, minimise

OVERLAP = "overlap:parts_overlap"
_SUMMED = frozenset({ITEMISED, "a total of"})
"""Cues by which parts of several kinds make up one whole: "41 lorries and 31 cars, a total of 72 vehicles"."""
BASE = "base:other"
# A share and the number it stands beside ("275 or 68%", "275 (68 %)") are no further apart than this.
BESIDE = 40
# Another base of the same passage is looked for within so many characters.
PASSAGE = 600


@dataclass(frozen=True, slots=True)
class Whole:
    """A figure and the parts that the words give of it, in canonical order."""

    whole: Claim
    parts: tuple[Claim, ...]
    exhaustive: bool = False
    alike: bool = True
    exclusive: bool = True

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The whole, then its parts."""
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True)
class Share:
    """`part` is `percent` of `base`; `other_base` if another number of the passage would do as well."""

    part: Claim
    percent: Claim
    base: Claim
    other_base: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """In the order part, percent, base."""
        return (self.part, self.percent, self.base)


def find_wholes(claims: Sequence[Claim], texts: Mapping[str, str] | None = None) -> list[Whole]:
    """Return each figure that parts are given of, with its parts; `texts` may say that some are in none of them.

    A part said twice counts once, but two items of one list are two. Where a part may stand in no sum that accuses, those
    that are left are not all.
    """
    related = [claim for claim in claims if claim.figure.relation is not None]
    by_id = {claim.figure.id: claim for claim in claims if claim.accuses} if related else {}
    parts: dict[str, dict[tuple[object, ...], Claim]] = defaultdict(dict)
    partial: set[str] = set()
    for claim in related:
        figure, relation = claim.figure, claim.figure.relation
        if relation is None or relation.type != "part_of" or relation.figure not in by_id:
            continue
        if not claim.accuses:
            partial.add(relation.figure)
            continue
        whole = by_id[relation.figure].figure
        if figure.unit != whole.unit or figure.average or figure.per != whole.per or figure.id == whole.id:
            continue
        same = (
            figure.value,
            figure.lower,
            figure.upper,
            figure.counted,
            figure.qualifiers,
            figure.predicate,
            figure.place,
            figure.start if relation.cue == ITEMISED else None,
        )
        parts[whole.id].setdefault(same, claim)
    found = []
    for whole_id in sorted(parts, key=lambda one: by_id[one].order):
        members = tuple(sorted(parts[whole_id].values(), key=lambda claim: claim.order))
        relations = [claim.figure.relation for claim in members]
        exhaustive = len(members) > 1 and whole_id not in partial
        exhaustive = exhaustive and all(one is not None and one.exhaustive for one in relations)
        text, figures = (texts or {}).get(by_id[whole_id].figure.document, ""), [one.figure for one in members]
        exhaustive = exhaustive and not some_are_left(by_id[whole_id].figure, figures, text)
        nouns = {claim.figure.counted for claim in members} - {None, by_id[whole_id].figure.counted}
        by_nouns = len(members) > 1 and told_apart_by_nouns(members)
        exclusive = exhaustive or by_nouns or _exclude_each_other(members, texts or {})
        alike = len(nouns) <= 1 or by_nouns or all(one is not None and one.cue in _SUMMED for one in relations)
        alike = alike and not any(takes_in_more(one, text) for one in figures)
        found.append(Whole(by_id[whole_id], members, exhaustive, alike=alike, exclusive=exclusive))
    return found


def _exclude_each_other(parts: Sequence[Claim], texts: Mapping[str, str]) -> bool:
    """Say whether parts of one list are told apart by place or owner alone, or by what cannot be said of one thing twice.

    What is said of parts by verbs of their own may hold of one thing twice: "80 lost power and 70 lost water".
    """
    said = {claim.figure.predicate for claim in parts}
    places = {claim.figure.place for claim in parts}
    owners = {claim.figure.qualifiers for claim in parts}
    owned = all(any(_OWNED.match(word) for word in qualifiers) for qualifiers in owners)
    if len(parts) > 1 and told_apart_by_verbs(parts, texts):
        return True
    return len(said) == 1 and (len(places) == len(parts) or (len(owners) == len(parts) and owned))


_OWNED = re.compile(r"(?:were |are )?(?:belong\w* to|from|of (?!them|these|those|which|whom))")


def find_shares(claims: Sequence[Claim], texts: Mapping[str, str] | None = None) -> list[Share]:
    """Return the triples of part, percentage and base that the words tie together."""
    percents = [claim for claim in claims if claim.figure.unit == "percent" and claim.figure.relation is not None]
    by_id = {claim.figure.id: claim for claim in claims if claim.accuses} if percents else {}
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in by_id.values():
        by_document[claim.figure.document].append(claim)
    found = []
    for claim in percents:
        figure, relation = claim.figure, claim.figure.relation
        if figure.unit != "percent" or relation is None or not claim.accuses:
            continue
        beside = by_document[figure.document]
        part = _part_beside(claim, by_id, beside)
        base = by_id.get(relation.figure) if relation.type == "share_of" else None
        if base is None and part is not None and part.figure.relation is not None:
            base = by_id.get(part.figure.relation.figure)
        if part is None or base is None or len({part.figure.id, claim.figure.id, base.figure.id}) < 3:
            continue
        if base.figure.unit != part.figure.unit:
            continue
        if has_own_base(claim, base, texts):
            continue
        share = Share(part, claim, base)
        if any(comes_between(other.figure, base.figure, part.figure) and _is_base(other, share) for other in beside):
            continue  # "of 640 people, 244 were ill and 212 (87 per cent) were treated"
        found.append(replace(share, other_base=_fits_other_base(share, beside)))
    return found


def _part_beside(percent: Claim, by_id: Mapping[str, Claim], beside: Sequence[Claim]) -> Claim | None:
    """Return the count that the percentage restates: by a same_as in either direction, else the one beside it.

    `beside` are the claims of its document.
    """
    figure = percent.figure
    relation = figure.relation
    if relation is not None and relation.type == "same_as":
        return by_id.get(relation.figure)
    near = []
    for claim in beside:
        other, tie = claim.figure, claim.figure.relation
        if tie is None or other.unit == "percent":
            continue
        if tie.type == "same_as" and tie.figure == figure.id:
            return claim
        shared_base = relation is not None and tie.figure == relation.figure and tie.type in ("share_of", "part_of")
        gap = max(other.start, figure.start) - min(other.end, figure.end)
        base = by_id.get(tie.figure) if shared_base else None
        if shared_base and gap <= BESIDE and not (base is not None and is_of_the_share(figure, base.figure, other)):
            near.append((gap, claim.order, claim))
    return min(near, key=lambda one: one[:2])[2] if near else None


def _fits_other_base(share: Share, beside: Sequence[Claim]) -> bool:
    percent, part, named = share.percent.figure, share.part.figure, share.base.figure
    for claim in beside:
        base = claim.figure
        near = abs(base.start - percent.start) <= PASSAGE
        if not near or base.unit != part.unit or base.id in (part.id, named.id):
            continue
        if base.value != named.value and _is_base(claim, share):
            return True
    return False


def _is_base(claim: Claim, share: Share) -> bool:
    other = Share(share.part, share.percent, claim)
    return _solve(share_rows(other, _all_plain(other.claims)), range(3)) is None


def _all_plain(claims: Sequence[Claim]) -> list[Taken]:
    return [take(claim.figure) for claim in claims]


def _sides(interval: Interval) -> tuple[tuple[Sense, Fraction | None, bool], ...]:
    return (("lower", interval.lower, interval.lower_open), ("upper", interval.upper, interval.upper_open))


def claim_rows(claim: Claim, taken: Taken) -> list[Row]:
    """Return what a figure says of the unknown that bears its id."""
    figure = claim.figure
    interval = tighten(taken.interval, figure)
    rows = []
    for sense, value, strict in _sides(interval):
        if value is not None:
            sign = Fraction(-1 if sense == "lower" else 1)
            term = Term(series=figure.id, after=None, through=None, coefficient=sign)
            rows.append(Row((term,), sign * value, strict, sense, claim=figure.id, reading=taken.label))
    return rows


Tagged = list[tuple[int | None, Row]]
SCALED = frozenset({"share", "change", "multiple", "product"})
"""Checks whose rows hold one count below a multiple of another."""


def share_size(clash: Clash) -> tuple[Fraction | None, Fraction | None]:
    """Return the lack in things counted: the multipliers of a share are scaled so that the part counts once."""
    part = next(iter(claim.figure.id for claim in clash.claims if claim.figure.unit != "percent"), None)
    times = next((times for row, times in clash.plain_rows if row.claim == part and len(row.terms) == 1), None)
    if not times:
        return None, None
    lack = -sum((row.bound * m for row, m in clash.plain_rows), Fraction(0)) / times
    value = next(claim.figure.value for claim in clash.claims if claim.figure.id == part)
    return lack, (100 * lack / value if value else None)


def whole_rows(whole: Whole, taken: Sequence[Taken], active: Sequence[int], *, overlap: bool) -> Tagged:
    """Return the rows of a whole and those of its parts that are active (position 0 is the whole)."""
    rows: Tagged = [(i, row) for i in active for row in claim_rows(whole.claims[i], taken[i])]
    parts = [whole.claims[i].figure.id for i in active if i]
    rows += [(None, part_row(part, whole.whole.figure.id, None, None)) for part in parts]
    if len(parts) > 1 and whole.alike and whole.exclusive and not overlap:
        rows.append((None, sum_row(parts, whole.whole.figure.id, exhaustive=False)))
    if whole.exhaustive and len(parts) == len(whole.parts) and not (overlap and _is_itemised(whole)):
        rows.append((None, sum_row(parts, whole.whole.figure.id, exhaustive=True)))
    return rows


def share_rows(share: Share, taken: Sequence[Taken]) -> Tagged:
    """Return the rows of part and base, and those that the percentage puts between them."""
    rows: Tagged = [(i, row) for i in (0, 2) for row in claim_rows(share.claims[i], taken[i])]
    percent, interval = share.percent.figure, taken[1].interval
    for sense, value, strict in _sides(interval):
        if value is not None:
            sign = Fraction(-1 if sense == "lower" else 1)
            terms = (
                Term(series=share.part.figure.id, after=None, through=None, coefficient=sign),
                Term(series=share.base.figure.id, after=None, through=None, coefficient=-sign * value / 100),
            )
            rows.append((1, Row(terms, Fraction(0), strict, sense, claim=percent.id, reading=taken[1].label)))
    return rows


def _solve(tagged: Tagged, active: Sequence[int]) -> tuple[tuple[int, ...], Rows] | None:
    kept = [(index, row) for index, row in tagged if index is None or index in active]
    system = [({term.series: term.coefficient for term in row.terms}, row.bound, row.strict) for _, row in kept]
    if nearly_given(system):
        return None
    solution = solve_rows(system)
    if solution.feasible:
        return None
    used = [(index, row, times) for (index, row), times in zip(kept, solution.multipliers, strict=True) if times]
    claims = tuple(sorted({index for index, _, _ in used if index is not None}))
    return claims, tuple((row, times) for _, row, times in used)


RowMaker = Callable[[Sequence[Taken], Sequence[int], bool], Tagged]


def whole_clashes(whole: Whole) -> list[Clash]:
    """Return the clash of a whole with its parts, if there is one."""

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        return whole_rows(whole, taken, active, overlap=dropped)

    extra = (OVERLAP,) if len(whole.parts) > 1 else ()
    stated = all(claim.figure.relation is not None and claim.figure.relation.cue for claim in whole.parts)
    cautious = not stated or _is_itemised(whole) or _exceeds(whole)
    return clashes_of("parts", whole.claims, rows, extra, cautious=cautious)


def _exceeds(whole: Whole) -> bool:
    """Say whether a part behind the whole is larger than it: what "of them" points at is then a matter of reading."""
    total = whole.claims[0].figure
    behind = (claim.figure for claim in whole.parts if claim.figure.start > total.start)
    return total.value is not None and any((part.value or 0) > total.value for part in behind)


def _is_itemised(whole: Whole) -> bool:
    """Say whether nothing but a colon tells that the parts are parts: "40 ships: 22 tankers, 9 barges and 12 ferries"."""
    return all(claim.figure.relation is not None and claim.figure.relation.cue == ITEMISED for claim in whole.parts)


def share_clashes(share: Share) -> list[Clash]:
    """Return the clash of a percentage with the numbers it stands between, if there is one."""
    return share_clash(share, BASE if share.other_base else None)


def share_clash(share: Share, other_base: str | None) -> list[Clash]:
    """Return the clash of a percentage with its two numbers, which another base dissolves if that is a reading."""

    def rows(taken: Sequence[Taken], active: Sequence[int], dropped: bool) -> Tagged:
        return [] if dropped else share_rows(share, taken)

    extras = (other_base,) if other_base is not None else ()
    return clashes_of("share", share.claims, rows, extras, cautious=other_base is not None)


def clashes_of(
    kind: str, claims: Sequence[Claim], rows: RowMaker, extras: tuple[str, ...], *, cautious: bool = False
) -> list[Clash]:
    """Return the clash of figures that words tie together, if there is one.

    Args:
        kind: name of the check.
        claims: the figures; each has an unknown of its own.
        rows: makes the rows of some of them, as they are taken; its last argument leaves out what `extras` leave open.
        extras: readings that undo the tie.
        cautious: whether the tie itself is a matter of reading.
    """
    plain = _all_plain(claims)

    def conflict(active: Sequence[int]) -> Conflict | None:
        found = _solve(rows(plain, active, False), active)
        return None if found is None else Conflict(found[0])

    first = conflict(range(len(claims)))
    if first is None:
        return []
    subset = minimise(first, conflict).claims
    solved = _solve(rows(plain, subset, False), subset)
    assert solved is not None
    widest = [loosest(claim.figure, claim.published) for claim in claims]
    # What the list of parts or another base could explain is granted too before the word contradiction is used.
    loose = _solve(rows(widest, subset, bool(extras)), subset)
    # Where the words tie figures together without a word like "of which", the tie itself is a matter of reading.
    doubt = SCOPE if loose is not None and cautious else None
    labels = [*((extra, 1 if kind == "share" else None) for extra in extras), (doubt, None)]
    options = [
        choices(claims[index].figure) + tuple(one for one, only in labels if one and only in (None, index))
        for index in subset
    ]

    def feasible(assignment: Sequence[Labels]) -> bool:
        if any(SCOPE in own for own in assignment):
            return True
        taken = list(plain)
        for index, own in zip(subset, assignment, strict=True):
            taken[index] = take(claims[index].figure, own)
        dropped = any(not own.isdisjoint(extras) for own in assignment)
        return _solve(rows(taken, subset, dropped), subset) is None

    accused = loose is not None and not cautious
    proof = loose[1] if loose is not None and accused else solved[1]
    clash = Clash(
        kind=kind,
        relation="contradiction" if accused else "tension",
        claims=tuple(claims[index] for index in subset),
        rows=proof,
        plain_rows=solved[1],
        readings=outcomes(options, feasible, loosest=loose is None),
        dissolved_by=() if accused else dissolve(options, feasible),
        cautious=cautious,
    )
    return [clash]
