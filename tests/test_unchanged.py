"""A run for which nothing changed leaves everything as it is and tells the same; any change at all makes it a run."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from countersay import keeping, pipeline
from countersay.briefing import brief_of
from countersay.config import Config
from countersay.decisions.drafts import Drafts
from countersay.errors import RecordError
from countersay.exports.to_jsonl import jsonl_files
from countersay.model import ACCUSING, DocumentOptions, Record
from countersay.pipeline import Options, Outcome, examine_project, refresh_project
from countersay.store.cache import CACHE_FILE
from countersay.store.decision_log import DecisionLog
from countersay.store.project import read_project
from tests.corpora import SETTINGS, countersay, small_corpus
from tests.evidence.registers import GATE, GATE_ROWS
from tests.postgres import Place

FULL = SETTINGS + '\n[names]\ngazetteer = "names.csv"\n\n[evidence]\nfiles = ["register.toml"]\n'
NAMES = "form,group,kind\nKessel gate,Kessel gate,place\n"


class Runs:
    """Examines one folder into one project and counts the runs that are more than a look."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder, self.project = home, home / "in", home / "out"
        self.count = 0

    def run(self, options: Options | None = None) -> Outcome:
        return refresh_project([self.folder], self.project, options)

    def state(self) -> dict[str, bytes]:
        paths = [path for path in self.project.rglob("*") if path.is_file() and not path.name.startswith(".")]
        return {str(path.relative_to(self.project)): path.read_bytes() for path in paths}

    def times(self) -> dict[str, int]:
        return {name: (self.project / name).stat().st_mtime_ns for name in self.state()}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """A project that was examined once; it is brought back to that before each test, in the same place."""
    home = tmp_path_factory.mktemp("begun")
    small_corpus(home / "in", corpus_toml=FULL, names_csv=NAMES, register_toml=GATE, gate_csv=GATE_ROWS)
    runs = Runs(home)
    runs.run()
    for name in ("in", "out"):
        shutil.copytree(home / name, home / f"first-{name}")
    return runs


@pytest.fixture
def runs(begun: Runs, monkeypatch: pytest.MonkeyPatch) -> Runs:
    for name in ("in", "out"):
        shutil.rmtree(begun.home / name)
        shutil.copytree(begun.home / f"first-{name}", begun.home / name)
    begun.count = 1
    examined = pipeline._examined

    def counted(*given: object) -> Record:
        begun.count += 1
        return examined(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_examined", counted)
    return begun


@pytest.mark.parametrize("most", [pytest.param(150, id="one page"), pytest.param(1, id="a folder of pages")])
def test_nothing_new_leaves_all_as_it_is_and_tells_the_same(
    most: int, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("countersay.reporting.folder.MOST_DOCUMENTS", most)
    first = runs.run(Options(fresh=True))
    before, times = runs.state(), runs.times()
    for _ in range(2):  # what was kept stays kept
        again = runs.run()
        assert again.brief == first.brief == brief_of(first.record(), first.brief.page)
        assert again.record() == first.record()
    assert runs.count == 2
    assert (runs.state(), runs.times()) == (before, times)
    assert ("report/index.html" in before) == (most == 1)


def rewrite(name: str, old: str, new: str) -> Callable[[Runs], None]:
    def change(runs: Runs) -> None:
        path = runs.folder / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def add(name: str, text: str = "On 3 March 2031, 12 lorries waited.") -> Callable[[Runs], None]:
    return lambda runs: (runs.folder / name).write_text(text) and None


def decide(runs: Runs) -> None:
    record = read_project(runs.project)
    accusing = next(row.id for row in record.findings if row.relation in ACCUSING)
    DecisionLog(runs.project).append(replace(Drafts(record).of_finding(accusing, "dismissed"), reviewer="R."))


def spoil(name: str) -> Callable[[Runs], None]:
    def change(runs: Runs) -> None:
        path = runs.project / name
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))  # of the same length

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(rewrite("north.txt", "412", "413"), id="a digit of a document"),
        pytest.param(add("third.txt"), id="a new document"),
        pytest.param(lambda runs: (runs.folder / "south.txt").unlink(), id="a document that is gone"),
        pytest.param(lambda runs: (runs.folder / "south.txt").rename(runs.folder / "s.txt"), id="another name"),
        pytest.param(add("picture.bin", "\0\1"), id="a file that cannot be read"),
        pytest.param(rewrite("corpus.toml", "2031-03-16", "2031-03-17"), id="a setting"),
        pytest.param(rewrite("names.csv", "place", "other"), id="a list of names"),
        pytest.param(rewrite("register.toml", "name =", "lag = 2\nname ="), id="a declaration of a register"),
        pytest.param(rewrite("gate.csv", "\n", "\n\n"), id="a register"),
        pytest.param(decide, id="a decision"),
    ],
)
def test_any_change_makes_it_a_run(change: Callable[[Runs], None], runs: Runs, tmp_path: Path) -> None:
    change(runs)
    log = DecisionLog(runs.project).rows()
    after = runs.run()
    assert runs.count == 2
    anew = tmp_path / "anew"
    for row in log:
        DecisionLog(anew).append(replace(row, id=""))
    assert jsonl_files(after.record()) == jsonl_files(examine_project([runs.folder], anew))
    assert (runs.project / "report.html").read_bytes() == (anew / "report.html").read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(spoil("record.sqlite"), id="the record"),
        pytest.param(spoil("report.html"), id="the report"),
        pytest.param(lambda runs: (runs.project / "record.sqlite").unlink(), id="no record"),
        pytest.param(lambda runs: (runs.project / "report.html").unlink(), id="no report"),
        pytest.param(lambda runs: (runs.project / "report").mkdir(), id="a folder of pages"),
        pytest.param(lambda runs: (runs.project / CACHE_FILE).unlink(), id="nothing kept"),
    ],
)
def test_what_is_not_there_as_it_was_written_is_written_again(change: Callable[[Runs], None], runs: Runs) -> None:
    before = runs.state()
    change(runs)
    runs.run()
    assert runs.count == 2
    assert runs.state().keys() == before.keys()
    assert runs.state()["report.html"] == before["report.html"]
    assert read_project(runs.project).documents


