"""The timeline's drawing: marks at their days, lines between accounts of one event, words for what is not drawn."""

from datetime import date, timedelta
from typing import Any

import pytest

from countersay.model import Document, Event, EventMention, Record
from countersay.reporting.events import present
from countersay.reporting.index import Index
from countersay.reporting.timeline import MOST_LANES, Timeline, differs, draw

TEXT = "The mill burned."
DAY = date(2031, 4, 1)


def told(
    document: str = "a", first: date | None = DAY, last: date | None = DAY, status: Any = "asserted"
) -> EventMention:
    return EventMention(document=document, start=0, end=8, text=TEXT[:8], first=first, last=last, status=status)


def event(name: str, *mentions: EventMention) -> Event:
    return Event(id=name, label=f"<b>{name}</b>", mentions=mentions)


def index_of(*events: Event) -> Index:
    ids = sorted({mention.document for one in events for mention in one.mentions})
    documents = tuple(Document(id=i, path=f"{i}.txt", sha256="", text_sha256="", text=TEXT) for i in ids)
    return Index(Record(documents=documents, events=events))


def drawn(*events: Event) -> Timeline:
    numbers = {one.id: at for at, one in enumerate(filter(differs, events), 1)}
    found = draw(index_of(*events), events, numbers)
    assert found is not None
    return found


def days(*offsets: int) -> list[Event]:
    return [event(f"e{n}", told(first=DAY + timedelta(n), last=DAY + timedelta(n))) for n in offsets]


def test_one_dated_account_makes_no_drawing() -> None:
    events = days(0)
    assert draw(index_of(*events), events, {}) is None


def test_day_is_a_dot_and_an_interval_a_bar() -> None:
    found = drawn(event("e1", told()), event("e2", told(last=DAY + timedelta(4))))
    assert [mark.shape for mark in found.marks] == ["dot", "bar"]


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        pytest.param(DAY, None, (False, True), id="goes-on"),
        pytest.param(None, DAY, (True, False), id="began-some-day"),
        pytest.param(DAY, DAY + timedelta(2), (False, False), id="both-known"),
    ],
)
def test_end_that_is_not_known_is_open(first: date | None, last: date | None, ends: tuple[bool, bool]) -> None:
    found = drawn(event("e1", told(first=first, last=last)), *days(1, 2, 3))
    assert (found.marks[0].open_left, found.marks[0].open_right) == ends


def test_what_is_not_stated_is_hollow() -> None:
    found = drawn(event("e1", told(status="planned")), *days(1))
    assert [mark.hollow for mark in found.marks] == [True, False]


def test_accounts_of_one_event_are_tied_and_numbered_where_their_days_differ() -> None:
    same = event("e1", told("a"), told("b"))
    other = event(
        "e2", told("a", DAY + timedelta(2), DAY + timedelta(2)), told("b", DAY + timedelta(5), DAY + timedelta(5))
    )
    found = drawn(same, other)
    assert [tie.number for tie in found.ties] == [None, 1]
    assert "3 Apr 2031 or 6 Apr 2031" in found.description


def test_far_days_are_left_to_the_table_and_said_so() -> None:
    found = drawn(event("old", told(first=date(1931, 1, 1), last=date(1931, 1, 1))), *days(0, 1, 2, 3, 4, 5, 6, 7, 8))
    assert len(found.marks) == 9
    assert found.left_out == "In the table only: 1 before it."


def test_lanes_are_bounded() -> None:
    found = drawn(*(event(f"e{n:03}", told(f"d{n:03}")) for n in range(MOST_LANES + 5)))
    assert len(found.lanes) == MOST_LANES


@pytest.mark.parametrize("edge", [date.min, date.max], ids=["first-day", "last-day"])
def test_ends_of_the_calendar_do_not_fail(edge: date) -> None:
    found = drawn(event("e1", told(first=edge, last=edge)), event("e2", told(first=edge, last=None)))
    assert found.marks


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param((told("a"), told("b", DAY + timedelta(1), DAY + timedelta(1))), True, id="two-documents"),
        pytest.param((told("a"), told("a", DAY + timedelta(1), DAY + timedelta(1))), False, id="one-document"),
        pytest.param((told("a"), told("b", DAY, DAY + timedelta(9))), False, id="interval"),
        pytest.param((told("a"), told("b", DAY + timedelta(1), DAY + timedelta(1), "planned")), False, id="planned"),
    ],
)
def test_days_differ_only_between_stated_days_of_documents(mentions: tuple[EventMention, ...], expected: bool) -> None:
    assert differs(event("e", *mentions)) is expected


def test_accounts_that_differ_stand_apart_from_the_others() -> None:
    late = DAY + timedelta(3)
    page = present(
        index_of(
            event("e1", told("a"), told("b", late, late)), event("e2", told("a"), told("b")), event("e3", told("a"))
        )
    )
    assert [[row.label for row in rows] for rows in (page.differing, page.several, page.single)] == [
        ["<b>e1</b>"],
        ["<b>e2</b>"],
        ["<b>e3</b>"],
    ]
    assert [account.days for account in page.differing[0].accounts] == ["1 April 2031", "4 April 2031"]
