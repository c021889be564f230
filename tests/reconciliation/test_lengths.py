"""Texts of several subjects, examined whole: roads, fires, strikes, supplies, accords."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, Record
from countersay.reconciliation.lengths import span_of
from countersay.reconciliation.rereading import is_within
from countersay.reconciliation.verify import verify
from tests.factories import make_figure

CASES = json.loads((Path(__file__).parent.parent / "cases" / "lengths.json").read_text(encoding="utf-8"))
BY_ID = {case["id"]: case for case in CASES}


def read(tmp_path: Path, *texts: str) -> Record:
    for place, text in enumerate(texts):
        (tmp_path / f"{place}.txt").write_text(text, encoding="utf-8")
    return examine([tmp_path])


@pytest.mark.parametrize("case", CASES, ids=BY_ID)
def test_lengths_are_compared_as_the_words_allow(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["text"])
    texts = {figure.id: figure.text for figure in record.figures}
    accused = [one for one in record.findings if one.relation in ACCUSING]
    assert [texts[one] for finding in accused for one in finding.figures] == case["tension"]
    for finding in accused:
        assert finding.relation == "tension"
        assert finding.dissolved_by == (case["dissolved"],)
        verify(finding, record)


@pytest.mark.parametrize("case", [case for case in CASES if case["tension"]], ids=lambda case: case["id"])
def test_row_tighter_than_the_words_is_rejected(case: dict[str, Any], tmp_path: Path) -> None:
    record = read(tmp_path, case["text"])
    finding = next(one for one in record.findings if one.relation in ACCUSING)
    certificate = finding.certificate
    assert certificate is not None
    for place in range(len(certificate.rows)):
        rows = list(certificate.rows)
        rows[place] = replace(rows[place], bound=rows[place].bound - 4_000)
        sum_ = sum((row.bound for row in rows), Fraction(0))
        with pytest.raises(CertificateError, match="check 5"):
            verify(replace(finding, certificate=replace(certificate, rows=tuple(rows), sum=sum_)), record)


def test_two_documents_are_compared_only_of_one_day_and_place(tmp_path: Path) -> None:
    one = "Fire Service of Halm\n3 June 2022\n\nThe fire in Halm on 3 May 2022 lasted eleven hours."
    other = "Halm Gazette\n4 June 2022\n\nThe fire in Halm on 3 May 2022 was put out within six hours."
    elsewhere = "Tarn Gazette\n4 June 2022\n\nThe fire in Tarn on 3 May 2022 was put out within six hours."
    (tmp_path / "same").mkdir()
    (tmp_path / "apart").mkdir()
    same = [finding.kind for finding in read(tmp_path / "same", one, other).findings if finding.relation in ACCUSING]
    apart = [finding for finding in read(tmp_path / "apart", one, elsewhere).findings if finding.relation in ACCUSING]
    assert same in (["length"], [])  # silent where no place is read
    assert not apart


HEADS = ("Grid Company of Halm\n3 June 2022\n\n", "Halm Gazette\n4 June 2022\n\n")
NINE = "The power cut in Halm on 3 May 2022 lasted nine hours."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("The power cut in Halm on 3 May 2022 lasted six hours.", NINE, id="power cut"),
        pytest.param("The power cut in Halm on 3 May 2022 lasted six hours, the company said.", NINE, id="said"),
        pytest.param(
            "The border post at Tarn was closed for six hours on 3 May 2022.",
            "The border post at Tarn was closed for nine hours on 3 May 2022.",
            id="closed post",
        ),
        pytest.param(
            "The blackout of 3 May 2022 lasted six hours.",
            "The blackout of 3 May 2022 lasted nine hours.",
            id="no place",
        ),
    ],
)
def test_lengths_that_two_parties_give_of_one_thing_are_a_tension(one: str, other: str, tmp_path: Path) -> None:
    record = read(tmp_path, HEADS[0] + one, HEADS[1] + other)
    [finding] = [finding for finding in record.findings if finding.relation in ACCUSING]
    assert (finding.relation, finding.dissolved_by) == ("tension", ("event:other",))
    verify(finding, record)


def cut(rest: str) -> str:
    return f"The power cut in Halm on 3 May 2022 {rest}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The drive from Halm to Tarn on 3 May 2022 lasted six hours.",
            "The drive from Tarn to Orlen on 3 May 2022 lasted nine hours.",
            id="other legs",
        ),
        pytest.param(
            "The first leg in Halm on 3 May 2022 lasted six hours.",
            "The second leg in Halm on 3 May 2022 lasted nine hours.",
            id="numbered legs",
        ),
        pytest.param("The power cut in Halm on 5 May 2022 lasted six hours.", NINE, id="another day"),
        pytest.param("The power cut in Tarn on 3 May 2022 lasted six hours.", NINE, id="another place"),
        pytest.param("The power cut in northern Halm on 3 May 2022 lasted six hours.", NINE, id="a part of the place"),
        pytest.param("The second power cut in Halm on 3 May 2022 lasted six hours.", NINE, id="the second one"),
        pytest.param("The power cuts in Halm on 3 May 2022 lasted six hours.", NINE, id="several"),
        pytest.param("The average power cut in Halm on 3 May 2022 lasted six hours.", NINE, id="average"),
        pytest.param("In Halm the power was cut for six hours a day from 3 May 2022.", NINE, id="hours a day"),
        pytest.param(f"For some households {cut('lasted six hours.').lower()}", NINE, id="some households"),
        pytest.param(cut("was planned to last six hours."), NINE, id="planned"),
        pytest.param(cut("will last six hours."), NINE, id="foreseen"),
        pytest.param(cut("lasted at least six hours."), NINE, id="at least"),
        pytest.param(cut("lasted for hours."), NINE, id="for hours"),
        pytest.param(cut("lasted about six hours."), NINE, id="about"),
        pytest.param(cut("has lasted six hours so far."), NINE, id="so far"),
        pytest.param(cut("had lasted six hours."), NINE, id="had lasted by then"),
        pytest.param(cut("lasted six hours at the hospital."), NINE, id="at one house"),
        pytest.param(cut("lasted six hours for some and longer for others."), NINE, id="for some"),
        pytest.param(f"The company denied that {cut('lasted six hours.').lower()}", NINE, id="denied"),
        pytest.param(
            "The strike at Tarn on 3 May 2022 lasted one day.",
            "The strike at Tarn on 3 May 2022 lasted 26 hours.",
            id="within a unit",
        ),
    ],
)
def test_lengths_of_what_may_be_another_thing_stay_silent(one: str, other: str, tmp_path: Path) -> None:
    for place, texts in enumerate(((one, other), (other, one))):
        (tmp_path / str(place)).mkdir()
        record = read(tmp_path / str(place), HEADS[0] + texts[0], HEADS[1] + texts[1])
        assert [finding.sentence for finding in record.findings if finding.relation in ACCUSING] == []


@pytest.mark.parametrize(
    ("value", "unit", "span"),
    [
        pytest.param(9, "day", (8, 10), id="days"),
        pytest.param(1, "week", (0, 14), id="week"),
        pytest.param(21, "month", (560, 682), id="months"),
        pytest.param(6, "hour", (Fraction(5, 24), Fraction(7, 24)), id="hours"),
    ],
)
def test_length_is_taken_a_unit_off_either_way(value: int, unit: str, span: tuple[Fraction, Fraction]) -> None:
    assert span_of(make_figure(value, unit=unit, kind="duration")) == span


def test_within_makes_a_length_the_most() -> None:
    assert is_within("over within just six hours", 17)
    assert not is_within("it went on for six hours", 15)
