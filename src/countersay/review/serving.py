"""Start the server on an address of this machine."""

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from countersay.errors import SettingsError
from countersay.review.guard import Session
from countersay.review.routes import Server

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def listening(host: str, port: int) -> socket.socket:
    """Take an address; port 0 takes any that is free.

    Raises:
        SettingsError: if the address cannot be taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(128)  # a browser that is opened at once waits instead of being refused
    except (OSError, OverflowError) as error:
        taken.close()
        raise SettingsError(
            f"the address {host}:{port} cannot be used: {getattr(error, 'strerror', None) or error}",
            code="address-unusable",
            remedy="Choose another with --port, or leave it out.",
        ) from error
    return taken


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    name: str = "",
    token: str = "",
    ready: Callable[[str], None] = print,
    store: str | None = None,
) -> None:
    """Serve a project until it is stopped; `ready` is told the address, token and all.

    Raises:
        SettingsError: if the address cannot be taken.
        RecordError: if there is no project, or its record or decisions cannot be read.
    """
    token = token or secrets.token_urlsafe(24)
    taken = listening(host, port)
    with taken:
        port = int(taken.getsockname()[1])
        written = f"[{host}]" if ":" in host else host
        session = Session(token, (*LOOPBACK, written), port)
        server = Server(folder, session, name, store=store)
        server.workspace.log.rows()
        ready(f"http://{written}:{port}/?token={token}")
        config = uvicorn.Config(server.app(), log_level="error", access_log=False, server_header=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[taken])
