"""The log of decisions, in a file and on a server: only added to, kept when it says so, no lost update, no silent loss."""

import errno
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from countersay.errors import RecordError
from countersay.model import DecidedWords, Decision
from countersay.store.decision_log import LOG_FILE, DecisionConflictError, DecisionLog
from tests.postgres import Place

HERE = DecidedWords(text_sha256="ab", start=3, end=6, text="403", path="a.txt")
THERE = DecidedWords(text_sha256="ab", start=30, end=33, text="980", path="a.txt")


def made(note: str = "", *passages: DecidedWords) -> Decision:
    return Decision(
        id="", target="", verdict="confirmed", subject="figure", key="figure-1", note=note, passages=passages or (HERE,)
    )


def test_no_log_has_no_rows(place: Place) -> None:
    log = place.open().log
    assert (log.rows(), log.version([HERE])) == ((), 0)
    assert not place.folder.exists()


def test_rows_come_back_in_order_as_they_were_written(place: Place) -> None:
    log = place.open().log
    rows = [
        log.append(replace(made(note, HERE, THERE), fields=(("value", "2/3"),)))
        for note in ("déjà", "\u202e", "\0 '; --", "")
    ]
    assert log.rows() == place.open().log.rows() == tuple(rows)
    assert len({row.id for row in rows}) == 4


def test_log_is_one_file(tmp_path: Path) -> None:
    DecisionLog(tmp_path / "new" / "folder").append(made())
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [LOG_FILE]


def test_log_gives_a_decision_the_same_id_wherever_it_is_kept(tmp_path: Path, place: Place) -> None:
    given = [made("one"), made("two", THERE)]
    file, log = DecisionLog(tmp_path / "file"), place.open().log
    assert [file.append(row).id for row in given] == [log.append(row).id for row in given]


def test_others_who_decided_meanwhile_are_shown_and_nothing_is_written(place: Place) -> None:
    log = place.open().log
    seen = log.version([HERE])
    first = log.append(made("first"), seen)
    with pytest.raises(DecisionConflictError) as raised:
        place.open().log.append(made("second"), seen)
    assert raised.value.since == (first,)
    assert log.rows() == (first,)
    log.append(made("second"), log.version([HERE]))
    assert [row.note for row in log.rows()] == ["first", "second"]


def test_decisions_about_other_words_do_not_meet(place: Place) -> None:
    log = place.open().log
    seen = log.version([THERE])
    log.append(made("one"), 0)
    log.append(made("other", THERE), seen)
    with pytest.raises(DecisionConflictError):
        log.append(made("both", HERE, THERE), seen)


def test_many_writers_at_once_lose_nothing(place: Place) -> None:
    log = place.open().log
    refused: list[str] = []

    def write(name: str) -> None:
        for number in range(6):
            try:
                log.append(made(f"{name} {number}"), log.version([HERE]))
            except DecisionConflictError:
                refused.append(name)
                log.append(made(f"{name} {number}"))

    writers = [threading.Thread(target=write, args=(f"w{n}",)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(row.note for row in log.rows()) == sorted(f"w{n} {number}" for n in range(4) for number in range(6))


WRITER = """
import sys
from pathlib import Path
from countersay.model import Decision
log = open_store(Path(sys.argv[1]), sys.argv[2]).log
for number in range(100000):
    log.append(Decision(id="", target="", verdict="confirmed", note=str(number)))
    print(number, flush=True)
"""


def test_killed_writer_loses_nothing_it_said_was_written(place: Place) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    log = place.open().log
    for _ in range(3):
        before = len(log.rows())
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(place.folder), place.address or "sqlite"],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(12)]
        writer.send_signal(signal.SIGKILL)
        told += writer.stdout.readlines()
        writer.wait()
        writer.stdout.close()
        with_lock = log.append(made("after"))  # waits for what the server has not ended yet
        notes = [row.note for row in log.rows()][before:]
        assert notes.pop() == with_lock.note
        whole = [line.strip() for line in told if line.endswith("\n")]
        assert notes[: len(whole)] == whole
        assert len(notes) - len(whole) in (0, 1)  # written, and killed before it could say so


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE {s}.decisions SET body = '{}'", id="change"),
        pytest.param("DELETE FROM {s}.decisions", id="remove"),
        pytest.param("TRUNCATE {s}.decisions", id="empty"),
    ],
)
def test_rows_can_be_neither_changed_nor_removed(place: Place, statement: str) -> None:
    log = place.open().log
    row = log.append(made())
    if place.address is not None:
        import psycopg

        with pytest.raises(psycopg.Error, match="never"):
            place.sql(statement.replace(".decisions", ".decision_log"))
    elif "TRUNCATE" not in statement:
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            place.sql(statement)
    assert place.open().log.rows() == (row,)


