import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from countersay.model import Figure, Period
from countersay.reconciliation import systems
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import Bound, bounds_of
from countersay.reconciliation.holding import Verdict, judge, tie_of
from countersay.reconciliation.interpretation import loosest, take
from countersay.reconciliation.systems import SeriesSystem
from tests.factories import make_figure

WAYS = ("exact", "exact", "exact", "over", "about", "mean", "month", "half", "since")


def random_claim(rng: random.Random, place: int, days: int) -> Claim:
    first, last = sorted((rng.randint(1, days), rng.randint(1, days)))
    window = {"first": f"2031-03-{first:02}", "last": f"2031-03-{last:02}"}
    rough = Period(first=date(2031, 3, first), last=date(2031, 3, last), kind="since")
    value = rng.randint(0, 4) * (last - first + 1)
    way = rng.choice(WAYS)
    figure = {
        "exact": lambda: make_figure(value, start=100 * place, **window),
        "over": lambda: make_figure(None, start=100 * place, lower=value, lower_open=True, **window),
        "about": lambda: make_figure(value, start=100 * place, hedge="about", **window),
        "mean": lambda: make_figure(
            value // (last - first + 1), start=100 * place, kind="average", per="day", resolution=Fraction(1), **window
        ),
        "month": lambda: make_figure(value, start=100 * place, window=replace(rough, first_latest=rough.last)),
        "half": lambda: make_figure(Fraction(2 * value + 1, 2), start=100 * place, unit="t", **window),
        "since": lambda: make_figure(value, start=100 * place, window_kind="since", **window),
    }[way]()
    return Claim(figure=figure, order=("", "", place, 0, figure.id), asserter="A")


def told(seed: int, count: int, days: int = 12) -> list[Claim]:
    rng = random.Random(f"holding {seed}")
    return [random_claim(rng, place, days) for place in range(count)]


def by_cycles(claims: Sequence[Claim]) -> bool:
    """Judge by the full system: the same claims under a reading that is not known to be the plain one."""
    return SeriesSystem("s", claims, lambda claim: take(claim.figure), totals=True).conflict(range(len(claims))) is None


def test_quick_answer_is_that_of_the_full_system() -> None:
    verdicts = []
    for seed in range(400):
        claims = told(seed, 2 + seed % 5)
        system = SeriesSystem("s", claims, totals=True)
        verdicts.append(system.conflict(range(len(claims))) is None)
        assert verdicts[-1] == by_cycles(claims), f"seed {seed}"
    assert 100 < sum(verdicts) < 300


def test_tie_says_what_the_plain_reading_says() -> None:
    ties = 0
    for seed in range(60):
        for claim in told(seed, 9):
            tie = tie_of(claim.figure)
            if tie is None:
                continue
            after, through, count = tie
            lower, upper = bounds_of(0, claim, take(claim.figure))
            assert {(b.after, b.through, b.strict) for b in (lower, upper)} == {(after, through, False)}
            assert (-lower.value, upper.value) == (count, count)
            ties += 1
    assert ties > 100


@pytest.mark.parametrize(
    ("figure", "why"),
    [
        pytest.param(make_figure(7, kind="stock", first="2031-03-01", last="2031-03-01"), "a level", id="level"),
        pytest.param(make_figure(7, hedge="about", first="2031-03-01"), "rounded", id="hedge"),
        pytest.param(make_figure(7, unit="percent", first="2031-03-01"), "a share", id="percent"),
        pytest.param(make_figure(7), "no time", id="no time"),
    ],
)
def test_what_is_no_exact_count_over_days_is_no_tie(figure: Figure, why: str) -> None:
    assert tie_of(figure) is None, why


def test_ties_that_clash_are_named_a_pair_where_one_does() -> None:
    assert judge({0: (0, 9, 12), 1: (0, 5, 7), 2: (5, 9, 5)}, ()) == Verdict(True)
    assert judge({0: (0, 9, 12), 1: (0, 5, 7), 2: (5, 9, 6)}, ()) == Verdict(False, (0, 1, 2))
    assert judge({0: (0, 9, 12), 1: (0, 5, 7), 2: (5, 9, 6), 3: (1, 3, 8)}, ()).clash in ((1, 3), (0, 1, 2))
    # Days 2 to 5 would have less than nought: no circle of ties, but a total that falls.
    assert judge({0: (0, 2, 9), 1: (0, 5, 7)}, ()) == Verdict(False, (0, 1))
    # No day is common: only the axiom leads from one set of ties to the other and back.
    assert judge({0: (0, 9, 12), 1: (2, 5, 7), 2: (5, 8, 6)}, ()) == Verdict(False, (0, 1, 2))


def test_rows_between_sets_of_ties_are_named_with_them() -> None:
    row = Bound(claim=7, sense="upper", after=0, through=9, value=Fraction(4), strict=False)
    assert judge({0: (2, 5, 3), 1: (5, 8, 2)}, [row]) == Verdict(False, (0, 1, 7))
    assert judge({0: (2, 5, 3), 1: (6, 8, 1)}, [row]) == Verdict(True)


def test_sets_of_ties_are_joined_whichever_is_larger() -> None:
    chain = {0: (0, 1, 1), 1: (1, 2, 1), 2: (5, 6, 1), 3: (6, 7, 1), 4: (7, 8, 1)}
    assert judge(chain | {5: (2, 5, 4), 6: (0, 8, 9)}, ()) == Verdict(True)
    assert judge(chain | {5: (2, 5, 4), 6: (0, 8, 10)}, ()) == Verdict(False, (0, 1, 2, 3, 4, 5, 6))


def test_named_claims_cannot_hold_by_themselves() -> None:
    clashes = 0
    for seed in range(200):
        rng = random.Random(f"ties {seed}")
        ties = {place: (*sorted(rng.sample(range(9), 2)), rng.randint(0, 5)) for place in range(6)}
        clash = judge(ties, ()).clash  # type: ignore[arg-type]
        if not clash:
            continue
        assert not judge({place: ties[place] for place in clash}, ()).holds  # type: ignore[misc]
        clashes += 1
    assert clashes > 100


def test_long_series_names_a_set_that_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(systems, "LONG", 5)
    found = 0
    for seed in range(150):
        claims = told(seed, 9)
        conflict = SeriesSystem("s", claims, totals=True).conflict(range(len(claims)))
        assert (conflict is None) == by_cycles(claims), f"seed {seed}"
        if conflict is not None:
            assert not by_cycles([claims[index] for index in conflict.claims])
            total = sum(row.bound * times for row, times in conflict.rows)
            assert total < 0 or (total == 0 and any(row.strict for row, _ in conflict.rows))
            found += 1
    assert found > 60


def test_what_holds_as_plainly_read_holds_when_loosened() -> None:
    held = 0
    for seed in range(300):
        claims = told(seed, 3)
        if SeriesSystem("s", claims, totals=True).conflict(range(3)) is None:
            loose = SeriesSystem("s", claims, lambda claim: loosest(claim.figure, claim.published), totals=True)
            assert loose.conflict(range(3)) is None, f"seed {seed}"
            held += 1
    assert held > 80
