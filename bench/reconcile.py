"""Speed of reconciling: one long series, and many short ones, truthful and with a planted contradiction.

python bench/reconcile.py [--claims 100000] [--series 10000] [--each 20] [--peer 5000]

First everything that is said of the series (clashes with certificates, sums, updates, repetitions, ranges left open). Then the
bare question whether all claims can hold, asked of growing parts of the long series, with z3 beside it where it is installed:
its solver of difference constraints over integers, the same claims, from claims to verdict in both.
"""

import argparse
import gc
import random
import sys
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.factories import make_document, make_figure, make_record

from countersay.config import Config
from countersay.model import ACCUSING, Document, Figure, Record
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.systems import SeriesSystem

START = date(1900, 1, 1)
PATIENCE = 60
"""Seconds after which z3 gives up on one system."""


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


def peers(figures: list[Figure], counts: list[int], most: int) -> None:
    """Ask whether the first so many claims can all hold; ask z3 as well up to `most` claims."""
    for count in counts:
        for planted in (False, True):
            told_ = spoil(figures[:count]) if planted else figures[:count]
            claims = [Claim(figure=one, order=("", "", one.start, 0, one.id), asserter="A") for one in told_]
            gc.collect()
            begin = time.process_time()
            own = SeriesSystem("s-1", claims, totals=True).conflict(range(len(claims))) is None
            taken = time.process_time() - begin
            line = f"{len(claims):7} claims, {'can all hold' if own else 'cannot':12} {taken:8.3f} CPU s"
            if count <= most:
                begin = time.process_time()
                other = by_z3(told_)
                theirs = time.process_time() - begin
                verdict = {own: "agrees", None: f"gave up after {PATIENCE} s"}.get(other, "JUDGES OTHERWISE")
                line += f"   z3 {verdict} {theirs:8.2f} CPU s, {theirs / taken:5.0f} times as long"
            print(line, flush=True)


def by_z3(figures: list[Figure]) -> bool | None:
    """Ask z3 in its logic of integer differences; None if it gives up."""
    import z3

    solver = z3.SolverFor("QF_IDL")
    solver.set("timeout", 1_000 * PATIENCE)
    totals: dict[int, object] = {}
    for figure in figures:
        window, value = figure.window, int(figure.value or 0)
        assert window is not None
        assert window.first is not None
        assert window.last is not None
        after, through = (
            totals.setdefault(day, z3.Int(f"T{day}")) for day in (window.first.toordinal() - 1, window.last.toordinal())
        )
        solver.add(through - after <= value, after - through <= -value)
    days = sorted(totals)
    for day, following in pairwise(days):
        solver.add(totals[day] - totals[following] <= 0)  # type: ignore[operator]
    verdict = solver.check()
    return None if verdict == z3.unknown else bool(verdict == z3.sat)


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
    parser.add_argument("--peer", type=int, default=5_000, help="claims up to which z3 is asked as well; 0 never")
    given = parser.parse_args()
    document = make_document("", issued="2031-01-01")
    if given.claims:
        long = told(random.Random(1), document, "s-1", given.claims, 40_000, 0)
        timed(f"one series of {given.claims} claims, truthful", make_record([document], long))
        timed(f"one series of {given.claims} claims, one planted", make_record([document], spoil(long)))
        try:
            import z3  # noqa: F401
        except ImportError:
            given.peer = 0
        peers(
            long,
            sorted({min(given.claims, count) for count in (1_250, 2_500, 5_000, 25_000, given.claims)}),
            given.peer,
        )
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
