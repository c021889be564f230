"""One deed that several documents tell in other verbs is one event; two deeds stay two."""

from datetime import date

import pytest

from countersay.linking.events import link_events
from countersay.model import EventMention


def told(document: str, text: str, day: int = 3, **fields: object) -> EventMention:
    when = date(2031, 5, day)
    return EventMention(document=document, start=0, end=len(text), text=text, first=when, last=when, **fields)  # type: ignore[arg-type]


def events(*mentions: EventMention) -> int:
    return len(link_events(mentions))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            told("a", "The mine shaft collapsed", verb="collapse", kind="breaking", about=("shaft",)),
            told("b", "the rupture of the shaft", noun="rupture", kind="accident", about=("shaft",)),
            id="same-thing-in-another-verb",
        ),
        pytest.param(
            told("a", "The balloon was forced down", verb="force", kind="force", about=("balloon",)),
            told("b", "The balloon turned round", verb="turn", kind="turn", about=("balloon",)),
            id="thing-of-no-other-day",
        ),
        pytest.param(
            told("a", "the dam burst", verb="burst", kind="breaking", about=("dam",)),
            told("b", "the embankment failed", verb="fail", kind="fail", about=("embankment",)),
            id="things-of-one-row",
        ),
        pytest.param(
            told("a", "a march will be held", verb="hold", noun="march", kind="protest", status="planned"),
            told("b", "2,000 marched", verb="march", kind="protest"),
            id="planned-and-held-march",
        ),
        pytest.param(
            told(
                "a",
                "the bodies of the two miners were handed over",
                4,
                verb="hand",
                kind="hand",
                about=("body", "miner"),
            ),
            told(
                "b",
                "the remains of two miners were returned",
                5,
                verb="return",
                kind="return",
                about=("remains", "miner"),
            ),
            id="near-days-and-more-than-the-thing",
        ),
        pytest.param(
            told("a", "The weir gave", verb="give", kind="give", about=("embankment", "way")),
            told("b", "The dyke was breached", verb="breach", kind="breaking", about=("dyke",)),
            id="gave-way",
        ),
        pytest.param(
            told(
                "a",
                "Kelm seized a tug, the Lotte",
                verb="seize",
                kind="seize",
                participants=("Kelm", "Lotte"),
                agents=("Kelm",),
            ),
            told("b", "The Lotte was impounded", verb="impound", kind="impound", participants=("Lotte",)),
            id="one-name-suffers-it",
        ),
        pytest.param(
            told("a", "The nine were freed", 3, verb="free", kind="free"),
            told("b", "the nine singers were released", 4, verb="release", kind="release", about=("singer",)),
            id="the-so-many",
        ),
        pytest.param(
            told(
                "a",
                "cancelled the regatta meeting",
                verb="cancel",
                noun="meeting",
                kind="meeting",
                status="cancelled",
                about=("meeting",),
            ),
            told("b", "the meeting of 3 May", noun="meeting", kind="meeting", about=("meeting",)),
            id="bare-and-cancelled",
        ),
    ],
)
def test_accounts_of_one_deed_are_one_event(one: EventMention, other: EventMention) -> None:
    assert events(one, other) == events(other, one) == 1


