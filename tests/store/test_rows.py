"""A record written as a copy of the last one with other rows is read as one that was written from nothing."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from countersay.model import Party, Record
from countersay.store import rows as rows_
from countersay.store.project import RECORD_FILE, read_project, write_project
from countersay.store.rows import kept
from tests.corpora import example_record
from tests.reporting.test_folder import Kept


@pytest.mark.parametrize(
    ("before", "after", "stay"),
    [
        pytest.param("", "ab", "", id="nothing was there"),
        pytest.param("ab", "", "", id="nothing is left"),
        pytest.param("abc", "abc", "abc", id="the same"),
        pytest.param("abc", "abxc", "abc", id="one comes in between"),
        pytest.param("abc", "xabcy", "abc", id="at both ends"),
        pytest.param("abcd", "ad", "ad", id="two go"),
        pytest.param("abcdef", "afbcde", "abcde", id="one moves to the front"),
        pytest.param("aab", "aaab", "aab", id="the same twice"),
        pytest.param("abab", "baba", "ba", id="in turns"),
    ],
)
def test_what_keeps_its_order_stays(before: str, after: str, stay: str) -> None:
    old, new = ([letter.encode() for letter in word] for word in (before, after))
    found = kept(old, new)
    assert all(old[found[place]] == new[place] for place in found)
    assert sorted(found.values()) == [found[place] for place in sorted(found)]
    assert len(set(found.values())) == len(found) == len(stay)


def changed(record: Record, rng: random.Random) -> Record:
    """Take rows out of some tables, put them back from `example_record` or turn them round."""
    whole = example_record()
    names = [field.name for field in fields(Record) if field.name not in ("version", "documents")]
    for name in rng.sample(names, 6):
        every, now = getattr(whole, name), list(getattr(record, name))
        kind = rng.choice(("less", "whole", "turned", "half"))
        if kind == "less" and now:
            del now[rng.randrange(len(now)) :][:3]
            now = [row for row in now if rng.random() > 0.1]
        elif kind == "turned" and len(now) > 1:
            at = rng.randrange(len(now) - 1)
            now[at : at + 2] = now[at + 1], now[at]
        elif kind == "half":
            now = list(every[::2])
        else:
            now = list(every)
        record = replace(record, **{name: tuple(now)})
    gone = rng.choice([None, *whole.documents])
    return replace(record, documents=tuple(row for row in whole.documents if row is not gone))


@pytest.mark.parametrize("seed", range(4))
def test_any_changes_are_read_as_they_were_written(seed: int, tmp_path: Path) -> None:
    rng, shelf, record = random.Random(f"rows {seed}"), Kept(), example_record()
    for _ in range(8):
        write_project(tmp_path, record, "", None, shelf)
        assert read_project(tmp_path) == record
        record = changed(record, rng)


def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Note how many rows of each table are written."""
    found: list[tuple[str, int]] = []
    insert = rows_._insert

    def noting(
        database: sqlite3.Connection,
        name: str,
        placed: Sequence[tuple[rows_.Piece, Sequence[object]]],
        cells: rows_.Cells,
    ) -> None:
        found.extend([(name, len(own)) for _, own in placed])
        insert(database, name, placed, cells)

    monkeypatch.setattr(rows_, "_insert", noting)
    return found


def test_only_rows_that_are_others_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, record = Kept(), example_record()
    write_project(tmp_path, record, "", None, shelf)
    wrote = told(monkeypatch)
    write_project(tmp_path, record, "", None, shelf)
    assert wrote == []
    parties = (*record.parties[:1], Party(id="p-new", label="Harbour office", declared=True), *record.parties[1:])
    write_project(tmp_path, replace(record, parties=parties, series=record.series[1:]), "", None, shelf)
    assert wrote == [("parties", 1)]
    assert read_project(tmp_path).parties == parties


@pytest.mark.parametrize("harm", ["changed", "gone", "no shelf"])
def test_a_file_that_is_not_the_last_one_is_written_from_nothing(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, record = Kept(), example_record()
    write_project(tmp_path, record, "", None, shelf)
    if harm == "changed":
        with closing(sqlite3.connect(tmp_path / RECORD_FILE)) as database, database:
            database.execute("UPDATE figures SET text = 'another'")
    elif harm == "gone":
        (tmp_path / RECORD_FILE).unlink()
    wrote = told(monkeypatch)
    write_project(tmp_path, record, "", None, Kept() if harm == "no shelf" else shelf)
    assert read_project(tmp_path) == record
    assert sum(count for name, count in wrote if name == "figures") == len(record.figures)


def test_rows_come_in_at_one_place_again_and_again(tmp_path: Path) -> None:
    """The numbers between two rows are used up, and the table is then numbered anew."""
    shelf, record = Kept(), replace(Record(), parties=tuple(Party(id=f"p-{n}", label="", declared=True) for n in "az"))
    for number in range(40):
        write_project(tmp_path, record, "", None, shelf)
        assert read_project(tmp_path) == record
        between = Party(id=f"p-{number}", label="", declared=True)
        record = replace(record, parties=(record.parties[0], between, *record.parties[1:]))


def test_what_a_text_said_is_gone_with_it(tmp_path: Path) -> None:
    shelf, record = Kept(), example_record()
    write_project(tmp_path, record, "", None, shelf)
    gone = record.documents[0]
    fewer = {
        name: tuple(row for row in getattr(record, name) if row.document != gone.id)
        for name in ("figures", "ledger", "timexes", "attributions", "commitments", "citations", "distance")
    }
    bare = replace(record, documents=record.documents[1:], names=(), events=(), allegations=(), findings=(), **fewer)
    write_project(tmp_path, bare, "", None, shelf)
    assert gone.text[:80].encode() not in (tmp_path / RECORD_FILE).read_bytes()
    assert read_project(tmp_path) == bare
