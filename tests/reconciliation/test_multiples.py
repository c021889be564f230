"""Texts of several subjects, examined whole: how many times as large one count is as another is told by words alone."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, Record
from countersay.reconciliation.tied_counts import change_of
from countersay.reconciliation.verify import verify

CASES = json.loads((Path(__file__).parent.parent / "cases" / "multiples.json").read_text(encoding="utf-8"))
BY_ID = {case["id"]: case for case in CASES}


def read(tmp_path: Path, text: str) -> Record:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return examine([tmp_path])


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_multiple_is_told_as_the_words_allow(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["text"])
    texts = {figure.id: figure.text for figure in record.figures}
    accused = [one for one in record.findings if one.relation in ACCUSING]
    found = [(one.relation, [texts[figure] for figure in one.figures]) for one in accused]
    assert found == ([(case["relation"], case["figures"])] if case["relation"] in ACCUSING else [])
    for finding in accused:
        assert finding.kind in ("multiple", "change", "difference")
        verify(finding, record)
    kind = case["relation"] if case["relation"] in ("share", "difference") else "multiple"
    held = [one for one in record.findings if one.relation == "adds_up" and one.kind == kind]
    expected = [case["figures"]] if case["relation"] in ("adds_up", "share", "difference") else []
    assert [[texts[figure] for figure in one.figures] for one in held] == expected


def test_what_dissolves_a_multiple_is_said(tmp_path: Path) -> None:
    record = read(tmp_path, BY_ID["rounded-multiple-is-a-tension"]["text"])
    [finding] = [one for one in record.findings if one.relation == "tension"]
    assert finding.dissolved_by == ("multiple:rounded",)
    assert "with “doubled”" in finding.sentence
    assert any("is at most 2.5 times" in step for step in finding.steps)


@pytest.mark.parametrize(
    ("case", "axiom"),
    [("more-than-halved-does-not", "multiple"), ("times-what-follows", "multiple"), ("per-cent-fall", None)],
)
def test_tighter_multiple_than_the_words_is_rejected(case: str, axiom: str | None, tmp_path: Path) -> None:
    record = read(tmp_path, BY_ID[case]["text"])
    [finding] = [one for one in record.findings if one.relation == "contradiction"]
    certificate = finding.certificate
    assert certificate is not None
    [row] = [one for one in certificate.rows if len(one.terms) == 2]
    assert row.axiom == axiom
    then, base = row.terms
    tighter = Fraction(4, 5) if then.coefficient > 0 else Fraction(5, 4)
    forged_terms = (then, replace(base, coefficient=base.coefficient * tighter))
    rows = [replace(one, terms=forged_terms) if one is row else one for one in certificate.rows]
    # The rest of the sum is made to fit, so that only the words can tell.
    rows = [
        replace(one, multiplier=abs(forged_terms[1].coefficient) * row.multiplier)
        if len(one.terms) == 1 and one.terms[0].series == base.series
        else one
        for one in rows
    ]
    total = sum((one.bound * one.multiplier for one in rows), Fraction(0))
    if total >= 0:
        pytest.fail("the forged sum must be below nought for the words to decide")
    with pytest.raises(CertificateError, match=r"multiple|gives 26 %|gives 25 %"):
        verify(replace(finding, certificate=replace(certificate, rows=tuple(rows), sum=total)), record)


@pytest.mark.parametrize(
    ("text", "percent", "way"),
    [
        pytest.param("sales rose by 7 per cent", "7 per cent", 1, id="rose by"),
        pytest.param("a 7 % drop in visits", "7 %", -1, id="drop"),
        pytest.param("a reduction of some 7 % in visits", "7 %", -1, id="reduction of"),
        pytest.param("7 per cent fewer cases", "7 per cent", -1, id="fewer"),
        pytest.param("up 7 % on May", "7 %", 1, id="up"),
        pytest.param("7 per cent of nurses", "7 per cent", None, id="share"),
        pytest.param("rose by 7 percentage points", "7 percentage", None, id="points"),
    ],
)
def test_way_of_a_change(text: str, percent: str, way: int | None) -> None:
    start = text.index(percent)
    assert change_of(text, start, start + len(percent)) == way
