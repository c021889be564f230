"""Start the review of a project and say where to find it."""

import webbrowser
from pathlib import Path

import click


def review(
    folder: Path,
    *,
    host: str,
    port: int,
    name: str,
    browser: bool,
    socket: Path | None = None,
    public_url: str | None = None,
    trust_header: str | None = None,
    store: str | None = None,
) -> None:
    """Serve a project until Ctrl-C; web libraries are loaded here, when they are needed.

    Raises:
        SettingsError: if the address cannot be taken, or nobody could log in.
        RecordError: if there is no project, or its record or decisions cannot be read.
    """
    from countersay.review.serving import Listening, serve

    where = Listening(host=host, port=port, socket=socket, public_url=public_url, trust_header=trust_header)

    def ready(address: str) -> None:
        click.echo(f"Review of {folder}: {address}")
        if where.alone:
            click.echo("The address is for you alone: whoever has it can decide. Stop with Ctrl-C.")
        elif trust_header is not None:
            click.echo(f"Whoever the header {trust_header} names can decide. Stop with Ctrl-C.")
        else:
            click.echo("People log in with a name and a password. Stop with Ctrl-C.")
            if public_url is None and socket is None:
                click.echo("Nothing is encrypted on the way: put a reverse proxy with TLS before it.", err=True)
        if browser and where.alone:
            webbrowser.open(address)

    serve(folder, where, name=name, ready=ready, store=store)
