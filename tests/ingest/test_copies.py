"""The same words in two formats."""

from pathlib import Path

import pytest

from countersay.config import Config
from countersay.ingest.copies import fold
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
