"""Blocks of plain texts; cases in tests/cases/blocks.json."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countersay.extraction.text.forms import is_furniture
from countersay.extraction.text.layout import find_blocks

CASES = json.loads((Path(__file__).parents[2] / "cases" / "blocks.json").read_text(encoding="utf-8"))
LAYOUT_PARTS = ["\n", "\n\n", "\r\n", "\f", " ", "\t", "\u2028", "• ", "- ", "1. ", "(a) ", "¹ ", "[2] ", "# ", "**"]
WORDS = [
    "the",
    "The road",
    "was",
    ".",
    ",",
    ":",
    "\u201c",
    "\u201d",
    "http://x.org",
    "980",
    "4",
    "Ə",
    "。",
    "\ufeff",
    "\u200b",
]
LINES = ["Source: ", "Page 3", "By Ann Lee", "5 May 2020", "GENEVA, June 2023 – ", "References", "Ministry of Ports"]
FRAGMENTS = st.sampled_from(LAYOUT_PARTS + WORDS + LINES)
TEXTS = st.one_of(st.lists(FRAGMENTS, max_size=60).map("".join), st.text(max_size=300))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_finds_the_blocks(case: dict[str, Any]) -> None:
    found = [[block.kind, case["text"][block.start : block.end]] for block in find_blocks(case["text"])]
    assert found == case["blocks"]


@pytest.mark.parametrize(
    "line",
    [
        "Revised figures put the toll at 40, the ministry said.",
        "Last updated figures show that 14 boats were lost.",
        "Updated lists hold 318 names.",
        "Updated May figures show 14 boats.",
        "Copyright holders lost 4 million in 2019.",
        "Retrieved from the river were 14 boats.",
        "Contact with the boat was lost on Monday, and the telephone line was cut.",
        "Press contacts were broken off on 5 May.",
        "Mobile 14 was sent to the bridge.",
        "Share on the market fell by 4 per cent.",
        "40 of 120",
        "Live animals were found in 14 lorries.",
        "Search teams found 14 people.",
        "Home deliveries fell by 12 per cent.",
        "Comments by 14 readers were deleted.",
        "End of the line: 14 boats.",
    ],
)
def test_what_is_said_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Last update: July 20, 2024 14:02",
        "Last updated on 3 March 2020 at 14:02",
        "Updated 3 March 2020, 14:02 GMT",
        "Updated: Mon 3 Mar 2020 2:02 pm",
        "Updated 14 minutes ago",
        "Last modified 2020-03-03",
        "© 2021 Valley Post",
        "Copyright 2021 Valley Post. All rights reserved.",
        "Page 3 of 10",
        "- 3 -",
        "Retrieved from https://example.org/a",
        "Contact: Eva Lind, press officer",
        "For further information, please write to press@example.org",
        "Home > News > Region",
        "Skip to content",
        "4 min read",
        "Advertisement",
        "Read more: Boats lost in May",
        "Newsroom logo",
        "_______________",
    ],
)
def test_what_belongs_to_the_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_blocks_are_in_order_and_cover_every_character_that_is_not_blank(text: str) -> None:
    blocks = find_blocks(text)
    covered: list[int] = []
    for block in blocks:
        assert block.start < block.end
        covered.extend(range(block.start, block.end))
    assert covered == sorted(set(covered))
    assert {i for i, character in enumerate(text) if not character.isspace()} <= set(covered)


HOSTILE = {
    "a hundred thousand digits": "1" * 100_000,
    "ten thousand open brackets": "(" * 10_000 + "x",
    "half a megabyte without a blank": "a" * 500_000,
    "half a megabyte of blanks": " " * 500_000 + "x",
    "a hundred thousand empty lines": "\n" * 100_000,
    "fifty thousand short lines": "x\n" * 50_000,
    "dots": "." * 100_000,
    "stops and blanks": ". " * 100_000,
    "sources": "Source: " * 20_000,
    "capitals and commas": "Aa, " * 50_000,
    "names": "By " + "Aa " * 50_000,
    "dates": "5 May 2020 " * 20_000,
    "bullets": "• a\n" * 30_000,
    "notes": "¹ a\n" * 30_000,
    "page numbers": "".join(f"{n % 9999}\n\n" for n in range(20_000)),
    "a heading after another": "Aa bb\n\n" * 20_000,
    "open paragraphs": "the road was\n\n" * 20_000,
    "quotation marks": '"' * 100_000,
    "asterisks": "*" * 100_000,
    "dashes in one line": "- " * 100_000,
}


HOSTILE_LINES = {
    "a trail of links": "home" + " > " * 130,
    "photo credits": "Photo: " * 45,
    "copyright marks": "© " * 150,
    "a byline of many names": "By " + "Aa " * 60,
    "names and commas": "By " + "Aa Bb, " * 25,
    "capitals": "AAAA " * 60 + "- x",
    "places": "Aa, Bb, Cc " * 15 + "- X",
    "dates": "5 May 2020 " * 18,
    "brackets": "(photo " * 40,
    "agencies": "AP/Aa " * 50,
    "kinds of document": "Press release " * 14,
    "numbers of documents": "No. 1 " * 30,
    "bodies": "Ministry of the " * 12,
    "names and stops": "Aa. " * 80,
    "owners": "Aa's " * 35 + "statement",
    "hours": "10:30 UTC " * 18,
}


@pytest.mark.parametrize("line", [pytest.param(line, id=name) for name, line in HOSTILE_LINES.items()])
def test_hostile_lines_take_no_longer_than_their_length_allows(line: str) -> None:
    text = (line + "\n\n") * (60_000 // len(line))
    before = time.process_time()
    find_blocks(text)
    assert time.process_time() - before < 2


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_hostile_text_takes_no_longer_than_its_length_allows(text: str) -> None:
    before = time.process_time()
    find_blocks(text)
    assert time.process_time() - before < 5
