"""Answer an accusation by the sentence with which the accused names another cause: "The ships were delayed because their owners …".

1. A sentence of a declared side says what came of what: "E was due to C", "E because of C", "C caused E", "the reason for E was C".
2. E shares two weighty words (or rows of words) with what another declared side alleges of that side, or with a plain sentence in
   which that side speaks of it; names behind "of", "in", "at" do not stand against it. One question must fit best.
3. C speaks neither of the speaker's own side nor of "us": who names himself as the cause denies nothing.
4. A sentence that negates, asks or supposes says nothing of a cause.

The note says that it names another cause: that the thing happened may be granted.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from countersay.lexicon.gates import gated, may_match
from countersay.lexicon.load import table
from countersay.linking.contrary_words import Keys, keys_of, word_keys
from countersay.linking.plain_sentences import (
    Sentence,
    VoicesByPlace,
    as_statement,
    by_place,
    is_open,
    sentences_of,
    stretches,
)
from countersay.linking.question_items import Item, overlap
from countersay.linking.set_apart import of_other_months
from countersay.linking.sides import Sides
from countersay.model import Attribution, Document, Proposition
from countersay.noting import noted

_SHARED = 2  # words or rows
_LEAD = 80  # code points before a proposition in which its day may stand
_CAUSES = 200  # sentences of a corpus
_OWN = re.compile(r"\b(?:we|our|us|ours)\b", re.IGNORECASE)
_END = re.compile(r"[.!?;\n](?:(?<![\n;])(?=\s|[\"”’\[]|$)|(?<=\n)(?:\s*\n|(?=\s*[•*-]))|(?<=;)\s)")


@dataclass(frozen=True, slots=True)
class _Cause:
    """A sentence with the words of what came of the cause it names."""

    sentence: Sentence
    keys: Keys
    side: str
    speaker: str | None


def with_causes(
    groups: Sequence[list[Item]], documents: Sequence[Document], attributions: Sequence[Attribution], sides: Sides
) -> list[list[Item]]:
    """Return the questions with answers that name another cause added, and new ones behind."""
    out = [list(group) for group in groups]
    voices = by_place(attributions)
    causes = [found for document in documents for found in _causes_in(document, voices, sides)][:_CAUSES]
    if not causes:
        return out
    texts = {document.id: document.text for document in documents}
    plain = _plain(documents, voices, sides)
    for cause in causes:
        home = _home(out, cause, texts) or _new(out, cause, plain, sides)
        if home is not None and not any(overlap(item.row, cause.sentence) for item in home):
            family = home[0].family
            row = replace(
                as_statement(cause.sentence, cause.speaker), act="denies", family=family, explicit=True, answer="cause"
            )
            home.append(Item(row, family, family, frozenset(), cause.side, False, cause.side))
    return out


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = table("contraries")["cause"]
    return tuple(gated(re.compile(rf"\A(?:{pattern})", re.IGNORECASE | re.DOTALL)) for pattern in data["patterns"])


@noted("causes")
def _tells_causes(text: str) -> bool:
    """Say whether any sentence of a text tells what came of what."""
    patterns = [pattern for pattern in _patterns() if may_match(pattern, text)]
    if not patterns:
        return False
    return any(pattern.search(text[start:end]) for start, end in stretches(text, _END) for pattern in patterns)


def _causes_in(document: Document, voices: VoicesByPlace, sides: Sides) -> list[_Cause]:
    found: list[_Cause] = []
    if not _tells_causes(document.text):
        return found
    for sentence in sentences_of(document, _END):
        match = next((m for pattern in _patterns() if (m := pattern.search(sentence.text)) is not None), None)
        if match is None or is_open(match["effect"]) or _negated(sentence.text[: match.start("cause")]):
            continue
        over = voices.at(document.id, sentence.start + match.start("effect"))
        if any(voice.stance != "asserts" for voice in over):
            continue
        speaker = over[-1].speaker if over else None
        side = sides.side(speaker, document.id) if over else sides.own.get(document.id)
        keys = keys_of(match["effect"])
        if side is None or ":" in side or len(keys) < _SHARED or _is_own(match["cause"], side, sides):
            continue
        found.append(_Cause(sentence, keys, side, speaker))
    return found


def _negated(words: str) -> bool:
    return re.search(r"\b(?:not|never|no|nor)\b|n[’']t\b", words, re.IGNORECASE) is not None


def _is_own(cause: str, side: str, sides: Sides) -> bool:
    """Say whether the cause is what the speaker's own side did."""
    if _OWN.search(cause):
        return True
    return any(sides.side(word) == side for word in re.findall(r"\b[A-Z][\w’']+", cause))


