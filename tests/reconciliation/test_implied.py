import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import pytest

from countersay import examine, left_open
from countersay.config import Config
from countersay.errors import CertificateError
from countersay.model import Certificate, Document, Figure, Implied, Record
from countersay.reconciliation import implied
from countersay.reconciliation.findings import reconcile
from countersay.reconciliation.verify import verify_implied
from tests.factories import make_document, make_figure, make_record
from tests.worlds import tell_world

ROOT = Path(__file__).resolve().parents[2]
LEAST = {"examples/dzelgar-pass": 30, "tests/dossiers/quay-marches": 16, "tests/dossiers/maldor-flood": 4}


def points(certificate: Certificate) -> dict[object, Fraction]:
    left: dict[object, Fraction] = defaultdict(Fraction)
    for row in certificate.rows:
        for term in row.terms:
            left[term.through] += row.multiplier * term.coefficient
            left[term.after] -= row.multiplier * term.coefficient
    return {point: value for point, value in left.items() if value}


def proves(fact: Implied) -> None:
    """The rows of each certificate add up to the days of the fact, their bounds to its bound."""
    for certificate, bound, sign in (
        (fact.certificate_upper, fact.upper, 1),
        (fact.certificate_lower, fact.lower, -1),
    ):
        if certificate is None:
            assert bound is None
            continue
        assert bound is not None
        assert certificate.sum == sign * bound == sum(row.multiplier * row.bound for row in certificate.rows)
        ends = points(certificate)
        assert sorted(ends.values()) == [-1, 1]
        assert ends[fact.last] == sign


def test_certificates_of_implied_facts_add_up_to_them() -> None:
    facts = 0
    for seed in range(6_000, 6_030):
        for fact in reconcile(tell_world(seed, "nested" if seed % 2 else None).record, Config()).implied:
            proves(fact)
            facts += 1
    assert facts > 100


def test_days_between_two_windows_follow_from_three_claims() -> None:
    text = make_document("x")
    told = ((500, "2031-01-01", "2031-01-31"), (120, "2031-01-01", "2031-01-10"), (90, "2031-01-21", "2031-01-31"))
    figures = [
        make_figure(value, start=place * 50, document=text, first=a, last=b) for place, (value, a, b) in enumerate(told)
    ]
    fact, rest = reconcile(make_record([text], figures), Config()).implied
    assert (rest.first.day, rest.last.day, rest.lower, rest.upper) == (11, 31, 380, 380)
    assert (fact.first.day, fact.last.day, fact.lower, fact.upper) == (11, 20, 290, 290)
    assert fact.per_day == (29, 29)
    assert len(fact.claims) == 3
    assert not fact.conflicted


def test_clashing_claims_give_the_union_of_what_each_leaves_open() -> None:
    text = make_document("A sentence. " * 40)
    told = ((500, "01", "31"), (120, "01", "10"), (90, "21", "31"), (97, "21", "31"))
    figures = [
        make_figure(value, start=place * 50, document=text, first=f"2031-01-{a}", last=f"2031-01-{b}")
        for place, (value, a, b) in enumerate(told)
    ]
    fact, _ = reconcile(make_record([text], figures), Config()).implied
    assert (fact.lower, fact.upper, fact.conflicted) == (283, 290, True)


def test_one_claim_by_itself_implies_no_news() -> None:
    text = make_document("x")
    figures = [
        make_figure(500, document=text, first="2031-01-01", last="2031-01-31"),
        make_figure(None, lower=20, start=50, document=text, first="2031-03-01", last="2031-03-09"),
    ]
    assert reconcile(make_record([text], figures), Config()).implied == ()


