"""An answer that names another cause meets what is alleged, says so in its note, and never blames the speaker's own side."""

from pathlib import Path

import pytest

from countersay import examine

SETTINGS = """[parties]
guild = "Millers' Guild"
estate = "Orrin Estate"
[documents."a.txt"]
issuer = "Millers' Guild"
date = 2031-06-14
party = "guild"
[documents."b.txt"]
issuer = "Orrin Estate"
date = 2031-06-16
party = "estate"
"""


def causes(folder: Path, alleged: str, reply: str) -> list[tuple[str, str | None]]:
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in (("a", alleged), ("b", reply)):
        (folder / f"{name}.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    record = examine([folder])
    texts = {document.id: document.text for document in record.documents}
    return [
        (texts[voice.document][voice.start : voice.end], voice.note)
        for row in record.allegations
        for voice in row.denied_by
        if voice.note is not None and "another cause" in voice.note
    ]


@pytest.mark.parametrize(
    ("alleged", "reply"),
    [
        pytest.param(
            "The Orrin Estate has delayed the grain carts since May.",
            "The grain carts were delayed because their drivers had no papers.",
            id="because",
        ),
        pytest.param(
            "The Orrin Estate closed the upper sluice in April.",
            "The closure of the upper sluice was due to a broken chain.",
            id="due-to",
        ),
        pytest.param(
            "The Orrin Estate poisoned the trout of the lower pond.",
            "The reason for the death of the trout in the lower pond was the heat.",
            id="the-reason-for",
        ),
    ],
)
def test_another_cause_answers_what_is_alleged(tmp_path: Path, alleged: str, reply: str) -> None:
    assert causes(tmp_path, alleged, reply) == [(reply.rstrip("."), "names another cause")]


@pytest.mark.parametrize(
    ("alleged", "reply"),
    [
        pytest.param(
            "The Orrin Estate has delayed the grain carts since May.",
            "The grain carts were delayed because we had closed the gate.",
            id="his-own-doing",
        ),
        pytest.param(
            "The Orrin Estate has delayed the grain carts since May.",
            "The harvest was poor because of the drought.",
            id="another-matter",
        ),
        pytest.param(
            "The Orrin Estate has delayed the grain carts since May.",
            "The grain carts were not delayed because of the rain.",
            id="negated",
        ),
        pytest.param(
            "The grain carts came late in May.",
            "The grain carts came late because of the rain.",
            id="nobody-is-blamed",
        ),
    ],
)
def test_what_names_no_other_cause_of_the_matter_answers_nothing(tmp_path: Path, alleged: str, reply: str) -> None:
    assert causes(tmp_path, alleged, reply) == []


def test_cause_of_what_happened_in_another_month_is_no_answer(tmp_path: Path) -> None:
    found = causes(
        tmp_path,
        "In April the Orrin Estate sent back the grain carts of the guild.",
        "In November the grain carts were sent back because their lists were wrong.",
    )
    assert found == []
