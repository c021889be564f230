"""Events that people joined or parted."""

from datetime import date

import pytest

from countersay.linking.event_regrouping import regroup_events
from countersay.linking.events import link_events
from countersay.model import EventMention, Regrouping


def account(document: str, day: int | None = 3, at: int = 0) -> EventMention:
    when = date(2031, 5, day) if day else None
    return EventMention(document=document, start=at, end=at + 9, text="it opened", first=when, last=when)


def decided(name: str, verdict: str, left: str, right: str) -> Regrouping:
    groups = [frozenset(f"{one}:0:9" for one in side) for side in (left, right)]
    return Regrouping(decision=name, verdict=verdict, left=groups[0], right=groups[1])  # type: ignore[arg-type]


def told(groups: list[str], *rows: Regrouping) -> list[str]:
    """Regroup accounts named by letters; write what comes out as "a+b" with the decisions each bears."""
    found = regroup_events([[account(one) for one in group] for group in groups], rows)
    return sorted(
        "+".join(one.document + "".join(f"({name})" for name in one.decisions) for one in group) for group in found
    )


@pytest.mark.parametrize(
    ("groups", "rows", "expected"),
    [
        pytest.param(["ab", "c"], [], ["a+b", "c"], id="nothing decided"),
        pytest.param(["a", "b"], [decided("d", "merged", "a", "b")], ["a(d)+b(d)"], id="joined"),
        pytest.param(["ab"], [decided("d", "split", "a", "b")], ["a", "b(d)"], id="parted"),
        pytest.param(["ab", "cx"], [decided("d", "merged", "a", "c")], ["a(d)+b+c(d)+x"], id="each brings its own"),
        pytest.param(["ab"], [decided("d", "merged", "a", "b")], ["a(d)+b(d)"], id="joined by the software as well"),
        pytest.param(["a", "b"], [decided("d", "split", "a", "b")], ["a", "b(d)"], id="apart by the software as well"),
        pytest.param(
            ["a", "b"],
            [decided("d", "merged", "a", "b"), decided("e", "split", "b", "a")],
            ["a(e)", "b"],
            id="a decision that no longer holds is not borne",
        ),
        pytest.param(["abc"], [decided("d", "split", "a", "bc")], ["a", "b(d)+c(d)"], id="parted ones stay together"),
        pytest.param(
            ["a", "b", "c"],
            [decided("d", "merged", "a", "b"), decided("e", "merged", "b", "c")],
            ["a(d)+b(d)(e)+c(e)"],
            id="a chain",
        ),
    ],
)
def test_decisions_join_and_part_accounts(groups: list[str], rows: list[Regrouping], expected: list[str]) -> None:
    assert told(groups, *rows) == expected


def test_joined_accounts_make_one_event_whose_days_are_compared() -> None:
    accounts = [account("a", 3), account("b", 6)]
    assert len(link_events(accounts)) == 2
    (event,) = link_events(accounts, (), [decided("d", "merged", "a", "b")])
    assert [(str(one.first), one.decisions) for one in event.mentions] == [
        ("2031-05-03", ("d",)),
        ("2031-05-06", ("d",)),
    ]


def test_account_without_a_day_that_is_parted_is_no_event() -> None:
    accounts = [account("a", 3), account("b", None)]
    joined = decided("d", "merged", "a", "b")
    assert [len(event.mentions) for event in link_events(accounts, (), [joined])] == [2]
    assert [len(event.mentions) for event in link_events(accounts, (), [joined, decided("e", "split", "a", "b")])] == [
        1
    ]
