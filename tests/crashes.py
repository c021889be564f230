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
from countersay.pipeline import examine_project
from countersay.reporting.page import write_report
from countersay.store.decision_log import DecisionLog
from countersay.store.lock import locked
from countersay.store.project import RECORD_FILE, REPORT_FILE, migrate_project, read_project, sweep
from tests.corpora import small_corpus

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
    """Kills in a folder; raises AssertionError as soon as something is left that must not be."""

    def __init__(self, home: Path, seed: int, older: Callable[[Path], Path]) -> None:
        self.rng = random.Random(f"crashes {seed}")
        self.home = home
        self.older = older
        self.corpora = [small_corpus(home / "two"), small_corpus(home / "three", third_txt=THIRD)]
        records = [examine([folder]) for folder in self.corpora]
        self.tables = [jsonl_files(record) for record in records]
        self.reports = [write_report(record) for record in records]
        self.counts: Counter[str] = Counter()
        begin = time.monotonic()
        examine_project([self.corpora[1]], home / "timed")
        self.longest = 1.5 * (time.monotonic() - begin)

    def examine(self) -> None:
        """Kill an examination that replaces the record of other documents: the one or the other is there, whole."""
        project = self.home / "examined"
        which = self.rng.randint(0, 1)
        begun = (project / RECORD_FILE).exists()
        self.count("examine", killed(lambda: self.run(which, project), self.rng.uniform(0, self.longest)))
        if begun or (project / RECORD_FILE).exists():
            assert jsonl_files(read_project(project)) in self.tables
        if (project / REPORT_FILE).exists():
            assert (project / REPORT_FILE).read_text(encoding="utf-8") in self.reports

    def run(self, which: int, project: Path) -> None:
        examine_project([self.corpora[which]], project)

    def migrate(self) -> None:
        """Kill a migration: the older record or the migrated one is there, and both hold the same."""
        project = self.home / f"older-{self.counts['migrate'] + self.counts['migrate to its end']}"
        self.older(project)
        before = read_project(project)

        def work() -> None:
            with locked(project):
                migrate_project(project)

        self.count("migrate", killed(work, self.rng.uniform(0, 0.1)))
        assert read_project(project) == before
        with locked(project, wait=0):
            sweep(project)
        assert [path.name for path in sorted(project.iterdir())] in ([".lock", RECORD_FILE], [RECORD_FILE])

    def decide(self) -> None:
        """Kill a reviewer's process between decisions: every one that was confirmed to be kept is kept."""
        log = DecisionLog(self.home / "decided")
        known = [row.id for row in log.rows()]
        reading, writing = os.pipe()

        def work() -> None:
            for number in range(200):
                made = log.append(Decision(id="", target="x", verdict="dismissed", reviewer="N. N.", note=str(number)))
                os.write(writing, f"{made.id}\n".encode())

        self.count("decide", killed(work, self.rng.uniform(0, 0.2)))
        os.close(writing)
        with os.fdopen(reading) as said:
            confirmed = said.read().split()
        rows = [row.id for row in log.rows()]
        assert rows[: len(known) + len(confirmed)] == known + confirmed
        assert len(rows) <= len(known) + len(confirmed) + 1

    def count(self, kind: str, was_killed: bool) -> None:
        self.counts[kind if was_killed else f"{kind} to its end"] += 1

    def settle(self) -> None:
        """After all that, an ordinary run gives the ordinary outcome and leaves no remains."""
        project = self.home / "examined"
        self.run(1, project)
        assert jsonl_files(read_project(project)) == self.tables[1]
        assert (project / REPORT_FILE).read_text(encoding="utf-8") == self.reports[1]
        assert sorted(path.name for path in project.glob("[!.]*")) == [RECORD_FILE, REPORT_FILE]
        assert not list(project.glob(".record*"))


def crash(home: Path, kills: int, seed: int, older: Callable[[Path], Path]) -> Counter[str]:
    """Kill so many processes, two examinations for each migration and decision; return what was counted."""
    crashes = Crashes(home, seed, older)
    jobs = (crashes.examine, crashes.migrate, crashes.examine, crashes.decide)
    for number in range(kills):
        jobs[number % len(jobs)]()
    crashes.settle()
    return crashes.counts
