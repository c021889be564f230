"""The rows of a record in SQLite: all of them into a new file, or into a copy of the last one only those that are others.

1. Rows stand in the order of the record by their `rowid`. Between pieces, a document's rows of a table or one row of what
   belongs to no document, numbers are left free, so that what comes in between moves no other row.
2. What a file holds is known by a digest of each piece, kept beside a digest of the whole file: a file that anybody else
   changed is no ground to build on.
3. A copy whose numbers do not suffice, or that holds more room than rows, is given up; then all rows are written.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from countersay.codec import TABLES, columns, digest, to_cells
from countersay.memory import paused
from countersay.model import Attribution, Document, Event, Figure, Finding, Name, Record, Series
from countersay.model.quick import quickly_made
from countersay.noting import digest_once

_APART = 1 << 12
"""Numbers left free behind each piece: twelve may come in at one place before the rows of a table are numbered anew."""
_TEXTS = "texts"
_KINDS = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "json": "TEXT"}

_SHOWN = frozenset({Figure, Attribution, Name, Series, Finding, Event})
"""Rows that the pages of a report are told from one another by as well."""

Cells = Callable[[Any], Sequence[Any]]


@quickly_made
@dataclass(frozen=True, slots=True)
class Piece:
    """Rows that stand together. at: number of the first. rows: how many. digest: of what they hold."""

    at: int
    rows: int
    digest: bytes


Places = dict[str, tuple[Piece, ...]]
"""The pieces of each table, in order."""


def fill(database: sqlite3.Connection, record: Record) -> Places:
    """Write all rows of a record into an empty database; return where they stand."""
    with database, paused(keeping=True):
        database.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        database.execute("INSERT INTO meta VALUES ('version', ?)", (str(record.version),))
        database.execute(f"CREATE TABLE {_TEXTS} (document TEXT PRIMARY KEY, text TEXT NOT NULL)")
        for name in TABLES:
            listed = ", ".join(f'"{column.name}" {_KINDS[column.kind]}' for column in columns(name))
            database.execute(f'CREATE TABLE "{name}" ({listed})')
        return {name: _write_all(database, name, rows, cells) for name, rows, cells in _tables(record)}


def change(database: sqlite3.Connection, record: Record, last: Places) -> Places | None:
    """Exchange those rows of a database that a record has otherwise; return where all stand.

    None if a row has no place between those that stay, or a quarter of the file would be free; the file is then of no use.

    Args:
        database: holds what `last` says, written by this version of the software.
        record: what it is to hold.
        last: where its rows stand.
    """
    database.execute("PRAGMA secure_delete = ON")  # what a text that is gone said is gone
    database.execute("PRAGMA journal_mode = MEMORY")
    with database, paused(keeping=True):
        found: Places = {}
        for name, rows, cells in _tables(record):
            placed = _write_others(database, name, rows, cells, last[name])
            if placed is None:
                return None
            found[name] = placed
    (free,), (pages,) = (database.execute(f"PRAGMA {one}").fetchone() for one in ("freelist_count", "page_count"))
    return found if free <= pages // 4 else None


def _tables(record: Record) -> Iterator[tuple[str, Sequence[Any], Cells]]:
    yield _TEXTS, record.documents, attrgetter("id", "text")
    for name in TABLES:
        yield name, getattr(record, name), to_cells(name)


@cache
def _insertion(name: str) -> str:
    listed = ["document", "text"] if name == _TEXTS else [column.name for column in columns(name)]
    names = ", ".join(f'"{one}"' for one in listed)
    return f'INSERT INTO "{name}" (rowid, {names}) VALUES (?{", ?" * len(listed)})'


def _pieces(name: str, rows: Sequence[Any], cells: Cells) -> list[tuple[bytes, Sequence[Any]]]:
    """Return the pieces of a table with their digests."""
    if name == _TEXTS:
        return [(digest(row.id, row.text_sha256), (row,)) for row in rows]
    kind = TABLES[name]
    if kind is Document:  # without its text, which has a table of its own
        return [(digest(cells(row)), (row,)) for row in rows]
    if any(field.name == "document" for field in fields(kind)):
        parts = [list(own) for _, own in groupby(rows, key=attrgetter("document"))]
        return [((digest_once if kind in _SHOWN else digest)(*own), own) for own in parts]
    return [((digest_once if kind in _SHOWN else digest)(row), (row,)) for row in rows]


def _write_all(database: sqlite3.Connection, name: str, rows: Sequence[Any], cells: Cells) -> tuple[Piece, ...]:
    placed = []
    at = _APART
    for mark, own in _pieces(name, rows, cells):
        placed.append((Piece(at, len(own), mark), own))
        at += len(own) + _APART
    _insert(database, name, placed, cells)
    return tuple([piece for piece, _ in placed])


def _insert(
    database: sqlite3.Connection, name: str, placed: Sequence[tuple[Piece, Sequence[Any]]], cells: Cells
) -> None:
    database.executemany(
        _insertion(name), ((number, *cells(row)) for piece, own in placed for number, row in enumerate(own, piece.at))
    )


def _write_others(
    database: sqlite3.Connection, name: str, rows: Sequence[Any], cells: Cells, last: Sequence[Piece]
) -> tuple[Piece, ...] | None:
    """Take out the pieces of a table that are no more and put in those that are new; None if one has no place."""
    fresh = _pieces(name, rows, cells)
    stay = kept([piece.digest for piece in last], [mark for mark, _ in fresh])
    staying = set(stay.values())
    gone = [(piece.at, piece.at + piece.rows - 1) for number, piece in enumerate(last) if number not in staying]
    database.executemany(f'DELETE FROM "{name}" WHERE rowid BETWEEN ? AND ?', gone)
    placed: list[tuple[Piece, Sequence[Any]]] = []
    found: list[Piece] = []
    waiting: list[tuple[bytes, Sequence[Any]]] = []
    end = 0  # behind the last row that has its place
    for number, piece in enumerate(fresh):
        if number not in stay:
            waiting.append(piece)
            continue
        old = last[stay[number]]
        new = _between(end, old.at, waiting) if waiting else []
        if new is None:
            return None
        placed += new
        found += [*(one for one, _ in new), old]
        waiting, end = [], old.at + old.rows
    room = sum(len(own) + _APART for _, own in waiting) + _APART
    new = _between(end, end + room, waiting) or []
    placed += new
    found += [one for one, _ in new]
    _insert(database, name, placed, cells)
    return tuple(found)


def _between(
    low: int, high: int, waiting: Sequence[tuple[bytes, Sequence[Any]]]
) -> list[tuple[Piece, Sequence[Any]]] | None:
    """Give pieces numbers from `low` on and below `high`, evenly apart; None if there are too few."""
    free = high - low - sum(len(own) for _, own in waiting)
    if free < 0:
        return None
    step = free // (len(waiting) + 1)
    found = []
    for mark, own in waiting:
        low += step
        found.append((Piece(low, len(own), mark), own))
        low += len(own)
    return found


def kept(before: Sequence[bytes], after: Sequence[bytes]) -> dict[int, int]:
    """Return the places of `after` that can stay where they stand in `before`: as many as keep their order.

    >>> kept([b"a", b"b", b"c"], [b"a", b"x", b"c", b"b"])
    {0: 0, 3: 1}
    """
    least = min(len(before), len(after))
    head = next((place for place in range(least) if before[place] != after[place]), least)
    tail = next((place for place in range(least - head) if before[-1 - place] != after[-1 - place]), least - head)
    found = {place: place for place in range(head)}
    known = {mark: place for place, mark in enumerate(before[: len(before) - tail]) if place >= head}
    shared = [(place, known[after[place]]) for place in range(head, len(after) - tail) if after[place] in known]
    found |= _rising(shared)
    shift = len(before) - len(after)
    found |= {place: place + shift for place in range(len(after) - tail, len(after))}
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return a longest row of pairs whose second number rises as the first does."""
    lowest: list[int] = []  # the least end of a row of each length
    ends: list[int] = []  # its place among the pairs
    before: list[int] = []
    for place, (_, value) in enumerate(pairs):
        length = bisect_left(lowest, value)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [value]
        ends[length : length + 1] = [place]
    found = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return dict(reversed(found))
