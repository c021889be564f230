"""Accounts in others' words meet the event they speak of; one name of an event makes one."""

from datetime import date

import pytest

from countersay.linking.events import link_events
from countersay.model import EventMention, Mention, Name

DAY = date(2031, 3, 2)


def told(
    document, text, *, kind="attack", status="asserted", about=("post",), place=None, first=DAY, last=DAY, start=0
):
    return EventMention(
        document=document,
        start=start,
        end=start + len(text),
        text=text,
        first=first,
        last=last,
        kind=kind,
        status=status,
        about=about,
        place=place,
    )


@pytest.mark.parametrize(
    ("other", "events"),
    [
        pytest.param(told("d2", "any shelling on 2 March", status="denied", about=()), 1, id="a denial of any"),
        pytest.param(told("d2", "its post was shelled", status="alleged"), 1, id="an allegation about the same thing"),
        pytest.param(told("d2", "its bakery was shelled", status="alleged", about=("bakery",)), 2, id="another thing"),
        pytest.param(told("d2", "shelling at Keld", status="denied", place="Keld"), 2, id="another place"),
        pytest.param(told("d2", "its post was shelled"), 2, id="two plain accounts without a name stay two"),
        pytest.param(told("d2", "a visit", kind="visit", status="denied"), 2, id="another class"),
    ],
)
def test_what_is_reported_joins_the_event_of_its_day(other, events):
    assert len(link_events([told("d1", "The post at Brenn was shelled", place="Brenn"), other])) == events


def test_a_denial_beside_two_events_of_the_day_joins_neither():
    one = told("d1", "The post at Brenn was shelled", place="Brenn")
    two = told("d1", "The mill at Alm was shelled", place="Alm", about=("mill",), start=60)
    denial = told("d2", "any shelling on 2 March", status="denied", about=())
    assert len(link_events([one, two, denial])) == 3


@pytest.mark.parametrize(
    ("first", "events"),
    [
        pytest.param(date(2030, 9, 28), 1, id="a day within the other account's"),
        pytest.param(date(2030, 9, 20), 2, id="a day outside it stays apart"),
    ],
)
def test_accounts_that_bear_one_name_of_an_event(first, events):
    lasted = told(
        "d1", "The Forty-Day War lasted", kind="last", about=("war",), first=date(2030, 9, 27), last=date(2030, 11, 10)
    )
    began = told("d2", "The Forty-Day War began", kind="war", about=("war",), first=first, last=first)
    name = Name(
        id="n1",
        kind="event",
        forms=("Forty-Day War",),
        mentions=tuple(
            Mention(document=document, start=4, end=17, text="Forty-Day War", kind="event") for document in ("d1", "d2")
        ),
    )
    assert len(link_events([lasted, began], [name])) == events
