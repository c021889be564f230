"""The accuracy gate: every measure against a pinned floor; floors only rise.

    python gold/gate.py            compare with gold/floors.json; list every item gained and lost
    python gold/gate.py --update   raise the floors to what is reached now, and pin the items
    python gold/gate.py --update --lower "why"   also lower them; the reason is kept in the file

The gate fails if a measure falls below its floor, or if the corpora changed without --update.
"""

import argparse
import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from gold.scoring import Scored, Tally  # noqa: E402

FLOORS = ROOT / "gold" / "floors.json"
MEASURES = ("figures", "values", "windows", "unasked", "expected", "accused", "silent", "precision")


def folders() -> list[Path]:
    """Return the annotated corpora of the repository."""
    return sorted(path.parent for base in ("examples", "tests/dossiers") for path in (ROOT / base).glob("*/key.json"))


def digest(found: list[Path]) -> str:
    """Return the digest of all documents and keys."""
    total = hashlib.sha256()
    for folder in found:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".txt", ".toml", ".json", ".csv"):
                total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def compare(tally: Tally, pinned: dict[str, Any]) -> list[str]:
    """Return one line for each measure below its floor."""
    return [
        f"{measure}: {float(tally.share(measure)):.4f} is below the floor {floor}"
        for measure, floor in pinned.get("floors", {}).items()
        if tally.share(measure) < Fraction(floor)
    ]


def moved(tally: Tally, pinned: dict[str, Any]) -> list[str]:
    """Return one line for each item gained or lost against the pinned ones."""
    lines = []
    for measure in MEASURES:
        before, now = set(pinned.get("right", {}).get(measure, [])), set(tally.right.get(measure, []))
        lines += [f"  gained {measure}: {name}" for name in sorted(now - before)]
        lines += [f"  lost   {measure}: {name}" for name in sorted(before - now)]
    return lines


def raised(tally: Tally, pinned: dict[str, Any], reason: str | None) -> dict[str, Any]:
    """Return the new contents of the file of floors.

    Raises:
        SystemExit: if a floor would fall and no reason is given.
    """
    floors = {}
    for measure in MEASURES:
        reached = tally.share(measure)
        floor = Fraction(pinned.get("floors", {}).get(measure, "0"))
        if reached < floor and reason is None:
            raise SystemExit(f"{measure} would fall from {floor} to {reached}; give a reason with --lower")
        # Four places, cut off, so that the floor is never above what was reached.
        value = reached if reason is not None else max(reached, floor)
        floors[measure] = str(Fraction(int(value * 10000), 10000))
    reasons = pinned.get("lowered", []) + ([reason] if reason else [])
    return {"floors": floors, "lowered": reasons, "right": {m: sorted(tally.right.get(m, [])) for m in MEASURES}}


def main() -> int:
    """Run the gate; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--lower", metavar="WHY", help="with --update: let floors fall, for this reason")
    parser.add_argument("--show", action="store_true", help="list what is not right")
    arguments = parser.parse_args()
    found = folders()
    pinned: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    tally = Tally()
    for folder in found:
        part = Scored(folder).score()
        for measure, names in part.asked.items():
            tally.asked.setdefault(measure, []).extend(names)
            tally.right.setdefault(measure, []).extend(part.right.get(measure, []))
    for measure in MEASURES:
        right, asked = len(tally.right.get(measure, [])), len(tally.asked.get(measure, []))
        floor = pinned.get("floors", {}).get(measure)
        shown = f"{float(Fraction(floor)):.3f}" if floor else "none"
        print(f"{measure:10s} {right:4d} of {asked:4d}  {float(tally.share(measure)):.3f}  floor {shown}")
        if arguments.show:
            for name in sorted(set(tally.asked.get(measure, [])) - set(tally.right.get(measure, []))):
                print(f"    not {measure}: {name}")
    print("\n".join(moved(tally, pinned)))
    if arguments.update:
        contents = {"corpora": digest(found), **raised(tally, pinned, arguments.lower)}
        FLOORS.write_text(json.dumps(contents, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return 0
    failures = compare(tally, pinned)
    if pinned.get("corpora") != digest(found):
        failures.append("the corpora changed; look at what moved and run: python gold/gate.py --update")
    print("\n".join(failures) or "gate: passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
