"""Replies in other words: the speaker's own pronoun, a thing that was not there, a tool that was not used, a third's account."""

from pathlib import Path

import pytest

from countersay import examine
from countersay.model import Allegation

SETTINGS = """[parties]
mill = "Tarn Paper plc"
union = "Paper Workers' Union"
[documents."a.txt"]
issuer = "Paper Workers' Union"
date = 2032-06-14
party = "union"
[documents."b.txt"]
issuer = "Tarn Paper plc"
date = 2032-06-16
party = "mill"
[documents."c.txt"]
issuer = "Labour Office"
date = 2032-06-20
"""


def rows(folder: Path, **texts: str) -> tuple[Allegation, ...]:
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    return examine([folder]).allegations


def test_pronoun_for_the_speaker_affirms_what_is_alleged_of_him(tmp_path: Path) -> None:
    (row,) = rows(
        tmp_path,
        a="Tarn Paper has closed the gate to the quay since 1 June.",
        b="The company confirms that it closed the gate.",
    )
    assert [voice.side for voice in row.affirmed_by] == ["mill"]
    assert row.denied_by == ()


def test_pronoun_behind_another_noun_stands_for_nobody(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        a="Tarn Paper has closed the gate to the quay since 1 June.",
        b="The company confirms that a storm came up and it closed the gate.",
    )
    assert found
    assert not any(row.affirmed_by for row in found)


def test_voice_of_a_pronoun_is_the_voice_named_before(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        a="Tarn Paper has blocked the gate.",
        c="Tarn Paper regrets the delay, a spokesman of Tarn Paper said. It denies that it blocked the gate.",
    )
    assert {voice.side for row in found for voice in row.denied_by} == {"mill"}


@pytest.mark.parametrize(
    ("alleged", "reply"),
    [
        pytest.param(
            "Tarn Paper has locked out 300 workers since Monday.", "There is no lockout.", id="verb-and-particle"
        ),
        pytest.param("The guards beat pickets with sticks.", "The company denies that sticks were used.", id="tool"),
        pytest.param("The boiler of hall two failed on 3 June.", "There was no boiler failure.", id="noun-of-the-verb"),
        pytest.param("The boiler of hall two burst on 3 June.", "There was no boiler failure.", id="another-word"),
    ],
)
def test_denial_that_a_thing_was_meets_the_account_of_it(tmp_path: Path, alleged: str, reply: str) -> None:
    found = rows(tmp_path, a=alleged, b=reply)
    (row,) = [row for row in found if row.denied_by]
    assert {voice.side for voice in row.alleged_by} == {"union"}
    assert {voice.side for voice in row.denied_by} == {"mill"}


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        pytest.param("The lockout of 2019 was not forgotten.", "There is no strike.", id="another-noun"),
        pytest.param("The guards carried sticks home.", "The company denies that sticks were used.", id="not-used"),
        pytest.param("It rained on the guards.", "There was no rain.", id="nothing-anybody-alleges"),
        pytest.param(
            "The boiler of hall two is old, says the mayor, and his own plans for the harvest have all failed.",
            "There was no boiler failure.",
            id="words-far-apart",
        ),
        pytest.param("The boiler is old.", "There was no boiler failure.", id="one-word-of-two"),
        pytest.param("If the boiler failed, all would be lost.", "There was no boiler failure.", id="supposed"),
    ],
)
def test_nothing_is_denied_that_nobody_said(tmp_path: Path, told: str, reply: str) -> None:
    assert [row for row in rows(tmp_path, a=told, b=reply) if row.denied_by and row.alleged_by] == []


def test_third_affirms_without_saying_by_whom(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, a="Tarn Paper has closed the gate.", c="The gate was closed.")
    assert [(voice.side, voice.note) for voice in row.affirmed_by] == [(None, "does not say by whom")]


def test_third_affirms_nothing_of_another_thing(tmp_path: Path) -> None:
    found = rows(tmp_path, a="Tarn Paper has closed the gate.", c="The canal was closed.")
    assert [voice for row in found for voice in row.affirmed_by] == []


def test_arrest_affirms_a_detention_and_is_no_allegation_alone(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, a="Tarn Paper has detained the driver Ivo Ran.", c="The driver Ivo Ran was arrested.")
    assert [voice.document for voice in row.affirmed_by]
    assert rows(tmp_path, a="The strike goes on.", c="The police arrested a thief.") == ()


def test_denial_about_another_thing_is_no_answer(tmp_path: Path) -> None:
    found = rows(
        tmp_path, a="Guards of Tarn Paper attacked the kiosk at Alm.", b="Tarn Paper did not attack any school."
    )
    assert [row.denied_by for row in found] == [()]


def test_short_form_of_a_name_stands_for_it(tmp_path: Path) -> None:
    (row,) = rows(
        tmp_path,
        a="Tarn Paper has closed the Ostrel Gate.",
        c="Workers gathered at the Ostrel Gate. Tarn Paper denies that the gate is closed.",
    )
    assert {voice.side for voice in row.denied_by} == {"mill"}


def test_company_and_union_are_the_parties_that_alone_are_one(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, a="The company has blocked the Ostrel Gate.", b="We have not blocked the Ostrel Gate.")
    assert {voice.side for voice in row.denied_by} == {"mill"}
    assert row.topic.endswith("(said of Tarn Paper plc)")


def test_what_an_article_forbids_is_no_allegation(tmp_path: Path) -> None:
    text = "The agreement obliges both to refrain from any attack on the plant and prohibits the destruction of stocks."
    assert rows(tmp_path, a=text) == ()
