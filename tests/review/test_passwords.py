"""Passwords: kept as digests that tell nothing, matched whatever the keyboard."""

import pytest

from countersay.errors import SettingsError
from countersay.review.passwords import hashed, matches

GOOD = "three plain words"


def test_password_matches_itself_alone() -> None:
    kept = hashed(GOOD)
    assert matches(GOOD, kept)
    assert not matches(GOOD + " ", kept)
    assert not matches("", kept)


def test_same_password_is_never_kept_alike_and_never_readable() -> None:
    assert hashed(GOOD) != hashed(GOOD)
    assert GOOD not in hashed(GOOD)
    assert hashed(GOOD).startswith("scrypt$32768$8$3$")


def test_letters_typed_in_another_way_are_the_same() -> None:
    assert matches("de\u0301ja\u0300 vu déjà", hashed("déjà vu déjà"))


@pytest.mark.parametrize("password", ["", "nine char", "x" * 257])
def test_password_of_a_wrong_length_is_refused_without_repeating_it(password: str) -> None:
    with pytest.raises(SettingsError) as raised:
        hashed(password)
    assert raised.value.code == "password-length"
    assert not password or password not in str(raised.value)


@pytest.mark.parametrize(
    "kept", ["", "x", "md5$1$1$1$YQ==$YQ==", "scrypt$3$8$1$YQ==$YQ==", "scrypt$a$8$1$YQ==$YQ==", "scrypt$16$8$1$?$?"]
)
def test_what_is_no_digest_matches_nothing(kept: str) -> None:
    assert not matches(GOOD, kept)
