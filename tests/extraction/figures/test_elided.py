"""Nouns left out of the second of two counts. The sentences are invented, their subjects unrelated."""

import pytest

from tests.extraction.figures.test_claims import read


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        pytest.param("From 3 to 9 May 212 boats were inspected and 31 detained.", "boat", id="boats"),
        pytest.param("In March 300 schools were closed, and 41 reopened.", "school", id="schools"),
        pytest.param("3 May: 4 lorries inspected, 2 seized", "lorry", id="a line of a list"),
        pytest.param("From 1 to 20 May the patrol inspected 61 trawlers and detained six.", "trawler", id="objects"),
        pytest.param("In April the clinic admitted 40 patients, and turned away 12.", "patient", id="turned away"),
        pytest.param(
            "In April the mill hired 43 weavers, while 25 spinners and 6 nurses left.", "nurse", id="own noun"
        ),
        pytest.param("In April the ward hired 43 nurses, while 25 left.", "nurse", id="persons by a verb of their own"),
    ],
)
def test_the_noun_of_the_first_count_is_that_of_the_second(text: str, counted: str) -> None:
    assert read(text).figures[-1].counted == counted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 3 May two houses were hit and four killed.", id="killed"),
        pytest.param("In March 12 flats were searched and 31 arrested.", id="arrested"),
        pytest.param("In March 12 warehouses were searched and 31 detained.", id="detained"),
    ],
)
def test_what_is_done_to_persons_takes_no_noun_of_a_thing(text: str) -> None:
    assert read(text).figures[-1].counted in (None, "person")


def test_a_noun_alone_that_is_left_out_is_assumed() -> None:
    joined, apart = (
        read(text).figures[-1]
        for text in (
            "From 3 to 9 May 212 boats were inspected and 31 detained.",
            "In April the clinic admitted 40 patients, and turned away 12.",
        )
    )
    assert ("noun" in joined.assumed, "noun" in apart.assumed) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In May ten boats, not seven, were detained.", id="boats"),
        pytest.param("The council counted 61 crates, and not 70, on 3 May.", id="crates"),
    ],
)
def test_a_number_named_only_to_deny_it_is_nobodys_claim(text: str) -> None:
    told, denied = read(text).figures
    assert (told.supposed, denied.supposed) == (False, True)


def test_a_rate_is_of_the_total_before_it() -> None:
    total, rate, held = read(
        "The patrol inspected 61 boats from 1 to 20 May, on average three a day, and held six."
    ).figures
    assert rate.relation is not None
    assert rate.relation.figure == total.id
    assert held.counted == "boat"
