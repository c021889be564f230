"""Who may log in: added by prompt, never by argument; names that cannot be mistaken; kept where the project is."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from countersay.cli.main import cli
from countersay.errors import SettingsError
from countersay.review.passwords import matches
from countersay.store.users import USERS_FILE
from tests.postgres import Place

FIRST, SECOND = "three plain words", "four other plain words"


def users(place: Place, *words: str, typed: str = "") -> Result:
    options = ["--project", str(place.folder), "--store", place.address or "sqlite"]
    return CliRunner().invoke(cli, ["users", *words, *options], input=typed)


def test_user_is_added_changed_listed_and_removed(place: Place) -> None:
    done = users(place, "add", "A. Reader", typed=f"{FIRST}\n{FIRST}\n")
    assert (done.exit_code, FIRST in done.output) == (0, False)
    assert users(place, "add", "Bo", typed=f"{SECOND}\n{SECOND}\n").exit_code == 0
    assert users(place, "list").output == "A. Reader\nBo\n"
    kept = place.open().users.find("A. Reader")
    assert kept is not None
    assert matches(FIRST, kept.hashed)
    assert users(place, "password", "A. Reader", typed=f"{SECOND}\n{SECOND}\n").exit_code == 0
    kept = place.open().users.find("A. Reader")
    assert kept is not None
    assert (matches(FIRST, kept.hashed), matches(SECOND, kept.hashed)) == (False, True)
    assert users(place, "remove", "A. Reader").exit_code == 0
    assert users(place, "list").output == "Bo\n"


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        pytest.param(("add", "Ann"), f"{FIRST}\n{FIRST}\n", "user-known", id="known"),
        pytest.param(("add", "ANN"), f"{FIRST}\n{FIRST}\n", "user-known", id="other case"),
        pytest.param(("add", "Ａnn"), f"{FIRST}\n{FIRST}\n", "user-known", id="wide letters"),
        pytest.param(("add", " Ann"), f"{FIRST}\n{FIRST}\n", "user-name", id="blank"),
        pytest.param(("add", "\u202eBo"), f"{FIRST}\n{FIRST}\n", "user-name", id="direction"),
        pytest.param(("add", ""), f"{FIRST}\n{FIRST}\n", "user-name", id="nothing"),
        pytest.param(("add", "Cy"), "short\nshort\n", "password-length", id="short"),
        pytest.param(("remove", "Cy"), "", "user-unknown", id="remove nobody"),
        pytest.param(("password", "Cy"), "", "user-unknown", id="password of nobody"),
    ],
)
def test_what_cannot_be_is_refused(words: tuple[str, ...], typed: str, code: str, tmp_path: Path) -> None:
    place = Place(tmp_path / "p")
    users(place, "add", "Ann", typed=f"{FIRST}\n{FIRST}\n")
    done = users(place, *words, typed=typed)
    assert isinstance(done.exception, SettingsError)
    assert done.exception.code == code
    assert [one.name for one in place.open().users.rows()] == ["Ann"]


def test_file_of_users_is_for_its_owner_alone(tmp_path: Path) -> None:
    users(Place(tmp_path), "add", "Ann", typed=f"{FIRST}\n{FIRST}\n")
    assert stat.S_IMODE((tmp_path / USERS_FILE).stat().st_mode) == 0o600
    assert FIRST.encode() not in (tmp_path / USERS_FILE).read_bytes()


def test_damaged_file_of_users_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / USERS_FILE).write_text("[{")
    done = users(Place(tmp_path), "list")
    assert "users-unreadable" in str(done.exception)
