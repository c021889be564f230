"""Accounts of one event stand in columns where documents differ in days, counts or outcome."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.reporting.events import Events, present
from countersay.reporting.index import Index
from tests.corpora import write_corpus

SETTINGS = (
    '[documents."a.txt"]\nissuer = "Harbour Police"\ndate = 2031-05-14\n'
    '[documents."b.txt"]\nissuer = "Dockers Union"\ndate = 2031-05-14\n'
)


def shown(folder: Path, a: str, b: str) -> Events:
    files = {"a.txt": a + "\n", "b.txt": b + "\n", "corpus.toml": SETTINGS}
    return present(Index(examine([write_corpus(folder, files)])))


def test_differing_counts_of_one_march_stand_in_columns(tmp_path: Path) -> None:
    page = shown(
        tmp_path,
        "On 12 May 2031, 4,000 people marched through Tarn against the closure.",
        "On 12 May 2031, 9,500 people marched through Tarn against the closure.",
    )
    (row,) = page.unlike
    assert row.unlike == ("counts",)
    assert {(account.speaker, account.counts) for account in row.accounts} == {
        ("Harbour Police", "4,000 people"),
        ("Dockers Union", "9,500 people"),
    }


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("On 12 May 2031, 4,000 people marched through Tarn.", id="the same count"),
        pytest.param("On 12 May 2031 people marched through Tarn. The town has 9,500 people.", id="another sentence"),
    ],
)
def test_accounts_that_agree_are_only_told_more_than_once(other: str, tmp_path: Path) -> None:
    page = shown(tmp_path, "On 12 May 2031, 4,000 people marched through Tarn against the closure.", other)
    assert page.unlike == ()
    assert len(page.several) == 1


def test_what_one_states_and_another_denies_stands_in_columns(tmp_path: Path) -> None:
    page = shown(
        tmp_path,
        "On 12 May 2031 the pier of Tarn was shelled by the fleet.",
        "No shelling of the pier of Tarn was carried out by the fleet on 12 May 2031.",
    )
    (row,) = page.unlike
    assert row.unlike == ("outcome",)
    assert {account.status for account in row.accounts} == {"stated", "denied"}
