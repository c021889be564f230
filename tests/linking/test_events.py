"""Accounts joined to events: by class, name and day; what is unsure stays apart."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersay.linking import events
from countersay.linking.events import link_events
from countersay.model import EventMention, Mention, Name

THIRD, FIFTH, SEVENTH = date(2031, 5, 3), date(2031, 5, 5), date(2031, 5, 7)


def told(document: str, text: str, day: date = THIRD, **fields: Any) -> EventMention:
    """Make an account that begins at the document's first character."""
    row: dict[str, Any] = {"first": day, "last": day, "kind": "meeting", "noun": "meeting", "verb": "hold"} | fields
    return EventMention(document=document, start=row.pop("start", 0), end=row.pop("end", len(text)), text=text, **row)


def broke(document: str, text: str, day: date, **fields: Any) -> EventMention:
    row: dict[str, Any] = {"kind": "breaking", "noun": None, "verb": "burst", "about": ("dam",), "place": "Uln"}
    return told(document, text, day, **(row | fields))


def sizes(*mentions: EventMention, names: tuple[Name, ...] = ()) -> list[int]:
    return sorted(len(event.mentions) for event in link_events(mentions, names))


def test_one_class_one_day_and_a_shared_name_are_one_event() -> None:
    one = told("d1", "talks with Ana Bel", participants=("Ana Bel", "Ivo Ran"))
    other = told("d2", "a session with Ivo Ran", noun="session", participants=("Ivo Ran",))
    assert sizes(one, other) == [2]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"participants": ("Tom Oss",)}, id="other-people"),
        pytest.param({"participants": ("Ana Bel",), "kind": "protest"}, id="other-class"),
        pytest.param({"participants": ("Ana Bel",), "day": FIFTH}, id="other-day"),
        pytest.param({}, id="nobody-named"),
    ],
)
def test_events_stay_apart(fields: dict[str, Any]) -> None:
    assert sizes(told("d1", "talks with Ana Bel", participants=("Ana Bel",)), told("d2", "a meeting", **fields)) == [
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("here", "there", "sizes_then"),
    [
        pytest.param("Alm", "Alm town hall", [2], id="a-house-of-the-town"),
        pytest.param("Alm", "Sedwick", [1, 1], id="other-towns"),
        pytest.param(None, "Sedwick", [2], id="one-names-no-town"),
    ],
)
def test_meetings_of_one_day_in_other_towns_stay_apart(here: str | None, there: str, sizes_then: list[int]) -> None:
    one = told("d1", "talks between the pilots and the port", participants=("Albor",), place=here)
    other = told("d2", "a meeting of the pilots", participants=("Albor",), place=there)
    assert sizes(one, other) == sizes_then


@pytest.mark.parametrize(
    ("text", "sizes_then"),
    [
        pytest.param("the health ministers of both countries met", [1, 1], id="other-office"),
        pytest.param("the transport ministers met", [2], id="same-office"),
        pytest.param("their ministers met", [2], id="no-office"),
    ],
)
def test_meetings_of_one_day_of_other_ministers_stay_apart(text: str, sizes_then: list[int]) -> None:
    one = told("d1", "the transport ministers held talks", participants=("Albor",))
    assert sizes(one, told("d2", text, participants=("Albor",))) == sizes_then


def test_spellings_of_one_name_join_accounts() -> None:
    forms = [
        Mention(document=f"d{i}", start=90, end=95, text=form, kind="place")
        for i, form in enumerate(("Djelm", "Dzelm"))
    ]
    names = (Name(id="n-1", kind="place", forms=("Djelm", "Dzelm"), mentions=tuple(forms)),)
    assert sizes(
        told("d1", "talks in Djelm", place="Djelm"), told("d2", "talks in Dzelm", place="Dzelm"), names=names
    ) == [2]


def listed(document: str, days: list[date], **fields: Any) -> list[EventMention]:
    """Make the accounts of a list of days."""
    ids = tuple(f"t-{document}-{day.day}" for day in days)
    row = {"participants": ("Pilots' Guild",)} | fields
    return [
        told(document, "talks", day, start=10 * at, end=10 * at + 5, timexes=(ids[at],), listed=ids, **row)
        for at, day in enumerate(days)
    ]


def test_lists_that_share_a_day_pair_what_is_left() -> None:
    found = link_events([*listed("d1", [THIRD, FIFTH]), *listed("d2", [THIRD, SEVENTH])])
    assert [{mention.first for mention in event.mentions} for event in found] == [{THIRD}, {FIFTH, SEVENTH}]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(listed("d1", [THIRD, SEVENTH]), id="same-document"),
        pytest.param(listed("d2", [THIRD, SEVENTH], participants=("Bakers",)), id="other-people"),
        pytest.param(listed("d2", [THIRD, SEVENTH], status="planned"), id="planned"),
        pytest.param(listed("d2", [SEVENTH, date(2031, 5, 9)]), id="no-common-day"),
        pytest.param(listed("d2", [THIRD, SEVENTH, date(2031, 5, 9)]), id="longer-list"),
        pytest.param(listed("d2", [THIRD, SEVENTH], kind="attack", noun="attack"), id="other-class"),
    ],
)
def test_other_lists_leave_their_days_apart(other: list[EventMention]) -> None:
    found = link_events([*listed("d1", [THIRD, FIFTH]), *other])
    assert all(len({mention.first for mention in event.mentions}) == 1 for event in found)


