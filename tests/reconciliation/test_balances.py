"""Texts of several subjects, examined whole: what comes and goes is told by words, and only those license a balance."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.lexicon.load import table
from countersay.model import ACCUSING, CertificateRow, Record
from countersay.reconciliation.rereading import CAME, WENT, came_or_went
from countersay.reconciliation.verify import verify

CASES = json.loads((Path(__file__).parent.parent / "cases" / "balances.json").read_text(encoding="utf-8"))
BY_ID = {case["id"]: case for case in CASES}


def read(tmp_path: Path, text: str) -> Record:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    return examine([tmp_path])


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_balance_is_told_as_the_words_allow(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["text"])
    texts = {figure.id: figure.text for figure in record.figures}
    accused = [one for one in record.findings if one.relation in ACCUSING]
    assert [texts[one] for finding in accused for one in finding.figures] == case["tension"]
    for finding in accused:
        assert (finding.relation, finding.kind, finding.size) == ("tension", "balance", Fraction(case["size"]))
        assert finding.dissolved_by == ("balance:others", "balance:day")
        verify(finding, record)
    sums = [[texts[one] for one in finding.figures] for finding in record.findings if finding.relation == "adds_up"]
    assert sums == ([case["adds_up"]] if case["adds_up"] else [])


def turned(row: CertificateRow, *series: str) -> CertificateRow:
    """Write a row with the signs of some of its unknowns turned round; a claim's row with its other end."""
    terms = tuple(replace(term, coefficient=-term.coefficient) if term.series in series else term for term in row.terms)
    if row.claim is None or terms == row.terms:
        return replace(row, terms=terms)
    return replace(row, terms=terms, bound=-row.bound, sense="lower" if row.sense == "upper" else "upper")


def test_what_came_written_as_if_it_went_is_rejected(tmp_path: Path) -> None:
    record = read(tmp_path, BY_ID["prison-does-not-balance"]["text"])
    finding = next(one for one in record.findings if one.kind == "balance")
    certificate = finding.certificate
    assert certificate is not None
    rows = tuple(turned(row, finding.figures[0], finding.figures[-1]) for row in certificate.rows)
    total = sum((row.bound * row.multiplier for row in rows), Fraction(0))
    with pytest.raises(CertificateError, match="no instance of 'balance'"):
        verify(replace(finding, certificate=replace(certificate, rows=rows, sum=total)), record)


def test_verifier_knows_the_verbs_of_the_lexicon() -> None:
    families = table("balances")["families"].values()
    assert {verb for family in families for verb in family["in"]} == CAME
    assert {verb for family in families for verb in family["out"]} == WENT


@pytest.mark.parametrize(
    ("text", "number", "way"),
    [
        pytest.param("64 prisoners were admitted", "64", 1, id="behind"),
        pytest.param("opened 4 in 2020", "4", 1, id="before"),
        pytest.param("closed 12 branches and opened", "12", -1, id="before, not the next one's"),
        pytest.param("there were 812 prisoners", "812", None, id="neither"),
    ],
)
def test_verifier_reads_which_way(text: str, number: str, way: int | None) -> None:
    start = text.index(number)
    assert came_or_went(text, start, start + len(number)) == way
