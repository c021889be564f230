"""What was to be on a day, and states that begin on one: joined across documents, or kept apart."""

from pathlib import Path

import pytest

from countersay import examine

SETTINGS = """[documents."a.txt"]
issuer = "Port Council of Alm"
date = 2031-05-02
[documents."b.txt"]
issuer = "Ferry Union"
date = 2031-05-03
[documents."c.txt"]
issuer = "The Alm Courier"
date = 2031-06-30
"""


def together(folder: Path, **texts: str) -> list[int]:
    """Return how many documents tell of each event."""
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    found = [
        {m.document for m in event.mentions}
        for event in examine([folder]).events
        if event.mentions[0].kind != "publication"
    ]
    return sorted((len(documents) for documents in found), reverse=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "We will open the ferry terminal on 20 May.",
            "The terminal that was promised for 20 May was never opened.",
            id="promised-and-never-opened",
        ),
        pytest.param(
            "A second march will be held on 20 May.", "A second march, planned for 20 May, was called off.", id="march"
        ),
        pytest.param(
            "The meeting of the Harbour Board planned for 20 May will go on.",
            "The meeting of the Harbour Board should be held on 20 May.",
            id="meeting-with-the-same-body",
        ),
    ],
)
def test_what_is_planned_or_called_off_for_a_day_is_one_event(tmp_path: Path, one: str, other: str) -> None:
    assert together(tmp_path, a=one, c=other) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "We will open the ferry terminal on 20 May.",
            "The vote planned for 20 May was called off.",
            id="other-thing",
        ),
        pytest.param(
            "A meeting of pilots is planned for 20 May.", "A meeting of cooks is planned for 20 May.", id="two-meetings"
        ),
        pytest.param(
            "A second march will be held on 20 May.",
            "A second march, planned for 21 May, was called off.",
            id="other-day",
        ),
    ],
)
def test_other_plans_stay_apart(tmp_path: Path, one: str, other: str) -> None:
    assert together(tmp_path, a=one, c=other) == [1, 1]


def test_state_begun_on_one_day_is_one_event_whatever_its_end(tmp_path: Path) -> None:
    found = together(
        tmp_path,
        a="The council closed the Brenn Canal on 20 April 2031.",
        b="The Brenn Canal has been closed since 20 April 2031.",
        c="The Brenn Canal was closed by order of the mayor from 20 April to 9 June 2031.",
    )
    assert found == [3]


def test_two_closures_begun_on_one_day_stay_apart(tmp_path: Path) -> None:
    found = together(
        tmp_path,
        a="The council closed the Brenn Canal on 20 April 2031.",
        b="The Tolm Bridge has been closed since 20 April 2031.",
    )
    assert found == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 20 April 2031 Orvan units shelled the depot at Brenn.",
            "On 20 April 2031 the depot at Brenn came under mortar fire.",
            id="shelled-and-under-fire",
        ),
        pytest.param(
            "On 20 April 2031 Orvan units bombarded Brenn.",
            "On 20 April 2031 Orvan guns opened fire on Brenn.",
            id="bombarded",
        ),
        pytest.param(
            "On 20 April 2031 the tug Mira rammed the ferry Orla off Brenn.",
            "On 20 April 2031 the tug Mira collided with the ferry Orla off Brenn.",
            id="rammed-and-collided",
        ),
        pytest.param(
            "On 20 April 2031 guards detained the pilot Ivo Ran in Brenn.",
            "On 20 April 2031 the pilot Ivo Ran was arrested in Brenn.",
            id="detained-and-arrested",
        ),
    ],
)
def test_differing_verbs_for_one_deed_of_one_day_and_place_are_one_event(tmp_path: Path, one: str, other: str) -> None:
    assert together(tmp_path, a=one, b=other) == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "On 20 April 2031 Orvan units shelled the depot at Brenn.",
            "On 20 April 2031 Keldish units shelled the school at Tarn.",
            id="two-places",
        ),
        pytest.param(
            "On 20 April 2031 guards detained the pilot Ivo Ran in Brenn.",
            "On 20 April 2031 the cook Ana Bel was arrested in Tarn.",
            id="two-persons",
        ),
        pytest.param(
            "On 20 April 2031 a fire broke out in Brenn.", "On 20 April 2031 Brenn came under fire.", id="fire-and-fire"
        ),
    ],
)
def test_two_deeds_of_one_day_stay_apart(tmp_path: Path, one: str, other: str) -> None:
    assert together(tmp_path, a=one, b=other) == [1, 1]
