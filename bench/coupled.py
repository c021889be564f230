"""Speed on coupled systems and on claims added one by one, with z3 beside it where it is installed.

python bench/coupled.py [--measures 200] [--days 1000] [--rows 5000] [--claims 100000]

A coupled system: measures with running totals over days; claims about windows of one measure, sums of parts over one
window, and shares. A planted clash joins a part, its whole and a share. Grown from small to large for the curve.
"""

import argparse
import random
import sys
import time
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.referees import by_z3

from countersay.reconciliation.constraints import Bound
from countersay.reconciliation.coupled import irreducible, refutes, satisfies, solve_coupled
from countersay.reconciliation.incremental import Totals
from countersay.reconciliation.proposals import highs

Row = tuple[dict[str, Fraction], Fraction, bool]
ONE = Fraction(1)


def system(rng: random.Random, measures: int, days: int, count: int, *, planted: bool) -> list[Row]:
    """Tell true rows over made-up measures, every third of them coupling two; plant three that clash."""
    totals = []
    for _ in range(measures):
        running = [0]
        for _ in range(days):
            running.append(running[-1] + rng.randint(0, 40))
        totals.append(running)
    rows: list[Row] = []
    while len(rows) < count:
        one, first, last = rng.randrange(measures), *sorted(rng.sample(range(days + 1), 2))
        value = totals[one][last] - totals[one][first]
        window = {f"m{one} {last}": ONE, f"m{one} {first}": -ONE}
        if len(rows) % 3:
            rows.append((window, Fraction(value), False))
            rows.append(({name: -times for name, times in window.items()}, Fraction(-value), False))
            continue
        other = rng.randrange(measures)
        base = totals[other][last] - totals[other][first]
        if other == one or not base:
            continue
        share = Fraction(100 * value // base + 1, 100)  # no more than so many hundredths of the other
        part = {f"m{other} {last}": -share, f"m{other} {first}": share}
        rows.append(({**window, **part}, Fraction(0), False))
    if planted:
        whole, part = ({f"m{one} {days}": ONE, f"m{one} 0": -ONE} for one in (0, 1))
        rows += [
            (whole, Fraction(1_000), False),
            ({name: -times for name, times in part.items()}, Fraction(-700), False),
            ({**part, **{name: -times / 2 for name, times in whole.items()}}, Fraction(0), False),
        ]
    return rows


def timed(name: str, rows: list[Row]) -> None:
    begin = time.process_time()
    found = solve_coupled(rows)
    kept = irreducible(rows, found)
    seconds = time.process_time() - begin
    proved = refutes(rows, found.multipliers) if not found.feasible else satisfies(rows, found.point or {})
    verdict = "feasible" if found.feasible else f"clash of {len(kept)} rows"
    print(f"{name:44} {seconds:8.2f} CPU s  {verdict}, certified {proved}", flush=True)


def peer(name: str, rows: list[Row]) -> None:
    begin = time.process_time()
    verdict = by_z3([[[row]] for row in rows])
    print(f"{name:44} {time.process_time() - begin:8.2f} CPU s  z3: {'feasible' if verdict else 'clash'}", flush=True)


def added(claims: int) -> None:
    """Add true claims one by one to a long series, and one that clashes."""
    rng, days = random.Random(5), 40_000
    running = [0]
    for _ in range(days):
        running.append(running[-1] + rng.randint(0, 40))

    def told(claim: int, more: int = 0) -> list[Bound]:
        first, last = sorted(rng.sample(range(days + 1), 2))
        if rng.random() < 0.3:
            first = 0
        value = Fraction(running[last] - running[first] + more)
        return [
            Bound(claim, "upper", first + 1, last + 1, value, False),
            Bound(claim, "lower", first + 1, last + 1, -value, False),
        ]

    begin = time.process_time()
    totals = Totals([bound for claim in range(claims) for bound in told(claim)])
    print(f"{f'{claims} claims taken in':44} {time.process_time() - begin:8.2f} CPU s", flush=True)
    taken = []
    for claim in range(claims, claims + 300):
        begin = time.process_time()
        assert not [clash for bound in told(claim) for clash in totals.add(bound)]
        taken.append(time.process_time() - begin)
    begin = time.process_time()
    clash = [one for bound in told(claims + 300, 1_001) for one in totals.add(bound)]
    seconds = time.process_time() - begin
    mean, middle = sum(taken) / len(taken), sorted(taken)[len(taken) // 2]
    print(f"{'one claim added':44} {1000 * mean:8.2f} ms on average, {1000 * middle:.2f} ms in the middle", flush=True)
    print(f"{'one that clashes':44} {1000 * seconds:8.2f} ms, with {len(clash)} claims named", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measures", type=int, default=200)
    parser.add_argument("--days", type=int, default=1_000)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--peer-rows", type=int, default=5_000, help="rows up to which z3 is asked as well; 0 never")
    given = parser.parse_args()
    print("HiGHS is installed" if highs() else "HiGHS is not installed: exact method alone")
    try:
        import z3  # noqa: F401
    except ImportError:
        given.peer_rows = 0
    for share in (8, 4, 2, 1):
        for planted in (False, True):
            rows = system(random.Random(7), given.measures // share, given.days, given.rows // share, planted=planted)
            what = f"{given.measures // share} measures, {len(rows)} rows"
            timed(what, rows)
            if len(rows) <= given.peer_rows + 3:
                peer(what, rows)
    if given.claims:
        added(given.claims)


if __name__ == "__main__":
    main()
