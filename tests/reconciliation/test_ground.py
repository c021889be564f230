"""Accounts told in words of their own: what still sets one against another, and what does not."""

from pathlib import Path

import pytest

from countersay import examine
from tests.corpora import write_corpus
from tests.reconciliation.test_false_alarm_families import accusations

HARL, ODRAVA = ["Harl Bureau", "2029-06-02"], ["Odrava Institute", "2029-06-09"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 3 May 2029, 51 people were killed in Harl.",
            "According to an initial review, 17 people were killed in Harl on 3 May 2029.",
            id="words about the source set nothing apart",
        ),
        pytest.param(
            "On 3 May 2029 in Harl, 17 people were detained in connection with the demonstration.",
            "On 3 May 2029, 51 people were detained in Harl. The demonstration lasted two hours.",
            id="an event that both texts tell of sets nothing apart",
        ),
        pytest.param(
            "On 3 May 2029, 390 trams were inspected in Harl after heavy winter traffic.",
            "On 3 May 2029, 402 trams were inspected in Harl under the new timetable.",
            id="each in words of its own, and numbers that lie near each other",
        ),
        pytest.param(
            "On 3 May 2029 shells hit the port of Harl. As a result, nine dockers were killed.",
            "On 3 May 2029, six dockers were killed in Harl.",
            id="place taken from the event just told",
        ),
        pytest.param(
            "Between 1 and 9 May 2029, 240 people were detained in Harl in connection with the demonstrations.",
            "Thousands marched. Between 1 and 9 May 2029, 402 people were detained in Harl.",
            id="an event that the other text names by another word",
        ),
        pytest.param(
            "Since March 2029, 990 raids on barns have been recorded in Harl. In May 2029, 402 raids were recorded in Harl.",
            "In May 2029, 310 raids on barns were documented in Harl.",
            id="a complement left out the second time",
        ),
        pytest.param(
            "The Velm bridge was open. On 3 May 2029, 801 people crossed the bridge.",
            "On 3 May 2029, 640 people crossed the Velm bridge.",
            id="a name taken up by its last word",
        ),
        pytest.param(
            "On 3 May 2029, 21 ships sailed.",
            "On 3 May 2029, 14 ships left.",
            id="a ship that leaves is no victim",
        ),
        pytest.param(
            "On 3 May 2029, 61,500 voters took part in the election in the whole of the country.",
            "On 3 May 2029, 34,000 voters took part in the election.",
            id="the whole country is no part",
        ),
    ],
)
def test_different_words_leave_a_question(tmp_path: Path, one: str, other: str) -> None:
    assert len(accusations(tmp_path, [[*HARL, one], [*ODRAVA, other]])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "In 2028, 410 pupils of Harl passed the oral test.",
            "In 2028, 395 pupils of Harl passed the written test.",
            id="one word differs on each side",
        ),
        pytest.param(
            "On 3 May 2029, 390 trams were inspected in Harl after heavy winter traffic.",
            "On 3 May 2029, 120 trams were inspected in Harl under the new timetable.",
            id="each in words of its own, and numbers far apart",
        ),
        pytest.param(
            "Since March 2029, 990 sales of barns were recorded in Harl. In May 2029, 402 sales were recorded.",
            "In May 2029, 31 sales of sheep were recorded in Harl.",
            id="another complement",
        ),
        pytest.param(
            "The mill of Harl burnt. On 3 May 2029, 31 people were inside the mill.",
            "On 3 May 2029, 14 people were inside the mill. It stands in Odrava.",
            id="the mill of two places",
        ),
        pytest.param(
            "In May 2029, 310 trams were checked in the whole country.",
            "In May 2029, 95 trams were checked.",
            id="the whole country and nobody knows where",
        ),
    ],
)
def test_words_that_set_apart_keep_silent(tmp_path: Path, one: str, other: str) -> None:
    assert accusations(tmp_path, [[*HARL, one], [*ODRAVA, other]]) == []


