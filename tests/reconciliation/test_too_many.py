"""A part that is larger than the one whole that its words leave is told, as a tension where words only point at the whole."""

from pathlib import Path

import pytest

from tests.reconciliation.test_rule_pairs import findings as written


def told(folder: Path, text: str) -> list[str]:
    found = written(folder, [["Harl Post", "2031-06-05", text]])
    return [one.relation for one in found if one.relation in ("tension", "contradiction")]


@pytest.mark.parametrize(
    "text",
    [
        "Police in Selm fined 60 drivers, 71 of them for speeding.",
        "The league sent 96 monitors, 120 of them women.",
        "The report lists 60 deaths (71 of them of children).",
        "In the fire 60 people were hurt, 71 of whom were pupils.",
        "Of the 60 kilns, 71 were cold.",
        "The board hired 40 people, including 52 women.",
        "On 7 May 2031, 20 miners were poisoned in Selm, including 26 apprentices.",
        "In April 60 barges called at Selm, of which 71 were empty.",
    ],
)
def test_part_larger_than_its_whole(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == ["tension"]


def test_so_many_of_fewer_leaves_no_other_reading(tmp_path: Path) -> None:
    assert told(tmp_path, "Inspectors sealed 71 of the 60 kilns.") == ["contradiction"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Police in Selm fined 60 drivers, 51 of them for speeding.", id="it fits"),
        pytest.param("The miners went home in 12 buses, 30 of them with burns.", id="held by a preposition"),
        pytest.param("Families of miners blocked 12 lorries, 20 of them with children.", id="others before it"),
        pytest.param("Some 300 people came. A guard counted 12 buses, 30 of them having walked.", id="a whole before"),
        pytest.param("The brigade freed 300 people and 12 dogs, 40 of them hurt.", id="two counts before it"),
        pytest.param("Two boats sank, 80 of whom were pulled out.", id="far more"),
        pytest.param("Of the 60 kilns, 71 per cent were cold.", id="a share"),
        pytest.param("Of the 60 kilns, 71 bricks were left.", id="other things"),
        pytest.param("The board hired 40 people, including for 52 weeks.", id="a length"),
        pytest.param("Some 60 families were moved, 85 of them children.", id="members of groups"),
        pytest.param("In Selm 12 teams were searching, 31 of them divers.", id="members of teams"),
        pytest.param("The judges heard 31 of the 12 defendants' witnesses.", id="what belongs to the whole"),
        pytest.param("Of the 27 member states’ envoys, 31 came to Selm.", id="what belongs to the whole, before it"),
        pytest.param("Inspectors sealed 71 of the 60 or so kilns.", id="about so many"),
        pytest.param("The ward freed 71 of the 60-odd prisoners.", id="so many, and odd"),
        pytest.param("Of the 40 halls, 66 has the best stage.", id="the name of one"),
        pytest.param("Of the 12 divisions, 21 and 24 have been disbanded.", id="the names of two"),
        pytest.param("Selm counts 40 wells, 66 of them if private ones are added.", id="would be"),
        pytest.param("The rebels gave up 40 rifles, 66 of them had been demanded.", id="was asked for"),
        pytest.param("The board has 96 posts, including 120 part-time posts counted as half.", id="counted otherwise"),
        pytest.param("The town has 60 kilns, and 71 were built elsewhere.", id="no part"),
    ],
)
def test_what_is_no_part_of_it_stays_silent(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []
