"""Reconcile many made-up worlds: a truthful one must accuse nobody, a planted clash must be found and proved.

The tests run a small share of this (tests/test_worlds.py). Half of the worlds are truthful; the others take the plants
in turn. Prints a line for each failure, and the counts.

    python bench/worlds.py --worlds 10000
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.worlds import PLANTS, tell_world

from countersay.config import Config
from countersay.model import ACCUSING
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify


def failure(seed: int, plant: str | None) -> str | None:
    """Return what is wrong with the outcome of one world, or None."""
    world = tell_world(seed, plant) if plant else tell_world(seed)
    found = [one for one in reconcile(world.record, Config()).findings if one.relation in ACCUSING]
    if plant is None:
        return f"truthful, but: {found[0].sentence}" if found else None
    for finding in found:
        verify(finding, world.record)
    return None if any(world.planted in one.figures for one in found) else f"{plant} not found"


def main() -> int:
    """Run the worlds; the exit code is 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=100_000, help="first seed")
    options = parser.parse_args()
    plants = sorted(PLANTS)
    failed = 0
    begin = time.process_time()
    for number in range(options.worlds):
        plant = plants[number // 2 % len(plants)] if number % 2 else None
        wrong = failure(options.first + number, plant)
        if wrong is not None:
            failed += 1
            print(f"seed {options.first + number}: {wrong}")
    print(f"{options.worlds} worlds, {failed} failures, {time.process_time() - begin:.0f} CPU s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
