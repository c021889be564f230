"""The log of decisions: only added to, on disk when it says so, no lost update, and no silent loss."""

import os
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

HERE = DecidedWords(text_sha256="ab", start=3, end=6, text="403", path="a.txt")
THERE = DecidedWords(text_sha256="ab", start=30, end=33, text="980", path="a.txt")


def made(note: str = "", *passages: DecidedWords) -> Decision:
    return Decision(
        id="", target="", verdict="confirmed", subject="figure", key="figure-1", note=note, passages=passages or (HERE,)
    )


def test_no_log_has_no_rows(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
    assert (log.rows(), log.version([HERE])) == ((), 0)
    assert list(tmp_path.iterdir()) == []


def test_rows_come_back_in_order_as_they_were_written(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path / "new" / "folder")
    rows = [log.append(replace(made(note, HERE, THERE), fields=(("value", "2/3"),))) for note in ("déjà", "\u202e", "")]
    assert log.rows() == tuple(rows)
    assert len({row.id for row in rows}) == 3
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [LOG_FILE]


def test_others_who_decided_meanwhile_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
    seen = log.version([HERE])
    first = log.append(made("first"), seen)
    with pytest.raises(DecisionConflictError) as raised:
        log.append(made("second"), seen)
    assert raised.value.since == (first,)
    assert log.rows() == (first,)
    log.append(made("second"), log.version([HERE]))
    assert [row.note for row in log.rows()] == ["first", "second"]


def test_decisions_about_other_words_do_not_meet(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
    seen = log.version([THERE])
    log.append(made("one"), 0)
    log.append(made("other", THERE), seen)
    with pytest.raises(DecisionConflictError):
        log.append(made("both", HERE, THERE), seen)


def test_many_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
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
from countersay.store.decision_log import DecisionLog
log = DecisionLog(Path(sys.argv[1]))
for number in range(100000):
    log.append(Decision(id="", target="", verdict="confirmed", note=str(number)))
    print(number, flush=True)
"""


def test_killed_writer_loses_nothing_it_said_was_written(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    for _ in range(3):
        before = len(DecisionLog(tmp_path).rows())
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=environment
        )
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(12)]
        writer.send_signal(signal.SIGKILL)
        told += writer.stdout.readlines()
        writer.wait()
        writer.stdout.close()
        notes = [row.note for row in DecisionLog(tmp_path).rows()][before:]
        whole = [line.strip() for line in told if line.endswith("\n")]
        assert notes[: len(whole)] == whole
        assert len(notes) - len(whole) in (0, 1)  # written, and killed before it could say so


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE decisions SET body = '{}'", id="change"),
        pytest.param("DELETE FROM decisions", id="remove"),
    ],
)
def test_rows_can_be_neither_changed_nor_removed(tmp_path: Path, statement: str) -> None:
    DecisionLog(tmp_path).append(made())
    with sqlite3.connect(tmp_path / LOG_FILE) as database, pytest.raises(sqlite3.IntegrityError, match="never"):
        database.execute(statement)


def test_log_that_was_edited_is_not_read(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
    log.append(made("as decided"))
    log.append(made("later"))
    with sqlite3.connect(tmp_path / LOG_FILE) as database:
        database.execute("DROP TRIGGER decisions_stay")
        database.execute("UPDATE decisions SET body = replace(body, 'as decided', 'otherwise')")
    with pytest.raises(RecordError, match="decisions-altered"):
        log.rows()


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


def test_log_of_a_later_version_is_refused(tmp_path: Path) -> None:
    log = DecisionLog(tmp_path)
    log.append(made())
    with sqlite3.connect(tmp_path / LOG_FILE) as database:
        database.execute("UPDATE meta SET value = '2'")
    with pytest.raises(RecordError, match="decisions-version"):
        log.append(made())


def test_undo_of_an_unknown_decision_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="decision-unknown"):
        DecisionLog(tmp_path).append(replace(made(), undoes="dec-0"))
    assert DecisionLog(tmp_path).rows() == ()
