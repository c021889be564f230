"""Kill many processes at random moments while they examine, migrate or decide; stop at the first that leaves a half.

python bench/crashes.py --kills 400
python bench/crashes.py --kills 200 --postgresql    (starts a server of its own)
"""

import argparse
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.crashes import crash  # noqa: E402
from tests.postgres import serving  # noqa: E402
from tests.store.test_project import older_at  # noqa: E402


def main() -> int:
    """Kill the processes and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=400)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--postgresql", action="store_true", help="keep the projects on a PostgreSQL server")
    options = parser.parse_args()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as home, serving() if options.postgresql else nullcontext() as server:
        counts = crash(Path(home), options.kills, options.seed, older_at, server)
    for kind, count in sorted(counts.items()):
        print(f"{count:5} {kind}")
    print(f"Every record was whole and every decision kept; {time.monotonic() - begin:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
