import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Six people were killed and 31 were wounded in Brena on 3 May 2031.", ["Brena", "Brena"]),
        ("On 3 May 2031 some 40 boats were sunk and 12 were damaged in Port Sarn.", ["Port Sarn", "Port Sarn"]),
        ("Six people were killed in Orlo, and 31 were wounded in Brena on 3 May 2031.", ["Orlo", "Brena"]),
        ("The Ministry counted six boats; 31 were damaged in Brena on 3 May 2031.", [None, "Brena"]),
    ],
)
def test_what_ends_the_sentence_holds_for_both_joined_clauses(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(text).figures] == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On 3 May 2031 the army shelled the town of Brena. As a result, nine people were killed.", "Brena"),
        ("A fire broke out in Port Sarn on 3 May 2031. In the fire 40 houses were destroyed.", "Port Sarn"),
        (
            "On 3 May 2031 the army shelled the port of Brena and the town of Orlo. As a result, nine people were killed.",
            None,
        ),
        ("On 3 May 2031 the minister visited Brena. Nine people were killed on Monday.", None),
    ],
)
def test_place_of_the_event_just_told_is_assumed(text: str, place: str | None) -> None:
    figure = next(figure for figure in read(text).figures if figure.value in (9, 40))
    assert figure.place == place
    assert ("place" in figure.assumed) == (place is not None)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "The crash at Brena on 3 May, in which 19 people were hurt, is being examined.", "Brena", id="crash"
        ),
        pytest.param("The fire in Odrava on 3 May, during which four men died, began in a shed.", "Odrava", id="fire"),
        pytest.param("The council met at Brena on 3 May, after 19 people were hurt.", None, id="no event"),
        pytest.param("The crash at Brena was told of in a report, and 19 people were hurt.", None, id="no which"),
    ],
)
def test_what_happened_in_an_event_has_its_place(text: str, place: str | None) -> None:
    assert [one.place for one in read(text).figures][-1] == place


@pytest.mark.parametrize(
    ("text", "place", "assumed"),
    [
        pytest.param("The cinema at Osse burned on 3 May. Nine people work there.", "Osse", True, id="work there"),
        pytest.param("In Orlo the dam burst and 640 houses were flooded there.", "Orlo", False, id="same sentence"),
        pytest.param("At Halden, the berths are old. The room there has 120 seats.", "Halden", True, id="the room there has"),
        pytest.param("There were fires in Orlo. There are 40 engines now.", None, False, id="there are"),
        pytest.param("Orlo was calm. In the week of 5 to 11 May alone there were 40 fires.", None, False, id="alone there were"),
        pytest.param("The army in Corvo said that it had 350 men there.", None, False, id="the place of the speaker"),
        pytest.param("The rebels moved into the strip from Corvo. They have 350 men there.", None, False, id="a place without a name"),
        pytest.param("The road runs from Orlo to Brena. Nine people work there.", None, False, id="two places"),
    ],
)  # fmt: skip
def test_there_is_the_place_named_before(text: str, place: str | None, assumed: bool) -> None:
    figure = read(text).figures[-1]
    assert (figure.place, "place" in figure.assumed) == (place, assumed)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("A shell hit a market in Brena on 3 May. Nine people were killed.", "Brena", id="shell"),
        pytest.param("The bus left the road near Port Sarn on 3 May. Nine pupils were hurt.", "Port Sarn", id="bus"),
        pytest.param("The storm struck the ports at Brena and Orlo on 3 May. Nine sailors were hurt.", None, id="two places"),
        pytest.param("A shell hit a market in Brena on 3 May. Nine people have been killed so far.", None, id="so far"),
        pytest.param("A shell hit a market in Brena on 3 May. On 5 May nine people were killed.", None, id="another day"),
        pytest.param("A shell hit a market in Brena on 3 May. Nine people were killed in the north.", None, id="another place"),
        pytest.param("A shell hit a market in Brena on 3 May. Nine people were hired.", None, id="no harm"),
    ],
)  # fmt: skip
def test_harm_right_behind_a_mishap_has_its_place(text: str, place: str | None) -> None:
    figure = read(text).figures[-1]
    assert figure.place in (place, "in the north")
    assert ("place" in figure.assumed) == (place is not None)


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        pytest.param("Some 457 clerks were held, including 172 in Brena.", (), id="including"),
        pytest.param("Some 457 clerks were held, 172 of them in Brena.", (), id="of them"),
        pytest.param("Some 457 clerks were held, including 172 in Brena gaol cells.", None, id="more than the place"),
    ],
)
def test_the_place_of_a_part_narrows_it_once(text: str, qualifiers: tuple[str, ...] | None) -> None:
    part = read(text).figures[-1]
    if qualifiers is None:
        assert part.qualifiers or part.place != "Brena"
    else:
        assert (part.place, part.qualifiers) == ("Brena", qualifiers)