@pytest.mark.parametrize("page", ["index.html", "doc-A.html"])
def test_page_that_was_changed_is_written_again(page: str, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countersay.reporting.folder.MOST_DOCUMENTS", 1)
    runs.run(Options(fresh=True))
    before = (runs.project / "report" / page).read_bytes()
    spoil(f"report/{page}")(runs)
    runs.run()
    assert runs.count == 3
    assert (runs.project / "report" / page).read_bytes() == before


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(Options(fresh=True), id="fresh"),
        pytest.param(Options(config=Config(max_alternatives=1)), id="a setting of the software"),
    ],
)
def test_other_options_make_it_a_run(options: Options, runs: Runs) -> None:
    runs.run(options)
    assert runs.count == 2


def test_options_for_the_one_document_make_it_a_run(runs: Runs) -> None:
    (runs.folder / "south.txt").unlink()
    for day in ("2031-04-01", "2031-04-02", "2031-04-02"):
        runs.run(Options(document=DocumentOptions(date=day)))
    assert runs.count == 3


@pytest.mark.parametrize("part", ["fingerprint", "drawing"])
def test_another_version_of_the_software_makes_it_a_run(part: str, runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, part, lambda: "another")
    monkeypatch.setattr("countersay.unchanged.drawing", keeping.drawing)
    runs.run()
    assert runs.count == 2


def test_register_that_another_program_may_write_to_is_read_each_time(runs: Runs) -> None:
    rewrite("register.toml", "gate.csv", "gate.sqlite")(runs)
    for _ in range(2):
        runs.run()
    assert runs.count == 3


def test_record_that_tells_of_another_reader_is_made_again(runs: Runs) -> None:
    with closing(sqlite3.connect(runs.project / "record.sqlite")) as database, database:
        database.execute("UPDATE documents SET reader = 'another'")
    told = runs.run()
    assert any(issue.code == "reader-changed" for issue in told.brief.issues)
    settled = runs.run()
    assert not any(issue.code == "reader-changed" for issue in settled.brief.issues)
    assert runs.count == 3


def test_run_that_fails_leaves_no_end_to_take_up(runs: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    add("third.txt")(runs)
    with monkeypatch.context() as patched:
        patched.setattr("countersay.store.project._replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(RecordError):
            runs.run()
    runs.run()
    assert runs.count == 3
    assert len(read_project(runs.project).documents) == 3


def test_project_in_a_database_is_made_again(place: Place) -> None:
    folder = small_corpus(place.folder.with_name("in"))
    records = [examine_project([folder], place.folder, Options(store=place.address)) for _ in range(2)]
    assert records[0] == records[1]


def test_command_prints_the_same_and_exits_alike(tmp_path: Path) -> None:
    folder = small_corpus(tmp_path / "in", picture_bin="\0\1")
    first, again = (countersay("examine", folder, "--out", tmp_path / "out") for _ in range(2))
    assert (first.returncode, first.stdout) == (again.returncode, again.stdout)
    assert first.returncode == 1
    assert "412 lorries" in first.stdout
