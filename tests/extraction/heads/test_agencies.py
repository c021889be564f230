"""Agencies and those who announce through them: in a line, in a dateline, at the foot."""

import time

import pytest

from countersay.extraction.heads.agencies import closing_agency, dated, wire_line
from countersay.extraction.heads.head import Head
from countersay.extraction.heads.issuers import find_issuers
from countersay.extraction.text.layout import find_blocks

BODY = "The pumps of Esk were tested on 3 May 2026, and 14 of them were stopped at once for repairs of the valves."


def head(text: str) -> Head:
    return Head(text, find_blocks(text))


def named(text: str) -> list[tuple[str, bool]]:
    found = sorted(find_issuers(head(text)), key=lambda one: one.rank)
    return [(one.value, one.inferred) for one in found[:1]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Halm, December 6, AZERTAC", [("AZERTAC", False)], id="known, at the end of the line"),
        pytest.param("Port Ellis, 9 May 2030, ELNA", [("ELNA", True)], id="unknown, at the end of the line"),
        pytest.param("(ELNA) – HALM, 9 maggio 2030", [("ELNA", True)], id="unknown, before the place"),
        pytest.param("Halm, Vell, ELNA", [], id="without a day"),
    ],
)
def test_a_line_that_is_a_dateline_names_its_agency(line: str, expected: list[tuple[str, bool]]) -> None:
    text = f"Pumps stop\n\n{line}\n\n{BODY}"
    one = head(text)
    found = [
        (stated.value, stated.inferred)
        for block in one.blocks
        for start, end in one.cells(block)
        for stated in wire_line(one, block, text[start:end], start)
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        pytest.param("- Reuters", [("Reuters", True)], id="behind a dash"),
        pytest.param("(AFP)", [("AFP", True)], id="in brackets"),
        pytest.param("- Harbour", [], id="no agency"),
    ],
)
def test_an_agency_that_ends_the_text_is_inferred(foot: str, expected: list[tuple[str, bool]]) -> None:
    found = [(one.value, one.inferred) for one in closing_agency(head(f"Pumps stop\n\n{BODY}\n\n{foot}"))]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Tarn Foods Closes Sale of Pell Corp. to Its Staff\n\nRetrieved on:\nThursday, June 22, 2028\n\nHALM, Norland, June 21, 2028 "
            "(GLOBE NEWSWIRE) -- Tarn Foods, Inc. (“Tarn Foods”, “Tarn” or the “Company”), a maker of jars, today announced "
            "the sale of Pell Corp. to 412 of its staff, who had asked for it since the spring of the year before.",
            [("Tarn Foods, Inc.", False)],
            id="a company and what it is called",
        ),
        pytest.param(
            "Nurses ask for beds\n\nVELL, May 9, 2030 /PRNewswire/ -- The Straight Ward Coalition announced on Tuesday that 61 of "
            "its members had left since March, and asked for 40 more beds in the two hospitals of the town.",
            [("Straight Ward Coalition", False)],
            id="a coalition",
        ),
        pytest.param(
            "Pumps stop\n\nVELL, May 9, 2030 /PRNewswire/ -- A report on the pumps of the valley announced that 14 of them were "
            "stopped at once, and that nobody had been told before the noon of that day.",
            [],
            id="no name",
        ),
        pytest.param(
            "Pumps stop\n\nVELL, May 9 (Lake Wire) -- The Straight Ward Coalition announced on Tuesday that 61 of its members had "
            "left since March, and asked for 40 more beds in the two hospitals of the town.",
            [("Lake Wire", False)],
            id="told by an agency of its own",
        ),
    ],
)
def test_one_who_announces_through_a_distributor_publishes(text: str, expected: list[tuple[str, bool]]) -> None:
    assert named(text) == expected


def test_only_what_needs_no_other_day_is_dated() -> None:
    assert (dated("9 May 2030"), dated("14:05"), dated("the ninth pump")) == (True, True, False)


def test_a_long_opening_is_read_in_time() -> None:
    text = "Pumps stop\n\nVELL, May 9, 2030 /PRNewswire/ -- " + "Tarn, (" * 20_000
    began = time.process_time()
    named(text)
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "dateline", ["GOMA (DR Congo) – ", "LONDON, March 3 (UK) – ", "Halm, 3 May 2029 (South Sudan) – "]
)
def test_a_country_behind_the_place_is_no_agency(dateline: str) -> None:
    assert named(f"Pumps stop\n\n{dateline}{BODY}") == []
