"""What one voice grants of what another alleges is affirmed; what it holds against another is not."""

from pathlib import Path

import pytest

from countersay import examine

SETTINGS = """[parties]
guild = "Weavers' Guild"
mill = "Tarn Mill"
[documents."a.txt"]
issuer = "Weavers' Guild"
date = 2031-06-14
party = "guild"
[documents."b.txt"]
issuer = "Tarn Mill"
date = 2031-06-16
party = "mill"
"""


def affirmed(folder: Path, alleged: str, reply: str) -> list[tuple[str, str]]:
    """Return the pairs of words that are alleged in the first text and affirmed in the second."""
    (folder / "corpus.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "a.txt").write_text(f"News in brief\n\n{alleged}\n", encoding="utf-8")
    (folder / "b.txt").write_text(f"News in brief\n\n{reply}\n", encoding="utf-8")
    record = examine([folder])
    texts = {document.id: document.text for document in record.documents}
    return [
        (texts[said.document][said.start : said.end], texts[granted.document][granted.start : granted.end])
        for row in record.allegations
        for said in row.alleged_by
        for granted in row.affirmed_by
    ]


@pytest.mark.parametrize(
    ("alleged", "reply", "granted"),
    [
        pytest.param(
            "The mill confiscated the looms of nine weavers.",
            "It is true that the looms were confiscated.",
            "the looms were confiscated",
            id="it-is-true-that",
        ),
        pytest.param(
            "The directors lowered the wages of the apprentices in May.",
            "We acknowledge that the wages of apprentices were lowered in May.",
            "the wages of apprentices were lowered in May",
            id="acknowledge-in-free-words",
        ),
        pytest.param(
            "A foreman locked the gate of the dye house during the fire.",
            "The mill does not dispute that the gate of the dye house was locked.",
            "the gate of the dye house was locked",
            id="does-not-dispute-that",
        ),
        pytest.param(
            "Guards of the mill took 14 men from Orl to the dye house.",
            "It is correct that 14 suspects were arrested in Orl.",
            "14 suspects were arrested in Orl",
            id="number-and-place-in-other-words",
        ),
        pytest.param(
            "The boiler house spilled oil into the brook on 2 June.",
            "We regret the release of oil on 2 June.",
            "the release of oil on 2 June",
            id="noun-of-the-deed",
        ),
        pytest.param(
            "On 2 June a blast in the boiler house threw stones into our gardens.",
            "We acknowledge that fragments of rock from a detonation on 2 June landed outside the walls.",
            "fragments of rock from a detonation on 2 June landed outside the walls",
            id="blast-and-detonation-of-one-day",
        ),
    ],
)
def test_what_is_granted_is_affirmed(tmp_path: Path, alleged: str, reply: str, granted: str) -> None:
    assert granted in [words for _, words in affirmed(tmp_path, alleged, reply)]


@pytest.mark.parametrize(
    ("alleged", "reply"),
    [
        pytest.param(
            "The directors lowered the wages of the apprentices in May.",
            "We acknowledge that the wages of apprentices are a matter of concern.",
            id="other-words-of-the-same-thing",
        ),
        pytest.param(
            "The directors lowered the wages of the apprentices in May.",
            "The mill cannot confirm that the wages of apprentices were lowered in May.",
            id="cannot-confirm",
        ),
        pytest.param(
            "The directors did not lower the wages of the apprentices.",
            "We acknowledge that the wages of the apprentices were lowered.",
            id="one-is-negated",
        ),
    ],
)
def test_what_is_not_granted_is_not_affirmed(tmp_path: Path, alleged: str, reply: str) -> None:
    assert affirmed(tmp_path, alleged, reply) == []


@pytest.mark.parametrize(
    ("alleged", "reply"),
    [
        pytest.param(
            "Guards of the mill arrested 14 weavers in Orl.",
            "It is true that 14 looms burned in Orl.",
            id="other-things-counted",
        ),
        pytest.param(
            "The boiler house spilled oil into the brook on 2 June.",
            "We regret the release of oil on 12 June.",
            id="another-day",
        ),
        pytest.param(
            "Guards of the mill arrested nine weavers in Orl.",
            "It is true that nine weavers were given bread in Dorn.",
            id="another-place",
        ),
        pytest.param(
            "The foremen shut the gate in Orl two hours early.",
            "It is true that the gate in Orl stayed open until 18:00.",
            id="the-contrary",
        ),
    ],
)
def test_what_shares_words_with_another_matter_affirms_nothing(tmp_path: Path, alleged: str, reply: str) -> None:
    assert affirmed(tmp_path, alleged, reply) == []
