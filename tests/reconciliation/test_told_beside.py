"""Counts that a sentence names inside something else accuse nobody; told for themselves they still do."""

from pathlib import Path

import pytest

from tests.reconciliation.test_false_alarm_families import accusations

DAY = "On 6 July 2031, {count} in Olm."

SILENT = {
    # What somebody or something was there to do.
    "purpose": ("Two ferries put in at Olm on 6 July 2031 to evacuate 340 tourists.", "25 tourists were evacuated"),
    "asked": ("On 6 July 2031 the pilots were asked to evacuate 340 tourists from Olm.", "25 tourists were evacuated"),
    "lacking": ("On 6 July 2031 there was no fuel to evacuate 340 tourists from Olm.", "25 tourists were evacuated"),
    "unable": (
        "The line regrets being unable to evacuate 340 tourists from Olm on 6 July 2031.",
        "25 tourists were evacuated",
    ),
    "not to": (
        "The board was right on 6 July 2031 not to dismiss 90 clerks in Olm.",
        "8 clerks were dismissed",
    ),
    # What was weighed and not done.
    "against": ("The board spoke on 6 July 2031 against dismissing 90 clerks in Olm.", "8 clerks were dismissed"),
    "considered": ("The board considered dismissing 90 clerks in Olm on 6 July 2031.", "8 clerks were dismissed"),
    "idea": ("The idea of dismissing 90 clerks in Olm was dropped on 6 July 2031.", "8 clerks were dismissed"),
    "subject": ("Dismissing 90 clerks in Olm on 6 July 2031 was out of the question.", "8 clerks were dismissed"),
    # What was only said or feared.
    "story": ("The story of 60 pupils poisoned in Olm on 6 July 2031 is not ours.", "4 pupils were poisoned"),
    "parted": ("A rumour, heard on 6 July 2031, of 60 pupils poisoned in Olm was spread.", "4 pupils were poisoned"),
    "headline": ("“Seventy barns burned in Olm on 6 July 2031”: so ran a headline.", "9 barns were burned"),
    "words of one": ("One paper wrote on 6 July 2031 of “seventy barns burned” in Olm.", "9 barns were burned"),
    # The other side of a comparison.
    "than the": (
        "More people died in Olm on 6 July 2031 than the 70 who died there in 2018.",
        "110 people died",
    ),
    "as the": ("As many people died in Olm on 6 July 2031 as the 70 who died in 2018.", "110 people died"),
    # Not all, and of each.
    "all but": ("All but 12 of the 90 coaches arrived in Olm on 6 July 2031.", "78 coaches arrived"),
    "all 90 but": ("All 90 coaches but 12 arrived in Olm on 6 July 2031.", "78 coaches arrived"),
    "except": ("The 90 coaches, except 12, arrived in Olm on 6 July 2031.", "78 coaches arrived"),
    "exception": ("With the exception of 12, the 90 coaches arrived in Olm on 6 July 2031.", "78 coaches arrived"),
    "most": ("Most of the 90 coaches arrived in Olm on 6 July 2031.", "70 coaches arrived"),
    "half": ("Half of the 90 coaches arrived in Olm on 6 July 2031.", "45 coaches arrived"),
    "three of ten": ("Three of every ten of the 90 coaches arrived in Olm on 6 July 2031.", "27 coaches arrived"),
    "each": ("Each of the 12 patrols stopped 20 cars in Olm on 6 July 2031.", "240 cars were stopped"),
    "in each": ("In each of the six wards of Olm 20 cars were stopped on 6 July 2031.", "120 cars were stopped"),
    "every one": ("Every one of the six patrols stopped 20 cars in Olm on 6 July 2031.", "120 cars were stopped"),
    # What was done before the day on which somebody is judged, thanked or honoured for it, or speaks of it.
    "fined for": ("On 6 July 2031 a farmer in Olm was fined for felling 90 oaks.", "8 oaks were felled"),
    "charged with": ("On 6 July 2031 two men in Olm were charged with felling 90 oaks.", "8 oaks were felled"),
    "having": ("Having rescued 90 hikers in Olm, the crew was thanked on 6 July 2031.", "8 hikers were rescued"),
    "man who": ("The farmer who felled 90 oaks in Olm was fined on 6 July 2031.", "8 oaks were felled"),
    "a man who": ("A farmer who felled 90 oaks in Olm was fined on 6 July 2031.", "8 oaks were felled"),
    "anniversary": (
        "On 6 July 2031 Olm marked the anniversary of the fire that killed 90 people.",
        "8 people were killed",
    ),
    "in which": ("On 6 July 2031 a court freed the driver of the bus in which 90 people died in Olm.", "8 people died"),
    "fire which": (
        "The fire, in which 90 people were killed, was debated in Olm on 6 July 2031.",
        "8 people were killed",
    ),
    "came to": ("On 6 July 2031 the queen came to Olm, where 90 people were killed.", "8 people were killed"),
    "after": ("On 6 July 2031 the queen came to Olm after 90 people were killed there.", "8 people were killed"),
    "which had": ("The crew, which had rescued 90 hikers in Olm, was thanked on 6 July 2031.", "8 hikers were rescued"),
    "weeks before": (
        "On 6 July 2031 Olm was quiet. Only weeks before, 90 people had been killed there.",
        "8 people were killed",
    ),
    "evicted": ("On 6 July 2031, the 90 tenants evicted in Olm marched.", "8 tenants were evicted"),
    "looking for": (
        "On 6 July 2031 police in Olm were looking for 25 children abducted from a school.",
        "3 children were abducted",
    ),
    "as in": (
        "As in 2024, when 500 fans were injured in Olm, the ground was shut on 6 July 2031.",
        "20 fans were injured",
    ),
    # What belongs to another world: a drill, a novel, a plan, hearsay.
    "drill": (
        "In a drill held in Olm on 6 July 2031, 200 people were evacuated from a tower.",
        "12 people were evacuated",
    ),
    "novel": ("The novel opens in Olm on 6 July 2031, the day 200 rebels are hanged.", "12 rebels were hanged"),
    "under which": (
        "The league boasts of plans under which 700 pickers were housed in Olm on 6 July 2031.",
        "80 pickers were housed",
    ),
    "for to": ("For 45 captives to be freed in Olm on 6 July 2031, both envoys had to sign.", "6 captives were freed"),
    "was claimed": (
        "Some 300 houses were flooded in Olm on 6 July 2031, it was claimed; the mayor knows of none.",
        "40 houses were flooded",
    ),
    "told to say": (
        "They wanted us to say that 60 villagers were beaten in Olm on 6 July 2031.",
        "7 villagers were beaten",
    ),
    "closer to": ("The envoys left Olm on 6 July 2031 no closer to freeing 33 sailors.", "5 sailors were freed"),
    "tell how": (
        "Nobody could tell a court on 6 July 2031 how 75 rifles came to be lost in Olm.",
        "8 rifles were lost",
    ),
    # What nearly came about, or was asked for.
    "escaped": ("On 6 July 2031, 90 tenants narrowly escaped being evicted in Olm.", "8 tenants were evicted"),
    "demanded": ("On 6 July 2031, 90 tenants in Olm demanded to be rehoused.", "8 tenants were rehoused"),
    "nearly": ("On 6 July 2031, 90 tenants were nearly evicted in Olm.", "8 tenants were evicted"),
    # What befell them before.
    "recalled": (
        "Speakers at the rally in Olm on 6 July 2031 recalled the 120 dockers dismissed there.",
        "9 dockers were dismissed",
    ),
    "theirs": ("On 6 July 2031 lawyers of the 90 people arrested in Olm filed a complaint.", "12 people were arrested"),
}

