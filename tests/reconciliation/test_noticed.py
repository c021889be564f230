"""What one side recorded or saw may be less than all there was: a spread by name, else a tension that this dissolves."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus

SIDES = ("Harl Ministry", "Dorv Union")


def read(folder: Path, *texts: str) -> tuple[list[Finding], list[str]]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\nparty = "p{place}"\ndate = 2029-06-08\n'
        for place, issuer in zip(range(len(texts)), SIDES, strict=True)
    )
    parties = "[parties]\n" + "".join(f'p{place} = "{issuer}"\n' for place, issuer in enumerate(SIDES))
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    record = examine([write_corpus(folder, {**files, "corpus.toml": parties + settings})])
    accusing = [one for one in record.findings if one.relation in ACCUSING]
    for one in accusing:
        verify(one, record)
    return accusing, [one.kind for one in record.findings if one.relation == "spread"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We recorded 40 breaches of the truce in May 2029.", "We recorded 61 breaches of the truce in May 2029."),
        ("Our observers saw 40 launches in May 2029.", "Our observers saw 61 launches in May 2029."),
        ("The Harl Ministry registered 40 spills in May 2029.", "The Dorv Union registered 61 spills in May 2029."),
        ("Our analysts documented 40 evictions in May 2029.", "In May 2029 there were 61 evictions."),
        ("Its patrols found 40 mines in May 2029.", "Its patrols found 61 mines in May 2029."),
    ],
)
def test_what_named_bodies_recorded_accuses_nobody(one: str, other: str, tmp_path: Path) -> None:
    for folder, texts in (("there", (one, other)), ("back", (other, one))):
        accusing, _ = read(tmp_path / folder, *texts)
        assert not accusing


def test_a_record_and_a_count_are_shown_side_by_side(tmp_path: Path) -> None:
    _, spreads = read(
        tmp_path, "Our analysts recorded 40 fires in Harl in May 2029.", "In May 2029 there were 61 fires in Harl."
    )
    assert spreads == ["recorded"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "In May 2029, 40 breaches of the truce were recorded.",
            "In May 2029, 61 breaches of the truce were recorded.",
        ),
        ("In May 2029, 40 deaths were recorded in Harl.", "In May 2029, 61 people died in Harl."),
    ],
)
def test_nobody_named_is_a_tension_that_more_dissolves(one: str, other: str, tmp_path: Path) -> None:
    accusing, _ = read(tmp_path, one, other)
    assert [(finding.relation, "notice:part" in finding.dissolved_by) for finding in accusing] == [("tension", True)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In May 2029, 61 deaths were recorded in Harl.", "In May 2029, 40 people died in Harl."),
        ("In May 2029, 61 fires were recorded in Harl.", "In May 2029, there were 40 fires in Harl."),
    ],
)
def test_the_larger_of_two_counts_is_no_matter_of_notice(one: str, other: str, tmp_path: Path) -> None:
    accusing, _ = read(tmp_path, one, other)
    assert ["notice:part" in finding.dissolved_by for finding in accusing] == [False]


def test_one_side_does_not_contradict_itself_by_notice(tmp_path: Path) -> None:
    text = "In May 2029, 40 breaches of the truce were recorded. In May 2029, 61 breaches of the truce were recorded."
    accusing, _ = read(tmp_path, text, "The talks go on.")
    assert not any("notice:part" in finding.dissolved_by for finding in accusing)
