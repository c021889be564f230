"""A project in a PostgreSQL database: a schema of its own, with the tables of the record as SQLite's file has them.

1. A record is written in one transaction: readers see the last one or the new one, each as a whole.
2. Who writes holds an advisory lock of the server, which ends with the connection; the record is written over that
   very connection, so that a lock that was lost cannot be written under.
3. Decisions, and those who may log in, are in tables that no record replaces.

The report, and what is kept from run to run to save time, are files of the project folder of each machine.
"""

import hashlib
import json
import platform
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from countersay.codec import TABLES, Row, columns, from_rows, to_cells
from countersay.keeping import Shelf
from countersay.model import Document, Issue, Record
from countersay.store import layout
from countersay.store.examined import EXAMINED_FILE, Examined, read_examined, write_examined
from countersay.store.lock import locked, refused
from countersay.store.postgres_tables import PREFIX, PostgresLog, PostgresUsers, Schema
from countersay.store.project import WritePages, reported, sweep
from countersay.store.server import Address, Server, address_of, failed, require_driver, within

if TYPE_CHECKING:
    import psycopg

_POLL = 0.1  # seconds between two tries
_SNAPSHOT = "ISOLATION LEVEL REPEATABLE READ READ ONLY"
_KINDS = {"text": "text", "integer": "bigint", "boolean": "boolean", "json": "json"}
_PLACE, _NULLS = "row_number", "null_characters"
_ASIDE = frozenset({"meta", "texts", "decision_log", "decision_words", "users"})


