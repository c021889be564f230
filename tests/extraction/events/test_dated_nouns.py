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
        pytest.param("On 31 March 2031 the hospital had 72 patients.", id="level"),
        pytest.param("On 31 March 2031 there were 40 lorries in the yard.", id="there-were"),
        pytest.param("The stock was 10 kg, an increase of 7.6 kg since April.", id="increase-since"),
    ],
)
def test_rank_or_level_or_comparison_is_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("In April the port shipped 90 tonnes, down 52% from March.", "2031-04-01", id="down-from"),
        pytest.param(
            "Revenue fell to 85 million on 3 May 2031, from 93 million a year earlier.", "2031-05-03", id="from-a-year"
        ),
        pytest.param("Families from 3 villages were moved on 3 May 2031.", "2031-05-03", id="from-villages"),
    ],
)
def test_date_of_what_a_number_is_held_against_is_left_out(text: str, day: str) -> None:
    assert [str(mention.first) for mention in told(text)] == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Troops of Operation Lune, on 7 May 2031, attacked the camp.", "attack", id="set-off-by-commas"),
        pytest.param("The bombs went off at once on 7 May 2031.", "explosion", id="went-off"),
        pytest.param("Talks broke off at noon on 7 May 2031.", "halt", id="broke-off"),
        pytest.param("Clerks gathered evidence on 7 May 2031.", "collect", id="gathered-evidence"),
        pytest.param("Bakers gathered in the square on 7 May 2031.", "protest", id="gathered"),
        pytest.param("On 7 May 2031 the guard used a water cannon against the boat.", "hose", id="water-cannon"),
        pytest.param("The gun was found in a thickly wooded, steep valley on 7 May 2031.", "find", id="wooded"),
    ],
)
def test_deed_of_the_clause_is_found(text: str, kind: str) -> None:
    assert [mention.kind for mention in told(text)] == [kind]


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
