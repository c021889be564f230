"""What the foot of a document says: where and when it was signed and by whom, the day of a post; who a letter is sent to."""

import time

import pytest

from countersay.extraction.heads.foot import addressee, foot_days, sender, signatures
from countersay.extraction.heads.head import Head
from countersay.extraction.text.layout import find_blocks

BODY = "The wells of Esk were tested on 3 May 2026, and 14 of them were closed by the board at once."


def head(text: str) -> Head:
    return Head(text, find_blocks(text))


@pytest.mark.parametrize(
    ("foot", "days"),
    [
        pytest.param("Done at Port Arden, this 11th day of March 2027", [("2027-03-11", False)], id="done at"),
        pytest.param("Signed in Vell on 2 June 2029.", [("2029-06-02", False)], id="signed in"),
        pytest.param("7:42 PM · Mar 3, 2028 · 48.1K Views", [("2028-03-03", False)], id="below a post"),
        pytest.param("t.me/eskwells/221 | 14.06.2027, 08:15", [("2027-06-14", False)], id="address of a post"),
        pytest.param("Selmar, 9 July 2027", [("2027-07-09", True)], id="place and day"),
        pytest.param("Quay Times, 9 July 2027", [], id="a paper and its day"),
        pytest.param("Ministry of Wells, 9 July 2027", [], id="a body and its day"),
        pytest.param("Done between 2 and 9 July 2027 by the board", [], id="what was done"),
        pytest.param("9 July 2027", [], id="a day alone"),
    ],
)
def test_days_at_the_foot(foot: str, days: list[tuple[str, bool]]) -> None:
    text = f"On the wells\n\n{BODY}\n\n{foot}\n"
    found = list(foot_days(head(text)))
    assert [(one.value, one.inferred) for one in found] == days
    assert all(text[one.start : one.end] for one in found)


@pytest.mark.parametrize(
    ("foot", "named"),
    [
        pytest.param(
            "Yours faithfully,\n\nTomas Ehrling\nChairman\nUnion of Fishermen", ("Union of Fishermen", False), id="body"
        ),
        pytest.param(
            "Kind regards,\nPress Office\nOrland Rail Limited", ("Orland Rail Limited", False), id="office and body"
        ),
        pytest.param("Sincerely,\n\nTomas Ehrling", ("Tomas Ehrling", True), id="person"),
        pytest.param("Regards,\n\nall of us at home", None, id="no name"),
        pytest.param("Union of Fishermen", None, id="no closing"),
    ],
)
def test_signatures(foot: str, named: tuple[str, bool] | None) -> None:
    found = list(signatures(head(f"On the wells\n\n{BODY}\n\n{foot}\n")))
    assert [(one.value, one.inferred) for one in found] == ([named] if named else [])


def test_a_signature_above_the_message_that_is_answered() -> None:
    below = f"-----Original Message-----\nFrom: desk@paper.example\n\n{BODY}\n\nRegards,\nLedger Company"
    text = f"From: press@rail.example\nSent: Monday, 8 February 2027\nTo: desk@paper.example\n\n{BODY}\n\nRegards,\nOrland Rail Limited\n\n{below}"
    assert [one.value for one in signatures(head(text))] == ["Orland Rail Limited"]


@pytest.mark.parametrize(
    ("text", "sent_to", "sent_by"),
    [
        pytest.param(
            f"Save the Marsh\nP.O. Box 119\n\n28 January 2026\n\nThe Director\nHighways Agency\n\nDear Sir,\n\n{BODY}",
            ["The Director", "Highways Agency"], ["Save the Marsh"], id="two addresses",
        ),
        pytest.param(
            f"Port Arden, 5 November 2026\n\nTo the Harbour Commission\nOld Customs House\n\nDear Madam,\n\n{BODY}",
            ["To the Harbour Commission", "Old Customs House"], [], id="the other's alone",
        ),
        pytest.param(f"Harbour Commission\n\n5 November 2026\n\n{BODY}", [], [], id="no letter"),
    ],
)  # fmt: skip
def test_who_a_letter_is_sent_to_and_who_sends_it(text: str, sent_to: list[str], sent_by: list[str]) -> None:
    read = head(text)
    others = addressee(read)
    lines = [line for block in others for line in read.of(block).split("\n")]
    assert lines == sent_to
    assert [one.value for one in sender(read, others)] == sent_by


def test_long_lines_at_the_foot_take_no_time() -> None:
    begun = time.process_time()
    for foot in ("Done " * 20_000, "1:00 · " * 20_000, "Regards,\n" + "A" * 100_000, "Signed at " + "a" * 100_000):
        read = head(f"On the wells\n\n{BODY}\n\n{foot}")
        list(foot_days(read)), list(signatures(read))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("foot", "days"),
    [
        pytest.param("IT IS SO ORDERED.\n\nDated: April 30, 2027", ["2027-04-30"], id="dated"),
        pytest.param(
            "13 August 2027\n\nOffice of the Inspector of Wells\nTel. 555 0110", ["2027-08-13"], id="a day above a body"
        ),
        pytest.param(
            "Ministry of Wells of Esk\n\nOffice of the Spokesperson\n\n31 May 2020",
            ["2020-05-31"],
            id="an office between",
        ),
        pytest.param("The list:\n\n13 August 2027\n\n9 wells", [], id="a day in a list"),
    ],
)
def test_days_beside_bodies_at_the_foot(foot: str, days: list[str]) -> None:
    assert [one.value for one in foot_days(head(f"On the wells\n\n{BODY}\n\n{foot}\n"))][:1] == days


@pytest.mark.parametrize(
    ("foot", "named"),
    [
        pytest.param(
            "Yours truly,\nDr. Ida Moren, Executive Director of the Lake Centre for the Right to Wells\nThe Lake School\n36 Mole Street",
            ("Lake Centre for the Right to Wells", False),
            id="office and body beside the name",
        ),
        pytest.param(
            "Yours truly,\n\nJo Ibarra, Chair of the Nurses Council\n\nIda Moren, Head of the Beds Committee",
            ("Nurses Council", True),
            id="two who sign",
        ),
    ],
)
def test_offices_beside_the_names_of_who_signs(foot: str, named: tuple[str, bool]) -> None:
    found = [(one.value, one.inferred) for one in signatures(head(f"Dear Minister,\n\n{BODY}\n\n{foot}\n"))]
    assert found == [named]
