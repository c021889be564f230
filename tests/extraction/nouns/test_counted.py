import pytest

from countersay import find_quantities
from countersay.extraction.nouns import counted, counted_far, narrowing


@pytest.mark.parametrize(
    ("text", "pos", "lemma", "end"),
    [
        pytest.param("26 heavy duty vehicles passed", 2, "heavy duty vehicle", "vehicles", id="modifiers"),
        pytest.param("20 sports cars, old", 2, "sports car", "cars", id="plural-modifier"),
        pytest.param("20 tanks and 15 guns", 2, "tank", "tanks", id="coordination"),
        pytest.param("90 sick persons and", 2, "sick person", "persons", id="participle-before-its-noun"),
        pytest.param("3 pieces of mines were", 1, "mine", "mines", id="pieces-of"),
        pytest.param("40 other brave women", 2, "brave woman", "women", id="irregular-and-dropped-word"),
        pytest.param("30 Gurkha Nepalis went", 2, "gurkha nepali", "Nepalis", id="capital-is-plural"),
        pytest.param("5 coal- and gas-fired plants", 1, "coal- and gas-fired plant", "plants", id="hanging-hyphen"),
        pytest.param("41 measles patients died", 2, "measles patient", "patients", id="singular-in-s"),
        pytest.param("25 work stoppages began", 2, "work stoppage", "stoppages", id="work-before-its-noun"),
        pytest.param("10-member council", 2, "member", "member", id="hyphenated-singular"),
    ],
)
def test_noun_after_a_number(text: str, pos: int, lemma: str, end: str) -> None:
    noun = counted.after(text, pos)
    assert noun is not None
    assert noun.lemma == lemma
    assert text[: noun.end].endswith(end)


@pytest.mark.parametrize("text", ["850 belonged to them", "46 killed", "12 of the", "7, trucks", "7\n\nTrucks"])
def test_no_noun_follows(text: str) -> None:
    assert counted.after(text, len(text.split()[0].strip(","))) is None


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("one civilian was hurt", "civilian"),
        ("one sticking point remains", "sticking point"),
        ("one man carrying bombs", "man"),
        ("one wounded soldier", "wounded soldier"),
    ],
)
def test_singular_after_one(text: str, lemma: str) -> None:
    noun = counted.after(text, 3, one=True)
    assert noun is not None
    assert noun.lemma == lemma


@pytest.mark.parametrize(
    ("text", "pos", "qualifiers"),
    [
        pytest.param("9 trucks made in Iceland in 1999, were", 1, ("made in iceland in 1999",), id="participle"),
        pytest.param("9 trucks of the northern convoy passed", 1, ("of the northern convoy",), id="of-phrase"),
        pytest.param("9 nurses killed, they said", 1, ("killed",), id="bare-participle"),
        pytest.param("9 trucks passed", 1, (), id="main-verb-is-none"),
        pytest.param("9 trucks from January to June", 1, (), id="months-narrow-nothing"),
    ],
)
def test_qualifiers(text: str, pos: int, qualifiers: tuple[str, ...]) -> None:
    noun = counted.after(text, pos)
    assert noun is not None
    assert noun.qualifiers == qualifiers


def test_owner_goes_to_the_qualifiers() -> None:
    noun = counted.of_whole("half of Chile's copper mines", 4)
    assert noun is not None
    assert (noun.lemma, noun.qualifiers) == ("copper mine", ("of chile",))


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("40 tonnes of flour and rice in May", "flour and rice"),
        ("40 tonnes of flour, rice and oil", "flour, rice and oil"),
        ("26,000 tons of sanitary and hygiene equipment have come", "sanitary and hygiene equipment"),
        ("40 tonnes of coal and later closed", "coal"),
        ("40 tonnes of coal and stopped", "coal"),
        ("40 tonnes of coal, and gas ran out", "coal"),
        ("40 tonnes of flour and 12 of rice", "flour"),
        ("12 kilos of heroin and a gun", "heroin"),
    ],
)
def test_one_amount_measures_what_and_joins(text: str, lemma: str) -> None:
    noun = counted.of_whole(text, text.index(" of "))
    assert noun is not None
    assert noun.lemma == lemma


