from dataclasses import replace

from countersay.model import Finding
from countersay.reconciliation.ranking import accused_once, rank

ORDER = {
    "f-1": ("a.txt", "d-1", 10, 12, "f-1"),
    "f-2": ("a.txt", "d-1", 90, 92, "f-2"),
    "f-3": ("b.txt", "d-2", 5, 9, "f-3"),
}


def finding(name: str, relation: str, *figures: str, trivial: bool = False) -> Finding:
    return Finding(id=name, relation=relation, kind="windows", figures=figures, trivial=trivial)  # type: ignore[arg-type]


def test_accusations_come_first_those_of_few_figures_before_others_and_trivial_ones_last() -> None:
    told = [
        finding("k-1", "contradiction", "f-1", "f-2", trivial=True),
        finding("k-2", "repetition", "f-1", "f-2"),
        finding("k-3", "tension", "f-1", "f-2"),
        finding("k-4", "contradiction", "f-1", "f-2", "f-3"),
        finding("k-5", "contradiction", "f-2", "f-3"),
        finding("k-6", "contradiction", "f-1", "f-3"),
    ]
    assert [one.id for one in sorted(told, key=lambda one: rank(one, ORDER))] == [
        "k-6",
        "k-5",
        "k-4",
        "k-3",
        "k-2",
        "k-1",
    ]


def test_figures_accused_twice_are_told_by_the_first_finding_alone() -> None:
    told = [
        finding("k-1", "contradiction", "f-1", "f-2"),
        finding("k-2", "tension", "f-2", "f-1"),
        finding("k-3", "repetition", "f-1", "f-2"),
        finding("k-4", "tension"),
        finding("k-5", "tension"),
    ]
    assert [one.id for one in accused_once(told)] == ["k-1", "k-3", "k-4", "k-5"]


def test_a_spread_within_a_wider_one_is_not_told_again() -> None:
    told = [
        finding("k-1", "spread", "f-1", "f-2"),
        finding("k-2", "spread", "f-1", "f-2", "f-3"),
        finding("k-3", "spread", "f-1", "f-4"),
        finding("k-4", "repetition", "f-1", "f-2"),
    ]
    assert [one.id for one in accused_once(told)] == ["k-2", "k-3", "k-4"]


def test_a_spread_that_a_clash_shows_is_not_told_again() -> None:
    told = [finding("k-1", "spread", "f-1", "f-2"), finding("k-2", "tension", "f-2", "f-1")]
    assert [one.id for one in accused_once(told)] == ["k-2"]


def test_spreads_of_events_have_no_figures_and_are_told_beside_a_clash_of_days() -> None:
    told = [finding("k-1", "tension"), finding("k-2", "spread"), finding("k-3", "spread")]
    assert [one.id for one in accused_once(told)] == ["k-1", "k-2", "k-3"]


def test_a_correction_that_two_versions_of_a_document_show_is_told_once() -> None:
    version = replace(finding("k-2", "revision", "f-1", "f-2"), kind="version")
    told = [finding("k-1", "revision", "f-1", "f-2"), version, finding("k-3", "revision", "f-1", "f-3")]
    assert [one.id for one in accused_once(told)] == ["k-2", "k-3"]
