from collections.abc import Sequence

from countersay.reconciliation.dissolving import Labels, dissolve, outcomes

ROUND, ENDS, LAG = "exactness:round", "ends:first_out", "counting:register_lag"


def needs(*sets: set[tuple[int, str]]):  # type: ignore[no-untyped-def]
    """Return an oracle: feasible once all (claim, label) of one of the sets are granted."""

    def feasible(assignment: Sequence[Labels]) -> bool:
        granted = {(claim, label) for claim, labels in enumerate(assignment) for label in labels}
        return any(one <= granted for one in sets)

    return feasible


def test_single_readings_come_in_table_order() -> None:
    options = [(LAG, ROUND), (ENDS,)]
    assert dissolve(options, needs({(0, LAG)}, {(1, ENDS)})) == (ENDS, LAG)


def test_pairs_are_looked_for_only_if_no_single_one_helps() -> None:
    options = [(LAG, ROUND), (ENDS,)]
    assert dissolve(options, needs({(0, LAG), (1, ENDS)})) == (f"{ENDS} + {LAG}",)
    assert dissolve(options, needs({(0, LAG), (1, ENDS)}, {(0, ROUND)})) == (ROUND,)


def test_one_label_may_be_taken_for_all_claims_or_for_one() -> None:
    options = [(ENDS,), (ENDS,)]
    assert dissolve(options, needs({(0, ENDS), (1, ENDS)})) == (ENDS,)

    def only_one(assignment: Sequence[Labels]) -> bool:
        return sum(bool(labels) for labels in assignment) == 1

    assert dissolve(options, only_one) == (ENDS,)


def test_two_values_of_one_axis_are_never_combined() -> None:
    options = [("ends:first_out", "ends:last_out")]
    assert dissolve(options, needs({(0, "ends:first_out"), (0, "ends:last_out")})) == ()


def test_nothing_helps() -> None:
    assert dissolve([(ROUND,), ()], needs()) == ()
    assert [(one.label, one.feasible) for one in outcomes([(ROUND,), ()], needs(), loosest=False)] == [
        ("plain", False),
        (ROUND, False),
        ("loosest", False),
    ]


def test_search_stops_after_too_many_tries() -> None:
    options = [tuple({"exactness:round", "hedge:whole_unit", "ends:first_out", "since:start_out", "coarse:any_day",
                      "including:at_least", "scope:other", "counting:both_ways"}) for _ in range(12)]  # fmt: skip
    asked = 0

    def never(assignment: Sequence[Labels]) -> bool:
        nonlocal asked
        asked += 1
        return False

    assert dissolve(options, never) == ()
    assert asked <= 3_000