MINISTRY, AUDIT = ["Transport Ministry", "2029-06-02"], ["Court of Auditors", "2029-06-09"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            [*MINISTRY, "From 1 January to 31 March 2029 the Ministry spent 160 million crowns on bridges."],
            [*AUDIT, "From 1 January to 31 March 2029 the Ministry spent 98 million crowns on bridges."],
            id="the ministry of another's text is the only one there is",
        ),
        pytest.param(
            ["Harbour Authority", "2029-06-02", "In May 2029 the Authority spent 61 million crowns on the quays."],
            ["Dockers' League", "2029-06-09", "In May 2029 the Authority spent 40 million crowns on the quays."],
            id="the authority",
        ),
        pytest.param(
            ["Harl Council", "2029-06-02", "On 3 May 2029, 74 school buses were in service."],
            ["Parents' League", "2029-06-09", "We counted 51 school buses in service on 3 May 2029."],
            id="we who counted have no buses",
        ),
        pytest.param(
            ["Harl Library", "2029-06-02", "On 3 May 2029, 90 shelves were out of use."],
            ["Readers' League", "2029-06-09", "On 3 May 2029 we counted 40 shelves out of use."],
            id="we who counted have no shelves",
        ),
        pytest.param(
            ["Hospital Board", "2029-06-02", "On 3 May 2029, 14 per cent of nurses took part in the strike."],
            ["Nurses' Union", "2029-06-09", "Sixty per cent of nurses took part in the strike on 3 May 2029."],
            id="shares of one kind",
        ),
        pytest.param(
            ["Water Board", "2029-06-02", "On 3 May 2029 the reservoir stood at 98 per cent of capacity."],
            ["Anglers' Club", "2029-06-09", "On 3 May 2029 the reservoir was at 81 per cent of capacity."],
            id="shares with verbs that say no more than is",
        ),
    ],
)
def test_words_for_who_counts_or_who_it_is_set_nothing_apart(tmp_path: Path, one: list[str], other: list[str]) -> None:
    assert len(accusations(tmp_path, [one, other])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            [
                "Transport Ministry",
                "2029-06-02",
                "From 1 January to 31 March 2029 the Ministry spent 160 million crowns on bridges.",
            ],
            [
                "Health Ministry",
                "2029-06-09",
                "From 1 January to 31 March 2029 the Ministry spent 98 million crowns on bridges.",
            ],
            id="two ministries",
        ),
        pytest.param(
            ["Lorn Insurance Company", "2029-06-02", "In May 2029 the company settled 187 claims for hail damage."],
            ["Osk Insurance Company", "2029-06-09", "In May 2029 the company settled 411 claims for hail damage."],
            id="two companies",
        ),
        pytest.param(
            ["Harl Council", "2029-06-02", "On 3 May 2029, 74 school buses were in service."],
            ["Odrava Council", "2029-06-09", "On 3 May 2029 we had 51 school buses in service."],
            id="we who have buses",
        ),
        pytest.param(
            ["Hospital Board", "2029-06-02", "On 3 May 2029, 14 per cent of nurses took part in the strike."],
            ["Nurses' Union", "2029-06-09", "On 3 May 2029, 60 per cent of doctors took part in the strike."],
            id="shares of others",
        ),
        pytest.param(
            ["Hospital Board", "2029-06-02", "On 3 May 2029, 14 per cent of patients were satisfied with the food."],
            ["Nurses' Union", "2029-06-09", "On 3 May 2029, 60 per cent of patients were satisfied with the nurses."],
            id="shares with words of their own",
        ),
        pytest.param(
            ["Water Board", "2029-06-02", "In April 2029, 14 per cent of wells in Harl were dry."],
            ["Anglers' Club", "2029-06-09", "In April 2029, 60 per cent of wells in Odrava were dry."],
            id="shares at two places",
        ),
    ],
)
def test_bodies_shares_and_places_that_may_be_others_keep_silent(
    tmp_path: Path, one: list[str], other: list[str]
) -> None:
    assert accusations(tmp_path, [one, other]) == []


