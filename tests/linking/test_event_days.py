"""The only event that two documents tell of one day is one event; two events of a day stay two."""

from datetime import date

import pytest

from countersay.linking.events import link_events
from countersay.model import EventMention

DAY = date(2031, 5, 12)


def told(document: str, text: str, *, start: int = 0, **fields: object) -> EventMention:
    row: dict[str, object] = {"first": DAY, "last": DAY, "kind": "protest", "status": "asserted"} | fields
    return EventMention(document=document, start=start, end=start + len(text), text=text, **row)  # type: ignore[arg-type]


MARCH = told("d1", "On 12 May weavers marched to the weir", verb="march", about=("weaver", "weir"))


def count(*mentions: EventMention) -> int:
    return len(link_events(mentions))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            told("d2", "a rally of weavers at the lock", about=("rally", "weaver", "lock")), id="class and thing"
        ),
        pytest.param(
            told("d2", "weavers were stopped at the weir", kind="stop", verb="stop", about=("weaver", "weir")),
            id="two words, another class",
        ),
    ],
)
def test_only_event_of_a_day_in_two_documents_is_one(other: EventMention) -> None:
    assert count(MARCH, other) == 1


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((told("d2", "bakers sat down in the square", about=("baker", "square")),), id="other people"),
        pytest.param(
            (told("d2", "weavers marched to the weir", first=date(2031, 5, 13), last=date(2031, 5, 13)),),
            id="other day",
        ),
        pytest.param(
            (told("d2", "weavers met at the weir", kind="meeting", about=("weaver", "weir")),), id="a meeting"
        ),
        pytest.param(
            (told("d2", "the weavers' shed by the weir was shelled", kind="attack", about=("weaver", "weir")),),
            id="an attack",
        ),
    ],
)
def test_what_may_be_another_event_stays_apart(others: tuple[EventMention, ...]) -> None:
    assert count(MARCH, *others) == 1 + len(others)


def test_second_march_of_the_day_stays_apart_from_the_one_that_names_the_same_things() -> None:
    same = told("d2", "weavers marched to the weir", about=("weaver", "weir"))
    assert count(MARCH, same, told("d2", "bakers sat down at the mill", about=("baker", "mill"), start=80)) == 2


def test_who_took_part_keeps_events_apart() -> None:
    one = told("d1", "Weavers marched to the weir", about=("weir",), participants=("Guild of Weavers",))
    other = told("d2", "Bakers marched to the weir", about=("weir",), participants=("Union of Bakers",))
    assert count(one, other) == 2


def test_order_of_accounts_changes_nothing() -> None:
    other = told("d2", "a rally of weavers", about=("rally", "weaver"))
    assert link_events([MARCH, other]) == link_events([other, MARCH])


@pytest.mark.parametrize(
    ("others", "events"),
    [
        pytest.param((told("d2", "the march of 12 May", noun="march", about=("people",)),), 1, id="no word in common"),
        pytest.param(
            (
                told("d2", "the march of 12 May", noun="march", place="Selm"),
                told("d3", "the march", noun="march", place="Tarn"),
            ),
            3,
            id="two places",
        ),
        pytest.param((told("d2", "the strike of 12 May", kind="walkout"),), 2, id="another class"),
        pytest.param((told("d2", "the march of 12 May", status="cancelled"),), 1, id="called off in one account"),
    ],
)
def test_only_march_of_a_day_is_one_whatever_its_words(others: tuple[EventMention, ...], events: int) -> None:
    assert count(told("d1", "On 12 May we marched", verb="march"), *others) == events
