"""The sum as a table: it is added up again, and only a sum that closes is shown as a proof."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from countersay.model import Certificate, CertificateRow, Record, Series, Term
from countersay.reporting.arithmetic import left_over, present
from countersay.reporting.index import Index

DAY = date(2031, 5, 1)


def term(coefficient: int, after: int | None, through: int | None, series: str = "s") -> Term:
    return Term(
        series=series,
        after=None if after is None else DAY.replace(day=after),
        through=None if through is None else DAY.replace(day=through),
        coefficient=Fraction(coefficient),
    )


def row(bound: int, *terms: Term, times: int = 1, sense: str = "upper") -> CertificateRow:
    return CertificateRow(
        claim=None if sense == "axiom" else "f",
        axiom="monotone_total" if sense == "axiom" else None,
        multiplier=Fraction(times),
        terms=terms,
        sense=sense,  # type: ignore[arg-type]
        bound=Fraction(bound),
    )


CHAIN = Certificate(
    rows=(
        row(40, term(1, 1, 9)),
        row(-30, term(-1, 1, 5), sense="lower"),
        row(-22, term(-1, 5, 9), sense="lower"),
    ),
    sum=Fraction(-12),
)


@pytest.mark.parametrize(
    "certificate",
    [
        pytest.param(CHAIN, id="windows-that-join"),
        pytest.param(
            Certificate(rows=(row(3, term(2, None, 4)), row(-5, term(-1, None, 4), times=2)), sum=Fraction(-7)),
            id="levels-with-multipliers",
        ),
        pytest.param(
            Certificate(rows=(row(1, term(1, None, None)), row(-2, term(-1, None, None))), sum=Fraction(-1)),
            id="without-dates",
        ),
    ],
)
def test_sum_that_closes_is_shown_as_one(certificate: Certificate) -> None:
    found = present(Index(Record()), certificate)
    assert (found.cancels, found.holds) == (True, True)
    assert found.rows[-1].running == found.total


@pytest.mark.parametrize(
    ("certificate", "cancels"),
    [
        pytest.param(replace(CHAIN, sum=Fraction(-13)), True, id="other-total-than-stated"),
        pytest.param(replace(CHAIN, rows=CHAIN.rows[:2], sum=Fraction(10)), False, id="row-missing"),
        pytest.param(
            Certificate(rows=(row(3, term(1, None, 4)), row(-5, term(-1, 3, 4))), sum=Fraction(-2)),
            False,
            id="level-is-no-total",
        ),
        pytest.param(Certificate(rows=(row(0),), sum=Fraction(0)), True, id="nothing-impossible"),
        pytest.param(
            Certificate(rows=(row(9, times=-1),), sum=Fraction(-9)), True, id="multiplier-that-turns-the-line-round"
        ),
    ],
)
def test_sum_that_does_not_close_is_no_proof(certificate: Certificate, cancels: bool) -> None:
    found = present(Index(Record()), certificate)
    assert (found.cancels, found.holds) == (cancels, False)


def test_left_sides_cancel_day_by_day() -> None:
    assert set(left_over(CHAIN).values()) == {0}


def test_rows_name_their_series_and_days() -> None:
    record = Record(series=(Series(id="s", label="carts", kind="flow", counted="cart"),))
    rows = present(Index(record), CHAIN).rows
    assert rows[0].terms == "[S1: 2 May 2031 to 9 May 2031]"
    assert (rows[1].terms, rows[1].words) == ("−[S1: 2 May 2031 to 5 May 2031]", "at least 30")
