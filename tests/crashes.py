"""Processes that are killed at a random moment while they examine, migrate or decide, and what they must leave behind."""

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from countersay import examine
from countersay.exports.to_jsonl import jsonl_files
from countersay.model import Decision
from countersay.pipeline import Options, examine_project
from countersay.reporting.page import write_report
from countersay.store.base import Store
from countersay.store.project import RECORD_FILE, REPORT_FILE
from tests.corpora import small_corpus
from tests.postgres import Place, Serving

THIRD = "On 3 March 2031, 12 lorries waited at the Kessel gate.\n"


def killed(work: Callable[[], None], seconds: float) -> bool:
    """Run work in a process of its own and kill it after a time; say whether it had not come to its end."""
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(seconds)
    assert process.pid is not None
    running = process.is_alive()
    if running:
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    return running


class Crashes:
    """Kills in a folder, or on a server; raises AssertionError as soon as something is left that must not be."""

    def __init__(self, home: Path, seed: int, older: Callable[[Place], Store], server: Serving | None = None) -> None:
        self.server = server
        self.rng = random.Random(f"crashes {seed}")
        self.home = home
        self.older = older
        self.corpora = [small_corpus(home / "two"), small_corpus(home / "three", third_txt=THIRD)]
        records = [examine([folder]) for folder in self.corpora]
        self.tables = [jsonl_files(record) for record in records]
        self.reports = [write_report(record) for record in records]
        self.counts: Counter[str] = Counter()
        self.examined, self.decided = self.place("examined"), self.place("decided")
        begin = time.monotonic()
        self.run(1, self.place("timed"))
        self.longest = 1.5 * (time.monotonic() - begin)

    def place(self, name: str) -> Place:
        address = self.server.project(name) if self.server is not None else None
        return Place(self.home / name, address, self.server)

    def examine(self) -> None:
        """Kill an examination that replaces the record of other documents: the one or the other is there, whole."""
        which, store = self.rng.randint(0, 1), self.examined.open()
        begun = store.exists()
        begin = time.monotonic()
        was_killed = killed(lambda: self.run(which, self.examined), self.rng.uniform(0, self.longest))
        self.count("examine", was_killed)
        if not was_killed:  # later runs are shorter, since what was read is kept
            self.longest = 1.1 * (time.monotonic() - begin)
        if begun or store.exists():
            assert jsonl_files(store.read()) in self.tables
        report = self.examined.folder / REPORT_FILE
        if report.exists():
            assert report.read_text(encoding="utf-8") in self.reports

    def run(self, which: int, place: Place) -> None:
        examine_project([self.corpora[which]], place.folder, Options(store=place.address))

    def migrate(self) -> None:
        """Kill a migration: the older record or the migrated one is there, and both hold the same."""
        place = self.place(f"older-{self.counts['migrate'] + self.counts['migrate to its end']}")
        before = self.older(place).read()

        def work() -> None:
            store = place.open()
            with store.locked():
                store.migrate()

        self.count("migrate", killed(work, self.rng.uniform(0, 0.1 if self.server is None else 0.5)))
        store = place.open()
        assert store.read() == before
        with store.locked(wait=5):  # a server notices a moment later that a process is gone
            store.sweep()
        left = [path.name for path in sorted(place.folder.iterdir()) if path.name != ".lock"]
        assert left == ([RECORD_FILE] if self.server is None else [REPORT_FILE])
        store.close()

    def decide(self) -> None:
        """Kill a reviewer's process between decisions: every one that was confirmed to be kept is kept."""
        log = self.decided.open().log
        known = [row.id for row in log.rows()]
        reading, writing = os.pipe()

        def work() -> None:
            own = self.decided.open().log
            for number in range(200):
                made = own.append(Decision(id="", target="x", verdict="dismissed", reviewer="N. N.", note=str(number)))
                os.write(writing, f"{made.id}\n".encode())

        self.count("decide", killed(work, self.rng.uniform(0, 0.2)))
        os.close(writing)
        with os.fdopen(reading) as said:
            confirmed = said.read().split()
        log.append(Decision(id="", target="x", verdict="dismissed", note="after"))  # waits for what is still under way
        rows = [row.id for row in log.rows()][:-1]
        assert rows[: len(known) + len(confirmed)] == known + confirmed
        assert len(rows) <= len(known) + len(confirmed) + 1

    def count(self, kind: str, was_killed: bool) -> None:
        self.counts[kind if was_killed else f"{kind} to its end"] += 1

    def settle(self) -> None:
        """After all that, an ordinary run gives the ordinary outcome and leaves no remains."""
        project = self.examined.folder
        self.run(1, self.examined)
        assert jsonl_files(self.examined.open().read()) == self.tables[1]
        assert (project / REPORT_FILE).read_text(encoding="utf-8") == self.reports[1]
        left = [RECORD_FILE, REPORT_FILE] if self.server is None else [REPORT_FILE]
        assert sorted(path.name for path in project.glob("[!.]*")) == left
        assert not list(project.glob(".re[cp]*"))


def crash(
    home: Path, kills: int, seed: int, older: Callable[[Place], Store], server: Serving | None = None
) -> Counter[str]:
    """Kill so many processes, two examinations for each migration and decision; return what was counted."""
    crashes = Crashes(home, seed, older, server)
    jobs = (crashes.examine, crashes.migrate, crashes.examine, crashes.decide)
    for number in range(kills):
        jobs[number % len(jobs)]()
    crashes.settle()
    return crashes.counts
