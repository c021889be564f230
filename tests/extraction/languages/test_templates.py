import pytest

from countersay.errors import SettingsError
from countersay.extraction.languages.templates import Piece, compiled, expand, key_of, piece

PIECES = {
    "month": piece(["mars", "mai"]),
    "year": Piece(r"(?:1\d|20)\d\d", frozenset("#")),
    "mod": piece(["début", "à la fin de"]),
}


@pytest.mark.parametrize(
    ("source", "text", "names"),
    [
        pytest.param("{month} {year}", "mars 1848", {"month": "mars", "year": "1848"}, id="pieces"),
        pytest.param(
            "[{mod} ]{month}", "à la  fin de mai", {"mod": "à la  fin de", "month": "mai"}, id="what may be missing"
        ),
        pytest.param("[{mod} ]{month}", "Mai", {"month": "Mai"}, id="is missing, and any case"),
        pytest.param("(en|au mois de) {month}", "au mois\nde mai", {"month": "mai"}, id="one of several, over a line"),
        pytest.param("{year}-{year}", "1914–1918", {"year": "1914"}, id="dashes as texts vary them"),
        pytest.param("l'an {year}", "l’an 1000", {"year": "1000"}, id="apostrophes too"),
    ],
)
def test_templates_match_what_they_say(source: str, text: str, names: dict[str, str]) -> None:
    made = compiled(source, PIECES)
    match = made.pattern.match(text)
    assert match is not None
    assert match.group() == text
    found: dict[str, str] = {}
    for group, name in made.names.items():
        if match[group] is not None:
            found.setdefault(name, match[group])
    assert found == names


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("{month} {year}", "mars\n\n1848", id="a new paragraph"),
        pytest.param("{month}", "maison", id="a longer word"),
        pytest.param("{month}", "jamais", id="the end of a word"),
        pytest.param("{month} {year}", "mars" + " " * 40 + "1848", id="a wide gap"),
    ],
)
def test_templates_stop_where_words_end(source: str, text: str) -> None:
    assert compiled(source, PIECES).pattern.search(text) is None


@pytest.mark.parametrize(
    ("source", "why"),
    [
        pytest.param("{moth}", "there is no {moth}", id="no such piece"),
        pytest.param("[{month}", "']' is missing", id="open bracket"),
        pytest.param("{month})", "has no beginning", id="closing bracket"),
        pytest.param("[{month}]", "it may be empty", id="empty"),
        pytest.param("{month", "brace", id="open brace"),
    ],
)
def test_a_template_that_is_wrong_says_why(source: str, why: str) -> None:
    with pytest.raises(SettingsError) as caught:
        compiled(source, PIECES)
    assert why in str(caught.value)


def test_parts_hold_parts_but_not_themselves() -> None:
    assert expand("<a> x", {"a": "<b>!", "b": "y"}) == "y! x"
    with pytest.raises(SettingsError, match="there is no <c>"):
        expand("<c>", {"a": "b"})
    with pytest.raises(SettingsError):
        expand("<a>", {"a": "<a>"})


@pytest.mark.parametrize(
    "source", ["{month} {year}", "[{mod} ]{month}", "(en|au mois de) {month}", "[({mod}|{year}) ]{month}", "v. {year}"]
)
def test_a_match_begins_with_a_key_of_its_template(source: str) -> None:
    made = compiled(source, PIECES)
    for text in ("mars 1848", "début mars", "mai", "en mai", "au mois de mai", "1848 mai", "v. 1848"):
        if made.pattern.match(text):
            assert any(key_of(text).startswith(key) for key in made.keys)
