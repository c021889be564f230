"""Agreement of readers: field by field, the last reading of each counts, nothing else is compared."""

from fractions import Fraction

import pytest

from countersay.model import Decision, identify
from countersay.review.blind import between, order, readings, same, with_software
from tests.factories import make_figure


def read(who: str, key: str, mine: dict[str, str], software: dict[str, str] | None = None) -> Decision:
    return Decision(
        id=identify("x", who, key, sorted(mine.items())),
        target="",
        verdict="confirmed",
        subject="figure",
        key=key,
        reviewer=who,
        blind=True,
        fields=tuple(mine.items()),
        before=tuple((software or {}).items()),
    )


@pytest.mark.parametrize(
    ("name", "one", "other", "agree"),
    [
        pytest.param("counted", "Heavy truck", "heavy  truck", True, id="case-and-spaces"),
        pytest.param("value", "0.5", "1/2", True, id="one-number"),
        pytest.param("value", "10", "", False, id="left-open"),
        pytest.param("value", "", "", True, id="both-left-open"),
        pytest.param("value", "some", "10", False, id="no-number"),
        pytest.param("first", "2031-03-01", "2031-03-02", False, id="other-day"),
    ],
)
def test_readings_agree_if_they_say_the_same(name: str, one: str, other: str, agree: bool) -> None:
    assert same(name, one, other) is agree


def test_agreement_counts_each_field_by_itself() -> None:
    rows = [
        read("Ann", "k1", {"value": "10", "unit": ""}, {"value": "10", "unit": ""}),
        read("Ann", "k2", {"value": "10", "unit": "t"}, {"value": "11", "unit": ""}),
    ]
    found = {row.field: (row.compared, row.agreed, row.empty, row.share) for row in with_software(rows)}
    assert found == {"value": (2, 1, 0, Fraction(50)), "unit": (2, 1, 1, Fraction(50))}


def test_last_reading_of_each_reader_counts_unless_it_was_taken_back() -> None:
    first, second = read("Ann", "k", {"value": "1"}), read("Ann", "k", {"value": "2"})
    assert readings([first, second]) == (second,)
    back = Decision(id="b", target="", verdict="confirmed", undoes=second.id)
    assert readings([first, second, back]) == (first,)


def test_two_readers_are_compared_on_what_both_read() -> None:
    rows = [read("Ann", "k1", {"value": "1"}), read("Bo", "k1", {"value": "1"}), read("Bo", "k2", {"value": "2"})]
    assert [(row.compared, row.agreed) for row in between(rows, "Ann", "Bo")] == [(1, 1)]


def test_claims_of_findings_come_first_and_the_rest_in_no_order_of_the_text() -> None:
    figures = [make_figure(number, start=number) for number in range(30, 60)]
    given = order(figures, frozenset({figures[7].id}))
    assert given[0] == figures[7].id
    assert sorted(given) == sorted(row.id for row in figures)
    assert given != [row.id for row in figures]
    assert order(list(reversed(figures)), frozenset({figures[7].id})) == given
