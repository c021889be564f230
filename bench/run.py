"""Speed of the whole job and of its stages, and how it grows; accuracy on public benchmarks where they are at hand.

    python bench/run.py            all tables: about 1 MB of text, growth, and the other files of this folder
    python bench/run.py --quick    a fifth of the text, smaller growth, no accuracy: for CI

Times are CPU seconds of this process, so that a busy machine changes them little. A peer that is not installed
(quantulum3 and recognizers for quantities, recognizers and dateparser for dates) is skipped with a line that says how to have
it in an environment that is thrown away; where one is, it and we read the same texts in the same run, each text once,
and the table shows the ratio of speeds, which holds on any machine.
"""

import argparse
import importlib
import importlib.util
import itertools
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.hostile import TEXTS  # noqa: E402
from tests.newsroom import story  # noqa: E402

from countersay import examine, find_attributions, find_quantities, find_timexes  # noqa: E402
from countersay.extraction.document import Task, extract  # noqa: E402
from countersay.extraction.names.mentions import find_mentions  # noqa: E402
from countersay.ingest.folder import read_paths  # noqa: E402
from countersay.pipeline import Options, link, write  # noqa: E402
from countersay.reconciliation.findings import reconcile  # noqa: E402

SHARED = Path(os.environ.get("COUNTERSAY_SHARED", ROOT.parent / "shared"))
ACCURACY = ("figures.py", "dates.py", "voices.py", "names.py")
WITH_PEERS = (
    "uv run --with quantulum3 --with inflect --with num2words --with dateparser --with recognizers-text-suite --with 'emoji<2' "
    "python bench/run.py"
)
GROWING = (
    "normal text",
    "digits",
    "nested brackets",
    "no blank",
    "digits and commas",
    "straight quotes",
    "said that",
    "digits and blanks",
    "tabs",
)


