"""Claims that may be compared: one series, one kind of unknown, one unit. And pairs that are no clash to begin with.

Set aside before any sum that accuses, because ordinary writing explains them:

1. *Revision*: one asserter gives another value for exactly the same window at a later date; the later one stands.
2. *Refinement*: a round or hedged number beside a finer one that it covers; the finer one stands.
3. *Listed values*: two values for one window within one sentence speak of two things.
4. *Growing toll*: a toll (killed, injured, missing, displaced, damaged) that was told earlier is what was known by then;
   a higher one told later for days within the same window goes on from it. A lower one told later is no such thing.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from countersay.lexicon.load import table
from countersay.model import Figure, Record
from countersay.model.quick import quickly_made
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import Mode, is_average, mode_of, tighten
from countersay.reconciliation.interpretation import Interval, choices, numeric_axis, take, words

SENTENCE_END = re.compile(r"[.!?…:]\s|[;\n]")
# Claims of one window that are compared pair by pair; a longer list is compared in its first ones only.
MOST_OF_ONE_WINDOW = 60
NUMERIC = ("exactness:round", "scale:whole_unit", "hedge:whole_unit", "rounding:coarse")


@quickly_made
@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one series that share kind of unknown and unit, in canonical order."""

    series: str
    mode: Mode
    unit: str | None
    claims: tuple[Claim, ...]


@quickly_made
@dataclass(frozen=True, slots=True)
class Pairs:
    """What was set aside: pairs of claims, (older, newer), (coarser, finer) and (one, other) of a list.

    `windows` lists the claims of the group about one and the same window, where there are several.
    """

    revisions: tuple[tuple[Claim, Claim], ...] = ()
    refinements: tuple[tuple[Claim, Claim], ...] = ()
    listed: tuple[tuple[Claim, Claim], ...] = ()
    grown: tuple[tuple[Claim, Claim], ...] = ()
    windows: tuple[tuple[Claim, ...], ...] = ()

    @property
    def aside(self) -> frozenset[str]:
        """Ids of the figures that stand in no sum that accuses."""
        older = {claim.figure.id for claim, _ in self.revisions + self.refinements + self.grown}
        return frozenset(older | {claim.figure.id for pair in self.listed for claim in pair})


