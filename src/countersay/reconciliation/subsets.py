"""Irreducible infeasible subsets: claims that cannot all hold, and of which none can be left out.

An oracle says for some claims whether they can all hold, and if not, which of them do not, not necessarily the fewest.
*Deletion filter* (Chinneck and Dravnieks 1991; Marques-Silva 2010 for sets of clauses): leave out one claim after the
other and keep out those without which the rest is still infeasible. *Other subsets* come from a hitting-set tree
(Reiter 1987): without each claim of a known subset, look again. Everything runs in the order of the claims' positions,
so the same input gives the same subsets.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from countersay.reconciliation.constraints import Row

# A search for alternatives looks at so many claims in all before it stops; measured on 100,000 claims of one series.
WORK = 60_000
MOST_SOLVES = 64
# Where one series has many clashes, the first ones are searched in full and each further one a little: otherwise the
# work grows with their number times the length of the series. No known dossier has so many in one series.
SEARCHED_IN_FULL = 6
FEW_SOLVES = 6
MOST_WORK = 10_000_000
"""Claims looked at in search of the clashes of one series, counted each time: some 20 seconds."""


def solves_for(number: int) -> int:
    """Return how often the system is solved in search of alternatives to the clash of that number, from 0 on."""
    return MOST_SOLVES if number < SEARCHED_IN_FULL else FEW_SOLVES


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims, by position and ascending, that cannot all hold, and rows with multipliers that show it."""

    claims: tuple[int, ...]
    rows: tuple[tuple[Row, int], ...] = ()


Oracle = Callable[[Sequence[int]], Conflict | None]


def minimise(conflict: Conflict, oracle: Oracle) -> Conflict:
    """Leave out claims, last ones first, until none can be left out; return the rows of what remains.

    Last ones first keeps the claim that was made first among equals.
    """
    kept = list(conflict.claims)
    best = conflict
    for claim in reversed(conflict.claims):
        rest = [other for other in kept if other != claim]
        smaller = oracle(rest)
        if smaller is not None:
            best = smaller
            kept = [other for other in rest if other in smaller.claims]
    return best


class Effort:
    """The work allowed for one series: claims looked at, each time a set of them is asked about.

    It is counted, never timed, so that what is found does not depend on the machine.

    Attributes:
        unsearched: claims that were left when the work was done.
    """

    def __init__(self, allowed: int = MOST_WORK) -> None:
        self.left = allowed
        self.unsearched = 0

    def counted(self, oracle: Oracle) -> Oracle:
        """Return the oracle with its questions counted."""

        def asked(active: Sequence[int]) -> Conflict | None:
            self.left -= len(active)
            return oracle(active)

        return asked


def disjoint_subsets(active: Sequence[int], oracle: Oracle, effort: Effort | None = None) -> Iterator[Conflict]:
    """Go through irreducible subsets of which no two share a claim, until what is left can all hold.

    Where `effort` is at its end before, it is told how many claims were left unsearched.
    """
    left = list(active)
    while True:
        if effort is not None and effort.left < 0:
            effort.unsearched = max(effort.unsearched, len(left))
            return
        conflict = oracle(left)
        if conflict is None:
            return
        subset = minimise(conflict, oracle)
        yield subset
        gone = set(subset.claims)
        left = [claim for claim in left if claim not in gone]


def consistent(active: Sequence[int], clashing: Sequence[int], oracle: Oracle) -> list[int]:
    """Return claims that can all hold: those that do not clash, and of `clashing` as many, in order, as go with them.

    Where that would take too long (see `WORK`) none of the clashing ones are taken.
    """
    kept = sorted(set(active).difference(clashing))
    if len(active) * len(clashing) > 10 * WORK:
        return kept
    for claim in sorted(set(clashing).intersection(active)):
        more = sorted([*kept, claim])
        if oracle(more) is None:
            kept = more
    return kept


def other_subsets(
    subset: Conflict, active: Sequence[int], oracle: Oracle, limit: int, solves: int = MOST_SOLVES
) -> list[Conflict]:
    """Return other irreducible subsets that share a claim with `subset`, at most `limit`, fewest claims first.

    The system is solved `solves` times at most; large series are searched in part, and those of more than `WORK`
    claims not at all.
    """
    solves = min(solves, WORK // max(1, len(active)))
    queue = deque(frozenset([claim]) for claim in subset.claims)
    tried: set[frozenset[int]] = set(queue)
    found: dict[tuple[int, ...], Conflict] = {}
    while queue and solves and len(found) < limit:
        without = queue.popleft()
        solves -= 1
        conflict = oracle([claim for claim in active if claim not in without])
        if conflict is None:
            continue
        other = minimise(conflict, oracle)
        if not set(subset.claims).isdisjoint(other.claims) and other.claims != subset.claims:
            found.setdefault(other.claims, other)
        for claim in other.claims:
            more = without | {claim}
            if more not in tried:
                tried.add(more)
                queue.append(more)
    return sorted(found.values(), key=lambda conflict: (len(conflict.claims), conflict.claims))
