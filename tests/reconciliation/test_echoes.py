"""The same number in other words, rounder ones, and estimates side by side."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus


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
        pytest.param(["The police sold 12,000 tickets. The union owns 25,000 books."], id="no estimates of one thing"),
    ],
)
def test_what_only_looks_alike_is_not(tmp_path: Path, texts: list[str]) -> None:
    assert {one.relation for one in findings(tmp_path, *texts)} <= {"adds_up"}
