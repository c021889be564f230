"""Parts and totals, percentages and means that one sentence sets beside each other: told where they differ, and where not."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Record
from countersay.reconciliation.verify import verify


def read(folder: Path, text: str) -> Record:
    (folder / "a.txt").write_text(f"Harbour Office\n20 May 2031\n\n{text}\n", encoding="utf-8")
    return examine([folder])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In May 2031 400 people were detained: 220 men, 150 women and 90 children.", "parts"),
        ("The office recorded 40 breaches in May: 22 shellings, 15 raids and 9 overflights.", "parts"),
        ("There were 120 casualties: 40 dead and 95 wounded.", "parts"),
        (
            "A total of 300 tonnes were delivered: 120 tonnes of flour, 90 tonnes of oil and 60 tonnes of sugar.",
            "parts",
        ),
        ("The office held 15 persons (nine men and five women).", "parts"),
        ("It logged 77 breaches in May (three blasts, 21 rockets and 51 shots of small arms).", "parts"),
        ("The office gave out 60 permits in May: 30 to farmers, 25 to hauliers and 15 to fishermen.", "parts"),
        ("In May 2031, 61 fires broke out: 30 in Harl, 25 in Dorv and 15 in Osk.", "parts"),
        ("The fund paid 91 million euros: 48 million to farms, 33 million to mills and 17 million to towns.", "parts"),
        ("The flood left 31 dead: 17 men, 9 women and 8 children.", "parts"),
        ("The blast killed 8 people, including five women and four children.", "parts"),
        ("The blast injured 21 residents, among them 14 men and 9 women.", "parts"),
        ("Of the 58 miners trapped, 41 were brought out alive, 9 died and 11 are still missing.", "parts"),
        ("Of the 40 passengers, 12 were killed and 31 survived.", "parts"),
        ("The court heard 90 cases, of which 52 ended in conviction and 47 in acquittal.", "parts"),
        ("Of the 61 members present, 33 voted for, 22 voted against and 9 abstained.", "parts"),
        ("Of the 214 men, 120 were released, 61 are still held and 47 died in custody.", "parts"),
        ("Twelve people were hurt in the fall; 3 were discharged and 11 are still in hospital.", "parts"),
        ("The crash hurt 23 passengers; 9 were discharged and 17 remain in hospital.", "parts"),
        ("Of the 120 candidates, 70 passed and 56 failed.", "parts"),
        ("Of the 162 patients tested, 46 per cent (94, including 12 children) had fever.", "share"),
        ("Some 46 per cent (94) of the 162 patients had fever.", "share"),
        ("The board has 1,200 members, 690 of them (96 per cent) women.", "share"),
        ("In Harl 640 pupils sat the test. 410 of them, or 92 per cent, passed.", "share"),
        ("Of 640 people tested, 244 were ill and 212 (61 per cent) were treated.", "share"),
        ("Sales fell from 420 to 380 tonnes, a drop of 90 tonnes.", "difference"),
        ("The court heard 118 witnesses: 92 in person, 14 by video and 31 in writing.", "parts"),
        ("The ward had 84 patients in April and 61 in May, a drop of 33.", "difference"),
        ("Stocks stood at 421 tonnes on 1 May and 365 tonnes on 31 May, a fall of 75 tonnes.", "difference"),
        ("The ward had 84 patients in April and 61 in May, a drop of 47 per cent.", "change"),
        ("Nearly half of the 640 wells tested, 412, were polluted.", "multiple"),
        ("Of the 90 bids, 52 were approved and 47 were rejected.", "parts"),
        ("90 of the 200 workers, or 60 per cent, took part.", "share"),
        ("Of 300 tests, 30 were positive, a rate of 15 per cent.", "share"),
        ("Of 300 claims 30 were paid, a share of 25 per cent.", "share"),
        ("Out of 200 workers, 90 took part (60 per cent).", "share"),
        ("Out of 200 workers, 90 took part, or 60 per cent.", "share"),
        ("Of 200 schools surveyed, 90 were damaged, which is 60 per cent.", "share"),
        ("The office examined 480 complaints and upheld 120 of them, 40 per cent.", "share"),
        ("In April 2031 1,200 lorries crossed, an average of 60 a day.", "average"),
        ("Some 1,203 vehicles passed from 1 to 30 April 2031, an average of 58 vehicles a day.", "average"),
    ],
)
def test_what_does_not_add_up_in_a_sentence_is_told(text: str, kind: str, tmp_path: Path) -> None:
    record = read(tmp_path, text)
    found = [one for one in record.findings if one.relation in ACCUSING]
    assert [one.kind for one in found] == [kind]
    verify(found[0], record)
    if kind == "parts":
        assert found[0].relation == "tension"  # a colon is no word for "of which"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Some 60 per cent of the 1,200 members voted, 690 of them (96 per cent) for the strike.", id="of a share"
        ),
        pytest.param(
            "Three in five of the 1,200 members voted, 690 of them for the strike, which is 96 per cent.",
            id="of a share in words",
        ),
        pytest.param(
            "Seventy per cent of the 640 pupils sat the test. 410 of them, or 92 per cent, passed.", id="of the share"
        ),
        pytest.param("It saw 40 per cent of 1,500 farms; 480 of these (80 per cent) lost cattle.", id="of what it saw"),
        pytest.param(
            "The court heard 118 witnesses: 92 in person, 14 by video and 31 in writing, some of them twice.",
            id="twice",
        ),
        pytest.param(
            "The ward saw 118 people: 92 with burns, 14 with cuts and 31 with smoke in the lungs, many with both.",
            id="with both",
        ),
        pytest.param(
            "The office upheld 120 of 480 complaints (25 per cent); in 2040 it upheld 150 (30 per cent).",
            id="of another year",
        ),
        pytest.param(
            "In May 1,203 vehicles passed, an average of 58 a day on the 21 days on which the bridge was open.",
            id="on some days",
        ),
        pytest.param("In May 1,203 patients came, 58 a day on working days.", id="on working days"),
        pytest.param("In May 1,203 vehicles passed. The daily average was 58 when it was dry.", id="on dry days"),
        pytest.param("In May 1,203 calls came, an average of 58 a day without the holidays.", id="without some days"),
        pytest.param("Of 640 people tested, 244 were ill and 212 (87 per cent) were treated.", id="of those ill"),
        pytest.param("Of the 200 schools 90 were damaged and 31 (34 per cent) had to shut.", id="of those damaged"),
        pytest.param("Sales fell from 420 to 380 tonnes, a drop of 90 tonnes on the plan.", id="on the plan"),
        pytest.param("The patients fell from 84 to 61, a fall of 51 from the peak in February.", id="from the peak"),
        pytest.param("The port handled 40 ships in May: 22 tankers, 9 barges and 9 ferries.", id="parts that add up"),
        pytest.param("The port handled 40 ships in May: 12 tankers and 9 ferries.", id="a list of some"),
        pytest.param("The port handled 40 ships in May (12 tankers and 9 ferries).", id="some in brackets"),
        pytest.param(
            "It logged 32 blasts (three airbursts, one impact and 28 undetermined).", id="one of a kind in brackets"
        ),
        pytest.param("It logged 32 blasts: three airbursts, one impact and 28 misfires.", id="one of a kind"),
        pytest.param("The fleet lost 7 boats (three sunk, two burnt and two missing).", id="two kinds of one number"),
        pytest.param("It had 60 fires (30 at Harl, 25 at Dorv and 4 deaths).", id="another noun in brackets"),
        pytest.param("Of 92 houses (40 in Harl and 52 in Dorv) 12 burned.", id="towns in brackets"),
        pytest.param(
            "In April 120 lorries crossed the bridge each day. In all of April 3,600 lorries crossed it.",
            id="a daily count",
        ),
        pytest.param("The mill had 61 fires: 18 in March, 23 in April and 22 in May.", id="a list of months"),
        pytest.param("It was a month with 60 fires: 30 at Harl, 25 at Dorv, and 4 deaths.", id="another noun"),
        pytest.param("There were 60 visitors: 30, 25 and 15.", id="items of nothing"),
        pytest.param("The flood left 31 dead: 17 men and 9 women.", id="dead of whom some are not named"),
        pytest.param("The blast killed 8 people, including five women and four teachers.", id="women may teach"),
        pytest.param("The blast killed 8 people, including five women and four girls.", id="girls may be women"),
        pytest.param("Of the 40 passengers, 12 were injured and 31 were taken to hospital.", id="in turn"),
        pytest.param("The office reported 57 raids, 31 of them at night and 36 with mortars.", id="at night"),
        pytest.param("Exports fell 12 per cent in value, to 440,000 tonnes from 520,000 tonnes.", id="in value"),
        pytest.param("Of 500 clerks, 300 voted for the mayor and 250 against the budget.", id="two votes"),
        pytest.param("Of 40 men, 30 were convicted of theft and 15 were acquitted of murder.", id="two charges"),
        pytest.param("Of the 60 bids, 40 were approved, 25 were rejected and sent again.", id="more of the last"),
        pytest.param("Among 200 men 150 survived the first year and 60 died within five.", id="in turn by years"),
        pytest.param("Of the 30 men, 12 died and 20 had been released before.", id="before"),
        pytest.param("A third of the 90 drivers, 12 of them women, were dismissed.", id="a part of the share"),
        pytest.param(
            "Support rose from 41 per cent in May to 47 in June, up 9 points since the spring.",
            id="a share is no change",
        ),
        pytest.param("Twelve people were hurt; 3 more fell later, and 11 are still in hospital.", id="3 more"),
        pytest.param("Twelve people were hurt; 3 were discharged and 9 are still in hospital.", id="all of the hurt"),
        pytest.param("Twelve people were hurt and four killed; 16 were taken to hospital.", id="hurt and killed"),
        pytest.param("Twelve were hurt on Monday and 15 on Tuesday; 20 are still in hospital.", id="two days"),
        pytest.param("Twelve people were hurt in Osk; in Harl 20 were taken to hospital.", id="two towns"),
        pytest.param("Twelve people were hurt, and 14 guards were discharged from service.", id="from service"),
        pytest.param("Of the 162 patients tested, 46 per cent (74, including 12 children) had fever.", id="74"),
        pytest.param("Of the 162 patients tested, 46 per cent (18 per cent of the men) had fever.", id="of the men"),
        pytest.param("Of the 162 patients tested, 46 per cent (2 more than in 2029) had fever.", id="2 more"),
        pytest.param("The ward had 84 patients in April and 61 in May, a drop of 27 per cent.", id="it dropped"),
        pytest.param("It had 84 patients in April and 61 in May, a drop of 40 per cent on last year.", id="last year"),
        pytest.param("The ward had 84 patients in April and 61 nurses in May, a drop of 33.", id="nurses"),
        pytest.param("Of the 58 miners, 41 survived, and 30 died later.", id="died later"),
        pytest.param("Of the 90 bids, 52 were approved at first and 47 were rejected.", id="at first"),
        pytest.param("Of 300 tests, 30 were positive, a rate of 15 per cent among children.", id="a rate of others"),
        pytest.param("Of 300 tests, 30 were positive, a rate of 10 per cent.", id="a rate"),
        pytest.param("We counted 40 lorries, 30 cars and a bus, 71 vehicles in all.", id="one without a number"),
        pytest.param("We counted 41 lorries and 312 cars, 353 vehicles in all.", id="all in all"),
        pytest.param("The firm has 401 employees: 250 in Harl and 121 in Dorv.", id="some places"),
        pytest.param("The house has 12 rooms: 3 bedrooms and 2 baths.", id="rooms"),
        pytest.param("It gave 4 reasons: 22 ships and 15 barges had been lost.", id="no parts of reasons"),
        pytest.param("The office examined 480 complaints and upheld 120 of them, 25 per cent.", id="a share"),
        pytest.param("12 of the 80 lorries, 60 per cent of them empty, passed.", id="a share of the part"),
        pytest.param("Of 200 schools, 90 were damaged, 60 per cent more than in 2030.", id="a share of more"),
        pytest.param("90 of the 200 workers took part, and output fell by 60 per cent.", id="a share of output"),
        pytest.param("In April 2031 1,203 lorries crossed, below the average of 58 a day.", id="below a mean"),
        pytest.param("In April 2031 1,203 lorries crossed, against an average of 58 a day in March.", id="against it"),
        pytest.param("In April 2031 1,203 lorries crossed, compared with the usual 58 a day.", id="the usual"),
    ],
)
def test_what_adds_up_or_is_told_of_something_else_is_not_told(text: str, tmp_path: Path) -> None:
    assert [one.sentence for one in read(tmp_path, text).findings if one.relation in ACCUSING] == []


def test_rise_is_no_fall(tmp_path: Path) -> None:
    found = read(tmp_path, "Output rose by 50 per cent, from 41 tonnes to 82 tonnes.").findings
    assert [one.relation for one in found if one.kind == "change"] == ["contradiction"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("We counted 41 lorries and 312 cars, 343 vehicles in all.", "tension"),
        ("We counted 41 lorries and 31 cars, a total of 74 vehicles.", "contradiction"),
        ("We treated 41 men and 31 women, 69 people altogether.", "tension"),
    ],
)
def test_parts_of_several_kinds_make_up_what_the_words_call_their_total(
    text: str, relation: str, tmp_path: Path
) -> None:
    record = read(tmp_path, text)
    (found,) = [one for one in record.findings if one.relation in ACCUSING]
    assert (found.kind, found.relation) == ("parts", relation)
    assert ("overlap:parts_overlap" in found.dissolved_by) == (relation == "tension")
    verify(found, record)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The gale killed 179 people, with 40 people injured.", False),
        ("The death toll climbed to 179 with 70 people missing.", False),
        ("The gale hit 12 vessels, with three damaged.", True),
    ],
)
def test_those_who_live_are_no_part_of_the_dead(text: str, told: bool, tmp_path: Path) -> None:
    found = [one for one in read(tmp_path, text).findings if one.relation == "adds_up"]
    assert bool(found) == told
