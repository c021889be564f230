"""Series as people decided: joined, parted, kept apart, whatever the order of figures."""

from itertools import permutations

import pytest

from countersay.linking.regrouping import Key, are_apart, regroup
from countersay.model import Regrouping, Verdict


def key(head: str, place: str = "") -> Key:
    return None, "flow", head, frozenset(), frozenset({"pass"}), place


KEYS = {"f1": key("truck"), "f2": key("truck"), "f3": key("lorry"), "f4": key("bus", "Alm")}


def said(decision: str, verdict: Verdict, left: str, right: str) -> Regrouping:
    return Regrouping(decision=decision, verdict=verdict, left=frozenset(left.split()), right=frozenset(right.split()))


def groups(*decided: Regrouping) -> set[frozenset[str]]:
    found: dict[Key, set[str]] = {}
    for figure, own in regroup(KEYS, decided).keys.items():
        found.setdefault(own, set()).add(figure)
    return {frozenset(members) for members in found.values()}


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        pytest.param([], "f1 f2|f3|f4", id="nothing"),
        pytest.param([said("d", "merged", "f1", "f3")], "f1 f2 f3|f4", id="joined-with-what-is-beside"),
        pytest.param([said("d", "split", "f1", "f2")], "f1|f2|f3|f4", id="parted"),
        pytest.param(
            [said("d", "merged", "f1", "f3"), said("e", "merged", "f3", "f4")], "f1 f2 f3 f4", id="joined-twice"
        ),
        pytest.param(
            [said("d", "merged", "f1", "f3"), said("e", "split", "f1", "f3")], "f1 f2|f3|f4", id="parted-again"
        ),
        pytest.param(
            [said("d", "split", "f1", "f2"), said("e", "merged", "f1", "f2")], "f1 f2|f3|f4", id="joined-again"
        ),
        pytest.param([said("d", "rejected", "f1", "f3")], "f1 f2|f3|f4", id="kept-apart"),
        pytest.param([said("d", "merged", "f9", "f3")], "f1 f2|f3|f4", id="unknown-figure"),
    ],
)
def test_groups_follow_the_decisions_in_their_order(decided: list[Regrouping], expected: str) -> None:
    assert groups(*decided) == {frozenset(one.split()) for one in expected.split("|")}


def test_order_of_figures_does_not_matter() -> None:
    decided = [said("d", "merged", "f1", "f4"), said("e", "split", "f1", "f2")]
    results = [regroup(dict(order), decided).keys for order in permutations(KEYS.items())]
    assert all(result == results[0] for result in results)


def test_only_named_figures_are_joined_by_the_decision() -> None:
    assert regroup(KEYS, [said("d", "merged", "f1", "f3")]).joined == {"f1": "d", "f3": "d"}


def test_series_are_apart_if_they_hold_what_was_kept_apart() -> None:
    apart = regroup(KEYS, [said("d", "rejected", "f1", "f3")]).apart
    assert are_apart(frozenset({"f3"}), frozenset({"f1", "f2"}), apart)
    assert not are_apart(frozenset({"f2"}), frozenset({"f3"}), apart)
