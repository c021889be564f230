"""The schema of a project in a PostgreSQL database: its making, its notes, the log of decisions, and who may log in."""

import hashlib
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

import msgspec

from countersay.errors import RecordError
from countersay.model import DecidedWords, Decision
from countersay.store.base import User
from countersay.store.decision_log import (
    LOG_VERSION,
    DecisionConflictError,
    body_of,
    chained,
    check_chain,
    newer_log,
    read_body,
    spots_of,
    unknown_undone,
)
from countersay.store.server import Address, Server

if TYPE_CHECKING:
    import psycopg
    from psycopg import sql

PREFIX = "countersay_"
_LAYOUT = """
CREATE TABLE {schema}.meta (key text PRIMARY KEY, value text NOT NULL);
CREATE TABLE {schema}.texts (document text NOT NULL, text text NOT NULL, row_number bigint PRIMARY KEY, null_characters text);
CREATE TABLE {schema}.decision_log (seq bigint PRIMARY KEY, id text NOT NULL UNIQUE, body text NOT NULL);
CREATE TABLE {schema}.decision_words (spot text NOT NULL, seq bigint NOT NULL, PRIMARY KEY (spot, seq));
CREATE TABLE {schema}.users (name text PRIMARY KEY, hashed text NOT NULL);
CREATE FUNCTION {schema}.decisions_stay() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'decisions are never changed or removed'; END $$;
CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.decision_log
FOR EACH STATEMENT EXECUTE FUNCTION {schema}.decisions_stay();
CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.decision_words
FOR EACH STATEMENT EXECUTE FUNCTION {schema}.decisions_stay();
INSERT INTO {schema}.meta VALUES ('log_version', '{version}');
"""


