"""Who publishes, by what the first sentences do."""

from typing import Any

import pytest

from countersay.extraction.heads.acts import acts
from countersay.extraction.heads.head import Head
from countersay.extraction.text.layout import find_blocks
from tests.extraction.heads.test_letterhead import read

BODY = "Between 5 and 12 April, 412 carts passed the gate, and 103 of them were empty when the guards looked into them at noon."


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            "The Water Board of Halmet wishes to inform all residents that the pumps will be stopped for three hours on Friday.",
            "Water Board of Halmet",
            id="wishes to inform",
        ),
        pytest.param(
            "The Ministry of Health (MOH) informs the public that 14 more people have fallen ill since Friday in the two towns.",
            "Ministry of Health",
            id="informs the public",
        ),
        pytest.param(
            "Election Commission of Norland hereby announces that 412 stations were opened on Friday and that 14 were not.",
            "Election Commission of Norland",
            id="hereby",
        ),
        pytest.param(
            "Vale Mills plc (“Vale” or “the Company”) notes the recent press comment about its mills and says 14 of them are open.",
            "Vale Mills plc",
            id="a company notes",
        ),
        pytest.param(
            "We, the Board of the Lake Council, have read the report and do not agree with a single one of its 14 figures.",
            "Lake Council",
            id="we, the board",
        ),
        pytest.param(
            "As the Dockers Union of Halmet, we condemn the arrest of four of our members at the gate on Friday night.",
            "Dockers Union of Halmet",
            id="as the union, we",
        ),
        pytest.param(
            "On behalf of the members of the Dockers Union of Halmet, I write to protest against the arrest of four of them.",
            "Dockers Union of Halmet",
            id="on behalf of",
        ),
        pytest.param(
            f"Pumps stop\n\n{BODY}\n\n{BODY}\n\nHarbour Ministry Official Spokesman\n\nDr. Ida Moren",
            "Harbour Ministry",
            id="signed by a spokesman",
        ),
        pytest.param(
            f"Press Statement From the National Ferry Commission on Saturday 18 August on the Count so Far\n\n{BODY}",
            "National Ferry Commission",
            id="press statement from",
        ),
        pytest.param(
            f"Daily Press Briefing by the Office of the Speaker for the Lake Council\n\n{BODY}",
            "Office of the Speaker for the Lake Council",
            id="daily briefing by",
        ),
        pytest.param(
            f"Press Release Mar 17, 2030\n\nGate opens\n\n{BODY}\n\nThe Lake Gate Association keeps 14 gates.\n\n"
            "“It is a good day.”\n\n###\n\nAbout Lake Gate Association: Since 1919, the Lake Gate Association has kept the gates.",
            "Lake Gate Association",
            id="about itself, in one paragraph",
        ),
        pytest.param(f"A statement from the Dockers Union of Halmet\n\n{BODY}", "Dockers Union of Halmet", id="a"),
        pytest.param(
            f"Statement by Spokesperson Jo Ibarra\n\nMinistry of Ferries of Norland\n\n{BODY}",
            "Ministry of Ferries of Norland",
            id="a spokesperson below a letterhead",
        ),
        pytest.param(
            f"Ferry sinks\n\nSept 14 (Reuters) - A ferry sank off Halmet, the harbour master said, and 14 were saved.\n\n{BODY}",
            "Reuters",
            id="a day and an agency",
        ),
    ],
)
def test_who_speaks_is_stated(text: str, issuer: str) -> None:
    document: Any = read(text)[0]
    assert (document.issuer.label, document.issuer.inferred) == (issuer, False)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        pytest.param(
            "The Dockers Union of Halmet strongly condemns the arrest of four of its members at the gate on Friday night.",
            "Dockers Union of Halmet",
            id="a reporter may write so too",
        ),
        pytest.param(
            "The Nurses Union of Halmet (NUH) is shocked and dismayed by the news that 400 beds are to go from the hospital.",
            "Nurses Union of Halmet",
            id="is shocked",
        ),
        pytest.param(
            f"Gate opens\n\n{BODY}\n\n{BODY}\n\ninfo@hnutu.example\n\n© 2031 – HNUTU. All rights reserved.",
            "HNUTU",
            id="rights, behind a dash",
        ),
        pytest.param(
            f"HALMET (Lake News / Norwire - 22nd December, 2030) Two ferries were stopped on Friday at the quay. {BODY}",
            "Lake News",
            id="two agencies and a day in brackets",
        ),
        pytest.param(
            f"First lines of the page\nLast Updated : Aug 05, 2030 08:33 AM IST | Source: PTI\n\nGate opens\n\n{BODY}",
            "PTI",
            id="source behind a bar",
        ),
        pytest.param(
            f"Lake Council Statement on the Pumps\n\n{BODY}\n\nThe Lake Council rejects all that was said of it.",
            "Lake Council",
            id="title and what it says",
        ),
        pytest.param(
            f"Norland: HNU Media Release on the Gate\n\n{BODY}\n\nThe HNU calls on the owners to open it to its 400 members.",
            "HNU",
            id="title of one's own release",
        ),
        pytest.param(
            f"{BODY}\n\nThe association got 14 men there at once.\n\nP Smith\n\nLake Housing Association Ltd\n\nMole Hall\n\nEdge Lane",
            "Lake Housing Association Ltd",
            id="a letter signed above an address",
        ),
    ],
)
def test_who_seems_to_speak_is_proposed(text: str, issuer: str) -> None:
    document: Any = read(text)[0]
    assert (document.issuer.label, document.issuer.inferred) == (issuer, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The Ministry of Health informed the public on Friday that 14 people had fallen ill in the two towns of the lake.",
            id="told of",
        ),
        pytest.param(
            "The Lake Council wishes to build three quays, of which 14 captains of the town say that two are not needed.",
            id="what it wants",
        ),
        pytest.param(
            "“The Water Board wishes to inform all residents that the pumps will be stopped,” a note of 14 words read on Friday.",
            id="quoted",
        ),
        pytest.param(
            "On behalf of the Dockers Union of Halmet, Jo Ibarra told the court that 14 men had been held at the gate on Friday.",
            id="somebody spoke on behalf",
        ),
        pytest.param(
            f"Lake Council statement on pumps angers residents\n\n{BODY}\n\nThe Lake Council rejected the claim.",
            id="a title about a statement",
        ),
        pytest.param(
            f"Statement on Court Ruling\n\nPosted Fri, 12/21/2029 - 7:54pm\n\n{BODY} We are where we were a year ago.",
            id="a title of one's own statement",
        ),
        pytest.param(
            "Vale Mills Plc and Orbit Foods Plc have notified the Norland Exchange (NSE) that the 14 reports of a sale are wrong.",
            id="firms that told an exchange something",
        ),
        pytest.param(
            f"Gate opens\n\nHNU media release on gate angers owners\n\n{BODY}\n\nThe HNU called it a good day.",
            id="a title about a release",
        ),
        pytest.param(
            f"{BODY}\n\n“We ask for 14 gates.”\n\nSignatories\n\n1. Mothers of the Lake (Lake), Norland\n\n2. Ida Moren, Norland\n\n"
            "3. Lake Press Center, Norland",
            id="a list of those who sign",
        ),
        pytest.param(f"Location: Mole County\n\nIncident date: 4 May 2031\n\nGate opens\n\n{BODY}", id="a label"),
    ],
)
def test_who_is_only_told_of_is_asked(text: str) -> None:
    assert read(text)[0].issuer is None


