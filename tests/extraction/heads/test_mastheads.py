"""Names without a word for a body: above the title, in the block of contacts, in what a report says of its making."""

import time

import pytest

from countersay.extraction.heads.head import Head
from countersay.extraction.heads.issuers import find_issuers
from countersay.extraction.heads.mastheads import contacts, in_title, mastheads, posted, produced
from countersay.extraction.text.layout import find_blocks

BODY = "The pumps of Esk were tested on 3 May 2026, and 14 of them were stopped at once."


def head(text: str) -> Head:
    return Head(text, find_blocks(text))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(
            f"Tarn Valley Water\nFor every home\n\nPumps stop\n\n{BODY}\n\nContact: Jo Ibarra, jo@tarnwater.example",
            ("Tarn Valley Water", False),
            id="an address spells it",
        ),
        pytest.param(
            f"STRAIGHT COUNT\n\nNo, 400 pumps were not built\n\nPublished 18 April 2028\n\n{BODY} Straight Count has asked.",
            ("STRAIGHT COUNT", True),
            id="repeated with its capitals",
        ),
        pytest.param(
            f"The Halm Post\nNews | Politics\nHalf the pumps have stopped\nBy Ida Moren\n\n{BODY}",
            ("The Halm Post", True),
            id="like a paper",
        ),
        pytest.param(
            f"City of Drumore\n\nApril 2, 2027\n\nWater cut\n\n{BODY}", ("City of Drumore", True), id="a realm"
        ),
        pytest.param(
            f"Cyclone Petra\n\nSituation report no. 3\n\n3 May 2027\n\nHalf the pumps have stopped\n\n{BODY} Cyclone Petra is gone.",
            None,
            id="what the report is on",
        ),
        pytest.param(f"Flood Relief\n\nA day in the camps of Esk\n\n3 May 2027\n\n{BODY}", None, id="a title"),
        pytest.param(f"Pumps stop in Esk\n\n3 May 2027\n\n{BODY}", None, id="a title with a small word"),
    ],
)
def test_names_at_the_top(text: str, named: tuple[str, bool] | None) -> None:
    found = list(mastheads(head(text)))[:1]
    assert [(one.value, one.inferred) for one in found] == ([named] if named else [])
    assert all(text[one.start : one.end] == one.value for one in found)


@pytest.mark.parametrize(
    ("foot", "named"),
    [
        pytest.param(
            "Contact:\nDana Ruiz\nEsk Pumps\ndana@eskpumps.example\n555-0188",
            ("Esk Pumps", True),
            id="an address spells it",
        ),
        pytest.param("Media contact: Dana Ruiz, Union of Pump Men, 555-0188", ("Union of Pump Men", True), id="a body"),
        pytest.param("Contact:\nDana Ruiz\n555-0188", None, id="a person alone"),
        pytest.param("Contact with the pumps is dangerous. The Union of Pump Men says so.", None, id="a sentence"),
    ],
)
def test_who_is_to_be_written_to(foot: str, named: tuple[str, bool] | None) -> None:
    found = list(contacts(head(f"PRESS RELEASE\n3 May 2026\n\nPumps stop\n\n{BODY}\n\n{foot}\n")))
    assert [(one.value, one.inferred) for one in found] == ([named] if named else [])


def test_a_contact_that_the_text_names_too_is_stated() -> None:
    text = f"PRESS RELEASE\n3 May 2026\n\nPumps stop\n\nEsk Pumps has stopped. {BODY}\n\nContact: Jo Ode, Esk Pumps, jo@eskpumps.example\n"
    assert [(one.value, one.inferred) for one in contacts(head(text))] == [("Esk Pumps", False)]


def test_what_a_report_says_of_its_making() -> None:
    text = (
        "Flood: report no. 3\n\nThis report was prepared by OCRA Esk in collaboration with partners. It covers a week."
    )
    assert [one.value for one in produced(head(text))] == ["OCRA Esk"]
    assert not list(produced(head("Flood\n\nThis report is produced by hand. The Ministry of Wells prints it.")))


def test_whose_statement_the_title_is() -> None:
    text = "Castle Air statement regarding flight 412\n\n3 May 2026\n\nCastle Air confirms that flight 412 left the runway."
    assert [(one.value, one.inferred) for one in in_title(head(text))] == [("Castle Air", True)]
    assert not list(in_title(head(text.replace("Castle Air confirms", "The pilots confirm"))))


