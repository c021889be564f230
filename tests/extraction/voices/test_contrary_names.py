"""A term is kept at arm's length where the writer names the thing otherwise."""

import pytest

from countersay.extraction.voices.distance import find_distance

DISTANCE = [
    pytest.param("The company speaks of a “relocation”. It is an eviction.", id="named-otherwise-behind"),
    pytest.param("The ministry calls the levy a “contribution”. This is a tax, and a heavy one.", id="this-is"),
    pytest.param("The landlord describes it as an “adjustment”; it is theft.", id="bare-noun"),
    pytest.param("The club refers to a “misunderstanding”. It was nothing of the kind.", id="nothing-of-the-kind"),
    pytest.param("The dean calls this a “merger”. We call it a closure.", id="we-call-it"),
    pytest.param("The other side calls this an “escort”.", id="other-side"),
    pytest.param("Our opponents like to call the strike a “holiday”.", id="opponents"),
    pytest.param("This was a raid. The bureau terms it an “inspection visit”.", id="named-before"),
]
SPEECH = [
    pytest.param("The bishop called the sale a “mistake”. It was a Tuesday in May.", id="day"),
    pytest.param("The bishop called the sale a “mistake”.", id="alone"),
    pytest.param("The mayor called the park a “jewel”. It is the second largest of the province.", id="no-name"),
    pytest.param("We call it a “scandal”. It is a scandal.", id="own-word"),
    pytest.param("The auditor spoke of a “grave error”. It was an error of 3 million crowns.", id="same-word"),
    pytest.param("The nurse called the delay “shameful”. This was her first winter there.", id="possessive"),
]


def scare(text: str) -> list[str]:
    return [text[d.start : d.end] for d in find_distance(text) if d.kind == "scare_quote"]


@pytest.mark.parametrize("text", DISTANCE)
def test_another_name_for_what_the_writer_calls_by_his_own_is_distance(text: str) -> None:
    assert scare(text) == [text[text.index("“") : text.index("”") + 1]]


@pytest.mark.parametrize("text", SPEECH)
def test_marks_hold_speech_where_the_writer_names_nothing_otherwise(text: str) -> None:
    assert scare(text) == []