def test_the_day_between_bars_is_that_of_publication() -> None:
    document: Any = read(f"Ferry sinks\n\nSource: HALNA| 2031-05-03 15:13:59|Editor: ida\n\n{BODY}")[0]
    assert document.issued.value == "2031-05-03"


def test_a_day_before_a_long_dash_opens_a_text() -> None:
    document: Any = read(f"October 3rd, 2031 ― Halmet: The boats went out at noon, the harbour master said. {BODY}")[0]
    assert document.issued.value == "2031-10-03"


def test_a_paragraph_about_another_is_none_about_itself() -> None:
    text = f"Gate opens\n\n{BODY}\n\n###\n\nAbout the count: Since 1919, clerks have kept it in the Lake Office.\n"
    assert read(text)[0].issuer is None


def test_a_title_in_capitals_is_no_person_who_signs() -> None:
    text = f"{BODY}\n\nINTERNATIONAL ELECTION COUNT\n\nNorland Federation Election\n\nIt was held."
    assert list(acts(Head(text, find_blocks(text)))) == []


def test_where_several_sign_none_of_them_is_named() -> None:
    text = f"{BODY}\n\nWe ask for 14 gates.\n\nP Smith\nLake Housing Association Ltd\nJo Ibarra\nVale Nurses Guild"
    assert list(acts(Head(text, find_blocks(text)))) == []
