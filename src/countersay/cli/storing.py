"""The option `--store`, and the commands `countersay store ...`: which projects a database holds, and moving one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from countersay.errors import RecordError, SettingsError
from countersay.pipeline import write
from countersay.store.base import Store
from countersay.store.decision_log import LOG_FILE
from countersay.store.opening import EMBEDDED, STORE_FILE, note_store, open_store
from countersay.store.postgres import PostgresStore, projects
from countersay.store.project import RECORD_FILE
from countersay.store.users import USERS_FILE

F = TypeVar("F", bound=Callable[..., Any])
MOVED = ".moved"


def store_option(function: F) -> F:
    """Add `--store` to a command."""
    return click.option(
        "--store",
        envvar="COUNTERSAY_STORE",
        show_envvar=True,
        metavar="ADDRESS",
        help="Where the project is kept: postgresql://user@host/database#project, or sqlite for the folder itself. If not "
        "given, what the folder notes.",
    )(function)


def is_project(path: Path, store: str | None) -> bool:
    """Say whether a path names a project: its folder, or with a store a name that is no file."""
    if store is not None and store != EMBEDDED and not path.exists():
        return True
    return path.is_dir() and any((path / name).is_file() for name in (RECORD_FILE, STORE_FILE))


def check_exists(path: Path, store: str | None) -> None:
    """Refuse a path that is neither there nor the name of a project in a store.

    Raises:
        click.BadParameter: if it is not.
    """
    if not path.exists() and not is_project(path, store):
        raise click.BadParameter(f"Path '{path}' does not exist.")


@click.group("store")
def store_commands() -> None:
    """Keep projects in a PostgreSQL database that a team shares.

    \b
    Examples:
      countersay store list postgresql://ann@db.example/cases
      countersay store move countersay-project --to postgresql://ann@db.example/cases#gate
    """


@store_commands.command("list")
@click.argument("address", envvar="COUNTERSAY_STORE")
def list_command(address: str) -> None:
    """List the projects of a database, with how many documents and decisions each has.

    \b
    Examples:
      countersay store list postgresql://ann@db.example/cases
    """
    for name, documents, decisions in projects(address):
        click.echo(f"{name}: {documents} documents, {decisions} decisions")


@store_commands.command("move")
@click.argument("project", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--to", "target", required=True, metavar="ADDRESS", help="Where to; sqlite brings it back to the folder.")
def move_command(project: Path, target: str) -> None:
    """Move a project with its decisions and users to a database, or back to its folder. Stop its review first.

    The folder keeps the files of before under names that end in .moved; a database keeps what it had.

    \b
    Examples:
      countersay store move countersay-project --to postgresql://ann@db.example/cases#gate
      countersay store move countersay-project --to sqlite
    """
    documents, decisions = move(project, target)
    click.echo(f"Moved {documents} documents and {decisions} decisions to {open_store(project).where}.")


def move(folder: Path, target: str) -> tuple[int, int]:
    """Move a project to another store; return how many documents and decisions it has.

    A move that was stopped is taken up by the next. Nothing is removed before all is there.

    Raises:
        SettingsError: if the project is there already.
        RecordError: if there is no project, or another one at the target.
    """
    source, goal = open_store(folder), open_store(folder, target)
    if source.where == goal.where:
        raise SettingsError(f"{folder} is kept there already.", code="store-same")
    with (source if isinstance(source, PostgresStore) else goal).locked():
        record, decisions = source.read(), source.log.rows()
        _fit(source, goal)
        _copy_decisions(source, goal)
        for user in source.users.rows():
            goal.users.put(user)
        write(record, folder, goal)
        examined = source.examined()
        if examined is not None:
            goal.write_examined(examined)
        note_store(goal)
        _copy_decisions(source, goal)  # what was decided meanwhile
        if isinstance(goal, PostgresStore):
            for name in (RECORD_FILE, LOG_FILE, USERS_FILE):
                path = folder / name
                if path.exists():
                    path.replace(folder / f"{name}{MOVED}")
    source.close()
    goal.close()
    return len(record.documents), len(decisions)


def _fit(source: Store, goal: Store) -> None:
    """Refuse a target that holds anything but the begin of what is to be moved."""
    there = goal.log.rows()
    begun = source.log.rows()[: len(there)] == there
    if not begun or (goal.exists() and goal.read().documents != source.read().documents):
        raise RecordError(
            "there is another project of that name.",
            code="store-taken",
            path=goal.where,
            remedy="Name the project otherwise at the end of the address: ...#name.",
        )


def _copy_decisions(source: Store, goal: Store) -> None:
    for row in source.log.rows()[len(goal.log.rows()) :]:
        goal.log.append(row)
    if goal.log.rows() != source.log.rows():
        raise RecordError("the decisions at the target are not those of the project.", code="store-taken")
