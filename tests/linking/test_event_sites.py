"""Attacks that two documents tell of by what was hit are one only where each tells of one on such a thing."""

from pathlib import Path

import pytest

from tests.linking.test_joined_accounts import are_joined

DAY = "3 May 2031"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            f"On {DAY} guards shot dead five members of a family at the checkpoint outside Selm.",
            f"The shooting at the checkpoint on {DAY} was the second in Selm this year.",
            id="known-shooting",
        ),
        pytest.param(
            f"On {DAY} warplanes bombed the hospital of Selm.",
            f"An air strike hit the hospital in Selm on {DAY}.",
            id="hospital",
        ),
        pytest.param(
            f"On {DAY} artillery shelled the market.",
            f"The attack on the market on {DAY} killed nine people.",
            id="market",
        ),
        pytest.param(
            f"Gunmen attacked an aid convoy on {DAY}.",
            f"The ambush of the convoy on {DAY} is being looked into.",
            id="convoy",
        ),
    ],
)
def test_one_attack_on_one_thing_is_joined(tmp_path: Path, one: str, other: str) -> None:
    assert are_joined(tmp_path, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            f"On {DAY} warplanes bombed a hospital in Selm.",
            f"On {DAY} shells hit the hospital in Tarn.",
            id="another-place",
        ),
        pytest.param(
            f"On {DAY} warplanes bombed a school in Velden.",
            f"On {DAY} the school was shelled by gunners.",
            id="place-that-the-other-does-not-name",
        ),
        pytest.param(
            f"Our post was shelled on {DAY}.",
            f"The shelling of the post on {DAY} wounded two guards.",
            id="post-of-each-side",
        ),
        pytest.param(
            f"Two civilians were shot on {DAY}.",
            f"The attack on civilians on {DAY} was condemned.",
            id="people",
        ),
        pytest.param(
            f"On {DAY} drones attacked the market. On {DAY} gunmen shot at the market.",
            f"The attack on the market on {DAY} killed nine people.",
            id="two-of-one-day",
        ),
        pytest.param(
            f"On {DAY} rockets hit the refinery.",
            f"The attack on the bridge on {DAY} killed nine people.",
            id="another-thing",
        ),
    ],
)
def test_attacks_that_may_be_two_stay_apart(tmp_path: Path, one: str, other: str) -> None:
    assert not are_joined(tmp_path, one, other)
