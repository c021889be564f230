"""A PostgreSQL server of the tests' own, and projects that are kept on it or in a folder."""

import ctypes
import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from countersay.store.base import Store
from countersay.store.opening import open_store

PASSWORD = "s3cret"
_NUMBERS = itertools.count(1)


def programs() -> Path:
    """Return the folder of the server's programs; skip the test where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        pytest.skip("PostgreSQL's server is not installed")
    return found[-1].parent if found else Path(str(on_path)).resolve().parent


@contextmanager
def serving() -> Iterator["Serving"]:
    """Run a server on a free port of the loopback address, as a user that is not root."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    folder = programs()
    user: str | None = None
    if os.getuid() == 0:
        user = "postgres"
        if subprocess.run(["id", user], capture_output=True, check=False).returncode:
            pytest.skip("a server may not run as root, and there is no user postgres")
    with tempfile.TemporaryDirectory(prefix="cs-pg-") as name:
        if user is not None:
            shutil.chown(name, user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Serving(folder, Path(name), port, user)
        try:
            server.run("initdb", "-D", "data", "-U", "reader", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
            server.start()
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"PostgreSQL's server could not be started: {error}")
        try:
            yield server
        finally:
            server.stop()


def _end_with_the_tests() -> None:
    """Have the server stopped when the tests are, also when they are killed; where the system can do that."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


@dataclass(frozen=True)
class Serving:
    """A server that runs; everybody who is `reader` is let in, with any password."""

    programs: Path
    home: Path
    port: int
    user: str | None

    @property
    def address(self) -> str:
        return f"postgresql://reader:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *words: str) -> None:
        subprocess.run(
            [str(self.programs / program), *words],
            user=self.user,
            cwd=self.home,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
        )

    def start(self) -> None:
        options = f"-p {self.port} -k {self.home} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60"
        subprocess.Popen(
            [str(self.programs / "postgres"), "-D", "data", *options.split()],
            user=self.user,
            cwd=self.home,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=_end_with_the_tests,
        )
        ready = [str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        for _ in range(600):
            if subprocess.run(ready, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise OSError("it does not answer")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")

    def project(self, name: str = "p") -> str:
        """Return the address of a project that no other test has."""
        return f"{self.address}#{name}-{next(_NUMBERS)}"

    def tell(self, address: str, statement: str) -> list[tuple[object, ...]]:
        """Run a statement in the schema of a project: {s} is its name."""
        import psycopg

        schema = '"countersay_' + address.rpartition("#")[2] + '"'
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement.replace("{s}", schema).encode())
            return cursor.fetchall() if cursor.description else []


@dataclass(frozen=True)
class Place:
    """Where a test keeps a project: a folder, and an address if it is on a server."""

    folder: Path
    address: str | None = None
    server: Serving | None = None

    def open(self) -> Store:
        return open_store(self.folder, self.address)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        """Run a statement where the record is; {s} is the schema, with nothing before it in SQLite."""
        import sqlite3

        if self.server is not None and self.address is not None:
            return self.server.tell(self.address, statement)
        name = "decisions.sqlite" if "decision" in statement else "record.sqlite"
        with sqlite3.connect(self.folder / name) as database:
            found = database.execute(statement.replace("{s}.", "")).fetchall()
        database.close()
        return found
