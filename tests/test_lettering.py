"""Letters of rows, and texts in which nothing is hidden."""

import pytest

from countersay import lettering
from countersay.lettering import LETTERED, handles, letter, visible


@pytest.mark.parametrize(
    ("position", "name"),
    [
        pytest.param(0, "A", id="first"),
        pytest.param(25, "Z", id="last-single"),
        pytest.param(26, "AA", id="first-double"),
        pytest.param(701, "ZZ", id="last-double"),
        pytest.param(702, "AAA", id="first-triple"),
    ],
)
def test_rows_are_lettered_like_columns_of_a_sheet(position: int, name: str) -> None:
    assert letter(position) == name


MANY = [f"{number:04}.txt" for number in range(LETTERED + 50)]


def test_few_rows_have_their_letters() -> None:
    assert handles(MANY[:LETTERED]) == tuple(map(letter, range(LETTERED)))
    assert handles([]) == ()


def test_names_of_many_rows_follow_from_their_keys_and_not_from_their_order() -> None:
    names = dict(zip(MANY, handles(MANY), strict=True))
    assert len(set(names.values())) == len(MANY)
    assert all(len(name) == 5 and set(name) <= set("BCDFGHJKLMNPQRSTVWXZ") for name in names.values())
    assert dict(zip(reversed(MANY), handles(MANY[::-1]), strict=True)) == names
    more = dict(zip(["0.txt", *MANY], handles(["0.txt", *MANY]), strict=True))
    assert {key: more[key] for key in MANY} == names


def test_names_that_begin_alike_are_longer_and_none_begins_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "_LEAST", 1)
    names = handles(MANY)
    assert {len(name) for name in names} >= {2, 3}
    assert not [(one, other) for one in names for other in names if one is not other and other.startswith(one)]


def test_a_key_that_comes_twice_has_two_names() -> None:
    names = handles([*MANY, MANY[0], MANY[0]])
    assert len(set(names)) == len(names)
    assert names[1 : len(MANY)] == handles(MANY)[1:]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Toll: 35\n\tcarts", "Toll: 35\n\tcarts", id="plain"),
        pytest.param("35\r\ncarts\rmore", "35\ncarts[U+000D]more", id="line-ends"),
        pytest.param("35\u202e53", "35[U+202E]53", id="turned"),
        pytest.param("pass\u200bword", "pass[U+200B]word", id="no-width"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiner-that-a-script-needs"),
        pytest.param("\ufffd", "\ufffd", id="replacement-shows-itself"),
        pytest.param("\ufffe\uffff\ufffc", "[U+FFFE][U+FFFF][U+FFFC]", id="forbidden-in-xml"),
        pytest.param("\ud800", "[U+D800]", id="half-a-pair"),
    ],
)
def test_nothing_hidden_or_turning_is_left(text: str, shown: str) -> None:
    assert visible(text) == shown
