"""Tell whom "it" and "they" stand for where the syntax alone says so: who speaks of himself, who goes on speaking.

1. "The ministry confirms that it closed the road": the subject of the first clause of what somebody says is the one who
   says it, where that is a pronoun and no noun stands before it in the clause. "It" behind another clause may be anything.
2. "It denies that …": the voice of a pronoun is the voice named last before it in the same paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from countersay.extraction.positions.accusation_clauses import Range
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.voices_at import Voices
from countersay.model import Attribution, Extent, Proposition

_SELF = frozenset({"it", "they", "he", "she"})
_LONGEST = 8  # words of a name
_BACK = 500  # code points
_OPENING = frozenset({"that", "and", "also", "neither", "nor", "not", "both", "only", "indeed"})
_PARAGRAPH = re.compile(r"\n[^\S\n]{0,20}\n")


def is_pronoun(words: str | None) -> bool:
    """Say whether words are nothing but "it", "they", "he" or "she"."""
    return words is not None and words.strip().lower() in _SELF


def speaks_of_self(unit: Unit, agent: Range | None, voice: Attribution | None) -> Extent | None:
    """Return the words that name the speaker where the agent is a pronoun for him (rule 1), else None."""
    if agent is None or voice is None or not voice.source or agent[1] - agent[0] != 1 or not voice.cue:
        return None
    if unit.lower(agent[0]) not in _SELF or is_pronoun(voice.source[0].text):
        return None
    start = unit.tokens[agent[0]].start
    content = next((c for c in voice.content if c.start <= start < c.end), None)
    if content is None or voice.source[0].start > start:
        return None
    opening = [t.lower for t in unit.tokens if content.start <= t.start < start]
    return voice.source[0] if all(word in _OPENING for word in opening) else None


def named_speakers(text: str, rows: Iterable[Proposition], voices: Voices) -> Iterator[Proposition]:
    """Yield the propositions, those in the voice of a pronoun with the name of the voice before (rule 2)."""
    named = sorted(
        (voice.source[0].start, voice.speaker)
        for voice in voices.rows
        if voice.source and voice.speaker and not is_pronoun(voice.speaker) and not is_pronoun(voice.source[0].text)
        if len(voice.speaker.split()) <= _LONGEST
    )
    for row in rows:
        if not is_pronoun(row.speaker):
            yield row
            continue
        at = row.source.start if row.source is not None else row.start
        k = bisect_left(named, (at, "")) - 1
        found = k >= 0 and at - named[k][0] <= _BACK and not _PARAGRAPH.search(text, named[k][0], at)
        yield replace(row, speaker=named[k][1]) if found else row
