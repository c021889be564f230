"""Totals up to one day that differ, of which none says since when: a tension that another start dissolves."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import ACCUSING
from tests.corpora import write_corpus


def relations(folder: Path, *texts: str) -> list[str]:
    settings = "".join(
        f'[documents."{place}.txt"]\nissuer = "{issuer}"\ndate = 2029-06-08\n'
        for place, issuer in zip(range(len(texts)), ("Harl Library", "Odrava Readers"), strict=True)
    )
    files = {f"{place}.txt": text + "\n" for place, text in enumerate(texts)}
    found = examine([write_corpus(folder, {**files, "corpus.toml": settings})]).findings
    return [one.kind for one in found if one.kind in ("same-end", "counterpart") or one.relation in ACCUSING]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        pytest.param(
            "By 3 May 2029, 410 books had been returned in Harl.",
            "By 3 May 2029, 520 books had been returned in Harl.",
            ["counterpart"],
            id="books",
        ),
        pytest.param(
            "By 30 May 2029 the fleet of Harl had landed 38,750 tonnes of cod.",
            "By 30 May 2029 the fleet of Harl had landed 46,100 tonnes of cod.",
            ["counterpart"],
            id="tonnes",
        ),
        pytest.param(
            "By 3 May 2029, 410 books had been returned in Harl.",
            "By 4 May 2029, 520 books had been returned in Harl.",
            [],
            id="another day",
        ),
        pytest.param(
            "By 3 May 2029, 410 books had been returned in Harl.",
            "By 3 May 2029, 9,520 books had been returned in Harl.",
            [],
            id="far apart",
        ),
    ],
)
def test_totals_without_a_first_day_are_shown_beside_each_other(
    tmp_path: Path, one: str, other: str, kinds: list[str]
) -> None:
    assert relations(tmp_path, one, other) == kinds
