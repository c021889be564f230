"""Where no side is declared, what a named voice denies meets what another says of the same matter, also in another paper."""

from pathlib import Path

import pytest

from countersay import examine


def denied(folder: Path, *texts: str) -> list[tuple[str, str]]:
    """Return the pairs of what is alleged and what denies it, in papers of no side."""
    settings = ""
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
        settings += f'[documents."{number}.txt"]\nissuer = "Paper {number}"\ndate = 2031-05-1{number}\n'
    (folder / "corpus.toml").write_text(settings, encoding="utf-8")
    record = examine([folder])
    found = {document.id: document.text for document in record.documents}
    return [
        (found[said.document][said.start : said.end], found[reply.document][reply.start : reply.end])
        for row in record.allegations
        for said in row.alleged_by
        for reply in row.denied_by
    ]


@pytest.mark.parametrize(
    ("texts", "reply"),
    [
        pytest.param(
            (
                "Rowers said that wardens used smoke flares on the crowd at Orl.\n\nThe warden, Per Holm, said that no smoke flares were used at Orl.",
            ),
            "no smoke flares were used at Orl",
            id="one-paper",
        ),
        pytest.param(
            (
                "Rowers said that wardens used smoke flares on the crowd at Orl.",
                "The warden, Per Holm, said that no smoke flares were used at Orl.",
            ),
            "no smoke flares were used at Orl",
            id="two-papers-and-a-place",
        ),
        pytest.param(
            (
                "Rowers said that wardens used smoke flares on the crowd at Orl.",
                "A spokesman denied using smoke flares on rowers.",
            ),
            "using smoke flares on rowers",
            id="denied-doing",
        ),
        pytest.param(
            ("The guards fired at a ferry, the council said.", "The ministry denied firing at the ferry."),
            "firing at the ferry",
            id="denied-doing-of-the-lexicon",
        ),
    ],
)
def test_denial_of_a_named_voice_is_met(tmp_path: Path, texts: tuple[str, ...], reply: str) -> None:
    assert reply in {words for _, words in denied(tmp_path, *texts)}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            (
                "Rowers said that wardens used smoke flares on the crowd at Orl.",
                "The warden, Per Holm, said that no smoke flares were used at Dorn.",
            ),
            id="another-place",
        ),
        pytest.param(
            (
                "Rowers said that wardens used smoke flares on the crowd at Orl.",
                "A spokesman denied using whistles on rowers.",
            ),
            id="another-tool",
        ),
        pytest.param(
            ("The guards fired at a ferry, the council said.", "The ministry denied firing at the school."),
            id="another-target",
        ),
        pytest.param(
            (
                "Rowers said that wardens used smoke flares on the crowd at Orl.",
                "The warden, Per Holm, could not say whether smoke flares were used at Orl.",
            ),
            id="not-known",
        ),
    ],
)
def test_denial_of_another_matter_meets_nothing(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert all(said == reply for said, reply in denied(tmp_path, *texts))
