"""Sessions end when they should, and wrong passwords make one wait."""

import threading
import time
from pathlib import Path

import pytest

from countersay.review import sessions
from countersay.review.sessions import FREE_TRIES, IDLE, LONGEST, NAME_TRIES, Sessions, TooManyError, Tries
from countersay.store.base import User
from countersay.store.users import UserFile


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def entrance(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Sessions:
    """Sessions whose digests are made in no time."""
    monkeypatch.setattr(sessions, "hashed", lambda password: f"digest of {password}")
    monkeypatch.setattr(sessions, "matches", lambda password, kept: kept == f"digest of {password}")
    users = UserFile(tmp_path)
    for name in ("Ann", "Bo"):
        users.put(User(name=name, hashed=f"digest of {name}'s password"))
    return Sessions(users, clock)


def enter(entrance: Sessions, name: str = "Ann", address: str = "10.0.0.1") -> str:
    token = entrance.enter(name, f"{name}'s password", address)
    assert token is not None
    return token


def test_session_is_of_who_logged_in(entrance: Sessions) -> None:
    ann, bo = enter(entrance), enter(entrance, "Bo")
    visitors = [entrance.visitor(token) for token in (ann, bo)]
    assert [one.name for one in visitors if one] == ["Ann", "Bo"]
    assert len({one.form for one in visitors if one}) == 2
    assert entrance.visitor(ann[:-1]) is None


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ann", "x"), ("Ann", "Bo's password"), ("ann", "Ann's password"), ("", ""), ("Cy", "Cy's password")],
)
def test_wrong_name_or_password_gives_no_session(name: str, password: str, entrance: Sessions) -> None:
    assert entrance.enter(name, password, "10.0.0.1") is None


def test_session_ends_when_left_unused_or_old(entrance: Sessions, clock: Clock) -> None:
    left, unused, old = enter(entrance), enter(entrance), enter(entrance)
    entrance.leave(left)
    assert entrance.visitor(left) is None
    begun = clock.now
    while clock.now - begun <= LONGEST:
        assert entrance.visitor(old) is not None
        clock.now += IDLE - 1
    assert entrance.visitor(unused) is None
    assert entrance.visitor(old) is None


@pytest.mark.parametrize("change", ["removed", "new password"])
def test_session_ends_with_its_user_or_password(change: str, entrance: Sessions) -> None:
    token, other = enter(entrance), enter(entrance, "Bo")
    if change == "removed":
        entrance.users.remove("Ann")
    else:
        entrance.users.put(User(name="Ann", hashed="digest of another"))
    assert entrance.visitor(token) is None
    assert entrance.visitor(other) is not None


def test_wrong_passwords_from_one_address_make_it_wait_twice_as_long_each_time(
    entrance: Sessions, clock: Clock
) -> None:
    for _ in range(FREE_TRIES):
        assert entrance.enter("Ann", "x", "10.0.0.1") is None
    waits = []
    for _ in range(8):
        with pytest.raises(TooManyError) as raised:
            entrance.enter("Ann", "Ann's password", "10.0.0.1")
        waits.append(raised.value.seconds)
        clock.now += raised.value.seconds
        assert entrance.enter("Ann", "x", "10.0.0.1") is None
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_right_password_from_elsewhere_is_let_in_meanwhile(entrance: Sessions) -> None:
    for _ in range(FREE_TRIES):
        entrance.enter("Ann", "x", "10.0.0.1")
    with pytest.raises(TooManyError):
        enter(entrance, "Bo", "10.0.0.1")
    assert enter(entrance, "Ann", "10.0.0.2")


def test_one_name_is_not_tried_from_many_addresses(entrance: Sessions) -> None:
    for number in range(NAME_TRIES):
        assert entrance.enter("Ann", "x", f"10.0.1.{number}") is None
    with pytest.raises(TooManyError):
        entrance.enter("Ann", "x", "10.0.2.1")
    assert enter(entrance, "Bo", "10.0.2.2")


def test_what_is_remembered_of_wrong_passwords_is_bounded(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "_REMEMBERED", 100)
    tries = Tries(1, clock)
    for number in range(500):
        tries.failed(str(number))
    assert len(tries._found) == 100
    assert tries.wait("499") > 0


def test_right_password_forgets_the_wrong_ones(entrance: Sessions) -> None:
    for _ in range(3):
        for _ in range(FREE_TRIES - 1):
            entrance.enter("Ann", "x", "10.0.0.1")
        enter(entrance)


def test_one_house_with_many_long_addresses_is_one_address(entrance: Sessions) -> None:
    for number in range(FREE_TRIES):
        assert entrance.enter("Ann", "x", f"2001:db8:1:2::{number}") is None
    with pytest.raises(TooManyError):
        entrance.enter("Ann", "x", "2001:db8:1:2:ffff::1")
    assert enter(entrance, "Ann", "2001:db8:1:3::1")


def test_flood_of_log_ins_is_sent_away_and_keeps_nobody_out_who_is_in(
    entrance: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, going, go_on = enter(entrance), threading.Semaphore(0), threading.Event()

    def slow(password: str, kept: str) -> bool:
        going.release()
        return not go_on.wait(30)

    monkeypatch.setattr(sessions, "matches", slow)
    flood = [
        threading.Thread(target=entrance.enter, args=(f"n{number}", "x", f"10.0.3.{number}")) for number in range(8)
    ]
    for one in flood:
        one.start()
    assert going.acquire(timeout=30)
    assert going.acquire(timeout=30)
    while entrance._waiting._value:
        time.sleep(0.01)
    try:
        with pytest.raises(TooManyError):
            entrance.enter("Ann", "Ann's password", "10.0.4.1")
        assert not going.acquire(blocking=False)  # two at a time
        assert entrance.visitor(token) is not None
    finally:
        go_on.set()
        for one in flood:
            one.join()
