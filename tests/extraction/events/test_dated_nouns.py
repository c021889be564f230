"""To which word of its sentence a date belongs, and second deeds of a clause."""

import pytest

from tests.extraction.events.test_events import told


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        pytest.param(
            "Officials said an ambush near Dorva on 3 May 2031 had hurt nobody.", "attack", "ambush", id="said"
        ),
        pytest.param("The mayor said the march on 3 May 2031 had been peaceful.", "protest", "march", id="said-the"),
        pytest.param("We regret the leak of brine at Tarn on 3 May 2031.", "accident", "leak", id="present"),
        pytest.param("The board has condemned the attack on 3 May 2031.", "attack", "attack", id="perfect"),
        pytest.param(
            "The office has opened an inquiry into the rupture of the Norn pipeline on 3 May 2031.",
            "accident",
            "rupture",
            id="inquiry",
        ),
        pytest.param("The ambush of the convoy on 3 May 2031 is under review.", "attack", "ambush", id="of-an-event"),
        pytest.param("The collapse of the mill on 3 May 2031 hurt nine.", "accident", "collapse", id="collapse"),
        pytest.param("The collapse of the talks on 3 May 2031 hurt trade.", "dissolution", "collapse", id="of-talks"),
        pytest.param(
            "In addition to the shelling, three orders were issued on 3 May 2031.", "statement", "order", id="opening"
        ),
    ],
)
def test_date_belongs_to_the_noun(text: str, kind: str, word: str) -> None:
    assert [(mention.kind, mention.noun) for mention in told(text)] == [(kind, word)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The ministry announced the truce on 3 May 2031.", "statement", id="announced"),
        pytest.param("The mayor said on 3 May 2031 that the march was peaceful.", "statement", id="said-on"),
        pytest.param("Brine leaked from the Hestra works on 3 May 2031.", "leak", id="a-plant"),
        pytest.param("On 3 May 2031 some 700 people stood in line, Ana Bel told us.", "stand", id="stood"),
        pytest.param("Aid workers gave food and cash relief to 90 families on 3 May 2031.", "give", id="cash"),
    ],
)
def test_date_belongs_to_the_verb(text: str, kind: str) -> None:
    assert [mention.kind for mention in told(text)] == [kind]


def test_day_with_an_owner_dates_what_it_owns() -> None:
    found = told("With the results of Saturday's election in hand, Ana Bel has taken the lead.")
    assert [(mention.kind, str(mention.first)) for mention in found] == [("election", "2031-08-16")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The strike was the longest in the yard this year.", id="longest"),
        pytest.param("The shooting was the third in Tarn this month.", id="third"),
    ],
)
def test_span_among_which_events_are_counted_dates_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "second", "agents", "patients"),
    [
        pytest.param(
            "On 3 May 2031 police entered the camp and arrested two medics.", "arrest", (), ("medic",), id="arrest"
        ),
        pytest.param(
            "On 3 May 2031 the vessel Orlan ignored all warnings and collided with the cutter Petrel.",
            "crash",
            ("Orlan",),
            (),
            id="collision",
        ),
        pytest.param(
            "On 3 May 2031 the lorry was stopped and searched by guards.", "search", (), ("lorry",), id="passive"
        ),
    ],
)
def test_second_deed_of_the_clause_has_the_day(
    text: str, second: str, agents: tuple[str, ...], patients: tuple[str, ...]
) -> None:
    found = [mention for mention in told(text) if mention.kind == second]
    assert [(str(m.first), m.agents, m.patients) for m in found] == [("2031-05-03", agents, patients)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police entered the camp and arrested two medics on 3 May 2031.", id="day-of-the-second"),
        pytest.param("On 3 May 2031 police entered the camp and later arrested two medics.", id="later"),
        pytest.param("On 3 May 2031 the council met and the mayor resigned.", id="another-subject"),
        pytest.param("On 3 May 2031 the army denied that it entered and shelled the camp.", id="denied"),
        pytest.param("On 3 May 2031 the mayor praised the crew and two men arrested on Friday.", id="participle"),
    ],
)
def test_second_deed_of_another_time_or_voice_is_left_out(text: str) -> None:
    assert len([mention for mention in told(text) if str(mention.first) == "2031-05-03"]) == 1
