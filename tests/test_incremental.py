"""A run that takes up what earlier ones found gives the bytes of a run from nothing, whatever was done to the files."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from countersay import Options, extracting
from countersay.decisions.drafts import Drafts
from countersay.exports.to_jsonl import jsonl_files
from countersay.extraction.document import Extraction, Task, extract
from countersay.model import ACCUSING, Decision, Record
from countersay.pipeline import examine_project
from countersay.reporting.folder import MOST_DOCUMENTS
from countersay.store.cache import CACHE_FILE
from countersay.store.decision_log import LOG_FILE, DecisionLog
from countersay.store.project import read_project
from tests.archive import article, write_archive
from tests.corpora import ROOT, SETTINGS, countersay, hear_interrupts, small_corpus, write_corpus
from tests.deciding import corpus


def outcome(record: Record, project: Path) -> tuple[dict[str, str], dict[str, bytes], Record]:
    """Return the tables, all pages of the report, and the record as it is kept."""
    pages = sorted([project / "report.html", *project.glob("report/*")])
    return jsonl_files(record), {page.name: page.read_bytes() for page in pages}, read_project(project)


class Counter:
    """Counts what is read anew."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[str] = []
        monkeypatch.setattr(extracting, "extract", self.extract)

    def extract(self, task: Task) -> Extraction:
        self.read.append(task.document.path)
        return extract(task)

    def since(self) -> list[str]:
        read, self.read = self.read, []
        return read


