"""Ask z3 and cvc5 whether systems are feasible, and compare: difference constraints, readings as disjunctions, coupled rows.

    python bench/referees.py --systems 2000

A system is a list of claims; a claim is a list of readings; a reading is a list of rows `sum of coefficient x unknown
<= bound` (or `<`). It is feasible if some reading can be chosen for each claim so that all rows hold.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from countersay.reconciliation.feasibility import Edge, scaled, solve_differences
from countersay.reconciliation.simplex import solve_rows

Row = tuple[dict[str, Fraction], Fraction, bool]
Claim = list[list[Row]]


def by_simplex(system: Sequence[Claim]) -> bool:
    """Try every choice of readings in exact fractions."""
    return any(solve_rows([row for reading in chosen for row in reading]).feasible for chosen in product(*system))


def by_cycles(system: Sequence[Claim]) -> bool:
    """Try every choice of readings as difference constraints; rows must have the form T(b) - T(a) <= bound."""
    names = sorted({name for claim in system for reading in claim for row, _, _ in reading for name in row})
    place = {name: number for number, name in enumerate(names)}
    for chosen in product(*system):
        rows = [row for reading in chosen for row in reading]
        weights, _ = scaled([bound for _, bound, _ in rows], [strict for _, _, strict in rows])
        edges = []
        for number, ((row, _, _), weight) in enumerate(zip(rows, weights, strict=True)):
            up = next(name for name, one in row.items() if one > 0)
            down = next(name for name, one in row.items() if one < 0)
            edges.append(Edge(place[down], place[up], weight, number))
        if solve_differences(len(names), edges, monotone=False).feasible:
            return True
    return False


def by_z3(system: Sequence[Claim]) -> bool:
    """Ask z3, readings as disjunctions."""
    import z3

    solver = z3.Solver()
    for claim in system:
        solver.add(z3.Or(*[z3.And(*[_z3_row(z3, row) for row in reading]) for reading in claim]))
    return bool(solver.check() == z3.sat)


def _z3_row(z3, row: Row):  # type: ignore[no-untyped-def]
    coefficients, bound, strict = row
    left = z3.Sum([z3.Q(one.numerator, one.denominator) * z3.Real(name) for name, one in sorted(coefficients.items())])
    right = z3.Q(bound.numerator, bound.denominator)
    return left < right if strict else left <= right


def by_cvc5(system: Sequence[Claim]) -> bool:
    """Ask cvc5, readings as disjunctions."""
    import cvc5
    from cvc5 import Kind

    terms = cvc5.TermManager()
    solver = cvc5.Solver(terms)
    solver.setLogic("QF_LRA")
    real = terms.getRealSort()
    known: dict[str, object] = {}

    def unknown(name: str):  # type: ignore[no-untyped-def]
        return known.setdefault(name, terms.mkConst(real, name))

    def number(value: Fraction):  # type: ignore[no-untyped-def]
        return terms.mkReal(f"{value.numerator}/{value.denominator}")

    def together(kind, parts):  # type: ignore[no-untyped-def]
        return parts[0] if len(parts) == 1 else terms.mkTerm(kind, *parts)

    def holds(row: Row):  # type: ignore[no-untyped-def]
        coefficients, bound, strict = row
        products = [terms.mkTerm(Kind.MULT, number(one), unknown(name)) for name, one in sorted(coefficients.items())]
        return terms.mkTerm(Kind.LT if strict else Kind.LEQ, together(Kind.ADD, products), number(bound))

    for claim in system:
        choices = [together(Kind.AND, [holds(row) for row in reading]) for reading in claim]
        solver.assertFormula(together(Kind.OR, choices))
    return bool(solver.checkSat().isSat())


REFEREES = {"z3": by_z3, "cvc5": by_cvc5}


def differences(rng: random.Random, claims: int = 6, days: int = 6) -> list[Claim]:
    """Claims about totals over random windows with one to three readings each, over running totals of a few days."""
    system: list[Claim] = []
    for _ in range(rng.randint(2, claims)):
        readings = []
        for _ in range(rng.randint(1, 3)):
            first, last = sorted(rng.sample(range(days), 2))
            low = Fraction(rng.randint(0, 30), rng.choice((1, 1, 2)))
            high = low + rng.choice((0, 0, 1, 5))
            up, down = f"T{last}", f"T{first}"
            strict = rng.random() < 0.2
            readings.append(
                [
                    ({up: Fraction(1), down: Fraction(-1)}, high, strict),
                    ({up: Fraction(-1), down: Fraction(1)}, -low, rng.random() < 0.1),
                ]
            )
        system.append(readings)
    for day in range(1, days):
        system.append([[({f"T{day - 1}": Fraction(1), f"T{day}": Fraction(-1)}, Fraction(0), False)]])
    return system


def coupled(rng: random.Random, claims: int = 5, unknowns: int = 4) -> list[Claim]:
    """Claims with rows over several unknowns: shares, sums and ratios."""
    system: list[Claim] = []
    for _ in range(rng.randint(2, claims)):
        readings = []
        for _ in range(rng.randint(1, 2)):
            rows: list[Row] = []
            for _ in range(rng.randint(1, 3)):
                names = rng.sample([f"x{place}" for place in range(unknowns)], rng.randint(1, 3))
                row = {name: Fraction(rng.choice((-3, -2, -1, 1, 2)), rng.choice((1, 2, 3))) for name in names}
                rows.append((row, Fraction(rng.randint(-8, 8), rng.choice((1, 3))), rng.random() < 0.2))
            readings.append(rows)
        system.append(readings)
    return system


def disagreements(system: Sequence[Claim], *, chains: bool, referees: Sequence[str]) -> list[str]:
    """Return the names of those who judge otherwise than the exact simplex method."""
    own = by_simplex(system)
    verdicts = {name: REFEREES[name](system) for name in referees}
    if chains:
        verdicts["cycles"] = by_cycles(system)
    return [name for name, verdict in verdicts.items() if verdict != own]


def main() -> int:
    """Compare on random systems; the exit code is 1 if anybody disagrees."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--systems", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=1, help="first seed")
    options = parser.parse_args()
    begin, wrong, feasible = time.process_time(), 0, 0
    for seed in range(options.first, options.first + options.systems):
        rng = random.Random(f"system {seed}")
        chains = seed % 2 == 0
        system = differences(rng) if chains else coupled(rng)
        feasible += by_simplex(system)
        found = disagreements(system, chains=chains, referees=tuple(REFEREES))
        if found:
            wrong += 1
            print(f"seed {seed}: {', '.join(found)} judge otherwise")
    seconds = time.process_time() - begin
    print(f"{options.systems} systems, {feasible} feasible, {wrong} disagreements, {seconds:.0f} CPU s")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
