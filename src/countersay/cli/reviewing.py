"""Start the review of a project and say where to find it."""

import webbrowser
from pathlib import Path

import click


def review(folder: Path, *, host: str, port: int, name: str, browser: bool, store: str | None = None) -> None:
    """Serve a project until Ctrl-C; web libraries are loaded here, when they are needed.

    Raises:
        SettingsError: if the address cannot be taken.
        RecordError: if there is no project, or its record or decisions cannot be read.
    """
    from countersay.review.serving import serve

    def ready(address: str) -> None:
        click.echo(f"Review of {folder}: {address}")
        click.echo("The address is for you alone: whoever has it can decide. Stop with Ctrl-C.")
        if browser:
            webbrowser.open(address)

    serve(folder, host=host, port=port, name=name, ready=ready, store=store)
