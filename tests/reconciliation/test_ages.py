"""Ages and births of one person, across texts. The persons are invented."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, Finding, Record
from countersay.reconciliation.verify import verify


def told(folder: Path, *texts: tuple[str, str, str]) -> tuple[Record, list[Finding]]:
    for number, (issuer, day, text) in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"{issuer}\n{day}\n\n{text}", encoding="utf-8")
    record = examine([folder])
    return record, [one for one in record.findings if one.relation in ACCUSING]


WARD, ROADS = ("Hospital of Ters", "9 May 2031"), ("Ministry of Roads", "3 May 2031")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Olga Rook, aged 12, was shot.", "The 19-year-old Olga Rook has died.", id="two ages"),
        pytest.param("Tom Vey, a 50-year-old nurse, was held.", "Tom Vey, born on 3 May 1995, is free.", id="a birth"),
        pytest.param(
            "Tom Vey, a 50-year-old nurse, was held.", "Tom Vey, who was born in 1995, is free.", id="a year of birth"
        ),
    ],
)
def test_ages_that_do_not_go_together_are_a_tension_that_two_persons_dissolve(
    one: str, other: str, tmp_path: Path
) -> None:
    record, [finding] = told(tmp_path, (*WARD, one), (*ROADS, other))
    assert (finding.relation, finding.kind, finding.dissolved_by) == ("tension", "age", ("person:other",))
    assert len(finding.documents) == 2
    verify(finding, record)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Olga Rook, aged 12, was shot.", "The 13-year-old Olga Rook has died.", id="a birthday between"),
        pytest.param("Olga Rook, aged 12, was shot.", "The 14-year-old Olga Rook has died.", id="a year to spare"),
        pytest.param("Olga Rook, aged 12, was shot.", "The 19-year-old Ada Rook has died.", id="a sister"),
        pytest.param("Olga Rook was shot when aged 12.", "The 19-year-old Olga Rook has died.", id="another time"),
        pytest.param("Tom Vey, a 36-year-old nurse, was held.", "Tom Vey, born on 3 May 1995, is free.", id="it fits"),
        pytest.param(
            "Tom Vey, a 50-year-old nurse, was held.", "Tom Vey, freed on 3 May 1995, is free.", id="no birth"
        ),
        pytest.param("The 50-year-old Tom Vey Bridge is shut.", "Tom Vey, born on 3 May 1995, is free.", id="a bridge"),
    ],
)
def test_what_goes_together_or_is_not_of_one_person_is_not_told(one: str, other: str, tmp_path: Path) -> None:
    assert told(tmp_path, (*WARD, one), (*ROADS, other))[1] == []


def test_ages_of_documents_years_apart_are_not_compared(tmp_path: Path) -> None:
    texts = (
        (*WARD, "Olga Rook, aged 12, was shot."),
        ("Ministry of Roads", "3 May 2038", "The 19-year-old Olga Rook left."),
    )
    assert told(tmp_path, *texts)[1] == []


@pytest.mark.parametrize(
    ("place", "shift", "words"),
    [
        pytest.param(0, 900, "gives", id="tighter than the age"),
        pytest.param(1, 900, "gives", id="tighter than the birth"),
    ],
)
def test_tighter_row_is_rejected(place: int, shift: int, words: str, tmp_path: Path) -> None:
    record, [finding] = told(
        tmp_path, (*WARD, "Tom Vey, a 50-year-old nurse, was held."), (*ROADS, "Tom Vey, born in May 1995, is free.")
    )
    certificate = finding.certificate
    assert certificate is not None
    rows = list(certificate.rows)
    rows[place] = replace(rows[place], bound=rows[place].bound - shift)
    forged = replace(certificate, rows=tuple(rows), sum=certificate.sum - Fraction(shift))
    with pytest.raises(CertificateError, match=words):
        verify(replace(finding, certificate=forged), record)


def test_row_of_another_name_is_rejected(tmp_path: Path) -> None:
    record, [finding] = told(
        tmp_path, (*WARD, "Tom Vey, a 50-year-old nurse, was held."), (*ROADS, "Tom Vey, born in May 1995, is free.")
    )
    certificate = finding.certificate
    assert certificate is not None
    rows = tuple(replace(row, terms=(replace(row.terms[0], series="birth of Ines Roth"),)) for row in certificate.rows)
    with pytest.raises(CertificateError, match="does not stand beside 'Ines Roth'"):
        verify(replace(finding, certificate=replace(certificate, rows=rows)), record)
