"""Shortest ways are as tight as going over all ways by brute force says, and their rows add up to them."""

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest

from countersay.reconciliation.admission import Claim
from countersay.reconciliation.constraints import bounds_of
from countersay.reconciliation.interpretation import take
from countersay.reconciliation.ways import Ways
from tests.factories import make_figure

START = date(2031, 1, 1)


def claims_of(rng: random.Random, count: int, days: int) -> list[Claim]:
    """Tell true totals of random windows."""
    daily = [rng.randint(0, 40) for _ in range(days)]
    found = []
    for place in range(count):
        first = rng.randint(0, days - 1)
        last = rng.randint(first, days - 1)
        ends = (START + timedelta(first)).isoformat(), (START + timedelta(last)).isoformat()
        figure = make_figure(sum(daily[first : last + 1]), start=100 * place, series="s-1", first=ends[0], last=ends[1])
        found.append(Claim(figure=figure, order=("", "", figure.start, 0, figure.id), asserter="A"))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_bounds_are_the_tightest_and_their_rows_add_up_to_them(seed: int) -> None:
    claims = claims_of(random.Random(seed), 6, 9)
    bounds = [bound for at, claim in enumerate(claims) for bound in bounds_of(at, claim, take(claim.figure))]
    days = sorted({end for bound in bounds for end in (bound.after, bound.through) if end is not None})
    place = {one: at for at, one in enumerate(days)}
    far: dict[tuple[int, int], Fraction] = {(at, at): Fraction(0) for at in range(len(days))}

    def shorten(one: int, other: int, length: Fraction) -> None:
        far[one, other] = min(far.get((one, other), length), length)

    for bound in bounds:
        after, through = place[bound.after or 0], place[bound.through or 0]
        shorten(*((after, through) if bound.sense == "upper" else (through, after)), bound.value)
    for at in range(1, len(days)):
        shorten(at, at - 1, Fraction(0))
    for via in range(len(days)):
        for one, middle in list(far):
            if middle == via:
                for begin, other in list(far):
                    if begin == via:
                        shorten(one, other, far[one, via] + far[via, other])
    ways = Ways("s-1", claims, bounds, days)
    for one, other in combinations(range(len(days)), 2):
        low, high = ways.between(one, other)
        assert (None if low is None else low[0]) == far.get((other, one))
        assert (None if high is None else high[0]) == far.get((one, other))
        for proof in (low, high):
            assert proof is None or sum((row.bound for row in proof[1]), Fraction(0)) == proof[0]
