"""Titles of other texts that a page lists."""

import pytest

from countersay.extraction.text.layout import find_blocks

TEXT = "The pumps of Esk were tested by the council, and 14 of them were stopped at once for want of oil and of a key."


def claims(text: str) -> list[str]:
    return [text[block.start : block.end] for block in find_blocks(text) if block.kind != "furniture"]


@pytest.mark.parametrize(
    "links",
    [
        pytest.param("Related articles\nGate opens with 500 carts\nFerry sinks, 12 dead", id="to the end"),
        pytest.param("Read also:\n\nGate opens with 500 carts\n\nFerry sinks, 12 dead", id="blank lines between"),
        pytest.param(
            "Latest news\n• Gate opens with 500 carts\n• Ferry sinks, 12 dead\n\n© 2031 Lake Council", id="to the foot"
        ),
        pytest.param("You may also like\nGate opens with 500 carts", id="one"),
    ],
)
def test_titles_below_a_heading_of_links_are_no_text(links: str) -> None:
    assert claims(f"Pumps stop\n\n{TEXT}\n\n{links}") == ["Pumps stop", TEXT]


def test_links_inside_a_text_are_set_apart() -> None:
    assert claims(f"Pumps stop\n\n{TEXT}\n\nRead also: \nGate opens with 500 carts\n\n{TEXT}") == [
        "Pumps stop",
        TEXT,
        TEXT,
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(f"Related news\n\nPumps stop\n\n{TEXT}", "Pumps stop", id="above the text its title may stand"),
        pytest.param(f"{TEXT}\n\nLatest\n\n12 pumps stopped\n\n{TEXT}", "12 pumps stopped", id="a section"),
        pytest.param(f"{TEXT}\n\nRead more\n\nLake Council of Esk", "Lake Council of Esk", id="who signs"),
        pytest.param(f"{TEXT}\n\nRelated news\n\nThe council met 12 men.", "The council met 12 men.", id="a sentence"),
        pytest.param(
            f"{TEXT}\n\nSources\n\nGate opens with 500 carts", "Gate opens with 500 carts", id="no heading of links"
        ),
    ],
)
def test_what_may_be_text_stays(text: str, kept: str) -> None:
    assert kept in claims(text)
