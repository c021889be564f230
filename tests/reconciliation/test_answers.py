"""Two documents of two sides, examined whole: only where a text sets its number against the other's are they compared so."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, Record
from countersay.reconciliation.verify import verify

CASES = json.loads((Path(__file__).parent.parent / "cases" / "answers.json").read_text(encoding="utf-8"))
BY_ID = {case["id"]: case for case in CASES}


def read(tmp_path: Path, documents: list[list[str]]) -> Record:
    rows = ["[documents]"]
    for number, (issuer, issued, text) in enumerate(documents):
        (tmp_path / f"{number}.txt").write_text(text + "\n", encoding="utf-8")
        rows.append(f'"{number}.txt" = {{ issuer = "{issuer}", date = "{issued}" }}')
    (tmp_path / "corpus.toml").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return examine([tmp_path])


def told(record: Record, relations: frozenset[str], kind: str = "") -> list[str]:
    texts = {figure.id: figure.text for figure in record.figures}
    found = [one for one in record.findings if one.relation in relations and one.kind.startswith(kind)]
    assert len(found) < 2
    return [texts[one] for finding in found for one in finding.figures]


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_a_number_is_set_against_the_others_as_the_words_allow(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["documents"])
    assert sorted(told(record, ACCUSING)) == sorted(case["tension"])
    for finding in record.findings:
        if finding.relation in ACCUSING:
            assert (finding.kind, finding.relation) != ("answer", "contradiction")
            assert finding.size == Fraction(case["size"])
            assert finding.dissolved_by or finding.relation == "contradiction"
            verify(finding, record)
    assert told(record, frozenset({"other_definition"}), "answer") == case.get("definition", [])
    if "spread" in case:
        assert told(record, frozenset({"spread"}), "answer") == case["spread"]


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_the_order_of_the_documents_does_not_matter(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["documents"][::-1])
    assert sorted(told(record, ACCUSING)) == sorted(case["tension"])


def test_a_certificate_without_words_that_set_the_numbers_against_each_other_is_rejected(tmp_path: Path) -> None:
    record = read(tmp_path, BY_ID["not-true-rooms"]["documents"])
    (finding,) = [one for one in record.findings if one.relation in ACCUSING]
    assert finding.kind == "answer"
    verify(finding, record, quotations=False)
    plain = tuple(
        replace(document, text=document.text.replace("not true", "sad-true")) for document in record.documents
    )
    with pytest.raises(CertificateError, match="no instance of 'one_question'"):
        verify(finding, replace(record, documents=plain), quotations=False)


def test_what_grew_meanwhile_is_told_as_a_spread(tmp_path: Path) -> None:
    record = read(tmp_path, BY_ID["grown-meanwhile"]["documents"])
    assert told(record, frozenset({"spread"})) == ["nine prisoners", "23"]