@pytest.mark.parametrize(
    ("seed", "most"), [(0, MOST_DOCUMENTS), (1, MOST_DOCUMENTS), (2, MOST_DOCUMENTS), (3, 0), (4, 0), (5, 3)]
)
def test_any_sequence_of_changes_gives_the_record_of_a_run_from_nothing(
    seed: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents are added, changed, renamed, copied and removed at random; settings come and go.

    Beyond `most` documents these have names in place of letters, and the report is a folder, whose pages are taken over from the run before where nothing changed.
    """
    monkeypatch.setattr("countersay.reporting.folder.MOST_DOCUMENTS", most)
    monkeypatch.setattr("countersay.lettering.LETTERED", most)
    rng = random.Random(f"changes {seed}")
    folder, project = small_corpus(tmp_path / "in"), tmp_path / "kept"
    for step in range(6):
        for _ in range(rng.randint(0, 3)):
            change(folder, rng)
        kept = outcome(examine_project([folder], project), project)
        anew = tmp_path / f"anew-{step}"
        assert kept == outcome(examine_project([folder], anew), anew)


def change(folder: Path, rng: random.Random) -> None:
    files = sorted(folder.glob("*.txt"))
    kind = rng.choice(("add", "add", "change", "rename", "copy", "remove", "settings"))
    if kind == "add" or len(files) < 2:
        name, text = article(rng.randint(0, 60), 5)
        write_corpus(folder, {Path(name).name: text})
    elif kind == "change":
        with rng.choice(files).open("a", encoding="utf-8") as file:
            file.write(f"\nOn {rng.randint(1, 28)} March 2031, {rng.randint(1, 90)} lorries passed the Kessel gate.\n")
    elif kind == "rename":
        rng.choice(files).rename(folder / f"renamed-{rng.randint(0, 9)}.txt")
    elif kind == "copy":
        (folder / f"copy-{rng.randint(0, 9)}.txt").write_bytes(rng.choice(files).read_bytes())
    elif kind == "remove":
        rng.choice(files).unlink()
    else:
        (folder / "corpus.toml").write_text(rng.choice((SETTINGS, "", "[conventions]\ndozens = [12, 48]\n")))


def test_only_what_is_new_or_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_corpus(tmp_path / "in", third_txt="On 3 March 2031, 12 lorries waited.")
    counter = Counter(monkeypatch)
    for files, read in (
        ({}, ["north.txt", "south.txt", "third.txt"]),
        ({}, []),
        ({"fourth.txt": "On 4 March 2031, 13 lorries waited."}, ["fourth.txt"]),
        ({"third.txt": "On 3 March 2031, 14 lorries waited."}, ["third.txt"]),
        ({"corpus.toml": SETTINGS.replace("2031-03-16", "2031-03-17")}, ["south.txt"]),
    ):
        write_corpus(folder, files)
        examine_project([folder], tmp_path / "out")
        assert counter.since() == read


def test_asking_for_a_fresh_run_reads_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_corpus(tmp_path / "in")
    counter = Counter(monkeypatch)
    for fresh, read in ((False, 2), (True, 2), (False, 0)):
        examine_project([folder], tmp_path / "out", Options(fresh=fresh))
        assert len(counter.since()) == read


def test_another_version_of_the_software_reads_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_corpus(tmp_path / "in")
    counter = Counter(monkeypatch)
    examine_project([folder], tmp_path / "out")
    monkeypatch.setattr("countersay.keeping.fingerprint", lambda: "another")
    examine_project([folder], tmp_path / "out")
    assert len(counter.since()) == 4


def test_deleted_cache_costs_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_corpus(tmp_path / "in")
    before = outcome(examine_project([folder], tmp_path / "out"), tmp_path / "out")
    (tmp_path / "out" / CACHE_FILE).unlink()
    counter = Counter(monkeypatch)
    assert outcome(examine_project([folder], tmp_path / "out"), tmp_path / "out") == before
    assert len(counter.since()) == 2


def test_progress_counts_what_is_read_anew(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in")
    examine_project([folder], tmp_path / "out")
    write_corpus(folder, {"third.txt": "On 3 March 2031, 12 lorries waited."})
    shown: list[tuple[str, int, int]] = []
    examine_project([folder], tmp_path / "out", None, lambda *step: shown.append(step))
    assert [step for step in shown if step[0] == "read"] == [("read", 1, 1)]


def test_progress_counts_the_pages_of_a_large_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, project = small_corpus(tmp_path / "in"), tmp_path / "out"
    shown: list[tuple[str, int, int]] = []
    examine_project([folder], project, None, lambda *step: shown.append(step))
    assert not {"drawn", "written"} & {stage for stage, _, _ in shown}
    monkeypatch.setattr("countersay.reporting.folder.MOST_DOCUMENTS", 1)
    write_corpus(folder, {"third.txt": "On 3 March 2031, 12 lorries waited."})
    shown.clear()
    examine_project([folder], project, None, lambda *step: shown.append(step))
    total = len(list((project / "report").iterdir()))
    steps = [(stage, done, total) for stage in ("drawn", "written") for done in range(1, total + 1)]
    assert [step for step in shown if step[0] in ("drawn", "written")] == steps


def rows(project: Path) -> int:
    """Count what the cache of a project holds while a run goes on."""
    if not (project / CACHE_FILE).is_file():
        return 0
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(project / CACHE_FILE)) as database:
        (count,) = database.execute("SELECT count(*) FROM kept").fetchone()
        return int(count)
    return 0


@pytest.mark.skipif(sys.platform == "win32", reason="stops by signal")
@pytest.mark.parametrize("workers", [1, 2])
def test_stopped_run_is_taken_up_by_the_next(workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_archive(tmp_path / "in", 60)
    command = ["examine", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--workers", str(workers)]
    process = subprocess.Popen(
        [sys.executable, "-m", "countersay", *command],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        start_new_session=True,
        preexec_fn=hear_interrupts,
    )
    until = time.monotonic() + 60
    while rows(tmp_path / "out") < 3 and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "Run the same again to go on" in errors
    assert "Traceback" not in errors
    done = rows(tmp_path / "out")
    assert 3 <= done < 60
    counter = Counter(monkeypatch)
    examine_project([tmp_path / "in"], tmp_path / "out")
    assert len(counter.since()) == 60 - done
    assert countersay("verify", tmp_path / "out").returncode == 0


@pytest.mark.parametrize(("seed", "most"), [(0, MOST_DOCUMENTS), (1, 0)])
def test_decisions_and_changes_give_the_record_of_a_run_from_nothing(
    seed: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("countersay.reporting.folder.MOST_DOCUMENTS", most)
    rng = random.Random(f"decisions {seed}")
    folder, project = corpus(small_corpus(tmp_path / "in")), tmp_path / "kept"
    record = examine_project([folder], project)
    for step in range(5):
        DecisionLog(project).append(replace(decision(record, rng), reviewer="A. Reader"))
        change(folder, rng)
        record = examine_project([folder], project)
        anew = tmp_path / f"anew-{step}"
        anew.mkdir()
        shutil.copy(project / LOG_FILE, anew / LOG_FILE)
        assert outcome(record, project) == outcome(examine_project([folder], anew), anew)
    assert len(record.decisions) == 5


def decision(record: Record, rng: random.Random) -> Decision:
    """Decide about something at random: a figure, a finding, or two series."""
    made = Drafts(record)
    kind = rng.choice(("figure", "finding", "series"))
    findings = [row.id for row in record.findings if row.relation in ACCUSING]
    if kind == "finding" and findings:
        return made.of_finding(rng.choice(findings), "dismissed")
    if kind == "series" and len(record.series) > 1:
        left, right = rng.sample(record.series, 2)
        return made.of_series(left.id, right.id)
    return made.of_figure(rng.choice(record.figures).id, rng.choice(("confirmed", "rejected")))


ANSWERING = {
    "a.txt": "Holm Office, 3 May 2031\n\nThe Holm Office said the road at Selk was shut by the Varn guard. Two nurses were turned away.\n",
    "b.txt": "Varn Guard, 4 May 2031\n\nThe Varn Guard said the road at Selk is open. It denied that nurses had been stopped.\n",
    "c.txt": "Holm Office, 5 May 2031\n\nThe guard does not let lorries pass, the Holm Office said. The mill is out of order.\n",
    "d.txt": "Varn Guard, 6 May 2031\n\nThe Varn Guard said that the mill works. Lorries pass the road freely; no nurse was turned away.\n",
    "e.txt": "Holm Office, 7 May 2031\n\nThe Varn Guard intends to shut the pool, the Holm Office said.\n",
    "f.txt": "Varn Guard, 8 May 2031\n\nThe Varn Guard denied any plan to close the pool. There was no closure of the road.\n",
}
SIDES = """
[parties]
holm = "Holm Office"
varn = "Varn Guard"

[documents]
"""


def test_what_documents_answer_is_found_whichever_of_them_came_last(tmp_path: Path) -> None:
    """A sentence of a document that was read long ago is looked at again where a later one says the contrary."""
    folder, project = tmp_path / "in", tmp_path / "kept"
    sides = "".join(
        f'"{name}" = {{ issuer = "{text[: text.index(",")]}", party = "{text[:4].lower()}" }}\n'
        for name, text in ANSWERING.items()
    )
    whole = None
    for order in (sorted(ANSWERING), sorted(ANSWERING, reverse=True)):
        write_corpus(folder, {"corpus.toml": SIDES + sides})
        for name in order:
            write_corpus(folder, {name: ANSWERING[name]})
            kept = outcome(examine_project([folder], project), project)
            anew = tmp_path / f"anew-{order[0]}-{name}"
            assert kept == outcome(examine_project([folder], anew), anew)
        assert whole in (None, kept)
        whole = kept
        for name in order[1:]:
            (folder / name).unlink()
    assert sum(bool(row.denied_by) for row in kept[2].allegations) > 1
