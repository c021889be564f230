"""Search in documents: words mean words, whatever is typed."""

import pytest

from countersay.review.search import Search
from tests.factories import make_document

PAPERS = [
    make_document("Twelve carts crossed.\n\nThe café at Körven gate was shut, 68% of it.\n", "a.txt"),
    make_document("No cart crossed the gate.\n\nAND OR NOT\n", "b.txt"),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("cart", 2, id="beginning-of-the-last-word"),
        pytest.param("carts crossed", 1, id="all-words"),
        pytest.param('"cart"', 1, id="quoted"),
        pytest.param('"crossed the gate"', 1, id="phrase"),
        pytest.param("korven CAFE", 1, id="marks-and-case"),
        pytest.param("68%", 1, id="per-cent"),
        pytest.param("AND", 1, id="no-operator"),
        pytest.param("carts OR gate", 0, id="or-is-a-word"),
        pytest.param("", 0, id="nothing"),
        pytest.param('" ( * : ^ " NEAR(', 0, id="signs"),
        pytest.param("document:a", 0, id="no-column"),
        pytest.param("x' OR 1=1 --", 0, id="quotes"),
    ],
)
def test_paragraphs_that_hold_all_words_are_found(asked: str, found: int) -> None:
    total, hits = Search(PAPERS).find(asked, 0, 10)
    assert (total, len(hits)) == (found, found)


def test_pages_of_hits_do_not_overlap() -> None:
    many = Search([make_document("\n\n".join(f"cart number {n}" for n in range(30)))])
    pages = [many.find("cart", first, 10) for first in (0, 10, 20)]
    assert {total for total, _ in pages} == {30}
    assert len({hit.start for _, hits in pages for hit in hits}) == 30


def test_found_words_are_marked() -> None:
    _, hits = Search(PAPERS).find("gate", 0, 10)
    assert {words for hit in hits for words, marked in hit.pieces if marked} == {"gate"}
