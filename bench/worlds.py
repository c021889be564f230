"""Reconcile many random worlds: none told truthfully may accuse, every planted contradiction must be found and proved.

python bench/worlds.py --count 10000
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.worlds import PLANTS, tell_world

from countersay.config import Config
from countersay.model import ACCUSING
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--show", type=int, default=5)
    given = parser.parse_args()
    plants = (None, *PLANTS)
    told, wrong, relations = Counter(), Counter(), Counter()
    started = time.process_time()
    for seed in range(given.first, given.first + given.count):
        plant = plants[seed % len(plants)]
        world = tell_world(seed, plant)
        accused = [one for one in reconcile(world.record, Config()).findings if one.relation in ACCUSING]
        for finding in accused:
            verify(finding, world.record)
        told[plant] += 1
        relations.update((plant, finding.relation) for finding in accused)
        right = not accused if plant is None else any(world.planted in finding.figures for finding in accused)
        if not right:
            wrong[plant] += 1
            if sum(wrong.values()) <= given.show:
                print(f"seed {seed} plant {plant}: {[finding.sentence for finding in accused]}")
    for plant in plants:
        kinds = {relation: count for (one, relation), count in sorted(relations.items(), key=str) if one == plant}
        print(f"{plant or 'truthful':12} worlds {told[plant]:6}  wrong {wrong[plant]:4}  {kinds}")
    print(f"{time.process_time() - started:.1f} CPU seconds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
