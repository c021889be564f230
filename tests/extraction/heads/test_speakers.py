"""Who speaks in a text by what it says of it: officers, "said today", "we", those who write."""

import time

import pytest

from countersay.extraction.heads.head import Head
from countersay.extraction.heads.letterhead import read_letterhead
from countersay.extraction.heads.marks import marks
from countersay.extraction.heads.speakers import speakers
from countersay.extraction.text.layout import find_blocks
from countersay.model import Document

PUMPS = "The pumps of Esk were tested on 3 May 2026, and 14 of them were stopped at once for repairs of the valves."
WARDS = "Two wards with 61 beds stood empty through the winter, and nobody could say on Monday when they will be used."
MENU = "Search the site\n\nFollowing are links to the papers of several offices.\n\nPopular posts"


def named(text: str) -> tuple[str, bool] | None:
    """Return the first name by rank that marks and speakers give, and whether it is inferred."""
    head = Head(text, find_blocks(text))
    found = sorted([*marks(head), *speakers(head)], key=lambda one: one.rank)
    assert all(text[one.start : one.end] == one.value for one in found)
    return (found[0].value, found[0].inferred) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Friday\nBy\nHALM NEWS\n\nPumps stop\n\n{PUMPS}", ("HALM NEWS", False), id="by, and below it a paper"
        ),
        pytest.param(f"Friday\nBy\nJo Ibarra\n\nPumps stop\n\n{PUMPS}", None, id="by, and below it a person"),
        pytest.param(f"Wards closed\n\n{WARDS}\n\nby RTN Staff Writer", ("RTN", True), id="staff"),
        pytest.param(
            f"Wards closed\n\nHalm Mail - - NEWS - JO IBARRA, desk@halm.example\n\n{WARDS}",
            ("Halm Mail", True),
            id="paper",
        ),
        pytest.param(
            f"Pumps stop\n\nIda Moren is the deputy editor of The Halm Press Agency and writes on water.\n\n{PUMPS}",
            ("Halm Press Agency", True),
            id="for whom one writes",
        ),
        pytest.param(
            f"Remarks on wards\n\nIda Moren\nDeputy Political Counselor\nHalm, Norland\nMay 4, 2029\n\nThank you. {WARDS}",
            ("Ida Moren", True),
            id="a person above the office",
        ),
    ],
)
def test_who_writes_and_speaks(text: str, expected: tuple[str, bool] | None) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Today, the HNU condemned the closing of two wards and called on the council to meet at once with nurses of the town.\n\n"
            "“They must open,” said Ida Moren, HNU Senior Adviser.",
            ("HNU", True),
            id="today",
        ),
        pytest.param(
            "The town should open the pumps that it stopped in May without delay, Esk Water Watch said today, after a year of counts.\n\n"
            "“Fourteen stand still,” said Jo Ibarra, director at Esk Water Watch.",
            ("Esk Water Watch", True),
            id="said today",
        ),
        pytest.param(
            "Fourteen pumps have been stopped since the spring, the Ministry of Wells said today in a note to all of the towns.\n\nNobody was quoted.",
            None,
            id="news of a ministry",
        ),
        pytest.param(
            f"Responding to the closing of two wards in Halm, HNU general secretary Ida Moren said:\n\n“{WARDS}”\n\nThe HNU has 900 members.",
            ("HNU", False),
            id="an officer says all that follows",
        ),
        pytest.param(
            f"HALM (May 4, 2029) – In response to the plan for pumps, Jo Ibarra, Riverjustice Senior Counsel, issued the following statement:\n\n“{PUMPS}”",
            ("Riverjustice", True),
            id="an officer, the body named once",
        ),
        pytest.param(
            f"Halm Media Centre Works Shorter Hours\n\nThe Halm Media Centre will keep shorter hours until May of next year.\n\nWe thank all who wait. {WARDS}",
            ("Halm Media Centre", True),
            id="own voice",
        ),
        pytest.param(
            f"Halm Media Centre Works Shorter Hours\n\nThe Halm Media Centre will keep shorter hours until May of next year.\n\n{WARDS}",
            None,
            id="not its own voice",
        ),
        pytest.param(
            f"Pumps stolen\n\n{PUMPS}\n\nAnyone with information is asked to call the Esk Police Department at 555-0100.",
            ("Esk Police Department", True),
            id="whom to call",
        ),
    ],
)
def test_who_speaks_of_itself_is_proposed(text: str, expected: tuple[str, bool] | None) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "HALM, May 4, 2029 – The town should open its two wards without delay, Nurses Without Walls said today.\n\n61 beds stand empty.",
            ("Nurses Without Walls", True),
            id="said today, and no more",
        ),
        pytest.param(
            "HALM, May 4, 2029 – The town should open its two wards without delay, the Ministry of Beds said today.\n\n61 beds stand empty.",
            None,
            id="news of a body of the state",
        ),
        pytest.param(
            "(HALM, 5/21/29) -- The Halm Nurses Union (HNU), the largest union of the whole valley, today urged the council to open two wards.\n\n"
            "“They must open,” said HNU National Executive Director Ida Moren.",
            ("Halm Nurses Union", True),
            id="its name in full, and its letters",
        ),
        pytest.param(
            f"Pumps stop\n\n{PUMPS} The ESKW counts them. ESKW members were told.\n\nCONTACT: ESKW Legislative Director Jo Ibarra, 555-0110",
            ("ESKW", False),
            id="an officer to be written to",
        ),
        pytest.param(
            f"News Release\n\nMay 4, 2029\nNorland Coast Guard 1st District\nContact: 1st District Desk\n\nPumps stop\n\n{PUMPS}",
            ("Norland Coast Guard 1st District", False),
            id="above the contact",
        ),
        pytest.param(
            f"Statement of the Chairperson on the wards\n\nThe Chairperson of the Halm Beds Commission Ida Moren condemns it. {WARDS}",
            ("Halm Beds Commission", False),
            id="an office told of whom",
        ),
        pytest.param(
            f"Remarks by the Governor on pumps\n\nThe Governor spoke on Monday, and the Esk Water Board answered. {PUMPS}",
            None,
            id="an office of nobody",
        ),
    ],
)
def test_officers_and_offices(text: str, expected: tuple[str, bool] | None) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Release\n\nNorland Coast Guard\n\nOffice: (555) 223-0110\n\nPumps stop\n\n{PUMPS}",
            ("Norland Coast Guard", False),
            id="a telephone of an office",
        ),
        pytest.param(
            f"Friday, 4 May 2029\n\nCoast Guard, Partner Agencies Respond to Halm Ferry Grounding\n\n{PUMPS}",
            None,
            id="a title",
        ),
        pytest.param(
            f"VALE FOODS, INC.\nLetter to Shareholders\n\nApril 1, 2029\n\n{PUMPS}",
            ("VALE FOODS, INC.", False),
            id="a firm",
        ),
        pytest.param(
            f"Nurses in town\n\nThe nurses have come.\n\nCONTACT: HNU Executive Director Ida Moren\n\nHALM (CNN) — Nurses of the HNU came to Halm. The HNU is a union. {WARDS}",
            ("HNU", True),
            id="two marks that differ are asked about",
        ),
        pytest.param(
            f"Below is the text of a press release issued by the Norland Coast Guard:\n\n{PUMPS}",
            ("Norland Coast Guard", False),
            id="a copy",
        ),
    ],
)
def test_the_whole_head(text: str, expected: tuple[str, bool] | None) -> None:
    document = Document(id="d", path="a", sha256="", text_sha256="", text=text)
    read, _ = read_letterhead(document, find_blocks(text))
    assert (read.issuer and (read.issuer.label, read.issuer.inferred)) == expected


