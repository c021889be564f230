"""The verifier reads figures as the solver does, though it shares no code with it."""

import random
from datetime import date
from fractions import Fraction

from countersay.lexicon.load import table
from countersay.model import Figure, Relation
from countersay.reconciliation import rereading
from countersay.reconciliation.constraints import tighten
from countersay.reconciliation.interpretation import loosest, take
from tests.factories import make_figure, make_window


def test_word_lists_are_those_of_the_lexicon() -> None:
    lists = table("readings")
    assert set(lists["below"]) == rereading.BELOW
    assert set(lists["above"]) == rereading.ABOVE
    assert set(lists["including"]) == rereading.INCLUDING
    assert set(lists["movement"]) == rereading.MOVEMENT


def random_figure(rng: random.Random) -> Figure:
    first = rng.randint(1, 20)
    last = rng.randint(first, 28)
    number = rng.choice((Fraction(7), Fraction(40), Fraction(1200), Fraction(5, 2), Fraction(403), Fraction(1_200_000)))
    shape = rng.choice(("exact", "exact", "hedge", "over", "between"))
    return make_figure(
        None if shape in ("over", "between") else number,
        lower=number if shape in ("over", "between") else None,
        upper=number + 5 if shape == "between" else None,
        lower_open=shape == "over",
        hedge=rng.choice(("about", "nearly", "just over", "some")) if shape == "hedge" else None,
        kind=rng.choice(("flow", "flow", "stock", "average", "share", "constant")),
        per=rng.choice((None, None, "day")),
        unit=rng.choice((None, None, "percent", "km")),
        text=rng.choice((None, None, "1.2 million")) if shape == "exact" else None,
        predicate=rng.choice(("pass", "count", "kill+cross")),
        qualifiers=rng.choice(((), ("loaded",), ("both directions",))),
        relation=rng.choice((None, Relation(type="part_of", figure="f-w", cue="including"))),
        window=make_window(
            f"2031-03-{first:02}",
            f"2031-03-{last:02}",
            kind=rng.choice(("on", "between", "since", "after", "as_of", "past")),
            first_latest=rng.choice((None, f"2031-03-{min(first + 3, 28):02}")),
            last_earliest=rng.choice((None, f"2031-03-{max(last - 3, 1):02}")),
        ),
    )


def test_verifier_reads_figures_as_the_solver_does() -> None:
    rng = random.Random(12)
    for _ in range(1_500):
        figure = random_figure(rng)
        published = rng.choice((None, date(2031, 3, 29)))
        for reading, taken in (("plain", take(figure)), ("loosest", loosest(figure, published))):
            interval = tighten(taken.interval, figure)
            mine = rereading.whole(figure, rereading.range_of(figure, reading))
            assert mine[0] == interval.lower, (figure, reading)
            assert mine[2] == interval.upper, (figure, reading)
            assert (mine[1], mine[3]) == (interval.lower_open, interval.upper_open), (figure, reading)
            outer, inner = rereading.windows_of(figure, reading, published)
            assert outer == taken.outer
            assert (inner if inner[0] <= inner[1] else None) == taken.inner, (figure, reading)


def test_average_over_no_certain_day_bounds_nothing() -> None:
    numbers = (Fraction(1), False, None, False)
    mean = make_figure(41, kind="average", per="day")
    assert rereading.times_days(mean, numbers, 0, 5) == (None, False, None, False)
