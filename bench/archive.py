"""The whole job on a generated archive: speed by stage and its growth, workers, memory, and a second run.

    python bench/archive.py                    a few hundred documents, below two minutes of processor time
    python bench/archive.py --quick            less, for CI
    python bench/archive.py --link 1000 5000   how linking alone grows, up to so many documents
    python bench/archive.py --group 1000000    grouping so many figures made up in memory; --processes 2 for two
    python bench/archive.py --names 1000000    grouping so many mentions of names
    python bench/archive.py --again 1000 5000  a second run of so many short documents
    python bench/archive.py --peers            other libraries' extraction on the same documents, where they are installed
    python bench/archive.py --write FOLDER --documents 100000      only write an archive

Documents are those of tests/newsroom.py, as dense in figures and voices as news, and for a second table of the whole job those of
tests/archive.py, three times as dense; each is made from its number alone, so any part can be measured. Times are CPU
seconds of the process that does the work, except those of workers, which are seconds of the clock. What is extrapolated says so.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench import run  # noqa: E402
from tests.archive import PER_MATTER, article, articles, name, write_texts  # noqa: E402
from tests.factories import make_document, make_figure  # noqa: E402
from tests.newsroom import stories, story  # noqa: E402

from countersay import find_quantities, find_timexes  # noqa: E402
from countersay.config import Config  # noqa: E402
from countersay.extracting import extract_all  # noqa: E402
from countersay.extraction.document import Extraction, Task  # noqa: E402
from countersay.ingest.folder import read_paths  # noqa: E402
from countersay.joining import linking as linking_blocks  # noqa: E402
from countersay.linking.names import link_names  # noqa: E402
from countersay.linking.series import link_series  # noqa: E402
from countersay.model import CorpusSettings, Figure, Mention, NameKind, Period  # noqa: E402
from countersay.pipeline import Options, examine_project, link, refresh_project, write  # noqa: E402
from countersay.reconciliation.findings import reconcile  # noqa: E402
from countersay.runner.local import cores  # noqa: E402


def cpu(job: Callable[[], Any]) -> tuple[float, Any]:
    """Run a job; return its CPU seconds and its result."""
    start = time.process_time()
    result = job()
    return time.process_time() - start, result


def clock(job: Callable[[], Any]) -> float:
    """Run a job; return its seconds by the clock."""
    start = time.monotonic()
    job()
    return time.monotonic() - start


def peak() -> int:
    """Return the most memory this process held, in megabytes. ru_maxrss counts kilobytes on Linux, bytes on macOS."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def quiet(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table with its columns aligned."""
    lines = [list(map(str, head)), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    print(f"\n{title}")
    for line in lines:
        print("  " + "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)), flush=True)


def tasks_of(documents: int, sentences: int = 14) -> list[Task]:
    """Return the documents of the archive as tasks, without touching the disk."""
    made = (article(number, sentences) for number in range(documents))
    return [
        Task(document=make_document(text, name), settings=None, options=None, config=Config()) for name, text in made
    ]


def whole_job(sizes: Sequence[int]) -> None:
    """Time each stage at several sizes, each in a process of its own so that its memory can be told."""
    head = ["documents", "figures", "read", "extract", "link", "reconcile", "write", "all", "docs/s", "KB/s", "MB"]
    for words, dense in (("news-like documents", False), ("documents dense in figures", True)):
        rows = []
        for size in sizes[-1:] if dense else sizes:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                rows.append(pool.apply(_stages, (size, dense)))
        per_kb, row = rows[-1][-1], [one[:-1] for one in rows]
        table(
            f"Whole job on {words}, {per_kb} figures a KB: CPU s by stage, documents and KB a CPU s, most MB", head, row
        )


def _stages(size: int, dense: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as home:
        chars = write_texts(Path(home) / "in", articles(size) if dense else stories(size))
        config = Config()
        reading, read = cpu(lambda: read_paths([Path(home) / "in"], config))
        tasks = [Task(document=one, settings=None, options=None, config=config) for one in read.documents]
        extracting, found = cpu(lambda: extract_all(tasks, 1, quiet))
        linking, record = cpu(lambda: link(found, read.settings, read.issues))
        figures = len(record.figures)
        reconciling, outcome = cpu(lambda: reconcile(record, config))
        record = replace(record, findings=outcome.findings, implied=outcome.implied, blocked=outcome.blocked)
        writing, _ = cpu(lambda: write(record, Path(home) / "out"))
    parts = [reading, extracting, linking, reconciling, writing]
    total = sum(parts)
    shown = [f"{seconds:.2f}" for seconds in (*parts, total)]
    speeds = [f"{size / total:.1f}", f"{chars / 1000 / total:.0f}"]
    return [str(size), str(figures), *shown, *speeds, str(peak()), f"{1000 * figures / chars:.1f}"]


def peers(documents: int) -> None:
    """Time the whole job, and other libraries' extraction alone, on the same documents in the same run."""
    texts = [story(number)[1] for number in range(documents)]
    chars = sum(map(len, texts)) / 1000
    quantities, _ = cpu(lambda: [find_quantities(text) for text in texts])
    dates, _ = cpu(lambda: [find_timexes(text) for text in texts])
    with tempfile.TemporaryDirectory() as home:
        write_texts(Path(home) / "in", stories(documents))
        seconds, _ = cpu(lambda: examine_project([Path(home) / "in"], Path(home) / "out", Options(workers=1)))
    print(f"\nWhole job on {documents} documents of the archive: {chars / seconds:.0f} KB per CPU second")
    run.peers({"find_quantities": chars / quantities, "find_timexes": chars / dates})


def workers(documents: int) -> None:
    """Time the whole job with one worker and with as many as there are processors."""
    rows: list[list[object]] = []
    alone = 0.0
    with tempfile.TemporaryDirectory() as home:
        write_texts(Path(home) / "in", stories(documents))
        for count in sorted({1, 2, cores()}):
            out = Path(home) / f"out-{count}"
            seconds = clock(
                lambda count=count, out=out: examine_project([Path(home) / "in"], out, Options(workers=count))
            )
            alone = alone or seconds
            rows.append([count, f"{seconds:.1f}", f"{alone / seconds:.2f}"])
    title = f"Workers: the whole job on {documents} documents and {cores()} processors, seconds of the clock"
    table(title, ["workers", "s", "times as fast"], rows)


def second_run(documents: int, short: bool = False) -> list[object]:
    """Time a project's first run, one with nothing new, and one with one document more; `short` ones have four sentences."""

    def made(count: int, first: int = 0) -> Iterator[tuple[str, str]]:
        return articles(count, first=first, sentences=4) if short else stories(count, first=first)

    told: list[object] = [documents]
    with tempfile.TemporaryDirectory() as home:
        folder, project = Path(home) / "in", Path(home) / "out"
        write_texts(folder, made(documents))
        for further in (0, 0, 1):
            write_texts(folder, made(further, documents))
            told.append(f"{cpu(lambda: refresh_project([folder], project, Options(workers=1)))[0]:.1f}")
        kept = (project / ".cache.sqlite").stat().st_size
        chars = sum(path.stat().st_size for path in folder.rglob("*.txt"))
    return [*told, peak(), f"{kept / chars:.1f}"]


AGAIN = ["documents", "first", "nothing new", "one document more", "MB", "cache / text"]


def _again(size: int) -> list[object]:
    return second_run(size, short=True)


def linking(sizes: Sequence[int]) -> None:
    """Time linking at several sizes; extraction, which grows evenly, is done with all processors beforehand."""
    rows: list[list[object]] = []
    tasks = tasks_of(max(sizes))
    found: list[Extraction] = extract_all(tasks, cores(), quiet)
    for size in sizes:
        seconds, record = cpu(lambda size=size: link(found[:size], CorpusSettings(), ()))
        figures = len(record.figures)
        rows.append([size, figures, len(record.names), f"{seconds:.2f}", f"{1000 * seconds / figures:.2f}", peak()])
    head = ["documents", "figures", "names", "CPU s", "ms a figure", "MB"]
    table("Linking; the same time a figure means linear growth", head, rows)


def grouping(figures: int, processes: int) -> None:
    """Time the grouping of figures made up in memory, a matter for each 300 with places and nouns of its own."""
    sizes = [size for size in (10_000, 100_000, 300_000) if size < figures] + [figures]
    rows = [_apart(_grouped, size, processes) for size in sizes]
    head = ["figures", "series", "links", "CPU s", "clock s", "µs a figure", "MB of figures", "MB"]
    table(f"Grouping of figures into series, {processes} processes", head, rows)


def naming(mentions: int) -> None:
    """Time the grouping of mentions made up in memory: persons, bodies and places of many matters, in several spellings."""
    sizes = [size for size in (10_000, 100_000) if size < mentions] + [mentions]
    rows = [_apart(_named, size) for size in sizes]
    head = ["mentions", "names", "CPU s", "µs a mention", "MB of mentions", "MB"]
    table("Grouping of mentions into names", head, rows)


def _apart(job: Callable[..., list[object]], *given: int) -> list[object]:
    """Do a job in a process of its own, so that its memory can be told."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(theirs, job, given))
    process.start()
    try:
        found: list[object] = ours.recv()
        return found
    finally:
        process.join()


def _tell(pipe: Any, job: Callable[..., list[object]], given: Sequence[int]) -> None:
    pipe.send(job(*given))


def _grouped(size: int, processes: int) -> list[object]:
    made = list(_made_up(size))
    before, start = peak(), time.monotonic()
    seconds, grouped = cpu(lambda: link_series(made, str.lower, link_blocks=linking_blocks(size, processes)))
    told = [f"{seconds:.1f}", f"{time.monotonic() - start:.1f}", f"{1e6 * seconds / size:.0f}", before, peak()]
    return [size, len(grouped.series), len(grouped.links), *told]


def _made_up(figures: int) -> Iterator[Figure]:
    """Yield figures of 12 a document; one document in 40 speaks of two places."""
    days = [date(2031, 1, 1) + timedelta(number) for number in range(400)]
    nouns = ("truck", "ship", "patient", "crate", "visitor", "wagon", "lorry", "parcel", "child", "farmer")
    paper = make_document("x" * 400, "0.txt")
    for number in range(figures):
        if number % 12 == 0:
            paper = replace(paper, id=f"d-{number // 12:012d}")
        matter = number // 300 + (number % 480 == 0)
        first = number * 7 % 300
        yield make_figure(
            document=paper,
            text=f"{number % 997} {nouns[matter % 10]}s",
            value=number % 997,
            counted=nouns[matter % 10],
            place=f"Place {matter}",
            window=Period(first=days[first], last=days[first + number % 90], kind="between"),
            series=None,
            start=number % 12 * 30,
        )


def _named(size: int) -> list[object]:
    made = list(_mentioned(size))
    before = peak()
    seconds, found = cpu(lambda: link_names(made))
    return [size, len(found.names), f"{seconds:.1f}", f"{1e6 * seconds / size:.0f}", before, peak()]


def _mentioned(mentions: int) -> Iterator[Mention]:
    """Yield mentions of 20 a document; each 25 documents speak of one matter, with ten names of their own."""
    for number in range(mentions):
        document, matter = number // 20, number // 500
        at, which = number % 20, (number * 7 + number // 20) % 20
        first, last = name(9_000_000 + 10 * matter + which % 5), name(5_000_000 + 10 * matter + which % 5)
        place = name(10 * matter + which % 5)
        forms: tuple[tuple[str, NameKind], ...] = (
            (f"{first} {last}", "person"),
            (f"President {last}", "person"),
            (place, "place"),
            (f"Ministry of Transport of {place}", "organisation"),
        )
        text, kind = forms[which // 5]
        yield Mention(document=f"d{document}", start=at * 60, end=at * 60 + len(text), text=text, kind=kind)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--link", type=int, nargs="+", metavar="DOCUMENTS")
    parser.add_argument("--group", type=int, metavar="FIGURES")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--names", type=int, metavar="MENTIONS")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--again", type=int, nargs="+", metavar="DOCUMENTS")
    parser.add_argument("--write", type=Path, metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=10 * PER_MATTER)
    options = parser.parse_args()
    if options.write:
        print(f"{write_texts(options.write, stories(options.documents))} characters")
    elif options.link:
        linking(sorted(options.link))
    elif options.group:
        grouping(options.group, options.processes)
    elif options.names:
        naming(options.names)
    elif options.again:
        table("A second run of short documents: CPU s", AGAIN, [_apart(_again, size) for size in sorted(options.again)])
    elif options.peers:
        peers(options.documents // 4)
    else:
        size = options.documents // 4 if options.quick else options.documents
        whole_job([size // 4, size // 2, size])
        workers(size)
        table("A second run: CPU s", AGAIN, [second_run(size // 2)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
