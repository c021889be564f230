"""The same words in two formats."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay import examine
from countersay.config import Config
from countersay.ingest import copies
from countersay.ingest.copies import fold, folds
from countersay.ingest.folder import read_paths
from tests.pdfs import Sheet, pdf

WORDS = "On 3 May 2031 twelve boats of the “Arlen” line sank off the humanitarian pier."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        pytest.param(WORDS.replace("“", '"').replace("”", '"'), True, id="quotes"),
        pytest.param(WORDS.replace(" twelve", "\ntwelve"), True, id="lines"),
        pytest.param(WORDS.replace("humanitarian", "humani-tarian"), True, id="a hyphen in a word"),
        pytest.param("• " + WORDS, True, id="mark of a list"),
        pytest.param(WORDS.replace("3 May", "4 May"), False, id="another figure"),
        pytest.param(WORDS.replace("Arlen", "arlen"), False, id="another spelling"),
        pytest.param(WORDS.replace("2031", "20-31"), False, id="a hyphen between figures"),
    ],
)
def test_texts_of_the_same_words(other: str, same: bool) -> None:
    assert (fold(WORDS) == fold(other)) is same


@given(st.text("aé1-\n\t \r\x1c\x85•*·'", max_size=24))
def test_texts_in_which_no_list_begins_are_folded_as_all_others(text: str) -> None:
    assert copies._bare(text) == copies._layout().sub("", text)


@given(st.lists(st.text("aeé1-\n\t •*'’“\xadﬁ²", max_size=9), max_size=9))
def test_texts_of_many_are_told_apart_as_each_alone(texts: list[str]) -> None:
    of_many, alone = folds(texts), [fold(text) for text in texts]
    alike = [[one == other for other in alone] for one in alone]
    assert [[one == other for other in of_many] for one in of_many] == alike


def test_blanks_without_end_are_folded_in_no_time() -> None:
    assert fold(" \n" * 300_000) == fold("")


def test_a_text_and_its_pdf_are_one_document_whatever_their_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("On 3 May 2031 twelve boats sank.\n\nNone was insured.\n")
    sheet = Sheet().text(50, 700, "On 3 May 2031 twelve boats sank.").text(50, 660, "None was insured.")
    (tmp_path / "a.pdf").write_bytes(pdf([sheet]))
    read = read_paths([tmp_path], Config())
    assert [(one.path, one.copies) for one in read.documents] == [("b.txt", ("a.pdf",))]
    assert [(one.code, one.path) for one in read.issues] == [("duplicate-document", "a.pdf")]
    assert read == read_paths([tmp_path / "b.txt", tmp_path / "a.pdf"], Config())


def test_a_copy_states_what_the_text_does_not(tmp_path: Path) -> None:
    said = (
        '{"@type":"NewsArticle","datePublished":"2031-05-03","publisher":{"@type":"Organization","name":"Port Office"}}'
    )
    page = f'<script type="application/ld+json">{said}</script><h1>Gate reopens</h1><p>In April 412 carts passed the gate.</p>'
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.txt").write_text("Gate reopens\n\nIn April 412 carts passed the gate.\n")
    record = examine([tmp_path])
    (document,) = record.documents
    assert (document.path, document.copies) == ("b.txt", ("a.html",))
    assert document.issuer is not None
    assert (document.issuer.label, document.issuer.inferred) == ("Port Office", False)
    assert document.issued is not None
    assert document.issued.value == "2031-05-03"


def test_a_copy_of_another_site_does_not_go_before_the_text(tmp_path: Path) -> None:
    page = '<meta property="og:site_name" content="News of All"><p>Port Office</p><p>3 May 2031</p><h1>Gate reopens</h1><p>In April 412 carts passed.</p>'
    (tmp_path / "a.html").write_text(page)
    (tmp_path / "b.txt").write_text("Port Office\n\n3 May 2031\n\nGate reopens\n\nIn April 412 carts passed.\n")
    (document,) = examine([tmp_path]).documents
    assert document.issuer is not None
    assert document.issuer.label == "Port Office"
