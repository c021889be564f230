"""A table of a PostgreSQL database as rows of text, streamed in one read-only transaction.

psycopg is an extra: it is imported when a declaration names a `source`, and nowhere else.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countersay.errors import InputError
from countersay.evidence.sources import MOST_COLUMNS, Cells
from countersay.store.server import WAIT, shown_source, told

if TYPE_CHECKING:
    import psycopg

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
            f"cannot be read: {told(error)}",
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