def test_number_of_is_read_backwards() -> None:
    assert counted_far.number_of("The number of wounded soldiers reached ", 39) == "wounded soldier"
    assert counted_far.number_of("The number reached ", 19) is None


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("bodies", "body"), ("boxes", "box"), ("women", "woman"), ("houses", "house"), ("gas", "gas"), ("heroes", "hero")],
)
def test_singular(plural: str, singular: str) -> None:
    assert counted.singular(plural) == singular


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("81 captured Teshian soldiers came home", "captured teshian soldier"),
        ("31 detained Brevian fishermen were freed", "detained brevian fisherman"),
        ("12 wounded Ostrish nurses were flown out", "wounded ostrish nurse"),
        ("12 killed Teshian officials say", None),
        ("12 killed Monday officials in Orm", None),
        ("40 displaced Tarnish villagers", "displaced tarnish villager"),
    ],
)
def test_a_people_stands_between_a_participle_and_its_noun(text: str, lemma: str | None) -> None:
    noun = counted.after(text, 2)
    assert (noun.lemma if noun is not None else None) == lemma


@pytest.mark.parametrize(
    ("text", "lemma", "end"),
    [
        ("310 women and children were moved", "woman and child", "children"),
        ("490 cars, trucks and vans crossed", "car, truck and van", "vans"),
        ("30 teachers as well as nurses lost their posts", "teacher and nurse", "nurses"),
        ("120 houses or shops burned", "house or shop", "shops"),
        ("40 wells and water tanks the week before", "well and water tank", "tanks"),
        ("700 wounded soldiers and civilians to Dorv", "wounded soldier and civilian", "civilians"),
    ],
)
def test_one_number_counts_nouns_that_and_joins(text: str, lemma: str, end: str) -> None:
    noun = counted.after(text, len(text.split()[0]))
    assert noun is not None
    assert noun.lemma == lemma
    assert text[: noun.end].endswith(end)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("5 trucks and the drivers", "truck"),
        ("310 trucks and left", "truck"),
        ("12 soldiers and 3 civilians", "soldier"),
        ("12 soldiers and dozens of civilians", "soldier"),
        ("12 nurses and officials said", "nurse"),
        ("200 branches and employs 3,000 people", "branch"),
        ("500 homes and plans to sell them", "home"),
        ("12 men and one woman", "man"),
        ("10 others, and damaging ambulances", "other"),
        ("12 boats, and damaging winds cut the lines", "boat"),
        ("15 civilian and military vehicles", "civilian and military vehicle"),
    ],
)
def test_what_stands_apart_after_and_is_not_counted(text: str, lemma: str) -> None:
    noun = counted.after(text, len(text.split()[0]))
    assert noun is not None
    assert noun.lemma == lemma


def test_dead_and_wounded_of_one_number_are_told_together() -> None:
    assert narrowing.participle("46 dead and wounded", 2) == ("dead and wounded", 19, True)
    assert narrowing.participle("46 dead and 12 wounded", 2) == ("dead", 7, True)
    noun = counted.after("44 miners killed or hurt, it said", 2)
    assert noun is not None
    assert noun.qualifiers == ("killed or hurt",)


def test_one_before_its_verb_counts_no_noun() -> None:
    assert counted.after("one failed to meet the standard", 3, one=True) is None
    assert counted.after("one retired teacher", 3, one=True) is not None


def test_a_verb_right_behind_a_number_is_no_noun() -> None:
    assert [one.counted for one in find_quantities("Two suffered burns, and 14 joined clubs.")] == [None, None]
    assert [one.counted for one in find_quantities("In all 12 reported cases were mild.")] == ["case"]
