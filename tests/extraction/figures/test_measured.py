"""What a number measures where no noun behind it says so, in texts on unrelated subjects."""

import pytest

from countersay.lexicon.load import table
from countersay.model import Figure
from tests.extraction.figures.test_claims import read


def figure_of(text: str, number: str) -> Figure:
    return next(figure for figure in read(text).figures if figure.number.text == number)


@pytest.mark.parametrize(
    ("text", "number", "counted", "unit", "kind"),
    [
        ("In 2030 copper production was 91,000 tonnes.", "91,000", "copper production", "t", "flow"),
        ("In 2030 wheat exports fell by 12 per cent to 4,100 tonnes.", "4,100", "wheat export", "t", "flow"),
        ("The price of diesel stood at $1.84 in May 2031.", "1.84", "diesel price", "USD", "money"),
        ("Revenue rose 11 per cent to $1,310 million in 2030.", "1,310 million", "revenue", "USD", "money"),
        ("The number of schools fell from 1,204 to 1,166.", "1,166", "school", None, None),
        ("The number of patrols reached 61 in May 2031.", "61", "patrol", None, None),
        ("The club reported a loss of $3 million for 2030.", "3 million", "loss", "USD", "money"),
        ("The volume of milk collected amounted to 300 litres.", "300", "milk", "L", None),
        ("The firm paid £312,000 in compensation in 2030.", "312,000", "compensation", "GBP", "money"),
        ("The company's leakage rose to 114 tonnes in 2029.", "114", "leakage", "t", "flow"),
        ("Landings of cod by Ondara amounted to 4,650 tonnes in 2030.", "4,650", "cod landing", "t", "flow"),
        ("The pupil-teacher ratio was 14.2 on 1 May 2031.", "14.2", "pupil-teacher ratio", None, "stock"),
    ],
)
def test_subject_or_noun_before_of_is_measured(
    text: str, number: str, counted: str | None, unit: str | None, kind: str | None
) -> None:
    figure = figure_of(text, number)
    assert (figure.counted, figure.unit) == (counted, unit)
    assert kind is None or figure.kind == kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The minister was 45 when it rained.", "45"),
        ("It was 300 tonnes.", "300"),
        ("The Osk Milling Company was worth $12 million in 2030.", "12 million"),
        ("Growth of 12 per cent was reported.", "12"),
        ("The vote was 14 to 3.", "14"),
    ],
)
def test_a_name_a_person_or_a_pronoun_is_no_measure(text: str, number: str) -> None:
    found = [figure for figure in read(text).figures if figure.number.text == number]
    assert all(figure.counted is None for figure in found)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Milk output rose to 148,000 tonnes (2029: 132,000 tonnes).", "148,000", "132,000"),
        ("The yard reported ship production of 40 tonnes last year, up from 31 in 2029.", "40", "31"),
        ("Rice imports were 900 tonnes in 2030, compared with 1,100 tonnes in 2029.", "900", "1,100"),
    ],
)
def test_number_compared_measures_the_same(text: str, first: str, second: str) -> None:
    one, other = figure_of(text, first), figure_of(text, second)
    assert (one.counted, one.unit) == (other.counted, other.unit)
    assert one.counted is not None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Production at the Osk mine was 91,000 tonnes and at the Tarbat mine 57,000 tonnes.",
            {"91,000": "Osk mine", "57,000": "Tarbat mine"},
        ),
        (
            "Some 212 trucks carrying relief supplies entered the valley through the Arnu crossing.",
            {"212": "Arnu crossing"},
        ),
        ("In the fourth quarter the Group produced 39,500 tonnes.", {"39,500": None}),
    ],
)
def test_each_number_has_the_place_of_its_own_words(text: str, places: dict[str, str | None]) -> None:
    assert {number: figure_of(text, number).place for number in places} == places


@pytest.mark.parametrize(
    ("text", "number", "predicate"),
    [
        ("The mine employs 2,330 people.", "2,330", "employ"),
        ("The shelter houses some 120 families.", "120", "house"),
        ("A pipeline failed and 1,200 litres of oil were released.", "1,200", "release"),
        ("A wall collapsed and 14 workers were injured.", "14", "injure"),
        ("The team found and removed 14 mines.", "14", "find+remove"),
        ("Five checkpoints now stand on the road.", "Five", "stand"),
        ("As a result, nine sailors, including two boys, were killed and 31 were wounded.", "nine", "kill"),
        ("The patrol saw damage to 39 houses.", "39", "damage"),
        ("Courts ordered the release of some 14 fishermen.", "14", "release"),
        ("In the storm 14 sailors lost their lives.", "14", "lose+their+lives"),
    ],
)
def test_predicate_of_the_clause(text: str, number: str, predicate: str) -> None:
    assert figure_of(text, number).predicate == predicate


@pytest.mark.parametrize(
    ("text", "numbers", "qualifier"),
    [
        ("The clinic treated 412 children under five.", ["412"], "under five"),
        ("The census counted 90 people aged 65 and over.", ["90"], "aged 65 and over"),
        ("The survey reached 300 women over 40 in May 2031.", ["300"], "over 40"),
    ],
)
def test_age_narrows_and_is_no_figure(text: str, numbers: list[str], qualifier: str) -> None:
    counts = [figure for figure in read(text).figures if figure.unit is None]
    assert [figure.number.text for figure in counts] == numbers
    assert counts[0].qualifiers == (qualifier,)


def test_the_company_is_not_the_inspectorate_that_writes_of_it() -> None:
    (figure,) = read("By 31 October 2030 the company had paid 188 households.").figures
    assert figure.agent == "Desk"  # a name that says nothing of its kind may be a company's
    assert table("nouns")["bodies"]["named"]


def test_elided_noun_is_taken_where_the_verb_is_the_same() -> None:
    figure = figure_of("The mine employs 2,330 people. In 2029 it employed 2,410.", "2,410")
    assert (figure.counted, figure.assumed) == ("person", ("noun",))
    figure = figure_of("The mine hired 2,330 people. In 2029 it lost 2,410.", "2,410")
    assert figure.counted is None


def test_a_queue_counts_those_who_stand_in_it() -> None:
    found = {figure.number.text: figure for figure in read("The queue of barges never exceeded 140.").figures}
    assert (found["140"].counted, found["140"].kind, found["140"].upper) == ("barge", "stock", 140)
