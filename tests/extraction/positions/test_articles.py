"""Which article of an instrument is meant."""

import time

import pytest

from countersay.extraction.positions.articles import find_articles


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("Article 5 of the Pact", [("5",)], id="figure"),
        pytest.param("Art. 12 of the lease", [("12",)], id="abbreviation"),
        pytest.param("articles 3, 4 and 7 of the bylaw", [("3", "4", "7")], id="several"),
        pytest.param("Articles 3–5 of the Pact", [("3–5",)], id="a range stays one"),
        pytest.param("Article XIV of the Pact", [("XIV",)], id="Roman stays as written"),
        pytest.param("Article Nine of the lease", [("9",)], id="number word"),
        pytest.param("the eleventh clause of the lease", [("11",)], id="ordinal"),
        pytest.param("the 2nd paragraph of the Pact", [("2",)], id="ordinal in figures"),
        pytest.param("para. 4 of Article 6 of the Pact", [("6(4)",)], id="paragraph before its article"),
        pytest.param("Article 6, paragraph 4, of the Pact", [("6(4)",)], id="paragraph behind its article"),
        pytest.param("the particle 5 and a partial 6", [], id="parts of words"),
    ],
)
def test_articles_are_read(text, numbers):
    assert [found.numbers for found in find_articles(text, 0, len(text))] == numbers


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("paragraph 2 of " * 8_000, id="paragraphs"),
        pytest.param("Article 5, 6, 7, 8" * 8_000, id="lists"),
        pytest.param("first " * 20_000, id="ordinals"),
    ],
)
def test_hostile_text_takes_linear_time(text):
    start = time.process_time()
    list(find_articles(text, 0, len(text)))
    assert time.process_time() - start < 5
