"""Passages in lists: cut between words, with dots where something was left out."""

import pytest

from countersay.model import Record
from countersay.review.passages import passage_of
from countersay.review.workspace import Snapshot
from tests.factories import make_document

LONG = " ".join(["lantern"] * 40) + " Twelve carts crossed the ford at noon. " + " ".join(["harbour"] * 40)


def shown(text: str, words: str, *, brief: bool = True) -> list[tuple[str, str]]:
    document = make_document(text, "a.txt")
    start = text.index(words)
    view = passage_of(Snapshot(Record(documents=(document,))), document.id, (start, start + len(words)), brief=brief)
    return [(piece.words, piece.mark) for piece in view.pieces]


def test_brief_passage_is_cut_between_words_and_says_so() -> None:
    pieces = shown(LONG, "Twelve")
    assert (pieces[0], pieces[-1]) == (("… ", ""), (" …", ""))
    assert pieces[1][0].startswith("lantern ")
    assert pieces[-2][0].endswith(" harbour")
    assert [words for words, mark in pieces if mark == "number"] == ["Twelve"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Twelve carts crossed.", id="short"),
        pytest.param("First.\n\nTwelve carts crossed.\n\nLast.", id="paragraph"),
    ],
)
def test_whole_paragraph_has_no_dots(text: str) -> None:
    assert "".join(words for words, _ in shown(text, "Twelve")) == "Twelve carts crossed."


def test_number_in_a_text_without_gaps_is_never_cut() -> None:
    text = "x" * 500 + "418" + "y" * 500
    pieces = shown(text, "418")
    assert ("418", "number") in pieces
    assert pieces[0] == ("… ", "")
