"""Looking up voices by an index finds what going through all of them finds."""

import pytest

from countersay.extraction.voices.innermost import VoiceIndex, voice_at
from countersay.model import Attribution, Span


def voice(name: str, start: int, end: int, cue: int) -> Attribution:
    return Attribution(id=name, document="d", kind="indirect", content=(Span(start, end),), cue=(Span(cue, cue + 4),))


VOICES = (
    voice("outer", 10, 900, 0),
    voice("inner", 300, 420, 295),
    voice("long", 0, 60_000, 950),
    voice("late", 700, 720, 690),
)


@pytest.mark.parametrize("position", [0, 10, 299, 300, 419, 420, 710, 899, 900, 59_999, 60_000])
def test_index_agrees_with_the_whole_list(position: int) -> None:
    assert VoiceIndex.of(VOICES).at(position) == voice_at(VOICES, position)


def test_cues_of_a_sentence() -> None:
    assert [one.id for one in VoiceIndex.of(VOICES).with_cue(290, 700)] == ["inner", "late"]
