"""Score the record's tables besides figures against an annotated sample: events, and room for its other tables.

    python bench/gold_tables.py GOLD_DIR CORPUS_DIR [--show]

GOLD_DIR holds `events.jsonl` (and other tables) with offsets into the files of CORPUS_DIR, and the names of the annotated
files. A table's scorer takes the gold rows and the record and returns measures; add one and put it in `TABLES`.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from countersay import examine  # noqa: E402
from countersay.model import EventMention, Record  # noqa: E402

Row = dict[str, Any]


@dataclass(frozen=True)
class Measure:
    """How many of how many are right, with the aim and the floor as shares of one, and what was missed."""

    name: str
    right: int
    asked: int
    aim: float
    floor: float
    missed: tuple[str, ...] = ()

    def line(self) -> str:
        """Return one line for the terminal."""
        share = self.right / self.asked if self.asked else 0.0
        verdict = "aim met" if share >= self.aim else "floor met" if share >= self.floor else "BELOW FLOOR"
        return f"{self.name:22s} {self.right:4d} of {self.asked:4d}  {share:.3f}  aim {self.aim:.2f}  floor {self.floor:.2f}  {verdict}"


def rows(folder: Path, table: str) -> list[Row]:
    """Read a table of the sample."""
    path = folder / f"{table}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def files(record: Record) -> dict[str, str]:
    """Return file names by document id."""
    return {document.id: Path(document.path).name for document in record.documents}


def same_day(gold: Row, mention: EventMention) -> bool:
    """Say whether the account gives the gold's first day, and its last where the gold has one; months and years by their first day."""
    first, last = mention.first or mention.last, mention.last or mention.first
    if first is None or last is None or not first.isoformat().startswith(gold["date"]):
        return False
    return gold["precision"] != "day" or not gold["date_end"] or last.isoformat().startswith(gold["date_end"])


def score_events(gold: Sequence[Row], record: Record) -> list[Measure]:
    """Recall: an account overlaps the gold's words, or the words of its date. Dates: one of these gives its days."""
    names = files(record)
    found = right = 0
    missed, misdated = [], []
    for row in gold:
        spans = [row, *([row["date_span"]] if row.get("date_span") else [])]
        here = [
            mention
            for event in record.events
            for mention in event.mentions
            if names.get(mention.document) == row["doc"]
            and any(mention.start < span["end"] and span["start"] < mention.end for span in spans)
        ]
        told = f"{row['id']} {row['text'][:70]!r} {row['date']}..{row['date_end'] or ''}"
        if not here:
            missed.append(told)
            continue
        found += 1
        if any(same_day(row, mention) for mention in here):
            right += 1
        else:
            misdated.append(told + " got " + ", ".join(f"{m.first}..{m.last}" for m in here))
    both = [*missed, *misdated]
    return [
        Measure("events recall", found, len(gold), 0.90, 0.80, tuple(missed)),
        Measure("events dates right", right, found, 0.97, 0.93, tuple(misdated)),
        Measure("events both", right, len(gold), 0.90, 0.80, tuple(both)),
    ]


TABLES: dict[str, Callable[[Sequence[Row], Record], list[Measure]]] = {"events": score_events}


def main() -> int:
    """Print one line a measure; return 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--show", action="store_true", help="list what is not right")
    arguments = parser.parse_args()
    record = examine([arguments.corpus])
    low = False
    for table, score in TABLES.items():
        for measure in score(rows(arguments.gold, table), record):
            print(measure.line())
            low = low or (measure.asked > 0 and measure.right < measure.floor * measure.asked)
            if arguments.show:
                print("".join(f"    {line}\n" for line in measure.missed), end="")
    return int(low)


if __name__ == "__main__":
    sys.exit(main())
