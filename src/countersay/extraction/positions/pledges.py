"""Promises that one side makes by itself: "expressed its readiness to", "pledged to", "offered to".

1. Contents of voices that commit, by a cue of promising.
2. "confirmed its readiness to help" where no voice was found: the subject of the verb before promises what "to" says.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from countersay.extraction.positions.claim_words import extent_of, is_somebody
from countersay.extraction.text.tagging import tags
from countersay.extraction.text.tokens import tokenize
from countersay.extraction.voices.folded import Unit
from countersay.extraction.voices.subjects import verb_subject
from countersay.lexicon.gates import gated
from countersay.model import Attribution, Commitment, identify

UNILATERAL = "unilateral pledge"
_OBLIGATION = 26  # words: a bound in characters would depend on the length of a party's name
_LONGEST = 3000
_PLEDGING = re.compile(
    r"(?i)\b(?:readiness|willingness|determination|commit\w*|pledg\w+|promis\w+|undert\w+|vow\w*|guarante\w+|offer\w*|agreed|assur\w+)\b"
)


def pledges(
    text: str, attributions: Sequence[Attribution], pieces: Sequence[tuple[int, int]], document: str
) -> Iterator[Commitment]:
    """Yield the pledges of a document; `pieces` are its ranges of running text."""
    taken: list[tuple[int, int]] = []
    for row in _voiced(text, attributions, document):
        taken.append((row.start, row.end))
        yield row
    for row in _ready(text, pieces, document):
        if not any(start < row.end and row.start < end for start, end in taken):
            yield row


def cut(text: str) -> str:
    """Return the words, at most 26 of them."""
    words = text.split(" ")
    return text if len(words) <= _OBLIGATION else " ".join(words[:_OBLIGATION]) + " …"


def _voiced(text: str, attributions: Sequence[Attribution], document: str) -> Iterator[Commitment]:
    for voice in attributions:
        if voice.stance != "commits" or not voice.content or not any(_PLEDGING.search(c.text) for c in voice.cue):
            continue
        start = min([s.start for s in voice.source] + [c.start for c in voice.content] + [c.start for c in voice.cue])
        end = max(c.end for c in voice.content)
        words = " ".join(text[voice.content[0].start : end].split())
        who = voice.speaker if voice.speaker is not None and is_somebody(voice.speaker) else None
        yield Commitment(
            id=identify("k", document, start, end, "pledge"),
            document=document,
            start=start,
            end=end,
            instrument=UNILATERAL,
            obligation=cut(words),
            accused=who,
            said_by=None,
            stance="reference",
        )


@cache
def _readiness() -> re.Pattern[str]:
    return gated(
        re.compile(
            r"\b(?:confirm|express|declar|reiterat|reaffirm|stat|voic|convey|announc|stress|underlin|repeat|show|demonstrat)(?:e|es|ed|s|ing)?"
            r"(?: once (?:more|again)| repeatedly)? (?:its|their|his|her|our) (?:full )?(?:readiness|willingness|determination)"
            r" (?P<what>to [a-z]+)"
        )
    )


def _ready(text: str, pieces: Sequence[tuple[int, int]], document: str) -> Iterator[Commitment]:
    """Rule 2."""
    for begin, stop in pieces:
        match = _readiness().search(text, begin, stop)
        if match is None:
            continue
        tokens = tokenize(text, begin, min(stop, begin + _LONGEST))
        unit = Unit(tokens, tags(tokens))
        verb = next((k for k, token in enumerate(tokens) if token.start == match.start()), None)
        who = extent_of(text, unit, verb_subject(unit, verb)) if verb is not None else None
        ends = re.search(r"[;.](?:\s|$)|, (?:but|while|which)\b", text[match.end() : stop])
        end = match.end() + ends.start() if ends else stop
        yield Commitment(
            id=identify("k", document, match.start(), end, "pledge"),
            document=document,
            start=match.start(),
            end=end,
            instrument=UNILATERAL,
            obligation=cut(" ".join(text[match.start("what") : end].split())),
            accused=" ".join(who.text.split()) if who is not None and is_somebody(who.text) else None,
            said_by=None,
            stance="reference",
        )