class Schema:
    """A schema by its name; made with the first thing that is written."""

    def __init__(self, server: Server, address: Address) -> None:
        self.server = server
        self.where = address.shown
        self.name = PREFIX + address.project
        self.key = _key(self.name)
        self._there = False

    def table(self, name: str) -> "sql.Identifier":
        """Name a table of the schema."""
        from psycopg import sql

        return sql.Identifier(self.name, name)

    def there(self, connection: "psycopg.Connection") -> bool:
        """Say whether the schema was made."""
        if not self._there:
            row = connection.execute(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = %s AND table_name = 'meta'", [self.name]
            ).fetchone()
            self._there = row is not None
        return self._there

    def make(self) -> None:
        """Make the schema if it is not there; who comes second finds it made.

        Raises:
            RecordError: if the server does not allow it, or the database cannot hold every character.
        """
        from psycopg import sql

        with self.server.connection() as connection:
            if self.there(connection):
                return
        with self.server.transaction() as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_key(PREFIX)])
            if self.there(connection):
                return
            encoding = connection.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise RecordError(
                    f"the database holds text as {encoding}, which lacks characters of other languages",
                    code="store-encoding",
                    path=self.where,
                    remedy="Make one with the encoding UTF8: createdb --encoding UTF8 --template template0 NAME.",
                )
            if connection.execute("SELECT to_regnamespace(%s)::oid", [f'"{self.name}"']).fetchone() == (None,):
                connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(self.name)))
            for statement in _LAYOUT.split(";\n"):
                if statement.strip():
                    words = statement.replace("{version}", str(LOG_VERSION))
                    connection.execute(sql.SQL(words).format(schema=sql.Identifier(self.name)))

    def make_table(self, connection: "psycopg.Connection", name: str, spec: Sequence["sql.Composable"]) -> None:
        """Make a table of the record."""
        from psycopg import sql

        connection.execute(sql.SQL("CREATE TABLE {} ({})").format(self.table(name), sql.SQL(", ").join(spec)))

    def meta(self, key: str, connection: "psycopg.Connection | None" = None) -> str | None:
        """Return a note, None if there is none."""
        from psycopg import sql

        if connection is None:
            with self.server.connection() as own:
                return self.meta(key, own)
        if not self.there(connection):
            return None
        query = sql.SQL("SELECT value FROM {} WHERE key = %s").format(self.table("meta"))
        row = connection.execute(query, [key]).fetchone()
        return str(row[0]) if row else None

    def note(self, connection: "psycopg.Connection", **values: str) -> None:
        """Write notes."""
        from psycopg import sql

        query = sql.SQL("INSERT INTO {} VALUES (%s, %s) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        for key, value in values.items():
            connection.execute(query.format(self.table("meta")), [key, value])


def _key(name: str) -> int:
    """Return the number of an advisory lock for a name."""
    return int.from_bytes(hashlib.sha256(f"countersay lock {name}".encode()).digest()[:8], "big", signed=True)


class PostgresLog:
    """The decisions of a project; rows that were read once are not asked for again, since they never change."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._known: tuple[Decision, ...] = ()
        self._lock = Lock()

    def rows(self) -> tuple[Decision, ...]:
        """Return all decisions in the order in which they were made."""
        from psycopg import sql

        with self._lock:
            with self.schema.server.transaction("READ ONLY") as connection:
                if not self._usable(connection):
                    return ()
                query = sql.SQL("SELECT seq, body FROM {} WHERE seq > %s ORDER BY seq").format(
                    self.schema.table("decision_log")
                )
                found = connection.execute(query, [len(self._known)]).fetchall()
            try:
                fresh = [read_body(body) for _, body in found]
            except msgspec.DecodeError as error:
                raise RecordError(
                    f"the log of decisions cannot be used: {error}",
                    code="decisions-unusable",
                    path=self.schema.where,
                    remedy="Nothing was changed. Restore the log from a copy.",
                ) from error
            before = self._known[-1].id if self._known else ""
            check_chain(fresh, self.schema.where, before, len(self._known) + 1)
            self._known += tuple(fresh)
            return self._known

    def version(self, passages: Iterable[DecidedWords]) -> int:
        """Return the number of the last decision that concerns any of these words, 0 if there is none."""
        with self.schema.server.transaction("READ ONLY") as connection:
            return self._last(connection, spots_of(passages)) if self._usable(connection) else 0

    def append(self, decision: Decision, seen: int | None = None) -> Decision:
        """Add a decision and return it with its id; one writer at a time, whatever the machine."""
        from psycopg import sql

        self.schema.make()
        spots = spots_of(decision.passages)
        log, words = self.schema.table("decision_log"), self.schema.table("decision_words")
        with self.schema.server.transaction() as connection:
            connection.execute("SET LOCAL synchronous_commit TO on")  # whatever the server does for others
            connection.execute("SET LOCAL lock_timeout TO '20s'")
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_key(f"{self.schema.name} decisions")])
            self._usable(connection)
            if seen is not None and self._last(connection, spots) > seen:
                raise DecisionConflictError(self._since(connection, spots, seen))
            previous = connection.execute(
                sql.SQL("SELECT seq, id FROM {} ORDER BY seq DESC LIMIT 1").format(log)
            ).fetchone()
            seq, before = (previous[0] + 1, previous[1]) if previous else (1, "")
            if decision.undoes is not None:
                query = sql.SQL("SELECT 1 FROM {} WHERE id = %s").format(log)
                if connection.execute(query, [decision.undoes]).fetchone() is None:
                    raise unknown_undone(self.schema.where)
            fresh = chained(decision, before)
            query = sql.SQL("INSERT INTO {} VALUES (%s, %s, %s)").format(log)
            connection.execute(query, [seq, fresh.id, body_of(fresh)])
            query = sql.SQL("INSERT INTO {} SELECT spot, %s FROM unnest(%s::text[]) AS spot").format(words)
            connection.execute(query, [seq, spots])
        return fresh

    def _usable(self, connection: "psycopg.Connection") -> bool:
        """Say whether there is a log.

        Raises:
            RecordError: if it is of a newer version.
        """
        version = self.schema.meta("log_version", connection)
        if version is not None and int(version) > LOG_VERSION:
            raise newer_log(version, self.schema.where)
        return version is not None

    def _last(self, connection: "psycopg.Connection", spots: Sequence[str]) -> int:
        from psycopg import sql

        query = sql.SQL("SELECT max(seq) FROM {} WHERE spot = ANY(%s)").format(self.schema.table("decision_words"))
        row = connection.execute(query, [list(spots)]).fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def _since(self, connection: "psycopg.Connection", spots: Sequence[str], seen: int) -> list[Decision]:
        from psycopg import sql

        query = sql.SQL(
            "SELECT body FROM {} WHERE seq IN (SELECT seq FROM {} WHERE spot = ANY(%s) AND seq > %s) ORDER BY seq"
        ).format(self.schema.table("decision_log"), self.schema.table("decision_words"))
        return [read_body(body) for (body,) in connection.execute(query, [list(spots), seen])]


class PostgresUsers:
    """Those who may log in, in a table of the project."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def rows(self) -> tuple[User, ...]:
        """Return all of them by name."""
        from psycopg import sql

        query = sql.SQL("SELECT name, hashed FROM {} ORDER BY name").format(self.schema.table("users"))
        with self.schema.server.connection() as connection:
            if not self.schema.there(connection):
                return ()
            found = [User(name=name, hashed=hashed) for name, hashed in connection.execute(query)]
        return tuple(sorted(found, key=lambda one: one.name))

    def find(self, name: str) -> User | None:
        """Return the one of that name."""
        from psycopg import sql

        query = sql.SQL("SELECT hashed FROM {} WHERE name = %s").format(self.schema.table("users"))
        with self.schema.server.connection() as connection:
            row = connection.execute(query, [name]).fetchone() if self.schema.there(connection) else None
        return User(name=name, hashed=row[0]) if row else None

    def put(self, user: User) -> None:
        """Add one, or give one of that name another password."""
        from psycopg import sql

        self.schema.make()
        query = sql.SQL("INSERT INTO {} VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET hashed = excluded.hashed")
        with self.schema.server.connection() as connection:
            connection.execute(query.format(self.schema.table("users")), [user.name, user.hashed])

    def remove(self, name: str) -> bool:
        """Remove one; say whether there was one of that name."""
        from psycopg import sql

        query = sql.SQL("DELETE FROM {} WHERE name = %s").format(self.schema.table("users"))
        with self.schema.server.connection() as connection:
            return self.schema.there(connection) and connection.execute(query, [name]).rowcount > 0
