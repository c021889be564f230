"""Reconcile many made-up worlds: a truthful one must accuse nobody, a planted clash must be found and proved.

The tests run a small share of this (tests/test_worlds.py). Half of the worlds are truthful; the others take the plants
in turn. Of each accused set it is checked that its certificate verifies, and that without any one of its claims the others
can all hold: running totals are worked out from all that they say and put into it, or, where parts, shares or levels clash, a
point from their rows in the certificate and its axioms. Of each range left open the certificate is verified as well. One
world in twenty is told in many more claims: series of more than 40 breakpoints, and updates that are told together.
Prints a line for each failure, and the counts.

    python bench/worlds.py --worlds 10000
"""

import argparse
import sys
import time
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.worlds import PLANTS, tell_world

from countersay.config import Config
from countersay.model import ACCUSING, CertificateRow, Finding, Record
from countersay.reconciliation.admission import admit
from countersay.reconciliation.findings import laid_out, reconcile
from countersay.reconciliation.interpretation import loosest
from countersay.reconciliation.relations import series_relations
from countersay.reconciliation.simplex import solve_rows
from countersay.reconciliation.systems import SeriesSystem
from countersay.reconciliation.verify import verify, verify_implied

TOTALS = ("same-window", "windows", "running-total", "average")
LONG_EVERY = 20
"""Of so many pairs of worlds one is told in many more claims."""
Row = tuple[dict[str, Fraction], Fraction, bool]


def row_of(row: CertificateRow) -> Row:
    """Write a row over running totals of single days."""
    unknowns: dict[str, Fraction] = {}
    for term in row.terms:
        for end, sign in ((term.through, 1), (term.after, -1)):
            if sign > 0 or end is not None:
                name = f"{term.series} {end}"
                unknowns[name] = unknowns.get(name, Fraction(0)) + sign * term.coefficient
    return unknowns, row.bound, row.strict


def totals_without(finding: Finding, record: Record) -> int:
    """Return for how many of a finding's claims running totals were shown that satisfy both bounds of all others.

    Raises:
        AssertionError: if the others cannot all hold, or the totals do not satisfy them.
    """
    loose = finding.relation == "contradiction"
    read = (lambda one: loosest(one.figure, one.published)) if loose else None
    for figure in finding.figures:
        claims = [one for one in admit(record) if one.figure.id in set(finding.figures) - {figure}]
        system = SeriesSystem("s-whole", claims, read, totals=True)
        point = system.point(range(len(claims)))
        assert point is not None, f"{figure} can be left out of {finding.id}"
        assert all(point[one] <= point[two] for one, two in pairwise(sorted(point)))
        for bounds in system.bounds:
            for bound in bounds:
                counted = point[bound.through or 0] - point[bound.after or 0]
                value = counted if bound.sense == "upper" else -counted
                assert value < bound.value or (value == bound.value and not bound.strict)
    return len(finding.figures)


def points_without(finding: Finding, record: Record) -> int:
    """Return for how many of a finding's claims a point was shown that satisfies the rows of all others.

    Raises:
        AssertionError: if the rows cannot all hold without one of the claims, or the point does not satisfy them.
    """
    assert finding.certificate is not None
    if finding.kind in TOTALS:
        return totals_without(finding, record)
    claims = sorted({row.claim for row in finding.certificate.rows if row.claim is not None})
    for claim in claims:
        rows = [row_of(row) for row in finding.certificate.rows if row.claim != claim]
        solution = solve_rows(rows)
        assert solution.feasible, f"{claim} can be left out of {finding.id}"
        point = solution.point or {}
        for terms, bound, strict in rows:
            total = sum((times * point.get(name, Fraction(0)) for name, times in terms.items()), Fraction(0))
            assert total < bound or (total == bound and not strict), f"no point of {finding.id} without {claim}"
    return len(claims)


def folds(record: Record) -> int:
    """Return for how many findings about many claims it was shown that they name the claims of the single ones.

    Raises:
        AssertionError: if one of them does not, or says another number of them.
    """
    shown = 0
    bench = laid_out(record, Config())
    for group in bench.groups:
        pairs = bench.pairs[group.series, group.mode, group.unit]
        single = series_relations(group, pairs, None)
        for one in series_relations(group, pairs, 2):
            alike = [other for other in single if (other.relation, other.kind) == (one.relation, one.kind)]
            if one not in single:
                assert set(one.figures) == {figure for other in alike for figure in other.figures}, one.sentence
                assert one.sentence.startswith(f"{len(alike):,} "), one.sentence
                shown += 1
    return shown


class Tally:
    """What was checked."""

    def __init__(self) -> None:
        self.certificates = self.points = self.ranges = self.folds = 0

    def failure(self, seed: int, plant: str | None, *, long: bool) -> str | None:
        """Return what is wrong with the outcome of one world, or None."""
        world = tell_world(seed, plant, long=long)
        outcome = reconcile(world.record, Config())
        self.folds += folds(world.record) if long else 0
        for fact in outcome.implied:
            verify_implied(fact, world.record)
            self.ranges += 1
        found = [one for one in outcome.findings if one.relation in ACCUSING]
        if plant is None:
            return f"truthful, but: {found[0].sentence}" if found else None
        for finding in found:
            verify(finding, world.record)
            self.certificates += 1
            self.points += points_without(finding, world.record)
        return None if any(world.planted in one.figures for one in found) else f"{plant} not found"


def main() -> int:
    """Run the worlds; the exit code is 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=100_000, help="first seed")
    options = parser.parse_args()
    plants = sorted(PLANTS)
    tally, failed = Tally(), 0
    begin = time.process_time()
    for number in range(options.worlds):
        plant = plants[number // 2 % len(plants)] if number % 2 else None
        wrong = tally.failure(options.first + number, plant, long=number // 2 % LONG_EVERY == 0)
        if wrong is not None:
            failed += 1
            print(f"seed {options.first + number}: {wrong}", flush=True)
    seconds = time.process_time() - begin
    print(f"{options.worlds} worlds, {failed} failures, {seconds:.0f} CPU s")
    print(f"{tally.certificates} certificates and {tally.ranges} ranges verified, {tally.points} points shown")
    print(f"{tally.folds} findings about many claims name those of the single ones")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
