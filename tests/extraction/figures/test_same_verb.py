"""Bare numbers that count what was said before."""

import pytest

from countersay.model import Figure
from tests.extraction.figures.test_claims import read

DAY = "On Monday, 12 May 2031, some 1,480 schools were closed, the union said.\n\n"


def figure(text: str, number: str) -> Figure:
    return next(one for one in read(text, "2031-05-14").figures if one.number.text == number)


def days(one: Figure) -> tuple[str, str] | None:
    return None if one.window is None else (str(one.window.first), str(one.window.last))


@pytest.mark.parametrize(
    ("text", "number", "counted", "predicate"),
    [
        pytest.param("Our monitors say that 88 inmates have been moved. The service says it has moved 120.", "120", "inmate", "move", id="same-verb"),
        pytest.param("In May the ombudsman received 340 complaints. He upheld 12.", "12", "complaint", "uphold", id="pronoun"),
        pytest.param("In May the yard took in 40 boats. It repaired only 31.", "31", "boat", "repair", id="pronoun-of-a-firm"),
        pytest.param("Twelve guards were suspended. The union puts the number of those suspended at 19.", "19", "guard", "suspend", id="those"),
        pytest.param("In May the town put the number of those fined at 19.", "19", "person", "fine", id="those-of-nobody-named"),
        pytest.param(DAY + "The ministry put the number of closed schools at 920.", "920", "school", "close", id="participle-before-the-noun"),
        pytest.param("About 25,000 people (organisers' estimate: 40,000; police estimate: 18,000) rallied on 12 May 2031.", "40,000", "person", "rally", id="bracket"),
        pytest.param("Some 300 drivers (the union's count: 900) walked out on 12 May 2031.", "900", "driver", "walk+out", id="bracket-of-one"),
    ],
)  # fmt: skip
def test_noun_and_verb_are_those_said_before(text: str, number: str, counted: str, predicate: str) -> None:
    found = figure(text, number)
    assert (found.counted, found.predicate) == (counted, predicate)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("Our monitors say that 88 inmates have been moved. The service says it has fed 120.", "120", id="other-verb"),
        pytest.param("In May the ombudsman received 340 complaints and 12 visits. He upheld 12 of them and 31.", "31", id="two-counts"),
        pytest.param("In May the yard took in 40 boats. The mayor of the town earned 31.", "31", id="no-pronoun"),
        pytest.param("In May the yard sold 40 boats. It rained. The sun shone. It sold 31.", "31", id="too-far"),
    ],
)  # fmt: skip
def test_bare_number_stays_bare(text: str, number: str) -> None:
    assert figure(text, number).counted is None


def test_another_voice_counts_the_same_things_on_the_same_day() -> None:
    found = figure(DAY + "The ministry put the number of closed schools at 920.", "920")
    assert days(found) == ("2031-05-12", "2031-05-12")
    assert found.assumed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DAY + "The ministry has closed 920 schools before.", id="another-time"),
        pytest.param(DAY + "The ministry reopened 920 schools.", id="another-verb"),
        pytest.param(DAY + "The ministry closed 920 shops.", id="other-things"),
    ],
)
def test_other_counts_keep_no_day(text: str) -> None:
    assert not {"day", "days"} & set(figure(text, "920").assumed)
