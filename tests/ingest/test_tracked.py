"""Tracked changes are told with both forms, those with figures first."""

from pathlib import Path

import pytest

from countersay.config import Config
from countersay.ingest.folder import read_paths
from countersay.ingest.tracked import tracked
from countersay.model import Note
from tests.ingest.office import docx, p, r
from tests.ingest.test_read_odt import odt

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


STRIKES = {
    "a.docx": docx(
        p(r("On 2 May "), "<w:r><w:rPr><w:strike/></w:rPr><w:t>13 </w:t></w:r>", r("14 carters were hurt at the gate."))
    ),
    "b.docx": docx(
        p(
            r("On 2 May "),
            '<w:r><w:rPr><w:dstrike w:val="1"/></w:rPr><w:t>13 </w:t></w:r>',
            r("14 carters were hurt at the gate."),
        )
    ),
    "a.odt": odt(
        '<text:p>On 2 May <text:span text:style-name="T1">13 </text:span>14 carters were hurt at the gate.</text:p>',
        '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>',
    ),
    "a.rtf": rb"{\rtf1\ansi On 2 May {\strike 13 }14 carters were hurt at the gate.\par}",
    "b.rtf": rb"{\rtf1\ansi On 2 May \strike 13 \strike0 14 carters were hurt at the gate.\par}",
    "c.rtf": rb"{\rtf1\ansi On 2 May \striked1 13 \plain 14 carters were hurt at the gate.\par}",
}


@pytest.mark.parametrize("name", sorted(STRIKES))
def test_words_struck_by_hand_are_as_good_as_deleted(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(STRIKES[name])
    read = read_paths([tmp_path], Config())
    (document,) = read.documents
    assert " ".join(document.text.split()) == "On 2 May 14 carters were hurt at the gate."
    assert [(note.kind, note.text.strip()) for note in document.notes] == [("deletion", "13")]
    (issue,) = [issue for issue in read.issues if issue.code == "tracked-changes"]
    assert "“13” was deleted" in issue.message


def test_a_mark_that_is_switched_off_strikes_nothing(tmp_path: Path) -> None:
    run = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>13 </w:t></w:r>'
    (tmp_path / "a.docx").write_bytes(docx(p(r("On 2 May "), run, r("carters were hurt at the gate."))))
    (document,) = read_paths([tmp_path], Config()).documents
    assert document.text == "On 2 May 13 carters were hurt at the gate."
    assert document.notes == ()
