"""Trends that hold against some of the days before and not against others."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus


def findings(folder: Path, text: str) -> list[Finding]:
    settings = '[documents."1.txt"]\nissuer = "Harl Bureau"\ndate = 2029-12-08\n'
    return list(examine([write_corpus(folder, {"1.txt": text + "\n", "corpus.toml": settings})]).findings)


BOATS = (
    "Between 1 May and 10 June 2029, 820 boats passed the Harl lock. "
    "Between 1 May and 30 June 2029, 2,000 boats passed the Harl lock. "
    "Between 1 and 10 July 2029, 500 boats passed the Harl lock. "
)
BOOKS = (
    "From 1 to 31 January 2029, 3,100 books were lent in Orm. From 1 to 28 February 2029, 1,400 books were lent in Orm. "
    "From 1 to 10 March 2029, 700 books were lent in Orm. "
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(BOATS + "This means that traffic is increasing.", ("50.0 a day", "59.0 a day"), id="boats"),
        pytest.param(BOOKS + "Lending is falling.", ("70.0 a day", "100.0 a day", "50.0 a day"), id="books"),
    ],
)
def test_trend_is_held_against_the_days_before(tmp_path: Path, text: str, shown: tuple[str, ...]) -> None:
    found = findings(tmp_path, text)
    (finding,) = [one for one in found if one.kind == "trend"]
    assert finding.relation not in ACCUSING
    assert all(one in finding.sentence for one in shown), finding.sentence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BOATS, id="nothing is said of a trend"),
        pytest.param(
            "From 1 to 10 July 2029, 500 boats passed the Harl lock. Traffic is increasing.", id="no days before"
        ),
        pytest.param(
            "From 1 to 10 June 2029, 100 boats passed the Harl lock. From 1 to 10 July 2029, 500 boats passed the Harl lock. "
            "Traffic is increasing.",
            id="it holds against all of them",
        ),
    ],
)
def test_nothing_is_shown_without_days_for_and_against(tmp_path: Path, text: str) -> None:
    assert [one for one in findings(tmp_path, text) if one.kind == "trend"] == []
