"""Start the server: on an address of this machine for one person, or for several who log in."""

import os
import secrets
import socket
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from countersay.errors import SettingsError
from countersay.review.doors import Door, HeaderDoor, LoginDoor, TokenDoor
from countersay.review.routes import Server
from countersay.review.visitors import Site, local_site, open_site, public_site
from countersay.store.base import Users

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where the server is reached, and how it knows who asks.

    Attributes:
        host, port: the address to listen on; port 0 takes any that is free. socket: a file to listen on instead.
        public_url: the address that a reverse proxy serves; people then log in.
        trust_header: the header in which that proxy says who asks; nobody logs in here then.
    """

    host: str = "127.0.0.1"
    port: int = 0
    socket: Path | None = None
    public_url: str | None = None
    trust_header: str | None = None

    @property
    def local(self) -> bool:
        """Whether this machine alone reaches it."""
        return self.socket is not None or self.host in (*LOOPBACK, "::1")

    @property
    def alone(self) -> bool:
        """Whether one person at this machine is served, who needs no name and password."""
        return self.local and self.socket is None and self.public_url is None and self.trust_header is None

    def check(self, name: str) -> None:
        """Refuse what would let in more people than was meant.

        Raises:
            SettingsError: if a header is to be believed that anybody could send, or a name is given for many.
        """
        if self.trust_header is not None and not self.local:
            raise SettingsError(
                f"--trust-header believes whoever reaches {self.host}, so the reverse proxy alone may reach it.",
                code="header-not-local",
                remedy="Listen on --socket FILE or 127.0.0.1, and let the proxy lead there.",
            )
        if name and not self.alone:
            raise SettingsError(
                "--reviewer cannot be given where people log in: each decides under the own name.",
                code="option-invalid",
                remedy="Leave it out.",
            )


def listening(where: Listening) -> socket.socket:
    """Take an address.

    Raises:
        SettingsError: if it cannot be taken.
    """
    if where.socket is not None:
        return _on_file(where.socket)
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((where.host.strip("[]"), where.port))
        taken.listen(128)  # a browser that is opened at once waits instead of being refused
    except (OSError, OverflowError) as error:
        taken.close()
        raise _unusable(f"{where.host}:{where.port}", error) from error
    return taken


def _on_file(path: Path) -> socket.socket:
    """Listen on a file that its owner and group can use; take the place of one that nobody listens on any more."""
    if not hasattr(socket, "AF_UNIX"):
        raise _unusable(str(path), OSError("this system has no such sockets"))
    taken = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if path.exists() and stat.S_ISSOCK(path.stat().st_mode) and not _answers(path):
            path.unlink()
        before = os.umask(0o117)
        try:
            taken.bind(str(path))
        finally:
            os.umask(before)
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise _unusable(str(path), error) from error
    return taken


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        return asked.connect_ex(str(path)) == 0


def _unusable(address: str, error: Exception) -> SettingsError:
    return SettingsError(
        f"the address {address} cannot be used: {getattr(error, 'strerror', None) or error}",
        code="address-unusable",
        remedy="Choose another with --port or --socket, or leave it out.",
    )


def door_of(where: Listening, port: int, users: Users, token: str) -> Door:
    """Return how people are let in.

    Raises:
        SettingsError: if they are to log in, and there is nobody who can.
    """
    site = _site(where, port)
    if where.trust_header is not None:
        return HeaderDoor(site, where.trust_header)
    if where.alone:
        return TokenDoor(site, token)
    if not users.rows():
        raise SettingsError(
            "people other than you can reach this address, and nobody has a name and a password yet.",
            code="users-none",
            remedy="Add each of them: countersay users add NAME --project FOLDER.",
        )
    return LoginDoor(site, users, behind_proxy=where.local)


def _site(where: Listening, port: int) -> Site:
    if where.public_url is not None:
        return public_site(where.public_url, port)
    written = f"[{where.host}]" if ":" in where.host else where.host
    if where.local:
        return local_site((*LOOPBACK, written), port or 80)
    return open_site(where.host, port)


def serve(
    folder: Path,
    where: Listening | None = None,
    *,
    name: str = "",
    token: str = "",
    ready: Callable[[str], None] = print,
    store: str | None = None,
) -> None:
    """Serve a project until it is stopped; `ready` is told the address, with the token if there is one.

    Raises:
        SettingsError: if the address cannot be taken, or nobody could log in.
        RecordError: if there is no project, or its record or decisions cannot be read.
    """
    where = where or Listening()
    where.check(name)
    token = token or secrets.token_urlsafe(24)
    server = Server(folder, name, store=store)
    server.workspace.log.rows()
    taken = listening(where)
    try:
        with taken:
            port = 0 if where.socket else int(taken.getsockname()[1])
            app = server.app(door_of(where, port, server.workspace.store.users, token))
            ready(_address(where, port, token))
            # What a proxy says of the way here is read by the door, and only where there is a proxy.
            config = uvicorn.Config(
                app, log_level="error", access_log=False, server_header=False, lifespan="off", proxy_headers=False
            )
            uvicorn.Server(config).run(sockets=[taken])
    finally:
        if where.socket is not None:
            where.socket.unlink(missing_ok=True)
        server.workspace.store.close()


def _address(where: Listening, port: int, token: str) -> str:
    if where.public_url is not None:
        return where.public_url
    if where.socket is not None:
        return str(where.socket)
    written = f"[{where.host}]" if ":" in where.host else where.host
    return f"http://{written}:{port}/" + (f"?token={token}" if where.alone else "")