def moved_on(folder: Path, *texts: list[str]) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {day}\n'
        for place, (issuer, day, _) in enumerate(texts)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, _, text) in enumerate(texts)}
    record = examine([write_corpus(folder, {**files, "corpus.toml": settings})])
    return [one.relation for one in record.findings if one.relation in ("revision", "later_update", "refinement")]


@pytest.mark.parametrize(
    ("issuer", "firm", "moved"),
    [
        ("Harl Gazette", "Northbell", []),
        ("Harl Gazette", "Kirton", ["revision"]),
        ("Kirton", "Kirton", ["revision"]),
    ],
)
def test_paper_replaces_no_profit_by_that_of_another_firm(
    issuer: str, firm: str, moved: list[str], tmp_path: Path
) -> None:
    town = "Dorv" if firm == "Northbell" else "Harl"
    one = [issuer, "2029-06-02", "Kirton of Harl is in trouble. Profit was 41 million euros in 2028."]
    other = [issuer, "2029-06-09", f"{firm} of {town} is in trouble. Profit was 96 million euros in 2028."]
    assert moved_on(tmp_path, one, other) == moved


@pytest.mark.parametrize(
    ("one", "other", "accuses"),
    [
        pytest.param("400 weavers are on strike", "200 weavers are on leave", False, id="other states"),
        pytest.param("400 weavers are on strike", "200 weavers are on strike", True, id="one state"),
        pytest.param("50,000 homes are without power", "30,000 homes are without water", False, id="other wants"),
    ],
)
def test_levels_of_other_states_are_of_other_matters(tmp_path: Path, one: str, other: str, accuses: bool) -> None:
    documents = [
        ["Harl Council", "2029-06-02", f"In Harl {one}."],
        ["Weavers' League", "2029-06-02", f"In Harl {other}."],
    ]
    assert bool(accusations(tmp_path, documents)) == accuses


@pytest.mark.parametrize(
    ("one", "other", "accuses"),
    [
        pytest.param(
            "224 people, 32 women and 192 men, were killed by gunfire in Osk",
            "108 people, 8 women and 100 men, were killed in prisons in Osk",
            False,
            id="a total and its parts, killed otherwise",
        ),
        pytest.param(
            "224 people, 32 women and 192 men, were killed by gunfire in Osk",
            "108 people, 8 women and 100 men, were killed by gunfire in Osk",
            True,
            id="killed alike",
        ),
        pytest.param(
            "40 tonnes of flour and 12 tonnes of rice were sent to schools",
            "61 tonnes of flour and 30 tonnes of rice were sent to hospitals",
            False,
            id="goods sent elsewhere",
        ),
        pytest.param(
            "police arrested 40 men, 12 women and three minors for theft in Osk",
            "police arrested 61 men, 20 women and nine minors for arson in Osk",
            False,
            id="arrested for other deeds",
        ),
        pytest.param(
            "there were 40 fires and 12 floods caused by lightning in Osk",
            "there were 61 fires and 30 floods caused by arson in Osk",
            False,
            id="other causes",
        ),
        pytest.param(
            "40 villagers, most of them women, were held by the army in Osk",
            "61 villagers, most of them men, were held by the police in Osk",
            False,
            id="an aside before the verb",
        ),
        pytest.param(
            "40 teachers were dismissed without notice in Osk",
            "61 teachers were dismissed with notice in Osk",
            False,
            id="with and without",
        ),
        pytest.param(
            "40 tonnes of flour and 12 tonnes of rice were sent to schools",
            "61 tonnes of flour and 30 tonnes of rice were sent to schools",
            True,
            id="goods sent to the same",
        ),
    ],
)
def test_counts_with_one_verb_share_what_is_said_behind_it(tmp_path: Path, one: str, other: str, accuses: bool) -> None:
    documents = [
        ["Harl Council", "2031-06-02", f"From 1 to 20 May 2031, {one}."],
        ["Grain League", "2031-06-02", f"From 1 to 20 May 2031, {other}."],
    ]
    assert bool(accusations(tmp_path, documents)) == accuses
