"""A denial that does not repeat what it denies answers what another voice has said right before it."""

from pathlib import Path

import pytest

from countersay import examine


def denials(folder: Path, text: str) -> list[tuple[str | None, str]]:
    """Return who denies and in which words, where somebody else alleges it."""
    (folder / "a.txt").write_text(f"News in brief\n\n{text}\n", encoding="utf-8")
    record = examine([folder])
    whole = record.documents[0].text
    return [
        (voice.speaker, whole[voice.start : voice.end])
        for row in record.allegations
        if row.alleged_by
        for voice in row.denied_by
    ]


SAID = "Edda Marsh said that the foreman had emptied the well."


@pytest.mark.parametrize(
    ("reply", "who", "words"),
    [
        pytest.param("Ivo Lunn denied this.", "Ivo Lunn", "denied this", id="denied-this"),
        pytest.param("Ivo Lunn said this was untrue.", "Ivo Lunn", "this was untrue", id="said-this-was"),
        pytest.param(
            "The foreman, Ivo Lunn, denied having done so.", "Ivo Lunn", "denied having done so", id="having-done-so"
        ),
        pytest.param("The brewery rejected that account.", "The brewery", "rejected that account", id="that-account"),
        pytest.param(
            "Ivo Lunn dismissed the claim as nonsense.",
            "Ivo Lunn",
            "dismissed the claim as nonsense",
            id="dismissed-as",
        ),
        pytest.param("Ivo Lunn said the allegation was false.", "Ivo Lunn", "the allegation was false", id="was-false"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["same-paragraph", "next-paragraph"])
def test_denial_without_content_answers_what_was_said_before(
    tmp_path: Path, reply: str, who: str, words: str, between: str
) -> None:
    ((speaker, said),) = denials(tmp_path, SAID + between + reply)
    assert speaker == who
    assert said.endswith(words)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SAID} Ivo Lunn declined to comment on this.", id="no-comment"),
        pytest.param(f"{SAID} Ivo Lunn did not deny this.", id="did-not-deny"),
        pytest.param(f"{SAID} Marsh denied this when asked for a picture.", id="the-same-voice"),
        pytest.param(f"{SAID} The weather was fine on that day. Ivo Lunn denied this.", id="another-sentence-between"),
        pytest.param(f"{SAID} Ivo Lunn denied the request.", id="a-request"),
        pytest.param(f"{SAID} Ivo Lunn rejected this offer.", id="an-offer"),
        pytest.param(f"{SAID} Ivo Lunn called this a good day.", id="called-this"),
    ],
)
def test_what_denies_nothing_that_was_said_before(tmp_path: Path, text: str) -> None:
    assert denials(tmp_path, text) == []
