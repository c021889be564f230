"""The forms come back: a filled-in copy is examined as that party's document."""

import json
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from countersay import examine
from countersay.exports.questions import BLANK
from countersay.exports.to_questions import question_files
from countersay.model import ACCUSING, Finding, Record
from tests.corpora import small_corpus
from tests.exports.records import FORMULAS, MARKUP, clash, saying


def texts(record: Record) -> dict[str, str]:
    return {name: contents.decode("utf-8") for name, contents in question_files(record).items()}


def settings(readme: str) -> str:
    return re.findall(r"^```toml\n(.*?\n)```$", readme, re.DOTALL | re.MULTILINE)[0]


def answered(folder: Path, form: str) -> Record:
    """Examine the small corpus with one more document: the form as it came back."""
    small_corpus(folder)
    with (folder / "corpus.toml").open("a", encoding="utf-8") as file:
        file.write(settings(texts(clash())["README.md"]))
    (folder / "answers-south.txt").write_text(form, encoding="utf-8")
    return examine([folder])


def filled(form: str, *values: str) -> str:
    for value in values:
        form = form.replace(BLANK, value, 1)
    return form


def test_export_has_a_list_and_a_form_for_each_party() -> None:
    assert sorted(texts(clash())) == [
        "README.md",
        "answers-north.txt",
        "answers-south.txt",
        "questions-north.md",
        "questions-south.md",
        "questions.json",
    ]


def test_blank_form_claims_nothing(tmp_path: Path) -> None:
    record = answered(tmp_path, texts(clash())["answers-south.txt"])
    form = next(row for row in record.documents if row.path == "answers-south.txt")
    assert [row for row in record.figures if row.document == form.id] == []
    assert [row.id for row in record.findings if row.relation in ACCUSING] == [
        row.id for row in clash().findings if row.relation in ACCUSING
    ]


@pytest.mark.parametrize(
    ("number", "clashes"),
    [
        pytest.param("412", 0, id="a corrected figure resolves the finding"),
        pytest.param("198", 1, id="another figure that still clashes"),
    ],
)
def test_filled_in_form_is_a_document_of_its_party(number: str, clashes: int, tmp_path: Path) -> None:
    form = texts(clash())["answers-south.txt"]
    record = answered(tmp_path, filled(form, "20 March 2031", "1 March 2031", "10 March 2031", number))
    document = next(row for row in record.documents if row.path == "answers-south.txt")
    assert (document.party, document.issued.value if document.issued else "") == ("south", "2031-03-20")
    assert document.issuer is not None and document.issuer.label == "Dock Workers' Union of Ostrand"
    (figure,) = [row for row in record.figures if row.document == document.id]
    assert (figure.value, figure.stance) == (int(number), "asserts")
    assert figure.window is not None and figure.window.days == 10
    assert sum(row.relation in ACCUSING for row in record.findings) == clashes


def test_settings_for_the_answers_are_toml_whatever_parties_are_called() -> None:
    for text in (*FORMULAS, *MARKUP, 'a"b\\c\x7f', "Büro"):
        record = saying(text)
        (figure,) = record.figures
        files = texts(record_with_question(record))
        read = tomllib.loads(settings(files["README.md"]))
        ((name, said),) = read["documents"].items()
        assert name in files
        assert said["issuer"]
        assert figure.document


def record_with_question(record: Record) -> Record:
    finding = Finding(id="k-1", relation="tension", kind="level", figures=(record.figures[0].id,))
    return replace(record, findings=(finding,))


def test_json_tells_which_question_settles_what() -> None:
    record = clash()
    rows = json.loads(texts(record)["questions.json"])
    (finding,) = [row.id for row in record.findings if row.relation in ACCUSING]
    assert [row["party"] for row in rows] == ["south", "north"]  # by label
    for row in rows:
        question = row["questions"][0]
        assert question["findings"] == [finding]
        (place,) = question["asked"]
        assert place["row"] in {figure.id for figure in record.figures}
        assert row["form"] in texts(record)


def test_nothing_to_ask_is_said() -> None:
    files = texts(Record())
    assert set(files) == {"README.md", "questions.json"}
    assert "nothing to ask" in files["README.md"]


def test_list_shows_the_figures_and_judges_nobody() -> None:
    page = texts(clash())["questions-south.md"]
    for words in ("197 lorries", "412 lorries", "Harbour Authority", "14 March 2031", "1 March 2031 to 10 March 2031"):
        assert words in page
    assert not re.search(r"\b(?:false|wrong|lie|admit|blame|accus)", page, re.IGNORECASE)


def test_same_record_same_bytes() -> None:
    assert question_files(clash()) == question_files(clash())