def group_claims(record: Record, claims: Sequence[Claim]) -> tuple[Group, ...]:
    """Sort the claims into groups, by series id, then kind of unknown, then unit."""
    home = {figure: series.id for series in record.series for figure in series.figures}
    by_id = {claim.figure.id: claim.figure for claim in claims}
    units = {series.id: series.unit for series in record.series}
    groups: dict[tuple[str, Mode, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        figure = claim.figure
        series = _series_of(figure, by_id, home)
        if series is None:
            continue
        unit = figure.unit if figure.unit is not None or not is_average(figure) else units.get(series)
        groups[series, mode_of(figure), unit or ""].append(claim)
    return tuple(
        Group(series, mode, unit or None, tuple(members)) for (series, mode, unit), members in sorted(groups.items())
    )


def _series_of(figure: Figure, by_id: Mapping[str, Figure], home: Mapping[str, str]) -> str | None:
    """Return the figure's series; an average belongs to the series of what it is the average of."""
    relation = figure.relation
    if is_average(figure) and relation is not None and relation.type == "average_of" and relation.figure in by_id:
        base = by_id[relation.figure]
        if not figure.counted and _does_something_else(figure, base):
            return None  # "with 40 daily sorties that destroyed 32 bridges"
        return base.series or home.get(base.id)
    return figure.series or home.get(figure.id)


def _does_something_else(one: Figure, other: Figure) -> bool:
    """Say whether two clauses have verbs of their own, and neither only says that something was counted."""
    verbs = [set((figure.predicate or "").split("+")) - {""} - _neutral() for figure in (one, other)]
    return bool(verbs[0] and verbs[1]) and verbs[0].isdisjoint(verbs[1])


@cache
def _neutral() -> frozenset[str]:
    classes = table("predicates")["class"].values()
    return frozenset(lemma for entry in classes if entry["kind"] == "neutral" for lemma in entry["lemmas"])


def window_key(figure: Figure) -> tuple[object, ...] | None:
    """Return what two claims must share to speak of exactly the same time; None if theirs is not known.

    Averages are apart from totals: their numbers are not compared as they stand.
    """
    window = figure.window
    if window is None:
        return (None,) if mode_of(figure) == "undated" else None
    if window.first is None or window.last is None:
        return None
    first, last = window.first, window.last
    if mode_of(figure) == "level":
        first = last
    return (first, window.first_latest or first, last, window.last_earliest or last, figure.per)


def same_window(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return lists of claims about the same window, in canonical order."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        figure, window = claim.figure, claim.figure.window
        key: tuple[object, ...] | None
        if (
            window is None
            or figure.kind == "stock"
            or window.first_latest is not None
            or window.last_earliest is not None
        ):
            key = window_key(figure)
        elif window.first is None or window.last is None:
            continue
        else:
            key = window.first, window.first, window.last, window.last, figure.per
        if key is not None:
            groups[key].append(claim)
    return [members for members in groups.values() if len(members) > 1]


def set_aside(group: Group, texts: Mapping[str, str]) -> Pairs:
    """Find the pairs of a group that ordinary writing explains."""
    revisions, refinements, listed = [], [], []
    windows = tuple(map(tuple, same_window(group.claims)))
    for every in windows:
        members = [claim for claim in every if claim.accuses][:MOST_OF_ONE_WINDOW]
        plain = [(claim, plain_interval(claim)) for claim in members] if len(members) > 1 else []
        for (one, left), (other, right) in combinations(plain, 2):
            if left == right:
                continue
            coarse = _coarser((one, left), (other, right))
            if coarse is not None:
                refinements.append(coarse)
            elif not are_apart(left, right):
                continue
            elif (pair := _revised(one, other)) is not None:
                revisions.append(pair)
            elif one_sentence(one.figure, other.figure, texts):
                listed.append((one, other))
    return Pairs(tuple(revisions), tuple(refinements), tuple(listed), _grown(group), windows)


def _grown(group: Group) -> tuple[tuple[Claim, Claim], ...]:
    """Pairs of an earlier, lower toll and a later, higher one whose days lie within the earlier one's."""
    tolls = [claim for claim in group.claims if claim.accuses and claim.issued and _is_toll(claim.figure)]
    found = []
    for one, other in combinations(tolls[:MOST_OF_ONE_WINDOW], 2):
        order = _told_first(one, other)
        if order is None:
            continue
        earlier, later = order
        if _within(later.figure, earlier.figure) and _above(plain_interval(later), plain_interval(earlier)):
            found.append((earlier, later))
    return tuple(found)


def _is_toll(figure: Figure) -> bool:
    return bool(words("toll").intersection((figure.predicate or "").split("+")))


def _within(inner: Figure, outer: Figure) -> bool:
    one, other = inner.window, outer.window
    if (
        one is None
        or other is None
        or one.first is None
        or one.last is None
        or other.first is None
        or other.last is None
    ):
        return False
    return other.first <= one.first and one.last <= other.last


def plain_interval(claim: Claim) -> Interval:
    """Return what the claim's number is under the plain reading."""
    return tighten(take(claim.figure).interval, claim.figure)


def disagree(one: Claim, other: Claim) -> bool:
    """Say whether no number is within both claims' plain intervals."""
    return are_apart(plain_interval(one), plain_interval(other))


def are_apart(left: Interval, right: Interval) -> bool:
    """Say whether no number is within both intervals."""
    return _above(left, right) or _above(right, left)


def _above(left: Interval, right: Interval) -> bool:
    if left.lower is None or right.upper is None:
        return False
    if left.lower == right.upper:
        return left.lower_open or right.upper_open
    return left.lower > right.upper


def _coarser(one: tuple[Claim, Interval], other: tuple[Claim, Interval]) -> tuple[Claim, Claim] | None:
    """Return (coarser, finer) of two claims with their plain intervals, if one number is written more coarsely and covers the other."""
    if one[0].figure.scope != other[0].figure.scope:
        return None
    for (coarse, _), (fine, narrow) in ((one, other), (other, one)):
        left, right = coarse.figure.resolution, fine.figure.resolution
        if left is None or right is None or left <= right or numeric_axis(coarse.figure) is None:
            continue
        labels = frozenset(choices(coarse.figure)).intersection(NUMERIC)
        wide = take(coarse.figure, labels).interval
        if wide.lower is None or wide.upper is None or narrow.lower is None or narrow.upper is None:
            continue
        if wide.lower <= narrow.lower and narrow.upper <= wide.upper:
            return coarse, fine
    return None


def _revised(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    return _told_first(one, other) if one.asserter == other.asserter else None


def _told_first(one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """Return the two in the order of publication; None if that is not known."""
    if not one.issued or not other.issued:
        return None
    # "2023-02" is neither before nor after "2023-02-12".
    shared = min(len(one.issued), len(other.issued))
    left, right = one.issued[:shared], other.issued[:shared]
    if left == right:
        return None
    return (one, other) if left < right else (other, one)


def one_sentence(one: Figure, other: Figure, texts: Mapping[str, str]) -> bool:
    """Say whether two figures stand in one sentence of one document."""
    if one.document != other.document or one.document not in texts:
        return False
    start, end = min(one.end, other.end), max(one.start, other.start)
    return end - start < 400 and SENTENCE_END.search(texts[one.document], start, end) is None
