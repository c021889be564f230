"""Tracked changes are told with both forms, those with figures first."""

from pathlib import Path

from countersay.config import Config
from countersay.ingest.folder import read_paths
from countersay.ingest.tracked import tracked
from countersay.model import Note
from tests.ingest.office import docx, p, r

CHANGES = (
    '<w:del w:id="2" w:author="Ben"><w:r><w:delText>13</w:delText></w:r></w:del>'
    '<w:ins w:id="1" w:author="Ada"><w:r><w:t>14</w:t></w:r></w:ins>'
)


def test_both_forms_are_told_and_noted(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(p(r("On 2 May "), CHANGES, r(" carters were hurt at the gate."))))
    read = read_paths([tmp_path], Config())
    (document,) = read.documents
    assert document.text == "On 2 May 14 carters were hurt at the gate."
    assert [(note.kind, note.text) for note in document.notes] == [("deletion", "13"), ("insertion", "14")]
    (issue,) = [issue for issue in read.issues if issue.code == "tracked-changes"]
    assert issue.path == "a.docx"
    assert "“13” was deleted" in issue.message
    assert "“14” was inserted" in issue.message


def test_figures_come_first_and_the_rest_is_counted() -> None:
    notes = [Note(kind="deletion", text=word) for word in ("a", "b", "41 carts", "c", "d")]
    (told,) = tracked(notes)
    assert told.words == (
        "has 5 tracked changes and is read with all of them accepted: “41 carts” was deleted; the record keeps them all."
    )


def test_long_words_are_cut_and_blank_ones_passed_over() -> None:
    (told,) = tracked([Note(kind="insertion", text="carts " * 40), Note(kind="deletion", text=" ")])
    assert "has 1 tracked change and is read with it accepted" in told.words
    assert len(told.words) < 200
