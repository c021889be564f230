import random
from itertools import combinations

from countersay.reconciliation.feasibility import solve_differences
from countersay.reconciliation.lookup import Lookup
from tests.reconciliation.test_circles import random_claims


def test_answers_do_not_depend_on_what_was_asked_before() -> None:
    rng = random.Random(23)
    held = longer = 0
    for _ in range(40):
        laid = random_claims(rng, 8, 6)
        asked = Lookup(laid)
        sets = [some for size in range(1, 7) for some in combinations(range(6), size)]
        rng.shuffle(sets)
        for some in sets:
            edges = [edge for claim in some for edge in laid[claim]]
            alone = Lookup(laid)
            assert asked.holds(some) == solve_differences(8, edges, monotone=True).feasible
            assert {e.row for e in asked.circle(some)} == {e.row for e in alone.circle(some)}
            held += asked.holds(some)
            longer += len(asked.circle(some)) > 2
    assert held > 400
    assert longer > 20


def test_nothing_holds_no_claims_back() -> None:
    assert Lookup([]).holds(())
    assert Lookup([]).circle(()) == ()
