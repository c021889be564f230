"""A table of a PostgreSQL database as rows of text, streamed in one read-only transaction.

psycopg is an extra: it is imported when a declaration names a `source`, and nowhere else.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from countersay.errors import InputError
from countersay.evidence.sources import MOST_COLUMNS, Cells

if TYPE_CHECKING:
    import psycopg

WAIT = 10
"""Seconds to wait for a server."""
_FILE_INSTEAD = "Or write the table to a file: psql -c '\\copy TABLE to table.csv csv header'."


def postgres_rows(source: str, table: str) -> Iterator[tuple[int, Cells]]:
    """Yield the headings, numbered nought, and the rows of a table or view ("schema.name"), in the order of the server.

    Raises:
        InputError: if psycopg is not installed, or the server, the table or the right to read it is missing.
    """
    try:
        import psycopg
    except ImportError as error:
        raise InputError(
            "PostgreSQL cannot be read: psycopg is not installed here",
            code="evidence-postgres",
            path=shown_source(source),
            remedy=f"Install it: pip install 'countersay[postgres]'. {_FILE_INSTEAD}",
        ) from error
    try:
        with psycopg.connect(source, connect_timeout=WAIT, application_name="countersay") as connection:
            connection.read_only = True
            yield from _streamed(connection, table)
    except psycopg.Error as error:
        raise InputError(
            f"cannot be read: {_told(error)}",
            code="evidence-unreadable",
            path=shown_source(source),
            remedy=f"Correct `source` and `table`. {_FILE_INSTEAD}",
        ) from error


def _streamed(connection: "psycopg.Connection", table: str) -> Iterator[tuple[int, Cells]]:
    from psycopg import sql

    name = sql.Identifier(*table.split("."))
    with connection.cursor() as cursor:
        # Days as 2031-05-03, and the same order of rows at every run as long as nobody writes to the table.
        cursor.execute("SET LOCAL datestyle TO ISO")
        cursor.execute("SET LOCAL synchronize_seqscans TO off")
        cursor.execute("SET LOCAL max_parallel_workers_per_gather TO 0")
        cursor.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(name))
        header = [column.name for column in cursor.description or ()]
        if len(header) > MOST_COLUMNS:
            raise InputError(f"has more than {MOST_COLUMNS} columns", code="evidence-too-wide", path=table)
        yield 0, header
        with cursor.copy(sql.SQL("COPY (SELECT * FROM {}) TO STDOUT").format(name)) as copy:
            for number, row in enumerate(copy.rows(), 1):
                yield number, ["" if cell is None else str(cell) for cell in row]


def _told(error: "psycopg.Error") -> str:
    """Return the first line of what is the matter; of a connection string that cannot be read no word is repeated."""
    import psycopg

    if isinstance(error, psycopg.ProgrammingError) and error.sqlstate is None:
        return "the connection string cannot be read"
    lines = str(error).strip().splitlines()
    return lines[0][:300] if lines else type(error).__name__


def shown_source(source: str) -> str:
    """Return where a connection string leads, without user and password.

    >>> shown_source("postgresql://reader:secret@db.example:5432/log?password=x"), shown_source("host=db dbname=log password='a b'")
    ('db.example:5432/log', 'db/log')
    """
    if "://" in source:
        try:
            parts = urlsplit(source)
        except ValueError:
            return "PostgreSQL"
        return f"{parts.netloc.rpartition('@')[2]}{parts.path}" or "PostgreSQL"
    found = dict(re.findall(r"\b(host|port|dbname)\s*=\s*([\w.\-/]+)", source))
    where = f"{found.get('host', '')}{':' + found['port'] if 'port' in found else ''}"
    return "/".join(part for part in (where, found.get("dbname", "")) if part) or "PostgreSQL"
