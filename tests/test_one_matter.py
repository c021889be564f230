"""What tells that two statements speak of one thing: the same figures, with and without what makes them one matter."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from tests.corpora import write_corpus

WIRE_A = ("Wire A", "2029-05-30")
WIRE_B = ("Wire B", "2029-06-08")


def relations(folder: Path, *statements: tuple[str, str, str]) -> list[str]:
    """Examine statements as (issuer, date, text); return the relations of the findings that set claims against others."""
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {day}\n'
        for place, (issuer, day, _) in enumerate(statements)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, _, text) in enumerate(statements)}
    record = examine([write_corpus(folder, {**files, "corpus.toml": settings})])
    return [finding.relation for finding in record.findings if finding.relation in ACCUSING]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The fire on 4 May 2029 killed 59 people.", "The flood in May 2029 killed 12 people.", id="fire-flood"
        ),
        pytest.param(
            "On 4 May 2029 an explosion injured 40 workers.",
            "In May 2029 a landslide injured 15 workers.",
            id="injured",
        ),
        pytest.param(
            "On 4 May 2029, 54 people were arrested after the match.",
            "In May 2029, 12 people were arrested for smuggling.",
            id="arrested",
        ),
        pytest.param(
            "In 2028 the company hired 500 welders.", "In 2028 the company hired 320 welders.", id="the-company"
        ),
        pytest.param("In May 2029 we treated 1,500 patients.", "In May 2029 we treated 800 patients.", id="we"),
        pytest.param(
            "In May 2029, 512 people were arrested.",
            "In May 2029, 130 people were arrested in our town.",
            id="our-town",
        ),
        pytest.param(
            "In May 2029, 512 houses were damaged nationwide.", "In May 2029, 130 houses were damaged here.", id="here"
        ),
        pytest.param("In May 2029, 512 houses were damaged.", "In May 2029, 130 houses were damaged.", id="no-place"),
    ],
)
def test_statements_that_share_only_a_noun_are_not_set_against_each_other(tmp_path: Path, one: str, other: str) -> None:
    assert relations(tmp_path, (*WIRE_A, one), (*WIRE_B, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "In May 2029, 512 houses were damaged in Orlen.",
            "In May 2029, 130 houses were damaged in Orlen.",
            id="one-place",
        ),
        pytest.param(
            "The fire in Orlen on 4 May 2029 killed 59 people.",
            "On 4 May 2029 the fire in Orlen killed 41 people.",
            id="one-fire",
        ),
        pytest.param(
            "In 2028 Alvar Steel Ltd hired 500 welders.", "In 2028 Alvar Steel Ltd hired 320 welders.", id="one-company"
        ),
    ],
)
def test_statements_about_one_place_event_or_body_are(tmp_path: Path, one: str, other: str) -> None:
    assert relations(tmp_path, (*WIRE_A, one), (*WIRE_B, other))


def test_a_noun_alone_is_a_tension_that_another_scope_dissolves(tmp_path: Path) -> None:
    one, other = "Between 1 and 10 May 2029, 412 lorries passed.", "Between 1 and 10 May 2029, 197 lorries passed."
    assert relations(tmp_path, (*WIRE_A, one), (*WIRE_B, other)) == ["tension"]


def test_one_issuer_is_taken_to_keep_to_its_subject(tmp_path: Path) -> None:
    one, other = "From 3 to 5 May 2029, 412 lorries passed.", "From 1 to 10 May 2029, 197 lorries passed."
    assert relations(tmp_path, (*WIRE_A, one), (*WIRE_A, other)) == ["contradiction"]


def test_long_sentences_of_one_text_are_not_taken_to_say_the_same(tmp_path: Path) -> None:
    boats, carts = "with red boats and old ropes and nets " * 20, "with green carts and new wheels and tyres " * 20
    same = "From 1 to 10 May 2029, 412 lorries passed.\n\nFrom 1 to 10 May 2029, 197 lorries passed."
    long = f"From 1 to 10 May 2029, 412 lorries passed, {boats}.\n\nFrom 1 to 10 May 2029, 197 lorries passed, {carts}."
    assert relations(tmp_path / "same", (*WIRE_A, same)) != []
    assert relations(tmp_path / "long", (*WIRE_A, long)) == []
