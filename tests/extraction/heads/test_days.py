"""Days in stamps, between the first paragraphs, and at which a paper stands."""

from typing import Any

import pytest

from countersay.extraction.heads.days import below_lede, stamped, standing_at
from countersay.extraction.heads.head import Head, rule
from countersay.extraction.text.layout import find_blocks
from tests.extraction.heads.test_letterhead import read

BODY = "The pumps of Esk were tested by the board, and 14 of them were stopped at once."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("Issued 06 AUG 28", "2028-08-06", id="two digits of the year"),
        pytest.param("06/DEC/2027", "2027-12-06", id="strokes"),
        pytest.param("31 FEB 28", None, id="no such day"),
    ],
)
def test_stamps(line: str, day: str | None) -> None:
    match = rule("stamped").search(line)
    assert match is not None
    assert stamped(match) == day


@pytest.mark.parametrize(
    ("values", "day"),
    [
        pytest.param({"2027-09"}, "2027-09-30", id="the month of the line"),
        pytest.param({"2027-08"}, None, id="another month"),
        pytest.param({"2027-09", "2026-09"}, None, id="two years"),
        pytest.param(set[str](), None, id="no year"),
    ],
)
def test_days_at_which_a_paper_stands(values: set[str], day: str | None) -> None:
    match = rule("stands_at").search("Factsheet (as of 30 September)")
    assert match is not None
    assert standing_at(match, values) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(f"Pumps stop\n\n{BODY}\n\nPublished on 3 May 2027\n\n{BODY}", ["2027-05-03"], id="labelled"),
        pytest.param(f"Pumps stop\n\n{BODY}\n\n3 May 2027\n\n{BODY}", ["2027-05-03"], id="alone"),
        pytest.param(f"Diary\n\n{BODY}\n\n3 May 2027\n\n{BODY}\n\n{BODY}\n\n9 May 2027\n\n{BODY}", [], id="a diary"),
        pytest.param(f"Pumps stop\n\n{BODY}\n\nThe board met on 3 May 2027\n\n{BODY}", [], id="told"),
    ],
)
def test_days_below_the_first_paragraph(text: str, days: list[str]) -> None:
    assert [one.value for one in below_lede(Head(text, find_blocks(text)))] == days


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param("Factsheet\nSeptember 2027 (as of 30 September)", "2027-09-30", id="as of, without the year"),
        pytest.param("Foreign trade, March 2026", None, id="the month that a title is on"),
        pytest.param("Correction, 29 April 2026\n\nForeign trade, March 2026", "2026-04-29", id="a correction"),
        pytest.param(
            "Notice 61 – issued 6 December 2027 – valid until 31 January 2028", "2027-12-06", id="valid until"
        ),
        pytest.param("May 13, 2017 / 7:07 PM / 3 months ago\n\nPumps stop", "2017-05-13", id="so long ago"),
        pytest.param(
            "The Quay Times      Saturday, April 18, 2026      Page A3\n\nPumps stop", "2026-04-18", id="a wide gap"
        ),
        pytest.param("Regular press conference on May 17, 2027", "2027-05-17", id="held on"),
        pytest.param("Last updated      9 May 2028\n\nPumps stop", None, id="a label of another cell"),
    ],
)
def test_days_of_heads(head: str, day: str | None) -> None:
    document: Any = read(f"{head}\n\n{BODY}")[0]
    assert (document.issued and document.issued.value) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param(
            "JUDGMENT of Justice Oran delivered on the 12th day of May, 2026", "2026-05-12", id="words of law"
        ),
        pytest.param(
            "PROTOCOL\non the count of pumps\nDrawn up on 23 April 2028 at 14:10", "2028-04-23", id="drawn up at"
        ),
        pytest.param(
            "Pump Board\nDate of Release: September 14, 2029\nDate & Time of Incident: September 13, 2029",
            "2029-09-14",
            id="date of what happened",
        ),
        pytest.param("Counting twice (The Quay Review, 28 January 2028)", "2028-01-28", id="a paper in brackets"),
    ],
)
def test_days_that_labels_and_verbs_give(head: str, day: str) -> None:
    document: Any = read(f"{head}\n\n{BODY}")[0]
    assert document.issued.value == day


@pytest.mark.parametrize("title", ["Pumps stop", "Storm: 4,120 claims so far"])
def test_a_dateline_that_ends_in_a_stop(title: str) -> None:
    document: Any = read(f"{title}\n\nHalmet, 22 July 2026. {BODY}")[0]
    assert document.issued.value == "2026-07-22"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        pytest.param(
            "Appeal for pumps\n\nOperation update n 5: 29 January 2028\nOperation end date: 30 June 2029",
            "2028-01-29",
            id="numbered",
        ),
        pytest.param(
            "Ward bulletin 7: 4 May 2029\n\nNext review date: 9 June 2029", "2029-05-04", id="numbered, of wards"
        ),
        pytest.param(
            "Menu of the site.\n\nPumps: Situation Report No. 13 (as at 31 July 2027) is the last one.",
            "2027-07-31",
            id="covers to",
        ),
        pytest.param(
            "This letter was originally published on wards.example on 12 July 2029.", "2029-07-12", id="first published"
        ),
        pytest.param(
            "Menu of the site.\n\nTwice-weekly briefing: 19 November 2029 - webcast", "2029-11-19", id="kind and day"
        ),
        pytest.param(
            "Below is a press release issued by the Ministry of Wells on 20/12/2029.",
            "2029-12-20",
            id="issued, in numbers",
        ),
        pytest.param(
            "April 19, 2026 -- The mayor of Halm has opened 14 pumps.", "2026-04-19", id="begins with its day"
        ),
        pytest.param(
            "Menu.\n\nHalm,16 September 2029:The chair of the union has gone.", "2029-09-16", id="place and day"
        ),
        pytest.param(
            "Menu.\n\n3 May 2029 -- Two wards were shut.\n\n9 June 2029 -- One was opened.", None, id="a chronology"
        ),
        pytest.param(
            "01 June, 2029Halm regrets the closing of two wards in the winter.", "2029-06-01", id="grown together"
        ),
        pytest.param(
            "Two wards are shut from 3 May to 9 June 2029 for repairs of their roofs.", None, id="days told of"
        ),
    ],
)
def test_days_that_marks_give_wherever_they_stand(head: str, day: str | None) -> None:
    document: Any = read(f"{head}\n\n{BODY}")[0]
    assert (document.issued and document.issued.value) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "Pump Board\n\n12 May 2031\n\nPumps\n\nMonth\tPumps\nMarch 2031\t1,204\nApril 2031\t986",
            "2031-05-12",
            id="months",
        ),
        pytest.param("Wards\n\nDate:\t12 May 2031\nPlace:\tHalm", "2031-05-12", id="a label and its cell"),
        pytest.param("Day\tWards\n01.05.2031\t17\n02.05.2031\t19", None, id="only days of rows"),
    ],
)
def test_rows_of_tables_date_nothing(text: str, day: str | None) -> None:
    document: Any = read(f"{text}\n\n{BODY}")[0]
    assert (document.issued and document.issued.value) == day
