"""The same number in other words, rounder ones, and estimates side by side."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus
from tests.reconciliation.test_rule_pairs import findings as written


def findings(folder: Path, *texts: str) -> list[Finding]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "Wire {place}"\ndate = 2029-06-08\n' for place, _ in enumerate(texts)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    return list(examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings)


@pytest.mark.parametrize(
    ("relation", "texts"),
    [
        pytest.param(
            "repetition",
            ["In May 2029, 1,502 boats passed the lock.", "1,502 boats had been entered by the evening of 31 May 2029."],
            id="one number, other verbs",
        ),
        pytest.param(
            "repetition",
            ["The archive holds 86,412 letters.", "Records of 86,412 letters were handed over."],
            id="one number, no days",
        ),
        pytest.param(
            "refinement",
            [
                "Between 1 and 10 May 2029 some 60 patients were brought to Halm.",
                "From 1 to 10 May 2029, 58 patients were taken down.",
            ],
            id="a rounder number",
        ),
        pytest.param(
            "spread",
            ["On 4 May 2029 there was a rally. The police put the crowd at about 12,000. The union spoke of 25,000."],
            id="two estimates",
        ),
        pytest.param(
            "later_update",
            ["At 31 December 2027 the works employed 4,318 people. At 31 December 2028 the works employed 3,967 people."],
            id="two levels",
        ),
    ],
)  # fmt: skip
def test_echo_is_reported_and_accuses_nobody(tmp_path: Path, relation: str, texts: list[str]) -> None:
    found = findings(tmp_path, *texts)
    assert relation in {one.relation for one in found}
    assert not {one.relation for one in found} & ACCUSING


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["In May 2029, 1,500 boats passed.", "1,500 goats were sold."], id="a round number"),
        pytest.param(["In May 2029, 1,502 boats passed.", "1,502 goats were sold."], id="other things"),
        pytest.param(["Since 2019 much has changed.", "The hall dates from 2019."], id="a year"),
        pytest.param(
            ["On 9 May 2029 9 vans passed the gate. On 9 May 2029 more than 10 vans of the guard went by."],
            id="more than so many is not less",
        ),
        pytest.param(["The police sold 12,000 tickets. The union owns 25,000 books."], id="no estimates of one thing"),
    ],
)
def test_what_only_looks_alike_is_not(tmp_path: Path, texts: list[str]) -> None:
    assert {one.relation for one in findings(tmp_path, *texts)} <= {"adds_up"}


def test_bounds_with_nothing_between_them_differ_however_round(tmp_path: Path) -> None:
    text = "Fewer than half a million clerks have walked out, ministers claim, as unions put the figure at more than one million."
    found = [one for one in written(tmp_path, [["Harl Post", "2029-06-05", text]]) if one.kind == "side-by-side"]
    assert [len(one.figures) for one in found] == [2]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "Police put attendance at between 8,000 and 10,000, while stewards claimed 30,000.", 2, id="a range"
        ),
        pytest.param(
            "Between 400 and 600 vans were waiting, the league said; the ministry spoke of 540.", 0, id="within it"
        ),
        pytest.param("The mayor says 340 of the 400 schools are open. The union says 120 are closed.", 0, id="a whole"),
    ],
)
def test_a_range_beside_another_estimate(tmp_path: Path, text: str, figures: int) -> None:
    found = [one for one in written(tmp_path, [["Harl Post", "2029-06-05", text]]) if one.kind == "side-by-side"]
    assert [len(one.figures) for one in found] == ([figures] if figures else [])


def kinds(folder: Path, *texts: str) -> list[str]:
    documents = [[f"Wire {place}", f"2029-06-{place + 2:02d}", text] for place, text in enumerate(texts)]
    return [one.kind for one in written(folder, documents)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Some 900 bakers met. The guild spoke of 400. We want the 240 colleagues to stay, the bakers said.",
            id="a number of another sentence",
        ),
        pytest.param(
            "In Harl 512,000 hens were counted, the guild said, and about 130,000 hens in Odrava, said Harl.",
            id="another place",
        ),
        pytest.param("The guild said 19 kites had come; pilots spoke of some sixty more.", id="more"),
        pytest.param(
            "At 5 p.m. 1,600,000 had voted, the guild said; the mayor said 2,000,000 voters had.", id="an hour"
        ),
    ],
)
def test_numbers_of_other_things_do_not_stand_side_by_side(tmp_path: Path, text: str) -> None:
    found = [one for one in written(tmp_path, [["Harl Post", "2029-06-05", text]]) if one.kind == "side-by-side"]
    assert all(len(one.figures) < 3 for one in found)
    assert not any(word in one.sentence for one in found for word in ("240", "130,000", "sixty", "1,600,000"))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(
            "From 1 to 7 May 2029 two of our beekeepers were killed and five were wounded.",
            "From 1 to 7 May 2029 eleven people were injured, seven injured in the north.",
            id="of two sides",
        ),
        pytest.param(
            "On 3 May 2029, 12 people were injured in Harl.",
            "On 3 May 2029, 21 people were injured in Odrava.",
            id="of two places",
        ),
    ],
)
def test_tolls_of_two_things_are_no_one_toll_that_grows(tmp_path: Path, earlier: str, later: str) -> None:
    assert "growing-toll" not in kinds(tmp_path, earlier, later)


def test_a_toll_of_one_place_grows(tmp_path: Path) -> None:
    one, other = (f"On 3 May 2029, {number} people were injured in Harl." for number in (12, 21))
    assert "growing-toll" in kinds(tmp_path, one, other)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param(
            "The Red Crescent said 10,100 people are missing. Health officials put the death toll at 5,500.",
            set(),
            id="missing and dead",
        ),
        pytest.param(
            "The Red Crescent said some 400 people were killed. The league estimates that 550 people died.",
            {"side-by-side"},
            id="killed and died",
        ),
    ],
)
def test_only_one_kind_of_harm_has_estimates_side_by_side(tmp_path: Path, text: str, kinds: set[str]) -> None:
    assert {one.kind for one in findings(tmp_path, text)} == kinds
