"""Families of ordinary writing that looks like a contradiction, read from the text on: each case must stay silent."""

import json
from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from tests.corpora import write_corpus

FAMILIES: dict[str, list[list[list[str]]]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "false_alarms.json").read_text(encoding="utf-8")
)["families"]
CASES = [
    pytest.param(documents, id=f"{family} {number}")
    for family, cases in FAMILIES.items()
    for number, documents in enumerate(cases)
]


def accusations(folder: Path, documents: list[list[str]]) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = {day}\n'
        for place, (issuer, day, _) in enumerate(documents)
    )
    files = {f"{place}.txt": text + "\n" for place, (_, _, text) in enumerate(documents)}
    record = examine([write_corpus(folder, {**files, "corpus.toml": settings})])
    assert record.figures
    return [finding.sentence for finding in record.findings if finding.relation in ACCUSING]


@pytest.mark.parametrize("documents", CASES)
def test_ordinary_writing_accuses_nobody(tmp_path: Path, documents: list[list[str]]) -> None:
    assert accusations(tmp_path, documents) == []


def test_each_family_has_ten_cases_at_least() -> None:
    assert len(FAMILIES) == 7
    assert min(len(cases) for cases in FAMILIES.values()) >= 10


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param(
            [
                ["Harl Bureau", "2029-06-02", "In 2028, 412 otters were counted in Harl."],
                ["Odrava Institute", "2029-06-09", "In 2028, 197 otters were counted in Harl."],
            ],
            id="otters",
        ),
        pytest.param(
            [
                ["Harl Bureau", "2029-06-02", "From 1 to 9 May 2029, 61 trams passed the Harl bridge."],
                ["Odrava Institute", "2029-06-09", "On 4 May 2029, 87 trams passed the Harl bridge."],
            ],
            id="trams",
        ),
        pytest.param(
            [
                ["Harl Bureau", "2029-06-02", "On 4 May 2029, Line 3 carried 41,200 passengers in Harl."],
                ["Odrava Institute", "2029-06-09", "On 4 May 2029, Line 3 carried 18,900 passengers in Harl."],
            ],
            id="one line",
        ),
        pytest.param(
            [
                ["Harl Bureau", "2029-06-02", "On 4 May 2029 in the Harl camp 40 people fell ill."],
                ["Odrava Institute", "2029-06-09", "On 4 May 2029 in the Harl camp 95 people fell ill."],
            ],
            id="a count behind a noun that may be numbered",
        ),
        pytest.param(
            [
                ["Harl Bureau", "2029-06-02", "In Harl every household uses 420 litres of water a day."],
                ["Odrava Institute", "2029-06-09", "In Harl every household uses 130 litres of water a day."],
            ],
            id="each of the same",
        ),
        pytest.param(
            [
                [
                    "Harl Bureau",
                    "2029-06-02",
                    "On 4 May 2029 the Harl council approved 120 licences; 35 more were approved on appeal.",
                ],
                ["Odrava Institute", "2029-06-09", "On 4 May 2029 the Harl council approved 90 licences."],
            ],
            id="what is added does not make the other count",
        ),
        pytest.param(
            [["Harl Bureau", "2029-06-02", "Nine sailors were taken off the Tarn: five officers and three deckhands."]],
            id="a list that leaves one out without a word",
        ),
        pytest.param(
            [["Harl Bureau", "2029-06-02", "The Harl mill has 310 workers, 140 of them in Harl and 190 in Dorv."]],
            id="parts that are more than the whole",
        ),
    ],
)
def test_the_same_clause_with_another_number_does(tmp_path: Path, documents: list[list[str]]) -> None:
    assert accusations(tmp_path, documents) != []
