"""Speed of reconciling: one long series, and many short ones, truthful and with a planted contradiction.

python bench/reconcile.py [--claims 100000] [--series 10000] [--each 20]
"""

import argparse
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.factories import make_document, make_figure, make_record

from countersay.config import Config
from countersay.model import ACCUSING, Document, Figure, Record
from countersay.reconciliation.findings import reconcile

START = date(1900, 1, 1)


def told(rng: random.Random, document: Document, series: str, count: int, days: int, place: int) -> list[Figure]:
    """Tell `count` true figures of one series about random windows, a third of them since its first day."""
    totals = [0]
    for _ in range(days):
        totals.append(totals[-1] + rng.randint(0, 40))
    figures = []
    for number in range(count):
        first = 0 if rng.random() < 0.3 else rng.randint(0, days - 1)
        last = rng.randint(first, days - 1)
        ends = (START + timedelta(first)).isoformat(), (START + timedelta(last)).isoformat()
        value = totals[last + 1] - totals[first]
        figures.append(
            make_figure(
                value, document=document, start=1_000 * (place + number), series=series, first=ends[0], last=ends[1]
            )
        )
    return figures


def spoil(figures: list[Figure]) -> list[Figure]:
    """Add a figure within the window of the first long enough one that is more than it."""
    for figure in figures:
        window = figure.window
        if window is not None and window.days is not None and window.days > 10 and window.first and window.last:
            inner = [(window.first + timedelta(3)).isoformat(), (window.last - timedelta(3)).isoformat()]
            worth = int(figure.value or 0) + 1_001
            return [
                *figures,
                make_figure(worth, start=figure.start + 77, series=figure.series, first=inner[0], last=inner[1]),
            ]
    return figures


def timed(name: str, record: Record) -> None:
    started = time.process_time()
    result = reconcile(record, Config())
    seconds = time.process_time() - started
    accused = sum(finding.relation in ACCUSING for finding in result.findings)
    counts = f"findings {len(result.findings):6}  accusing {accused:5}  implied {len(result.implied)}"
    print(f"{name:48} {seconds:7.2f} CPU s  {counts}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--series", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=20)
    given = parser.parse_args()
    document = make_document("", issued="2031-01-01")
    if given.claims:
        long = told(random.Random(1), document, "s-1", given.claims, 40_000, 0)
        timed(f"one series of {given.claims} claims, truthful", make_record([document], long))
        timed(f"one series of {given.claims} claims, one planted", make_record([document], spoil(long)))
    rng = random.Random(2)
    short, spoiled = [], []
    for number in range(given.series):
        figures = told(rng, document, f"s-{number}", given.each, 400, number * given.each)
        short += figures
        spoiled += spoil(figures) if number % 10 == 0 else figures
    if not given.series:
        return
    timed(f"{given.series} series of {given.each} claims, truthful", make_record([document], short))
    timed(f"{given.series} series of {given.each} claims, a tenth planted", make_record([document], spoiled))


if __name__ == "__main__":
    main()