@pytest.mark.parametrize(
    "mentions",
    [
        pytest.param(
            (
                told("a", "The dam gave", verb="give", kind="give", about=("dam", "way")),
                told("b", "six men were ordered on to the dam", verb="order", kind="order", about=("men", "dam")),
            ),
            id="another-deed-at-the-dam",
        ),
        pytest.param(
            (
                told(
                    "a",
                    "Kelm seized the Lotte",
                    verb="seize",
                    kind="seize",
                    participants=("Kelm", "Lotte"),
                    agents=("Kelm",),
                ),
                told(
                    "b",
                    "Kelm impounded the Rosa",
                    verb="impound",
                    kind="impound",
                    participants=("Kelm", "Rosa"),
                    agents=("Kelm",),
                ),
            ),
            id="the-doer-is-not-what-suffers",
        ),
        pytest.param(
            (
                told("a", "The cook was fired", verb="fire", kind="attack", about=("cook",)),
                told("b", "a mortar was fired at the inn", verb="fire", kind="attack", about=("mortar", "cook")),
            ),
            id="dismissed-and-shot-at",
        ),
        pytest.param(
            [
                told(
                    "a",
                    "the Sarn Stock Exchange",
                    noun="exchange",
                    about=("cent",),
                    participants=("Sarn Stock Exchange",),
                ),
                told(
                    "b",
                    "the Orsk Stock Exchange",
                    4,
                    noun="exchange",
                    about=("cent",),
                    participants=("Orsk Stock Exchange",),
                ),
            ],
            id="markets",
        ),
        pytest.param(
            [
                told("a", "the choir sang", verb="sing", kind="sing", about=("choir",)),
                told("b", "the mill burnt", verb="burn", kind="burn", about=("mill",)),
            ],
            id="other-things",
        ),
        pytest.param(
            [
                told("a", "the talks failed", verb="fail", kind="fail", about=("talk",)),
                told("b", "the dam burst", verb="burst", kind="breaking", about=("dam",)),
            ],
            id="talks-that-failed",
        ),
        pytest.param(
            [
                told("a", "nets were returned", 4, verb="return", kind="return", about=("net",)),
                told("b", "nets were handed over", 5, verb="hand", kind="hand", about=("net",)),
            ],
            id="near-days-and-only-the-thing",
        ),
        pytest.param(
            [
                told("a", "its post was shelled", verb="shell", kind="attack", about=("post",)),
                told("b", "our posts were bombed", verb="bomb", kind="raiding", about=("post",)),
            ],
            id="each-side-tells-its-own-attack",
        ),
        pytest.param(
            [
                told("a", "it was visited", verb="visit", kind="visit", about=("weir",)),
                told("b", "a march to the weir", noun="march", kind="protest", about=("weir",)),
            ],
            id="other-kinds",
        ),
        pytest.param(
            [
                told("a", "a meeting will be held", verb="hold", noun="meeting", kind="meeting", status="planned"),
                told("b", "the board met", verb="meet", kind="meeting"),
            ],
            id="planned-and-held-meeting",
        ),
    ],
)
def test_accounts_that_may_be_two_stay_two(mentions: list[EventMention]) -> None:
    assert events(*mentions) == len(mentions)


def test_deeds_of_a_document_that_tells_two_are_left_alone_on_near_days() -> None:
    rows = [
        told("a", "two boats were returned", 4, verb="return", kind="return", about=("boat",)),
        told("b", "two boats were handed over", 5, verb="hand", kind="hand", about=("boat",)),
        told("b", "two boats were delivered", 6, verb="deliver", kind="deliver", about=("boat",)),
    ]
    assert events(*rows) == 3


def spanning(document: str, text: str, first: int, last: int, **fields: object) -> EventMention:
    days = date(2031, 5, first), date(2031, 5, last)
    return EventMention(document=document, start=0, end=len(text), text=text, first=days[0], last=days[1], **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mentions", "count"),
    [
        pytest.param(
            (
                told("a", "the closure of 3 May", noun="closure", kind="closure"),
                told("b", "the weir was shut", verb="shut", kind="closure", about=("weir",)),
            ),
            1,
            id="the-only-closure-of-the-day",
        ),
        pytest.param(
            (
                told("a", "the closure of 3 May", noun="closure", kind="closure"),
                told("b", "the weir was shut", verb="shut", kind="closure", about=("weir",)),
                told("b", "the mill was shut", verb="shut", kind="closure", about=("mill",)),
            ),
            3,
            id="one-of-two-closures",
        ),
        pytest.param(
            (
                spanning("a", "closed the weir in May", 1, 31, verb="close", kind="closure", about=("weir",)),
                told("b", "the weir was shut", verb="shut", kind="closure", about=("weir",)),
            ),
            1,
            id="a-day-of-the-month",
        ),
        pytest.param(
            (
                spanning("a", "closed the weir in May", 1, 31, verb="close", kind="closure", about=("weir",)),
                told("b", "the mill was shut", verb="shut", kind="closure", about=("mill",)),
            ),
            2,
            id="another-thing-in-the-month",
        ),
        pytest.param(
            (
                told("a", "Ms Arolen was detained", verb="detain", kind="arrest", participants=("Ms Arolen",)),
                told("b", "Ida Arolen was arrested", 4, verb="arrest", kind="arrest", participants=("Ida Arolen",)),
            ),
            1,
            id="one-person-is-arrested-once",
        ),
        pytest.param(
            (
                told("a", "Ms Arolen was detained", verb="detain", kind="arrest", participants=("Ms Arolen",)),
                told("b", "Ivo Bel was arrested", 4, verb="arrest", kind="arrest", participants=("Ivo Bel",)),
            ),
            2,
            id="two-persons",
        ),
    ],
)
def test_bare_accounts_months_and_arrests_are_joined_where_one_is_meant(
    mentions: tuple[EventMention, ...], count: int
) -> None:
    assert events(*mentions) == count
