"""Clauses that share a verb and a noun and tell of other deeds, or of a part: silent; the same deed in other order clashes."""

from pathlib import Path

import pytest

from tests.reconciliation.test_false_alarm_families import accusations

FERRY, COUNCIL = ["Ferry Board", "2032-06-02"], ["Council of Brod", "2032-06-09"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In May 2032, 60 pilots walked in Brod.", "In May 2032, 14 pilots in Brod walked out."),
        ("In 2031, 70 notaries in Brod struck.", "In 2031, 12 notaries in Brod were struck off the list."),
        ("In May 2032 the yard took on 31 welders.", "In May 2032 the yard took 12 welders off the rota."),
        ("In 2031, 400 vintners in Brod were paid premiums.", "In 2031, 31 vintners in Brod paid back premiums."),
        ("In 2031, 400 vintners in Brod were paid premiums.", "In 2031, 31 vintners in Brod paid premiums."),
        ("In May 2032 wardens shot 14 poachers in Brod.", "In May 2032 wardens shot at 41 poachers in Brod."),
        ("In May 2032 burglars took 20 vans in Brod.", "In May 2032 burglars took tools from 90 vans in Brod."),
        (
            "In May 2032, 900 citizens of Brod marched for the canal.",
            "In May 2032, 300 citizens of Brod marched against the canal.",
        ),
        ("In May 2032, 70 bodies were found in the Orm.", "In May 2032, 12 bodies were identified in the Orm."),
        ("In May 2032, 70 pupils in Brod asked for books.", "In May 2032, 24 pupils in Brod asked for milk."),
        (
            "In May 2032, 70 cadets in Brod complained of hunger.",
            "In May 2032, 24 cadets in Brod complained about marches.",
        ),
        (
            "The collapse of 4 May 2032 in Brod buried 31 people.",
            "The collapse of 4 May 2032 in Brod buried six people, painters from Harl.",
        ),
        (
            "The collapse of 4 May 2032 in Brod hurt 31 people.",
            "The collapse of 4 May 2032 in Brod hurt six people, all of them painters.",
        ),
        (
            "In May 2032, 80 cadets in Brod refused meals.",
            "In May 2032, 9 cadets in Brod refused meals for more than a week.",
        ),
        ("In May 2032, 700 hens in Brod got a dose.", "In May 2032, 300 hens in Brod got a third dose."),
        ("In May 2032, 820 sailors in Brod gave blood.", "In May 2032, 260 sailors in Brod got blood."),
        ("In May 2032, 70 gliders fell in Brod.", "In May 2032, 14 gliders landed in Brod."),
        ("The gale of 4 May 2032 damaged 70 barns in Brod.", "The gale of 4 May 2032 destroyed 14 barns in Brod."),
    ],
)
def test_other_deeds_and_parts_are_no_clash(tmp_path: Path, one: str, other: str) -> None:
    assert accusations(tmp_path, [[*FERRY, one], [*COUNCIL, other]]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gale of 4 May 2032 sank 14 boats in Brod.", "In the gale of 4 May 2032, 22 boats sank in Brod."),
        ("In May 2032, 14 schools in Brod closed down.", "In May 2032, 31 schools in Brod closed."),
        ("In May 2032, 70 cadets in Brod asked for milk.", "In May 2032, 24 cadets asked for milk in Brod."),
        ("In 2031, 400 vintners in Brod were paid premiums.", "In 2031, 260 vintners were paid premiums in Brod."),
        ("In May 2032 wardens shot 14 poachers in Brod.", "In May 2032, 31 poachers were shot by wardens in Brod."),
        (
            "In May 2032, 9 cadets in Brod refused meals.",
            "In May 2032, 80 cadets in Brod refused meals for more than a week.",
        ),
        ("In May 2032, 9 surveyors were kidnapped in Brod.", "In May 2032, 21 surveyors were abducted in Brod."),
        (
            "In May 2032, 90 miners in Brod were admitted to hospital.",
            "In May 2032, 31 miners in Brod were hospitalised.",
        ),
        ("In 2031, 90 clerks in Brod were sacked.", "In 2031, 131 clerks in Brod were dismissed."),
        ("In May 2032, 77 shells fell on Brod.", "In May 2032, 131 shells landed in Brod."),
        ("In May 2032, 900 goats in Brod were vaccinated.", "In May 2032, 400 goats in Brod received vaccinations."),
        ("In May 2032, 70 bodies were identified in the Orm.", "In May 2032, 12 bodies were identified in the Orm."),
    ],
)
def test_one_deed_in_other_words_clashes(tmp_path: Path, one: str, other: str) -> None:
    assert len(accusations(tmp_path, [[*FERRY, one], [*COUNCIL, other]])) == 1


def test_what_a_verb_says_itself_narrows_nothing(tmp_path: Path) -> None:
    said = "On 4 May 2032, 12 divers in Brod lost their lives.", "On 4 May 2032, 31 divers in Brod were killed."
    assert len(accusations(tmp_path, [["Ferry Board", "2032-06-09", said[0]], [*COUNCIL, said[1]]])) == 1
