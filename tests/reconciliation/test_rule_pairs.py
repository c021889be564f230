"""Counts made by different rules, where any document of the corpus says so. The subjects are invented and unrelated."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus

PORT, GUILD, PAPER = ["Harl Port Office", "2029-06-02"], ["Sailors' Guild", "2029-06-03"], ["Harl Post", "2029-06-05"]


def findings(folder: Path, documents: list[list[str]]) -> list[Finding]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {day}\n'
        for place, (issuer, day, _) in enumerate(documents)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, _, text) in enumerate(documents)}
    return list(examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings)


def relations(folder: Path, documents: list[list[str]]) -> list[str]:
    return sorted(
        {one.relation for one in findings(folder, documents) if one.relation in (*ACCUSING, "other_definition")}
    )


FERRIES = [
    [*PORT, "In May 2029, 214 ferries called at Harl."],
    [*GUILD, "In May 2029, 229 ferries called at Harl."],
]
GOATS = [
    [*PORT, "From 1 to 9 May 2029, 310 goats were vaccinated in Harl."],
    [*GUILD, "From 1 to 9 May 2029, 352 goats were vaccinated in Harl."],
]
VISITORS = [
    [*PORT, "In May 2029, 41,300 visitors came to the lighthouse of Harl."],
    [*GUILD, "In May 2029, 36,900 visitors came to the lighthouse of Harl."],
]


@pytest.mark.parametrize(
    ("pair", "rule"),
    [
        pytest.param(
            FERRIES,
            "The port office counts ferries when they moor, the guild when they pass the mole.",
            id="a third text tells both rules",
        ),
        pytest.param(FERRIES, "“We count a call when the ferry moors,” said Ada Venn of the port office.", id="one"),
        pytest.param(GOATS, "The guild counts goats that got the first of two doses.", id="what is counted"),
        pytest.param(GOATS, "The port office's figures do not include goats that were born in May.", id="left out"),
        pytest.param(VISITORS, "The guild counts only visitors who buy a ticket.", id="only"),
    ],
)
def test_what_a_third_text_says_of_the_rules_is_quoted_and_accuses_nobody(
    tmp_path: Path, pair: list[list[str]], rule: str
) -> None:
    assert relations(tmp_path / "without", pair) in (["contradiction"], ["tension"])
    assert relations(tmp_path / "with", [*pair, [*PAPER, rule]]) == ["other_definition"]
    [told] = [one for one in findings(tmp_path / "said", [*pair, [*PAPER, rule]]) if one.kind == "stated-rule"]
    assert rule.strip("“").split(",")[0].split(".")[0] in told.sentence
    assert len(told.documents) == 3


@pytest.mark.parametrize(
    ("document", "said"),
    [
        pytest.param(0, " We count a call when the ferry moors.", id="in the text of one side"),
        pytest.param(1, " These figures include ferries that turned back.", id="this figure"),
        pytest.param(1, " A ferry is counted once it has passed the mole.", id="in the passive"),
    ],
)
def test_what_a_side_says_of_its_own_rule_counts_as_well(tmp_path: Path, document: int, said: str) -> None:
    texts = [[*one[:2], one[2] + (said if place == document else "")] for place, one in enumerate(FERRIES)]
    assert relations(tmp_path, texts) == ["other_definition"]


LEAKS = [
    [*PORT, "In 2028, 214 leaks were repaired in Harl."],
    [*GUILD, "In 2028, 260 leaks were repaired in Harl."],
]
CALLS = [
    [*PORT, "On 4 May 2029, 214 ferries called at Harl."],
    [*GUILD, "On 4 May 2029, 229 ferries called at Harl."],
]


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        pytest.param(LEAKS, "The port office's year runs from 1 April to 31 March.", id="a year"),
        pytest.param(CALLS, "The guild's day ends at 18:00.", id="a day"),
    ],
)
def test_periods_that_begin_elsewhere_set_counts_apart(tmp_path: Path, pair: list[list[str]], said: str) -> None:
    assert relations(tmp_path / "without", pair) in (["contradiction"], ["tension"])
    assert relations(tmp_path / "with", [*pair, [*PAPER, said]]) == ["other_definition"]


def test_a_period_that_begins_elsewhere_leaves_days_that_are_told_in_full(tmp_path: Path) -> None:
    texts = [[*one[:2], one[2].replace("In 2028", "From 3 to 9 May 2029")] for one in LEAKS]
    said = "The port office's week runs from Saturday to Friday."
    assert relations(tmp_path, [*texts, [*PAPER, said]]) in (["contradiction"], ["tension"])


@pytest.mark.parametrize(
    ("money", "said"),
    [
        pytest.param(True, " These figures include freight costs.", id="costs"),
        pytest.param(False, " These figures include ferries that turned back.", id="things"),
    ],
)
def test_a_rule_about_money_binds_sums_of_money_alone(tmp_path: Path, money: bool, said: str) -> None:
    pair = [
        [*PORT, "In May 2029, 214 ferries called at Harl. They paid 31 million euros." + said],
        [*GUILD, "In May 2029, 229 ferries called at Harl."],
    ]
    assert relations(tmp_path, pair) == (["contradiction"] if money else ["other_definition"])


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Both count ferries when they moor.", id="one rule for both"),
        pytest.param("The guild counts only members who have paid.", id="a rule for other things"),
        pytest.param("The Odrava Institute counts ferries when they are built.", id="a rule of somebody else"),
        pytest.param("The port office counts on ferries when the bridge is closed.", id="count on"),
        pytest.param("The port office counted ferries when the fog had lifted.", id="no rule"),
    ],
)
def test_a_clash_stays_where_no_rule_sets_the_two_apart(tmp_path: Path, said: str) -> None:
    assert relations(tmp_path, [*FERRIES, [*PAPER, said]]) == ["contradiction"]


def test_two_sides_with_one_rule_are_held_to_it(tmp_path: Path) -> None:
    texts = [[*one[:2], one[2] + " A ferry is counted once it has moored."] for one in FERRIES]
    assert relations(tmp_path, texts) == ["contradiction"]


def test_what_a_count_is_counted_as_bounds_the_rule(tmp_path: Path) -> None:
    said = "Harl counts a boat as sunk when its crew has left it."
    pair = [
        [*PORT, "On 4 May 2029, 31 boats were at anchor off Harl."],
        [*GUILD, "On 4 May 2029, 19 boats were at anchor off Harl."],
    ]
    assert relations(tmp_path, [*pair, [*PAPER, said]]) != ["other_definition"]
