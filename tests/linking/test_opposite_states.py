"""Contrary states meet where two named voices of one text say them; a person of no side answers another."""

from pathlib import Path

import pytest

from countersay import examine


def pairs(folder: Path, text: str) -> list[tuple[str | None, str | None]]:
    """Return who alleges and who denies, in a text of no declared side."""
    (folder / "a.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    return [
        (said.speaker, denied.speaker)
        for row in examine([folder]).allegations
        for said in row.alleged_by
        for denied in row.denied_by
    ]


def test_two_persons_say_contrary_states(tmp_path: Path) -> None:
    text = "Edda Marsh said that the bridge was unsafe. Ivo Lunn said that the bridge was perfectly safe."
    assert pairs(tmp_path, text) == [("Edda Marsh", "Ivo Lunn")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Edda Marsh said that the bridge was unsafe. The bridge was safe in May.", id="nobody-replies"),
        pytest.param("Edda Marsh said that the bridge was unsafe. Ivo Lunn said that the pier was safe.", id="another"),
        pytest.param(
            "Edda Marsh said that the bridge was unsafe. She said that the bridge is not safe.", id="the-same"
        ),
        pytest.param("Edda Marsh said that the bridge was unsafe. Ivo Lunn said it should be safe.", id="wish"),
    ],
)
def test_other_words_are_no_reply(tmp_path: Path, text: str) -> None:
    assert pairs(tmp_path, text) == []