def _home(groups: Sequence[list[Item]], cause: _Cause, texts: Mapping[str, str]) -> list[Item] | None:
    """The one question that fits best of what another side alleges of the speaker's."""
    scores: list[tuple[int, int]] = []
    for number, group in enumerate(groups):
        best = 0
        for item in group:
            against = item.agent == cause.side or (item.agent is None and item.voice is not None)
            if (
                item.alleges
                and against
                and item.voice != cause.side
                and item.voice is not None
                and ":" not in item.voice
            ):
                words = _sentence_at(texts[item.row.document], item.row)
                if of_other_months(words, cause.sentence.text):
                    continue
                said = keys_of(texts[item.row.document][item.row.start : item.row.end])
                best = max(best, _common(cause.keys, said))
        if best >= _SHARED:
            scores.append((best, number))
    scores.sort(reverse=True)
    if not scores or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return groups[scores[0][1]]


def _sentence_at(text: str, row: Proposition) -> str:
    """Return the words of a proposition with those of its sentence before them: "On 19 February, an ambulance was …"."""
    lead = re.split(r"[.!?;]\s|\n", text[max(0, row.start - _LEAD) : row.start])[-1]
    return lead + text[row.start : row.end]


def _common(one: Keys, other: Keys) -> int:
    """Count the words in common, a row and the words that stand in it as one.

    A row of nouns and one word more are too little: "our boats were in port" tells of no vessel that was taken to the port.
    """
    shared = one & other
    roots = {key for key in shared if not key.startswith("@")}
    if roots and not any(key.startswith("@v ") for key in shared):
        return max(len(shared) - len(roots), len(roots))
    held = {row for key in roots for row in word_keys(key)}
    return len(roots) + len({key for key in shared if key.startswith("@")} - held)


def _plain(
    documents: Sequence[Document], voices: VoicesByPlace, sides: Sides
) -> list[tuple[Sentence, Keys, str, str | None]]:
    """The plain sentences of declared sides."""
    found = []
    for document in documents:
        for sentence in sentences_of(document):
            if is_open(sentence.text):
                continue
            over = voices.at(document.id, sentence.start)
            if any(voice.stance != "asserts" for voice in over):
                continue
            speaker = over[-1].speaker if over else None
            side = sides.side(speaker, document.id) if over else sides.own.get(document.id)
            if side is not None and ":" not in side:
                found.append((sentence, keys_of(sentence.text), side, speaker))
    return found


def _new(
    groups: list[list[Item]],
    cause: _Cause,
    plain: Sequence[tuple[Sentence, Keys, str, str | None]],
    sides: Sides,
) -> list[Item] | None:
    """A question of the plain sentences in which another side speaks of the matter and of the speaker's side."""
    alleged = [
        Item(as_statement(sentence, speaker), "statement", "statement", frozenset(), cause.side, False, side)
        for sentence, keys, side, speaker in plain
        if side != cause.side
        and _common(cause.keys, keys) >= _SHARED
        and not of_other_months(sentence.text, cause.sentence.text)
        and any(sides.side(word) == cause.side for word in re.findall(r"\b[A-Z][\w’']+", sentence.text))
    ]
    if not 0 < len(alleged) <= _SHARED:
        return None
    groups.append(alleged)
    return alleged
