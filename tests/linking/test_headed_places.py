"""A count that names no place, in a document whose head names one. The subjects are invented and unrelated."""

import time
from pathlib import Path

import pytest

from countersay.linking.headed_places import HEAD, named_in_heads
from countersay.model import Mention, Name
from tests.factories import make_document
from tests.reconciliation.test_rule_pairs import findings, relations

HARL, ODRAVA = ["Harl Bureau", "2029-06-09"], ["Odrava Institute", "2029-06-02"]


@pytest.mark.parametrize(
    ("headed", "placed"),
    [
        pytest.param(
            "Storm over the town of Velm\n\nOn 1 June 2029, 310 roofs were repaired.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="title",
        ),
        pytest.param(
            "Kites over the town of Velm\n\nOn 1 June 2029, 96 kites were sold.",
            "On 1 June 2029, 140 kites were sold in Velm.",
            id="another title",
        ),
    ],
)
def test_the_place_of_the_title_makes_a_question_of_it_and_no_more(tmp_path: Path, headed: str, placed: str) -> None:
    assert relations(tmp_path, [[*HARL, headed], [*ODRAVA, placed]]) == ["tension"]


@pytest.mark.parametrize(
    ("headed", "placed"),
    [
        pytest.param(
            "Storm over the town of Velm\n\nOn 1 June 2029, 310 roofs were repaired, 20 roofs were repaired in Sarn.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="the text itself names places for what it counts",
        ),
        pytest.param(
            "Storm over the town of Sarn\n\nOn 1 June 2029, 310 roofs were repaired.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="another place in the title",
        ),
        pytest.param(
            "Storm in the hills\n\nOn 1 June 2029, 310 roofs were repaired. "
            + "It rained for hours. " * 12
            + "Velm slept.",
            "On 1 June 2029, 240 roofs were repaired in Velm.",
            id="a place named far down",
        ),
    ],
)
def test_others_stay_apart(tmp_path: Path, headed: str, placed: str) -> None:
    found = [one for one in findings(tmp_path, [[*HARL, headed], [*ODRAVA, placed]]) if one.relation == "tension"]
    assert not any(len(one.documents) > 1 for one in found)


def test_places_of_heads_are_those_that_looking_into_each_finds() -> None:
    """Labels of issuers hold a place as whole words, a comma counting as a space."""
    labels = ("Port of Velm", "Velm, Sarn Office", "Velmish Union", "Upper Velm Council", "")
    papers = [make_document(label, f"{at}.txt", issuer=label or None) for at, label in enumerate(labels)]
    forms = (("Velm",), ("Upper Velm", "Velm Council"), ("Velm  Sarn",), ("Sarn Office", "Union"), ("Velm Sarn",))
    names = [
        Name(
            id=f"n-{at}",
            kind="place",
            forms=own,
            mentions=(Mention(document=papers[-1].id, start=9, end=at * 100 + 10, text=own[0], kind="place"),),
        )
        for at, own in enumerate(forms)
    ]
    expected = {
        paper.id: frozenset(
            name.id
            for name in names
            if any(f" {form} " in f" {label.replace(',', ' ')} " for form in name.forms)
            or any(one.document == paper.id and one.end <= HEAD for one in name.mentions)
        )
        for paper, label in zip(papers, labels, strict=True)
    }
    assert named_in_heads(papers, names) == {document: ids for document, ids in expected.items() if ids}
    assert sum(map(len, expected.values())) == 10


def test_places_of_many_heads_take_time_in_proportion() -> None:
    papers = [make_document(str(at), f"{at}.txt", issuer=f"Office of Place{at}") for at in range(6000)]
    names = [Name(id=f"n-{at}", kind="place", forms=(f"Place{at}",), mentions=()) for at in range(6000)]
    begin = time.process_time()
    assert len(named_in_heads(papers, names)) == 6000
    assert time.process_time() - begin < 2
