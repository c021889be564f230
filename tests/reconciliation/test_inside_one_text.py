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
        ("90 of the 200 workers, or 60 per cent, took part.", "share"),
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
        pytest.param("The port handled 40 ships in May: 22 tankers, 9 barges and 9 ferries.", id="parts that add up"),
        pytest.param("The port handled 40 ships in May: 12 tankers and 9 ferries.", id="a list of some"),
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
