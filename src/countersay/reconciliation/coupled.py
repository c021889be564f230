"""Large systems of rows over several measures: a solver proposes, fractions certify, and what fails the check is solved exactly.

1. Few rows are solved by the exact simplex method at once.
2. Else HiGHS proposes rows that clash; the exact method runs on these alone, and its multipliers are added up again here.
3. Or it proposes a point; every row is tried on it in fractions.
4. What fails the check, and what no solver proposed on, goes to the exact method as a whole.

Either way the answer is exact: a point that satisfies all rows, or multipliers that add them up to an impossibility.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction

from countersay.reconciliation.proposals import Proposal, Rows, propose
from countersay.reconciliation.simplex import Solution, solve_rows

FEW = 40
"""Rows up to which the exact method alone is as fast: 40 rows take it 3 ms, 80 take 20 ms."""
Proposer = Callable[[Rows], Proposal | None]


def solve_coupled(rows: Rows, proposer: Proposer = propose) -> Solution:
    """Find a point that satisfies all rows, or the multiplier of each row in an impossible sum; as `solve_rows` does."""
    if len(rows) > FEW:
        proposal = proposer(rows)
        if proposal is not None:
            proved = _proved(rows, proposal)
            if proved is not None:
                return proved
    return solve_rows(rows)


def _proved(rows: Rows, proposal: Proposal) -> Solution | None:
    """Return the proposal as an exact solution, None if it does not stand the check."""
    if proposal.point:
        point = dict(proposal.point)
        return Solution(point) if satisfies(rows, point) else None
    if not proposal.rows:
        return None
    chosen = [row for row in proposal.rows if 0 <= row < len(rows)]
    found = solve_rows([rows[row] for row in chosen])
    if found.feasible:
        return None
    multipliers = [Fraction(0)] * len(rows)
    for row, times in zip(chosen, found.multipliers, strict=True):
        multipliers[row] = times
    return Solution(None, tuple(multipliers)) if refutes(rows, multipliers) else None


def satisfies(rows: Rows, point: dict[str, Fraction]) -> bool:
    """Say whether all rows hold at a point."""
    for coefficients, bound, strict in rows:
        value = sum((one * point[name] for name, one in coefficients.items()), Fraction(0))
        if value > bound or (strict and value == bound):
            return False
    return True


def refutes(rows: Rows, multipliers: Sequence[Fraction]) -> bool:
    """Say whether the rows, taken so many times, add up to an impossibility."""
    left: dict[str, Fraction] = defaultdict(Fraction)
    total, strictly = Fraction(0), False
    for (coefficients, bound, strict), times in zip(rows, multipliers, strict=True):
        if times < 0:
            return False
        if times:
            total += times * bound
            strictly = strictly or strict
            for name, one in coefficients.items():
                left[name] += times * one
    return not any(left.values()) and (total < 0 or (total == 0 and strictly))


def irreducible(rows: Rows, solution: Solution, proposer: Proposer = propose) -> tuple[int, ...]:
    """Return rows that cannot all hold and of which none can be left out: those of a refutation, less what it can spare.

    Deletion filter (Chinneck and Dravnieks 1991), last rows first; empty for a feasible solution.
    """
    kept = [row for row, times in enumerate(solution.multipliers) if times]
    for row in reversed(kept.copy()):
        rest = [other for other in kept if other != row]
        smaller = solve_coupled([rows[one] for one in rest], proposer)
        if not smaller.feasible:
            kept = [one for one, times in zip(rest, smaller.multipliers, strict=True) if times]
    return tuple(kept)
