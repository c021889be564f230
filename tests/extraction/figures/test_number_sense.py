"""What a number is said of. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The union puts the number of drivers at 1,022, and says that 47 have left since March.", id="union"
        ),
        pytest.param("The zoo estimates the number of otters at about 310 and adds that 12 have died.", id="zoo"),
    ],
)
def test_a_number_that_a_count_is_put_at_has_no_verb_behind_it(text: str) -> None:
    assert read(text).figures[0].predicate is None


@pytest.mark.parametrize(
    ("text", "aboard"),
    [
        pytest.param("On 3 May the ferry ran aground. There were 41 passengers on board.", True, id="on board"),
        pytest.param("On 3 May the plane caught fire; 58 passengers were aboard.", True, id="aboard"),
        pytest.param("On 3 May the train derailed. It was carrying more than 300 people.", True, id="carrying"),
        pytest.param("On 3 May the ferry was carrying 300 crates.", False, id="crates"),
        pytest.param("In May the ferry carried 9,300 people.", False, id="carried"),
    ],
)
def test_persons_aboard_are_a_level_of_the_day(text: str, aboard: bool) -> None:
    figure = read(text).figures[-1]
    assert (figure.predicate == "be+aboard", figure.kind == "stock") == (aboard, aboard)


def test_the_same_day_names_no_other() -> None:
    figure = read(
        "On 3 May a tram hit a bus at Harl. Eleven people were taken to hospital; all left it on the same day."
    ).figures[0]
    assert figure.window is not None
    assert (figure.predicate, str(figure.window.first)) == ("take+to+hospital", "2031-05-03")


@pytest.mark.parametrize(
    ("text", "built"),
    [
        pytest.param("On 3 May 2031 the 40-bed clinic in Harl treated sheep.", True, id="a clinic"),
        pytest.param("Briefing the 15-member council, Roe spoke of the floods of May 2031.", True, id="a council"),
        pytest.param("On 3 May 2031 a three-judge panel fined the guild.", True, id="in words"),
        pytest.param("On 3 May 2031 40 beds were carried into the clinic.", False, id="counted themselves"),
    ],
)
def test_number_of_what_a_thing_is_like_has_no_verb_and_no_days(text: str, built: bool) -> None:
    (figure,) = read(text).figures
    assert ((figure.predicate, figure.window) == (None, None)) == built


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("On Monday 1,480 weavers stayed away, and yesterday 1,560.", "1,560", id="thousands set off"),
        pytest.param("Twenty-three were taught at home.", "Twenty-three", id="a number in words is no build"),
        pytest.param("Schools\nNine of its wards are shut.", "Nine", id="below a heading"),
        pytest.param("Not one of the firm's looms was sold.", "one", id="not one of the"),
    ],
)
def test_a_number_is_counted(text: str, number: str) -> None:
    found = {figure.number.text.lower(): figure for figure in read(text, "2031-06-20").figures}
    assert found[number.lower()].predicate is not None
