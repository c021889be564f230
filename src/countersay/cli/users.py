"""The commands `countersay users ...`: who may log in to the review of a project."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from countersay.cli.storing import store_option
from countersay.errors import SettingsError
from countersay.store.base import User, Users
from countersay.store.opening import open_store

F = TypeVar("F", bound=Callable[..., Any])


@click.group("users")
def users_commands() -> None:
    """Say who may log in to the review of a project, where others than you can reach it.

    Passwords are asked for, never given as arguments; only digests are kept.

    \b
    Examples:
      countersay users add "A. Reader"
      countersay users list --project dossier
    """


def _project(function: F) -> F:
    option = click.option(
        "--project",
        type=click.Path(path_type=Path),
        default=Path("countersay-project"),
        show_default=True,
        help="Project folder.",
    )
    return option(store_option(function))


@users_commands.command("add")
@click.argument("name")
@_project
def add_command(name: str, project: Path, store: str | None) -> None:
    """Add somebody and ask for a password; decisions are kept under the name as you write it.

    \b
    Examples:
      countersay users add "A. Reader" --project dossier
    """
    users = open_store(project, store).users
    check_name(name, users)
    _put(users, name)
    click.echo(f"Added {name}.")


@users_commands.command("password")
@click.argument("name")
@_project
def password_command(name: str, project: Path, store: str | None) -> None:
    """Give somebody another password; sessions under the old one end.

    \b
    Examples:
      countersay users password "A. Reader"
    """
    users = open_store(project, store).users
    _known(users, name)
    _put(users, name)
    click.echo(f"{name} has another password.")


@users_commands.command("remove")
@click.argument("name")
@_project
def remove_command(name: str, project: Path, store: str | None) -> None:
    """Let somebody log in no more; what they decided stays.

    \b
    Examples:
      countersay users remove "A. Reader"
    """
    users = open_store(project, store).users
    _known(users, name)
    users.remove(name)
    click.echo(f"Removed {name}; what {name} decided stays.")


@users_commands.command("list")
@_project
def list_command(project: Path, store: str | None) -> None:
    """List those who may log in.

    \b
    Examples:
      countersay users list --project dossier
    """
    for user in open_store(project, store).users.rows():
        click.echo(user.name)


def check_name(name: str, users: Users) -> None:
    """Refuse a name that could not be told from another, or shown as it is.

    Raises:
        SettingsError: if it is one.
    """
    from countersay.review.visitors import LONGEST_NAME, clean_name

    if not name or name != clean_name(name):
        raise SettingsError(
            f"a name has 1 to {LONGEST_NAME} characters that can be seen, and single blanks within.",
            code="user-name",
            remedy="Write it as decisions shall show it.",
        )
    alike = [one.name for one in users.rows() if _folded(one.name) == _folded(name)]
    if alike:
        raise SettingsError(
            f"there is {alike[0]} already.",
            code="user-known",
            remedy="Choose a name that nobody takes for it, or use: countersay users password NAME.",
        )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _known(users: Users, name: str) -> None:
    if users.find(name) is None:
        raise SettingsError(
            f"there is no {name!r} among those who may log in.",
            code="user-unknown",
            remedy="See: countersay users list.",
        )


def _put(users: Users, name: str) -> None:
    from countersay.review.passwords import hashed

    password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    users.put(User(name=name, hashed=hashed(password)))
