"""Numbers called the highest or lowest since a day, beside what claims say of the days between."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from tests.corpora import write_corpus


def findings(folder: Path, text: str) -> list[Finding]:
    settings = '[documents."1.txt"]\nissuer = "Harl Bureau"\ndate = 2029-12-08\n'
    return list(examine([write_corpus(folder, {"1.txt": text + "\n", "corpus.toml": settings})]).findings)


SHIPS = "On 3 May 2029 41 ships entered the port of Selm. On 9 May 2029 63 ships entered the port of Selm. "
BEDS = "On 3 June 2029 the hospital admitted 9 patients. "
WEEK = "From 2 to 8 May 2029 700 ships entered the port of Selm. "


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            SHIPS + "On 13 May 2029 57 ships entered the port of Selm, the highest number since 1 May 2029.",
            "“63 ships” (Harl Bureau, 2029-12-08) for 9 May 2029 is more",
            id="ships",
        ),
        pytest.param(
            BEDS + "On 13 June 2029 the hospital admitted 12 patients, the lowest daily number since 1 June 2029.",
            "“9 patients” (Harl Bureau, 2029-12-08) for 3 June 2029 is less",
            id="patients",
        ),
        pytest.param(
            WEEK + "On 13 May 2029 57 ships entered the port of Selm, the highest number since 1 May 2029.",
            "for 2 to 8 May 2029, 100.0 a day, is more",
            id="mean of a week",
        ),
    ],
)
def test_superlative_is_held_against_the_days_between(tmp_path: Path, text: str, shown: str) -> None:
    (finding,) = [one for one in findings(tmp_path, text) if one.kind == "superlative"]
    assert finding.relation not in ACCUSING
    assert shown in finding.sentence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            SHIPS + "On 13 May 2029 67 ships entered the port of Selm, the highest number since 1 May 2029.",
            id="it is the highest",
        ),
        pytest.param(
            SHIPS + "On 13 May 2029 57 ships entered the port of Selm, the highest number since 10 May 2029.",
            id="the higher one was before",
        ),
        pytest.param(
            SHIPS + "On 13 May 2029 57 ships entered the port of Selm, the highest number since the war.", id="no day"
        ),
        pytest.param(SHIPS + "On 13 May 2029 57 ships entered the port of Selm.", id="nothing of the kind is said"),
        pytest.param(
            BEDS + "On 13 June 2029 57 ships entered the port of Selm, the lowest number since 1 June 2029.",
            id="other things",
        ),
    ],
)
def test_nothing_is_shown_where_nothing_speaks_against_it(tmp_path: Path, text: str) -> None:
    assert [one for one in findings(tmp_path, text) if one.kind == "superlative"] == []
