"""Voices that one report quotes are two sides, where neither is its own and both are words for bodies of two kinds."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING, Finding
from countersay.reconciliation.verify import verify
from tests.corpora import write_corpus


def read(folder: Path, text: str) -> list[Finding]:
    settings = '[documents."0.txt"]\nissuer = "Harbour Wire"\ndate = 2031-07-13\n'
    record = examine([write_corpus(folder, {"0.txt": text + "\n", "corpus.toml": settings})])
    for finding in record.findings:
        if finding.relation in ACCUSING:
            verify(finding, record)
    return [one for one in record.findings if one.relation in (*ACCUSING, "spread")]


TOLD = {
    "a toll": (
        "The military says 14 people are dead, figures that conflict with those of the coast guard. "
        "The coast guard has recorded eight dead.",
        ("spread", ["14 people", "eight dead"]),
    ),
    "classes": (
        "On 9 July teachers stayed at home. The ministry said that 120 schools were closed. "
        "It called the strike a failure. The union said that 410 schools were shut.",
        ("tension", ["120 schools", "410 schools"]),
    ),
    "wells": (
        "The authority says that 61 wells are working. The farmers' federation says that 38 wells are working.",
        ("tension", ["61 wells", "38 wells"]),
    ),
}


@pytest.mark.parametrize(("text", "found"), TOLD.values(), ids=TOLD)
def test_two_quoted_bodies_are_two_sides(text: str, found: tuple[str, list[str]], tmp_path: Path) -> None:
    relation, quotations = found
    (finding,) = read(tmp_path, text)
    assert finding.relation == relation
    assert all(f"“{one}”" in finding.sentence for one in quotations)


SILENT = {
    "one body and its spokesman": "The navy says 14 people are dead. A navy spokesman, Ivo Land, said that eight people were killed.",
    "two hospitals": "The Northern Hospital said 14 nurses were hired. The Southern Hospital said 40 nurses were hired.",
    "other things": "The union says that 40 drivers were dismissed. The company says that 120 drivers were hired.",
    "a person": "The union said that 413 people were dismissed. Ana Rolt said that 90 people were dismissed.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_voices_that_may_be_one_or_tell_of_their_own_are_left_alone(text: str, tmp_path: Path) -> None:
    assert not read(tmp_path, text)


def test_a_number_far_down_the_report_is_no_answer(tmp_path: Path) -> None:
    between = "The weather was fine. " * 50
    text = f"The ministry said that 120 schools were closed. {between}The union said that 410 schools were closed."
    assert not read(tmp_path, text)