class PostgresStore:
    """A project of a database; see `base.Store`."""

    def __init__(self, folder: Path, address: Address) -> None:
        require_driver(address.shown)
        self.folder = folder
        self.where = address.shown
        self.address = address
        self.server = Server(address)
        self.schema = Schema(self.server, address)
        self.log = PostgresLog(self.schema)
        self.users = PostgresUsers(self.schema)
        self._held = threading.local()

    @contextmanager
    def locked(self, wait: float = 10.0, *, sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
        """Hold the lock of the project, here and on the server."""
        with locked(self.folder, wait, sleep=sleep):
            self.schema.make()
            with self.server.connection() as connection:
                # A machine that vanished without a word does not hold the lock for hours.
                for name, value in (("idle", 30), ("interval", 10), ("count", 3)):
                    connection.execute(f"SET tcp_keepalives_{name} TO {value}")
                self._wait(connection, wait, sleep)
                self._held.connection = connection
                try:
                    yield
                finally:
                    self._held.connection = None
                    if not connection.closed:
                        connection.execute("SELECT pg_advisory_unlock(%s)", [self.schema.key])

    def _wait(self, connection: "psycopg.Connection", wait: float, sleep: Callable[[float], None]) -> None:
        for number in range(1 + int(wait / _POLL)):
            if number:
                sleep(_POLL)
            row = connection.execute("SELECT pg_try_advisory_lock(%s)", [self.schema.key]).fetchone()
            if row and row[0]:
                return
        raise refused(self.where, self._holder(connection))

    def _holder(self, connection: "psycopg.Connection") -> str:
        high, low = (self.schema.key >> 32) & 0xFFFFFFFF, self.schema.key & 0xFFFFFFFF
        row = connection.execute(
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.granted "
            "AND l.locktype = 'advisory' AND l.classid = %s::bigint::oid AND l.objid = %s::bigint::oid "
            "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [high, low],
        ).fetchone()
        return str(row[0]) if row and row[0] else ""

    def sweep(self) -> None:
        """Remove what runs that were killed left in the folder; in the database they leave nothing."""
        sweep(self.folder)

    def exists(self) -> bool:
        """Say whether there is a record."""
        return self.stamp() != ""

    def stamp(self) -> str:
        """Return what is another value after each new record, "" if there is none."""
        return self.schema.meta("written") or ""

    def digest(self) -> None:
        """Return None: to read every row of the server would take as long as what the digest is for."""

    def read(self) -> Record:
        """Read the record as it stands at one moment."""
        if not self.exists():
            raise layout.missing(self.where)
        with self.server.transaction(_SNAPSHOT) as connection:
            stored = self._checked(connection)
            texts = dict(self._cells(connection, "texts", ["document", "text"]))
            try:
                tables = {name: self._rows(connection, name, stored.get(name, set())) for name in TABLES}
                return from_rows(tables, texts.__getitem__)
            except (KeyError, ValueError) as error:
                raise layout.damaged(self.where, error) from error

    def _checked(self, connection: "psycopg.Connection") -> dict[str, set[str]]:
        """Return the columns of the record that is there; none if there is none.

        Raises:
            RecordError: if it is of a newer version.
        """
        stored: dict[str, set[str]] = {}
        version = self.schema.meta("version", connection)
        if version is None:
            return stored
        layout.check_version(version, self.where)
        for table, name in connection.execute(
            "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = %s",
            [self.schema.name],
        ):
            if table not in _ASIDE:
                stored.setdefault(table, set()).add(name)
        stored = {table: names - {_PLACE, _NULLS} for table, names in stored.items()}
        layout.check_stored(stored, self.where)
        return stored

    def _rows(self, connection: "psycopg.Connection", name: str, stored: set[str]) -> list[Row]:
        spec = [column for column in columns(name) if column.name in stored]
        if not spec:
            return []
        return [
            {column.name: layout.value_of(kept, column) for column, kept in zip(spec, cells, strict=True)}
            for cells in self._cells(connection, name, [column.name for column in spec])
        ]

    def _cells(self, connection: "psycopg.Connection", table: str, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        from psycopg import sql

        kinds = {column.name: column.kind for column in columns(table)} if table in TABLES else {}
        listed = sql.SQL(", ").join(
            sql.SQL("{}::text" if kinds.get(name) == "json" else "{}").format(sql.Identifier(name)) for name in names
        )
        query = sql.SQL("SELECT {}, {} FROM {} ORDER BY {}").format(
            sql.Identifier(_NULLS), listed, self.schema.table(table), sql.Identifier(_PLACE)
        )
        for nulls, *cells in connection.execute(query):
            for place, value in json.loads(nulls) if nulls else ():
                cells[names.index(place)] = value
            yield tuple(cells)

    def write(
        self,
        record: Record,
        report: str,
        write_pages: WritePages | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """Put a record in the place of the last one in one transaction; the report follows. All rows are written."""
        self.schema.make()
        with reported(self.folder, report, write_pages):
            self._replace(record)

    def _replace(self, record: Record) -> None:
        held = getattr(self._held, "connection", None)
        if held is None:
            with self.server.transaction() as connection:
                self._fill(connection, record)
            return
        import psycopg

        try:
            with within(held):
                self._fill(held, record)
        except psycopg.Error as error:
            held.close()
            raise failed(error, self.address) from error
        except BaseException:
            held.close()
            raise

    def _fill(self, connection: "psycopg.Connection", record: Record) -> None:
        connection.execute("SET LOCAL lock_timeout TO '20s'")
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [self.schema.key])
        stored = self._checked(connection)
        self._copy(
            connection, "texts", ["document", "text"], [(document.id, document.text) for document in record.documents]
        )
        for name in TABLES:
            self._fit(connection, name, stored.get(name))
            cells = map(to_cells(name), getattr(record, name))
            self._copy(connection, name, [column.name for column in columns(name)], cells)
        self.schema.note(connection, version=str(record.version), written=self._written(connection))

    def _written(self, connection: "psycopg.Connection") -> str:
        """Return a value that no earlier record had: the number of this transaction, and the time for restored databases."""
        row = connection.execute("SELECT txid_current() || ' at ' || clock_timestamp()").fetchone()
        return str(row[0]) if row else ""

    def _fit(self, connection: "psycopg.Connection", name: str, stored: set[str] | None) -> None:
        """Make a table, or add the columns to it that an older version did not write."""
        from psycopg import sql

        spec = [sql.SQL("{} {}").format(sql.Identifier(one.name), sql.SQL(_KINDS[one.kind])) for one in columns(name)]
        if stored is None:
            self.schema.make_table(connection, name, [*spec, sql.SQL(f"{_PLACE} bigint PRIMARY KEY, {_NULLS} text")])
            return
        for column, words in zip(columns(name), spec, strict=True):
            if column.name not in stored:
                query = sql.SQL("ALTER TABLE {} ADD COLUMN {}").format(self.schema.table(name), words)
                connection.execute(query)

    def _copy(
        self, connection: "psycopg.Connection", table: str, names: Sequence[str], rows: "Iterator[Any] | list[Any]"
    ) -> None:
        from psycopg import sql

        # Not TRUNCATE: that would show an empty table to those who began to read before.
        connection.execute(sql.SQL("DELETE FROM {}").format(self.schema.table(table)))
        listed = sql.SQL(", ").join(sql.Identifier(name) for name in (*names, _PLACE, _NULLS))
        query = sql.SQL("COPY {} ({}) FROM STDIN").format(self.schema.table(table), listed)
        with connection.cursor() as cursor, cursor.copy(query) as copy:
            for number, row in enumerate(rows):
                copy.write_row((*_without_nulls(names, row), number, _nulls(names, row)))

    def changed_readers(self, documents: Sequence[Document]) -> tuple[Issue, ...]:
        """Return an issue for each file that the stored record has from another reader."""
        if not self.exists():
            return ()
        names = ["path", "sha256", "reader", "text_sha256"]
        with self.server.transaction(_SNAPSHOT) as connection:
            if not set(names) <= self._checked(connection).get("documents", set()):
                return ()  # an older record that does not say by what it was read
            before = list(self._cells(connection, "documents", names))
        return layout.reader_issues(before, documents)

    def migrate(self) -> bool:
        """Write an older record in the form of this version; say whether there was anything to do."""
        record = self.read()
        with self.server.transaction(_SNAPSHOT) as connection:
            if self._checked(connection) == layout.current():
                return False
        self._replace(record)
        return True

    def examined(self) -> Examined | None:
        """Return what the last run examined: its paths only if it was run in this folder of this machine."""
        kept = self.schema.meta("examined")
        if kept is None:
            return None
        if self.schema.meta("examined_by") == self._run():
            return read_examined(self.folder)
        try:
            return msgspec.json.decode(kept, type=Examined)
        except msgspec.DecodeError:
            return None

    def write_examined(self, examined: Examined) -> None:
        """Note what was examined: the paths in the folder, the settings in the database."""
        write_examined(self.folder, examined)
        bare = msgspec.json.encode(Examined(paths=(), options=examined.options, settings=examined.settings)).decode()
        with self.server.transaction() as connection:
            self.schema.note(connection, examined=bare, examined_by=self._run())

    def _run(self) -> str:
        path = self.folder / EXAMINED_FILE
        told = path.read_bytes() if path.is_file() else b""
        place = f"{platform.node()}\n{self.folder.resolve()}\n".encode()
        return hashlib.sha256(place + told).hexdigest()

    def close(self) -> None:
        """Let go of connections."""
        self.server.close()


def _nulls(names: Sequence[str], row: Sequence[Any]) -> str | None:
    """Return the cells with the character U+0000, which PostgreSQL's text cannot hold, as JSON; None without any."""
    found = [(name, value) for name, value in zip(names, row, strict=True) if isinstance(value, str) and "\0" in value]
    return json.dumps(found) if found else None


def _without_nulls(names: Sequence[str], row: Sequence[Any]) -> list[Any]:
    return [value.replace("\0", "\ufffd") if isinstance(value, str) else value for value in row]


def projects(given: str) -> tuple[tuple[str, int, int], ...]:
    """Return the projects of a database that may be seen, by name, with their numbers of documents and decisions.

    Raises:
        SettingsError: if it is no address.
        RecordError: if the server cannot be reached.
    """
    require_driver("PostgreSQL")
    from psycopg import sql

    with closing(Server(address_of(given.partition("#")[0] + "#list", Path()))) as server, server.connection() as found:
        names = found.execute(
            "SELECT table_schema::text FROM information_schema.tables WHERE table_name = 'decision_log' "
            "AND table_schema LIKE %s ORDER BY 1",
            [PREFIX.replace("_", "\\_") + "%"],
        ).fetchall()
        rows = []
        for (name,) in names:
            numbers = [0, 0]
            for place, table in enumerate(("texts", "decision_log")):
                query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name, table))
                row = found.execute(query).fetchone()
                numbers[place] = int(row[0]) if row else 0
            rows.append((str(name).removeprefix(PREFIX), numbers[0], numbers[1]))
    return tuple(rows)