def test_attacks_on_differing_days_are_not_paired() -> None:
    attack = {"kind": "attack", "noun": "attack"}
    found = link_events([*listed("d1", [THIRD, FIFTH], **attack), *listed("d2", [THIRD, SEVENTH], **attack)])
    assert all(len({mention.first for mention in event.mentions}) == 1 for event in found)


def test_thing_breaks_once() -> None:
    assert sizes(broke("d1", "The dam at Uln burst", THIRD), broke("d2", "the dam at Uln burst", FIFTH)) == [2]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(broke("d2", "A dam at Uln burst", FIFTH), id="indefinite"),
        pytest.param(broke("d2", "The dam at Merrin burst", FIFTH, place="Merrin"), id="elsewhere"),
        pytest.param(broke("d2", "The dyke at Uln burst", FIFTH, about=("dyke",)), id="other-thing"),
        pytest.param(broke("d2", "The dam at Uln burst", date(2031, 6, 5)), id="a-month-later"),
        pytest.param(broke("d2", "The dam at Uln burst", FIFTH, status="denied"), id="denied"),
        pytest.param(
            broke("d2", "The dam at Uln was inspected", FIFTH, verb="inspect", kind="inspect"), id="may-recur"
        ),
        pytest.param(broke("d1", "The dam at Uln burst", FIFTH, start=50, end=70), id="same-document"),
    ],
)
def test_what_is_unsure_stays_apart(other: EventMention) -> None:
    assert sizes(broke("d1", "The dam at Uln burst", THIRD), other) == [1, 1]


def test_account_without_a_day_is_no_event_by_itself() -> None:
    assert link_events([told("d1", "the signing", kind="signing", noun="signing", first=None, last=None)]) == ()


def test_order_of_accounts_does_not_matter() -> None:
    mentions = [
        broke("d1", "The dam at Uln burst", THIRD),
        broke("d2", "the dam at Uln burst", FIFTH),
        told("d3", "talks with Ana Bel", participants=("Ana Bel",)),
        told("d4", "talks with Ana Bel", participants=("Ana Bel",)),
    ]
    found = [link_events(order) for order in permutations(mentions)]
    assert all(events == found[0] for events in found)


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["Bel", "Ran", "Oss"]), st.integers(1, 4)), max_size=12)
)
def test_every_dated_account_is_in_exactly_one_event(rows: list[tuple[str, str, int]]) -> None:
    mentions = [
        told(document, f"met {who}", date(2031, 5, day), start=100 * at, end=100 * at + 7, participants=(who,))
        for at, (document, who, day) in enumerate(rows)
    ]
    placed = [mention for event in link_events(mentions) for mention in event.mentions]
    assert sorted(placed, key=lambda m: m.start) == mentions


@pytest.mark.parametrize(
    ("noun", "joined"), [pytest.param("statement", [2], id="an instrument"), pytest.param(None, [1, 1], id="a speech")]
)
def test_statement_of_a_year_is_the_one_of_a_day_only_as_an_instrument(noun: str | None, joined: list[int]) -> None:
    fields = {"kind": "statement", "noun": noun, "verb": "announce", "participants": ("Osk Reform League",)}
    of_a_year = told("d1", "the 2031 nominee announced", date(2031, 1, 1), **(fields | {"last": date(2031, 12, 31)}))
    of_a_day = told("d2", "on Monday the league announced", THIRD, **fields)
    assert sizes(of_a_year, of_a_day) == joined


class Unwalked(dict[str, Any]):
    """A mapping that answers for a key, and refuses to be gone through."""

    def keys(self) -> Any:
        raise AssertionError("all names were gone through for one account")

    def __iter__(self) -> Any:
        raise AssertionError("all names were gone through for one account")


def test_an_account_is_not_held_against_each_name_of_the_archive() -> None:
    mention = told("d1", "talks with Ana Bel in Uln", participants=("Ana Bel",), place="Uln")
    kinds = Unwalked({"n-ana": "person", "n-uln": "country"})
    keys = {"Ana Bel": "n-ana", "Uln": "unheard of"}
    account = events._account(mention, keys.__getitem__, kinds, [(11, 18, "n-ana"), (22, 25, "n-uln")])
    assert account.names == {"n-ana", "n-uln", "unheard of"}
    assert account.distinctive == {"n-ana", "unheard of"}  # not the country
