"""Terms that a text defines for an instrument."""

import pytest

from countersay.extraction.positions.instruments import find_instruments


def named(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[i.start : i.end], i.name, i.article) for i in find_instruments(text, [(0, len(text))])]


FULL = "Treaty on Weirs signed at Alm on 3 May 2019"


@pytest.mark.parametrize(
    "brackets", ["(hereinafter “the Accord”)", '("the Accord")', "(hereinafter referred to as the “Accord”)"]
)
def test_term_stands_for_its_instrument_beside_others(brackets: str) -> None:
    text = f"The {FULL} {brackets} binds both. Resolution 88 is older. Tolm stands by the Accord."
    assert ("Accord", FULL) in [row[:2] for row in named(text)]


def test_term_defines_nothing_before_it_or_inside_a_longer_name() -> None:
    text = f"The Ferry Accord of 2 June 2011 is kept. The {FULL} (“the Accord”) binds. The Ferry Accord of 2 June 2011 too."
    assert [row[1] for row in named(text)].count("Ferry Accord of 2 June 2011") == 2


def test_word_without_a_lexicon_entry_may_be_a_term() -> None:
    text = f"The {FULL} (the “Arrangement”) binds. Article 4 of the Arrangement names the mills."
    assert ("Article 4 of the Arrangement", FULL, "4") in named(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tolm kept to the Weir Pact of 2 May 2011. Article 5 names the mills.",
            [("Weir Pact of 2 May 2011", None), ("Weir Pact of 2 May 2011", "5")],
            id="article-of-the-sentence-behind",
        ),
        pytest.param(
            "The Weir Pact of 2 May 2011 was read. Paragraph 4 of Resolution 88 was not. Paragraph 7 came last.",
            [("Weir Pact of 2 May 2011", None), ("Resolution 88", "4"), ("Resolution 88", "7")],
            id="paragraphs-go-with-paragraphs",
        ),
        pytest.param("Implementation of Resolution 88", [("Resolution 88", None)], id="heading"),
        pytest.param("The crew left of its own accord on 27 May.", [], id="own-accord"),
        pytest.param(
            "They kept to the agreement signed at Alm.", [("agreement signed at Alm", None)], id="known-by-its-place"
        ),
    ],
)
def test_articles_and_names_go_to_the_instrument_meant(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(name, article) for _, name, article in named(text)] == expected