def test_who_posted_an_entry() -> None:
    text = f"3 May 2026\n\nOf pumps\n\n{BODY}\n\nPosted by Mara Ettin at 9:14 PM"
    assert [(one.value, one.inferred) for one in posted(head(text))] == [("Mara Ettin", True)]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(f"To the School Board of Halm\n\nOPEN LETTER\n\n{BODY}", None, id="who is written to"),
        pytest.param(
            f"Halm County Health Department\n\nMEMORANDUM\n\nFROM: Dr. Ruth Amari\nDATE: 3 May 2026\n\n{BODY}",
            "Halm County Health Department",
            id="an officer below the letterhead",
        ),
        pytest.param(
            f"GUILD OF RIVER PILOTS        Founded 1881\n3 Mole Street, Halm\n\nOur ref: G/14      3 May 2026\n\nDear Sir,\n\n{BODY}",
            "GUILD OF RIVER PILOTS",
            id="set apart by a gap",
        ),
        pytest.param(
            f"Port Men ✔ @portmen\n\n{BODY}\n\n10:31 · 27 Feb 2029", "Port Men", id="name and account in one line"
        ),
        pytest.param(
            f"STATEMENT\n\n{BODY}\n\n3 May 2026\n\nOffice of the Pump Inspector\nTel. 555 0110",
            "Office of the Pump Inspector",
            id="below the text",
        ),
    ],
)
def test_the_best_of_all_places(text: str, issuer: str | None) -> None:
    found = sorted(find_issuers(head(text)), key=lambda one: one.rank)
    assert (found[0].value if found else None) == issuer


def test_time_is_linear() -> None:
    begun = time.process_time()
    for line in (
        "A " * 50_000,
        "Contact: " * 20_000,
        "A  \t|  " * 20_000,
        "This report is produced by " + "A " * 50_000,
    ):
        list(find_issuers(head(f"{line}\n\n{BODY}\n\n{line}")))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(f"War kills 3,300 – Monitoring Mission in Esk\n\n{BODY}", None, id="who said so, in a title"),
        pytest.param(
            f"STATEMENT\nof the Centre for Legal Aid on pumps\n\n{BODY}", "Centre for Legal Aid", id="a broken title"
        ),
        pytest.param(
            f"Briefing by the spokesman of the Pump Board\n\n3 May 2026\n\n{BODY}",
            "Pump Board",
            id="one who speaks for it",
        ),
        pytest.param(
            f"Esk Energy SE: Pumps stop\n\nEsk, 3 May 2026. {BODY}", "Esk Energy SE", id="the form of a company"
        ),
        pytest.param(
            f"PELL & PARTNERS\nAttorneys at Law\n\n3 May 2026\n\n{BODY}", "PELL & PARTNERS", id="and partners"
        ),
        pytest.param(
            f"No more pumps\n\n{BODY}\n\nPublished by the Workers' Party of Esk, 4 Mole Street",
            "Workers' Party of Esk",
            id="an imprint",
        ),
        pytest.param(
            f"On pumps\n\nWe at the Open Wells Foundation have read the report.\n\n{BODY}",
            "Open Wells Foundation",
            id="we at",
        ),
        pytest.param(
            f"On pumps\n\n{BODY}\n\nMira Holt\nChair, Open Wells Foundation",
            "Open Wells Foundation",
            id="the office of one who signs",
        ),
        pytest.param(
            f"On pumps\n3 May 2026\n\nThe following is attributable to Spokesperson Ned Orr:\n\n{BODY}",
            "Spokesperson Ned Orr",
            id="attributable to",
        ),
        pytest.param(
            f"Esk Foods recalls fish\n\n3 May 2026\n\nEsk Foods recalls fish. {BODY}\n\nFor more information: press@eskfoods.example",
            "Esk Foods",
            id="an address below",
        ),
        pytest.param(
            f"Well count\n\n{BODY}\n\nNurses Together, 4 October 2027\nwww.nursestogether.example",
            "Nurses Together",
            id="a name and a day below",
        ),
        pytest.param(
            f"Kelmar Shelter Agency factsheet\nMay 2027 (as of 30 May)\n\n{BODY}",
            "Kelmar Shelter Agency",
            id="before the kind of paper",
        ),
        pytest.param(f"HNA | 9 Jan 2029 | 14:05\n\nPumps stop\n\n{BODY}", "HNA", id="letters before a day"),
        pytest.param(
            f"Pumps stop in Esk\n\nReuters\nPublished : 13 August 2023\n\n{BODY}", "Reuters", id="a known agency"
        ),
        pytest.param(
            f"Pumps stop | Esk Live\n\n2 June 2028 | Esk Live newsroom\n\n{BODY}",
            "Esk Live",
            id="a site beside the title",
        ),
        pytest.param(
            f"Counting twice (The Esk Review, 28 January 2028)\n\nBy Ann Ode\n\n{BODY}",
            "The Esk Review",
            id="in brackets",
        ),
        pytest.param(
            f"Pumps stop\n\n{BODY}\n\nDistributed by APO Group on behalf of Ministry of Wells, Esk.",
            "Ministry of Wells",
            id="distributed for",
        ),
        pytest.param(f"Pumps stop\n\n{BODY}\n\nDistributed by APO Group.", None, id="a distributor"),
        pytest.param(f"Pumps stop\n\n“We at the Pump Union have had enough,” a man said.\n\n{BODY}", None, id="quoted"),
        pytest.param(f"Radio Esk\nMorning Programme\n3 May 2026\n\n{BODY}", "Radio Esk", id="a station"),
        pytest.param(
            f"Pump Board\nReleased by: Sgt. Ann Ode\n3 May 2026\n\n{BODY}", "Pump Board", id="an officer who releases"
        ),
    ],
)
def test_other_places(text: str, issuer: str | None) -> None:
    found = sorted(find_issuers(head(text)), key=lambda one: one.rank)
    assert (found[0].value if found else None) == issuer