@pytest.mark.parametrize("sign", ["A", "A ", "Aa, ", "We ", "said today ", "is the editor of ", "Aa Bb "])
def test_speakers_are_looked_for_in_linear_time(sign: str) -> None:
    text = f"Statement of the Chair on pumps\n\n{sign * (200_000 // len(sign))}\n\n{PUMPS}"
    head = Head(text, find_blocks(text))
    started = time.process_time()
    list(speakers(head))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        pytest.param(
            "Statement attributable to Jo Ibarra, Halm Water Trust Chief Executive", "Halm Water Trust", id="chief"
        ),
        pytest.param(
            "Statement by Ida Moren, Secretary-General of the Lake Union, on the wards", "Lake Union", id="of"
        ),
        pytest.param("Remarks by Jo Ibarra, Director of Policy at Vale Mills", "Vale Mills", id="at"),
        pytest.param("Response from Ida Moren, Carters' Guild general secretary", "Carters' Guild", id="guild"),
        pytest.param("Comment by Jo Ibarra, Lake Trust's deputy chair, regarding the pumps", "Lake Trust", id="whose"),
        pytest.param("Statement by Jo Ibarra, mother of the president of Norland", "Jo Ibarra", id="not for it"),
        pytest.param("Statement by Jo Ibarra, Chair", "Jo Ibarra", id="no body"),
    ],
)
def test_whose_officer_a_title_names(title: str, issuer: str) -> None:
    text = f"{title}\n\n4 May 2031\n\n{PUMPS}"
    read, _ = read_letterhead(
        Document(id="d", path="a.txt", sha256="", text_sha256="", text=text), find_blocks(text), None, None
    )
    assert read.issuer is not None
    assert (read.issuer.label, read.issuer.inferred) == (issuer, False)
