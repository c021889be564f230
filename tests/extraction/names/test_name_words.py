import pytest

from countersay.extraction.names.name_words import is_cap, name_lexicon, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("U.S. envoy", ["U.S.", "envoy"], id="acronym with points"),
        pytest.param("Alm's port", ["Alm", "port"], id="possessive is left outside"),
        pytest.param("the ports’ gates", ["the", "ports", "gates"], id="plural possessive"),
        pytest.param("Al-Ja’fari's", ["Al-Ja’fari"], id="inner apostrophe stays"),
        pytest.param("Alm–Brod line", ["Alm–Brod", "line"], id="dash joins"),
        pytest.param("see https://a.example/B-C now", ["see", "now"], id="address is stepped over"),
        pytest.param("write a.b@c.example today", ["write", "today"], id="mail address"),
        pytest.param("Harbour.No said", ["Harbour.No", "said"], id="site name"),
        pytest.param("It fell. Then", ["It", "fell", "Then"], id="full stop ends"),
    ],
)
def test_words_are_cut(text, words):
    found = split_words(text)
    assert found.words == words
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == words


def test_gap_is_what_stands_between_two_words():
    words = split_words("Alm, Brod")
    assert words.gap(1) == ", "
    assert words.gap(0) == words.gap(2) == "\n\n"


def test_possessive_is_seen_after_a_word():
    words = split_words("Alm's port, ports' gates and oars")
    assert [words.possessive(i) for i in range(len(words.words))] == [True, False, True, False, False, False]


def test_article_with_hyphen_counts_as_capital():
    assert is_cap("al-Tani")
    assert not is_cap("al-tani")


def test_longest_known_form_comes_first():
    rows = name_lexicon().known_starts["Republic"]
    assert [len(row) for row in rows] == sorted((len(row) for row in rows), reverse=True)
