import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from countersay.codec import TABLES, columns
from countersay.errors import RecordError
from countersay.model import ACCUSING, Anchor, Candidate, Furniture, Issue, Note, Page, Passage
from countersay.store.base import Store
from countersay.store.project import read_project, sweep, write_project
from tests.postgres import Place
from tests.test_codec import record


def test_project_gives_back_what_was_written(place: Place) -> None:
    place.open().write(record(), "<p>report</p>")
    assert place.open().read() == record()
    assert (place.folder / "report.html").read_text() == "<p>report</p>"


def test_characters_that_a_database_may_not_hold_come_back(place: Place) -> None:
    (issue, *rest) = record().issues or (Issue(code="x", message="x"),)
    strange = replace(issue, message="a\0b\u202e\\0 {} %s \ufffd", code="null\0", path="\0")
    place.open().write(replace(record(), issues=(strange, *rest)), "")
    assert place.open().read().issues[0] == strange


def test_new_record_takes_the_place_of_the_last_and_is_known_by_its_stamp(place: Place) -> None:
    store = place.open()
    before = store.stamp()
    assert not store.exists()
    stamps = []
    for kept in (record(), replace(record(), findings=()), record()):
        store.write(kept, "")
        assert store.read() == place.open().read() == kept
        stamps.append(store.stamp())
    assert len({before, *stamps}) == 4
    assert store.exists()


def test_other_tools_find_the_documented_names(place: Place) -> None:
    place.open().write(record(), "")
    assert place.sql("SELECT counted, value, kind FROM {s}.figures") == [("cart", "403", "flow")]


def test_interrupted_run_leaves_the_previous_record(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store = place.open()
    store.write(record(), "old")
    names = sorted(path.name for path in place.folder.iterdir())

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("countersay.codec._json_cell", stop)
    with pytest.raises(KeyboardInterrupt):
        store.write(replace(record(), findings=()), "new")
    monkeypatch.undo()
    assert store.read() == record()
    assert sorted(path.name for path in place.folder.iterdir()) == names
    assert (place.folder / "report.html").read_text() == "old"


def test_missing_project_says_what_to_run(place: Place) -> None:
    with pytest.raises(RecordError, match="countersay examine"):
        place.open().read()


OLDER = Path(__file__).parent / "older-project.sql"


def older_project(folder: Path) -> Path:
    """Make the project that an earlier version wrote; see dump_project.py."""
    folder.mkdir(exist_ok=True)
    with sqlite3.connect(folder / "record.sqlite") as database:
        database.executescript(OLDER.read_text(encoding="utf-8"))
    database.close()
    return folder


def older_at(place: Place) -> Store:
    """Keep that project at a place; on a server, with the tables and columns that the file has."""
    store = place.open()
    if place.address is None:
        older_project(place.folder)
        return store
    older = older_project(place.folder.with_name(f"{place.folder.name}-file"))
    store.write(read_project(older), "")
    with sqlite3.connect(older / "record.sqlite") as file:
        there = {str(row[0]) for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in sorted(TABLES):
            if table not in there:
                place.sql(f"DROP TABLE {{s}}.{table}")
                continue
            kept = {row[1] for row in file.execute(f"PRAGMA table_info({table})")}
            gone = sorted(column.name for column in columns(table) if column.name not in kept)
            if gone:
                dropped = ", ".join(f'DROP COLUMN "{name}"' for name in gone)
                place.sql(f"ALTER TABLE {{s}}.{table} {dropped}")
    file.close()
    return place.open()


def fields_of(place: Place, table: str) -> set[str]:
    if place.address is None:
        return {str(row[1]) for row in place.sql(f"PRAGMA table_info({table})")}
    schema = "countersay_" + place.address.rpartition("#")[2]
    query = f"SELECT column_name::text FROM information_schema.columns WHERE table_schema = '{schema}'"
    return {str(name) for (name,) in place.sql(f"{query} AND table_name = '{table}'")}


def test_older_project_is_read_with_what_it_has(place: Place) -> None:
    store = older_at(place)
    found = store.read()
    assert [document.path for document in found.documents] == ["north.txt", "south.txt"]
    assert {figure.value for figure in found.figures} >= {412, 197}
    assert any(finding.relation in ACCUSING for finding in found.findings)
    assert {document.reader for document in found.documents} == {"plain/1"}
    assert "reader" not in fields_of(place, "documents")


def test_reading_an_older_project_leaves_its_file_alone(tmp_path: Path) -> None:
    folder = older_project(tmp_path / "p")
    before = (folder / "record.sqlite").read_bytes()
    read_project(folder)
    assert (folder / "record.sqlite").read_bytes() == before


def test_older_project_is_migrated_once_and_loses_nothing(place: Place) -> None:
    store = older_at(place)
    before = store.read()
    names = sorted(path.name for path in place.folder.iterdir())
    assert "reader" not in fields_of(place, "documents")
    assert store.migrate()
    assert "reader" in fields_of(place, "documents")
    assert store.read() == place.open().read() == before
    assert not store.migrate()
    assert sorted(path.name for path in place.folder.iterdir()) == names


def test_older_project_is_replaced_by_a_new_record(place: Place) -> None:
    store = older_at(place)
    store.write(record(), "")
    assert store.read() == record()
    assert not store.migrate()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE {s}.meta SET value = '99' WHERE key = 'version'", id="version"),
        pytest.param("ALTER TABLE {s}.figures ADD COLUMN certainty TEXT", id="field"),
        pytest.param("CREATE TABLE {s}.translations (id TEXT)", id="table"),
    ],
)
def test_newer_project_is_refused_with_what_to_do(change: str, place: Place) -> None:
    store = place.open()
    store.write(record(), "")
    place.sql(change)
    before = place.sql("SELECT * FROM {s}.figures"), place.sql("SELECT * FROM {s}.meta ORDER BY key")
    for opening in (store.read, store.migrate, lambda: store.write(replace(record(), figures=()), "")):
        with pytest.raises(RecordError, match=r"newer countersay.*pip install --upgrade"):
            opening()
    assert (place.sql("SELECT * FROM {s}.figures"), place.sql("SELECT * FROM {s}.meta ORDER BY key")) == before


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


def test_another_reader_than_before_is_said(place: Place) -> None:
    before, store = record(), place.open()
    (document,) = before.documents
    assert store.changed_readers([replace(document, reader="html/2")]) == ()
    store.write(before, "")
    assert store.changed_readers([document]) == ()
    (issue,) = store.changed_readers([replace(document, reader="html/2", text_sha256="9")])
    assert (issue.code, issue.path, issue.document) == ("reader-changed", document.path, document.id)
    assert "plain/1 before and is read by html/2; its text is another now" in issue.message
    (issue,) = store.changed_readers([replace(document, reader="html/2")])
    assert "its text is the same" in issue.message
    assert store.changed_readers([replace(document, reader="html/2", sha256="another file")]) == ()


def test_where_a_text_comes_from_is_kept(place: Place) -> None:
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
    place.open().write(kept, "")
    assert place.open().read() == kept


def test_a_record_of_an_older_version_without_later_columns_opens(place: Place) -> None:
    place.open().write(record(), "")
    for column in ("anchors", "reader", "furniture"):
        place.sql(f"ALTER TABLE {{s}}.documents DROP COLUMN {column}")
    place.sql("DROP TABLE {s}.citations")
    assert place.open().read() == record()
    assert place.open().changed_readers(record().documents) == ()
