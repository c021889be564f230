import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from countersay.errors import RecordError
from countersay.model import ACCUSING, Anchor, Candidate, Furniture, Note, Page, Passage
from countersay.store.project import changed_readers, migrate_project, read_project, sweep, write_project
from tests.test_codec import record


def test_project_gives_back_what_was_written(tmp_path: Path) -> None:
    write_project(tmp_path / "p", record(), "<p>report</p>")
    assert read_project(tmp_path / "p") == record()
    assert (tmp_path / "p" / "report.html").read_text() == "<p>report</p>"


def test_other_tools_find_the_documented_names(tmp_path: Path) -> None:
    write_project(tmp_path, record(), "")
    with sqlite3.connect(tmp_path / "record.sqlite") as database:
        assert database.execute("SELECT counted, value, kind FROM figures").fetchall() == [("cart", "403", "flow")]


def test_interrupted_run_leaves_the_previous_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path, record(), "old")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("countersay.store.project._fill_table", stop)
    with pytest.raises(KeyboardInterrupt):
        write_project(tmp_path, replace(record(), findings=()), "new")
    monkeypatch.undo()
    assert read_project(tmp_path) == record()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.sqlite", "report.html"]
    assert (tmp_path / "report.html").read_text() == "old"


def test_missing_project_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="countersay examine"):
        read_project(tmp_path)


OLDER = Path(__file__).parent / "older-project.sql"


def older_project(folder: Path) -> Path:
    """Make the project that an earlier version wrote; see dump_project.py."""
    folder.mkdir(exist_ok=True)
    with sqlite3.connect(folder / "record.sqlite") as database:
        database.executescript(OLDER.read_text(encoding="utf-8"))
    database.close()
    return folder


def fields_of(folder: Path, table: str) -> set[str]:
    with sqlite3.connect(folder / "record.sqlite") as database:
        return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


def test_older_project_is_read_with_what_it_has(tmp_path: Path) -> None:
    folder = older_project(tmp_path / "p")
    before = (folder / "record.sqlite").read_bytes()
    found = read_project(folder)
    assert [document.path for document in found.documents] == ["north.txt", "south.txt"]
    assert {figure.value for figure in found.figures} >= {412, 197}
    assert any(finding.relation in ACCUSING for finding in found.findings)
    assert {document.reader for document in found.documents} == {"plain/1"}
    assert (folder / "record.sqlite").read_bytes() == before


def test_older_project_is_migrated_once_and_loses_nothing(tmp_path: Path) -> None:
    folder = older_project(tmp_path / "p")
    before = read_project(folder)
    assert "reader" not in fields_of(folder, "documents")
    assert migrate_project(folder)
    assert "reader" in fields_of(folder, "documents")
    assert read_project(folder) == before
    assert not migrate_project(folder)
    assert [path.name for path in folder.iterdir()] == ["record.sqlite"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE meta SET value = '99' WHERE key = 'version'", id="version"),
        pytest.param("ALTER TABLE figures ADD COLUMN certainty TEXT", id="field"),
        pytest.param("CREATE TABLE translations (id TEXT)", id="table"),
    ],
)
def test_newer_project_is_refused_with_what_to_do(change: str, tmp_path: Path) -> None:
    write_project(tmp_path, record(), "")
    with sqlite3.connect(tmp_path / "record.sqlite") as database:
        database.execute(change)
    database.close()
    before = (tmp_path / "record.sqlite").read_bytes()
    for opening in (read_project, migrate_project, lambda folder: write_project(folder, record(), "")):
        with pytest.raises(RecordError, match=r"newer countersay.*pip install --upgrade"):
            opening(tmp_path)
    assert (tmp_path / "record.sqlite").read_bytes() == before


def test_damaged_file_is_told_not_raised_raw(tmp_path: Path) -> None:
    (tmp_path / "record.sqlite").write_bytes(b"not a database, but long enough to look at" * 50)
    with pytest.raises(RecordError, match="record-damaged"):
        read_project(tmp_path)


def test_remains_of_killed_runs_are_swept_and_nothing_else(tmp_path: Path) -> None:
    write_project(tmp_path, record(), "report")
    for name in (
        ".record.sqlite.123",
        ".record.sqlite.123-journal",
        ".report.html.4",
        "report.html.bak",
        "decisions.sqlite",
    ):
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)
    left = ["decisions.sqlite", "record.sqlite", "report.html", "report.html.bak"]
    assert sorted(path.name for path in tmp_path.iterdir()) == left
    assert read_project(tmp_path) == record()


def test_another_reader_than_before_is_said(tmp_path: Path) -> None:
    before = record()
    write_project(tmp_path, before, "")
    (document,) = before.documents
    assert changed_readers(tmp_path, [document]) == ()
    assert changed_readers(tmp_path / "none", [document]) == ()
    (issue,) = changed_readers(tmp_path, [replace(document, reader="html/2", text_sha256="9")])
    assert (issue.code, issue.path, issue.document) == ("reader-changed", document.path, document.id)
    assert "plain/1 before and is read by html/2; its text is another now" in issue.message
    (issue,) = changed_readers(tmp_path, [replace(document, reader="html/2")])
    assert "its text is the same" in issue.message
    assert changed_readers(tmp_path, [replace(document, reader="html/2", sha256="another file")]) == ()


def test_where_a_text_comes_from_is_kept(tmp_path: Path) -> None:
    (document,) = record().documents
    source = replace(
        document,
        reader="html/1",
        anchors=(Anchor(start=0, end=4, first=10, last=14, member="part 1", place="A!B7", page=2, box=(0, 1, 2, 3)),),
        furniture=(Furniture(kind="banner", text="x", first=1, last=2),),
        pages=(Page(number=1, start=0, end=4, width=100, height=200, scan=True),),
        notes=(Note(kind="comment", text="x", marker_start=0, marker_end=4, author="A", day="2031-05-03"),),
        metadata=(Candidate(field="issued", value="2031-05-03", origin="meta date", trusted=True),),
        passages=(Passage(start=0, end=4, language="fr"),),
    )
    kept = replace(record(), documents=(source,))
    write_project(tmp_path, kept, "")
    assert read_project(tmp_path) == kept


def test_a_record_of_an_older_version_without_later_columns_opens(tmp_path: Path) -> None:
    write_project(tmp_path, record(), "")
    with sqlite3.connect(tmp_path / "record.sqlite") as database:
        for column in ("anchors", "reader", "furniture"):
            database.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        database.execute("DROP TABLE citations")
    assert read_project(tmp_path) == record()