def cpu(job: Callable[[], object]) -> tuple[float, Any]:
    """Run a job; return its CPU seconds and its result."""
    start = time.process_time()
    result = job()
    return time.process_time() - start, result


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table with its columns aligned."""
    lines = [list(map(str, head)), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    print(f"\n{title}")
    for line in lines:
        print(
            "  "
            + "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths, strict=True)))
        )


PLACES = ("Dzelgar", "Djelgar", "Khorven", "Horven", "Tirnash", "Tyrnash", "Quelm")
ROUNDS = [
    "Bor",
    "Kel",
    "Mun",
    "Sov",
    "Tib",
    "Wex",
    "Yal",
    "Pud",
    "Ros",
    "Fen",
    "Gim",
    "Haz",
    "Lod",
    "Nep",
    "Cus",
    "Jav",
    "Qor",
    "Zil",
    "Ard",
    "Ebb",
    "Imm",
    "Oth",
    "Uss",
    "Vey",
]


def copied(text: str, number: int) -> str:
    """Return a copy of a text that speaks of other places in other years, so that copies do not clash with each other."""
    prefix = ROUNDS[number % len(ROUNDS)]
    text = re.sub(rf"\b({'|'.join(PLACES)})", lambda match: prefix + match[0].lower(), text)
    text = re.sub(r"\b(?:201[6-9])\b", lambda match: str(int(match[0]) + 4 * (number % len(ROUNDS))), text)
    return f"{text}\n\nCopy {number}.\n"


def corpus(folder: Path, size: int) -> list[str]:
    """Write the example's documents again and again, each time about other places and years, up to `size` characters."""
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "dzelgar-pass").glob("*.txt"))]
    texts: list[str] = []
    while sum(map(len, texts)) < size:
        number = len(texts)
        texts.append(copied(sources[number % len(sources)], number // len(sources)))
    for number, text in enumerate(texts):
        (folder / f"{number:04d}.txt").write_text(text, encoding="utf-8")
    return texts


def whole_job(folder: Path, texts: Sequence[str]) -> None:
    """Time examine and write on a folder."""
    chars = sum(map(len, texts))
    examining, record = cpu(lambda: examine([folder]))
    writing, _ = cpu(lambda: write(record, folder.parent / "project"))
    total = examining + writing
    # ru_maxrss counts kilobytes on Linux and bytes on macOS.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    rows = [
        ["examine", f"{examining:.2f}", f"{chars / 1000 / examining:.1f}", f"{len(texts) / examining:.1f}"],
        ["write record and report", f"{writing:.2f}", f"{chars / 1000 / writing:.1f}", f"{len(texts) / writing:.1f}"],
        ["both", f"{total:.2f}", f"{chars / 1000 / total:.1f}", f"{len(texts) / total:.1f}"],
    ]
    title = (
        f"The whole job: {len(texts)} documents, {chars / 1000:.0f} KB, {len(record.figures)} figures, "
        f"{len(record.findings)} findings; peak memory {peak:.0f} MB"
    )
    table(title, ["stage", "CPU s", "KB per CPU s", "documents per CPU s"], rows)


def stages(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Time each stage on the same documents; return KB per CPU second by stage."""
    chars = sum(map(len, texts))
    finders: dict[str, Callable[[str], object]] = {
        "find_quantities": find_quantities,
        "find_timexes": find_timexes,
        "find_attributions": find_attributions,
        "find_mentions": lambda text: find_mentions(text, "d"),
    }
    speeds, rows = {}, []

    def note(name: str, seconds: float) -> None:
        speeds[name] = chars / 1000 / max(seconds, 1e-6)
        rows.append([name, f"{seconds:.2f}", f"{speeds[name]:.1f}"])

    config = Options().config
    seconds, read = cpu(lambda: read_paths([folder], config))
    note("ingest", seconds)
    for name, finder in finders.items():
        finder(texts[0])
        seconds, _ = cpu(lambda finder=finder: [finder(text) for text in texts])
        note(name, seconds)
    tasks = [Task(document=one, settings=None, options=None, config=config) for one in read.documents]
    seconds, found = cpu(lambda: [extract(task) for task in tasks])
    note("extraction, all of it", seconds)
    seconds, record = cpu(lambda: link(found, read.settings, read.issues))
    note("linking", seconds)
    seconds, _ = cpu(lambda: reconcile(record, config))
    note("reconciliation", seconds)
    table("Stages", ["stage", "CPU s", "KB per CPU s"], rows)
    return speeds


def _recognizer(module: str, name: str) -> Callable[[str], object]:
    function = getattr(importlib.import_module(module), name)
    return lambda text: function(text, "en-us")


def _plain(module: str, name: str) -> Callable[[str], object]:
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


PEERS = (
    ("quantulum3", "quantulum3.parser", "parse", _plain, "find_quantities"),
    ("recognizers_number", "recognizers_number", "recognize_number", _recognizer, "find_quantities"),
    ("recognizers_date_time", "recognizers_date_time", "recognize_datetime", _recognizer, "find_timexes"),
    ("dateparser", "dateparser.search", "search_dates", _plain, "find_timexes"),
)


PEER_ROUNDS = 4
PEER_TEXTS = 2  # a round
NEVER_READ = 900_000  # number of the first text of the archive that the peers are given; no other table comes near it


def peers(speeds: dict[str, float]) -> None:
    """Time other libraries, where they are installed, beside ours; print the ratio of speeds.

    Both read the same texts, each text once: every round has texts of its own, which nothing in this process has read, so
    that neither side finds what it kept of a text. Both have read one text before, for what they load at first.
    """
    rows, missing = [], []
    own = {"find_quantities": find_quantities, "find_timexes": find_timexes}
    first = NEVER_READ
    for package, module, name, take, stage in PEERS:
        if importlib.util.find_spec(package) is None:
            missing.append(f"{package} is not installed: no comparison for {stage}.")
            continue
        sides: tuple[Callable[[str], object], ...] = (own[stage], take(module, name))
        spent = [0.0, 0.0]
        chars = 0
        for side in sides:
            side(story(first)[1])
        first += 1
        for turn in range(PEER_ROUNDS):
            texts = [story(number)[1] for number in range(first, first + PEER_TEXTS)]
            first += PEER_TEXTS
            chars += sum(map(len, texts))
            for at in (0, 1) if turn % 2 else (1, 0):  # in turns, as the load of the machine changes
                spent[at] += cpu(lambda side=sides[at], texts=texts: [side(text) for text in texts])[0]
        ours, theirs = (chars / 1000 / max(seconds, 1e-6) for seconds in spent)
        rows.append([f"{stage} against {package}", f"{ours:.1f}", f"{theirs:.1f}", f"{ours / theirs:.1f}"])
    together = 1 / (1 / speeds["find_quantities"] + 1 / speeds["find_timexes"])
    print(f"\nfind_quantities and find_timexes together: {together:.0f} KB per CPU s")
    if rows:
        table("Peers, same texts, each once, same run", ["stage", "KB per CPU s", "peer's", "ratio"], rows)
    print("\n".join(["", *missing, f"To compare: {WITH_PEERS}"]) if missing else "")


def growth(size: int, names: Sequence[str]) -> None:
    """Time the whole job at `size`, twice and four times that; linear growth shows as ratios near 2."""
    rows = []
    for name in names:
        seconds = []
        for times in (1, 2, 4):
            with tempfile.TemporaryDirectory() as folder:
                (Path(folder) / "a.txt").write_text(TEXTS[name](size * times), encoding="utf-8")
                seconds.append(cpu(lambda folder=folder: examine([folder]))[0])
        ratios = [f"{after / max(before, 1e-3):.1f}" for before, after in itertools.pairwise(seconds)]
        rows.append([name, size, *(f"{one:.2f}" for one in seconds), *ratios])
    table(
        "Growth: CPU s of examine at n, 2n and 4n characters, and the ratios",
        ["text", "n", "n", "2n", "4n", "2n/n", "4n/2n"],
        rows,
    )


def hard_cases(quick: bool) -> None:
    """Time the texts that the rules must survive."""
    cases = [("digits", 100_000), ("nested brackets", 20_000), ("nested quotes", 20_000), ("no blank", 1_000_000)]
    rows = []
    for name, size in cases[: 2 if quick else None]:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.txt").write_text(TEXTS[name](size), encoding="utf-8")
            rows.append([name, size, f"{cpu(lambda folder=folder: examine([folder]))[0]:.2f}"])
    table("Hard texts", ["text", "characters", "CPU s"], rows)


def registers(quick: bool) -> None:
    """Check figures against a table of evidence; pandas beside it, if it is there."""
    print("\n== evidence.py", flush=True)
    size = ["--rows", "50000", "--figures", "200"] if quick else []
    command = [sys.executable, str(ROOT / "bench" / "evidence.py"), *size]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})


def accuracy() -> None:
    """Run the other benchmarks of this folder and print their tables."""
    if not (SHARED / "bench").is_dir():
        print(f"\nNo public benchmarks at {SHARED / 'bench'} (set COUNTERSAY_SHARED): accuracy is not measured.")
        return
    for name in ACCURACY:
        path = ROOT / "bench" / name
        if not path.is_file():
            print(f"\n{name} is not here.")
            continue
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, str(path)], check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})


def main() -> int:
    """Print the tables; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a small share, for CI: below a minute of CPU time")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "corpus"
        folder.mkdir()
        texts = corpus(folder, 200_000 if quick else 1_000_000)
        whole_job(folder, texts)
        speeds = stages(folder, texts)
        peers(speeds)
    growth(2_500 if quick else 10_000, GROWING[:3] if quick else GROWING)
    hard_cases(quick)
    registers(quick)
    if not quick:
        accuracy()
    return 0


if __name__ == "__main__":
    sys.exit(main())