ACCUSED = {
    "managed": ("On 6 July 2031 the line managed to evacuate 340 tourists from Olm.", "25 tourists were evacuated"),
    "forced": (
        "On 6 July 2031 the fire forced the line to evacuate 340 tourists from Olm.",
        "25 tourists were evacuated",
    ),
    "by": ("By dismissing 90 clerks in Olm on 6 July 2031 the board broke the law.", "8 clerks were dismissed"),
    "dismissing": ("On 6 July 2031 the board broke its word, dismissing 90 clerks in Olm.", "8 clerks were dismissed"),
    "poisoned": ("On 6 July 2031, 60 pupils were poisoned in Olm, and rumours spread.", "4 pupils were poisoned"),
    "more than ever": ("More people died in Olm on 6 July 2031 than ever: 70 people died.", "110 people died"),
    "a fire that": ("On 6 July 2031 a fire that killed 90 people swept Olm.", "8 people were killed"),
    "a school": ("On 6 July 2031 a shell hit a school in Olm, where 90 people were killed.", "8 people were killed"),
    "an explosion": (
        "On 6 July 2031 there was an explosion in which 90 people were killed in Olm.",
        "8 people were killed",
    ),
    "fire on": ("The fire on 6 July 2031 that killed 90 people in Olm was an accident.", "8 people were killed"),
    "who had": ("On 6 July 2031 police arrested 90 people who had blocked a road in Olm.", "8 people were arrested"),
    "before after": ("On 6 July 2031, 90 people were killed in Olm after a dam broke.", "8 people were killed"),
    "in the drill hall": (
        "On 6 July 2031, 200 people were evacuated from the drill hall in Olm.",
        "12 people were evacuated",
    ),
    "when": ("On 6 July 2031, when the dam broke, 300 houses were flooded in Olm.", "40 houses were flooded"),
    "where": ("On 6 July 2031, 70 people died in Olm, where the river rose.", "110 people died"),
}


def _documents(one: str, other: str) -> list[list[str]]:
    return [
        ["Ministry of Ports", "2031-07-20", one],
        ["Carters Union", "2031-07-20", DAY.format(count=other)],
    ]


@pytest.mark.parametrize("case", SILENT.values(), ids=SILENT)
def test_a_count_named_inside_something_else_accuses_nobody(tmp_path: Path, case: tuple[str, str]) -> None:
    assert accusations(tmp_path, _documents(*case)) == []


@pytest.mark.parametrize("case", ACCUSED.values(), ids=ACCUSED)
def test_a_count_told_for_itself_still_clashes(tmp_path: Path, case: tuple[str, str]) -> None:
    assert len(accusations(tmp_path, _documents(*case))) == 1