def test_log_that_was_edited_is_not_read(place: Place) -> None:
    log = place.open().log
    log.append(made("as decided"))
    log.append(made("later"))
    if place.address is None:
        place.sql("DROP TRIGGER decisions_stay")
        place.sql("UPDATE decisions SET body = replace(body, 'as decided', 'otherwise')")
    else:
        place.sql("DROP TRIGGER decisions_stay ON {s}.decision_log")
        place.sql("UPDATE {s}.decision_log SET body = replace(body, 'as decided', 'otherwise')")
    with pytest.raises(RecordError, match="decisions-altered"):
        place.open().log.rows()


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        pytest.param(b"not a database, but long enough to look at it" * 60, "decisions-unusable", id="damaged"),
        pytest.param(b"", "decisions-unusable", id="empty"),
    ],
)
def test_log_that_cannot_be_read_is_told(tmp_path: Path, contents: bytes, code: str) -> None:
    (tmp_path / LOG_FILE).write_bytes(contents)
    with pytest.raises(RecordError, match=code):
        DecisionLog(tmp_path).rows()


def test_log_of_a_later_version_is_refused(place: Place) -> None:
    log = place.open().log
    log.append(made())
    if place.address is None:
        place.sql("UPDATE meta SET value = '2' WHERE 'decisions' <> ''")
    else:
        place.sql("UPDATE {s}.meta SET value = '2' WHERE key = 'log_version'")
    for use in (lambda: log.append(made()), log.rows, lambda: log.version([HERE])):
        with pytest.raises(RecordError, match="decisions-version"):
            use()


def test_undo_of_an_unknown_decision_is_refused(place: Place) -> None:
    with pytest.raises(RecordError, match="decision-unknown"):
        place.open().log.append(replace(made(), undoes="dec-0"))
    assert place.open().log.rows() == ()


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))


FILLER = """
import sys
from dataclasses import replace
from pathlib import Path
from countersay.errors import RecordError
from countersay.model import Decision
from countersay.store.decision_log import DecisionLog
log = DecisionLog(Path(sys.argv[1]))
for number in range(1000):
    try:
        log.append(Decision(id="", target="", verdict="confirmed", note=f"{number} " + "x" * 3000))
    except RecordError as error:
        print(number, error)
        break
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits files as Linux does")
def test_full_disk_is_said_and_keeps_every_decision_that_was_confirmed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")},
        preexec_fn=limited,
        check=False,
    )
    number, _, told = done.stdout.partition(" ")
    assert "[decisions-unwritable]" in told, done.stderr
    assert "Free some space" in told
    rows = DecisionLog(tmp_path).rows()
    assert [row.note.split()[0] for row in rows] == [str(at) for at in range(int(number))]
    assert DecisionLog(tmp_path).append(made()).id


def test_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(RecordError, match=r"Read-only file system.*make the folder writable"):
        DecisionLog(tmp_path / "p").append(made())


def test_log_that_another_writes_for_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countersay.store.decision_log._WAIT", 0.1)
    log = DecisionLog(tmp_path)
    log.append(made())
    with sqlite3.connect(tmp_path / LOG_FILE, isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RecordError, match=r"others are writing.*Try again"):
            log.append(made())
    database.close()
    assert len(log.rows()) == 1
