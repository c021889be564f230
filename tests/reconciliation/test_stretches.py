"""How long one thing was so, told by two sides. The subjects are invented and unrelated."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from countersay import examine
from countersay.errors import CertificateError
from countersay.model import ACCUSING, PlacedTimex, Record
from countersay.reconciliation.stretches import moment
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus


def read(folder: Path, *texts: str, late: str = "2033-05-26") -> Record:
    settings = (
        '[documents."0.txt"]\nissuer = "Road Agency"\ndate = 2033-05-22\n'
        f'[documents."1.txt"]\nissuer = "Hauliers of Orm"\ndate = {late}\n'
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    return examine([write_corpus(folder, {**files, "corpus.toml": settings})])


def kinds(record: Record) -> list[str]:
    return [one.kind for one in record.findings if one.relation in ACCUSING]


APART = [
    pytest.param(
        "The emergency room was closed from 3 to 9 May.",
        "The eighteen-day closure of the emergency room in May cost lives.",
        id="a noun for the state",
    ),
    pytest.param(
        "The outage on 3 May lasted from 06:00 to noon.",
        "The outage of 3 May lasted nineteen hours.",
        id="hours of a day",
    ),
    pytest.param(
        "Tenants were without heating from 10 to 14 May.",
        "In May tenants had no heating for sixteen days.",
        id="what was lacking",
    ),
    pytest.param(
        "The tunnel was shut between 3 and 9 May.",
        "The three-week closure of the Orm tunnel has cost us a fortune.",
        id="the one tunnel of both texts",
    ),
    pytest.param(
        "Power was cut off in Tolm from 9 p.m. to 11 p.m. on 3 May.",
        "On 3 May power was cut off in Tolm for six hours.",
        id="a place and clock times",
    ),
    pytest.param(
        "Visits were suspended from 10 to 12 May.",
        "From 10 to 20 May visits were suspended.",
        id="another last day",
    ),
    pytest.param(
        "The old bridge was closed to traffic from 7 to 20 May.",
        "The old bridge was closed from 2 to 20 May.",
        id="another first day",
    ),
    pytest.param(
        "The quay was closed to lorries from 3 to 9 May.",
        "In May the quay was closed to lorries for 19 days.",
        id="to one and the same",
    ),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_days_of_one_side_that_a_length_or_the_days_of_the_other_do_not_fit(
    one: str, other: str, tmp_path: Path
) -> None:
    for folder, texts in (("forth", (one, other)), ("back", (other, one))):
        (tmp_path / folder).mkdir()
        record = read(tmp_path / folder, *texts)
        (finding,) = [found for found in record.findings if found.relation in ACCUSING]
        assert (finding.relation, finding.kind, finding.dissolved_by) == ("tension", "stretch", ("event:other",))
        verify(finding, record)
        certificate = finding.certificate
        assert certificate is not None
        for place, row in enumerate(certificate.rows):
            if row.claim is not None:
                rows = list(certificate.rows)
                rows[place] = replace(row, bound=row.bound - 100)
                wrong = replace(certificate, rows=tuple(rows), sum=certificate.sum - 100)
                with pytest.raises(CertificateError):
                    verify(replace(finding, certificate=wrong), record)


FITTING = [
    pytest.param("The tunnel was shut from 3 to 9 May.", "The tunnel was closed for seven days in May.", id="both in"),
    pytest.param("The tunnel was shut from 3 to 9 May.", "The tunnel was closed for five days in May.", id="both out"),
    pytest.param("The tunnel was shut from 3 to 9 May.", "The tunnel was closed for a week in May.", id="a week"),
    pytest.param(
        "The outage on 3 May lasted from 06:00 to noon.", "The outage of 3 May lasted seven hours.", id="hour"
    ),
    pytest.param(
        "The Orm tunnel was shut from 3 to 9 May.", "The Tarn tunnel was closed for 19 days in May.", id="two tunnels"
    ),
    pytest.param(
        "The Tarn tunnel is safe. The tunnel was shut from 3 to 9 May.",
        "The Orm tunnel was closed for 19 days in May.",
        id="the other tunnel",
    ),
    pytest.param(
        "The tunnel was shut from 3 to 9 May.", "The tunnel was closed for 19 days in April.", id="other month"
    ),
    pytest.param("The tunnel was shut from 3 to 9 May.", "The tunnel was open for 19 days in May.", id="other state"),
    pytest.param(
        "The tunnel will be closed from 3 to 9 May.", "The tunnel was closed for 19 days in May.", id="planned"
    ),
    pytest.param(
        "The tunnel was shut from 3 to 9 May.",
        "The ministry says that the tunnel was closed for 19 days in May.",
        id="handed on",
    ),
    pytest.param(
        "The library was closed from 3 to 5 May and from 9 to 19 May.",
        "The library was closed for 14 days in May.",
        id="two stretches",
    ),
    pytest.param(
        "Visits were suspended from 10 to 12 May.", "Visits were suspended from 11 to 13 May.", id="both ends"
    ),
    pytest.param(
        "The quay was closed to lorries from 3 to 9 May.",
        "The quay was closed to cyclists from 3 to 19 May.",
        id="to one and to another",
    ),
    pytest.param(
        "The quay was closed to lorries from 3 to 9 May.",
        "The quay was closed to cyclists for 19 days in May.",
        id="to one, so many days to another",
    ),
    pytest.param(
        "The upper gallery was closed from 3 to 9 May.",
        "The gallery was closed for 19 days in May.",
        id="one of two galleries",
    ),
    pytest.param(
        "The pool was closed from 3 to 9 May.",
        "The pool was closed for 19 days in May, on and off.",
        id="on and off",
    ),
    pytest.param(
        "Tenants had no heating from 3 to 9 May.",
        "Tenants had no heating for 19 days in May, if only in some houses.",
        id="in some houses",
    ),
]


@pytest.mark.parametrize(("one", "other"), FITTING)
def test_what_fits_or_may_be_another_thing_is_left_alone(one: str, other: str, tmp_path: Path) -> None:
    assert "stretch" not in kinds(read(tmp_path, one, other))


def test_a_length_without_a_date_that_is_published_long_after_is_left_alone(tmp_path: Path) -> None:
    texts = ("The tunnel was shut from 3 to 9 May.", "The tunnel was closed for 19 days.")
    assert kinds(read(tmp_path, *texts)) == ["stretch"]
    (tmp_path / "late").mkdir()
    assert not kinds(read(tmp_path / "late", *texts, late="2033-09-26"))


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        pytest.param("DATE", "2033-05-03", Fraction(date(2033, 5, 3).toordinal()), id="a day"),
        pytest.param("TIME", "2033-05-03T06:00", date(2033, 5, 3).toordinal() + Fraction(1, 4), id="an hour"),
        pytest.param("TIME", "2033-05-03TNI", None, id="a night"),
    ],
)
def test_an_hour_is_a_part_of_its_day(kind: str, value: str, expected: Fraction | None) -> None:
    day = date(2033, 5, 3)
    timex = PlacedTimex(
        id="t-1",
        document="d-1",
        start=0,
        end=5,
        text="words",
        type=kind,
        value=value,
        first=day,
        last=day,  # type: ignore[arg-type]
    )
    assert moment(timex) == expected
