"""Finding the words of a decision again: the very words at their place, or nowhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.decisions.passages import Places, paragraphs
from tests.factories import make_document

TEXT = "Title\n\nOn 3 May 12 carts passed.\n\nOn 4 May 12 carts passed.\n"


def moved(text: str, path: str = "a.txt") -> str | None:
    """Mark 12 carts of 4 May in TEXT, find them in another text, and return what stands around them there."""
    start = TEXT.rindex("12")
    passage = Places([make_document(TEXT)]).passage(make_document(TEXT).id, start, start + 2)
    place = Places([make_document(text, path)]).find(passage)
    return None if place is None else text[place.start - 6 : place.end]


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        pytest.param(TEXT, "elsewhere.txt", "4 May 12", id="same-text-under-another-name"),
        pytest.param("New.\n\n" + TEXT, "a.txt", "4 May 12", id="moved-down"),
        pytest.param(TEXT + "\n\nMore.", "a.txt", "4 May 12", id="text-added-below"),
        pytest.param(TEXT.replace("4 May 12", "4 May  12"), "a.txt", None, id="paragraph-changed-by-a-space"),
        pytest.param(TEXT + "\nOn 4 May 12 carts passed.\n", "a.txt", None, id="same-paragraph-twice"),
        pytest.param("New.\n\n" + TEXT, "b.txt", None, id="another-file"),
        pytest.param("", "a.txt", None, id="emptied"),
    ],
)
def test_words_are_found_where_their_paragraph_stands(text: str, path: str, found: str | None) -> None:
    assert (moved(text, path) or "").strip() == (found or "")


def test_paragraph_that_stands_twice_is_known_by_the_whole_text_alone() -> None:
    text = "Twice 12.\n\nTwice 12.\n"
    passage = Places([make_document(text)]).passage(make_document(text).id, 6, 8)
    assert passage.paragraph == ""
    assert Places([make_document(text)]).find(passage) is not None
    assert Places([make_document(text + "More.")]).find(passage) is None


def test_other_words_at_the_place_are_not_taken() -> None:
    document = make_document(TEXT)
    passage = Places([document]).passage(document.id, 7, 9)
    assert Places([document]).find(passage) is not None
    wrong = type(passage)(text_sha256=passage.text_sha256, start=8, end=10, text=passage.text)
    assert Places([document]).find(wrong) is None


@given(st.text(alphabet="ab \n\t1", max_size=80))
def test_paragraphs_hold_all_words_in_order_and_do_not_overlap(text: str) -> None:
    ranges = paragraphs(text)
    assert all(low < high for low, high in ranges)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))
    assert "".join("".join(text[low:high].split()) for low, high in ranges) == "".join(text.split())


def test_long_lines_are_paragraphs_of_their_own() -> None:
    text = "word " * 40 + "\nsecond line"
    assert [text[low:high][:6] for low, high in paragraphs(text)] == ["word w", "second"]
