"""Characters that look other than they are: kept and said."""

import pytest

from countersay.ingest.characters import character_troubles, storable


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("412 carts", [], id="plain"),
        pytest.param("Café “Nord” – № 3, Дом, 船.", [], id="several scripts in words of their own"),
        pytest.param("the \u202e214\u202c carts", ["direction-characters"], id="override"),
        pytest.param("4\u200b12 carts", ["invisible-characters"], id="blank of no width in a number"),
        pytest.param("co\u00adoperation", ["invisible-characters"], id="soft hyphen"),
        pytest.param("👩\u200d🚒 came", [], id="joined picture"),
        pytest.param("\u0645\u06cc\u200c\u0631\u0648\u062f", [], id="joiner that Persian needs"),
        pytest.param("４１２ carts", ["digits-unusual"], id="full width"),
        pytest.param("٤١٢ carts", ["digits-unusual"], id="Arabic digits"),
        pytest.param("4О2 carts", ["letters-mixed"], id="a Cyrillic O in a number"),
        pytest.param("З1 carts", ["letters-mixed"], id="a Cyrillic letter before a digit"),
        pytest.param("1O carts and 2O5 boats", ["letters-mixed"], id="the letter O for a nought"),
        pytest.param("some l2 boats", ["letters-mixed"], id="a small L for a one"),
        pytest.param("N2O, 5 l, 10l, B2O3, T-72, 4Oz1", [], id="formulas, litres and types"),
        pytest.param("Дом 3, О нас", [], id="Cyrillic words beside numbers"),
        pytest.param("pаssed", ["letters-mixed"], id="a Cyrillic a in an English word"),
    ],
)
def test_what_is_odd_is_named(text: str, codes: list[str]) -> None:
    assert [trouble.code for trouble in character_troubles(text)] == codes


def test_place_and_count_are_given() -> None:
    (trouble,) = character_troubles("At 4\u200b12 and 5\u200b13.", "a.html")
    assert (trouble.start, trouble.end, trouble.member) == (4, 5, "a.html")
    assert "2 place(s)" in trouble.words
    assert "U+200B" in trouble.words


def test_only_what_no_record_can_hold_is_replaced() -> None:
    assert storable("\ufeff\u202e\ud83d 4\u200b1") == "\ufeff\u202e\ufffd 4\u200b1"


def test_the_letter_that_looks_like_a_digit_is_named() -> None:
    (trouble,) = character_troubles("At noon 1O carts passed.")
    assert "U+004F (LATIN CAPITAL LETTER O)" in trouble.words
