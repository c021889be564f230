"""Accounts of one event in other words join across documents; two events of one day and place stay apart."""

from pathlib import Path

import pytest

from countersay import examine

SETTINGS = """[documents."a.txt"]
issuer = "Bureau of Tarn"
date = 2031-10-01
[documents."b.txt"]
issuer = "Selm Gazette"
date = 2031-10-02
"""


def are_joined(folder: Path, one: str, other: str) -> bool:
    """Say whether some event is told by both texts."""
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "a.txt").write_text(f"News in brief\n\n{one}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"News in brief\n\n{other}\n", encoding="utf-8")
    return any(len({told.document for told in event.mentions}) > 1 for event in examine([folder]).events)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 2 April 2031 a blast sent stones into the allotments.",
            "Fragments of rock from a detonation on 2 April 2031 fell outside the fence.",
            id="blast-and-detonation",
        ),
        pytest.param(
            "On 3 May 2031 a coach overturned near Tarn, killing nine people.",
            "The accident near Tarn on 3 May 2031 cost nine lives.",
            id="overturned-and-accident",
        ),
        pytest.param(
            "On 18 May 2031 the two herdsmen were detained; they were handed over on 20 May 2031.",
            "On 20 May 2031 the herdsmen returned home.",
            id="they-stands-for-the-subject",
        ),
        pytest.param(
            "On 16 June 2031 the guards of Lund opened mortar fire on our posts near Velden.",
            "On the evening of 16 June 2031 an exchange of fire took place near Velden.",
            id="exchange-of-fire",
        ),
    ],
)
def test_one_event_in_other_words_is_joined(tmp_path: Path, one: str, other: str) -> None:
    assert are_joined(tmp_path, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 3 May 2031 a coach overturned near Tarn.",
            "On 3 May 2031 a lorry burned near Tarn.",
            id="another-vehicle",
        ),
        pytest.param(
            "The office has opened an inquiry into the rupture of the Norn pipeline on 9 May 2031.",
            "A separate inquiry concerns a gas leak in Carrow on 9 May 2031.",
            id="two-leaks-under-inquiry",
        ),
        pytest.param(
            "On 2 April 2031 a blast sent stones into the allotments.",
            "On 2 April 2031 a detonation shook the harbour.",
            id="blast-of-another-thing",
        ),
        pytest.param(
            "On 18 May 2031 the herdsmen met the guards; they were handed tea on 20 May 2031.",
            "On 20 May 2031 the fishermen returned home.",
            id="they-are-others",
        ),
        pytest.param(
            "On 16 June 2031 the guards of Lund opened mortar fire on our posts near Velden.",
            "On 16 June 2031 an exchange of prisoners took place near Velden.",
            id="exchange-of-prisoners",
        ),
        pytest.param(
            "On 4 May 2031 the trawler Rosa was rammed off Harl.",
            "On 4 May 2031 the trawler Estrella was stopped off Harl.",
            id="another-trawler",
        ),
    ],
)
def test_two_events_of_a_day_stay_apart(tmp_path: Path, one: str, other: str) -> None:
    assert not are_joined(tmp_path, one, other)
