import random
from collections.abc import Sequence

from countersay.model import Figure
from countersay.reconciliation import lookup, systems
from countersay.reconciliation.admission import Claim
from countersay.reconciliation.systems import SeriesSystem
from tests.factories import make_figure


def system(figures: Sequence[Figure], *, totals: bool = True) -> SeriesSystem:
    claims = [Claim(figure=one, order=("", "", place, 0, one.id), asserter="A") for place, one in enumerate(figures)]
    return SeriesSystem("s-1", claims, totals=totals)


def spans(*told: tuple[int, int, int]) -> list[Figure]:
    return [
        make_figure(value, start=100 * place, first=f"2031-03-{first:02}", last=f"2031-03-{last:02}")
        for place, (value, first, last) in enumerate(told)
    ]


def test_no_claims_can_all_hold() -> None:
    assert system([]).conflict([]) is None
    assert system([make_figure(3)]).conflict([0]) is None


def test_sum_of_three_windows_shows_its_chain() -> None:
    case = system(spans((10, 1, 5), (20, 6, 9), (31, 1, 9)))
    conflict = case.conflict(range(3))
    assert conflict is not None
    assert conflict.claims == (0, 1, 2)
    assert sum(row.bound * times for row, times in conflict.rows) == -1
    assert case.point([0, 1]) is not None
    assert case.point(range(3)) is None


def test_point_starts_at_nought_and_meets_the_claims() -> None:
    point = system(spans((10, 1, 5), (20, 6, 9))).point([0, 1])
    assert point is not None
    assert sorted(point.values()) == [0, 10, 30]


def test_level_clash_takes_the_first_greatest_and_least() -> None:
    figures = [
        make_figure(value, start=100 * place, kind="stock", first="2031-03-01")
        for place, value in enumerate((50, 70, 70, 40))
    ]
    conflict = system(figures, totals=False).conflict(range(4))
    assert conflict is not None
    assert conflict.claims == (1, 3)


def test_open_ends_that_touch_clash() -> None:
    figures = [
        make_figure(None, lower="4.7", lower_open=True, unit="t", first="2031-03-01"),
        make_figure("4.7", unit="t", start=50, first="2031-03-01"),
    ]
    for totals in (True, False):
        conflict = system(figures, totals=totals).conflict([0, 1])
        assert conflict is not None
        assert sum(row.bound * times for row, times in conflict.rows) == 0
        assert any(row.strict for row, _ in conflict.rows)


def random_spans(rng: random.Random) -> list[tuple[int, int, int]]:
    """Return eight counts, each with its first and last day within four weeks."""
    told = []
    for _ in range(8):
        first = rng.randint(1, 27)
        told.append((rng.randint(1, 60), first, rng.randint(first, 28)))
    return told


def test_long_series_finds_a_nested_pair_like_a_short_one(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(13)
    pairs = 0
    for _ in range(80):
        told = random_spans(rng)
        short = system(spans(*told)).conflict(range(8))
        with monkeypatch.context() as patched:
            patched.setattr(lookup, "SMALL", 0)
            long = system(spans(*told)).conflict(range(8))
        assert (short is None) == (long is None)
        if short is not None and long is not None:
            # Pairs may start a chain of equal windows; what matters is that no shorter set is missed.
            assert len(long.claims) <= max(2, len(short.claims)) or len(short.claims) > 2
            assert sum(row.bound * times for row, times in long.rows) < 0
            pairs += len(long.claims) == 2
    assert pairs > 20


def test_very_long_series_finds_a_nested_pair_like_a_long_one(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(14)
    pairs = 0
    for _ in range(80):
        told = random_spans(rng)
        long = system(spans(*told)).conflict(range(8))
        with monkeypatch.context() as patched:
            patched.setattr(systems, "LONG", 8)
            longest = system(spans(*told)).conflict(range(8))
        assert (long is None) == (longest is None)
        if long is not None and longest is not None:
            assert sum(row.bound * times for row, times in longest.rows) < 0
            pairs += len(longest.claims) == 2 == len(long.claims)
    assert pairs > 20
