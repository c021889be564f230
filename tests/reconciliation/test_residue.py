"""What the rest of a clause says: the same, more, or something else. The subjects are invented and unrelated."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from countersay.reconciliation.admission import admit
from countersay.reconciliation.residue import Residues
from tests.corpora import write_corpus


def residues(folder: Path, text: str) -> dict[str, frozenset[str]]:
    """Return the residue of each figure of one text, by the number as written."""
    record = examine([write_corpus(folder, {"1.txt": text + "\n"})])
    found = Residues.of(record)
    return {claim.figure.number.text: found.residue(claim) for claim in admit(record)}


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        pytest.param("On 4 May 2029, 31 lorries laden with flour passed.", "31", {"flour", "laden"}, id="load"),
        pytest.param("In May 2029, 31 pupils were injured seriously.", "31", {"seriousli"}, id="manner"),
        pytest.param("In 2029, 310 families were moved for a second time.", "310", {"second time"}, id="again"),
        pytest.param("In May 2029 the enemy lost 31 tanks.", "31", {"enemy of 1.txt"}, id="pointing"),
        pytest.param("In 2028, 41 cats were adopted in all shelters.", "41", {"all", "shelter"}, id="widening"),
        pytest.param("On 3 May 2029, 12 kites were sold, although rain fell on the fair.", "12", set(), id="although"),
        pytest.param("On 3 May 2029, 12 kites were sold, nearly all of them red ones.", "12", set(), id="comment"),
        pytest.param("It should be noted that 12 kites were sold on 3 May 2029.", "12", set(), id="stress"),
        pytest.param("This shows that 12 kites were sold on 3 May 2029.", "12", set(), id="conclusion"),
        pytest.param("Only 12 kites were sold on 3 May 2029, Harl's mayor Ada Venn told us.", "12", set(), id="voice"),
    ],
)
def test_residue_is_what_no_field_of_the_figure_holds(
    tmp_path: Path, text: str, number: str, expected: set[str]
) -> None:
    found = {word for word in residues(tmp_path, text)[number] if not word.startswith("n-")}
    assert found == expected


def accused(folder: Path, *texts: str) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "Wire {place}"\ndate = 2029-06-08\n' for place, _ in enumerate(texts)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    record = examine([write_corpus(folder, {**files, "corpus.toml": settings})])
    return [finding.relation for finding in record.findings if finding.relation in ACCUSING]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 4 May 2029, 14 swimmers were rescued at Harl, Ostrany.",
            "On 4 May 2029, 31 swimmers were rescued at Harl, Velmare.",
            id="two towns of one name",
        ),
        pytest.param(
            "In May 2029, 310 trams passed the Harl bridge. This number includes empty trams.",
            "In May 2029, 210 trams passed the Harl bridge.",
            id="a definition in the next sentence",
        ),
        pytest.param(
            "On 4 May 2029, 31 carts sent by the Guild entered Harl.",
            "On 4 May 2029, 24 carts sent by Odrava entered Harl.",
            id="two senders",
        ),
        pytest.param(
            "In 2028, 80 nurses left the hospital of Harl temporarily.",
            "In 2028, 95 nurses left the hospital of Harl for good.",
            id="two manners",
        ),
        pytest.param(
            "On 4 May 2029, 31 drones were shot down.", "On 4 May 2029, 12 drones were shot down.", id="whose drones"
        ),
        pytest.param(
            "In May 2029, repairs cost 4.1 million crowns.",
            "In May 2029, repairs cost 0.4 million crowns.",
            id="whose repairs",
        ),
        pytest.param(
            "In January 2029, 14 strikes were recorded in Harl.",
            "In January 2029, 31 lightning strikes were recorded in Harl.",
            id="a longer noun",
        ),
    ],
)
def test_clauses_that_each_say_something_of_their_own_are_not_set_against_each_other(
    tmp_path: Path, one: str, other: str
) -> None:
    assert accused(tmp_path, one, other) == []


def test_a_part_by_its_words_clashes_only_where_it_is_more_than_the_whole(tmp_path: Path) -> None:
    town, old = (
        "In May 2029, {} thefts were recorded in Harl.",
        "In May 2029, {} thefts were recorded in Harl's old quarter.",
    )
    assert accused(tmp_path / "less", town.format(31), old.format(14)) == []
    assert accused(tmp_path / "more", town.format(31), old.format(58)) != []


def test_days_in_brackets_go_with_the_number_in_the_brackets(tmp_path: Path) -> None:
    one = "From 1 to 7 August 2028, the lift carried 9,400 skiers (same week in 2027: 17,800)."
    other = "In 2027 the lift carried 640,000 skiers."
    assert accused(tmp_path, one, other) == []


def test_what_a_voice_said_at_another_time_is_not_held_to_the_documents_day(tmp_path: Path) -> None:
    one = "Since 1 March 2029, 310 goats have been shorn in Harl, the shepherds said in April."
    other = "Since 1 March 2029, 402 goats have been shorn in Harl."
    assert accused(tmp_path, one, other) == []
