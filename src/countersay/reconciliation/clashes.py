"""Claims of one series that cannot all hold, and how far other readings help.

Order of the search: claims as they stand; then averages multiplied by their days, against what of those can hold
together; then lower bounds of parts from linked series. In each, first sets that no reading saves (contradiction),
then, among the rest, sets that clash as plainly read (tension), those of exact claims before those with estimates.
Sets reported share no claim with one another; further minimal sets are counted as alternatives.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

from countersay.config import Config
from countersay.model import ReadingOutcome
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import Row, is_average
from countersay.reconciliation.dissolving import Feasible, Labels, dissolve, outcomes
from countersay.reconciliation.ground import (
    Topics,
    ground_of,
    is_narrower,
    is_of_events,
    of_one_text,
    rests,
    said_alike,
)
from countersay.reconciliation.grouping import Group, window_key
from countersay.reconciliation.holding import Tie
from countersay.reconciliation.interpretation import Taken, choices, loosest, numeric_axis, take
from countersay.reconciliation.means import is_of_its_total, one_interval, with_own_mean
from countersay.reconciliation.noticed import NOTICE, noticed, with_more
from countersay.reconciliation.owners import is_ownerless
from countersay.reconciliation.subsets import (
    Conflict,
    Effort,
    consistent,
    disjoint_subsets,
    minimise,
    other_subsets,
    solves_for,
)
from countersay.reconciliation.systems import LONG, Reader, SeriesSystem
from countersay.reconciliation.taken_up import takes_up

SCOPE = "scope:other"
_LEFT_OUT = 64  # totals left out of a consistent set that are set against the means one by one
_NEAR = 10  # per cent: slips of writing and counting miss by little, other things counted by much
_LOOSE = 8  # loose clashes whose claims are looked at one by one
_MOST_SEARCHED = 2_000  # claims of a series that are searched again
_NEAR_MEAN = 15  # a day more or less in a week
_NEAR_OWN_MEAN = 50  # what its sentence calls the mean of a total is nothing else, unless it is told of another time
Rows = tuple[tuple[Row, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Claims that cannot all hold, with all that a finding says of them.

    `rows` prove it under the reading named in them; `plain_rows` under the plain one, from which the size comes.
    `words` tie the claims together: "twice as many".
    """

    kind: str
    relation: Literal["contradiction", "tension"]
    claims: tuple[Claim, ...]
    rows: Rows
    plain_rows: Rows
    readings: tuple[ReadingOutcome, ...]
    dissolved_by: tuple[str, ...]
    alternatives: int = 0
    cautious: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim of a series that counts a part of what another counts."""

    claim: Claim
    series: str


class SeriesCase:
    """One group of claims, ready to be searched for clashes."""

    def __init__(
        self,
        group: Group,
        claims: Sequence[Claim],
        linked: Sequence[Linked],
        config: Config,
        topics: Topics | None = None,
        ties: Sequence[Tie | None] | None = None,
    ) -> None:
        self.group = group
        self.topics = topics or Topics()
        self.config = config
        self.claims = (*claims, *(one.claim for one in linked))
        self.parts: list[str | None] = [None] * len(claims) + [one.series for one in linked]
        self.plain = self._system(None, ties)
        self.effort = Effort()

    def _system(self, read: Reader | None, ties: Sequence[Tie | None] | None = None) -> SeriesSystem:
        totals = self.group.mode == "total"
        return SeriesSystem(self.group.series, self.claims, read, totals=totals, parts=self.parts, ties=ties)

    @cached_property
    def _loosened(self) -> SeriesSystem:
        return self._system(lambda claim: loosest(claim.figure, claim.published))

    def _loose_conflict(self, active: Sequence[int]) -> Conflict | None:
        """Return claims that no reading saves. Those that hold as plainly read are not worked out anew."""
        if len(active) < LONG:
            return None if self.plain.holds(active) else self._loosened.conflict(active)
        plain = self.plain.conflict(active)
        if plain is None:
            return None
        # In a long series the claims that clash as plainly read are looked at first, and mostly they alone.
        return self._loosened.conflict(plain.claims) or self._loosened.conflict(active)

    def search(self) -> list[Clash]:
        """Return the clashes of the group."""
        every = range(len(self.claims))
        averages = [index for index in every if is_average(self.claims[index].figure) and self.parts[index] is None]
        parts = [index for index in every if self.parts[index] is not None]
        apart = {*averages, *parts}
        direct = [index for index in every if index not in apart]
        found: list[Clash] = []
        base: list[int] = []
        for layer in (direct, averages, parts):
            if not layer:
                continue
            active = sorted({*base, *layer})
            if self.plain.conflict(active) is None:
                base = active
                continue
            clashes, clashing = self._clashes(active)
            found += self._tight(clashes, active)
            if averages or parts:  # else nothing is set against what can hold
                base = consistent(active, clashing, self.plain.conflict)
        reported = {frozenset(claim.figure.id for claim in clash.claims) for clash in found}
        held = set(base)
        for index in [one for one in direct if one not in held][:_LEFT_OUT] if averages else []:
            clash = self._against_means(index, averages)
            if clash is not None and frozenset(claim.figure.id for claim in clash.claims) not in reported:
                found.append(clash)
        return found

    def _tight(self, clashes: Sequence[Clash], active: Sequence[int]) -> list[Clash]:
        """Leave out loose clashes; what each of their claims clashes with apart from the others is looked for again."""
        place = {claim.figure.id: index for index, claim in enumerate(self.claims)}
        loose = [one for one in clashes if self._is_loose(one)]
        tight = [one for one in clashes if one not in loose]
        if len(active) > _MOST_SEARCHED:
            return tight
        for clash in loose[:_LOOSE]:
            members = [place[claim.figure.id] for claim in clash.claims]
            for index in members:
                told = {place[claim.figure.id] for one in tight for claim in one.claims}
                rest = [one for one in active if one not in told and (one == index or one not in members)]
                if index in told or self.plain.conflict(rest) is None:
                    continue
                more = [one for one in self._clashes(rest, index)[0] if self.claims[index] in one.claims]
                tight += [one for one in more if not self._is_loose(one)]
        return tight

    def _is_unsure(self, claims: Sequence[Claim]) -> bool:
        """Say whether the claims may well count different things, so that they are no contradiction."""
        ground = ground_of(claims, self.topics)
        if ground == "noun" or (ground == "topic" and is_of_events(claims)):
            return True
        rest = rests(claims, self.topics)
        return rest in ("apart", "opposed") or (rest == "one more" and of_one_text(claims))

    def _is_loose(self, clash: Clash) -> bool:
        """Say whether nothing tells that the claims speak of one thing, so that they are not set against each other.

        In one text, and where each clause adds something of its own, only numbers that lie near each other are.
        """
        claims = clash.claims
        ground = ground_of(claims, self.topics)
        if ground == "noun" and is_of_events(claims):
            return True
        if clash.kind == "part-of-series" and ground != "shared":
            return True  # whose parts and whose whole they are, no words say
        if self._is_upside_down(clash) or is_ownerless(claims, self.topics) or self._is_compound(clash):
            return True
        rest = rests(claims, self.topics)
        if rest == "opposed":
            return True
        near = _NEAR_MEAN if any(is_average(claim.figure) for claim in claims) else _NEAR
        if is_of_its_total(claims):
            near = _NEAR_OWN_MEAN
        _, percent = size_of(clash.plain_rows)
        apart = rest == "apart" and (ground != "shared" or of_one_text(claims))
        if percent is not None and percent <= near and not apart:
            return False
        if rest == "apart" or (rest == "one more" and ground != "shared" and is_of_events(claims)):
            return True  # one names what the toll is of, the other leaves it open
        return of_one_text(claims) and (rest != "same" or not said_alike(claims, self.topics))

    def _is_compound(self, clash: Clash) -> bool:
        """Say whether, between sides, a noun of several words is taken for a part of a shorter one it exceeds.

        An air strike is a strike only where both mean the same by it: that there are more of them tells they do not.
        """
        if clash.kind != "part-of-series" or len({claim.side for claim in clash.claims}) < 2:
            return False
        return len({(claim.figure.counted or "").count(" ") for claim in clash.claims}) > 1

    def _is_upside_down(self, clash: Clash) -> bool:
        """Say whether a claim bounds from above what another counts more widely: "14 in the old town", "31 in town"."""
        if takes_up(clash.claims, self.topics.residues.texts):
            return False
        by_id = {claim.figure.id: claim for claim in clash.claims}
        lowers = [by_id[row.claim] for row, _ in clash.plain_rows if row.claim and row.sense == "lower"]
        uppers = [by_id[row.claim] for row, _ in clash.plain_rows if row.claim and row.sense == "upper"]
        return any(is_narrower(upper, lower, self.topics) for upper in uppers for lower in lowers)

    def _against_means(self, index: int, averages: Sequence[int]) -> Clash | None:
        """Return how a claim that clashes with another total clashes with a mean as well, if it does.

        Where two totals are given for one week, a mean may fit one of them and not the other; each is told.
        """
        conflict = self.plain.conflict(sorted([index, *averages])) if averages else None
        if conflict is None:
            return None
        subset = minimise(conflict, self.plain.conflict)
        return self._clash(subset, "tension", 0) if index in subset.claims else None

    def _clashes(self, active: list[int], wanted: int | None = None) -> tuple[list[Clash], list[int]]:
        """Return clashes of which no two share a claim, and all their claims, without which the rest can hold.

        Of the clashes only that of the claim `wanted` is returned, if one is named.
        """
        scopes: dict[str, list[int]] = defaultdict(list)
        for index in active:
            if self.parts[index] is None and self.group.mode != "undated":
                scopes[self.claims[index].figure.scope].append(index)
        found: list[Clash] = []
        used: set[int] = set()
        loosened, plain = map(self.effort.counted, (self._loose_conflict, self.plain.conflict))
        most = self.config.max_alternatives
        for scope in sorted(scopes):
            members = scopes[scope]
            for subset in disjoint_subsets(members, loosened, self.effort):
                used.update(subset.claims)
                if wanted is not None and wanted not in subset.claims:
                    continue
                others = other_subsets(subset, members, loosened, most, solves_for(len(found)))
                found.append(self._clash(subset, "contradiction", len(others)))
                if wanted is not None:
                    return found, sorted(used)
        # Exact claims first, so that an estimate stands in a set only where no exact claim does as well.
        exact = [
            index
            for index in active
            if self.plain.is_tied(index) or numeric_axis(self.claims[index].figure) not in ("hedge", "scale")
        ]
        for stage in (exact, active) if len(exact) < len(active) else (active,):
            rest = [index for index in stage if index not in used]
            for subset in disjoint_subsets(rest, plain, self.effort):
                used.update(subset.claims)
                if wanted is not None and wanted not in subset.claims:
                    continue
                others = other_subsets(subset, active, plain, most, solves_for(len(found)))
                found.append(self._clash(subset, "tension", len(others)))
                if wanted is not None:
                    return found, sorted(used)
        return found, sorted(used)

    def _clash(self, subset: Conflict, relation: Literal["contradiction", "tension"], alternatives: int) -> Clash:
        claims = tuple(self.claims[index] for index in subset.claims)
        plain = self.plain.conflict(subset.claims) or subset
        cautious = self.group.mode == "undated" or any(self.parts[index] for index in subset.claims)
        unsure = self._is_unsure(claims)
        if unsure or (relation == "contradiction" and self._may_be_more(subset)):
            # Fewer of the claims may clash under the plain reading than when each is loosened.
            cautious, relation, subset = cautious or unsure, "tension", minimise(plain, self.plain.conflict)
            plain, claims = subset, tuple(self.claims[index] for index in subset.claims)
        options = [choices(claim.figure, claim.published) for claim in claims]
        options = with_own_mean(claims, options)
        if cautious or len({claim.figure.scope for claim in claims}) > 1:
            options = [(*own, SCOPE) for own in options]
        if seen := noticed(claims):
            options = [(*own, NOTICE) if i in seen else own for i, own in enumerate(options)]
        feasible = self._feasibility(subset.claims)
        widest = self._small(subset.claims, [loosest(claim.figure, claim.published) for claim in claims])
        accused = relation == "contradiction"
        return Clash(
            kind=self._kind(subset, claims),
            relation=relation,
            claims=claims,
            rows=_exact(subset.rows),
            plain_rows=_exact(plain.rows),
            readings=outcomes(options, feasible, loosest=widest.holds(range(len(claims)))),
            dissolved_by=() if accused else dissolve(options, feasible),
            alternatives=alternatives,
            cautious=cautious,
        )

    def _may_be_more(self, subset: Conflict) -> bool:
        """Say whether the claims, as loosely read, can hold if there was more than came to somebody's notice."""
        claims = [self.claims[index] for index in subset.claims]
        if not (seen := noticed(claims)):
            return False
        taken = [loosest(claim.figure, claim.published) for claim in claims]
        more = [with_more(one) if i in seen else one for i, one in enumerate(taken)]
        return self._small(subset.claims, more).holds(range(len(claims)))

    def _small(self, indices: Sequence[int], taken: list[Taken]) -> SeriesSystem:
        claims = [self.claims[index] for index in indices]
        parts = [self.parts[index] for index in indices]
        by_id = {claim.figure.id: one for claim, one in zip(claims, taken, strict=True)}
        totals = self.group.mode == "total"
        return SeriesSystem(self.group.series, claims, lambda claim: by_id[claim.figure.id], totals=totals, parts=parts)

    def _feasibility(self, indices: Sequence[int]) -> Feasible:
        claims = [self.claims[index] for index in indices]

        def feasible(assignment: Sequence[Labels]) -> bool:
            pairs = zip(claims, assignment, strict=True)
            taken = one_interval(claims, [_taken(claim, own) for claim, own in pairs])
            system = self._small(indices, taken)
            # A claim that counts other things stands in no row with the rest.
            return system.holds([i for i, own in enumerate(assignment) if SCOPE not in own])

        return feasible

    def _kind(self, subset: Conflict, claims: Sequence[Claim]) -> str:
        if any(self.parts[index] for index in subset.claims):
            return "part-of-series"
        if self.group.mode != "total":
            return {"level": "level", "undated": "constant", "window": "same-window"}[self.group.mode]
        if any(is_average(claim.figure) for claim in claims):
            return "average"
        if len({window_key(claim.figure) for claim in claims}) == 1:
            return "same-window"
        starts = {claim.figure.window.first for claim in claims if claim.figure.window is not None}
        return "running-total" if len(starts) == 1 else "windows"


def _taken(claim: Claim, labels: Labels) -> Taken:
    taken = take(claim.figure, labels, claim.published)
    return with_more(taken) if NOTICE in labels else taken


def size_of(rows: Rows) -> tuple[Fraction, Fraction | None]:
    """Return by how much the rows of a proof miss each other, and that against the larger side in per cent."""
    total = sum((row.bound * times for row, times in rows), Fraction(0))
    larger = max(
        sum((row.bound * times for row, times in rows if row.bound > 0), Fraction(0)),
        -sum((row.bound * times for row, times in rows if row.bound < 0), Fraction(0)),
    )
    return -total, (-total * 100 / larger if larger else None)


def _exact(rows: Sequence[tuple[Row, int]]) -> Rows:
    return tuple((row, Fraction(times)) for row, times in rows)
