"""Figures of whole texts: window, relation, predicate, place and kind, each case read and confirmed by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from countersay.config import Config
from countersay.extraction.document import Extraction, Task, extract
from countersay.model import Document, DocumentSettings, identify

CASES = json.loads((Path(__file__).parents[2] / "cases" / "figures.json").read_text(encoding="utf-8"))


def read(text: str, date: str | None = "2031-05-20") -> Extraction:
    document = Document(id=identify("d", text), path="t.txt", sha256="", text_sha256="", text=text)
    settings = DocumentSettings(path="t.txt", date=date, issuer="Desk")
    return extract(Task(document=document, settings=settings, options=None, config=Config()))


def as_rows(found: Extraction) -> list[dict[str, Any]]:
    by_id = {figure.id: figure for figure in found.figures}
    return [
        {
            "number": figure.number.text,
            "kind": figure.kind,
            "counted": figure.counted,
            "unit": figure.unit,
            "predicate": figure.predicate,
            "window": [day and day.isoformat() for day in (figure.window.first, figure.window.last)]
            if figure.window
            else None,
            "relation": [figure.relation.type, by_id[figure.relation.figure].number.text] if figure.relation else None,
            "supposed": figure.supposed,
            "place": figure.place,
        }
        for figure in found.figures
    ]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    assert as_rows(read(case["text"], case["date"])) == case["figures"]


def test_without_a_date_nothing_runs_until_it() -> None:
    (figure,) = read("Some 1,204 boats have left the harbour since 12 April 2031.", date=None).figures
    assert figure.window is not None
    assert figure.window.last is None


def test_month_of_publication_leaves_the_end_uncertain() -> None:
    (figure,) = read("Some 1,204 boats have left the harbour since 12 April 2031.", date="2031-05").figures
    assert figure.window is not None
    assert (str(figure.window.last_earliest), str(figure.window.last)) == ("2031-05-01", "2031-05-31")


def test_every_number_is_in_exactly_one_list() -> None:
    found = read("On 3 May 2031 some 40 trucks (model VK-90) passed; see page 12 and https://example.org/7.")
    lists = {entry.text: entry.list for entry in found.ledger}
    assert lists["40"] == "figure"
    assert lists["2031"] == "date"
    assert lists["90"] == lists["12"] == lists["7"] == "trap"


def test_sentence_cut_by_a_caption_keeps_its_window() -> None:
    text = (
        "After the signing of the\n\nTrucks wait at the gate. Source: Desk, May 2031.\n\n"
        "agreement of 4 March 2031, 12 trucks a day passed and 300 trucks were turned back.\n"
    )
    figures = {figure.number.text: figure for figure in read(text).figures}
    window = figures["300"].window
    assert window is not None
    assert str(window.first) == "2031-03-04"


def test_day_taken_from_the_paragraph_is_listed_as_assumed() -> None:
    found = read("On 4 May 2031 a crowd gathered in the square. Eleven officers were hurt.")
    (figure,) = found.figures
    assert figure.assumed == ("day",)


def test_noun_taken_from_the_count_before_is_listed_as_assumed() -> None:
    found = read("There were 12 arrests on 6 May and 27 on 13 May.")
    assert [figure.assumed for figure in found.figures] == [(), ("noun",)]


def test_foreign_day_of_speech_does_not_become_the_window() -> None:
    (figure,) = read("The ministry told reporters on Monday that 90 patients had been transferred.").figures
    assert figure.window is None


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("In April the Board recorded 12 such collisions, in which 40 people were hurt.", "12", "collision"),
        ("In April, 5 of these strikes hit homes, in which 40 people were hurt.", "5", "strike"),
        ("In April, 20 of the nurses dismissed were trainees.", "20", "nurse"),
        ("In April the Board counted 12 other wrecks.", "12", "wreck"),
    ],
)
def test_noun_past_words_that_point_back(text: str, number: str, counted: str) -> None:
    figure = next(figure for figure in read(text).figures if figure.number.text == number)
    assert figure.counted == counted
    assert figure.qualifiers == ()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("In April it detected 12, in which 40 people were hurt.", "detect"),
        ("In April, 12 collisions, in which 40 people were hurt, were detected.", "detect"),
        ("In April, 12 trucks, which were made in Orm, were detected.", "detect"),
    ],
)
def test_verb_of_a_relative_is_not_said_of_the_count_before_it(text: str, predicate: str) -> None:
    assert read(text).figures[0].predicate == predicate


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The Centre took in 24 trucks on 2 May. It waited with 22 pallets of flour.", False),
        ("The yard held 60 vehicles on 2 May, with 22 lorries of flour.", True),
        ("On 2 May 46 miners were trapped, including 30 fathers.", True),
        ("On 2 May 46 soldiers were hurt, including 12 trucks.", False),
        (
            "He drew three of the largest crowds of the year, including an estimated 28,000-plus at a park in Brod.",
            False,
        ),
        ("On 2 May 46 soldiers were hurt, including more than 20 at the bridge.", True),
    ],
)
def test_only_what_may_be_one_of_the_things_counted_is_a_part(text: str, part: bool) -> None:
    assert (
        any(figure.relation is not None and figure.relation.type == "part_of" for figure in read(text).figures) == part
    )


@pytest.mark.parametrize(
    ("text", "kept", "left_out"),
    [
        pytest.param("Some 410 ferries were cancelled, most of them because of fog.", "", "fog", id="most of them"),
        pytest.param("In May 38 cooks left and none was dismissed.", "", "dismissed", id="and none"),
        pytest.param("In May 52 cooks left, the highest number in a decade.", "", "decade", id="the most in years"),
        pytest.param("In May 52 cooks left because of fog.", "fog", "", id="a cause of all"),
    ],
)
def test_what_is_said_of_others_is_no_adjunct(text: str, kept: str, left_out: str) -> None:
    (figure,) = (one for one in read(text).figures if one.number.text.isdigit())
    assert not kept or kept in figure.adjuncts
    assert not left_out or left_out not in figure.adjuncts


@pytest.mark.parametrize(
    ("text", "share", "whole"),
    [
        pytest.param("Two thirds of the 186 schools have reopened.", "Two thirds", "186", id="schools"),
        pytest.param("In April half of the 40 looms were sold.", "half", "40", id="looms"),
    ],
)
def test_verb_of_a_share_is_not_said_of_the_whole(text: str, share: str, whole: str) -> None:
    figures = {figure.number.text: figure for figure in read(text).figures}
    assert figures[whole].predicate is None
    relation = figures[share].relation
    assert relation is not None
    assert (relation.type, relation.figure) == ("share_of", figures[whole].id)


def test_victims_are_no_part_of_things() -> None:
    text = "The mission saw 74 guns by the river. “Of this, 33 of the victims were children,” it said.\n"
    assert all(figure.relation is None for figure in read(text, "2031-05-06").figures)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "In May 2031 it made 27 inspections on inbound and outbound boats.", ["both directions"], id="both"
        ),
        pytest.param(
            "In May 2031 a total of 561 boats (293 inbound and 268 outbound) were let through.",
            [None, "inbound", "outbound"],
            id="of parts",
        ),
        pytest.param("On 3 May 2031 40 buses of the guild and its friends passed inbound.", ["inbound"], id="one"),
    ],
)
def test_direction_of_a_count_is_that_of_its_own_clause(text: str, told: list[str | None]) -> None:
    ways = {"inbound", "outbound", "both directions"}
    assert [next(iter(ways.intersection(f.qualifiers)), None) for f in read(text).figures] == told


def test_a_large_number_on_a_line_of_its_own_counts_what_the_next_line_names() -> None:
    cards = "Key figures\n\n3.8 million\nPeople to be assisted by the end of the year\n\n448,000\n\nPeople have fled to Velia\n\n1.3 million\nPupils displaced\n"
    found = [(row["number"], row["counted"], row["predicate"]) for row in as_rows(read(cards))]
    assert found == [
        ("3.8 million", "person", "assist"),
        ("448,000", "person", "flee"),
        ("1.3 million", "pupil", "displace"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12\n\nMembers of the council met on 3 May.\n", id="a page"),
        pytest.param("1,204\n\nThe road was closed on 3 May and opened on 4 May.\n", id="a sentence"),
        pytest.param("1,204\n\n\n\nPeople\n", id="far off"),
    ],
)
def test_a_number_on_a_line_of_its_own_counts_nothing_else(text: str) -> None:
    assert [row["counted"] for row in as_rows(read(text))] in ([], [None])
