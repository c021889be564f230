"""What series and findings are called: the writers' words in their order, days in words."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import Document, Finding, Issuer, Record, Series
from countersay.reporting.index import Index
from countersay.reporting.presenters import accusing, series_view
from countersay.reporting.titles import is_generic, size, spoken, title
from tests.corpora import write_corpus
from tests.factories import make_figure

HEAD = "Northern Port Authority\n12 March 2031\n\n"


def named(folder: Path, sentence: str, words: str) -> str:
    """Examine one sentence and return what the series of a figure in it is called."""
    record = examine([write_corpus(folder / "in", {"a.txt": HEAD + sentence + "\n"})])
    index = Index(record)
    (figure,) = [row for row in record.figures if row.text == words]
    return title(index, next(row for row in record.series if figure.id in row.figures))


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        pytest.param(
            "From 1 to 10 March 2031, 29 vehicles of the Ormund Relief Fund passed the Kessel gate.",
            "29 vehicles",
            "vehicles (Ormund Relief Fund) passed — Kessel gate",
            id="narrowed in the order of the sentence",
        ),
        pytest.param(
            "On 3 March 2031, one tanker entered Ormund harbour.",
            "one tanker",
            "tankers entered — Ormund harbour",
            id="one names many",
        ),
        pytest.param(
            "In March 2031 the fund brought 38 tonnes of flour to Tolm.",
            "38 tonnes",
            "tonnes of flour — Tolm",
            id="a weight",
        ),
        pytest.param(
            "On 3 March 2031 there were 340 policemen in Tolm.",
            "340 policemen",
            "policemen — Tolm",
            id="no lemma shows",
        ),
    ],
)
def test_series_is_named_in_the_words_of_a_claim(tmp_path: Path, sentence: str, words: str, expected: str) -> None:
    assert named(tmp_path, sentence, words) == expected


def test_series_whose_claims_name_nothing_is_named_by_its_lemma_without_codes() -> None:
    series = Series(id="s", label="road_worker kill", kind="flow", counted="road_worker")
    assert title(Index(Record()), series) == "road worker kill"
    text = "Nine were killed."
    document = Document(id="d", path="d.txt", sha256="", text_sha256="", text=text)
    figure = make_figure(9, document=document, text="Nine", counted="road_worker", series="s")
    series = replace(series, figures=(figure.id,))
    index = Index(Record(documents=(document,), figures=(figure,), series=(series,)))
    assert title(index, series) == "road workers"
    assert series_view(index, series).label == "road workers"


@pytest.mark.parametrize(
    ("apart", "share", "expected"),
    [
        pytest.param(Fraction(14335, 1000), Fraction(281, 10), "off by 14.3 (28.1 %)", id="one decimal"),
        pytest.param(Fraction(1, 50), None, "off by 0.02", id="less than a tenth is kept"),
        pytest.param(Fraction(29), Fraction(100), "off by 29", id="a whole against nothing needs no share"),
    ],
)
def test_size_is_said_shortly(apart: Fraction, share: Fraction | None, expected: str) -> None:
    found = Finding(id="k", relation="tension", kind="windows", size=apart, size_percent=share)
    assert size(found, ()) == expected


def test_clash_is_named_by_the_words_that_clash_and_says_nothing_twice(tmp_path: Path) -> None:
    texts = {
        "a.txt": HEAD + "From 1 to 10 March 2031, 240 trucks passed the Kessel gate.\n",
        "b.txt": "Southern Hauliers' Union\n14 March 2031\n\nFrom 1 to 10 March 2031, 180 trucks passed the Kessel gate.\n",
    }
    (found,) = accusing(Index(examine([write_corpus(tmp_path / "in", texts)])))
    assert found.headline == "“240 trucks” and “180 trucks”: off by 60 trucks (25 %)"
    assert found.sentence == ""
    assert found.plainly == "At least 240 and at most 180: both cannot be."


def test_days_of_documents_are_spoken_and_unnamed_issuers_are_letters() -> None:
    named = Document(id="d", path="a.txt", sha256="", text_sha256="", text="x", issuer=Issuer(label="A"))
    bare = Document(id="e", path="b (1).txt", sha256="", text_sha256="", text="x")
    index = Index(Record(documents=(named, bare)))
    told = spoken(index, "“9, 2031-05-04)” (A, 2031-05-04) and “(b (1).txt, 3” (b (1).txt, 2031) cannot both hold")
    assert told == "“9, 2031-05-04)” (A, 4 May 2031) and “(b (1).txt, 3” (document B, 2031) cannot both hold"
    assert is_generic(told)
    assert not is_generic("“Tuesday, 24 January 2018” names Tuesday, but 24 January 2018 is a Wednesday.")
