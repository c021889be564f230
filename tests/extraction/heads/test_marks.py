"""Marks that name who publishes near the top and at the foot, whatever stands around them."""

import time

import pytest

from countersay.extraction.heads.head import Head
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.heads.marks import line_days, marks
from countersay.extraction.text.layout import find_blocks
from countersay.model import Document

PUMPS = "The pumps of Esk were tested on 3 May 2026, and 14 of them were stopped at once for repairs of the valves."
WARDS = "Two wards with 61 beds stood empty through the winter, and nobody could say on Monday when they will be used."
MENU = "Search the site\n\nFollowing are links to the papers of several offices.\n\nPopular posts"


def named(text: str) -> tuple[str, bool] | None:
    """Return the first name by rank that the marks give, and whether it is inferred."""
    found = sorted(marks(Head(text, find_blocks(text))), key=lambda one: one.rank)
    assert all(text[one.start : one.end] == one.value for one in found)
    return (found[0].value, found[0].inferred) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{MENU}\n\nFROM: U.S. DEPARTMENT OF PUMPS\n\n{PUMPS}",
            ("U.S. DEPARTMENT OF PUMPS", False),
            id="below a menu",
        ),
        pytest.param(
            f"Beds\n\n(Communicated by the Halm Army Spokesperson)\n\n{WARDS}",
            ("Halm Army Spokesperson", False),
            id="communicated",
        ),
        pytest.param(
            f"SOURCE: Tarn Geo Services ASA\n\n{PUMPS}", ("Tarn Geo Services ASA", False), id="source at the top"
        ),
        pytest.param(
            f"Wards closed\n\n{WARDS}\n\n{PUMPS}\n\nSource: Jo Ibarra / HALM FM NEWS",
            ("HALM FM NEWS", True),
            id="source at the foot",
        ),
        pytest.param(f"Wards closed\n\n{WARDS}\n\n{PUMPS}\n\nSource: NLCA", ("NLCA", True), id="letters at the foot"),
        pytest.param(f"Wards closed\n\nSource: own counts\n\n{WARDS}", None, id="no name behind the label"),
        pytest.param(f"From: Jo Ibarra\n\n{WARDS}", None, id="a person wrote"),
    ],
)
def test_a_label_names_the_body_behind_it(text: str, expected: tuple[str, bool] | None) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"A girl at a well. © WGO/Lund\n\nThis is a summary of what was said by WGO spokesperson Ana Lund at the palace.\n\n{PUMPS}",
            ("WGO", False),
            id="summed up",
        ),
        pytest.param(
            f"Wards\n\nA product of the Winter Beds Working Group (WBWG)\n\n{WARDS}",
            ("Winter Beds Working Group (WBWG)", False),
            id="a product",
        ),
        pytest.param(
            f"HNU Press Office:\n020 555 0188\n\nHNU Press Releases\n\nWards closed\n\nThe HNU condemns it. {WARDS}",
            ("HNU", False),
            id="press office and releases",
        ),
        pytest.param(
            f"HNU Press Releases\n\nWards closed\n\n{WARDS}\n\nThe HNU was asked.", ("HNU", True), id="releases alone"
        ),
        pytest.param(f"Press Office Press Office\n\nWards closed\n\n{WARDS}", None, id="an office of nobody"),
        pytest.param(
            f"Mayor's Office Press Release\n\nPumps stop\n\n{PUMPS}", ("Mayor's Office", False), id="own release"
        ),
        pytest.param(f"Storm of Press Releases\n\nPumps stop\n\n{PUMPS}", None, id="a title about releases"),
    ],
)
def test_a_press_office_or_summary_names_whose_it_is(text: str, expected: tuple[str, bool] | None) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "day"),
    [
        pytest.param(
            f"Home\n\nPumps stop\n\nXinhua, May 4, 2026 Adjust font size:\n\n{PUMPS}",
            ("Xinhua", False),
            "2026-05-04",
            id="agency",
        ),
        pytest.param(
            f"Wards closed\n\nHalm Bed Watch - Friday, May 3, 2029\n\n{WARDS} Halm Bed Watch said so.",
            ("Halm Bed Watch", True),
            "2029-05-03",
            id="another name that comes again",
        ),
        pytest.param(f"Pumps stop\n\nVell Lido, 3 May 2029\n\n{PUMPS}", None, None, id="a place"),
        pytest.param(f"Business Wire, May 4, 2026\n\nPumps stop\n\n{PUMPS}", None, None, id="one who hands on"),
    ],
)
def test_a_name_and_a_day_in_a_line(text: str, expected: tuple[str, bool] | None, day: str | None) -> None:
    assert named(text) == expected
    assert [one.value for one in line_days(Head(text, find_blocks(text)))] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"For Immediate Release: May 4, 2029\nContact: Ida Moren | press@hnsna.example\n\nWards closed\n\n{WARDS} HNSNA members and HNSNA nurses said so.",
            ("HNSNA", False),
            id="letters of a contact",
        ),
        pytest.param(
            f"Pumps stop\n\n{PUMPS} The TWVC was asked.\n\nSee https://www.twvc.example/a for the TWVC count.",
            ("TWVC", True),
            id="letters of a page",
        ),
        pytest.param(f"LITTORAL WIRE\n\nPumps stop\n\n{PUMPS}\n\n(Write to wire@wire.example)", None, id="half a name"),
        pytest.param(
            f"Pumps stop\n\n{PUMPS} Esk Water Watch was first to say so.\n\n© 2026 Esk Water Watch. All rights reserved.",
            ("Esk Water Watch", True),
            id="rights, and the name in the text",
        ),
        pytest.param(
            f"Pumps stop\n\n{PUMPS}\n\n© 2026 Brightpress Themes", None, id="rights of a name that is nowhere else"
        ),
        pytest.param(
            f"HNU: wards stay shut\n\nThe Halm Nurses Union (HNU) counted 61 beds. {WARDS}\n\nENDS\n\nNotes to editors\n\n1. The Halm Nurses Union represents 900 nurses.",
            ("Halm Nurses Union", True),
            id="below the end",
        ),
    ],
)
def test_addresses_rights_and_what_stands_below_the_end(text: str, expected: tuple[str, bool] | None) -> None:
    assert named(text) == expected


def test_exchanged_names_are_found_alike() -> None:
    text = f"{MENU}\n\nFROM: Ministry of Wells of {{}}\n\n{PUMPS} {{}} counts."
    for land in ("Norland", "Tarn"):
        said = text.format(land, land)
        document = Document(id="d", path="a", sha256="", text_sha256="", text=said)
        read, _ = read_letterhead(document, find_blocks(said))
        assert read.issuer is not None
        assert read.issuer.label == f"Ministry of Wells of {land}"


@pytest.mark.parametrize("sign", ["A", "A ", "From: ", "© ", "a@b.example ", "said today ", "Aa Bb "])
def test_marks_are_looked_for_in_linear_time(sign: str) -> None:
    text = f"Pumps stop\n\n{sign * (200_000 // len(sign))}\n\n{PUMPS}"
    head = Head(text, find_blocks(text))
    started = time.process_time()
    list(marks(head))
    assert time.process_time() - started < 2
