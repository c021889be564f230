import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "On 3 May 2031 12 lorries passed the Tarn checkpoint.", ["Tarn checkpoint"], id="object of passing"
        ),
        pytest.param("On 3 May 2031 44 trains used the Osk tunnel.", ["Osk tunnel"], id="object of using"),
        pytest.param("On 3 May 2031 20 men fell in the war with Tarn.", [None], id="a foe is no place"),
        pytest.param("On 3 May 2031 20 men fell in raids by Tarn.", [None], id="who raids is no place"),
        pytest.param(
            "At the Osk checkpoint 12 trucks waited on 3 May 2031.", ["Osk checkpoint"], id="before the number"
        ),
        pytest.param(
            "On 3 May 2031 40 lorries passed the Tarn post. On 4 May 2031 31 lorries passed the post.",
            ["Tarn post", "Tarn post"],
            id="pointed back to",
        ),
        pytest.param("On 3 May 2031 12 patients used the new rules.", [None], id="no place is used"),
        pytest.param(
            "On 3 May 2031 40 boats passed the Sarn lighthouse, of which 12 belonged to the Lantern Guild.",
            ["Sarn lighthouse", "Sarn lighthouse"],
            id="an owner is no place",
        ),
        pytest.param(
            "On 3 May 2031 31 ambulances were from the Red Cross.",
            [None],
            id="a body that something comes from is none",
        ),
        pytest.param(
            "On 3 May 2031 38 vans went to the Strip’s battered north.", [None], id="an owner unnamed is none"
        ),
        pytest.param(
            "On 3 May 2031 38 men fell, according to the NGO Wardens Without Walls.", [None], id="who says so is none"
        ),
        pytest.param(
            "On 3 May 2031 38 men fell in Guild-controlled territory.", [None], id="who holds a place is none"
        ),
        pytest.param(
            "On 3 May 2031 some 400 sheep were lost as a result of the sudden flooding of low pastures and because of broken "
            "dykes and sluices both – in Kestermouthshire.",
            ["Kestermouthshire"],
            id="a name across the limit is not cut",
        ),
        pytest.param(
            "In May 2031 40 vans came from Norwegian ports.", ["from norwegian ports"], id="an adjective with its noun"
        ),
        pytest.param("On 3 May 2031 38 vans crossed into the Strip.", ["Strip"], id="a capital word after into"),
        pytest.param(
            "In May 2031 48 people were killed in Brod (22), Harl (16) and Sarn (10).",
            ["Brod (22), Harl (16) and Sarn", "Brod", "Harl", "Sarn"],
            id="a count in brackets behind each place",
        ),
        pytest.param(
            "The raids in Upper Alm (14), Lower Alm (9), and the Alm Valley (3) led to 26 arrests.",
            ["Upper Alm", "Lower Alm", "Alm Valley", None],
            id="in the subject",
        ),
        pytest.param(
            "In May 2031 48 people were killed in Brod (2).", ["Brod", "Brod"], id="one number is none of a list"
        ),
        pytest.param("On 3 May 2031 two ships left the Black Sea port of Pelm.", ["Pelm"], id="where the port is"),
        pytest.param("On 3 May 2031 12 men fell in the Alm valley town of Osk.", ["Osk"], id="where the town is"),
        pytest.param(
            "On 3 May 2031 12 men fell in the Brod district of Osk.", ["Brod district"], id="a part of the town"
        ),
    ],
)
def test_place_of_a_count(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(text).figures] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Some 3,180 families fled on 3 May, most of them from Tarn.", [None], id="where most are from"),
        pytest.param("The line lost 94 sailings when the Valborg was in dock at Lind.", [None], id="where something else was"),
        pytest.param("Some 12 pupils died when a wall fell in Tarn.", ["Tarn"], id="where they died"),
        pytest.param("Some 40 lorries were stopped when they reached the gate at Tarn.", ["Tarn"], id="where they came to"),
        pytest.param("In Sarvat, 94 herds were counted on 3 May.", ["Sarvat"], id="a name that opens the sentence"),
        pytest.param("In Orlo City, the Cluster has identified 16 camps hosting about 4,500 people.", ["Orlo City", "Orlo City"], id="held to the second count"),
        pytest.param("In Orlo City, 40 lorries came on 3 May, but 12 lorries were counted in Brena.", ["Orlo City", "Brena"], id="another place for the second"),
    ],
)  # fmt: skip
def test_places_behind_a_clause_of_their_own_are_not_the_counts(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(text).figures] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("In Orrin district alone 640 goats died on 3 May.", "Orrin district", id="alone"),
        pytest.param("At the Sotra bridge the team counted 418 carts on 3 May.", "Sotra bridge", id="a place that opens without a comma"),
        pytest.param("In Lund the minister said that 40 ships had been sunk.", None, id="where it was said"),
        pytest.param("On 3 May 47 cooks were killed when shells hit two schools in Tarn.", "Tarn", id="where what killed them struck"),
        pytest.param("On 3 May 1,300 people waited on the Tarsk side.", None, id="a side of another place"),
        pytest.param("At Lund, the report says, 24 nurses were hurt.", "Lund", id="who says so is put in"),
        pytest.param("At Lund, doctors said they had treated 22 miners.", "Lund", id="where those who say it did it"),
        pytest.param("On 3 May it visited the Dorvan camp, where 87 men were being held.", "Dorvan", id="where"),
        pytest.param("Repairs were made at nine stations in Orlo on 3 May.", "Orlo", id="behind another preposition"),
    ],
)  # fmt: skip
def test_place_of_the_clause(text: str, place: str | None) -> None:
    figures = read(text).figures
    assert {figures[0].place, figures[-1].place} == {place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Some 80 men were held in Tarn and Halden.", "Tarn and Halden", id="joined"),
        pytest.param("Some 80 men were held in Tarn and 12 in Halden.", "Tarn", id="each its own"),
        pytest.param("Some 80 men were held in Tarn and Halden was shelled.", "Tarn", id="another clause"),
    ],
)
def test_two_places_joined_are_one_scope(text: str, place: str) -> None:
    assert read(text).figures[0].place == place


def test_all_of_a_place_is_that_place() -> None:
    assert read("On 3 May 2031 44 barns were destroyed throughout Norway.").figures[0].place == "Norway"
