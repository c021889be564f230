"""A bounded share of `python bench/archive.py`: it runs, and what it measures grows evenly."""

import re
import subprocess
import sys

import pytest

from tests.corpora import ROOT


@pytest.mark.slow
def test_bench_measures_a_small_archive() -> None:
    command = [sys.executable, str(ROOT / "bench" / "archive.py"), "--quick", "--documents", "96"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    rows = [line.split() for line in done.stdout.splitlines() if re.match(r"\s+\d+\s", line)]
    stages = {
        int(row[0]): row for row in reversed(rows) if len(row) == 11
    }  # of a size met twice the news-like documents
    assert sorted(stages) == [6, 12, 24]
    linked = {size: float(row[4]) / int(row[1]) for size, row in stages.items()}
    assert linked[24] < 4 * max(linked[12], 0.0002), "linking a figure takes longer the more there are"
    heads = next(line for line in done.stdout.splitlines() if "nothing new" in line)
    assert heads.split()[:4] == ["documents", "first", "nothing", "new"]
    again = next(row for row in reversed(rows) if len(row) == 6)
    assert float(again[2]) < float(again[1]), "a second run with nothing new takes as long as the first"
