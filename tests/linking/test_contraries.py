"""A plain negated clause meets the plain sentence of another voice that says the contrary, and nothing else."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import Allegation

SETTINGS = """[parties]
alm = "Republic of Almia"
keld = "Republic of Keldia"
[documents."a.txt"]
issuer = "Ministry of Roads of Almia"
date = 2031-03-14
party = "alm"
[documents."b.txt"]
issuer = "Government of Keldia"
date = 2031-03-16
party = "keld"
[documents."c.txt"]
issuer = "River Commission"
date = 2031-03-20
"""


def rows(folder: Path, **texts: str) -> tuple[Allegation, ...]:
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    return examine([folder]).allegations


def denials(found: tuple[Allegation, ...]) -> int:
    return sum(len(row.denied_by) for row in found)


@pytest.mark.parametrize(
    ("alleged", "reply"),
    [
        pytest.param(
            "Keldia refuses to return the bodies of the two ferrymen.",
            "The bodies of the ferrymen were handed over on 9 March.",
            id="refused-and-handed-over",
        ),
        pytest.param(
            "Keldia has left our three letters unanswered.",
            "We replied to the letters on 2 March.",
            id="left-unanswered-and-replied",
        ),
        pytest.param(
            "Keldia has still not paid the wages of the 40 miners.",
            "Keldia has paid the wages of the 40 miners in full.",
            id="not-paid-and-paid",
        ),
        pytest.param("Keldia has paid nobody.", "Keldia has compensated 14 households.", id="nobody-and-households"),
        pytest.param(
            "Keldian inspectors seized the cameras of two reporters.",
            "Nobody's cameras were taken.",
            id="seized-and-not-taken",
        ),
        pytest.param(
            "Keldian boats carried rifles to the island.",
            "Our vessels have never transported weapons to the island.",
            id="carried-rifles-and-no-weapons",
        ),
        pytest.param(
            "A balloon of the weather office was brought down under the threat of fire from Keldia.",
            "As for the balloon, it was not threatened.",
            id="threat-and-not-threatened",
        ),
        pytest.param(
            "Keldia uses the old mill to store the toxic barrels.",
            "The inspectors found no trace of stored barrels.",
            id="no-trace",
        ),
    ],
)
def test_negated_clause_meets_its_contrary_in_another_voice(tmp_path: Path, alleged: str, reply: str) -> None:
    found = rows(tmp_path, a=alleged, b=reply)
    assert [(len(row.alleged_by), len(row.denied_by)) for row in found if row.denied_by] == [(1, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "Keldia refuses to provide Almia with accurate maps of the old mines.",
            "The daily supply of 400 tonnes of flour to Almia has been disrupted.",
            id="receiver-is-not-what-is-handed-over",
        ),
        pytest.param(
            "Keldia failed to supply the clinic in Sarn with blood.",
            "The clinic in Sarn was supplied with bandages.",
            id="supplied-with-another-thing",
        ),
        pytest.param(
            "Keldia has still not paid the wages of the miners.",
            "Keldia has paid the fine of the harbour court.",
            id="another-thing",
        ),
        pytest.param(
            "Keldia has not returned the bodies of the ferrymen.",
            "Almia returned the bodies of the ferrymen.",
            id="another-side",
        ),
        pytest.param(
            "Keldia has not published the lists.", "Keldia will publish the lists on 9 May.", id="only-a-promise"
        ),
        pytest.param(
            "Keldia has not published the lists.", "Would Keldia have published the lists?", id="only-a-question"
        ),
        pytest.param(
            "No barge was unloaded on 18 May.", "Between 19 and 31 May, 58 barges were unloaded.", id="other-days"
        ),
        pytest.param("Nobody was shot.", "Keldian police fired three warning shots.", id="shots-at-nobody"),
        pytest.param(
            "Had we not opened the gates, the town would be under water.",
            "The Almian company opened the gates at noon.",
            id="condition-by-its-order",
        ),
        pytest.param(
            "No laboratory has confirmed the sample.",
            "The report covers laboratory-confirmed samples only.",
            id="part-of-a-compound",
        ),
        pytest.param(
            "Almia has not respected paragraph 4 of the order.",
            "Both sides have respected paragraph 2 of the order.",
            id="another-paragraph",
        ),
        pytest.param(
            "Keldia has yet to withdraw its boats.", "Keldia has not withdrawn its boats.", id="no-contrary-at-all"
        ),
    ],
)
def test_what_is_no_contrary_denies_nothing(tmp_path: Path, one: str, other: str) -> None:
    assert denials(rows(tmp_path, a=one, b=other)) == 0


def test_both_negate_is_no_denial_within_one_voice(tmp_path: Path) -> None:
    found = rows(tmp_path, a="Keldia has not returned the nets. Later the nets were handed over by Keldia.")
    assert denials(found) == 0


def test_side_alleges_what_another_left_undone_though_nobody_answers(tmp_path: Path) -> None:
    found = rows(tmp_path, a="Keldia has still not provided the maps of the shoals.", b="The weather was fine.")
    assert [(row.topic, row.reply) for row in found] == [
        ("failure to act: the maps of the shoals (said of Republic of Keldia)", "none_in_corpus")
    ]


def test_omission_said_by_a_third_too_is_one_question(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        a="Keldia has still not provided the maps of the shoals.",
        c="Keldia has failed to deliver the maps of the shoals.",
    )
    assert len(found) == 1
    assert len({voice.document for voice in found[0].alleged_by}) == 2
