"""A PostgreSQL server: its address without the password, its connections, and what is said when something is wrong.

psycopg is an extra: it is imported with the first connection, and nowhere else. No message repeats a password.
"""

import os
import platform
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from countersay.errors import RecordError, SettingsError

if TYPE_CHECKING:
    import psycopg

WAIT = 10
"""Seconds to wait for a server."""
SCHEMES = ("postgresql", "postgres")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?\Z", re.ASCII)
_SECRET = ("password", "sslpassword")
_IDLE = 4  # connections kept for the next request
_HELP = "docs/deployment.md says more."
_REMEDIES = {
    "42501": ("store-denied", f"Ask who owns the database for the right: GRANT ... TO ROLE. {_HELP}"),
    "25006": ("store-read-only", "Name the primary server, or one that can be written."),
    "53100": ("store-full", "Free some space on the server. The last record and all decisions are as they were."),
    "55P03": ("store-busy", "Others are writing at this moment. Try again."),
    "22P05": ("store-encoding", "Make the database with the encoding UTF8: createdb --encoding UTF8 NAME."),
}
"""What can be done, by SQLSTATE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a project is kept.

    Attributes:
        connection: what the driver is given, with the password if one was given.
        plain: the whole address without passwords, as it may be noted in a file.
        shown: host, database and project, for messages.
        project: name of the project within the database.
    """

    connection: str = field(repr=False)
    plain: str
    shown: str
    project: str


def address_of(given: str, folder: Path) -> Address:
    """Read `postgresql://user@host/database#project`; the project is named as the folder if the address names none.

    >>> found = address_of("postgresql://ann:secret@db.example:5433/cases#gate", Path("x"))
    >>> found.plain, found.shown, found.project
    ('postgresql://ann@db.example:5433/cases#gate', 'db.example:5433/cases, project gate', 'gate')

    Raises:
        SettingsError: if it is no such address, or the name cannot be that of a project.
    """
    try:
        parts = urlsplit(given.strip())
        known = parts.scheme in SCHEMES and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise SettingsError(
            "expected a store as postgresql://user@host/database#project, or sqlite.",
            code="store-invalid",
            remedy=f"Correct --store or COUNTERSAY_STORE; signs such as @ and # in a password are written %40 and %23. {_HELP}",
        )
    project = unquote(parts.fragment) or folder.resolve().name
    if not _NAME.match(project):
        raise SettingsError(
            f"a project in a database cannot be named {project!r}: small letters, digits, - and _ are allowed, at most 40.",
            code="store-name",
            remedy="Name it at the end of the address: postgresql://user@host/database#name.",
        )
    user, at, host = parts.netloc.rpartition("@")
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in _SECRET])
    # Put together by hand: urlunsplit leaves out the slashes of an address without a host.
    bare = f"{parts.scheme}://{user.partition(':')[0]}{at}{host}{parts.path}{'?' if query else ''}{query}#{project}"
    return Address(
        connection=given.strip().partition("#")[0],
        plain=bare,
        shown=f"{shown_source(given.strip())}, project {project}",
        project=project,
    )


class Server:
    """Connections to one database; kept for the next use, never shared by two at a time or with another process."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._idle: deque[psycopg.Connection] = deque()
        self._process = os.getpid()
        self._lock = Lock()

    @contextmanager
    def connection(self) -> Iterator["psycopg.Connection"]:
        """Lend a connection in which each statement is a transaction unless one is begun.

        Raises:
            RecordError: if the server cannot be reached or refuses what is done within.
        """
        require_driver(self.address.shown)
        import psycopg

        try:
            taken = self._taken()
        except psycopg.Error as error:
            raise unreachable(error, self.address) from error
        try:
            yield taken
        except BaseException as error:
            taken.close()
            if isinstance(error, psycopg.Error):
                raise failed(error, self.address) from error
            raise
        self._give(taken)

    @contextmanager
    def transaction(self, mode: str = "") -> Iterator["psycopg.Connection"]:
        """Lend a connection within a transaction, which holds as a whole or not at all."""
        with self.connection() as connection, within(connection, mode):
            yield connection

    def close(self) -> None:
        """Close what is kept."""
        while self._idle:
            with suppress(IndexError):
                self._idle.pop().close()

    def _taken(self) -> "psycopg.Connection":
        import psycopg

        with self._lock:
            if self._process != os.getpid():  # connections of the process this one was forked from are its own
                self._idle, self._process = deque(), os.getpid()
            kept = self._idle.pop() if self._idle else None
        if kept is not None:
            try:
                kept.execute("SELECT 1")
                return kept
            except psycopg.Error:  # the server was started anew meanwhile
                kept.close()
        return psycopg.connect(
            self.address.connection, connect_timeout=WAIT, autocommit=True, application_name=this_process()
        )

    def _give(self, taken: "psycopg.Connection") -> None:
        with self._lock:
            if len(self._idle) < _IDLE and self._process == os.getpid():
                self._idle.append(taken)
                return
        taken.close()


@contextmanager
def within(connection: "psycopg.Connection", mode: str = "") -> Iterator[None]:
    """Do something in one transaction; what goes wrong leaves the connection to be closed."""
    connection.execute(f"BEGIN {mode}".encode())
    yield
    connection.execute("COMMIT")


def this_process() -> str:
    """Name this process for others who look at the server; at most 63 bytes of ASCII."""
    host = re.sub(r"[^\w.-]", "", platform.node(), flags=re.ASCII)
    return f"countersay (process {os.getpid()} on {host[:24]})"


def require_driver(where: str) -> None:
    """Say what to install if psycopg is not there.

    Raises:
        SettingsError: if it is not installed.
    """
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise SettingsError(
            f"{where}: PostgreSQL cannot be used: psycopg is not installed here.",
            code="store-extra",
            remedy="Install it: pip install 'countersay[postgres]'.",
        ) from error


def unreachable(error: "psycopg.Error", address: Address) -> RecordError:
    """Return the error of a server that gives no connection."""
    return RecordError(
        f"the PostgreSQL server gives no connection: {told(error).rstrip('.')}.",
        code="store-unreachable",
        path=address.shown,
        remedy=f"Check host, port, database and user, and the password in PGPASSWORD or ~/.pgpass. {_HELP}",
    )


def failed(error: "psycopg.Error", address: Address) -> RecordError:
    """Return the error of something that a server refused or did not come to an end with."""
    code, remedy = _REMEDIES.get(error.sqlstate or "", ("store-failed", f"Nothing of it was kept. {_HELP}"))
    words = "the PostgreSQL server refused"
    if error.sqlstate is None or error.sqlstate.startswith(("08", "57P")):
        code, words = "store-lost", "the connection to the PostgreSQL server broke"
        remedy = "What was not confirmed may not be kept: look, and do it again once the server runs."
    return RecordError(f"{words}: {told(error).rstrip('.')}.", code=code, path=address.shown, remedy=remedy)


def told(error: "psycopg.Error") -> str:
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
