"""Claims as quotations: the sentence around the words, the amount, the noun as written."""

from fractions import Fraction
from typing import Any

import pytest

from countersay.model import Document, Figure, Record, extent
from countersay.reporting.index import Index
from countersay.reporting.quotations import amount, counted_noun, excerpt


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "It rained. Some 30 carts crossed. They were wet.", "30 carts", ("Some ", " crossed."), id="sentence"
        ),
        pytest.param("First.\n\n30 carts crossed", "30 carts", ("", " crossed"), id="paragraph-ends-it"),
        pytest.param("Mr. A. Lorn of No. 5 saw 30 carts.", "30 carts", ("Mr. A. Lorn of No. 5 saw ", "."), id="titles"),
        pytest.param("“We saw 30 carts.” He left.", "30 carts", ("“We saw ", ".”"), id="closing-quotes-stay"),
    ],
)
def test_excerpt_is_the_sentence_around_the_words(text: str, words: str, expected: tuple[str, str]) -> None:
    index = Index(Record(documents=(Document(id="d", path="a.txt", sha256="", text_sha256="", text=text),)))
    at = text.index(words)
    found = excerpt(index.papers["d"], at, at + len(words))
    assert (found.before, found.words, found.after) == (expected[0], words, expected[1])


def test_excerpt_of_a_text_without_spaces_stays_short() -> None:
    text = "x" * 100_000
    index = Index(Record(documents=(Document(id="d", path="a.txt", sha256="", text_sha256="", text=text),)))
    found = excerpt(index.papers["d"], 50_000, 60_000)
    assert len(found.before) + len(found.words) + len(found.after) < 1_500


def figure(text: str, digits: str, **fields: Any) -> Figure:
    row: dict[str, Any] = {"id": "f", "document": "d", "kind": "flow", "start": 0, "end": len(text), "text": text}
    start = text.index(digits)
    return Figure(**(row | {"number": extent(text, start, start + len(digits))} | fields))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(figure("403 carts", "403", value=Fraction(403)), "403", id="plain"),
        pytest.param(
            figure("around 4,000 kg", "4,000", value=Fraction(4000), hedge="around", approximate=True, unit="kg"),
            "around 4,000 kg",
            id="hedge-and-unit",
        ),
        pytest.param(
            figure("over 850", "850", value=Fraction(850), change=">", lower=Fraction(850), lower_open=True),
            "more than 850",
            id="open-lower-end",
        ),
        pytest.param(
            figure("20 to 30 days", "20", lower=Fraction(20), upper=Fraction(30), unit="day"),
            "20 to 30 days",
            id="range",
        ),
        pytest.param(
            figure("58 a day", "58", value=Fraction(58), per="day", average=True), "58 a day on average", id="average"
        ),
        pytest.param(figure("many", "many"), "a number left open", id="nothing-known"),
    ],
)
def test_amount_says_what_the_words_come_to(row: Figure, expected: str) -> None:
    assert amount(row) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((figure("403 old carts", "403", counted="old cart"),), "old carts", id="as-written"),
        pytest.param((figure("403", "403", counted="cart"),), "carts", id="as-recorded"),
        pytest.param((figure("25%", "25", unit="percent"),), "percentage points", id="share"),
        pytest.param((), "", id="none"),
    ],
)
def test_size_is_counted_in_the_writers_noun(rows: tuple[Figure, ...], expected: str) -> None:
    assert counted_noun(rows, Fraction(7)) == expected
