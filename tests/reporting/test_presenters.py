"""Findings in words: headings, sums, sizes, and what would dissolve them."""

from fractions import Fraction
from typing import Any

import pytest

from countersay.model import Finding, Record
from countersay.reporting.index import Index
from countersay.reporting.presenters import accusing, others, present
from tests.factories import make_document, make_figure, make_record

LONG = "“30 carts” (A, 1 May) for April and “40 carts” (B, 2 May) for April cannot both hold: " + "so it goes " * 6


def finding(**fields: Any) -> Finding:
    return Finding(**({"id": "x", "relation": "tension", "kind": "running-total", "sentence": "Short."} | fields))


def view(**fields: Any) -> Any:
    return present(Index(Record()), finding(**fields), 1)


@pytest.mark.parametrize(
    ("fields", "headline", "sentence"),
    [
        pytest.param({}, "Short.", "", id="short-sentence"),
        pytest.param({"sentence": LONG, "size": Fraction(10)}, "Off by 10", LONG, id="long-one-follows-its-size"),
        pytest.param({"sentence": LONG, "relation": "repetition"}, LONG, "", id="no-size-for-those-that-accuse-nobody"),
        pytest.param(
            {"sentence": "", "relation": "adds_up"},
            "A sum that can be redone from the claims, and agrees.",
            "",
            id="no-sentence",
        ),
    ],
)
def test_heading_is_short_where_a_finding_accuses(fields: dict[str, Any], headline: str, sentence: str) -> None:
    found = view(**fields)
    assert (found.headline, found.sentence) == (headline, sentence)


@pytest.mark.parametrize(
    ("steps", "shown", "last"),
    [
        pytest.param(
            ("April: at most 30", "Added up: 0 <= 30 - 40 = -10", "They can all hold if taken so: …"),
            ("April: at most 30", "Added up: 0 ≤ 30 − 40 = −10"),
            "Added up: 0 ≤ 30 − 40 = −10",
            id="stops-at-the-sum",
        ),
        pytest.param(("A day has one weekday.",), ("A day has one weekday.",), "A day has one weekday.", id="no-sum"),
        pytest.param((), (), "", id="none"),
        pytest.param(("“-3 <= 4” = 2",), ("“-3 <= 4” = 2",), "“-3 <= 4” = 2", id="quoted-words-stay"),
    ],
)
def test_sum_ends_with_the_line_that_adds_up(steps: tuple[str, ...], shown: tuple[str, ...], last: str) -> None:
    found = view(steps=steps)
    assert (found.steps, found.last_step) == (shown, last)


@pytest.mark.parametrize(
    ("alternatives", "expected"),
    [
        pytest.param(0, "This is the only smallest set of claims that shows this clash.", id="alone"),
        pytest.param(1, "1 other smallest set of claims shows the same clash.", id="one"),
        pytest.param(3, "3 other smallest sets of claims show the same clash.", id="several"),
    ],
)
def test_alternatives_are_said(alternatives: int, expected: str) -> None:
    assert view(alternatives=alternatives).alone == expected


def test_sets_of_readings_are_explained_and_labelled() -> None:
    found = view(dissolved_by=("since:start_out", "scope:other + ends:last_out"))
    assert found.dissolved == (
        ("the day named after “since” is not counted", "since:start_out"),
        (
            "the claims, worded differently, count different things; and the last day of a period is not counted",
            "scope:other + ends:last_out",
        ),
    )


def test_trivial_accusations_come_last_and_keep_the_order_of_the_record() -> None:
    rows = (finding(id="a", trivial=True), finding(id="b"), finding(id="c", relation="contradiction"))
    assert [(row.id, row.number) for row in accusing(Index(Record(findings=rows)))] == [("b", 1), ("c", 2), ("a", 3)]


def test_other_findings_are_grouped_by_relation() -> None:
    rows = (finding(id="a", relation="spread"), finding(id="b", relation="adds_up"), finding(id="c"))
    groups = others(Index(Record(findings=rows)))
    assert [(group.relation.tag, [row.id for row in group.findings]) for group in groups] == [
        ("Adds up", ["b"]),
        ("Spread", ["a"]),
    ]


def test_of_very_many_claims_the_first_and_the_last_are_shown() -> None:
    paper = make_document("Seen: 7 crates. " * 80, issued="2031-06-01")
    figures = [make_figure(7, document=paper, start=16 * place, text="7 crates") for place in range(80)]
    record = make_record([paper], figures)
    ids = tuple(figure.id for figure in figures)
    told = finding(relation="repetition", kind="same-window", figures=ids)
    row = present(Index(record), told, 0)
    assert (len(row.quotations), row.further, row.series) == (12, 68, "s-1")
    few = present(Index(record), finding(relation="repetition", figures=ids[:60]), 0)
    assert (len(few.quotations), few.further) == (60, 0)
    accused = present(Index(record), finding(figures=ids), 1)
    assert (len(accused.quotations), accused.further) == (80, 0)
