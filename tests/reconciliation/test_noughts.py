"""A count of nought against another count. The sentences are invented, their subjects unrelated."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from tests.corpora import write_corpus

PATROL = "On 8 May 2029 the trawler Vesna was chased off Harl. Contrary to what is written, no shots were fired."
CREW = "During the chase of the trawler Vesna off Harl on 8 May 2029 the patrol fired eleven shots."


def accused(folder: Path, *texts: str) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = 2029-06-08\n'
        for place, issuer in zip(range(len(texts)), ("Harl Patrol", "Odrava Crew"), strict=True)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    found = examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings
    return [one.relation for one in found if one.relation in ACCUSING]


def test_none_at_all_is_set_against_a_number_however_narrow(tmp_path: Path) -> None:
    assert accused(tmp_path, PATROL, CREW) == ["tension"]


@pytest.mark.parametrize(
    ("nought", "other"),
    [
        pytest.param(PATROL.replace("were fired", "were fired at the crew"), CREW, id="the nought is narrower"),
        pytest.param(PATROL, CREW.replace("8 May", "9 May"), id="another day"),
        pytest.param(PATROL.replace("no shots", "no flares"), CREW, id="another thing"),
    ],
)
def test_none_of_another_kind_accuses_nobody(tmp_path: Path, nought: str, other: str) -> None:
    assert accused(tmp_path, nought, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 4 May 2029 the patrol went out from Orlo. No shots were fired.",
            "On 4 May 2029 the patrol went out from Brena. Eleven shots were fired.",
            id="patrols",
        ),
        pytest.param(
            "On 5 May 2029 the ferry Osk ran aground off Harl. There were 41 passengers aboard.",
            "On 5 May 2029 the ferry Tarn caught fire off Brod. There were 58 passengers aboard.",
            id="ferries",
        ),
    ],
)
def test_events_of_one_day_told_by_other_names_are_not_taken_for_one(tmp_path: Path, one: str, other: str) -> None:
    assert accused(tmp_path, one, other) == []


def test_an_event_told_by_one_name_is_taken_for_one(tmp_path: Path) -> None:
    one = "On 5 May 2029 the ferry Osk ran aground off Harl. There were 41 passengers aboard."
    other = "On 5 May 2029 the ferry Osk ran aground. The ferry was carrying 58 passengers."
    assert accused(tmp_path, one, other) == ["tension"]