@pytest.mark.parametrize("noun", ["truck", "boat"])
def test_series_beyond_the_most_facts_are_told_as_an_issue(noun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [
        make_figure(value, start=100 * place + at, series=f"s-{place}", first=first, last="2031-03-09", counted=noun)
        for place in range(3)
        for at, (value, first) in enumerate([(90, "2031-03-01"), (40, "2031-03-05")])
    ]
    record = make_record([make_document("", issued="2031-04-01")], figures)
    assert reconcile(record, Config()).issues == ()
    monkeypatch.setattr(implied, "MOST_FACTS", 1)
    (issue,) = reconcile(record, Config()).issues
    assert issue.code == "implied-cut"
    assert issue.message.startswith("2 further series are shown without implied facts")


def long_series(count: int, *, rough: bool = False) -> Record:
    """Tell true totals of random windows of one series, `rough` ones as what they are at least and at most."""
    rng = random.Random(f"long {count}")
    totals = [0, *accumulate(rng.randint(0, 30) for _ in range(2 * count))]
    figures = []
    for place in range(count):
        first, last = sorted(rng.sample(range(2 * count), 2))
        worth = totals[last + 1] - totals[first]
        bounds: dict[str, int | None] = {"lower": worth - 3, "upper": worth + 4} if rough and place % 2 else {}
        days = [(date(2031, 1, 1) + timedelta(one)).isoformat() for one in (first, last)]
        figures.append(make_figure(worth, start=50 * place, first=days[0], last=days[1], **bounds))
    return make_record([make_document("", issued="2099-01-01")], figures)


@pytest.mark.parametrize("rough", [False, True])
def test_series_of_many_breakpoints_has_its_ranges_with_their_proofs(rough: bool) -> None:
    record = long_series(60, rough=rough)
    outcome = reconcile(record, Config())
    assert len(outcome.implied) > 80
    assert outcome.issues == ()
    for fact in outcome.implied:
        verify_implied(fact, record)


@pytest.mark.parametrize(
    ("limit", "value", "some"),
    [
        pytest.param("MOST_WORK", 5_000, True, id="work"),
        pytest.param("LONGEST", 60, False, id="breakpoints"),
        pytest.param("MOST_FACTS", 0, False, id="facts"),
    ],
)
def test_stretches_of_a_long_series_that_are_left_out_are_told(
    limit: str, value: int, some: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = long_series(60)
    every = {fact.id: fact for fact in reconcile(record, Config()).implied}
    monkeypatch.setattr(implied, limit, value)
    outcome = reconcile(record, Config())
    assert 0 <= len(outcome.implied) < len(every)
    assert bool(outcome.implied) is some
    assert all(every[fact.id] == fact for fact in outcome.implied)
    (issue,) = outcome.issues
    assert (issue.code, issue.message[:40]) == ("implied-cut", "One long series has stretches between th")


def test_range_of_any_days_is_worked_out_on_demand() -> None:
    record = long_series(60, rough=True)
    facts = reconcile(record, Config()).implied
    for fact in facts[::9]:
        assert left_open(record, "s-1", fact.first, fact.last) == fact
    first, last = date(2031, 1, 11), date(2031, 2, 3)
    asked = left_open(record, "s-1", first, last)
    assert asked is not None
    verify_implied(asked, record)
    narrow = [fact for fact in facts if first <= fact.first and fact.last <= last and fact.lower is not None]
    assert max(fact.lower or 0 for fact in narrow) <= (asked.lower or 0)
    assert left_open(record, "s-2", first, last) is None


def test_range_on_demand_may_rest_on_one_claim() -> None:
    record = make_record([make_document("x")], [make_figure(500, first="2031-01-01", last="2031-01-31")])
    asked = left_open(record, "s-1", date(2031, 1, 4), date(2031, 1, 9))
    assert asked is not None
    assert (asked.lower, asked.upper) == (0, 500)
    verify_implied(asked, record)


@pytest.mark.parametrize(
    "dossier", ["examples/dzelgar-pass", "tests/dossiers/quay-marches", "tests/dossiers/maldor-flood"]
)
def test_each_bound_of_a_dossier_is_proved_by_the_independent_checker(dossier: str) -> None:
    record = examine([ROOT / dossier])
    for fact in record.implied:
        verify_implied(fact, record)
    bounds = sum((fact.lower is not None) + (fact.upper is not None) for fact in record.implied)
    assert bounds >= LEAST[dossier]


def test_each_bound_of_a_world_is_proved_by_the_independent_checker() -> None:
    facts = 0
    for seed in range(6_100, 6_120):
        record = tell_world(seed, "nested" if seed % 2 else None).record
        for fact in reconcile(record, Config()).implied:
            verify_implied(fact, record)
            facts += 1
    assert facts > 60


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda fact: replace(fact, upper=fact.upper - 1), id="bound"),
        pytest.param(lambda fact: replace(fact, last=fact.last + timedelta(1)), id="days"),
        pytest.param(lambda fact: replace(fact, per_day=(fact.per_day[0], fact.per_day[1] + 1)), id="rate"),
        pytest.param(lambda fact: replace(fact, certificate_upper=None), id="no proof"),
        pytest.param(lambda fact: replace(fact, series="s-2"), id="series"),
    ],
)
def test_range_that_its_rows_do_not_prove_is_rejected(spoil: Callable[[Implied], Implied]) -> None:
    text = make_document("x")
    told = ((500, "2031-01-01", "2031-01-31"), (120, "2031-01-01", "2031-01-10"), (90, "2031-01-21", "2031-01-31"))
    figures = [
        make_figure(value, start=place * 50, document=text, first=a, last=b) for place, (value, a, b) in enumerate(told)
    ]
    record = make_record([text], figures)
    fact = reconcile(record, Config()).implied[0]
    verify_implied(fact, record)
    with pytest.raises(CertificateError):
        verify_implied(spoil(fact), record)


def clashing_month(document: Document, month: int, count: int, place: int) -> list[Figure]:
    """So many counts of one and the same days, of which no two can both be true."""
    days = {"first": f"2031-{month:02}-01", "last": f"2031-{month:02}-20"}
    return [make_figure(40 + 7 * n, document=document, start=1_000 * (place + n), **days) for n in range(count)]


def test_days_that_a_vast_clash_does_not_touch_keep_their_ranges() -> None:
    document = make_document("", issued="2031-12-01")
    held = [
        make_figure(30, document=document, start=10, first="2031-03-01", last="2031-03-20"),
        make_figure(12, document=document, start=50, first="2031-03-01", last="2031-03-09"),
    ]
    figures = [*held, *clashing_month(document, 5, 20, 1)]
    result = reconcile(make_record([document], figures), Config())
    ranges = {(fact.first, fact.last): (fact.lower, fact.upper, fact.conflicted) for fact in result.implied}
    assert ranges == {(date(2031, 3, 10), date(2031, 3, 20)): (18, 18, False)}
    assert [issue.code for issue in result.issues] == ["implied-clash"]
    on_demand = left_open(make_record([document], figures), "s-1", date(2031, 3, 10), date(2031, 3, 20))
    assert on_demand is not None
    assert (on_demand.lower, on_demand.upper) == (18, 18)
    assert left_open(make_record([document], figures), "s-1", date(2031, 5, 1), date(2031, 5, 20)) is None


def test_few_ways_to_clash_are_no_issue() -> None:
    document = make_document("", issued="2031-12-01")
    figures = [
        make_figure(12, document=document, start=50, first="2031-05-01", last="2031-05-09"),
        *clashing_month(document, 5, 3, 1),
    ]
    result = reconcile(make_record([document], figures), Config())
    assert any(fact.conflicted for fact in result.implied)
    assert result.issues == ()
