"""The report of a large record: how long it takes to write, and how soon a browser shows it.

    python bench/report.py                 976 documents, 20,000 figures: the example, 61 times over
    python bench/report.py --copies 10     less
    python bench/report.py --out FOLDER    keep the report in an empty folder
    python bench/report.py --profile       where the writing spends its time, the 25 slowest functions

The browser is Chromium, driven by Playwright; each page is opened afresh, five times, and its own clock is asked: first paint,
first contentful paint, and when its document is ready (seconds from the start of the navigation). The least and the middle of
the five are shown. Without Chromium only the writing is measured.
"""

import argparse
import cProfile
import pstats
import resource
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.browsing import CHROMIUM, OPTIONS, until  # noqa: E402
from tests.corpora import EXAMPLE  # noqa: E402
from tests.large import grown  # noqa: E402

from countersay import examine  # noqa: E402
from countersay.reporting.folder import INDEX, write_folder  # noqa: E402

PAINTS = """() => {
  const paint = Object.fromEntries(performance.getEntriesByType('paint').map(one => [one.name, one.startTime]))
  const page = performance.getEntriesByType('navigation')[0]
  return [paint['first-paint'], paint['first-contentful-paint'], page.domContentLoadedEventEnd,
          document.getElementsByTagName('*').length]
}"""


def peak() -> int:
    """Return the most memory this process held, in megabytes. ru_maxrss counts kilobytes on Linux, bytes on macOS."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def shown(browser: Any, path: Path, times: int) -> list[float]:
    """Open a page so many times; return least and middle of first paint, contentful paint, ready (s), and its elements."""
    found = []
    for _ in range(times):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(path.as_uri())
        until(page, "performance.getEntriesByType('paint').length > 1")
        found.append(page.evaluate(PAINTS))
        context.close()
    columns = list(zip(*found, strict=True))
    return [value / 1000 for column in columns[:3] for value in (min(column), median(column))] + [columns[3][0]]


def measure_pages(folder: Path, times: int) -> None:
    """Print how soon the first page and the largest ones show."""
    from playwright.sync_api import sync_playwright

    largest = sorted(folder.iterdir(), key=lambda path: (-path.stat().st_size, path.name))[:3]
    print(
        f"\n{'page':24}{'KB':>7}{'elements':>10}{'first paint':>16}{'with words':>16}{'ready':>16}   least / middle, s"
    )
    with sync_playwright() as session:
        browser = session.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        for path in (folder / INDEX, *largest):
            row = shown(browser, path, times)
            cells = "".join(f"{f'{row[at]:.2f} / {row[at + 1]:.2f}':>16}" for at in (0, 2, 4))
            print(f"{path.name:24}{path.stat().st_size // 1024:7}{int(row[6]):10}{cells}", flush=True)
        browser.close()


def main() -> None:
    """Parse options, write the report, open its pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=61)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    record = grown(examine([EXAMPLE]), options.copies)
    before = peak()
    print(f"{len(record.documents)} documents, {len(record.figures)} figures, {len(record.findings)} findings")
    with tempfile.TemporaryDirectory() as home:
        folder = options.out or Path(home)
        folder.mkdir(exist_ok=True)
        profile = cProfile.Profile()
        started, clocked = time.process_time(), time.monotonic()
        if options.profile:
            profile.runcall(write_folder, record, folder)
        else:
            write_folder(record, folder)
        spent, waited = time.process_time() - started, time.monotonic() - clocked
        sizes = [path.stat().st_size for path in folder.iterdir()]
        print(
            f"written in {spent:.1f} CPU seconds ({waited:.1f} by the clock), {len(sizes)} files, {sum(sizes) >> 20} MB"
        )
        print(f"memory: {before} MB with the record, {peak()} MB at most")
        if options.profile:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(25)
        elif Path(CHROMIUM).exists():
            measure_pages(folder, options.times)


if __name__ == "__main__":
    main()
